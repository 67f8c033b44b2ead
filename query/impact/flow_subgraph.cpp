// SPDX-License-Identifier: Apache-2.0
// A subgraph of the flow of goods, with its own vertex numbers.
#include "query/impact/flow_subgraph.hpp"

#include <algorithm>
#include <boost/graph/strong_components.hpp>
#include <numeric>
#include <set>
#include <tuple>

namespace filiera {
namespace {

std::uint32_t components_of(const auto& graph, std::vector<std::uint32_t>& component) {
  component.assign(graph.size(), 0);
  if (component.empty()) return 0;
  return boost::strong_components(
      graph, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, graph)));
}

}  // namespace

FlowSubgraph::FlowSubgraph(std::vector<FlowArc> arcs, const std::function<bool(VertexId)>& is_party,
                           std::vector<Making> makings, std::vector<MakingNeed> needs)
    : makings_(std::move(makings)), needs_(std::move(needs)) {
  for (const FlowArc& arc : arcs) {
    vertices_.push_back(arc.from);
    vertices_.push_back(arc.to);
  }
  std::sort(vertices_.begin(), vertices_.end());
  vertices_.erase(std::unique(vertices_.begin(), vertices_.end()), vertices_.end());
  for (const VertexId v : vertices_) party_.push_back(!is_party || is_party(v));
  for (FlowArc& arc : arcs) {
    arc.from = number_of(arc.from);
    arc.to = number_of(arc.to);
  }
  std::vector<std::uint32_t> order(arcs.size()), place(arcs.size());
  std::iota(order.begin(), order.end(), 0u);
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const auto key = [&](std::uint32_t i) {
      const FlowArc& arc = arcs[i];
      return std::tuple(arc.from, arc.to, !arc.source, arc.match, arc.loss, arc.prohibited, arc.making, i);
    };
    return key(a) < key(b);
  });
  std::vector<FlowArc> sorted;
  sorted.reserve(arcs.size());
  for (std::uint32_t i = 0; i < order.size(); ++i) {
    sorted.push_back(arcs[order[i]]);
    place[order[i]] = i;
  }
  arcs_ = Rows<FlowArc>::of_sorted(vertices_.size(), std::move(sorted), &FlowArc::from);
  for (MakingNeed& need : needs_)
    for (PartSource& source : need.sources) source.arc = place[source.arc];
  std::stable_sort(needs_.begin(), needs_.end(),
                   [](const MakingNeed& a, const MakingNeed& b) { return a.making < b.making; });
  need_offset_ = row_offsets(makings_.size(), needs_, &MakingNeed::making);
  order_nodes();
}

std::uint32_t FlowSubgraph::number_of(VertexId v) const {
  return static_cast<std::uint32_t>(std::lower_bound(vertices_.begin(), vertices_.end(), v) - vertices_.begin());
}

bool FlowSubgraph::has(VertexId v) const { return std::binary_search(vertices_.begin(), vertices_.end(), v); }

void FlowSubgraph::order_nodes() {
  sources_into_ = Rows<std::uint32_t>::of(size(), [this](auto&& visit) {
    for (std::uint32_t i = 0; i < arcs_.values.size(); ++i)
      if (arcs_.values[i].source) visit(arcs_.values[i].to, i);
  });
  dependents_ = Rows<std::uint32_t>::of(size() + makings_.size(), [this](auto&& visit) {
    const auto counts = [&](const FlowArc& arc, std::uint32_t node) {
      visit(arc.from, node);
      if (arc.making != no_making) visit(node_of_making(arc.making), node);
    };
    for (const FlowArc& arc : arcs_.values)
      if (arc.source) counts(arc, arc.to);
    for (const MakingNeed& need : needs_)
      for (const PartSource& source : need.sources) counts(arcs_.values[source.arc], node_of_making(need.making));
  });
  components_of(dependents_, component_);
}

