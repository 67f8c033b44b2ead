// SPDX-License-Identifier: Apache-2.0
// The table of syntaxes and its look-ups.
#include "rdf/syntaxes.hpp"

#include <array>

#include "io/spelling.hpp"

namespace filiera {

namespace {

constexpr std::array<SyntaxRow, 4> rows{{
    {Syntax::turtle, "turtle", "Turtle", ".ttl", "text/turtle", false, false},
    {Syntax::ntriples, "ntriples", "N-Triples", ".nt", "application/n-triples", true, false},
    {Syntax::nquads, "nquads", "N-Quads", ".nq", "application/n-quads", true, true},
    {Syntax::trig, "trig", "TriG", ".trig", "application/trig", false, true},
}};

constexpr std::array<std::string_view, 2> compressions{".gz", ".zst"};

}  // namespace

std::span<const SyntaxRow> syntaxes() { return rows; }

const SyntaxRow& row_of(Syntax syntax) { return rows[static_cast<std::size_t>(syntax)]; }

std::optional<Syntax> syntax_named(std::string_view name) {
  for (const SyntaxRow& row : rows) {
    if (equal_ignoring_case(name, row.name) || equal_ignoring_case(name, row.media_type) ||
        equal_ignoring_case(name, row.extension) || equal_ignoring_case(name, row.extension.substr(1))) {
      return row.syntax;
    }
  }
  return std::nullopt;
}

std::optional<Syntax> syntax_of_path(std::string_view path) {
  for (const std::string_view compression : compressions) {
    if (ends_with_ignoring_case(path, compression)) {
      path.remove_suffix(compression.size());
      break;
    }
  }
  for (const SyntaxRow& row : rows) {
    if (ends_with_ignoring_case(path, row.extension)) return row.syntax;
  }
  return std::nullopt;
}

}  // namespace filiera
