// SPDX-License-Identifier: Apache-2.0
// A part of the flow of goods, numbered for itself: where goods begin in it, and how far they come.
#pragma once

#include <functional>
#include <vector>

#include "graph/model/graph_data.hpp"
#include "graph/model/rows.hpp"

namespace filiera {

// Goods that may move from one vertex to another: how surely they do, how surely a change ends it, and whether a
// prohibition lies on it, which ends nothing.
struct FlowArc {
  VertexId from = no_vertex;
  VertexId to = no_vertex;
  Match match = Match::certain;
  Match loss = Match::no;
  Match barred = Match::no;
};
inline std::uint32_t arc_target(const FlowArc& arc) { return arc.to; }

// The ends of some arcs, numbered from 0 in order of vertex, and the arcs by number. O((vertices + arcs) log).
class FlowPart {
 public:
  // `is_party` tells those who can have goods of their own from products; without it all can.
  explicit FlowPart(std::vector<FlowArc> arcs, const std::function<bool(VertexId)>& is_party = {});

  std::uint32_t size() const { return static_cast<std::uint32_t>(vertices_.size()); }
  VertexId vertex(std::uint32_t number) const { return vertices_[number]; }
  std::uint32_t number_of(VertexId v) const;  // of an end of an arc
  // The arcs out of each number, their ends as numbers; by `to` in each row.
  const Rows<FlowArc>& arcs() const { return arcs_; }

  // Where goods begin: the vertices that no arc enters but from themselves, and all parties of each set of
  // vertices that supply each other in a ring which no arc enters, since no source says where in it; all of it
  // where it holds no party. From them every vertex is reached. In order. O(vertices + arcs).
  std::vector<std::uint32_t> origins() const;

  // Which vertices are reached from the starts (themselves included) over arcs that `follow(arc)` accepts.
  template <class Follow>
  std::vector<bool> reached(std::vector<std::uint32_t> starts, Follow follow) const {
    std::vector<bool> seen(size(), false);
    std::erase_if(starts, [&](std::uint32_t v) {
      if (seen[v]) return true;
      seen[v] = true;
      return false;
    });
    while (!starts.empty()) {
      const std::uint32_t v = starts.back();
      starts.pop_back();
      for (const FlowArc& arc : arcs_[v])
        if (!seen[arc.to] && follow(arc)) {
          seen[arc.to] = true;
          starts.push_back(arc.to);
        }
    }
    return seen;
  }

 private:
  std::vector<VertexId> vertices_;
  std::vector<bool> party_;
  Rows<FlowArc> arcs_;
};

// Whether each vertex had some way of goods from an origin and has none after the losses. certain: wherever it
// had a way, whichever of the possible arcs are real and of the possible losses come about. no: in none of these
// cases, so far as the sure ways tell: possible is every vertex that no sure way reaches without a loss and that
// some way reaches which, from a loss on, passes only such vertices. O(vertices + arcs).
std::vector<Match> lost_sources(const FlowPart& part);

}  // namespace filiera
