// SPDX-License-Identifier: Apache-2.0
// Graphs for fuzz targets.
#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "graph/load/builder.hpp"
#include "import/rdf/turtle.hpp"
#include "tests/fuzz/check.hpp"

namespace filiera {

// The graph of a Turtle text without prefix declarations; its document is kg:D, of 2026.
inline KnowledgeGraph graph_of_turtle(std::string_view text) {
  static constexpr std::string_view preamble = R"(
@prefix fil: <https://w3id.org/filiera/ns#> .
@prefix kg: <https://w3id.org/filiera/id/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix schema: <https://schema.org/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
kg:D a fil:Document ; schema:datePublished "2026"^^edtf:EDTF .
)";
  Builder builder;
  Faults faults;
  const std::string turtle = std::string(preamble) + std::string(text);
  const auto source = memory_source("world", turtle);
  read_rdf(*source, Syntax::turtle, builder, faults);
  std::optional<KnowledgeGraph> built = std::move(builder).finish(faults);
  std::string messages;
  for (const Fault& fault : faults.sorted()) messages += render(fault);
  require(built.has_value(), "the graph of the target is built", messages);
  return std::move(*built);
}

}  // namespace filiera
