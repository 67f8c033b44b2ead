// SPDX-License-Identifier: Apache-2.0
// The fewest edges in which a path can end from a vertex and a state, where days do not tell paths apart.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <optional>
#include <vector>

#include "graph/query/path_layers.hpp"

namespace filiera {

// Breadth-first search in the product of graph and pattern: from the end of a query, or from both of its ends.
class PathRests {
 public:
  // All must outlive it. `leaves_out`: edges that are not walked from the end.
  PathRests(PathEdges& edges, const PathPattern& pattern, const PathQuery& query, EdgeFilter leaves_out);

  // How many edges are searched, from both ends together; whether no more can be found.
  std::size_t depth() const { return depth_; }
  bool ended() const { return ended_; }

  // Searches until `depth` or the end: O(edges into the places that are new × states) in all.
  void extend(std::size_t depth);

  // Once, before extend(), of a query whose ends differ: searches from both ends, the smaller frontier first, until
  // they meet, one is exhausted or `most` edges are searched. Then it has ended: the places on the shortest paths are
  // known, and some others. (Pohl, Bi-directional search, 1971.)
  void meet(std::size_t most);

  // Of those searched. O(1).
  std::optional<std::size_t> fewest(VertexId vertex, PathPattern::State state) const;

 private:
  struct Place {
    VertexId vertex;
    PathPattern::State state;
    std::uint64_t key() const { return PathPlace::key(vertex, state); }
  };
  using Numbers = boost::unordered_flat_map<std::uint64_t, std::uint32_t>;

  bool add(Numbers& known, std::vector<Place>& frontier, Place place, std::size_t edges);
  template <class Visit>
  void before(Place at, Visit visit);
  template <class Visit>
  void step_back(Visit reached);
  void lead_back(std::vector<Place> met, const Numbers& begun, std::size_t forward);

  PathEdges& edges_;
  const PathPattern& pattern_;
  const PathQuery& query_;
  EdgeFilter leaves_out_;
  std::vector<std::vector<PathPattern::State>> previous_;  // by state
  std::size_t depth_ = 0;
  std::size_t back_ = 0;  // edges searched from the end
  bool ended_ = false;
  Numbers rests_;
  std::vector<Place> frontier_;  // from which `back_` edges lead to the end
};

}  // namespace filiera