std::vector<std::uint32_t> FlowSubgraph::components(const std::function<bool(const FlowArc&)>& accept) const {
  // Arcs that only bring parts are omitted.
  const Rows<std::uint32_t> sources = Rows<std::uint32_t>::of(size(), [&](auto&& visit) {
    for (const FlowArc& arc : arcs_.values)
      if (arc.source && (!accept || accept(arc))) visit(arc.from, arc.to);
  });
  std::vector<std::uint32_t> component;
  components_of(sources, component);
  return component;
}

std::vector<std::uint32_t> FlowSubgraph::origins() const {
  const std::vector<std::uint32_t> component = components();
  std::vector<bool> entered(size(), false), with_party(size(), false);  // by component
  for (std::uint32_t v = 0; v < size(); ++v)
    if (party_[v]) with_party[component[v]] = true;
  for (const FlowArc& arc : arcs_.values)
    if (arc.source && component[arc.from] != component[arc.to]) entered[component[arc.to]] = true;
  std::vector<std::uint32_t> origins;
  for (std::uint32_t v = 0; v < size(); ++v)
    if (!entered[component[v]] && (party_[v] || !with_party[component[v]])) origins.push_back(v);
  return origins;
}

std::vector<bool> FlowSubgraph::may_begin(std::vector<bool> members) const {
  const auto is_inside = [&](const FlowArc& arc) { return members[arc.from] && members[arc.to]; };
  while (true) {
    const std::vector<std::uint32_t> component = components(is_inside);
    std::vector<std::uint32_t> entered;
    for (const FlowArc& arc : arcs_.values)
      if (arc.source && arc.match == Match::certain && members[arc.to] &&
          (!members[arc.from] || component[arc.from] != component[arc.to]))
        entered.push_back(arc.to);
    if (entered.empty()) return members;
    // What certain arcs bring them, they bring to all that certain arcs lead to.
    const auto goes_on = [&](std::uint32_t, std::uint32_t index) {
      const FlowArc& arc = arcs_.values[index];
      return arc.source && arc.match == Match::certain && is_inside(arc);
    };
    for (const std::uint32_t v : breadth_first(arcs_, entered, goes_on)) members[v] = false;
  }
}

std::vector<std::uint32_t> FlowSubgraph::possible_origins() const {
  std::vector<bool> products = party_;
  products.flip();
  const std::vector<bool> any = may_begin(std::vector<bool>(size(), true)), without_party = may_begin(products);
  std::vector<std::uint32_t> origins;
  for (std::uint32_t v = 0; v < size(); ++v)
    if (party_[v] ? any[v] : without_party[v]) origins.push_back(v);
  return origins;
}

std::vector<std::uint32_t> FlowSubgraph::sure_origins() const {
  const std::vector<std::uint32_t> component = components(),
                                   certain = components([](const FlowArc&arc) { return arc.match == Match::certain; });
  std::vector<bool> entered(size(), false);  // by component of certain arcs
  for (const FlowArc& arc : arcs_.values)
    if (arc.source && arc.match == Match::certain && certain[arc.from] != certain[arc.to])
      entered[certain[arc.to]] = true;
  std::vector<std::uint32_t> first(size(), UINT32_MAX);  // by component: of certain arcs, one that none of them enters
  std::vector<bool> several(size(), false);
  for (std::uint32_t v = 0; v < size(); ++v) {
    if (entered[certain[v]]) continue;
    std::uint32_t& known = first[component[v]];
    if (known == UINT32_MAX) known = certain[v];
    if (known != certain[v]) several[component[v]] = true;
  }
  std::vector<std::uint32_t> sure = origins();
  std::erase_if(sure, [&](std::uint32_t v) { return entered[certain[v]] || several[component[v]]; });
  return sure;
}

bool FlowSubgraph::has_certain_source(const MakingNeed& need) const {
  return std::any_of(need.sources.begin(), need.sources.end(), [this](const PartSource& source) {
    return source.match == Match::certain && arcs_.values[source.arc].match == Match::certain;
  });
}

FlowSubgraph::Counts FlowSubgraph::at_best(std::function<bool(const FlowArc&)> arc) const {
  return {std::move(arc),
          [this](const MakingNeed& need) { return need.match == Match::certain && has_certain_source(need); },
          [](const PartSource&) { return true; }};
}

