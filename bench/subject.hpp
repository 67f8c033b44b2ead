// SPDX-License-Identifier: Apache-2.0
// The subject of the measurements: a world as a graph, the queries, and the tables for other engines.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "graph/lens/lens.hpp"
#include "graph/measures/measures.hpp"
#include "graph/model/goods_flow.hpp"
#include "query/paths/search.hpp"

namespace filiera::bench {

// The date of queries with a date.
inline constexpr std::string_view day = "2021-06-30";
inline constexpr std::size_t questions = 200;
// All shortest paths are searched only between pairs with at most this many: parallel claims count separately, so that
// some pairs have millions.
inline constexpr std::size_t most_listed = 1'000;

// A world in Turtle, or a snapshot of it. Throws std::runtime_error if the file cannot be read.
KnowledgeGraph load(const std::string& path);

struct Subject {
  explicit Subject(const std::string& path);
  Subject(const Subject&) = delete;

  KnowledgeGraph graph;
  GoodsFlowGraph flow;
  Lens everything;
  Lens on_day;
  Measures measures;                                 // under on_day
  Measures any;                                      // under everything
  std::vector<VertexId> starts;                      // companies with a supplier, drawn once
  std::vector<std::pair<VertexId, VertexId>> pairs;  // a vertex upstream of a start, and the start
  std::vector<std::size_t> listed;                   // indices of the pairs with at most `most_listed` shortest paths

  // Paths for goods between a pair, without a common period; for shortest_k, ten acyclic ones.
  PathQuery path_query(std::size_t pair, PathSelector selector) const;
};

// Writes the tables for other engines, and questions.json with all queries and answers, into a folder.
void write_tables(const Subject& subject, const std::string& folder);

}  // namespace filiera::bench
