// SPDX-License-Identifier: Apache-2.0
// A subgraph of the flow of goods with the parts that products need: its origins, and which vertices have goods.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "graph/model/breadth_first.hpp"
#include "graph/model/graph_data.hpp"
#include "graph/model/rows.hpp"

namespace filiera {

inline constexpr std::uint32_t no_making = UINT32_MAX;

// A possible movement of goods from one vertex to another: its match, the match of its loss by a change, and whether a
// prohibition applies to it (which does not remove it).
struct FlowArc {
  VertexId from = no_vertex;
  VertexId to = no_vertex;
  Match match = Match::certain;
  Match loss = Match::no;
  Match prohibited = Match::no;
  std::uint32_t making = no_making;  // the making at `from` that it depends on
  bool source = true;                // false: it only brings a part to `to` and does not count as a source of goods
};
inline std::uint32_t arc_target(const FlowArc& arc) { return arc.to; }

// A party that makes a product; or a product, if it has no stated maker.
struct Making {
  VertexId maker = no_vertex;
  VertexId product = no_vertex;
  Match match = Match::certain;  // whether the maker makes it
};

// An arc that may bring a part. `match`: whether its goods are the part.
struct PartSource {
  std::uint32_t arc = 0;
  Match match = Match::certain;
};

// A part that a making needs, or alternative parts of which one is enough. Met if at least one source brings goods.
struct MakingNeed {
  std::uint32_t making = 0;
  Match match = Match::certain;  // whether it is needed
  std::vector<VertexId> parts;
  std::vector<PartSource> sources;  // at least one
};

// The state of the network: which vertices have goods, and which makings can continue.
struct FlowState {
  std::vector<bool> reached, made;
};

// The ends of a set of arcs, numbered from 0 in order of vertex, with the arcs, and the makings with their needs. An
// AND/OR graph: a vertex has goods if it is an origin or if some source arc brings goods; a making continues if each of
// its needs is met; an arc brings goods if its start has goods and its making continues. Makings that need each other
// in a cycle continue unless something from outside is missing (greatest fixed point). Vertices that supply each other
// in a cycle have only goods that come from an origin (least fixed point). O((vertices + arcs) log) to build.
class FlowSubgraph {
 public:
  // `is_party` is true for vertices that can have goods of their own, as opposed to products; by default, for all.
  // Makings and needs refer to each other, and needs to `arcs`, by index.
  explicit FlowSubgraph(std::vector<FlowArc> arcs, const std::function<bool(VertexId)>& is_party = {},
                        std::vector<Making> makings = {}, std::vector<MakingNeed> needs = {});

  std::uint32_t size() const { return static_cast<std::uint32_t>(vertices_.size()); }
  VertexId vertex(std::uint32_t number) const { return vertices_[number]; }
  std::uint32_t number_of(VertexId v) const;  // requires has(v)
  bool has(VertexId v) const;                 // whether it is an end of an arc
  bool is_party(std::uint32_t number) const { return party_[number]; }
  // The arcs out of each vertex, with numbers as ends, each row ordered by `to`.
  const Rows<FlowArc>& arcs() const { return arcs_; }
  std::span<const Making> makings() const { return makings_; }
  // Ordered by making; their sources are indices into arcs().values.
  std::span<const MakingNeed> needs() const { return needs_; }
  std::span<const MakingNeed> needs_of(std::uint32_t making) const {
    return std::span(needs_).subspan(need_offset_[making], need_offset_[making + 1] - need_offset_[making]);
  }

  // The origins of goods: vertices that no source arc enters except from themselves, and the parties of each strongly
  // connected component that no source arc enters, because no source states where in the cycle goods begin (all its
  // vertices if it has no party). Every vertex is reachable from an origin. Ascending. O(vertices + arcs).
  std::vector<std::uint32_t> origins() const;

  // The vertices that are origins for some choice of the possible arcs: those of a cycle, or alone, that no certain arc
  // enters. Contains origins(). Ascending. O(vertices + arcs), for each cycle within a cycle that certain arcs enter.
  std::vector<std::uint32_t> possible_origins() const;
  // The vertices that are origins for every choice: those of origins() from which certain arcs lead to all of their
  // cycle. Ascending. O(vertices + arcs).
  std::vector<std::uint32_t> sure_origins() const;

  // The vertices reachable from `starts` (included) over arcs for which `follow(arc)` is true; needs are ignored.
  template <class Follow>
  std::vector<bool> reached(const std::vector<std::uint32_t>& starts, Follow follow) const {
    std::vector<bool> seen(size(), false);
    const auto goes_on = [&](std::uint32_t, std::uint32_t index) {
      return arcs_.values[index].source && follow(arcs_.values[index]);
    };
    for (const std::uint32_t v : breadth_first(arcs_, starts, goes_on)) seen[v] = true;
    return seen;
  }

  // What counts in a state. Arcs that do not count bring nothing; needs that do not count are met; sources that do not
  // count meet no need.
  struct Counts {
    std::function<bool(const FlowArc&)> arc = [](const FlowArc&) { return true; };
    std::function<bool(const MakingNeed&)> need = [](const MakingNeed&) { return true; };
    std::function<bool(const PartSource&)> source = [](const PartSource&) { return true; };
  };
  // O(vertices + arcs + sources of needs); within each cycle, times the number of its makings that stop.
  FlowState state(const std::vector<std::uint32_t>& origins, const Counts& counts) const;