bool FlowSubgraph::is_met(const MakingNeed& need, const FlowState& state, const Counts& counts) const {
  return std::any_of(need.sources.begin(), need.sources.end(), [&](const PartSource& source) {
    return counts.source(source) && brings(arcs_.values[source.arc], state, counts);
  });
}

FlowState FlowSubgraph::state(const std::vector<std::uint32_t>& origins, const Counts& counts) const {
  if (needs_.empty()) return {reached(origins, counts.arc), std::vector<bool>(makings_.size(), true)};
  FlowState state{std::vector<bool>(size(), false), std::vector<bool>(makings_.size(), true)};
  std::vector<bool> is_origin(size(), false);
  for (const std::uint32_t v : origins) is_origin[v] = true;
  update(state, all_nodes(), is_origin, counts);
  return state;
}

std::vector<std::uint32_t> FlowSubgraph::all_nodes() const {
  std::vector<std::uint32_t> nodes(dependents_.size());
  std::iota(nodes.begin(), nodes.end(), 0u);
  std::stable_sort(nodes.begin(), nodes.end(),
                   [this](std::uint32_t a, std::uint32_t b) { return component_[a] > component_[b]; });
  return nodes;
}

std::span<const std::uint32_t> FlowSubgraph::first_cycle(std::span<const std::uint32_t> nodes) const {
  std::size_t size = 0;
  while (size < nodes.size() && component_[nodes[size]] == component_[nodes.front()]) ++size;
  return nodes.first(size);
}

std::vector<std::uint32_t> FlowSubgraph::depending_on(std::vector<std::uint32_t> nodes) const {
  nodes = breadth_first(dependents_, nodes, [](std::uint32_t, std::uint32_t) { return true; });
  std::sort(nodes.begin(), nodes.end(), [this](std::uint32_t a, std::uint32_t b) {
    return component_[a] != component_[b] ? component_[a] > component_[b] : a < b;
  });
  return nodes;
}

// One strongly connected component at a time: the greatest fixed point over its makings, and within it the least fixed
// point over its vertices.
void FlowSubgraph::update(FlowState& state, std::span<const std::uint32_t> nodes, const std::vector<bool>& is_origin,
                          const Counts& counts) const {
  while (!nodes.empty()) {
    const auto cycle = first_cycle(nodes);
    nodes = nodes.subspan(cycle.size());
    for (const std::uint32_t node : cycle)
      if (node >= size()) state.made[node - size()] = true;
    for (bool changed = true; changed;) {
      changed = false;
      std::vector<std::uint32_t> queue;
      for (const std::uint32_t node : cycle)
        if (node < size()) state.reached[node] = false;
      for (const std::uint32_t node : cycle) {
        if (node >= size() || state.reached[node]) continue;
        const auto sources = sources_into_[node];
        if (is_origin[node] || std::any_of(sources.begin(), sources.end(), [&](std::uint32_t arc) {
              return brings(arcs_.values[arc], state, counts);
            })) {
          state.reached[node] = true;
          queue.push_back(node);
        }
      }
      while (!queue.empty()) {
        const std::uint32_t v = queue.back();
        queue.pop_back();
        for (const FlowArc& arc : arcs_[v])
          if (arc.source && component_[arc.to] == component_[v] && !state.reached[arc.to] &&
              brings(arc, state, counts)) {
            state.reached[arc.to] = true;
            queue.push_back(arc.to);
          }
      }
      for (const std::uint32_t node : cycle) {
        if (node < size() || !state.made[node - size()]) continue;
        for (const MakingNeed& need : needs_of(node - size()))
          if (counts.need(need) && !is_met(need, state, counts)) {
            state.made[node - size()] = false;
            changed = true;
            break;
          }
      }
    }
  }
}

