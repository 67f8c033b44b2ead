// SPDX-License-Identifier: Apache-2.0
// Minimum vertex cuts: by maximum flow, and by search if products need parts.
#include "query/impact/cuts.hpp"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/boykov_kolmogorov_max_flow.hpp>
#include <set>

#include "graph/model/breadth_first.hpp"
#include "query/impact/network_builder.hpp"

namespace filiera {
namespace {

using Counts = FlowSubgraph::Counts;

// Splits each vertex into an entrance and an exit with an arc between them, of capacity 1 for a party that can be
// removed.
class SplitVertices {
 public:
  explicit SplitVertices(const FlowSubgraph& network, std::uint32_t recipient)
      : network_(network), recipient_(recipient), graph_(2 * std::size_t{network.size()} + 1) {
    unlimited_ = static_cast<long>(network.size()) + 1;
    for (std::uint32_t v = 0; v < network.size(); ++v)
      connect(entrance(v), exit(v), network.is_party(v) ? 1 : unlimited_);
    for (const FlowArc& arc : network.arcs().values)
      if (arc.source) connect(exit(arc.from), entrance(arc.to), unlimited_);
    for (const std::uint32_t origin : network.origins()) connect(root(), entrance(origin), unlimited_);
  }

  // The parties of the minimum cut nearest to the recipient; empty if there is no cut.
  std::optional<std::vector<VertexId>> minimum_cut() {
    if (boykov_kolmogorov_max_flow(graph_, root(), entrance(recipient_)) >= unlimited_) return std::nullopt;
    // The vertices from which the recipient is reachable over arcs with residual capacity.
    std::vector<bool> beyond(num_vertices(graph_), false);
    std::vector<std::size_t> queue{entrance(recipient_)};
    beyond[queue.front()] = true;
    const auto residual = get(boost::edge_residual_capacity, graph_);
    const auto reverse = get(boost::edge_reverse, graph_);
    while (!queue.empty()) {
      const std::size_t v = queue.back();
      queue.pop_back();
      for (auto [edge, end] = out_edges(v, graph_); edge != end; ++edge)
        if (const std::size_t from = target(*edge, graph_); !beyond[from] && residual[reverse[*edge]] > 0) {
          beyond[from] = true;
          queue.push_back(from);
        }
    }
    std::vector<VertexId> cut;
    for (std::uint32_t v = 0; v < network_.size(); ++v)
      if (beyond[exit(v)] && !beyond[entrance(v)]) cut.push_back(network_.vertex(v));
    return cut;
  }

 private:
  using Traits = boost::adjacency_list_traits<boost::vecS, boost::vecS, boost::directedS>;
  using Edges = boost::property<boost::edge_capacity_t, long,
                                boost::property<boost::edge_residual_capacity_t, long,
                                                boost::property<boost::edge_reverse_t, Traits::edge_descriptor>>>;
  using Vertices =
      boost::property<boost::vertex_color_t, boost::default_color_type,
                      boost::property<boost::vertex_distance_t, long,
                                      boost::property<boost::vertex_predecessor_t, Traits::edge_descriptor>>>;
  using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS, Vertices, Edges>;

  static std::size_t entrance(std::uint32_t v) { return 2 * std::size_t{v}; }
  static std::size_t exit(std::uint32_t v) { return 2 * std::size_t{v} + 1; }
  std::size_t root() const { return 2 * std::size_t{network_.size()}; }

  void connect(std::size_t from, std::size_t to, long capacity) {
    const auto there = add_edge(from, to, graph_).first, back = add_edge(to, from, graph_).first;
    put(boost::edge_capacity, graph_, there, capacity);
    put(boost::edge_capacity, graph_, back, 0);
    put(boost::edge_reverse, graph_, there, back);
    put(boost::edge_reverse, graph_, back, there);
  }

  const FlowSubgraph& network_;
  std::uint32_t recipient_;
  Graph graph_;
  long unlimited_ = 0;
};

class CutSearch {
 public:
  CutSearch(const FlowSubgraph& network, std::uint32_t recipient)
      : network_(network), recipient_(recipient), origins_(network.origins()), removed_(network.size(), false) {
    is_origin_.assign(network.size(), false);
    for (const std::uint32_t v : origins_) is_origin_[v] = true;
  }

  bool gave_up() const { return budget_ == 0; }

  // The first cut of exactly `size` parties in the order of the search; empty if there is none, or if it gave up.
  std::optional<std::vector<std::uint32_t>> cut_of(std::size_t size) {
    tried_.clear();
    chosen_.clear();
    if (!extend(size)) return std::nullopt;
    return chosen_;
  }

 private:
  // Every cut contains a supplier of each remaining way, so it is enough to try the suppliers of one.
  bool extend(std::size_t more) {
    if (budget_ == 0) return false;
    budget_ -= std::min(budget_, network_.size() + network_.arcs().values.size() + network_.makings().size());
    const std::optional<std::vector<std::uint32_t>> way = way_left();
    if (!way) return true;
    if (more == 0) return false;
    for (const std::uint32_t supplier : *way) {
      std::vector<std::uint32_t> set = chosen_;
      set.push_back(supplier);
      std::sort(set.begin(), set.end());
      if (!tried_.insert(set).second) continue;
      removed_[supplier] = true;
      chosen_.push_back(supplier);
      if (extend(more - 1)) return true;
      chosen_.pop_back();
      removed_[supplier] = false;
    }
    return false;
  }