  // A vertex is the node of the AND/OR graph with its number; makings follow after all vertices.
  std::uint32_t node_of_making(std::uint32_t making) const { return size() + making; }
  // The nodes whose state depends on a node; repeated if there are several reasons.
  const Rows<std::uint32_t>& dependents() const { return dependents_; }
  // The nodes that depend on these (included), transitively, in topological order; the nodes of a cycle are adjacent.
  std::vector<std::uint32_t> depending_on(std::vector<std::uint32_t> nodes) const;
  // Recomputes the state of `nodes`, a result of depending_on(); the rest of the state is unchanged.
  void update(FlowState& state, std::span<const std::uint32_t> nodes, const std::vector<bool>& is_origin,
              const Counts& counts) const;

  // Whether an arc brings goods in a state.
  bool brings(const FlowArc& arc, const FlowState& state, const Counts& counts) const {
    return state.reached[arc.from] && (arc.making == no_making || state.made[arc.making]) && counts.arc(arc);
  }
  bool is_met(const MakingNeed& need, const FlowState& state, const Counts& counts) const;
  // Whether one of its sources is certain.
  bool has_certain_source(const MakingNeed& need) const;
  // Counts what leaves most: needs that are certain and have a certain source, and the arcs for which `arc` is true.
  Counts at_best(std::function<bool(const FlowArc&)> arc) const;

  // All nodes in topological order; those of a cycle are adjacent.
  std::vector<std::uint32_t> all_nodes() const;
  // The nodes that form a cycle with the first of `nodes`, which are in topological order; or it alone.
  std::span<const std::uint32_t> first_cycle(std::span<const std::uint32_t> nodes) const;
  // The indices of the source arcs into a vertex.
  std::span<const std::uint32_t> sources_into(std::uint32_t number) const { return sources_into_[number]; }
  // For each vertex the number of its strongly connected component, by source arcs for which `accept(arc)` is true.
  std::vector<std::uint32_t> components(const std::function<bool(const FlowArc&)>& accept = {}) const;

 private:
  void order_nodes();
  // Those of the members that lie in a set of members that is connected, both ways, and that no certain arc enters.
  std::vector<bool> may_begin(std::vector<bool> members) const;

  std::vector<VertexId> vertices_;
  std::vector<bool> party_;
  Rows<FlowArc> arcs_;
  std::vector<Making> makings_;
  std::vector<MakingNeed> needs_;
  std::vector<std::uint32_t> need_offset_;
  Rows<std::uint32_t> sources_into_;  // for each vertex, the indices of its source arcs
  Rows<std::uint32_t> dependents_;
  std::vector<std::uint32_t> component_;  // by node; a node's component is not less than those of its dependents
};

// What has goods, and which makings continue, for every choice of possible arcs, needs and sources (a lower bound). A
// vertex without a certain source has goods as an origin where none of its possible sources exists, else from these; so
// it has goods for every choice if each of them would bring some. For a vertex on a cycle this must hold of all sources
// of the cycle; where certain arcs connect the cycle, of those that enter it, if certain arcs lead on to the vertex.
class LeastSupply {
 public:
  // O(vertices + arcs).
  explicit LeastSupply(const FlowSubgraph& network);

  // `counts`: what brings goods in every choice; `stays(arc)`: whether an arc brings goods if it exists. Costs as
  // FlowSubgraph::state(), and within each cycle times the number of its parts that have no goods for some choice.
  FlowState state(const FlowSubgraph::Counts& counts, const std::function<bool(const FlowArc&)>& stays);
  // Recomputes the state of `nodes`, a result of depending_on(); the rest of the state is unchanged.
  void update(FlowState& state, std::span<const std::uint32_t> nodes, const FlowSubgraph::Counts& counts,
              const std::function<bool(const FlowArc&)>& stays);

 private:
  // Whether certain arcs alone connect the vertices, several.
  bool is_united(const std::vector<std::uint32_t>& vertices) const;
  // Counts as origins of a cycle only those that have goods whichever of the arcs into the cycle exists; if many
  // vertices are entered, none.
  void supply_by_entries(FlowState& state, std::span<const std::uint32_t> vertices, const FlowSubgraph::Counts& counts);

  const FlowSubgraph& network_;
  std::vector<std::uint32_t> component_;  // by source arcs
  std::vector<bool> possible_origin_, sure_origin_;
  std::vector<std::uint32_t> certain_component_;
  std::vector<bool> begins_;  // whether it counts as an origin; by vertex
  std::vector<bool> struck_;  // whether a source of one of its vertices may bring nothing; by component
};

// What has a source for every choice of possible arcs and needs. A vertex whose sources are all only possible is an
// origin for some choices: it has goods, but may have no source. A need whose sources are all only possible is met for
// some choices: no source is stated then. Costs a state of LeastSupply.
struct SureSupply {
  std::vector<std::uint32_t> possible_origins;
  FlowState state;             // which vertices have goods, and which makings their parts
  std::vector<bool> supplied;  // which vertices have a source
  std::vector<bool> makes;     // which makings are certain and have their parts
};
SureSupply sure_supply(const FlowSubgraph& subgraph);

// To what degree each vertex, making and need loses its goods. certain: for every choice of possible arcs, needs and
// losses it had a source and has none. no: it is not downstream of an affected arc, or it is supplied over certain,
// unaffected arcs. possible: otherwise (an upper bound). Costs two states, and sure_supply().
struct Losses {
  std::vector<Match> vertices, makings, needs;
  SureSupply before;
};
Losses lost_sources(const FlowSubgraph& subgraph);

}  // namespace filiera
