// SPDX-License-Identifier: Apache-2.0
// The formats that a knowledge graph is exported to: one table, one row each.
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

// What a format holds: all statements, whatever the lens, languages and limit; or the claims that these choose.
enum class Content : std::uint8_t { statements, claims };

// All texts have static storage.
struct Format {
  std::string_view name;       // as given to export -f
  std::string_view title;      // as people write it
  std::string_view extension;  // with its dot
  std::string_view media_type;
  std::string_view keeps;  // a phrase: what of a graph is in such a file
  Content content;
  // Throws UnwritableTerm, and what the sink throws; svg also OutputError.
  ExportStatistics (*write)(const ExportRequest& request, ByteSink& sink);
  std::optional<Syntax> syntax = std::nullopt;  // for RDF 1.1: what write_rdf is asked for
};

// In the order in which help lists them.
std::span<const Format> formats();

// By name; null when there is none.
const Format* find_format(std::string_view name);

// The first by the extension of a file name, in letters of any case; null when there is none.
const Format* format_of_path(std::string_view path);

}  // namespace filiera
