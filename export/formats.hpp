// SPDX-License-Identifier: Apache-2.0
// The export formats: one table, one row each.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "export/rdf/export_statistics.hpp"
#include "export/selection.hpp"
#include "io/byte_sink.hpp"
#include "rdf/syntaxes.hpp"

namespace filiera {

// The content of a format: all statements, independent of lens, languages and limit; or the claims that these select.
enum class Content : std::uint8_t { statements, claims };

// All texts have static storage.
struct Format {
  std::string_view name;       // as given to export -f
  std::string_view title;      // the name for people
  std::string_view extension;  // with its dot
  std::string_view media_type;
  std::string_view keeps;  // a phrase: the parts of the graph that such a file contains
  Content content;
  // Throws UnwritableTerm, and what the sink throws; svg also OutputError.
  ExportStatistics (*write)(const ExportRequest& request, ByteSink& sink);
  std::optional<Syntax> syntax = std::nullopt;  // for RDF 1.1: the syntax for write_rdf
};

// In the order in which help lists them.
std::span<const Format> formats();

// Null if there is no such format.
const Format* find_format(std::string_view name);

// The first format with the extension of the file name, ignoring case; null if there is none.
const Format* format_of_path(std::string_view path);

}  // namespace filiera
