// SPDX-License-Identifier: Apache-2.0
// Hops of goods for tests, written as words, and the measures on them in one line each.
#pragma once

#include <sstream>
#include <string>
#include <string_view>

#include "graph/measures/measures.hpp"
#include "tests/graph/graph_literal.hpp"

namespace filiera {

// "Nvidia H20 ByteDance" or "Nvidia H20 ByteDance Shenzhen": supplier, product, recipient and perhaps the
// destination;
// "-" for what is not known. The hop's own time is unbounded.
inline Hop hop_of(const KnowledgeGraph& graph, std::string_view words) {
  std::istringstream in{std::string(words)};
  Hop hop;
  for (VertexId* part : {&hop.supplier, &hop.product, &hop.recipient, &hop.destination})
    if (std::string name; in >> name && name != "-") {
      *part = vertex(graph, name);
      if (*part == no_vertex) throw std::runtime_error("the literal has no vertex " + name);
    }
  return hop;
}

// "against m1 certain", "permits m2+m3 possible (part unknown) if q1 q2", "favours m4 certain expected".
inline std::string text_of(const KnowledgeGraph& graph, const MeasureOnHop& row) {
  constexpr std::string_view roles[] = {"against", "permits", "favours", "must comply"};
  constexpr std::string_view matches[] = {"no", "possible", "certain"};
  constexpr std::string_view doubts[] = {"", " (start unknown)", " (end unknown)", " (carried forward)"};
  std::string text(roles[static_cast<std::size_t>(row.role)]);
  for (std::size_t i = 0; i < row.tellings.size(); ++i) text += (i ? '+' : ' ') + name_of(graph, row.tellings[i]);
  text += ' ';
  text += matches[static_cast<std::size_t>(row.match)];
  text += doubts[static_cast<std::size_t>(row.doubt)];
  if (row.part_unknown) text += " (part unknown)";
  if (row.exception_possible) text += " (exception possible)";
  if (row.expected) text += " expected";
  for (std::size_t i = 0; i < row.conditions.size(); ++i)
    text += (i ? " " : " if ") + name_of(graph, row.conditions[i]);
  return text;
}

// The measures on a hop, joined by "; ".
inline std::string measures_on(const KnowledgeGraph& graph, const Hop& hop, LensOptions options) {
  const Lens lens(graph, std::move(options));
  std::string text;
  for (const MeasureOnHop& row : Measures(lens).on(hop)) text += (text.empty() ? "" : "; ") + text_of(graph, row);
  return text;
}

}  // namespace filiera
