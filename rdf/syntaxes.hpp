// SPDX-License-Identifier: Apache-2.0
// The RDF syntaxes that are read: one table of names, file extensions and media types.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace filiera {

enum class Syntax : std::uint8_t { turtle, ntriples, nquads, trig };

struct SyntaxRow {
  Syntax syntax;
  std::string_view name;                             // as given to --input-format
  std::string_view title;                            // as people write it
  std::string_view extension;                        // with its dot
  std::array<std::string_view, 2> other_extensions;  // that are read too; "" for none
  std::string_view media_type;
  bool line_based;  // N-Triples, N-Quads: one statement a line, no directives
  bool has_graphs;  // TriG, N-Quads
};

// In the order of the enumeration.
std::span<const SyntaxRow> syntaxes();

const SyntaxRow& row_of(Syntax syntax);

// By name, extension with or without dot, or media type; ASCII case ignored. Absent when unknown.
std::optional<Syntax> syntax_named(std::string_view name);

// Whether a file has the name of RDF that is not read: of another syntax, or compressed otherwise than by gzip or zstd.
bool is_unread_rdf(std::string_view path);

// By the file's extension, after `.gz` or `.zst` is taken off; ASCII case ignored. Absent when unknown.
std::optional<Syntax> syntax_of_path(std::string_view path);

}  // namespace filiera
