// SPDX-License-Identifier: Apache-2.0
// What may decide how a hop stands.
#include "query/hops/hop_neighbours.hpp"

#include <algorithm>
#include <array>
#include <deque>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <utility>

#include "graph/model/codes.hpp"
#include "ontology/vocabulary.hpp"
#include "query/hops/hop.hpp"

namespace filiera {
namespace {

// Edges that are followed from a vertex near the hop.
constexpr std::string_view outward[] = {vocab::fil_kindOf,      vocab::fil_inputTo,      vocab::fil_locatedIn,
                                        vocab::fil_memberOf,    vocab::fil_complementOf, vocab::fil_compliesWith,
                                        vocab::fil_exceptionTo, vocab::fil_reachesBy,    vocab::fil_appliesTo,
                                        vocab::fil_insteadOf,   vocab::fil_toPlace,      vocab::fil_fromPlace,
                                        vocab::fil_onParty,     vocab::fil_jointWith,    vocab::fil_apartFrom,
                                        vocab::fil_introduces,  vocab::fil_terminates};
// Those that are followed to it.
constexpr std::string_view inward[] = {vocab::fil_owns,      vocab::fil_parentOf,   vocab::fil_jointWith,
                                       vocab::fil_appliesTo, vocab::fil_insteadOf,  vocab::fil_exceptionTo,
                                       vocab::fil_apartFrom, vocab::fil_introduces, vocab::fil_terminates};

class NeighbourSearch {
 public:
  NeighbourSearch(std::span<const KnowledgeGraph* const> graphs, const std::set<PartName>& measures_on_codes)
      : graphs_(graphs), measures_on_codes_(measures_on_codes) {}

  Neighbours run(const HopName& hop, HopAspect aspect) {
    for (const KnowledgeGraph* graph : graphs_) add_between(*graph, hop);
    if (aspect == HopAspect::hop) return std::move(found_);
    for (const PartName part : {hop.supplier, hop.product, hop.recipient}) meet(part);
    if (!hop.product.empty()) add_variants(hop.product);
    for (const PartName measure : measures_on_codes_) meet(measure);
    for (; !open_.empty(); open_.pop_front()) expand(open_.front());
    return std::move(found_);
  }

 private:
  static VertexId find(const KnowledgeGraph& graph, PartName name) {
    const TermId term = graph.terms().find_iri(name);
    return term == no_term ? no_vertex : graph.find_vertex(term);
  }

  void meet(PartName vertex) {
    if (!vertex.empty() && met_.insert(vertex).second) open_.push_back(vertex);
  }
  void meet(const KnowledgeGraph& graph, VertexId v) {
    if (v != no_vertex) meet(graph.terms().value(graph.term_of_vertex(v)));
  }

  // Adds a claim with what it is related to.
  void add(const KnowledgeGraph& graph, ClaimId c) {
    std::vector<ClaimId> open{graph.owner(c)};
    while (!open.empty()) {
      const ClaimId owner = open.back();
      open.pop_back();
      const TermId term = graph.term_of_claim(owner);
      if (!found_.claims.insert(graph.terms().value(term)).second) continue;
      if (const VertexId v = graph.find_vertex(term); v != no_vertex) meet(graph, v);
      if (graph.is_edge(owner)) meet(graph, graph.destination(owner));
      for (const RelationRow& row : graph.relations_from(owner)) open.push_back(graph.owner(row.to));
      for (const RelationRow& row : graph.relations_to(owner)) open.push_back(graph.owner(row.from));
    }
  }

