// SPDX-License-Identifier: Apache-2.0
// Reads sheets of documents, things and claims, in which names stand for things and quotes for spans.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/model/names.hpp"
#include "io/fault.hpp"
#include "rdf/prefixes.hpp"
#include "rdf/statement.hpp"

namespace filiera {

struct SheetOptions {
  const Names* known = nullptr;           // names of other data, which sheets may use; null if there is none
  const KnowledgeGraph* graph = nullptr;  // that data
  Prefixes prefixes;                      // those that the user chose
  std::string own_namespace;              // of what has no IRI; "" for that of the sheet of prefixes, else a default
  std::optional<std::string> published;   // the day of sheets that are sources themselves, an EDTF date
  std::optional<std::string> texts;       // a folder with the texts of documents
  bool keep_going = false;                // leave out faulty rows of claims instead of refusing all
};

// What became of the rows of claims: rows = claims + merged + refused.
struct SheetReport {
  std::uint64_t rows = 0;
  std::uint64_t claims = 0;
  std::uint64_t merged = 0;
  std::uint64_t refused = 0;
  // Names that were found, and names for which a thing was made: one line each.
  std::vector<std::string> matched, made;
  Faults left_out;  // of rows that --keep-going left out
};

// The namespace of what sheets make, unless another is chosen.
inline constexpr std::string_view sheets_namespace = "https://example.org/filiera/";

// The sheets of folders, and files, by their names or else their columns: prefixes, statements, documents, things,
// claims. Passes all statements to `sink`, each with row and cell as its position. If `faults` receives errors, nothing
// of it must be used. Throws SourceError, its message beginning with the name of the file, and SharedLibraryError.
SheetReport read_sheets(std::span<const std::string> paths, const SheetOptions& options, StatementSink& sink,
                        Faults& faults);

}  // namespace filiera
