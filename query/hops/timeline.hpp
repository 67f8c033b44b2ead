// SPDX-License-Identifier: Apache-2.0
// Events, measures and what else is dated, in order of time.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "graph/lens/lens.hpp"
#include "graph/measures/measures.hpp"
#include "graph/model/goods_flow.hpp"

namespace filiera {

struct TimelineQuery {
  VertexId about = no_vertex;           // no_vertex: every event and every measure
  std::optional<DayRange> changing_in;  // only what begins, ends or happens on a day of it
};

// An event, a measure, or a dated link or figure.
struct TimelineRow {
  ClaimId claim = no_claim;
  // Whether the lens shows it, it concerns what was asked for, and it changes in the period that was asked for.
  Match match = Match::no;
  Bounds time;
  bool dated = true;                 // its start or its end is stated
  std::vector<ClaimId> introducing;  // of an event: the measures that it introduces; of a measure: the events that do
  std::vector<ClaimId> terminating;  // likewise for fil:terminates
};

struct Timeline {
  // The dated rows in order of their bounds (earliest start, latest start, earliest end, latest end), then the others;
  // then in order of IRI.
  std::vector<TimelineRow> rows;
  std::size_t undated = 0;  // links and figures that are left out, because no source dates them
};

// What concerns a vertex: itself; the claims of which it is an end, the product, the place or what they are about, and
// the measures and events to which such an edge leads; of a product, the measures on the families that hold it; of a
// company or group, the measures on its hops of goods, with their conditions. With each measure come its exceptions and
// conditions, at any depth, and the events that have an edge to any of them.
// Cost: all claims once, the vertex's hops and the measures on them, and a sort of the rows.
Timeline timeline(const GoodsFlowGraph& flow, const Lens& lens, const Measures& measures, const TimelineQuery& query);

}  // namespace filiera