  // The claims by which the hop may exist, and those by which other hops may take its place.
  void add_between(const KnowledgeGraph& graph, const HopName& hop) {
    const VertexId supplier = find(graph, hop.supplier), recipient = find(graph, hop.recipient),
                   product = find(graph, hop.product);
    const auto is_part = [&](VertexId v) { return v == supplier || v == product || v == recipient; };
    // Who takes the product decides whether there is a hop without a recipient.
    const auto takes = [&](const KnowledgeGraph& of, ClaimId c, VertexId at) {
      if (at != product || recipient != no_vertex) return false;
      const std::optional<Edge> flow = goods_edge(of, c);
      return flow && flow->source == product;
    };
    for (const VertexId at : {supplier, product, recipient}) {
      if (at == no_vertex) continue;
      // What a measure on a member of a group means for the group.
      if (graph.kind_of_vertex(at) == Kind::group)
        for (const ClaimId c : graph.in_claims(at, graph.core(vocab::fil_memberOf))) {
          add(graph, c);
          meet(graph, graph.edge(c).source);
        }
      for (const std::uint32_t c : graph.out_claims(at))
        if (is_part(graph.edge(c).target) || takes(graph, c, at)) add(graph, c);
      for (const ClaimId c : graph.in_claims(at))
        if (is_part(graph.edge(c).source) || takes(graph, c, at)) add(graph, c);
    }
  }

  // The kinds of the product, at any distance.
  void add_variants(PartName product) {
    std::deque<PartName> open{product};
    std::set<PartName> known{product};
    for (; !open.empty(); open.pop_front())
      for (const KnowledgeGraph* graph : graphs_) {
        const VertexId v = find(*graph, open.front());
        if (v == no_vertex) continue;
        for (const ClaimId c : graph->in_claims(v, graph->core(vocab::fil_kindOf))) {
          add(*graph, c);
          const PartName variant = graph->terms().value(graph->term_of_vertex(graph->edge(c).source));
          meet(variant);
          if (known.insert(variant).second) open.push_back(variant);
        }
      }
  }

  void expand(PartName name) {
    for (const KnowledgeGraph* graph : graphs_)
      if (const VertexId v = find(*graph, name); v != no_vertex) expand(*graph, v, name);
  }

  void expand(const KnowledgeGraph& graph, VertexId v, PartName name) {
    const ClaimId own = graph.claim_of_vertex(v);
    if (own != no_claim)
      add(graph, own);
    else
      found_.things.insert(name);
    const Kind kind = graph.kind_of_vertex(v);
    const bool measure = kind == Kind::measure, event = kind == Kind::event;
    for (const std::string_view type : outward) {
      if (event) continue;  // it is near by what it begins or ends
      for (const ClaimId c : graph.out_claims(v, graph.core(type))) {
        add(graph, c);
        meet(graph, graph.edge(c).target);
      }
    }
    const bool everything = name == vocab::fil_AnyProduct;
    for (const std::string_view type : inward)
      for (const ClaimId c : graph.in_claims(v, graph.core(type))) {
        const VertexId source = graph.edge(c).source;
        // Measures on all goods that name parties are found by these.
        if (everything && names_party(graph, source)) continue;
        add(graph, c);
        meet(graph, source);
      }
    if (!measure && !event)
      for (const ClaimId c : graph.in_claims(v, graph.core(vocab::fil_onParty))) {
        add(graph, c);
        meet(graph, graph.edge(c).source);
      }
    // What complies with a measure is near by its product; what is a condition of one changes nothing about the hop.
    if (kind == Kind::product) meet(vocab::fil_AnyProduct);
  }

  static bool names_party(const KnowledgeGraph& graph, VertexId measure) {
    return !graph.out_claims(measure, graph.core(vocab::fil_onParty)).empty();
  }

  std::span<const KnowledgeGraph* const> graphs_;
  const std::set<PartName>& measures_on_codes_;
  Neighbours found_;
  std::set<PartName> met_;
  std::deque<PartName> open_;
};

}  // namespace

Neighbourhood::Neighbourhood(std::vector<const KnowledgeGraph*> graphs) : graphs_(std::move(graphs)) {
  for (const KnowledgeGraph* graph : graphs_)
    for (const VertexId measure : Codes(*graph).carriers(Kind::measure))
      measures_on_codes_.insert(graph->terms().value(graph->term_of_vertex(measure)));
}

Neighbours Neighbourhood::of(const HopName& hop, HopAspect aspect) const {
  return NeighbourSearch(graphs_, measures_on_codes_).run(hop, aspect);
}

}  // namespace filiera
