// SPDX-License-Identifier: Apache-2.0
// Suppliers ranked by the number of recipients that depend on them alone.
#include "query/impact/sole_suppliers.hpp"

#include <algorithm>
#include <map>
#include <tuple>

#include "graph/model/breadth_first.hpp"
#include "query/impact/dominators.hpp"
#include "query/impact/network_builder.hpp"

namespace filiera {
namespace {

using Counts = FlowSubgraph::Counts;

// The source arcs of the network that `accept(arc)` accepts, with a root, numbered after all vertices, that has an arc
// to each origin.
template <class Accept>
Rows<std::uint32_t> with_root(const FlowSubgraph& network, const std::vector<std::uint32_t>& origins, Accept accept) {
  return Rows<std::uint32_t>::of(network.size() + 1, [&](auto&& visit) {
    for (const FlowArc& arc : network.arcs().values)
      if (arc.source && accept(arc)) visit(arc.from, arc.to);
    for (const std::uint32_t origin : origins) visit(network.size(), origin);
  });
}

// The descendants of a vertex in the dominator tree are those at [first, last) of the order.
struct TreeOrder {
  std::vector<std::uint32_t> order, first, last;
  std::vector<std::uint32_t> place;  // of each vertex in the order; UINT32_MAX where no way leads to it

  TreeOrder(const std::vector<std::uint32_t>& dominator, std::uint32_t root)
      : first(dominator.size()), last(dominator.size()), place(dominator.size(), UINT32_MAX) {
    const auto children = Rows<std::uint32_t>::of(dominator.size(), [&](auto&& visit) {
      for (std::uint32_t v = 0; v < dominator.size(); ++v)
        if (dominator[v] != no_dominator) visit(dominator[v], v);
    });
    std::vector<std::uint32_t> path{root}, at(dominator.size(), 0);
    while (!path.empty()) {
      const std::uint32_t v = path.back();
      const auto below = children[v];
      if (at[v] == 0 && v != root) {
        place[v] = static_cast<std::uint32_t>(order.size());
        order.push_back(v);
      }
      if (at[v] == 0) first[v] = static_cast<std::uint32_t>(order.size());
      if (at[v] < below.size()) {
        path.push_back(below[at[v]++]);
      } else {
        last[v] = static_cast<std::uint32_t>(order.size());
        path.pop_back();
      }
    }
  }

  bool is_below(std::uint32_t v, std::uint32_t above) const {
    return place[v] >= first[above] && place[v] < last[above];
  }
};

class Ranking {
 public:
  Ranking(const FlowSubgraph& network, std::size_t most_listed, Firmness firmness)
      : network_(network),
        most_listed_(most_listed),
        firmness_(firmness),
        origins_(network.origins()),
        before_(sure_supply(network)) {}

  std::vector<SoleSupplier> run() {
    if (network_.needs().empty() && one_source_decides())
      by_dominators();
    else
      by_removal();
    std::sort(suppliers_.begin(), suppliers_.end(), [](const SoleSupplier& a, const SoleSupplier& b) {
      return std::tuple(b.recipients, a.party) < std::tuple(a.recipients, b.party);
    });
    return std::move(suppliers_);
  }

 private:
  // Whether the choice with the fewest possible arcs is one and the same for all suppliers: no vertex has several
  // possible sources but no certain one, and no possible arc belongs to a cycle.
  bool one_source_decides() const {
    const std::vector<std::uint32_t> component = network_.components();
    std::vector<std::uint32_t> members(network_.size(), 0);
    for (const std::uint32_t c : component) ++members[c];
    for (std::uint32_t v = 0; v < network_.size(); ++v) {
      std::uint32_t only = UINT32_MAX;
      bool certain = false, several = false;
      for (const std::uint32_t index : network_.sources_into(v)) {
        const FlowArc& arc = network_.arcs().values[index];
        if (arc.from == v) continue;
        certain = certain || arc.match == Match::certain;
        several = several || (only != UINT32_MAX && only != arc.from);
        only = arc.from;
        if (arc.match == Match::possible && members[component[v]] > 1) return false;
      }
      if (several && !certain) return false;
    }
    return true;
  }

