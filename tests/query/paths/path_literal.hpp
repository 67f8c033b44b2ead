// SPDX-License-Identifier: Apache-2.0
// Path queries and their answers as short texts.
#pragma once

#include <string>
#include <string_view>

#include "query/paths/expression.hpp"
#include "query/paths/search.hpp"
#include "tests/graph/graph_literal.hpp"

namespace filiera {

// "A -suppliesTo> B", "P <uses- C": in the direction of the walk.
inline std::string text_of(const KnowledgeGraph& graph, const Path& path) {
  std::string text = path.edges.empty() ? "(no edge)" : name_of(graph, path.edges.front().source);
  for (const Edge& edge : path.edges) {
    const std::string type(graph.kinds().edge_type(graph.type_of(edge.claim)).name());
    const bool forward = graph.edge(edge.claim).source == edge.source;
    text += (forward ? " -" + type + "> " : " <" + type + "- ") + name_of(graph, edge.target);
  }
  return text + (path.match == Match::possible ? " ?\n" : "\n");
}

inline std::string text_of(const KnowledgeGraph& graph, const PathAnswer& answer) {
  std::string text;
  for (const Path& path : answer.paths) text += text_of(graph, path);
  return text + (answer.end == PathEnd::complete        ? ""
                 : answer.end == PathEnd::limit_reached ? "limit reached\n"
                 : answer.end == PathEnd::hops_reached  ? "hops reached\n"
                                                        : "budget spent\n");
}

inline std::string paths(const KnowledgeGraph& graph, std::string_view from, std::string_view to, PathQuery query = {},
                         LensOptions options = {}) {
  const Lens lens(graph, std::move(options));
  const Measures measures(lens);
  query.from = vertex(graph, from);
  query.to = vertex(graph, to);
  return text_of(graph, find_paths(lens, measures, query));
}

// The fault of an expression, printed; "" if there is none.
inline std::string fault_of(const KnowledgeGraph& graph, std::string_view expression) {
  Fault fault;
  return parse_path_expression(expression, graph.kinds(), edge_type_names(graph), &fault) ? "" : render(fault);
}

inline PathQuery via(const KnowledgeGraph& graph, std::string_view expression) {
  PathQuery query;
  query.pattern = parse_path_expression(expression, graph.kinds(), edge_type_names(graph));
  if (!query.pattern) throw std::runtime_error(fault_of(graph, expression));
  return query;
}

}  // namespace filiera
