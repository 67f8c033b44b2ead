// SPDX-License-Identifier: Apache-2.0
// The query for hops of goods and for partners.
#include <fmt/format.h>

#include <unordered_set>

#include "export/sparql/parts.hpp"
#include "export/sparql/sparql.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

class SupplySparql {
 public:
  SupplySparql(const KnowledgeGraph& graph, const LensOptions& lens, const SupplyQuery& query)
      : graph_(graph), lens_(lens), query_(query) {}

  std::string text() {
    const bool to_product = query_.to && is_product(*query_.to);
    const bool from_product = !query_.to && query_.from && is_product(*query_.from);
    if (to_product) {
      add(made() + at("product", *query_.to) + "BIND(?claim AS ?received) BIND(?role AS ?taking)\n" + shown({"claim"}));
    } else {
      if (!from_product) add(direct());
      add(made() + flow("received", "taking", "product", "recipient") + no_product("recipient") +
          shown({"claim", "received"}) + sharing("received"));
      if (!query_.to)
        add(made() +
            (one_day() ? "MINUS { SELECT DISTINCT ?product WHERE {\n"
                       : "MINUS { SELECT DISTINCT ?claim WHERE {\n" + flow("claim", "made", "maker", "product")) +
            flow("taken", "takenType", "product", "taker", Firmness::possible) + no_product("taker") +
            shown({"taken"}) + sharing("taken") + "} }\nBIND(?claim AS ?received) BIND(?role AS ?taking)\n" +
            shown({"claim"}));
      if (!from_product) add_partners();
    }
    std::string text(sparql_prologue);
    text +=
        "SELECT DISTINCT ?supplier ?product ?recipient ?role ?claim ?received ?match WHERE {\n"
        "{ SELECT DISTINCT ?supplier ?product ?recipient ?role ?claim ?received ?taking WHERE {\n" +
        rows_;
    if (!to_product && query_.to) text += at("recipient", *query_.to);
    if (query_.from) text += at(from_product ? "product" : "supplier", *query_.from);
    text += "} }\n";
    if (query_.product) text += family();
    text += sparql_disputed(lens_, "claim") + sparql_disputed(lens_, "received") + sparql_bounds(graph_, "claim") +
            sparql_bounds(graph_, "received");
    text += fmt::format("BIND(IF({} && {} && {} && {} && {} && {} && {}, \"certain\", \"possible\") AS ?match)\n",
                        sparql_undisputed("claim"), sparql_undisputed("received"), sparql_certain(lens_, "claim"),
                        sparql_certain(lens_, "received"), certainly_sharing(),
                        sparql_none_of(graph_.kinds(), "role", is_at_most_possible),
                        sparql_none_of(graph_.kinds(), "taking", is_at_most_possible));
    if (lens_.minimum_certainty == Firmness::certain) text += "FILTER(?match = \"certain\")\n";
    return text + "}\nORDER BY STR(?supplier) STR(?claim) STR(?received)\n";
  }

 private:
  bool is_product(VertexId v) const { return graph_.kind_of_vertex(v) == Kind::product; }
  std::string iri(VertexId v) const { return sparql_iri(graph_.terms().value(graph_.term_of_vertex(v))); }
  std::string at(std::string_view variable, VertexId v) const {
    return fmt::format("FILTER(?{} = {})\n", variable, iri(v));
  }
  std::string shown(std::initializer_list<std::string_view> claims) const {
    std::string text;
    for (const std::string_view claim : claims) text += sparql_shown(lens_, claim) + sparql_affirmed(claim);
    return text;
  }
  // On a single day the claims of a hop share that day. Partners need not share a day.
  bool one_day() const { return lens_.as_of && lens_.as_of->first == lens_.as_of->last; }
  std::string sharing(std::string_view other) const { return one_day() ? "" : sparql_sharing("claim", other); }
  std::string certainly_sharing() const {
    return one_day() ? "true"
                     : fmt::format("(?claim = ?received || {} || ({}))",
                                   sparql_one_of(graph_.kinds(), "role", makes_partners),
                                   sparql_certainly_sharing("claim", "received"));
  }
  void add(const std::string& branch) { rows_ += (rows_.empty() ? "{ " : "UNION { ") + branch + "}\n"; }

  std::string flow(std::string_view claim, std::string_view type, std::string_view from, std::string_view to) const {
    return flow(claim, type, from, to, lens_.minimum_certainty);
  }
  // A claim by which goods move from one variable to another, along its edge or against it; with least firmness
  // `certain`, of no edge type that is at most possible.
  std::string flow(std::string_view claim, std::string_view type, std::string_view from, std::string_view to,
                   Firmness least) const {
    const auto direction = [&](std::string_view beginning, std::string_view end, GoodsFlow flow) {
      return fmt::format("(?{0}Begin = {1} && ?{0}End = {2} && {3})", claim, beginning, end,
                         sparql_one_of(graph_.kinds(), type, [&](const EdgeType& edge) {
                           return edge.goods_flow == flow && (least == Firmness::possible || !edge.at_most_possible);
                         }));
    };
    return fmt::format("?{0} rdf:predicate ?{1} ; ?{0}Begin ?{2} ; ?{0}End ?{3} .\nFILTER({4} ||\n  {5})\n", claim,
                       type, from, to, direction("rdf:subject", "rdf:object", GoodsFlow::with),
                       direction("rdf:object", "rdf:subject", GoodsFlow::against));
  }
  std::string no_product(std::string_view variable) const {
    return fmt::format("FILTER NOT EXISTS {{ {}}}\n", sparql_kind(graph_, variable, Kind::product));
  }

