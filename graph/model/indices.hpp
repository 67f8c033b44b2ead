// SPDX-License-Identifier: Apache-2.0
// Indices that are computed from a graph or stored in a snapshot: names, and claims oriented as goods move.
#pragma once

#include <cstdint>

#include "graph/model/column.hpp"
#include "graph/model/terms.hpp"

namespace filiera {

// A label or alias. Rows are in order of (folded text, subject). The folded text of a row is the bytes of the index
// from the end of the previous row to its own end.
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

// The beginning of a word in the folded text of a row of the index of names.
struct WordRow {
  std::uint32_t name = 0;    // the row
  std::uint32_t offset = 0;  // the byte of its folded text
};

// The claims that move goods, by the vertex that the goods enter and by the vertex that they leave.
struct FlowIndex {
  Column<std::uint32_t> in_offset, out_offset;  // vertices + 1 each
  Column<std::uint32_t> in, out;                // claims, by (vertex, claim)
};

struct Indices {
  NameIndex names;
  Column<WordRow> words;  // in order of (word_key, row, offset)
  FlowIndex flow;
};

}  // namespace filiera