  // Without needs, the vertices that a supplier dominates depend on it.
  void by_dominators() {
    const std::uint32_t root = network_.size();
    const auto tree_of = [&](const std::vector<std::uint32_t>& origins, auto accept) {
      return TreeOrder(immediate_dominators(with_root(network_, origins, accept), root), root);
    };
    const auto any = [](const FlowArc&) { return true; };
    std::vector<bool> has_certain(network_.size(), false);
    for (const FlowArc& arc : network_.arcs().values)
      if (arc.source && arc.match == Match::certain && arc.from != arc.to) has_certain[arc.to] = true;
    // With the fewest arcs of all choices in which each vertex keeps a source, each supplier dominates the most.
    const TreeOrder fewest =
        tree_of(origins_, [&](const FlowArc& arc) { return arc.match == Match::certain || !has_certain[arc.to]; });
    const TreeOrder all = tree_of(origins_, any);
    // Whom a vertex dominates here, it dominates for every choice of the possible arcs.
    const TreeOrder always = tree_of(before_.possible_origins, any);
    const bool certain_only = firmness_ == Firmness::certain;
    const TreeOrder& tree = certain_only ? always : fewest;
    const auto counts = [&](std::uint32_t v) { return network_.is_party(v) && (!certain_only || before_.supplied[v]); };
    std::vector<std::size_t> number{0};
    for (const std::uint32_t v : tree.order) number.push_back(number.back() + (counts(v) ? 1 : 0));
    for (std::uint32_t v = 0; v < network_.size(); ++v) {
      const std::size_t count = number[tree.last[v]] - number[tree.first[v]];
      if (!network_.is_party(v) || count == 0) continue;
      SoleSupplier supplier{network_.vertex(v), count, {}};
      for (std::uint32_t i = tree.first[v]; i < tree.last[v] && supplier.listed.size() < most_listed_; ++i) {
        const std::uint32_t below = tree.order[i];
        if (!counts(below)) continue;
        const bool certain = always.is_below(below, v) && before_.supplied[below];
        supplier.listed.push_back({network_.vertex(below),
                                   certain ? Match::certain : Match::possible,
                                   all.is_below(below, v) ? Match::no : Match::possible,
                                   before_.supplied[below],
                                   {}});
      }
      suppliers_.push_back(std::move(supplier));
    }
  }

  // Removes each party in turn and recomputes only what depends on it.
  void by_removal() {
    const auto flags_of = [this](const std::vector<std::uint32_t>& vertices) {
      std::vector<bool> flags(network_.size(), false);
      for (const std::uint32_t v : vertices) flags[v] = true;
      return flags;
    };
    const std::vector<bool> is_origin = flags_of(origins_), is_possible_origin = flags_of(before_.possible_origins);
    std::uint32_t removed = UINT32_MAX;
    const auto stays = [&](const FlowArc& arc) { return arc.from != removed; };
    const Counts counts{stays, [](const MakingNeed& need) { return need.match == Match::certain; },
                        [](const PartSource&) { return true; }};
    // Only certain arcs and sources count; every need counts.
    const Counts certain{[&](const FlowArc& arc) { return arc.match == Match::certain && stays(arc); },
                         [](const MakingNeed&) { return true; },
                         [](const PartSource& source) { return source.match == Match::certain; }};
    const Counts at_best = network_.at_best(stays);
    LeastSupply least(network_);
    FlowState state = network_.state(origins_, counts), sure = least.state(certain, stays),
              best = network_.state(before_.possible_origins, at_best);
    for (std::uint32_t v = 0; v < network_.size(); ++v) {
      if (!network_.is_party(v)) continue;
      const auto struck = network_.dependents()[v];
      const std::vector<std::uint32_t> nodes = network_.depending_on({struck.begin(), struck.end()});
      removed = v;
      const auto update = [&] {
        network_.update(state, nodes, is_origin, counts);
        least.update(sure, nodes, certain, stays);
        network_.update(best, nodes, is_possible_origin, at_best);
      };
      update();
      add(v, exposed_to(v, sure), state, best);
      removed = UINT32_MAX;
      update();
    }
  }

