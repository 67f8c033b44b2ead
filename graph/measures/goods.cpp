// SPDX-License-Identifier: Apache-2.0
// The match of a product with the goods that a measure states.
#include "graph/measures/goods.hpp"

namespace filiera {

GoodsMatch firmer(const GoodsMatch& a, const GoodsMatch& b) { return b.match > a.match ? b : a; }

ProductGoods::ProductGoods(const Surroundings& around, VertexId product) : around_(&around), product_(product) {
  if (product == no_vertex) return;
  for (const Related& related : around.measured_relatives(product)) relatives_.emplace(related.vertex, related.match);
  for (const Related& measure : around.coded_measures(product)) coded_.emplace(measure.vertex, measure.match);
}

Match ProductGoods::with(VertexId goods) const {
  if (goods == around_->any_product()) return Match::certain;
  return product_ == no_vertex ? Match::possible : at(relatives_, goods);
}

Match ProductGoods::at(const Matches& matches, VertexId vertex) {
  const auto found = matches.find(vertex);
  return found == matches.end() ? Match::no : found->second;
}

GoodsMatch ProductGoods::among(std::span<const ClaimId> edges) const {
  GoodsMatch best;
  for (const ClaimId e : edges) {
    const VertexId stated = around_->graph().edge(e).target;
    best = firmer(best, {with(stated), stated, e});
  }
  return best;
}

GoodsMatch ProductGoods::applied(VertexId measure) const {
  const KnowledgeGraph& graph = around_->graph();
  GoodsMatch by_code;
  if (product_ != no_vertex)
    by_code.match = at(coded_, measure);
  else if (around_->states_code(measure))
    by_code.match = Match::possible;
  return firmer(among(graph.out_claims(measure, around_->types().applies_to)), by_code);
}

GoodsMatch ProductGoods::instead(VertexId measure) const {
  return among(around_->graph().out_claims(measure, around_->types().instead_of));
}

std::vector<GoodsMatch> inherited_goods(const Surroundings& around, const ProductGoods& goods,
                                        std::span<const VertexId> measures) {
  const KnowledgeGraph& graph = around.graph();
  std::unordered_map<VertexId, std::size_t> index_of;
  std::vector<GoodsMatch> own, inherited(measures.size());
  for (std::size_t i = 0; i < measures.size(); ++i) {
    index_of.emplace(measures[i], i);
    own.push_back(goods.of(measures[i]));
  }
  for (const Match level : {Match::certain, Match::possible}) {
    std::vector<std::size_t> reached;
    for (std::size_t i = 0; i < measures.size(); ++i)
      if (firmer(own[i], inherited[i]).match >= level) reached.push_back(i);
    for (std::size_t next = 0; next < reached.size(); ++next) {
      // What nobody affirms passes nothing on; what is disputed at most possibly.
      const ClaimId base = graph.claim_of_vertex(measures[reached[next]]);
      if (around.lens().unless_contested(base, around.lens().seen(base)) < level) continue;
      for (const ClaimId e : graph.in_claims(measures[reached[next]], around.types().exception_to)) {
        const auto at = index_of.find(graph.edge(e).source);
        if (at == index_of.end() || inherited[at->second].match >= level) continue;
        if (states_goods(graph, graph.edge(e).source)) continue;
        const GoodsMatch of_base = firmer(own[reached[next]], inherited[reached[next]]);
        inherited[at->second] = {level, of_base.stated, of_base.claim};
        reached.push_back(at->second);
      }
    }
  }
  return inherited;
}

}  // namespace filiera
