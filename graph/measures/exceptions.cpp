// SPDX-License-Identifier: Apache-2.0
// Which measures an exception takes out, and to what degree.
#include "graph/measures/exceptions.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <span>

#include "graph/measures/places_and_parties.hpp"
#include "graph/model/exception_order.hpp"
#include "graph/model/measure_parts.hpp"

namespace filiera {

Numbers numbers_of(const std::vector<Candidate>& candidates) {
  Numbers numbers;
  for (std::size_t i = 0; i < candidates.size(); ++i) numbers.try_emplace(candidates[i].measure, i);
  return numbers;
}

void settle_exceptions(const Surroundings& around, std::vector<Candidate>& candidates) {
  const Numbers numbers = numbers_of(candidates);
  std::vector<Match> own;
  std::vector<ExceptionTo> exceptions;
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    own.push_back(around.lens().unless_contested(candidates[i].claim, candidates[i].match()));
    each_exception(around, candidates, numbers, candidates[i].measure, [&](std::size_t by, ClaimId) {
      exceptions.push_back({by, i});
    });
  }
  if (exceptions.empty()) return;
  const std::vector<Match> removed = removed_by_exceptions(own, exceptions);
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    Candidate& candidate = candidates[i];
    candidate.exception_possible = candidate.match() == Match::certain && removed[i] == Match::possible;
    candidate.removed = removed[i];
    candidate.left = without(Match::certain, removed[i]);
  }
}

namespace {

// The exceptions to an ownership rule, and the exceptions to these.
struct ExceptionsToRule {
  std::vector<VertexId> measures;       // the rule first
  std::vector<ExceptionTo> exceptions;  // by index of `measures`
};

ExceptionsToRule exceptions_to(VertexId rule, const Surroundings& around) {
  const KnowledgeGraph& graph = around.graph();
  ExceptionsToRule found;
  found.measures = {rule};
  std::unordered_map<VertexId, std::size_t> number{{rule, 0}};
  for (std::size_t base = 0; base < found.measures.size(); ++base)
    for (const ClaimId e : graph.in_claims(found.measures[base], around.types().exception_to)) {
      const VertexId exception = graph.edge(e).source;
      const auto [known, fresh] = number.try_emplace(exception, found.measures.size());
      if (fresh) found.measures.push_back(exception);
      found.exceptions.push_back({known->second, base});
    }
  return found;
}

// Of the exceptions to the rule, and to these, those that may be in force on the day and concern one of the parties:
// those that state no party, a group of one of them, or a member. All of them if one of the parties is not known.
ExceptionsToRule exceptions_concerning(VertexId rule, const Surroundings& around, std::span<const VertexId> parties) {
  const KnowledgeGraph& graph = around.graph();
  const MeasureEdgeTypes& types = around.types();
  if (std::find(parties.begin(), parties.end(), no_vertex) != parties.end()) return exceptions_to(rule, around);
  // By what they except from.
  std::unordered_map<VertexId, std::vector<VertexId>> naming;
  const auto add_naming = [&](VertexId named) {
    for (const ClaimId on : graph.in_claims(named, types.on_party))
      for (const ClaimId e : graph.out_claims(graph.edge(on).source, types.exception_to))
        naming[graph.edge(e).target].push_back(graph.edge(on).source);
  };
  for (const VertexId party : parties) {
    for (const Related& group : around.groups_of(party)) add_naming(group.vertex);
    if (graph.kind_of_vertex(party) == Kind::group)
      for (const ClaimId e : graph.in_claims(party, types.member_of)) add_naming(graph.edge(e).source);
  }
  ExceptionsToRule found;
  found.measures = {rule};
  std::unordered_map<VertexId, std::size_t> number{{rule, 0}};
  for (std::size_t base = 0; base < found.measures.size(); ++base) {
    const auto add = [&](VertexId exception) {
      const auto [known, fresh] = number.try_emplace(exception, found.measures.size());
      if (fresh) found.measures.push_back(exception);
      found.exceptions.push_back({known->second, base});
    };
    const VertexId measure = found.measures[base];
    around.ownership_days().exceptions_to(measure).of_no_party.each_on(around.day(), add);
    if (const auto of_party = naming.find(measure); of_party != naming.end())
      for (const VertexId exception : of_party->second) add(exception);
  }
  return found;
}

// To what degree the exceptions of the rule remove it where parts(exception) match. Without exceptions that name
// something, the rule is in force everywhere or nowhere, which Suspensions knows.
template <class Parts>
Match excepted(VertexId rule, const Surroundings& around, std::span<const VertexId> parties, Parts parts) {
  if (around.graph().in_claims(rule, around.types().exception_to).empty()) return Match::no;
  if (!around.ownership_days().any_limited(rule)) return Match::no;
  const ExceptionsToRule all = exceptions_concerning(rule, around, parties);
  std::vector<Match> own{Match::certain};
  for (std::size_t i = 1; i < all.measures.size(); ++i) {
    const Match in_force = around.in_force_alone(all.measures[i]);
    own.push_back(in_force == Match::no ? Match::no : both(in_force, parts(all.measures[i])));
  }
  return removed_by_exceptions(own, all.exceptions).front();
}

}  // namespace

