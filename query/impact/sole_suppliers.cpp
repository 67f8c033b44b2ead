// SPDX-License-Identifier: Apache-2.0
// Suppliers ordered by the recipients that they alone keep supplied.
#include "query/impact/sole_suppliers.hpp"

#include <algorithm>
#include <tuple>

#include "query/impact/dominators.hpp"
#include "query/impact/flow_subgraph.hpp"

namespace filiera {
namespace {

FlowPart part_of(const GoodsView& goods) {
  std::vector<FlowArc> arcs;
  for (ClaimId c = 0; c < goods.graph().edge_count(); ++c) {
    if (goods.flow().direction(c) == GoodsFlow::none || !goods.wanted(goods.goods_of(c))) continue;
    const Match match = goods.sure_match(c);
    if (match == Match::no) continue;
    const Edge e = goods.flow().edge(c);
    if (goods.is_product(e.source) && goods.is_product(e.target) && goods.made(e.target)) continue;
    arcs.push_back({e.source, e.target, match, Match::no});
  }
  return FlowPart(std::move(arcs), [&](VertexId v) { return !goods.is_product(v); });
}

// The arcs of the part, and those from a root, numbered after all vertices, to the origins.
Rows<std::uint32_t> with_root(const FlowPart& part, const std::vector<std::uint32_t>& origins) {
  Rows<std::uint32_t> rows;
  rows.offset = part.arcs().offset;
  for (const FlowArc& arc : part.arcs().values) rows.values.push_back(arc.to);
  rows.values.insert(rows.values.end(), origins.begin(), origins.end());
  rows.offset.push_back(static_cast<std::uint32_t>(rows.values.size()));
  return rows;
}

// The vertices below each in the tree of dominators are those at [first, last) of the order.
struct TreeOrder {
  std::vector<std::uint32_t> order, first, last;

  TreeOrder(const std::vector<std::uint32_t>& dominator, std::uint32_t root)
      : first(dominator.size()), last(dominator.size()) {
    const auto children = Rows<std::uint32_t>::of(dominator.size(), [&](auto&& visit) {
      for (std::uint32_t v = 0; v < dominator.size(); ++v)
        if (dominator[v] != no_dominator) visit(dominator[v], v);
    });
    std::vector<std::uint32_t> path{root}, at(dominator.size(), 0);
    while (!path.empty()) {
      const std::uint32_t v = path.back();
      const auto below = children[v];
      if (at[v] == 0 && v != root) order.push_back(v);
      if (at[v] == 0) first[v] = static_cast<std::uint32_t>(order.size());
      if (at[v] < below.size()) {
        path.push_back(below[at[v]++]);
      } else {
        last[v] = static_cast<std::uint32_t>(order.size());
        path.pop_back();
      }
    }
  }
};

}  // namespace

std::vector<SoleSupplier> sole_suppliers(const GoodsView& goods, std::size_t most_listed) {
  const FlowPart part = part_of(goods);
  const std::vector<std::uint32_t> origins = part.origins();
  const std::uint32_t root = part.size();
  const TreeOrder tree(immediate_dominators(with_root(part, origins), root), root);
  const std::vector<bool> sure = part.reached(origins, [](const FlowArc& arc) { return arc.match == Match::certain; });
  const auto is_party = [&](std::uint32_t v) { return !goods.is_product(part.vertex(v)); };
  // How many of the first vertices of the order are parties.
  std::vector<std::size_t> parties{0};
  for (const std::uint32_t v : tree.order) parties.push_back(parties.back() + (is_party(v) ? 1 : 0));

  std::vector<SoleSupplier> suppliers;
  for (std::uint32_t v = 0; v < part.size(); ++v) {
    const std::size_t count = parties[tree.last[v]] - parties[tree.first[v]];
    if (!is_party(v) || count == 0) continue;
    SoleSupplier supplier{part.vertex(v), count, {}};
    for (std::uint32_t i = tree.first[v]; i < tree.last[v] && supplier.listed.size() < most_listed; ++i)
      if (const std::uint32_t below = tree.order[i]; is_party(below))
        supplier.listed.push_back({part.vertex(below), sure[below] ? Match::certain : Match::possible});
    suppliers.push_back(std::move(supplier));
  }
  std::sort(suppliers.begin(), suppliers.end(), [](const SoleSupplier& a, const SoleSupplier& b) {
    return std::tuple(b.recipients, a.party) < std::tuple(a.recipients, b.party);
  });
  return suppliers;
}

}  // namespace filiera
