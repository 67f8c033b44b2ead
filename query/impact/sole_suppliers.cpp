// SPDX-License-Identifier: Apache-2.0
// Suppliers ranked by the number of recipients that depend on them alone.
#include "query/impact/sole_suppliers.hpp"

#include <algorithm>
#include <tuple>

#include "query/impact/dominators.hpp"
#include "query/impact/network_builder.hpp"

namespace filiera {
namespace {

using Counts = FlowSubgraph::Counts;

// The source arcs of the network, with a root, numbered after all vertices, that has an arc to each origin.
Rows<std::uint32_t> with_root(const FlowSubgraph& network, const std::vector<std::uint32_t>& origins) {
  return Rows<std::uint32_t>::of(network.size() + 1, [&](auto&& visit) {
    for (const FlowArc& arc : network.arcs().values)
      if (arc.source) visit(arc.from, arc.to);
    for (const std::uint32_t origin : origins) visit(network.size(), origin);
  });
}

// The descendants of a vertex in the dominator tree are those at [first, last) of the order.
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

class Ranking {
 public:
  Ranking(const FlowSubgraph& network, std::size_t most_listed)
      : network_(network),
        most_listed_(most_listed),
        origins_(network.origins()),
        certain_(network.state(origins_, {[](const FlowArc& arc) { return arc.match == Match::certain; },
                                          [](const MakingNeed&) { return true; },
                                          [](const PartSource& source) { return source.match == Match::certain; }})) {}

  std::vector<SoleSupplier> run() {
    if (network_.needs().empty())
      by_dominators();
    else
      by_removal();
    std::sort(suppliers_.begin(), suppliers_.end(), [](const SoleSupplier& a, const SoleSupplier& b) {
      return std::tuple(b.recipients, a.party) < std::tuple(a.recipients, b.party);
    });
    return std::move(suppliers_);
  }

 private:
  // Without needs, the vertices on every path to a vertex are its dominators.
  void by_dominators() {
    const std::uint32_t root = network_.size();
    const TreeOrder tree(immediate_dominators(with_root(network_, origins_), root), root);
    // Prefix sums: the number of parties among the first i vertices of the order.
    std::vector<std::size_t> parties{0};
    for (const std::uint32_t v : tree.order) parties.push_back(parties.back() + (network_.is_party(v) ? 1 : 0));
    for (std::uint32_t v = 0; v < network_.size(); ++v) {
      const std::size_t count = parties[tree.last[v]] - parties[tree.first[v]];
      if (!network_.is_party(v) || count == 0) continue;
      SoleSupplier supplier{network_.vertex(v), count, {}};
      for (std::uint32_t i = tree.first[v]; i < tree.last[v] && supplier.listed.size() < most_listed_; ++i)
        if (const std::uint32_t below = tree.order[i]; network_.is_party(below))
          supplier.listed.push_back({network_.vertex(below), certainty_of(below), {}});
      suppliers_.push_back(std::move(supplier));
    }
  }

  // Removes each party in turn and recomputes only what depends on it.
  void by_removal() {
    const std::vector<bool> is_origin = [this] {
      std::vector<bool> origin(network_.size(), false);
      for (const std::uint32_t v : origins_) origin[v] = true;
      return origin;
    }();
    std::uint32_t removed = UINT32_MAX;
    const Counts counts{[&](const FlowArc& arc) { return arc.from != removed; },
                        [](const MakingNeed& need) { return need.match == Match::certain; },
                        [](const PartSource&) { return true; }};
    FlowState state = network_.state(origins_, counts);
    for (std::uint32_t v = 0; v < network_.size(); ++v) {
      if (!network_.is_party(v)) continue;
      const std::vector<std::uint32_t> nodes = network_.depending_on(struck_by(v));
      removed = v;
      network_.update(state, nodes, is_origin, counts);
      add(v, nodes, state);
      removed = UINT32_MAX;
      network_.update(state, nodes, is_origin, counts);
    }
  }

  // The nodes to which an arc out of the vertex brings goods or a part.
  std::vector<std::uint32_t> struck_by(std::uint32_t v) const {
    const auto nodes = network_.dependents()[v];
    return {nodes.begin(), nodes.end()};
  }

  void add(std::uint32_t v, const std::vector<std::uint32_t>& nodes, const FlowState& state) {
    SoleSupplier supplier{network_.vertex(v), 0, {}};
    std::vector<std::pair<std::uint32_t, std::vector<VertexId>>>
        lost;  // recipients; no products if every source is lost
    for (const std::uint32_t node : nodes)
      if (node < network_.size() && !state.reached[node] && node != v && network_.is_party(node))
        lost.push_back({node, {}});
    std::map<std::uint32_t, std::vector<VertexId>> products;
    for (const std::uint32_t node : nodes) {
      if (node < network_.size() || state.made[node - network_.size()]) continue;
      const auto [maker, product] = network_.makings()[node - network_.size()];
      if (!network_.has(maker)) continue;
      const std::uint32_t number = network_.number_of(maker);
      if (number != v && network_.is_party(number) && state.reached[number]) products[number].push_back(product);
    }
    for (auto& [number, list] : products) {
      std::sort(list.begin(), list.end());
      lost.emplace_back(number, std::move(list));
    }
    if (lost.empty()) return;
    supplier.recipients = lost.size();
    // The nearest first.
    const std::vector<std::uint32_t> distance = distances_from(v);
    std::sort(lost.begin(), lost.end(), [&](const auto& a, const auto& b) {
      return std::tuple(distance[a.first], a.first) < std::tuple(distance[b.first], b.first);
    });
    if (lost.size() > most_listed_) lost.resize(most_listed_);
    for (auto& [number, list] : lost)
      supplier.listed.push_back({network_.vertex(number), certainty_of(number), std::move(list)});
    suppliers_.push_back(std::move(supplier));
  }

  Match certainty_of(std::uint32_t v) const { return certain_.reached[v] ? Match::certain : Match::possible; }

  std::vector<std::uint32_t> distances_from(std::uint32_t v) const {
    std::vector<std::uint32_t> distance(network_.size(), UINT32_MAX), queue{v};
    distance[v] = 0;
    for (std::size_t next = 0; next < queue.size(); ++next)
      for (const FlowArc& arc : network_.arcs()[queue[next]])
        if (distance[arc.to] == UINT32_MAX) {
          distance[arc.to] = distance[queue[next]] + 1;
          queue.push_back(arc.to);
        }
    return distance;
  }

  const FlowSubgraph& network_;
  std::size_t most_listed_;
  std::vector<std::uint32_t> origins_;
  FlowState certain_;  // over certain claims only
  std::vector<SoleSupplier> suppliers_;
};

}  // namespace

std::vector<SoleSupplier> sole_suppliers(const HopGenerator& hops, const ProductFamily& family, PartNeeds part_needs,
                                         std::size_t most_listed) {
  const FlowSubgraph network = claim_network(hops, family, part_needs, std::nullopt);
  return Ranking(network, most_listed).run();
}

}  // namespace filiera
