// SPDX-License-Identifier: Apache-2.0
// A graph as sheets, which `import sheets` reads as the same graph.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "graph/model/knowledge_graph.hpp"
#include "io/byte_sink.hpp"

namespace filiera {

// The files of the sheets, in the order in which write_sheets() takes their sinks.
inline constexpr std::array<std::string_view, 5> sheet_file_names = {"prefixes.csv", "documents.csv", "things.csv",
                                                                     "claims.csv", "statements.csv"};

struct SheetStatistics {
  std::uint64_t documents = 0, things = 0;
  std::uint64_t claims = 0;               // claims, of which each has a row for each of its attestations
  std::uint64_t rows = 0;                 // of claims
  std::uint64_t statements = 0;           // that no column holds: rows of the last file
  std::uint64_t replaced_characters = 0;  // NUL, which tables do not hold
};

// Writes every statement of the graph: documents, things and claims in rows of named columns, of which only those with
// a cell are there, and what these cannot hold in the last file. Names are IRIs, or names with a prefix of the data.
// Equal graphs give equal bytes. Throws what the sinks throw. O(statements log terms).
SheetStatistics write_sheets(const KnowledgeGraph& graph, const std::array<ByteSink*, sheet_file_names.size()>& sinks);

}  // namespace filiera
