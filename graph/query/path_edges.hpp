// SPDX-License-Identifier: Apache-2.0
// The edges of the graph as a search for paths may walk them.
#pragma once

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <tuple>
#include <unordered_set>
#include <vector>

#include "graph/lens.hpp"
#include "graph/query/path_hops.hpp"

namespace filiera {

// An edge from where it is walked to where it leads. A loop is walked forward only.
struct WalkedEdge {
  Edge edge;
  EdgeTypeId type = 0;
  Walked walked = Walked::forward;
  friend bool operator==(const WalkedEdge&, const WalkedEdge&) = default;
};

// A loop is read in either direction.
inline bool reads(const PatternStep& step, const WalkedEdge& e) {
  return step.reads(e.type, e.walked) ||
         (e.edge.source == e.edge.target && step.reads(e.type, Walked::backward));
}

// Their order where several leave a vertex: by type, forward before backward, then by their other end and
// claim.
inline bool comes_before(const WalkedEdge& a, const WalkedEdge& b) {
  return std::tuple(a.type, a.walked, a.edge.claim) < std::tuple(b.type, b.walked, b.edge.claim);
}

// What the lens says of an edge that is walked.
struct EdgeView {
  Match match = Match::no;
  Bounds bounds;
  DayRange days;  // on which a path can hold that walks it; all days where no common period is asked
};

// The edges that a query's pattern reads and its lens shows, between vertices that it does not avoid, without
// those that are a hop of their own under a prohibition that ends every path over them. Counts the edges that
// it hands out against the query's budget.
class PathEdges {
 public:
  // All must outlive it.
  PathEdges(const Lens& lens, const PathHops& hops, const PathQuery& query, const PathPattern& pattern);

  // Calls visit(WalkedEdge) for the edges that leave (enter) a vertex, in the order of comes_before(). Looks
  // at no edges but those of types that the pattern names. Stops when the budget is spent.
  template <class Visit>
  void leaving(VertexId v, Visit visit) {
    for (const EdgeTypeId type : types_) {
      for (const ClaimId c : graph_.out_claims(v, type)) offer(graph_.edge(c), type, Walked::forward, visit);
      if (!backward_[type]) continue;
      const auto [first, last] = in_claims(v, type);
      for (ClaimId c = first; c < last; ++c) offer_turned(graph_.edge(c), type, visit);
    }
  }
  template <class Visit>
  void entering(VertexId v, Visit visit) {
    for (const EdgeTypeId type : types_) {
      const auto [first, last] = in_claims(v, type);
      for (ClaimId c = first; c < last; ++c) offer(graph_.edge(c), type, Walked::forward, visit);
      if (!backward_[type]) continue;
      for (const ClaimId c : graph_.out_claims(v, type)) offer_turned(graph_.edge(c), type, visit);
    }
  }

  // Remembered by claim and direction where more than columns are asked for it; O(1) after the first call.
  EdgeView view(const WalkedEdge& e);

  // Whether every edge that the lens shows holds on every day that matters to the query: no common period is asked,
  // or one on a single day, on which an edge may be only possibly.
  bool timeless() const {
    return common_period_ == CommonPeriod::ignored ||
           (lens_.options().least == Firmness::possible && days_.first == days_.last);
  }

  // The days among which a common period lies: the lens's, or all.
  DayRange days() const { return days_; }
  bool avoids(VertexId v) const { return avoid_.contains(v); }
  bool spent() const { return budget_ == 0; }
  // Counts places that a search keeps against the budget, which so bounds its memory.
  void spend(std::size_t places) { budget_ -= std::min(budget_, places); }

  // Whether measures on a hop are the same whatever path it is part of: under a date, or where no common
  // period is asked.
  bool measures_are_final() const { return lens_.options().as_of || common_period_ == CommonPeriod::ignored; }
  // Whether a prohibition as certain as this removes a path.
  bool removes(Match prohibition) const;

 private:
  template <class Visit>
  void offer(const Edge& edge, EdgeTypeId type, Walked walked, Visit& visit) {
    if (walked == Walked::forward && !forward_[type] && edge.source != edge.target) return;
    if (budget_ == 0) return;
    --budget_;
    const WalkedEdge e{edge, type, walked};
    if (!avoids(edge.source) && !avoids(edge.target) && view(e).match != Match::no) visit(e);
  }
  template <class Visit>
  void offer_turned(const Edge& edge, EdgeTypeId type, Visit& visit) {
    if (edge.source != edge.target)
      offer({edge.target, edge.source, edge.claim}, type, Walked::backward, visit);
  }
  std::pair<ClaimId, ClaimId> in_claims(VertexId v, EdgeTypeId type) const;
  bool removed(const Edge& edge) const;
  EdgeView seen(const WalkedEdge& e) const;

  const Lens& lens_;
  const PathHops& hops_;
  const KnowledgeGraph& graph_;
  CommonPeriod common_period_;
  Prohibited prohibited_;
  EdgeTypeId uses_;
  bool remembers_;
  DayRange days_;
  std::size_t budget_;
  PatternStep::Types forward_, backward_;
  std::vector<EdgeTypeId> types_;
  std::unordered_set<VertexId> avoid_;
  boost::unordered_flat_map<std::uint64_t, EdgeView> views_;
};

}  // namespace filiera