  // The suppliers, ascending, of one way by which the recipient still has goods; empty if none is left. Each supplier
  // is an origin or has a source among them, and their makings have their parts from them.
  std::optional<std::vector<std::uint32_t>> way_left() const {
    const Counts counts{[this](const FlowArc& arc) { return !removed_[arc.from]; },
                        [](const MakingNeed& need) { return need.match == Match::certain; },
                        [](const PartSource&) { return true; }};
    const FlowState state = network_.state(origins_, counts);
    const std::vector<std::uint32_t> first = first_sources(state, counts);
    if (!state.reached[recipient_]) return std::nullopt;
    const Rows<FlowArc>& arcs = network_.arcs();
    std::vector<bool> used(network_.size(), false), made(network_.makings().size(), false);
    std::vector<std::uint32_t> open{first[recipient_]}, suppliers;
    while (!open.empty()) {
      const FlowArc& arc = arcs.values[open.back()];
      open.pop_back();
      if (!used[arc.from]) {
        used[arc.from] = true;
        if (network_.is_party(arc.from) && arc.from != recipient_) suppliers.push_back(arc.from);
        if (!is_origin_[arc.from]) open.push_back(first[arc.from]);
      }
      if (arc.making == no_making || made[arc.making]) continue;
      made[arc.making] = true;
      for (const MakingNeed& need : network_.needs_of(arc.making)) {
        if (!counts.need(need)) continue;
        for (const PartSource& source : need.sources)
          if (network_.brings(arcs.values[source.arc], state, counts)) {
            open.push_back(source.arc);
            break;
          }
      }
    }
    std::sort(suppliers.begin(), suppliers.end());
    return suppliers;
  }

  // For each vertex that has goods and is not an origin, an arc that brings goods from a vertex nearer to an origin.
  std::vector<std::uint32_t> first_sources(const FlowState& state, const Counts& counts) const {
    std::vector<std::uint32_t> first(network_.size(), none);
    breadth_first(network_.arcs(), origins_, [&](std::uint32_t, std::uint32_t index) {
      const FlowArc& arc = network_.arcs().values[index];
      if (!arc.source || !network_.brings(arc, state, counts)) return false;
      first[arc.to] = index;
      return true;
    });
    return first;
  }

  static constexpr std::uint32_t none = UINT32_MAX;

  const FlowSubgraph& network_;
  std::uint32_t recipient_;
  std::vector<std::uint32_t> origins_;
  std::vector<bool> is_origin_, removed_;
  std::vector<std::uint32_t> chosen_;
  std::set<std::vector<std::uint32_t>> tried_;
  std::size_t budget_ = Cut::search_budget;
};

}  // namespace

namespace {

Cut cut_of(const FlowSubgraph& network, std::uint32_t number) {
  const auto& arcs = network.arcs().values;
  Cut cut;
  cut.supplied = std::any_of(arcs.begin(), arcs.end(),
                             [&](const FlowArc& arc) { return arc.source && arc.to == number && arc.from != number; });
  if (!cut.supplied) return cut;
  cut.suppliers = SplitVertices(network, number).minimum_cut();
  const std::vector<std::uint32_t> origins = network.origins();
  if (network.needs().empty() || std::binary_search(origins.begin(), origins.end(), number)) return cut;
  CutSearch search(network, number);
  const std::size_t bound = cut.suppliers ? cut.suppliers->size() : SIZE_MAX;
  for (std::size_t size = 1; size <= std::min(Cut::most_searched, bound); ++size) {
    if (const auto found = search.cut_of(size)) {
      cut.suppliers.emplace();
      for (const std::uint32_t v : *found) cut.suppliers->push_back(network.vertex(v));
      std::sort(cut.suppliers->begin(), cut.suppliers->end());
      return cut;
    }
    if (!search.gave_up()) continue;
    cut.searched = size - 1;
    break;
  }
  // A greater cut, up to the bound, has the size of the bound.
  cut.exact = bound <= cut.searched + 1;
  return cut;
}

// Whether the recipient surely has a source, and none of any choice of possible claims is left without the suppliers.
Match match_of(const FlowSubgraph& network, std::uint32_t recipient, const std::vector<VertexId>& suppliers) {
  const SureSupply before = sure_supply(network);
  const Counts best = network.at_best([&](const FlowArc& arc) {
    return !std::binary_search(suppliers.begin(), suppliers.end(), network.vertex(arc.from));
  });
  const bool left = network.state(before.possible_origins, best).reached[recipient];
  return at_most_possible(Match::certain, left || !before.supplied[recipient]);
}

}  // namespace

Cut smallest_cut(const HopGenerator& hops, const ProductFamily& family, PartNeeds part_needs, VertexId recipient) {
  const FlowSubgraph network = claim_network(hops, family, part_needs, recipient);
  if (!network.has(recipient)) return {};
  const std::uint32_t number = network.number_of(recipient);
  Cut cut = cut_of(network, number);
  if (cut.suppliers && !cut.suppliers->empty()) cut.match = match_of(network, number, *cut.suppliers);
  return cut;
}

}  // namespace filiera
