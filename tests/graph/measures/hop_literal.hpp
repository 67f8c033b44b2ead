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

// "against m1 certain", "permits m2+m3 possible (part unknown) if q1 q2 possible", "favours m4 certain expected"; after
// the match `time`: why its time is only possible.
inline std::string text_of(const KnowledgeGraph& graph, const MeasureOnHop& row, std::string_view time = "") {
  constexpr std::string_view roles[] = {"against", "permits", "favours", "must comply"};
  constexpr std::string_view matches[] = {"no", "possible", "certain"};
  std::string text(roles[static_cast<std::size_t>(row.role)]);
  for (std::size_t i = 0; i < row.same_matter.size(); ++i) text += (i ? '+' : ' ') + name_of(graph, row.same_matter[i]);
  text += ' ';
  text += matches[static_cast<std::size_t>(row.match)];
  text += time;
  if (row.part_unknown) text += " (part unknown)";
  if (row.exception_possible) text += " (exception possible)";
  if (row.expected) text += " expected";
  for (std::size_t i = 0; i < row.conditions.size(); ++i) {
    text += (i ? " " : " if ") + name_of(graph, row.conditions[i].measure);
    if (row.conditions[i].match == Match::possible) text += " possible";
    if (row.conditions[i].expected) text += " expected";
  }
  return text;
}

// " (start unknown)", else " (end unknown)", else " (carried forward)"; "" without a doubt in time.
inline std::string_view text_of(const std::vector<Doubt>& doubts_in_time) {
  const auto has = [&](DoubtKind kind) {
    return std::any_of(doubts_in_time.begin(), doubts_in_time.end(), [&](const Doubt& d) { return d.kind == kind; });
  };
  if (has(DoubtKind::start)) return " (start unknown)";
  if (has(DoubtKind::end)) return " (end unknown)";
  return has(DoubtKind::last_told) ? " (carried forward)" : "";
}

// The measures on a hop, joined by "; ".
inline std::string measures_on(const KnowledgeGraph& graph, const Hop& hop, LensOptions options) {
  const Lens lens(graph, std::move(options));
  const Measures measures(lens);
  std::string text;
  for (const MeasureOnHop& row : measures.on(hop))
    text += (text.empty() ? "" : "; ") + text_of(graph, row, text_of(measures.doubts_in_time(row, hop)));
  return text;
}

}  // namespace filiera
