// SPDX-License-Identifier: Apache-2.0
// What can be computed from a graph, and what a snapshot holds ready: names, and the claims as goods move.
#pragma once

#include <cstdint>

#include "graph/model/column.hpp"
#include "graph/model/terms.hpp"

namespace filiera {

// A label or alias. The rows of an index stand in order of (folded text, subject); the folded text of a row is the
// bytes of the index from the end of the row before to its own.
struct NameRow {
  std::uint64_t end : 63 = 0;
  std::uint64_t preferred : 1 = 0;  // 0 for an alias
  TermId subject = no_term;
  TermId text = no_term;
};

struct NameIndex {
  Column<NameRow> rows;
  Column<char> bytes;
};

// The claims that move goods: those by which goods come to a vertex, and those by which they leave it.
struct FlowIndex {
  Column<std::uint32_t> in_offset, out_offset;  // vertices + 1 each
  Column<std::uint32_t> in, out;                // claims, by (vertex, claim)
};

struct Indices {
  NameIndex names;
  FlowIndex flow;
};

}  // namespace filiera