LeastSupply::LeastSupply(const FlowSubgraph& network)
    : network_(network),
      component_(network.components()),
      possible_origin_(network.size(), false),
      sure_origin_(network.size(), false),
      certain_component_(network.components([](const FlowArc& arc) { return arc.match == Match::certain; })),
      begins_(network.size(), false),
      struck_(network.size(), false) {
  for (const std::uint32_t v : network.possible_origins()) possible_origin_[v] = true;
  for (const std::uint32_t v : network.sure_origins()) sure_origin_[v] = true;
}

FlowState LeastSupply::state(const FlowSubgraph::Counts& counts, const std::function<bool(const FlowArc&)>& stays) {
  FlowState state{std::vector<bool>(network_.size(), false), std::vector<bool>(network_.makings().size(), true)};
  update(state, network_.all_nodes(), counts, stays);
  return state;
}

void LeastSupply::update(FlowState& state, std::span<const std::uint32_t> nodes, const FlowSubgraph::Counts& counts,
                         const std::function<bool(const FlowArc&)>& stays) {
  const auto brings = [&](const FlowArc& arc) {
    return stays(arc) && state.reached[arc.from] && (arc.making == no_making || state.made[arc.making]);
  };
  while (!nodes.empty()) {
    const auto cycle = network_.first_cycle(nodes);
    nodes = nodes.subspan(cycle.size());
    std::vector<std::uint32_t> vertices;
    for (const std::uint32_t node : cycle)
      if (node < network_.size()) vertices.push_back(node);
    for (const std::uint32_t v : vertices) begins_[v] = possible_origin_[v];
    const bool united = cycle.size() == vertices.size() && is_united(vertices);
    for (bool changed = true; changed;) {
      network_.update(state, cycle, begins_, counts);
      for (const std::uint32_t v : vertices)
        for (const std::uint32_t index : network_.sources_into(v))
          if (const FlowArc& arc = network_.arcs().values[index];
              arc.from != v && !(united && component_[arc.from] == component_[v]) && !brings(arc))
            struck_[component_[v]] = true;
      changed = false;
      for (const std::uint32_t v : vertices)
        if (begins_[v] && !sure_origin_[v] && struck_[component_[v]]) {
          begins_[v] = false;
          changed = true;
        }
      for (const std::uint32_t v : vertices) struck_[component_[v]] = false;
    }
    if (united) supply_by_entries(state, cycle, counts);
  }
}

bool LeastSupply::is_united(const std::vector<std::uint32_t>& vertices) const {
  const auto apart = [&](std::uint32_t v) { return certain_component_[v] != certain_component_[vertices.front()]; };
  return vertices.size() > 1 && std::ranges::none_of(vertices, apart);
}

void LeastSupply::supply_by_entries(FlowState& state, std::span<const std::uint32_t> vertices,
                                    const FlowSubgraph::Counts& counts) {
  if (std::ranges::none_of(vertices, [&](std::uint32_t v) { return begins_[v]; })) return;
  std::set<std::uint32_t> entries;
  for (const std::uint32_t v : vertices)
    for (const std::uint32_t index : network_.sources_into(v))
      if (component_[network_.arcs().values[index].from] != component_[v]) entries.insert(v);
  if (entries.empty()) return;
  constexpr std::size_t most = 8;
  for (const std::uint32_t entry : entries) {
    std::set<std::uint32_t> reached;
    std::vector<std::uint32_t> open;
    const auto reach = [&](std::uint32_t v) {
      if (component_[v] == component_[entry] && reached.insert(v).second) open.push_back(v);
    };
    if (entries.size() <= most) reach(entry);
    while (!open.empty()) {
      const std::uint32_t from = open.back();
      open.pop_back();
      for (const FlowArc& arc : network_.arcs()[from])
        if (arc.source && counts.arc(arc) && (arc.making == no_making || state.made[arc.making])) reach(arc.to);
    }
    for (const std::uint32_t v : vertices)
      if (!reached.contains(v)) begins_[v] = false;
  }
  network_.update(state, vertices, begins_, counts);
}

