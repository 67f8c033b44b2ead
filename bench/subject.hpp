// SPDX-License-Identifier: Apache-2.0
// What is measured: a world as a graph, the questions put to it, and the tables that other engines are given.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "graph/lens/lens.hpp"
#include "graph/measures/measures.hpp"
#include "graph/model/goods_flow.hpp"
#include "query/paths/search.hpp"

namespace filiera::bench {

// The day that questions with a date ask for.
inline constexpr std::string_view day = "2021-06-30";
inline constexpr std::size_t questions = 200;
// All shortest paths are asked for between the pairs that have no more of them: parallel claims are told apart, so that
// some pairs have millions.
inline constexpr std::size_t most_listed = 1'000;

// A world in Turtle, or a snapshot of it. Throws std::runtime_error when the file cannot be read.
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
  std::vector<VertexId> starts;                      // companies that somebody supplies, drawn once
  std::vector<std::pair<VertexId, VertexId>> pairs;  // somebody else upstream of a start, and the start
  std::vector<std::size_t> listed;                   // of the pairs, those with at most `most_listed` shortest paths

  // Paths for goods between a pair, whatever their periods; of shortest_k, ten acyclic ones.
  PathQuery path_query(std::size_t pair, PathSelector selector) const;
};

// Writes the tables for other engines, and questions.json with the answers to every question, into a folder.
void write_tables(const Subject& subject, const std::string& folder);

}  // namespace filiera::bench
