// SPDX-License-Identifier: Apache-2.0
// The parts that products need.
#include "query/impact/parts.hpp"

#include <algorithm>
#include <boost/graph/strong_components.hpp>
#include <utility>

#include "graph/lens/closure.hpp"
#include "graph/model/edges_of_type.hpp"
#include "graph/model/rows.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {
Parts::Parts(const HopGenerator& hops) : hops_(&hops) {}

const std::vector<Related>& Parts::families(VertexId product) const {
  const auto [row, fresh] = families_.try_emplace(product);
  if (fresh) row->second = closure(hops_->lens(), {product}, {hops_->graph().core(vocab::fil_kindOf)}, Walk::outward);
  return row->second;
}

const std::vector<Related>& Parts::variants(VertexId part) const {
  const auto [row, fresh] = variants_.try_emplace(part);
  if (fresh) row->second = closure(hops_->lens(), {part}, {hops_->graph().core(vocab::fil_kindOf)}, Walk::inward);
  return row->second;
}

const Parts::Ends& Parts::ends() const {
  if (ends_) return *ends_;
  const KnowledgeGraph& graph = hops_->graph();
  std::vector<VertexId> takers, parts;
  const auto types = graph.kinds().edge_types();
  for (std::size_t type = 0; type < types.size(); ++type)
    if (types[type].goods_flow != GoodsFlow::none)
      each_edge_of_type(graph, static_cast<EdgeTypeId>(type), [&](ClaimId c) {
        if (const auto goods = goods_edge(graph, c);
            goods && hops_->is_product(goods->source) && hops_->is_product(goods->target)) {
          parts.push_back(goods->source);
          takers.push_back(goods->target);
        }
        return true;
      });
  const auto kinds_of = [&](std::vector<VertexId>& products) {
    std::sort(products.begin(), products.end());
    products.erase(std::unique(products.begin(), products.end()), products.end());
    std::vector<Family> found;
    for (const VertexId family : products)
      for (const Related& kind : closure(hops_->lens(), {family}, {graph.core(vocab::fil_kindOf)}, Walk::inward))
        found.push_back({kind.vertex, {family, kind.match}});
    std::ranges::stable_sort(found, {}, &Family::product);
    return found;
  };
  ends_ = Ends{kinds_of(takers), kinds_of(parts)};
  return *ends_;
}

std::vector<Related> Parts::among(const std::vector<Family>& known, VertexId product) const {
  std::vector<Related> found;
  for (auto row = std::ranges::lower_bound(known, product, {}, &Family::product);
       row != known.end() && row->product == product; ++row)
    found.push_back(row->family);
  if (found.size() <= 1) return found;
  std::vector<Related> nearest_first;
  for (const Related& family : families(product))
    if (match_of(found, family.vertex) != Match::no) nearest_first.push_back(family);
  return nearest_first;
}

std::vector<Related> Parts::families_with_parts(VertexId product) const { return among(ends().takers, product); }
std::vector<Related> Parts::families_with_wholes(VertexId product) const { return among(ends().parts, product); }

Match Parts::is_part(VertexId goods, VertexId part) const {
  if (goods == no_vertex) return Match::possible;
  if (const Match match = match_of(families(goods), part); match != Match::no) return match;
  return match_of(families(part), goods) == Match::no ? Match::no : Match::possible;
}

bool Parts::on_ring(ClaimId input) const {
  if (!rings_) {
    const KnowledgeGraph& graph = hops_->graph();
    std::vector<std::pair<VertexId, VertexId>> inputs;
    const auto types = graph.kinds().edge_types();
    for (std::size_t type = 0; type < types.size(); ++type)
      if (types[type].goods_flow != GoodsFlow::none)
        each_edge_of_type(graph, static_cast<EdgeTypeId>(type), [&](ClaimId c) {
          if (const auto goods = goods_edge(graph, c); goods && hops_->is_product(goods->source) &&
                                                       hops_->is_product(goods->target) &&
                                                       hops_->lens().circumstance(c) != Match::no)
            inputs.emplace_back(goods->source, goods->target);
          return true;
        });
    std::map<VertexId, std::uint32_t> number;
    for (const auto& [part, whole] : inputs)
      for (const VertexId product : {part, whole}) number.try_emplace(product, number.size());
    std::vector<std::uint32_t> ring(number.size(), 0), size(number.size(), 0);
    const auto arcs = Rows<std::uint32_t>::of(number.size(), [&](auto&& visit) {
      for (const auto& [part, whole] : inputs) visit(number.at(part), number.at(whole));
    });
    if (!ring.empty())
      boost::strong_components(arcs, boost::make_iterator_property_map(ring.begin(), get(boost::vertex_index, arcs)));
    for (const std::uint32_t of : ring) ++size[of];
    rings_.emplace();
    for (const auto& [product, at] : number)
      if (size[ring[at]] > 1) rings_->emplace(product, ring[at]);
  }
  const std::optional<Edge> goods = goods_edge(hops_->graph(), input);
  if (!goods) return false;
  const auto part = rings_->find(goods->source), whole = rings_->find(goods->target);
  return part != rings_->end() && whole != rings_->end() && part->second == whole->second;
}

const std::vector<Need>& Parts::needs_of(VertexId product) const {
  const auto [row, fresh] = needs_.try_emplace(product);
  if (!fresh) return row->second;
  std::vector<Need>& needs = row->second;
  std::map<std::pair<TermId, VertexId>, std::size_t> number_of;  // by fil:anyOf, or by part without it
  const KnowledgeGraph& graph = hops_->graph();
  for (const Related& family : families_with_parts(product))
    hops_->products_taken(family.vertex, [&](VertexId part, ClaimId c) {
      if (part == product) return;
      Match match = hops_->sure_match(c);
      if (match == Match::no) return;
      if (family.vertex != product || on_ring(c)) match = Match::possible;
      const TermId set = graph.object(graph.term_of_claim(c), vocab::fil_anyOf);
      const std::pair key(set, set == no_term ? part : no_vertex);
      const std::size_t number = number_of.try_emplace(key, needs.size()).first->second;
      if (number == needs.size()) needs.emplace_back();
      needs[number].match = either(needs[number].match, match);
      needs[number].parts.push_back({part, match});
    });
  for (Need& need : needs) {
    // Several claims may state the same part.
    std::sort(need.parts.begin(), need.parts.end(), [](const Part& a, const Part& b) {
      return a.product != b.product ? a.product < b.product : a.match > b.match;
    });
    need.parts.erase(std::unique(need.parts.begin(), need.parts.end(),
                                 [](const Part& a, const Part& b) { return a.product == b.product; }),
                     need.parts.end());
    // The claim of a part without alternatives gives the match of the need, not of the part.
    if (need.parts.size() == 1) need.parts.front().match = Match::certain;
  }
  return needs;
}

}  // namespace filiera
