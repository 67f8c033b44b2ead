// SPDX-License-Identifier: Apache-2.0
// Parts of SPARQL queries.
#include "export/sparql/parts.hpp"

#include <fmt/format.h>

#include <set>

#include "io/byte_sink.hpp"
#include "ontology/vocabulary.hpp"
#include "rdf/term_writer.hpp"

namespace filiera {

const std::string_view sparql_prologue = R"(PREFIX fil: <https://w3id.org/filiera/ns#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>

)";

std::string sparql_iri(std::string_view iri) {
  StringSink sink;
  write_iri(sink, iri);
  return std::string(sink.text());
}

std::string sparql_edge_types(const Kinds& kinds, const std::function<bool(const EdgeType&)>& accepts) {
  std::string list;
  for (const EdgeType& type : kinds.edge_types())
    if (accepts(type)) list += (list.empty() ? "(" : ", ") + sparql_iri(type.iri);
  return list.empty() ? list : list + ")";
}

std::string sparql_one_of(const Kinds& kinds, std::string_view variable,
                          const std::function<bool(const EdgeType&)>& accepts) {
  const std::string list = sparql_edge_types(kinds, accepts);
  return list.empty() ? "false" : fmt::format("?{} IN {}", variable, list);
}

std::string sparql_none_of(const Kinds& kinds, std::string_view variable,
                           const std::function<bool(const EdgeType&)>& accepts) {
  const std::string list = sparql_edge_types(kinds, accepts);
  return list.empty() ? "true" : fmt::format("?{} NOT IN {}", variable, list);
}

std::string sparql_kind(const KnowledgeGraph& graph, std::string_view variable, Kind kind) {
  const TermTable& terms = graph.terms();
  std::set<std::string> classes{sparql_iri(graph.kinds().class_of_kind(kind))};
  for (const Quad& quad : graph.data().quads)
    if (terms.value(quad.predicate) == vocab::rdfs_subClassOf && terms.kind(quad.subject) == TermKind::iri &&
        graph.kinds().kind_of_class(terms.value(quad.subject)) == kind)
      classes.insert(sparql_iri(terms.value(quad.subject)));
  if (classes.size() == 1) return fmt::format("?{} a {} .\n", variable, *classes.begin());
  return fmt::format("?{0} a ?{0}Class . FILTER(?{0}Class IN ({1}))\n", variable, fmt::join(classes, ", "));
}

std::string sparql_disputed(const LensOptions& lens, std::string_view variable) {
  std::string text;
  if (lens.stance != StanceFilter::asserted)
    text += fmt::format(R"(OPTIONAL {{ ?{0}Denied fil:denies ?{0} }}
OPTIONAL {{ ?{0}Answer fil:answers ?{0} . ?{0}Answered fil:denies ?{0}Answer }}
)",
                        variable);
  // What may never have held has no latest start in an export.
  if (!lens.as_of)
    text += fmt::format(
        R"(OPTIONAL {{ ?{0}Ending fil:terminates ?{0} ; fil:modality fil:done . ?{0}Told fil:affirms ?{0}Ending .
  FILTER NOT EXISTS {{ ?{0} fil:startsLatest ?{0}Begun }} }}
)",
        variable);
  return text;
}

std::string sparql_undisputed(std::string_view variable) {
  return fmt::format("!BOUND(?{0}Denied) && !BOUND(?{0}Answered) && !BOUND(?{0}Ending)", variable);
}

std::string sparql_day(Day day) {
  return day == unbounded_past ? "0000-01-01" : day == unbounded_future ? "9999-12-31" : iso_date(day);
}