namespace {

// Whether an exception governs the hops that it states, in disregard of time. Without goods it has those of its base.
class StatedParts {
 public:
  StatedParts(const Surroundings& around, const Hop& hop) : around_(around), hop_(hop) {}

  Match of(VertexId exception) {
    const KnowledgeGraph& graph = around_.graph();
    if (!goods_) goods_.emplace(around_, hop_.product);
    const Match on_goods = states_goods(graph, exception) ? goods_->of(exception).match : Match::certain;
    Rule stated;
    stated.to_place = graph.out_claims(exception, around_.types().to_place);
    stated.from_place = graph.out_claims(exception, around_.types().from_place);
    stated.on_party = graph.out_claims(exception, around_.types().on_party);
    return both(on_goods, places_and_parties(stated, around_, hop_));
  }

 private:
  const Surroundings& around_;
  const Hop& hop_;
  std::optional<ProductGoods> goods_;
};

}  // namespace

Match excepted_from_reach(VertexId rule, const Surroundings& around, const Hop& hop) {
  StatedParts parts(around, hop);
  const std::array parties{hop.supplier, hop.recipient};
  return excepted(rule, around, parties, [&](VertexId exception) { return parts.of(exception); });
}

std::vector<VertexId> exceptions_from_reach(VertexId rule, const Surroundings& around, const Hop& hop) {
  const KnowledgeGraph& graph = around.graph();
  const Lens& lens = around.lens();
  StatedParts parts(around, hop);
  std::vector<VertexId> found;
  for (const VertexId exception : around.ownership_days().exceptions_to(rule).all) {
    const ClaimId claim = graph.claim_of_vertex(exception);
    if (claim == no_claim || told_as_real(lens, claim) == Match::no) continue;
    const auto& as_of = lens.options().as_of;
    if (as_of && holds(lens.bounds(claim), *as_of) == Match::no) continue;
    if (parts.of(exception) != Match::no) found.push_back(exception);
  }
  return found;
}

std::vector<VertexId> all_exceptions_to(VertexId measure, const Surroundings& around) {
  if (around.graph().in_claims(measure, around.types().exception_to).empty()) return {};
  std::vector<VertexId> all = exceptions_to(measure, around).measures;
  all.erase(all.begin());
  return all;
}

Match excepted_from_listing(VertexId measure, const Surroundings& around, const Hop& hop, DayRange day,
                            const Lifted& lifted) {
  const KnowledgeGraph& graph = around.graph();
  const Lens& lens = around.lens();
  if (graph.in_claims(measure, around.types().exception_to).empty()) return Match::no;
  const ExceptionsToRule all = exceptions_to(measure, around);
  StatedParts parts(around, hop);
  std::vector<Match> own{Match::certain};
  for (std::size_t i = 1; i < all.measures.size(); ++i) {
    const ClaimId claim = graph.claim_of_vertex(all.measures[i]);
    const bool counts = graph.real(claim) && !std::binary_search(lifted.begin(), lifted.end(), all.measures[i]);
    const Match told = counts ? lens.unless_contested(claim, lens.seen(claim)) : Match::no;
    const Match in_force = both(told, holds(lens.bounds(claim), day));
    own.push_back(in_force == Match::no ? Match::no : both(in_force, parts.of(all.measures[i])));
  }
  return removed_by_exceptions(own, all.exceptions).front();
}

Match excepted_from_reach(VertexId rule, const Surroundings& around, VertexId party) {
  const KnowledgeGraph& graph = around.graph();
  const MeasureEdgeTypes& types = around.types();
  return excepted(rule, around, {&party, 1}, [&](VertexId exception) {
    if (suspends(graph, exception)) return Match::certain;
    Match match = Match::no;
    const auto named = graph.out_claims(exception, types.on_party);
    for (const ClaimId e : named) match = either(match, around.is_party(graph.edge(e).target, party));
    if (!limits_goods(graph, exception) && !states_places(graph, exception)) return match;
    // What is taken out of the rule on some hops of the party stays reached on others; what is taken out of an
    // exception on some hops is reached on those.
    const auto bases = graph.out_claims(exception, types.exception_to);
    const bool of_the_rule =
        std::any_of(bases.begin(), bases.end(), [&](ClaimId e) { return graph.edge(e).target == rule; });
    return of_the_rule ? Match::no : at_most_possible(named.empty() ? Match::possible : match);
  });
}

}  // namespace filiera
