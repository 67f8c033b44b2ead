// SPDX-License-Identifier: Apache-2.0
// Events, measures and other dated claims in order of time.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "graph/lens/lens.hpp"
#include "graph/measures/measures.hpp"
#include "graph/model/goods_flow.hpp"

namespace filiera {

struct TimelineQuery {
  std::vector<VertexId> about;          // any of these; empty: all events and measures
  std::optional<DayRange> changing_in;  // only claims that begin, end or happen on a day of it
};

// An event, a measure, or a dated link or figure.
struct TimelineRow {
  ClaimId claim = no_claim;
  // Conjunction: the lens shows it, it concerns the query's vertex, it changes in the query's period, and of what it is
  // a condition of something is told. What was ended before it began, and so never held, is shown too, without a date
  // of the lens.
  Match match = Match::no;
  Match concern = Match::certain;  // whether it concerns what was asked for
  Match change = Match::certain;   // whether it changes in the period
  // Of a condition: whether what it is a condition of is told; possible if that is disputed, or denied only.
  Match rests_on = Match::certain;
  Bounds time;
  bool dated = true;  // its start or its end is stated
  // Of an event: the measures and links that it introduces; of a measure or a link: the introducing events, those too
  // that are not done and introduce nothing yet. Without those that the lens shows only possibly if it asks for the
  // certain.
  std::vector<ClaimId> introducing;
  std::vector<ClaimId> terminating;  // likewise for fil:terminates
};

struct Timeline {
  // The dated rows in order of their bounds (earliest start, latest start, earliest end, latest end), then the undated
  // ones; then by IRI.
  std::vector<TimelineRow> rows;
  std::size_t undated = 0;  // number of links and figures omitted because no source dates them
};

// The timeline of a vertex: itself; the claims that have it as end, product, place or subject, and the measures and
// events that such an edge connects to it; for a product, the measures on its families; for a company or group, the
// measures on its hops of goods. Each measure is followed by its exceptions and conditions, transitively, and by the
// events with an edge to any of these. Cost: all claims once, the vertex's hops and the measures on them, and sorting
// the rows.
Timeline timeline(const GoodsFlowGraph& flow, const Lens& lens, const Measures& measures, const TimelineQuery& query);

}  // namespace filiera