std::string sparql_shown(const LensOptions& lens, std::string_view variable, Role role) {
  std::string text;
  const auto contradicted = [&](std::string_view before, std::string_view between, std::string_view after) {
    text += fmt::format(R"({1}{{ ?{0}Denial fil:denies ?{0} }}{2}
{1}{{ ?{0}Other fil:answers ?{0} . ?{0}Denial fil:denies ?{0}Other }}{3}
)",
                        variable, before, between, after);
  };
  if (lens.stance == StanceFilter::asserted) {
    text += fmt::format("FILTER EXISTS {{ ?{0}Affirming fil:affirms ?{0} }}\n", variable);
    contradicted("FILTER NOT EXISTS ", "", "");
  }
  if (lens.stance == StanceFilter::contested && role == Role::answer) {
    text += fmt::format("{{ SELECT DISTINCT ?{} WHERE {{\n", variable);
    contradicted("", " UNION", " } }");
  }
  if (lens.as_of)
    text +=
        fmt::format(R"(FILTER NOT EXISTS {{ ?{0} fil:startsEarliest ?{0}Earliest . FILTER(STR(?{0}Earliest) > "{2}") }}
FILTER NOT EXISTS {{ ?{0} fil:endsLatest ?{0}Latest . FILTER(STR(?{0}Latest) < "{1}") }}
)",
                    variable, sparql_day(lens.as_of->first), sparql_day(lens.as_of->last));
  return text;
}

std::string sparql_told(std::string_view variable) {
  return fmt::format("FILTER EXISTS {{ ?{0}Affirming fil:affirms ?{0} }}\n", variable);
}

std::string sparql_affirmed(std::string_view variable) {
  return sparql_told(variable) +
         fmt::format(
             R"(FILTER NOT EXISTS {{ ?{0} fil:startsEarliest ?{0}First ; fil:endsLatest ?{0}Last . FILTER(STR(?{0}First) > STR(?{0}Last)) }}
)",
             variable);
}

std::string sparql_bounds(const KnowledgeGraph& graph, std::string_view variable) {
  const std::string standing = sparql_edge_types(graph.kinds(), [](const EdgeType& type) { return type.standing; });
  return fmt::format(R"(OPTIONAL {{ ?{0} fil:startsLatest ?{0}StartsLatest }}
OPTIONAL {{ ?{0} fil:endsEarliest ?{0}EndsEarliest }}
OPTIONAL {{ ?{0} rdf:predicate ?{0}Always . FILTER(?{0}Always IN {1})
  FILTER NOT EXISTS {{ ?{0} fil:startsEarliest ?{0}Earliest }} }}
OPTIONAL {{ ?{0} rdf:predicate ?{0}Forever . FILTER(?{0}Forever IN {1})
  FILTER NOT EXISTS {{ ?{0} fil:endsLatest ?{0}Latest }} }}
BIND(IF(BOUND(?{0}StartsLatest), STR(?{0}StartsLatest), IF(BOUND(?{0}Always), " ", "~~")) AS ?{0}By)
BIND(IF(BOUND(?{0}EndsEarliest), STR(?{0}EndsEarliest), IF(BOUND(?{0}Forever), "~", "")) AS ?{0}Until)
)",
                     variable, standing);
}

std::string sparql_sharing(std::string_view claim, std::string_view other) {
  const auto not_after = [](std::string_view first, std::string_view second) {
    return fmt::format(
        "FILTER NOT EXISTS {{ ?{0} fil:startsEarliest ?{0}Beginning . ?{1} fil:endsLatest ?{1}Ending . "
        "FILTER(STR(?{0}Beginning) > STR(?{1}Ending)) }}\n",
        first, second);
  };
  return not_after(claim, other) + not_after(other, claim);
}

std::string sparql_certainly_sharing(std::string_view claim, std::string_view other) {
  return fmt::format("?{0}By <= ?{1}Until && ?{1}By <= ?{0}Until", claim, other);
}

std::string sparql_certain(const LensOptions& lens, std::string_view variable) {
  if (!lens.as_of) return "true";
  return fmt::format(R"(?{0}By <= "{2}" && ?{0}Until >= "{1}")", variable, sparql_day(lens.as_of->first),
                     sparql_day(lens.as_of->last));
}

}  // namespace filiera
