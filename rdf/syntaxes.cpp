// SPDX-License-Identifier: Apache-2.0
// The table of syntaxes and its look-ups.
#include "rdf/syntaxes.hpp"

#include <algorithm>
#include <array>

#include "io/spelling.hpp"

namespace filiera {

namespace {

constexpr std::array<SyntaxRow, 4> rows{{
    {Syntax::turtle, "turtle", "Turtle", ".ttl", {".turtle", ".n3"}, "text/turtle", false, false},
    {Syntax::ntriples, "ntriples", "N-Triples", ".nt", {".ntriples", ""}, "application/n-triples", true, false},
    {Syntax::nquads, "nquads", "N-Quads", ".nq", {".nquads", ""}, "application/n-quads", true, true},
    {Syntax::trig, "trig", "TriG", ".trig", {"", ""}, "application/trig", false, true},
}};

constexpr std::array<std::string_view, 2> compressions{".gz", ".zst"};
constexpr std::array<std::string_view, 7> other_compressions{".bz2", ".xz", ".lz4", ".lzma", ".br", ".zip", ".7z"};
constexpr std::array<std::string_view, 6> other_syntaxes{".rdf", ".owl", ".jsonld", ".trix", ".hdt", ".rj"};

}  // namespace

const SyntaxRow& row_of(Syntax syntax) { return rows[static_cast<std::size_t>(syntax)]; }

std::optional<Syntax> syntax_named(std::string_view name) {
  for (const SyntaxRow& row : rows) {
    if (equal_ignoring_case(name, row.name) || equal_ignoring_case(name, row.media_type) ||
        equal_ignoring_case(name, row.extension) || equal_ignoring_case(name, row.extension.substr(1))) {
      return row.syntax;
    }
    for (const std::string_view other : row.other_extensions)
      if (!other.empty() && (equal_ignoring_case(name, other) || equal_ignoring_case(name, other.substr(1))))
        return row.syntax;
  }
  return std::nullopt;
}

bool is_unread_rdf(std::string_view path) {
  for (const std::string_view compression : other_compressions)
    if (ends_with_ignoring_case(path, compression))
      return syntax_of_path(path.substr(0, path.size() - compression.size())).has_value();
  for (const std::string_view compression : compressions)
    if (ends_with_ignoring_case(path, compression)) path.remove_suffix(compression.size());
  return std::any_of(other_syntaxes.begin(), other_syntaxes.end(),
                     [&](std::string_view extension) { return ends_with_ignoring_case(path, extension); });
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
    for (const std::string_view other : row.other_extensions)
      if (!other.empty() && ends_with_ignoring_case(path, other)) return row.syntax;
  }
  return std::nullopt;
}

}  // namespace filiera
