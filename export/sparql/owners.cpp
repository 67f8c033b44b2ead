// SPDX-License-Identifier: Apache-2.0
// The query of holdings and control.
#include <fmt/format.h>

#include "export/sparql/parts.hpp"
#include "export/sparql/sparql.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

// What is sought or planned is no holding.
std::string real_only(const Kinds& kinds) {
  std::string unreal;
  for (const ModalityTerm& modality : kinds.modalities())
    if (!modality.real) unreal += (unreal.empty() ? "" : ", ") + sparql_iri(modality.iri);
  if (unreal.empty()) return {};
  return fmt::format("FILTER NOT EXISTS {{ ?claim fil:modality ?unreal . FILTER(?unreal IN ({})) }}\n", unreal);
}

}  // namespace

std::string owners_sparql(const KnowledgeGraph& graph, const LensOptions& lens, const OwnersQuery& query) {
  const std::string types = sparql_edge_types(graph.kinds(), [](const EdgeType& type) {
    return type.iri == vocab::fil_owns || type.iri == vocab::fil_parentOf;
  });
  const bool owned = query.direction == OwnersQuery::Direction::owned;
  std::string text(sparql_prologue);
  text +=
      "SELECT DISTINCT ?party ?claim ?interest ?share ?minShare ?overShare ?maxShare ?underShare ?match WHERE {\n"
      "{ SELECT DISTINCT ?party ?claim WHERE {\n";
  text += fmt::format("?claim rdf:predicate ?type ; {} {} ; {} ?party .\nFILTER(?type IN {})\n",
                      owned ? "rdf:subject" : "rdf:object", sparql_iri(graph.terms().value(query.of)),
                      owned ? "rdf:object" : "rdf:subject", types);
  text += real_only(graph.kinds()) + sparql_shown(lens, "claim") + sparql_affirmed("claim") + "} }\n";
  for (const std::string_view property : {"interest", "share", "minShare", "overShare", "maxShare", "underShare"})
    text += fmt::format("OPTIONAL {{ ?claim fil:{0} ?{0} }}\n", property);
  text += sparql_disputed(lens, "claim");
  if (lens.as_of) text += sparql_bounds(graph, "claim");
  text += fmt::format("BIND(IF({} && {}, \"certain\", \"possible\") AS ?match)\n", sparql_undisputed("claim"),
                      sparql_certain(lens, "claim"));
  if (lens.minimum_certainty == Firmness::certain) text += "FILTER(?match = \"certain\")\n";
  return text + "}\nORDER BY STR(?party) STR(?claim)\n";
}

}  // namespace filiera
