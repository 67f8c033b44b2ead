// SPDX-License-Identifier: Apache-2.0
// Contradictions between sources.
#include "query/claims/contradictions.hpp"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "graph/lens/figures.hpp"
#include "graph/lens/same_matter.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

bool tells_difference(const KnowledgeGraph& graph, ClaimId c) {
  return graph.kind_of_claim(c) == Kind::remark &&
         graph.object(graph.term_of_claim(c), vocab::fil_difference) != no_term;
}

// The number of things and claims that a remark is about.
std::size_t subjects_of(const KnowledgeGraph& graph, ClaimId remark) {
  const TermId about = graph.terms().find_iri(vocab::fil_about);
  std::set<TermId> subjects;
  for (const Quad& quad : graph.statements(graph.term_of_claim(remark)))
    if (quad.predicate == about) subjects.insert(quad.object);
  return subjects.size();
}

bool is_affirmed(const Lens& lens, ClaimId c) { return lens.stance(c).stance > Stance::denied_only; }

class Search {
 public:
  explicit Search(const Lens& lens) : lens_(lens), graph_(lens.graph()) {}

  std::vector<Contradiction> run() {
    find_relations(ContradictionKind::answered, vocab::fil_answers);
    find_relations(ContradictionKind::conflicting, vocab::fil_conflictsWith);
    find_denied();
    find_differing();
    std::sort(found_.begin(), found_.end(), [this](const Contradiction& a, const Contradiction& b) {
      return std::tuple(a.kind, terms(a)) < std::tuple(b.kind, terms(b));
    });
    return std::move(found_);
  }

 private:
  std::vector<TermId> terms(const Contradiction& contradiction) const {
    std::vector<TermId> terms;
    for (const ClaimId c : contradiction.claims) terms.push_back(graph_.term_of_claim(c));
    return terms;
  }

  bool seen(ClaimId c) const { return lens_.listed(c) != Match::no; }

  bool denied_by_some(ClaimId c) const {
    const auto rows = graph_.attestations(c);
    return std::any_of(rows.begin(), rows.end(),
                       [this](const AttestationRow& row) { return row.denies != 0 && lens_.shows(row) != Match::no; });
  }

  void find_relations(ContradictionKind kind, std::string_view edge_type) {
    const EdgeTypeId type = graph_.core(edge_type);
    std::set<std::pair<ClaimId, ClaimId>> pairs;
    for (const RelationRow& row : graph_.data().relations) {
      if (row.type != type || !seen(row.from) || !seen(row.to)) continue;
      if (kind == ContradictionKind::answered) {
        if (!denied_by_some(row.from)) continue;
        answers_.insert(row.from);
        found_.push_back({kind, {row.to, row.from}, no_claim});
        continue;
      }
      const bool ordered = graph_.term_of_claim(row.from) < graph_.term_of_claim(row.to);
      const std::pair pair = ordered ? std::pair(row.from, row.to) : std::pair(row.to, row.from);
      if (pairs.insert(pair).second)
        found_.push_back({kind, {pair.first, pair.second}, condition_of(pair.first, pair.second)});
    }
  }

  void find_denied() {
    std::set<ClaimId> denied;
    for (const AttestationRow& row : graph_.data().attestations)
      if (row.denies != 0 && lens_.shows(row) != Match::no) denied.insert(row.claim);
    for (const ClaimId c : denied)
      if (seen(c) && !answers_.contains(c)) found_.push_back({ContradictionKind::denied, {c}, no_claim});
  }

  void find_differing() {
    const Figures figures(graph_);
    std::set<std::pair<ClaimId, ClaimId>> pairs;
    for (const AboutRow& row : graph_.data().about) {
      if (!is_figure(row.claim)) continue;
      const std::vector<ClaimId> same_matter = same_matter_claims(lens_, row.claim);
      for (const ClaimId other : figures.excluded_by(row.claim)) {
        // Only figures that certainly have the same period can contradict each other.
        if (!is_figure(other) || lens_.bounds(row.claim) != lens_.bounds(other) || explained(row.claim, other) ||
            std::find(same_matter.begin(), same_matter.end(), other) != same_matter.end())
          continue;
        const bool ordered = graph_.term_of_claim(row.claim) < graph_.term_of_claim(other);
        const std::pair pair = ordered ? std::pair(row.claim, other) : std::pair(other, row.claim);
        if (pairs.insert(pair).second)
          found_.push_back({ContradictionKind::differing, {pair.first, pair.second}, no_claim});
      }
    }
  }

  // Whether it is a figure that the lens shows. What nobody affirms is no figure of anybody's.
  bool is_figure(ClaimId c) const {
    return graph_.kind_of_claim(c) == Kind::figure && seen(c) && lens_.stance(c).stance != Stance::denied_only;
  }

  // The first remark about both claims, by IRI, that a source affirms under the lens and for which `wanted` is true.
  template <class Wanted>
  ClaimId remark_on_both(ClaimId a, ClaimId b, Wanted wanted) const {
    const auto about_a = graph_.about(graph_.term_of_claim(a)), about_b = graph_.about(graph_.term_of_claim(b));
    ClaimId first = no_claim;
    for (const AboutRow& row : about_a) {
      if (graph_.kind_of_claim(row.claim) != Kind::remark || !seen(row.claim) || !wanted(row.claim) ||
          !is_affirmed(lens_, row.claim))
        continue;
      const auto same = [&](const AboutRow& other) { return other.claim == row.claim; };
      if (std::none_of(about_b.begin(), about_b.end(), same)) continue;
      if (first == no_claim || graph_.term_of_claim(row.claim) < graph_.term_of_claim(first)) first = row.claim;
    }
    return first;
  }
  // The remark that says on which reading two claims are in conflict: one that tells their difference, or that is about
  // these two alone. What a remark on many claims says of them all is no reading of the conflict of two.
  ClaimId condition_of(ClaimId a, ClaimId b) const {
    return remark_on_both(
        a, b, [this](ClaimId remark) { return tells_difference(graph_, remark) || subjects_of(graph_, remark) == 2; });
  }

  bool explained(ClaimId a, ClaimId b) const {
    return remark_on_both(a, b, [this](ClaimId remark) { return tells_difference(graph_, remark); }) != no_claim;
  }

  const Lens& lens_;
  const KnowledgeGraph& graph_;
  std::set<ClaimId> answers_;
  std::vector<Contradiction> found_;
};

}  // namespace

std::vector<Contradiction> contradictions(const Lens& lens) { return Search(lens).run(); }

std::vector<ExplainedDifference> explained_differences(const Lens& lens) {
  const KnowledgeGraph& graph = lens.graph();
  const TermId about = graph.terms().find_iri(vocab::fil_about);
  std::vector<ExplainedDifference> found;
  for (const ClaimId remark : graph.data().claims_by_term) {
    if (!tells_difference(graph, remark) || lens.listed(remark) == Match::no || !is_affirmed(lens, remark)) continue;
    ExplainedDifference difference{remark, {}};
    TermId last = no_term;
    for (const Quad& quad : graph.statements(graph.term_of_claim(remark))) {
      // The same statement may follow for another graph.
      if (quad.predicate != about || std::exchange(last, quad.object) == quad.object) continue;
      const ClaimId c = graph.find_claim(quad.object);
      if (c != no_claim && lens.listed(c) != Match::no) difference.claims.push_back(c);
    }
    if (difference.claims.size() > 1) found.push_back(std::move(difference));
  }
  return found;
}

}  // namespace filiera
