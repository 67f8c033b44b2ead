// SPDX-License-Identifier: Apache-2.0
// What may concern the reach of a party on some day: the measures that list a party upstream of it, and the days on
// which any of it changes.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <functional>
#include <span>
#include <vector>

#include "graph/ownership/graph_holdings.hpp"
#include "graph/ownership/shared_lists.hpp"

namespace filiera {

// Upstream of a party are itself, all that holds any of it or controls it, their partners and groups, on any day.
struct Upstream {
  // Those that list a party upstream by some rule; these rules, and the exceptions to any of it that state no party.
  SharedList<VertexId> measures;
  // On which a claim of this may begin or end; unbounded_past first; empty if nothing of it is dated.
  SharedList<Day> days;
};

// Under a lens, which must outlive it. Not thread-safe.
class UpstreamIndex {
 public:
  // The days on which the places change in which a party lies. Those of the party asked about count where a measure
  // upstream reaches only outside of a place.
  using SeatDays = std::function<const std::vector<Day>&(VertexId party)>;
  // `rules` count even if no measure upstream names them.
  UpstreamIndex(const Lens& lens, std::vector<VertexId> rules, SeatDays seat_days);

  // O(what is upstream) for the first parties. Once they have gone through more than the graph, all parties are worked
  // out at once: O(ownership edges, and the distinct lists of measures and days).
  const Upstream& of(VertexId party);

 private:
  // Of one party without what is upstream of it, or of several together.
  struct Own {
    std::vector<VertexId> measures, next;  // `next`: its owners, controllers, partners and groups
    std::vector<Day> days;
  };
  Own own(VertexId party) const;
  // The days of the exceptions that state the party, a group of it or a member, and of the exceptions to these.
  std::vector<Day> days_of_exceptions(VertexId party) const;
  // Adds the rules of the measures and the exceptions to any of it, with their days.
  void add_rules(Own& own) const;
  void work_out_all();
  bool only_outside(std::span<const VertexId> measures) const;

  const Lens* lens_;
  const KnowledgeGraph* graph_;
  OwnershipEdgeTypes types_;
  std::vector<VertexId> rules_;
  SeatDays seat_days_;
  std::size_t walked_ = 0;
  bool complete_ = false;
  boost::unordered_flat_map<VertexId, std::unique_ptr<const Upstream>> known_;
};

}  // namespace filiera
