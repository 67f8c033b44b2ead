// SPDX-License-Identifier: Apache-2.0
// The edges of the graph as a search for paths may walk them.
#pragma once

#include <algorithm>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graph/lens.hpp"
#include "graph/query/path_query.hpp"

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

// What the lens says of an edge that is walked.
struct EdgeView {
  Match match = Match::no;
  Bounds bounds;
  DayRange days;  // on which a path can hold that walks it; all days where no common period is asked
};

// The edges that a query's pattern reads and its lens shows, between vertices that it does not avoid. Counts
// the edges that it hands out against the query's budget.
class PathEdges {
 public:
  // All must outlive it.
  PathEdges(const Lens& lens, const PathQuery& query, const PathPattern& pattern);

  // Calls visit(WalkedEdge) for the edges that leave (enter) a vertex, by type, forward before backward, then
  // by their other end and claim. Looks at no edges but those of types that the pattern names. Stops when the
  // budget is spent.
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

  // Remembered by claim and direction; O(1) after the first call.
  const EdgeView& view(const WalkedEdge& e);

  // The days among which a common period lies: the lens's, or all.
  DayRange days() const { return days_; }
  bool avoids(VertexId v) const { return avoid_.contains(v); }
  bool spent() const { return budget_ == 0; }

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

  const Lens& lens_;
  const KnowledgeGraph& graph_;
  CommonPeriod common_period_;
  EdgeTypeId uses_;
  DayRange days_;
  std::size_t budget_;
  PatternStep::Types forward_, backward_;
  std::vector<EdgeTypeId> types_;
  std::unordered_set<VertexId> avoid_;
  std::unordered_map<std::uint64_t, EdgeView> views_;
};

}  // namespace filiera
