// SPDX-License-Identifier: Apache-2.0
// The queries of claims, and of events and measures in order of time.
#include <fmt/format.h>

#include "export/sparql/parts.hpp"
#include "export/sparql/sparql.hpp"

namespace filiera {
namespace {

std::string taking_part(const KnowledgeGraph& graph, TermId term) {
  const std::string edges = sparql_edge_types(graph.kinds(), [](const EdgeType& type) {
    return type.carrier == Carrier::measure || type.carrier == Carrier::event;
  });
  std::string own = edges.substr(1);  // continues the list
  return fmt::format(R"({{ SELECT DISTINCT ?claim WHERE {{
{{ ?own ?owning ?claim . FILTER(?claim = {0} && ?owning IN (fil:affirms, fil:denies)) }}
UNION {{ ?claim ?part {0} . FILTER(?part IN (fil:about, rdf:subject, rdf:object, fil:product, fil:toPlace, {1}) }}
UNION {{ ?said ?origin {0} ; ?says ?claim .
  FILTER(?origin IN (prov:wasAttributedTo, oa:hasSource) && ?says IN (fil:affirms, fil:denies)) }}
}} }}
)",
                     sparql_iri(graph.terms().value(term)), own);
}

std::string of_type(const KnowledgeGraph& graph, const ClaimsQuery& query) {
  std::string text;
  if (query.kind) text += sparql_kind(graph, "claim", *query.kind);
  if (query.type) {
    const std::string type = sparql_iri(graph.kinds().edge_type(*query.type).iri);
    // Edge types such as fil:toPlace occur on links and on measures.
    text += graph.kinds().edge_type(*query.type).carrier == Carrier::link
                ? fmt::format("?claim rdf:predicate {} .\n", type)
                : fmt::format("?claim {} ?target .\nFILTER NOT EXISTS {{ ?claim rdf:predicate ?predicate }}\n", type);
  }
  if (query.modality != Modality::unstated)
    text += fmt::format("?claim fil:modality {} .\n", sparql_iri(graph.kinds().modality(query.modality).iri));
  return text;
}

// How the bounds of a start or an end decide whether it certainly or possibly lies in a period.
struct Change {
  std::string_view stated;  // by the claim itself
  std::string_view event;   // by an event
  std::string_view first, last;
};
constexpr Change changes[] = {{"fil:starts", "fil:introduces", "fil:startsEarliest", "fil:startsLatest"},
                              {"fil:ends", "fil:terminates", "fil:endsEarliest", "fil:endsLatest"}};

std::string changing_in(const KnowledgeGraph& graph, DayRange period) {
  std::string text;
  const std::string first = sparql_day(period.first), last = sparql_day(period.last);
  for (const Change& change : changes)
    for (const bool by_event : {false, true})
      for (const bool surely : {false, true}) {
        text += text.empty() ? "{ " : "UNION { ";
        text += by_event ? fmt::format(
                               "?event {} ?claim ; fil:modality fil:done ; ?dating ?date .\n{}"
                               "FILTER(?dating IN (fil:starts, fil:when))\n",
                               change.event, sparql_kind(graph, "claim", Kind::measure))
                         : fmt::format("?claim ?dating ?date .\nFILTER(?dating IN ({}, fil:when))\n", change.stated);
        text += surely ? fmt::format(
                             "?claim {} ?first ; {} ?last .\n"
                             "FILTER(STR(?first) >= \"{}\" && STR(?last) <= \"{}\")\n"
                             "BIND(\"certain\" AS ?changing) }}\n",
                             change.first, change.last, first, last)
                       : fmt::format(
                             "FILTER NOT EXISTS {{ ?claim {} ?first . FILTER(STR(?first) > \"{}\") }}\n"
                             "FILTER NOT EXISTS {{ ?claim {} ?last . FILTER(STR(?last) < \"{}\") }}\n"
                             "BIND(\"possible\" AS ?changing) }}\n",
                             change.first, last, change.last, first);
      }
  return "{ SELECT ?claim (MIN(?changing) AS ?change) WHERE {\n" + text + "} GROUP BY ?claim }\n";
}

// The query for the claims that `inner` binds, with their matches; `kept` is the condition of --certain.
std::string matched(const LensOptions& lens, std::string_view inner, std::string_view kept, std::string_view match) {
  std::string text(sparql_prologue);
  text += fmt::format("SELECT DISTINCT ?claim ?match WHERE {{\n{}", inner);
  if (lens.minimum_certainty == Firmness::certain) text += fmt::format("FILTER({})\n", kept);
  return text + fmt::format("BIND({} AS ?match)\n}}\nORDER BY STR(?claim)\n", match);
}

}  // namespace

std::string claims_sparql(const KnowledgeGraph& graph, const LensOptions& lens, const ClaimsQuery& query) {
  std::string inner = "{ SELECT DISTINCT ?claim WHERE {\n";
  if (query.with) inner += taking_part(graph, *query.with);
  inner += "?attestation ?saying ?claim . FILTER(?saying IN (fil:affirms, fil:denies))\n";
  inner += of_type(graph, query) + sparql_shown(lens, "claim") + "} }\n";
  inner += sparql_disputed(lens, "claim") + "OPTIONAL { ?claimAffirmed fil:affirms ?claim }\n";
  if (lens.as_of)
    inner += sparql_bounds(graph, "claim");
  else
    inner +=
        "OPTIONAL { ?claim fil:startsEarliest ?claimFirst ; fil:endsLatest ?claimLast .\n"
        "  FILTER(STR(?claimFirst) > STR(?claimLast)) }\n";
  const std::string_view never = lens.as_of ? "" : " || BOUND(?claimFirst)";
  // In a list of claims, --certain applies to dates only; the stance decides the match.
  const std::string in_time = sparql_certain(lens, "claim");
  return matched(lens, inner, in_time,
                 fmt::format("IF(!BOUND(?claimAffirmed){}, \"no\", IF({} && {}, \"certain\", \"possible\"))", never,
                             sparql_undisputed("claim"), in_time));
}

std::string timeline_sparql(const KnowledgeGraph& graph, const LensOptions& lens, const TimelineQuery& query) {
  std::string inner = "{ SELECT DISTINCT ?claim WHERE {\n{ " + sparql_kind(graph, "claim", Kind::event) + "} UNION { " +
                      sparql_kind(graph, "claim", Kind::measure) + "}\n" + sparql_shown(lens, "claim") +
                      sparql_told("claim") + "} }\n";
  // What a condition is a condition of.
  inner +=
      "OPTIONAL { ?claim fil:conditionOf ?base }\n"
      "OPTIONAL { ?claim fil:conditionOf ?firm . ?firmTold fil:affirms ?firm .\n"
      "  FILTER NOT EXISTS { ?firmDenial fil:denies ?firm }\n"
      "  FILTER NOT EXISTS { ?firmAnswer fil:answers ?firm . ?firmDenial fil:denies ?firmAnswer } }\n";
  const std::string_view rests = "(!BOUND(?base) || BOUND(?firm))";
  if (lens.stance == StanceFilter::asserted) inner += fmt::format("FILTER({})\n", rests);
  if (query.changing_in) inner += changing_in(graph, *query.changing_in);
  inner += sparql_disputed(lens, "claim");
  if (lens.as_of) inner += sparql_bounds(graph, "claim");
  const std::string certain = sparql_undisputed("claim") + " && " + sparql_certain(lens, "claim") +
                              fmt::format(" && {}", rests) + (query.changing_in ? " && ?change = \"certain\"" : "");
  return matched(lens, inner, certain, fmt::format("IF({}, \"certain\", \"possible\")", certain));
}

}  // namespace filiera