  // The nodes that depend on the vertex by ways of which every node lacks something for some choice.
  std::vector<std::uint32_t> exposed_to(std::uint32_t v, const FlowState& sure) const {
    const auto lacks = [&](std::uint32_t node) {
      return node != v && (node < network_.size() ? !sure.reached[node] : !sure.made[node - network_.size()]);
    };
    std::vector<std::uint32_t> start;
    for (const std::uint32_t node : network_.dependents()[v])
      if (lacks(node)) start.push_back(node);
    return breadth_first(network_.dependents(), start, [&](std::uint32_t, std::uint32_t index) {
      return lacks(network_.dependents().values[index]);
    });
  }

  // What of a recipient is gone without the supplier: products that it makes, or all that it has.
  struct Loss {
    bool everything = false;
    Match left = Match::possible;
    bool supplied = true;
    Match match = Match::certain;  // possible: it is only possibly supplied, or only possibly makes one of them
    std::vector<VertexId> products;
  };

  // `best` is the state of the choice of possible arcs that leaves most.
  void add(std::uint32_t v, const std::vector<std::uint32_t>& nodes, const FlowState& state, const FlowState& best) {
    std::map<std::uint32_t, Loss> lost;
    for (const std::uint32_t node : nodes) {
      if (node >= network_.size() || !network_.is_party(node)) continue;
      lost[node] = {true,
                    state.reached[node] ? Match::possible : Match::no,
                    before_.supplied[node],
                    best.reached[node] || !before_.supplied[node] ? Match::possible : Match::certain,
                    {}};
    }
    for (const std::uint32_t node : nodes) {
      if (node < network_.size()) continue;
      const std::uint32_t making = node - network_.size();
      const VertexId maker = network_.makings()[making].maker, product = network_.makings()[making].product;
      if (!network_.has(maker)) continue;
      const std::uint32_t number = network_.number_of(maker);
      if (number == v || !network_.is_party(number)) continue;
      Loss& loss = lost[number];
      const Match left = state.made[making] ? Match::possible : Match::no;
      // Keep the worst loss: everything before products, certain before possible.
      if (loss.everything && loss.left <= left) continue;
      if (loss.everything || left < loss.left) loss = {false, left, true, Match::certain, {}};
      if (left != loss.left) continue;
      loss.products.push_back(product);
      loss.supplied = loss.supplied && before_.makes[making];
      loss.match = at_most_possible(loss.match, best.made[making] || !before_.makes[making]);
    }
    if (firmness_ == Firmness::certain)
      std::erase_if(lost, [](const auto& entry) {
        return entry.second.match != Match::certain || entry.second.left != Match::no;
      });
    if (lost.empty()) return;
    SoleSupplier supplier{network_.vertex(v), lost.size(), {}};
    // The nearest first.
    const std::vector<std::uint32_t> distance = distances_from(v);
    std::vector<std::pair<std::uint32_t, Loss>> order(lost.begin(), lost.end());
    std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
      return std::tuple(a.second.left, distance[a.first], a.first) <
             std::tuple(b.second.left, distance[b.first], b.first);
    });
    if (order.size() > most_listed_) order.resize(most_listed_);
    for (auto& [number, loss] : order) {
      std::sort(loss.products.begin(), loss.products.end());
      supplier.listed.push_back({network_.vertex(number), at_most_possible(loss.match, loss.left != Match::no),
                                 loss.left, loss.supplied, std::move(loss.products)});
    }
    suppliers_.push_back(std::move(supplier));
  }

  std::vector<std::uint32_t> distances_from(std::uint32_t v) const {
    std::vector<std::uint32_t> distance(network_.size(), UINT32_MAX);
    distance[v] = 0;
    breadth_first(network_.arcs(), {v}, [&](std::uint32_t from, std::uint32_t index) {
      distance[network_.arcs().values[index].to] = distance[from] + 1;
      return true;
    });
    return distance;
  }

  const FlowSubgraph& network_;
  std::size_t most_listed_;
  Firmness firmness_;
  std::vector<std::uint32_t> origins_;
  SureSupply before_;
  std::vector<SoleSupplier> suppliers_;
};

}  // namespace

std::vector<SoleSupplier> sole_suppliers(const HopGenerator& hops, const ProductFamily& family, PartNeeds part_needs,
                                         std::size_t most_listed, Firmness firmness) {
  const FlowSubgraph network = claim_network(hops, family, part_needs, std::nullopt);
  return Ranking(network, most_listed, firmness).run();
}

}  // namespace filiera
