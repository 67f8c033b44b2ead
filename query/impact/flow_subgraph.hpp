// SPDX-License-Identifier: Apache-2.0
// A subgraph of the flow of goods with the parts that its products need: where goods begin in it, how far they come.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "graph/model/graph_data.hpp"
#include "graph/model/rows.hpp"

namespace filiera {

inline constexpr std::uint32_t no_making = UINT32_MAX;

// Goods that may move from one vertex to another: how surely they do, how surely a change ends it, and whether a
// prohibition lies on it, which ends nothing.
struct FlowArc {
  VertexId from = no_vertex;
  VertexId to = no_vertex;
  Match match = Match::certain;
  Match loss = Match::no;
  Match barred = Match::no;
  std::uint32_t making = no_making;  // what `from` has to make for it
  bool source = true;                // false: it brings `to` a part alone, and is no source of goods of its own
};
inline std::uint32_t arc_target(const FlowArc& arc) { return arc.to; }

// That a party, or a product whose makers nobody names, makes a product.
struct Making {
  VertexId maker = no_vertex;
  VertexId product = no_vertex;
};

// An arc that may bring a part, and how surely what it brings is the part.
struct PartSource {
  std::uint32_t arc = 0;
  Match match = Match::certain;
};

// A part that a making needs, or parts of which one is enough. It is met when one of its sources brings one.
struct MakingNeed {
  std::uint32_t making = 0;
  Match match = Match::certain;  // how surely it is needed
  std::vector<VertexId> parts;
  std::vector<PartSource> sources;  // at least one
};

// What there is of goods: which vertices have some, and which makings can go on.
struct FlowState {
  std::vector<bool> reached, made;
};

// The ends of some arcs, numbered from 0 in order of vertex, the arcs by number, and the makings with their needs.
// An AND/OR graph: a vertex has goods when it is an origin, or when one of the arcs into it that are sources brings
// some; a making goes on when each of its needs is met; an arc brings goods when its beginning has some and its making
// goes on. Where makings need each other in a ring, all go on until something from outside is missing; where vertices
// supply each other in a ring, they have only what comes from an origin. O((vertices + arcs) log).
class FlowSubgraph {
 public:
  // `is_party` tells those who can have goods of their own from products; without it all can. Makings and needs refer
  // to each other, and needs to `arcs`, by their place in these lists.
  explicit FlowSubgraph(std::vector<FlowArc> arcs, const std::function<bool(VertexId)>& is_party = {},
                        std::vector<Making> makings = {}, std::vector<MakingNeed> needs = {});

  std::uint32_t size() const { return static_cast<std::uint32_t>(vertices_.size()); }
  VertexId vertex(std::uint32_t number) const { return vertices_[number]; }
  std::uint32_t number_of(VertexId v) const;  // of an end of an arc
  bool has(VertexId v) const;                 // whether it is an end of an arc
  bool is_party(std::uint32_t number) const { return party_[number]; }
  // The arcs out of each number, their ends as numbers; by `to` in each row.
  const Rows<FlowArc>& arcs() const { return arcs_; }
  std::span<const Making> makings() const { return makings_; }
  // In order of making; their sources are places in arcs().values.
  std::span<const MakingNeed> needs() const { return needs_; }
  std::span<const MakingNeed> needs_of(std::uint32_t making) const {
    return std::span(needs_).subspan(need_offset_[making], need_offset_[making + 1] - need_offset_[making]);
  }

  // Where goods begin: the vertices that no source enters but from themselves, and all parties of each set of vertices
  // that supply each other in a ring which no source enters, since nobody says where in it; all of it where it holds no
  // party. From them every vertex is reached. In order. O(vertices + arcs).
  std::vector<std::uint32_t> origins() const;

  // Which vertices are reached from the starts (themselves included) over arcs that `follow(arc)` accepts, whatever
  // needs there are.
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
        if (!seen[arc.to] && arc.source && follow(arc)) {
          seen[arc.to] = true;
          starts.push_back(arc.to);
        }
    }
    return seen;
  }

  // What counts in a state. An arc that does not count brings nothing, a need that does not count is met, a source that
  // does not count meets no need.
  struct Counts {
    std::function<bool(const FlowArc&)> arc = [](const FlowArc&) { return true; };
    std::function<bool(const MakingNeed&)> need = [](const MakingNeed&) { return true; };
    std::function<bool(const PartSource&)> source = [](const PartSource&) { return true; };
  };
  // O(vertices + arcs + sources of needs), times, in each ring, the makings in it that stop.
  FlowState state(const std::vector<std::uint32_t>& origins, const Counts& counts) const;

  // Vertices are nodes of the AND/OR graph by their number, makings behind them.
  std::uint32_t node_of_making(std::uint32_t making) const { return size() + making; }
  // The nodes to whose state that of a node counts; several times where there are several reasons.
  const Rows<std::uint32_t>& dependents() const { return dependents_; }
  // The nodes that depend on these, themselves included, at any depth; those come first that others depend on, and
  // rings stand together.
  std::vector<std::uint32_t> depending_on(std::vector<std::uint32_t> nodes) const;
  // Works out the state of `nodes` anew, which is what depending_on() gave, and leaves the rest as it is.
  void update(FlowState& state, std::span<const std::uint32_t> nodes, const std::vector<bool>& is_origin,
              const Counts& counts) const;

  // Whether an arc brings goods in a state.
  bool brings(const FlowArc& arc, const FlowState& state, const Counts& counts) const {
    return state.reached[arc.from] && (arc.making == no_making || state.made[arc.making]) && counts.arc(arc);
  }
  bool is_met(const MakingNeed& need, const FlowState& state, const Counts& counts) const;

 private:
  void order_nodes();

  std::vector<VertexId> vertices_;
  std::vector<bool> party_;
  Rows<FlowArc> arcs_;
  std::vector<Making> makings_;
  std::vector<MakingNeed> needs_;
  std::vector<std::uint32_t> need_offset_;
  Rows<std::uint32_t> sources_into_;  // of each vertex, the places of the arcs that are its sources
  Rows<std::uint32_t> dependents_;
  std::vector<std::uint32_t> component_;  // of each node; of a node that others depend on no lower than theirs
};

// How surely each vertex, making and need had what it needs and has it no more after the losses. certain: wherever it
// had it, whichever of the possible arcs are real and needs are needed, and whichever of the possible losses come
// about. no: in none of these cases, so far as the certain ways tell: possible is what no certain way without a loss
// keeps and what hangs, from a loss on, on such alone. Cost: that of two states.
struct Losses {
  std::vector<Match> vertices, makings, needs;
};
Losses lost_sources(const FlowSubgraph& subgraph);

}  // namespace filiera