SureSupply sure_supply(const FlowSubgraph& subgraph) {
  const FlowSubgraph::Counts certain{[](const FlowArc& arc) { return arc.match == Match::certain; },
                                     [&](const MakingNeed& need) { return subgraph.has_certain_source(need); },
                                     [](const PartSource& source) { return source.match == Match::certain; }};
  SureSupply sure;
  sure.possible_origins = subgraph.possible_origins();
  sure.state = LeastSupply(subgraph).state(certain, [](const FlowArc&) { return true; });
  sure.supplied.assign(subgraph.size(), false);
  for (const FlowArc& arc : subgraph.arcs().values)
    if (arc.source && arc.from != arc.to && subgraph.brings(arc, sure.state, certain)) sure.supplied[arc.to] = true;
  for (std::uint32_t m = 0; m < subgraph.makings().size(); ++m)
    sure.makes.push_back(sure.state.made[m] && subgraph.makings()[m].match == Match::certain);
  return sure;
}

Losses lost_sources(const FlowSubgraph& subgraph) {
  using Counts = FlowSubgraph::Counts;
  Losses losses;
  losses.before = sure_supply(subgraph);
  // The best case and the worst case.
  const Counts best = subgraph.at_best([](const FlowArc& arc) { return arc.loss != Match::certain; });
  const Counts worst{[](const FlowArc& arc) { return arc.match == Match::certain && arc.loss == Match::no; },
                     [](const MakingNeed&) { return true; },
                     [](const PartSource& source) { return source.match == Match::certain; }};
  const auto unaffected = [](const FlowArc& arc) { return arc.loss == Match::no; };
  const FlowState kept = subgraph.state(losses.before.possible_origins, best),
                  safe = LeastSupply(subgraph).state(worst, unaffected);

  // A vertex that is not safe is affected if it is reachable from an arc that may be lost.
  const std::uint32_t size = subgraph.size();
  const auto is_safe = [&](std::uint32_t node) { return node < size ? safe.reached[node] : safe.made[node - size]; };
  std::vector<bool> exposed(size + subgraph.makings().size(), false);
  std::vector<std::uint32_t> queue;
  const auto expose = [&](std::uint32_t node) {
    if (exposed[node] || is_safe(node)) return;
    exposed[node] = true;
    queue.push_back(node);
  };
  for (const FlowArc& arc : subgraph.arcs().values)
    if (arc.source && arc.loss != Match::no) expose(arc.to);
  const auto struck = [&](const PartSource& source) { return subgraph.arcs().values[source.arc].loss != Match::no; };
  for (const MakingNeed& need : subgraph.needs())
    if (std::any_of(need.sources.begin(), need.sources.end(), struck)) expose(subgraph.node_of_making(need.making));
  while (!queue.empty()) {
    const std::uint32_t node = queue.back();
    queue.pop_back();
    if (subgraph.needs().empty()) {
      for (const FlowArc& arc : subgraph.arcs()[node])
        if (arc.source) expose(arc.to);
    } else {
      for (const std::uint32_t dependent : subgraph.dependents()[node]) expose(dependent);
    }
  }
  const SureSupply& before = losses.before;
  for (std::uint32_t v = 0; v < size; ++v)
    losses.vertices.push_back(!exposed[v]                              ? Match::no
                              : kept.reached[v] || !before.supplied[v] ? Match::possible
                                                                       : Match::certain);
  for (std::uint32_t m = 0; m < subgraph.makings().size(); ++m)
    losses.makings.push_back(!exposed[size + m]                 ? Match::no
                             : kept.made[m] || !before.makes[m] ? Match::possible
                                                                : Match::certain);
  for (const MakingNeed& need : subgraph.needs()) {
    const bool hit = std::any_of(need.sources.begin(), need.sources.end(), [&](const PartSource& source) {
      const FlowArc& arc = subgraph.arcs().values[source.arc];
      return arc.loss != Match::no || exposed[arc.from] || (arc.making != no_making && exposed[size + arc.making]);
    });
    losses.needs.push_back(!hit || subgraph.is_met(need, safe, worst)              ? Match::no
                           : best.need(need) && !subgraph.is_met(need, kept, best) ? Match::certain
                                                                                   : Match::possible);
  }
  return losses;
}

}  // namespace filiera