  std::string direct() const {
    return flow("claim", "role", "supplier", "recipient") + no_product("supplier") + no_product("recipient") +
           (query_.product ? "?claim fil:product ?product .\n" : "OPTIONAL { ?claim fil:product ?product }\n") +
           "BIND(?claim AS ?received) BIND(?role AS ?taking)\n" + shown({"claim"});
  }
  std::string made() const {
    return flow("claim", "role", "supplier", "product") + sparql_kind(graph_, "product", Kind::product) +
           no_product("supplier");
  }

  // Partners in a product that the recipient takes by an edge type that is not at most possible.
  void add_partners() {
    const auto takes = [&](GoodsFlow flow) {
      return sparql_one_of(graph_.kinds(), "taking",
                           [&](const EdgeType& type) { return type.goods_flow == flow && !type.at_most_possible; });
    };
    const std::string taken =
        fmt::format(
            "?received rdf:predicate ?taking ; ?receivedBegin ?product ; ?receivedEnd ?recipient .\n"
            "FILTER((?receivedBegin = rdf:subject && ?receivedEnd = rdf:object && {}) ||\n"
            "  (?receivedBegin = rdf:object && ?receivedEnd = rdf:subject && {}))\n",
            takes(GoodsFlow::with), takes(GoodsFlow::against)) +
        sparql_kind(graph_, "product", Kind::product) + no_product("recipient") + "FILTER(?supplier != ?recipient)\n" +
        shown({"claim", "received"});
    const std::string role = "FILTER(" + sparql_one_of(graph_.kinds(), "role", makes_partners) + ")\n";
    for (const auto& [supplier, other] : {std::pair{"subject", "object"}, std::pair{"object", "subject"}}) {
      add(fmt::format("?claim rdf:predicate ?role ; rdf:{} ?supplier ; rdf:{} ?product .\n{}", supplier, other, role) +
          taken);
      add(fmt::format("?claim rdf:predicate ?role ; rdf:{} ?supplier ; rdf:{} ?recipient ; fil:product ?product .\n{}",
                      supplier, other, role) +
          taken);
    }
  }

  // The product and its variants, one pattern for each level that the graph has.
  std::string family() const {
    const EdgeTypeId kind_of = graph_.core(vocab::fil_kindOf);
    std::vector<VertexId> level(query_.product.all().begin(), query_.product.all().end());
    std::unordered_set<VertexId> seen(level.begin(), level.end());
    std::vector<std::string> asked;
    for (const VertexId v : level) asked.push_back(iri(v));
    const bool one = asked.size() == 1;
    const auto among = [&](std::string_view variable) {
      return one ? fmt::format("FILTER({} = {})", variable, asked.front())
                 : fmt::format("FILTER({} IN ({}))", variable, fmt::join(asked, ", "));
    };
    std::string text = fmt::format(
        "OPTIONAL {{ SELECT DISTINCT ?product (1 AS ?wanted) WHERE {{\n"
        "{{ ?product a ?family . {} }}\n",
        among("?product"));
    for (std::size_t depth = 1;; ++depth) {
      std::vector<VertexId> below;
      for (const VertexId v : level)
        for (const ClaimId e : graph_.in_claims(v, kind_of))
          if (seen.insert(graph_.edge(e).source).second) below.push_back(graph_.edge(e).source);
      if (below.empty()) return text + "} }\nFILTER(BOUND(?wanted))\n";
      level = std::move(below);
      text += "UNION { ";
      for (std::size_t step = 1; step <= depth; ++step)
        text += fmt::format("?kind{0} rdf:predicate fil:kindOf ; rdf:subject {1} ; rdf:object {2} .\n{3}", step,
                            step == 1 ? "?product" : fmt::format("?family{}", step - 1),
                            step == depth && one ? asked.front() : fmt::format("?family{}", step),
                            sparql_shown(lens_, fmt::format("kind{}", step), Role::circumstance) +
                                sparql_affirmed(fmt::format("kind{}", step)));
      text += one ? "}\n" : among(fmt::format("?family{}", depth)) + " }\n";
    }
  }

  const KnowledgeGraph& graph_;
  const LensOptions& lens_;
  const SupplyQuery& query_;
  std::string rows_;
};

}  // namespace

std::string supply_sparql(const KnowledgeGraph& graph, const LensOptions& lens, const SupplyQuery& query) {
  return SupplySparql(graph, lens, query).text();
}

}  // namespace filiera
