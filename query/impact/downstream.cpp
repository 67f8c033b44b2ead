// SPDX-License-Identifier: Apache-2.0
// Who loses every source of goods by a hypothesis, at any depth.
#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "query/impact/flow_subgraph.hpp"
#include "query/impact/impact.hpp"

namespace filiera {
namespace {

// The vertices in the order in which they are first met.
class Reached {
 public:
  bool add(VertexId v) {
    if (!seen_.insert(v).second) return false;
    order_.push_back(v);
    return true;
  }
  bool contains(VertexId v) const { return seen_.contains(v); }
  std::size_t size() const { return order_.size(); }
  VertexId operator[](std::size_t i) const { return order_[i]; }

 private:
  std::unordered_set<VertexId> seen_;
  std::vector<VertexId> order_;
};

// The recipients of what may be lost.
Reached struck_by(const GoodsView& goods, const Overlay& overlay) {
  Reached struck;
  const auto strike = [&](const GoodsStep& step) {
    if (overlay.loss(step.hop) != Match::no) struck.add(step.to);
  };
  if (const auto ends = overlay.ends()) {
    for (const VertexId v : *ends) {
      goods.out_of(v, strike);
      goods.into(v, strike);
    }
  } else {
    for (VertexId v = 0; v < goods.graph().vertex_count(); ++v) goods.out_of(v, strike);
  }
  return struck;
}

}  // namespace

std::vector<Affected> affected_downstream(const GoodsView& goods, const Overlay& overlay) {
  Reached part = struck_by(goods, overlay);
  std::unordered_map<VertexId, std::uint32_t> tier;
  for (std::size_t i = 0; i < part.size(); ++i) tier[part[i]] = 1;
  for (std::size_t next = 0; next < part.size(); ++next)
    goods.out_of(part[next], [&](const GoodsStep& step) {
      if (part.add(step.to)) tier[step.to] = tier[step.from] + 1;
    });
  const std::size_t downstream = part.size();
  std::vector<FlowArc> arcs;
  for (std::size_t next = 0; next < part.size(); ++next)
    goods.into(part[next], [&](const GoodsStep& step) {
      if (!step.source) return;
      part.add(step.from);
      arcs.push_back({step.from, step.to, step.match, overlay.loss(step.hop), overlay.then().prohibits(step.hop)});
    });

  const FlowPart flow(std::move(arcs), [&](VertexId v) { return !goods.is_product(v); });
  const std::vector<Match> lost = lost_sources(flow);
  std::vector<Affected> affected;
  std::vector<std::size_t> row_of(flow.size(), SIZE_MAX);
  for (std::size_t i = 0; i < downstream; ++i) {
    const VertexId v = part[i];
    if (goods.is_product(v) || v == overlay.hypothesis().gone) continue;
    row_of[flow.number_of(v)] = affected.size();
    affected.push_back({v, tier[v], lost[flow.number_of(v)], {}});
  }
  for (const FlowArc& arc : flow.arcs().values) {
    if (row_of[arc.to] == SIZE_MAX || arc.from == arc.to) continue;
    const Match left = without(without(arc.match, arc.loss), lost[arc.from]);
    if (left == Match::no) continue;
    std::vector<RemainingSupplier>& suppliers = affected[row_of[arc.to]].suppliers;
    const VertexId from = flow.vertex(arc.from);
    if (suppliers.empty() || suppliers.back().vertex != from) suppliers.push_back({from, Match::no, Match::no});
    RemainingSupplier& supplier = suppliers.back();
    if (left > supplier.match)
      supplier = {from, left, arc.barred};
    else if (left == supplier.match)
      supplier.barred = both(supplier.barred, arc.barred);
  }
  std::sort(affected.begin(), affected.end(), [](const Affected& a, const Affected& b) {
    return std::tuple(-static_cast<int>(a.lost), a.tier, a.party) <
           std::tuple(-static_cast<int>(b.lost), b.tier, b.party);
  });
  return affected;
}

}  // namespace filiera
