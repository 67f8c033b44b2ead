// SPDX-License-Identifier: Apache-2.0
// What no day changes of the ownership in a graph.
#include "graph/ownership/ownership_days.hpp"

#include <algorithm>
#include <boost/unordered/unordered_flat_set.hpp>

#include "graph/lens/same_matter.hpp"
#include "graph/model/claims_around.hpp"
#include "graph/model/measure_parts.hpp"
#include "graph/time/matched_days.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

bool suspends(const KnowledgeGraph& graph, VertexId exception) {
  return !limits_goods(graph, exception) && !states_parties(graph, exception) && !states_places(graph, exception);
}

OwnershipDays::OwnershipDays(const Lens& lens, Asked asked) : lens_(lens), types_(lens.graph()), asked_(asked) {}

// The days on which the exception may be in force. A rule without a stated start holds from the beginning on.
DaySpans::Span OwnershipDays::span_of(VertexId exception) const {
  const KnowledgeGraph& graph = lens_.graph();
  const ClaimId claim = graph.claim_of_vertex(exception);
  const Bounds time = claim == no_claim ? every_day : lens_.bounds(claim);
  const bool is_rule = graph.object(graph.term_of_vertex(exception), vocab::fil_reachesOwned) != no_term;
  return {{is_rule ? unbounded_past : time.start_earliest, time.end_latest}, exception};
}

const OwnershipDays::Exceptions& OwnershipDays::exceptions_to(VertexId measure) {
  const auto [known, fresh] = exceptions_.try_emplace(measure, nullptr);
  if (!fresh) return *known->second;
  Exceptions& made = made_exceptions_.emplace_back();
  known->second = &made;
  const KnowledgeGraph& graph = lens_.graph();
  std::vector<DaySpans::Span> suspending, of_no_party;
  for (const ClaimId e : graph.in_claims(measure, types_.exception_to)) {
    const VertexId exception = graph.edge(e).source;
    if (!made.all.empty() && made.all.back() == exception) continue;
    made.all.push_back(exception);
    if (states_parties(graph, exception)) continue;
    of_no_party.push_back(span_of(exception));
    if (suspends(graph, exception)) suspending.push_back(of_no_party.back());
  }
  made.suspending = DaySpans(std::move(suspending));
  made.of_no_party = DaySpans(std::move(of_no_party));
  return made;
}

const OwnershipDays::Limits& OwnershipDays::limits_of(VertexId measure) {
  const auto [known, fresh] = limits_.try_emplace(measure, nullptr);
  if (!fresh) return *known->second;
  Limits& made = made_limits_.emplace_back();
  known->second = &made;
  const KnowledgeGraph& graph = lens_.graph();
  // Calls visit(base, exception) for the exceptions to the measure, and for those to each one that it admits.
  const auto walk = [&](auto visit) {
    std::vector<VertexId> found{measure};
    boost::unordered_flat_set<VertexId> met{measure};
    for (std::size_t next = 0; next < found.size(); ++next)
      for (const VertexId exception : exceptions_to(found[next]).all)
        if (visit(found[next], exception) && met.insert(exception).second) found.push_back(exception);
  };
  walk([&](VertexId, VertexId exception) {
    made.any_limited = made.any_limited || !suspends(graph, exception);
    return !made.any_limited;
  });
  if (!made.any_limited) return made;
  boost::unordered_flat_set<VertexId> limiting;
  std::vector<DaySpans::Span> limits;
  walk([&](VertexId base, VertexId exception) {
    const bool suspending = suspends(graph, exception);
    if (!suspending && base != measure && limiting.insert(exception).second) limits.push_back(span_of(exception));
    return suspending;
  });
  made.of_suspensions = DaySpans(std::move(limits));
  return made;
}

bool OwnershipDays::any_limited(VertexId measure) { return limits_of(measure).any_limited; }

const DaySpans& OwnershipDays::limits_of_suspensions(VertexId measure) { return limits_of(measure).of_suspensions; }

const OwnershipDays::HoldingsIn* OwnershipDays::holdings_in(VertexId asset) {
  constexpr std::size_t few = 32;
  const KnowledgeGraph& graph = lens_.graph();
  const ClaimRange claims = graph.in_claims(asset, types_.owns);
  if (asked_ == Asked::one_day || claims.size() <= few) return nullptr;
  const auto [known, fresh] = holdings_.try_emplace(asset, nullptr);
  if (!fresh) return known->second;
  HoldingsIn& made = made_holdings_.emplace_back();
  known->second = &made;
  std::vector<DaySpans::Span> dated;
  for (const ClaimId claim : claims) {
    const Bounds time = lens_.bounds(claim);
    if (graph.relations_from(claim).empty() && graph.relations_to(claim).empty())
      dated.push_back({{time.start_earliest, time.end_latest}, claim});
    else
      made.always.push_back(claim);
  }
  made.dated = DaySpans(std::move(dated));
  return &made;
}

ClaimId OwnershipDays::telling_of(ClaimId claim) {
  const KnowledgeGraph& graph = lens_.graph();
  if (graph.relations_from(claim).empty() && graph.relations_to(claim).empty()) return claim;
  if (const auto known = tellings_.find(claim); known != tellings_.end()) return known->second;
  const std::vector<ClaimId> same = same_matter_claims(graph, claim);
  const ClaimId first = *std::min_element(same.begin(), same.end());
  for (const ClaimId one : same) tellings_[one] = first;
  return first;
}

bool OwnershipDays::is_divided(ClaimId telling) {
  const auto [known, fresh] = divided_.try_emplace(telling, false);
  if (!fresh) return known->second;
  const KnowledgeGraph& graph = lens_.graph();
  const std::vector<ClaimId> same = same_matter_claims(graph, telling);
  const auto first = std::ranges::find_if(same, [&](ClaimId claim) { return graph.is_edge(claim); });
  known->second = first != same.end() && std::ranges::any_of(same, [&](ClaimId claim) {
                    if (!graph.is_edge(claim)) return false;
                    const Edge one = graph.edge(*first), other = graph.edge(claim);
                    return one.source != other.source || one.target != other.target;
                  });
  return known->second;
}

std::uint32_t OwnershipDays::block_of(ClaimId claim) {
  const KnowledgeGraph& graph = lens_.graph();
  if (graph.relations_from(claim).empty() && graph.relations_to(claim).empty()) return no_block;
  if (const auto known = blocks_.find(claim); known != blocks_.end()) return known->second;
  const Edge edge = graph.edge(claim);
  const std::vector<ClaimId> together = connected_claims(graph, claim, types_.apart_from, [&](ClaimId other) {
    if (!graph.is_edge(other) || graph.type_of(other) != types_.owns) return false;
    const Edge second = graph.edge(other);
    return second.source == edge.source && second.target == edge.target;
  });
  const std::uint32_t block = together.size() < 2 ? no_block : *std::min_element(together.begin(), together.end());
  for (const ClaimId one : together) blocks_[one] = block;
  return block;
}

}  // namespace filiera
