// SPDX-License-Identifier: Apache-2.0
// The claims in which a thing takes part.
#include "cli/data/participation.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <unordered_set>

#include "cli/data/names.hpp"
#include "cli/output/exit_code.hpp"
#include "graph/model/claims_around.hpp"
#include "graph/model/codes.hpp"
#include "io/spelling.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

std::vector<ClaimId> seen_in_order(const Lens& lens, const std::unordered_set<ClaimId>& owners) {
  std::vector<ClaimId> claims;
  for (const ClaimId c : owners)
    if (lens.listed(c) != Match::no) claims.push_back(c);
  std::sort(claims.begin(), claims.end(),
            [&](ClaimId a, ClaimId b) { return lens.graph().term_of_claim(a) < lens.graph().term_of_claim(b); });
  return claims;
}

}  // namespace

std::vector<ClaimId> claims_with(const Lens& lens, TermId term) {
  const KnowledgeGraph& graph = lens.graph();
  std::unordered_set<ClaimId> owners;
  if (const ClaimId c = graph.find_claim(term); c != no_claim) owners.insert(c);
  for (const AboutRow& row : graph.about(term)) owners.insert(row.claim);
  for (const AttestationRow& row : graph.data().attestations)
    if ((row.voice == term || graph.document(row.document).term == term) && lens.shows(row) != Match::no)
      owners.insert(row.claim);
  if (const VertexId v = graph.find_vertex(term); v != no_vertex) {
    const std::vector<ClaimId> around = claims_around(graph, v);
    owners.insert(around.begin(), around.end());
  }
  return seen_in_order(lens, owners);
}

std::vector<ClaimId> all_claims(const Lens& lens) {
  std::vector<ClaimId> claims;
  for (const ClaimId c : lens.graph().data().claims_by_term)
    if (lens.listed(c) != Match::no) claims.push_back(c);
  return claims;
}

namespace {

// The products of the name; none if it is a code that only measures state.
ProductChoice goods_named(const Lens& lens, const Names& names, std::string_view text) {
  const std::optional<Code> code = parse_code(text);
  const Codes codes(lens.graph());
  if (code && codes.within(*code, Kind::product).empty() &&
      !(codes.within(*code, Kind::measure).empty() && codes.holding(*code, Kind::measure).empty()))
    return {};
  return resolve_products(names, lens.graph(), text);
}

}  // namespace

ClaimsOfGoods::ClaimsOfGoods(const Lens& lens, const Names& names, std::string_view text)
    : graph_(lens.graph()), family_(lens, goods_named(lens, names, text)) {
  const Codes codes(graph_);
  std::vector<Code> stated;
  if (const std::optional<Code> code = parse_code(text)) stated.push_back(*code);
  for (const VertexId product : codes.carriers(Kind::product))
    if (!family_.is_everything() && family_.contains(product))
      for (Code& code : codes_of(graph_, graph_.term_of_vertex(product))) stated.push_back(std::move(code));
  for (const Code& code : stated) {
    for (const VertexId measure : codes.holding(code, Kind::measure)) measures_.insert(measure);
    for (const VertexId measure : codes.within(code, Kind::measure)) measures_.insert(measure);
  }
}

bool ClaimsOfGoods::holds_vertex(VertexId v) const {
  return v != no_vertex && ((!family_.is_everything() && family_.contains(v)) || measures_.contains(v));
}

bool ClaimsOfGoods::holds(ClaimId claim) const {
  if (holds_vertex(graph_.product(claim))) return true;
  if (graph_.is_edge(claim)) {
    const Edge edge = graph_.edge(claim);
    return holds_vertex(edge.source) || holds_vertex(edge.target);
  }
  const TermId term = graph_.term_of_claim(claim);
  const VertexId own = graph_.find_vertex(term);
  if (own != no_vertex) {
    if (holds_vertex(own)) return true;
    for (const ClaimId e : graph_.out_claims(own))
      if (holds_vertex(graph_.edge(e).target)) return true;
  }
  const TermId about = graph_.terms().find_iri(vocab::fil_about);
  return about != no_term && std::ranges::any_of(graph_.statements(term), [&](const Quad& quad) {
           return quad.predicate == about && holds_vertex(graph_.find_vertex(quad.object));
         });
}

ClaimType::ClaimType(const KnowledgeGraph& graph, std::string_view text) {
  std::vector<std::string> names;
  for (const Kind kind : {Kind::link, Kind::measure, Kind::event, Kind::figure, Kind::remark}) {
    std::string name(local_name(graph.kinds().class_of_kind(kind)));
    name.front() = lower_ascii(name.front());
    if (name == text) kind_ = kind;
    names.push_back(std::move(name));
  }
  if (kind_) return;
  const std::size_t colon = text.find(':');
  for (std::size_t id = 0; id < graph.kinds().edge_types().size(); ++id) {
    const EdgeType& type = graph.kinds().edge_types()[id];
    const std::string_view local = colon == std::string_view::npos ? text : text.substr(colon + 1);
    if (type.iri == text || type.name() == local) {
      type_ = static_cast<EdgeTypeId>(id);
      return;
    }
    names.emplace_back(type.name());
  }
  const std::vector<std::string> near = nearest_spellings(text, names, 1);
  throw UsageFailure(
      near.empty()
          ? fmt::format("--type: there is no edge type or kind of claim \"{}\"; there are {}", text,
                        fmt::join(names, ", "))
          : fmt::format("--type: there is no edge type or kind of claim \"{}\"; did you mean {}?", text, near.front()));
}

bool ClaimType::holds(const KnowledgeGraph& graph, ClaimId claim) const {
  if (kind_) return graph.kind_of_claim(claim) == *kind_;
  if (graph.is_edge(claim)) return graph.type_of(claim) == type_;
  const VertexId v = graph.find_vertex(graph.term_of_claim(claim));
  return v != no_vertex && !graph.out_claims(v, type_).empty();
}

}  // namespace filiera
