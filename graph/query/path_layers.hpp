// SPDX-License-Identifier: Apache-2.0
// From which vertices and states a path can end in so many edges, and on which days.
#pragma once

#include <unordered_map>
#include <vector>

#include "graph/query/day_set.hpp"
#include "graph/query/path_edges.hpp"

namespace filiera {

// Layers of the product of graph and pattern, backward from the end of a query: layer n holds the pairs of
// vertex and state from which n edges lead to the end and to an accepting state. The days of a pair are those
// on which some such walk holds as a whole: a search on every candidate day at once, for which day sets stay
// small.
class PathLayers {
 public:
  // all: each pair with all its days. first: only with the days that no earlier layer has for it; then each
  // (pair, day) stands in one layer, and the layers end by themselves.
  enum class Keep : std::uint8_t { all, first };

  // All must outlive it.
  PathLayers(PathEdges& edges, const PathPattern& pattern, const PathQuery& query, Keep keep);

  // Adds a layer; O(edges into the vertices of the one before × states). False when it is empty: then no
  // longer walk exists (or, with Keep::first, none that the layers do not have in shorter form).
  bool extend();

  // The days of a pair; null when it is not in the layer. `layer` must exist.
  const DaySet* days(std::size_t layer, VertexId vertex, PathPattern::State state) const;

 private:
  struct Entry {
    VertexId vertex;
    PathPattern::State state;
    DaySet days;
  };
  struct Layer {
    std::vector<Entry> entries;  // in order of arrival
    std::unordered_map<std::uint64_t, std::uint32_t> index;
  };
  static std::uint64_t key(VertexId vertex, PathPattern::State state) {
    return std::uint64_t{vertex} << 16 | state;
  }
  DaySet& entry(Layer& layer, VertexId vertex, PathPattern::State state);
  bool may_lie_inside(VertexId vertex, PathPattern::State state) const;
  void keep_first(Layer& layer);

  PathEdges& edges_;
  const PathPattern& pattern_;
  const PathQuery& query_;
  Keep keep_;
  std::vector<std::vector<PathPattern::State>> previous_;  // by state
  std::vector<Layer> layers_;
  std::unordered_map<std::uint64_t, DaySet> seen_;
};

}  // namespace filiera
