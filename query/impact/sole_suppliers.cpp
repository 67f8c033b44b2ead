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
};

class Ranking {
 public:
  Ranking(const FlowSubgraph& network, std::size_t most_listed)
      : network_(network),
        most_listed_(most_listed),
        origins_(network.origins()),
        certain_(network.state(origins_, certainly())),
        before_(sure_supply(network)) {}

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
  // Only certain arcs and sources count, none from `removed`; every need counts.
  static Counts certainly(const std::uint32_t* removed = nullptr) {
    return {[removed](const FlowArc& arc) { return arc.match == Match::certain && !(removed && arc.from == *removed); },
            [](const MakingNeed&) { return true; },
            [](const PartSource& source) { return source.match == Match::certain; }};
  }

  // Without needs, the vertices that a supplier dominates depend on it.
  void by_dominators() {
    const std::uint32_t root = network_.size();
    const auto tree_of = [&](const std::vector<std::uint32_t>& origins, auto accept) {
      return TreeOrder(immediate_dominators(with_root(network_, origins, accept), root), root);
    };
    const auto any = [](const FlowArc&) { return true; };
    const TreeOrder all = tree_of(origins_, any);
    const TreeOrder sure = tree_of(origins_, [](const FlowArc& arc) { return arc.match == Match::certain; });
    // Whom a vertex dominates here, it dominates for every choice of the possible arcs.
    const TreeOrder always = tree_of(before_.possible_origins, any);
    const auto certainty_of = [&](std::uint32_t v, std::uint32_t below) {
      const std::uint32_t at = always.place[below];
      const bool dominated = at >= always.first[v] && at < always.last[v];
      return dominated && before_.supplied[below] ? Match::certain : Match::possible;
    };
    // How many of the first vertices of an order are parties that count.
    const auto counts_of = [](const TreeOrder& tree, auto counts) {
      std::vector<std::size_t> number{0};
      for (const std::uint32_t v : tree.order) number.push_back(number.back() + (counts(v) ? 1 : 0));
      return number;
    };
    const auto party = [this](std::uint32_t v) { return network_.is_party(v); };
    // Whom a vertex dominates among all ways, it dominates among the certain ones too, if one of them leads there.
    const std::vector<std::size_t> doubtful =
        counts_of(all, [&](std::uint32_t v) { return party(v) && !certain_.reached[v]; });
    const std::vector<std::size_t> certain = counts_of(sure, party);
    for (std::uint32_t v = 0; v < network_.size(); ++v) {
      const std::size_t count = doubtful[all.last[v]] - doubtful[all.first[v]] +
                                (certain_.reached[v] ? certain[sure.last[v]] - certain[sure.first[v]] : 0);
      if (!party(v) || count == 0) continue;
      SoleSupplier supplier{network_.vertex(v), count, {}};
      const auto list = [&](std::uint32_t below, Match match, Match left) {
        if (party(below) && supplier.listed.size() < most_listed_)
          supplier.listed.push_back({network_.vertex(below), match, left, {}});
      };
      for (std::uint32_t i = all.first[v]; i < all.last[v] && supplier.listed.size() < most_listed_; ++i)
        list(all.order[i], certainty_of(v, all.order[i]), Match::no);
      for (std::uint32_t i = sure.first[v]; i < sure.last[v] && supplier.listed.size() < std::min(count, most_listed_);
           ++i)
        if (const std::uint32_t at = all.place[sure.order[i]]; at < all.first[v] || at >= all.last[v])
          list(sure.order[i], Match::possible, Match::possible);
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
    const Counts certain = certainly(&removed), at_best = network_.at_best(counts.arc);
    std::vector<bool> is_possible_origin(network_.size(), false);
    for (const std::uint32_t v : before_.possible_origins) is_possible_origin[v] = true;
    FlowState state = network_.state(origins_, counts), sure = certain_,
              best = network_.state(before_.possible_origins, at_best);
    for (std::uint32_t v = 0; v < network_.size(); ++v) {
      if (!network_.is_party(v)) continue;
      const std::vector<std::uint32_t> nodes = network_.depending_on(struck_by(v));
      removed = v;
      const auto update = [&] {
        network_.update(state, nodes, is_origin, counts);
        network_.update(sure, nodes, is_origin, certain);
        network_.update(best, nodes, is_possible_origin, at_best);
      };
      update();
      add(v, nodes, state, sure, best);
      removed = UINT32_MAX;
      update();
    }
  }

  // The nodes to which an arc out of the vertex brings goods or a part.
  std::vector<std::uint32_t> struck_by(std::uint32_t v) const {
    const auto nodes = network_.dependents()[v];
    return {nodes.begin(), nodes.end()};
  }

  // What of a recipient is gone without the supplier: products that it makes, or all that it has.
  struct Loss {
    bool everything = false;
    Match left = Match::possible;
    Match match = Match::certain;  // possible: it is only possibly supplied, or only possibly makes one of them
    std::vector<VertexId> products;
  };

  // `best` is the state of the choice of possible arcs that leaves most.
  void add(std::uint32_t v, const std::vector<std::uint32_t>& nodes, const FlowState& state, const FlowState& sure,
           const FlowState& best) {
    std::map<std::uint32_t, Loss> lost;
    for (const std::uint32_t node : nodes) {
      if (node >= network_.size() || node == v || !network_.is_party(node)) continue;
      if (state.reached[node] && (sure.reached[node] || !certain_.reached[node])) continue;
      lost[node] = {true,
                    state.reached[node] ? Match::possible : Match::no,
                    best.reached[node] || !before_.supplied[node] ? Match::possible : Match::certain,
                    {}};
    }
    for (const std::uint32_t node : nodes) {
      if (node < network_.size()) continue;
      const std::uint32_t making = node - network_.size();
      if (state.made[making] && (sure.made[making] || !certain_.made[making])) continue;
      const VertexId maker = network_.makings()[making].maker, product = network_.makings()[making].product;
      if (!network_.has(maker)) continue;
      const std::uint32_t number = network_.number_of(maker);
      if (number == v || !network_.is_party(number)) continue;
      Loss& loss = lost[number];
      const Match left = state.made[making] ? Match::possible : Match::no;
      // Keep the worst loss: everything before products, certain before possible.
      if (loss.everything && loss.left <= left) continue;
      if (loss.everything || left < loss.left) loss = {false, left, Match::certain, {}};
      if (left != loss.left) continue;
      loss.products.push_back(product);
      loss.match = at_most_possible(loss.match, best.made[making] || !before_.makes[making]);
    }
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
                                 loss.left, std::move(loss.products)});
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
  std::vector<std::uint32_t> origins_;
  FlowState certain_;  // over certain claims only
  SureSupply before_;
  std::vector<SoleSupplier> suppliers_;
};

}  // namespace

std::vector<SoleSupplier> sole_suppliers(const HopGenerator& hops, const ProductFamily& family, PartNeeds part_needs,
                                         std::size_t most_listed) {
  const FlowSubgraph network = claim_network(hops, family, part_needs, std::nullopt);
  return Ranking(network, most_listed).run();
}

}  // namespace filiera
