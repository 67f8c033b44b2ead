// SPDX-License-Identifier: Apache-2.0
// States between two data sets: graphs of the statements near one hop, some of the first data set, some of the second.
#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "graph/load/builder.hpp"
#include "io/fault.hpp"
#include "ontology/vocabulary.hpp"
#include "query/claims/differences.hpp"
#include "query/hops/hop_mixtures.hpp"
#include "query/hops/hop_neighbours.hpp"

namespace filiera {
namespace {

// Copies statements of subjects, with those of what they name, into a builder.
class Copy {
 public:
  // `from` says of which graph a claim, thing or document is to be taken; null if of none.
  using From = std::function<const KnowledgeGraph*(PartName)>;
  Copy(Builder& builder, From from) : builder_(builder), from_(std::move(from)) {}

  // Whether a term of a graph gets a name of its own, as another in the same copy has its name.
  std::function<bool(const KnowledgeGraph&, PartName)> rename;

  void subject(PartName name) {
    open_.push_back(name);
    while (!open_.empty()) {
      const PartName next = open_.back();
      open_.pop_back();
      if (!done_.insert(next).second) continue;
      const KnowledgeGraph* graph = from_(next);
      if (!graph) continue;
      const TermId term = graph->terms().find_iri(next);
      if (term == no_term) continue;
      statements(*graph, term);
      if (const ClaimId c = graph->find_claim(term); c != no_claim)
        for (const AttestationRow& row : graph->attestations(c)) statements(*graph, row.term);
    }
  }

 private:
  static bool stands_alone(const KnowledgeGraph& graph, TermId term) {
    return graph.find_claim(term) != no_claim || graph.find_vertex(term) != no_vertex ||
           graph.find_document(term) != no_document;
  }

  // Copies the statements of a term and of its parts, such as amounts; notes the claims, things, documents and declared
  // properties that they name.
  void statements(const KnowledgeGraph& graph, TermId subject) {
    std::vector<TermId> parts{subject};
    std::set<TermId> met{subject};
    while (!parts.empty()) {
      const TermId part = parts.back();
      parts.pop_back();
      for (const Quad& quad : graph.statements(part)) {
        builder_.statement({number(graph, quad.subject), number(graph, quad.predicate), number(graph, quad.object),
                            quad.graph == no_term ? no_term : number(graph, quad.graph)},
                           {});
        for (const TermId term : {quad.predicate, quad.object}) {
          if (graph.terms()[term].kind == TermKind::literal) continue;
          if (stands_alone(graph, term))
            open_.push_back(graph.terms().value(term));
          else if (met.insert(term).second)
            parts.push_back(term);
        }
      }
    }
  }

  TermId number(const KnowledgeGraph& graph, TermId term) {
    TermView view = graph.terms()[term];
    if (view.kind != TermKind::iri || !rename(graph, view.value)) return builder_.terms().intern(view);
    const std::string renamed = std::string(view.value) + "~";
    view.value = renamed;
    return builder_.terms().intern(view);
  }

  Builder& builder_;
  From from_;
  std::vector<PartName> open_;
  std::set<PartName> done_;
};

// The graph of one mixture, asked about the hop.
struct Made {
  std::optional<KnowledgeGraph> graph;
  std::optional<GoodsFlowGraph> flow;
  std::optional<HopState> state;
};

class GraphMixtures final : public HopMixtures {
 public:
  GraphMixtures(const HopState& before, const HopState& after) : before_(before), after_(after) {
    const Differences all = differences(Lens(before.graph()), Lens(after.graph()));
    for (const ClaimDifference& claim : all.claims) {
      add({claim.before == no_claim ? no_term : before.graph().term_of_claim(claim.before),
           claim.after == no_claim ? no_term : after.graph().term_of_claim(claim.after)});
      for (const SubjectDifference& part : claim.parts) add_former_home(part.before);
    }
    for (const std::vector<SubjectDifference>* subjects : {&all.things, &all.others})
      for (const SubjectDifference& subject : *subjects)
        // What only one side knows comes with the claims that name it.
        if (subject.before != no_term && subject.after != no_term) add({subject.before, subject.after});
  }

  std::vector<ChangedSubject> differing(const HopName& hop, HopAspect aspect) override {
    hop_ = hop;
    mixed_.clear();
    const KnowledgeGraph* const graphs[] = {&before_.graph(), &after_.graph()};
    near_ = neighbourhood_.of(hop, aspect);
    // The documents of the claims, whose dates count too.
    std::set<PartName> names = near_.claims;
    names.insert(near_.things.begin(), near_.things.end());
    for (const PartName name : near_.claims)
      for (const KnowledgeGraph* graph : graphs) {
        const TermId term = graph->terms().find_iri(name);
        const ClaimId c = term == no_term ? no_claim : graph->find_claim(term);
        if (c == no_claim) continue;
        for (const AttestationRow& row : graph->attestations(c))
          names.insert(graph->terms().value(graph->document(row.document).term));
      }
    std::vector<ChangedSubject> found;
    for (const PartName name : names)
      if (const auto changed = changed_.find(name); changed != changed_.end()) found.push_back(changed->second);
    std::ranges::sort(found);
    return found;
  }

