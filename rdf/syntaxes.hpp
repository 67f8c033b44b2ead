// SPDX-License-Identifier: Apache-2.0
// The RDF syntaxes that are read: one table of names, file extensions and media types.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string_view>

namespace filiera {

enum class Syntax : std::uint8_t { turtle, ntriples, nquads, trig };

struct SyntaxRow {
  Syntax syntax;
  std::string_view name;                             // as given to --input-format
  std::string_view title;                            // the name for people
  std::string_view extension;                        // with its dot
  std::array<std::string_view, 2> other_extensions;  // other accepted extensions; "" for none
  std::string_view media_type;
  bool line_based;  // N-Triples, N-Quads: one statement on each line, no directives
  bool has_graphs;  // TriG, N-Quads
};

const SyntaxRow& row_of(Syntax syntax);

// By name, extension with or without dot, or media type; ignores ASCII case. Empty if unknown.
std::optional<Syntax> syntax_named(std::string_view name);

// Whether a file name is that of RDF that cannot be read: in another syntax, or in a compression other than gzip and
// zstd.
bool is_unread_rdf(std::string_view path);

// By the file's extension, ignoring `.gz` or `.zst` and ASCII case. Empty if unknown.
std::optional<Syntax> syntax_of_path(std::string_view path);

}  // namespace filiera
