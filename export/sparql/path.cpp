// SPDX-License-Identifier: Apache-2.0
// The query for paths: one pattern for each length.
#include <fmt/format.h>

#include "export/sparql/parts.hpp"
#include "export/sparql/sparql.hpp"

namespace filiera {
namespace {

class PathSparql {
 public:
  PathSparql(const KnowledgeGraph& graph, const LensOptions& lens, const PathQuery& query)
      : graph_(graph), lens_(lens), query_(query) {}

  std::string text() const {
    std::string columns, order;
    for (std::size_t hop = 1; hop <= query_.max_hops; ++hop) {
      columns += fmt::format(" ?claim{}", hop);
      order += fmt::format(" ?claim{}", hop);
    }
    std::string text = fmt::format("# Paths of at most {} edges, one pattern for each length.\n", query_.max_hops);
    text += fmt::format("{}SELECT ?length ?match{} WHERE {{\n", sparql_prologue, columns);
    for (std::size_t length = 1; length <= query_.max_hops; ++length)
      text += (length == 1 ? "{ " : "UNION { ") + of_length(length) + "}\n";
    return text + fmt::format("}}\nORDER BY ?length{}\n", order);
  }

 private:
  std::string iri(VertexId v) const { return sparql_iri(graph_.terms().value(graph_.term_of_vertex(v))); }
  // The variable or IRI of the vertex after `hop` edges.
  std::string place(std::size_t hop, std::size_t length) const {
    return hop == 0 ? iri(query_.from) : hop == length ? iri(query_.to) : fmt::format("?place{}", hop);
  }

  std::string of_length(std::size_t length) const {
    std::string text = fmt::format("SELECT DISTINCT ({} AS ?length) ?match", length);
    for (std::size_t hop = 1; hop <= length; ++hop) text += fmt::format(" ?claim{}", hop);
    text += " WHERE {\n{ SELECT DISTINCT";
    for (std::size_t hop = 1; hop <= length; ++hop) text += fmt::format(" ?claim{0} ?type{0} ?begin{0}", hop);
    text += " WHERE {\n";
    for (std::size_t hop = 1; hop <= length; ++hop) text += edge(hop, length);
    text += distinct(length) + avoiding(length) + "} }\n";
    const bool dated = lens_.as_of || (length > 1 && query_.common_period == CommonPeriod::required);
    std::string certain = "true";
    for (std::size_t hop = 1; hop <= length; ++hop) {
      const std::string claim = fmt::format("claim{}", hop);
      text += sparql_disputed(lens_, claim);
      if (dated) text += sparql_bounds(graph_, claim);
      certain += fmt::format(" && {} && {} && {}", sparql_undisputed(claim), sparql_certain(lens_, claim),
                             sparql_none_of(graph_.kinds(), fmt::format("type{}", hop), is_at_most_possible));
      if (query_.common_period == CommonPeriod::required)
        for (std::size_t other = 1; other <= length; ++other)
          if (other != hop) certain += fmt::format(" && ?claim{}By <= ?claim{}Until", hop, other);
    }
    text += fmt::format("BIND(IF({}, \"certain\", \"possible\") AS ?match)\n", certain);
    if (lens_.minimum_certainty == Firmness::certain) text += "FILTER(?match = \"certain\")\n";
    return text + "}\n";
  }

  // An edge along which goods move, that the lens shows, and that possibly shares a day with the previous ones.
  std::string edge(std::size_t hop, std::size_t length) const {
    const auto types = [&](GoodsFlow flow) {
      return sparql_one_of(graph_.kinds(), fmt::format("type{}", hop),
                           [flow](const EdgeType& type) { return type.goods_flow == flow; });
    };
    const std::string claim = fmt::format("claim{}", hop);
    std::string text = fmt::format(R"(?{0} rdf:predicate ?type{1} ; ?begin{1} {2} ; ?end{1} {3} .
FILTER((?begin{1} = rdf:subject && ?end{1} = rdf:object && {4}) ||
  (?begin{1} = rdf:object && ?end{1} = rdf:subject && {5}))
)",
                                   claim, hop, place(hop - 1, length), place(hop, length), types(GoodsFlow::with),
                                   types(GoodsFlow::against));
    text += sparql_shown(lens_, claim) + sparql_affirmed(claim);
    if (query_.common_period == CommonPeriod::ignored) return text;
    for (std::size_t before = 1; before < hop; ++before)
      for (const auto& [later, earlier] : {std::pair{hop, before}, std::pair{before, hop}})
        text += fmt::format(
            "FILTER NOT EXISTS {{ ?claim{0} fil:startsEarliest ?starts . ?claim{1} fil:endsLatest ?ends . "
            "FILTER(STR(?starts) > STR(?ends)) }}\n",
            later, earlier);
    return text;
  }

  // Filters for the mode: no repeated edge or vertex.
  std::string distinct(std::size_t length) const {
    std::string text;
    if (query_.mode == PathMode::trail)
      for (std::size_t a = 1; a <= length; ++a)
        for (std::size_t b = a + 1; b <= length; ++b) text += fmt::format("FILTER(?claim{} != ?claim{})\n", a, b);
    if (query_.mode == PathMode::acyclic || query_.mode == PathMode::simple)
      for (std::size_t a = 0; a <= length; ++a)
        for (std::size_t b = a + 1; b <= length; ++b)
          if (query_.mode == PathMode::acyclic || a > 0 || b < length)
            text += fmt::format("FILTER({} != {})\n", place(a, length), place(b, length));
    return text;
  }

  std::string avoiding(std::size_t length) const {
    std::string text;
    for (const VertexId v : query_.avoid)
      for (std::size_t hop = 1; hop < length; ++hop) text += fmt::format("FILTER(?place{} != {})\n", hop, iri(v));
    return text;
  }

  const KnowledgeGraph& graph_;
  const LensOptions& lens_;
  const PathQuery& query_;
};

}  // namespace

std::string path_sparql(const KnowledgeGraph& graph, const LensOptions& lens, const PathQuery& query) {
  return PathSparql(graph, lens, query).text();
}

}  // namespace filiera