  const std::vector<HopAspectState>* mixed(const HopCause& subjects) override {
    const auto known = mixed_.find(subjects);
    const Mixed& mixed = known != mixed_.end() ? known->second : mixed_.emplace(subjects, make(subjects)).first->second;
    return mixed.made ? &mixed.aspects : nullptr;
  }

 private:
  // Names in the aspects are of the graph of `made`.
  struct Mixed {
    std::unique_ptr<Made> made;
    std::vector<HopAspectState> aspects;
  };

  PartName name(const ChangedSubject& subject) const {
    return subject.before != no_term ? before_.graph().terms().value(subject.before)
                                     : after_.graph().terms().value(subject.after);
  }
  static bool states(const KnowledgeGraph& graph, PartName subject) {
    const TermId term = graph.terms().find_iri(subject);
    return term != no_term && !graph.statements(term).empty();
  }
  void add(ChangedSubject subject) { changed_.emplace(name(subject), subject); }
  // Adds the claim that an attestation spoke of: it has lost it if it speaks of another now.
  void add_former_home(TermId attestation) {
    const KnowledgeGraph& graph = before_.graph();
    const AttestationId a = attestation == no_term ? no_attestation : graph.find_attestation(attestation);
    if (a == no_attestation) return;
    const TermId claim = graph.term_of_claim(graph.attestation(a).claim);
    const TermId now = after_.graph().terms().find_iri(graph.terms().value(claim));
    add({claim, now != no_term && after_.graph().find_claim(now) != no_claim ? now : no_term});
  }
  // Whether the term is an attestation of different claims in the two graphs.
  bool speaks_of_another(PartName attestation) const {
    const auto claim = [&](const KnowledgeGraph& graph) {
      const TermId term = graph.terms().find_iri(attestation);
      const AttestationId a = term == no_term ? no_attestation : graph.find_attestation(term);
      return a == no_attestation ? PartName() : graph.terms().value(graph.term_of_claim(graph.attestation(a).claim));
    };
    const PartName then = claim(before_.graph()), now = claim(after_.graph());
    return !then.empty() && !now.empty() && then != now;
  }

  Mixed make(const HopCause& subjects) const {
    std::set<PartName> taken;
    for (const ChangedSubject& subject : subjects) taken.insert(name(subject));
    Builder builder;
    builder.begin_file("");
    Copy copy(builder, [&](PartName name) -> const KnowledgeGraph* {
      if (!changed_.contains(name)) return states(before_.graph(), name) ? &before_.graph() : &after_.graph();
      return taken.contains(name) ? &after_.graph() : &before_.graph();
    });
    copy.rename = [&](const KnowledgeGraph& graph, PartName name) {
      return &graph == &after_.graph() && speaks_of_another(name);
    };
    for (const PartName each : near_.claims) copy.subject(each);
    for (const PartName each : near_.things) copy.subject(each);
    Faults faults;
    Mixed found;
    auto made = std::make_unique<Made>();
    made->graph = std::move(builder).finish(faults);
    if (!made->graph) return found;
    made->flow.emplace(*made->graph);
    made->state.emplace(*made->flow, lens_of(*made->graph));
    found.aspects = made->state->aspects(made->state->rows(hop_));
    found.made = std::move(made);
    return found;
  }

  // The lens of the first side, in another graph.
  LensOptions lens_of(const KnowledgeGraph& graph) const {
    LensOptions options = before_.lens().options();
    for (std::vector<TermId>* terms : {&options.sources, &options.not_sources})
      for (TermId& term : *terms) term = graph.terms().find_iri(before_.graph().terms().value(term));
    return options;
  }

  const HopState& before_;
  const HopState& after_;
  Neighbourhood neighbourhood_{{&before_.graph(), &after_.graph()}};
  std::map<PartName, ChangedSubject> changed_;
  HopName hop_;
  Neighbours near_;                  // of hop_
  std::map<HopCause, Mixed> mixed_;  // of hop_
};

}  // namespace

std::unique_ptr<HopMixtures> mixtures_of_graphs(const HopState& before, const HopState& after) {
  return std::make_unique<GraphMixtures>(before, after);
}

}  // namespace filiera
