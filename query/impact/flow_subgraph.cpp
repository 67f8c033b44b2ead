// SPDX-License-Identifier: Apache-2.0
// A part of the flow of goods, numbered for itself.
#include "query/impact/flow_subgraph.hpp"

#include <algorithm>
#include <boost/graph/strong_components.hpp>
#include <tuple>

namespace filiera {

FlowPart::FlowPart(std::vector<FlowArc> arcs, const std::function<bool(VertexId)>& is_party) {
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
  std::sort(arcs.begin(), arcs.end(), [](const FlowArc& a, const FlowArc& b) {
    return std::tuple(a.from, a.to, a.match, a.loss, a.barred) < std::tuple(b.from, b.to, b.match, b.loss, b.barred);
  });
  arcs_ = Rows<FlowArc>::of_sorted(vertices_.size(), std::move(arcs), &FlowArc::from);
}

std::uint32_t FlowPart::number_of(VertexId v) const {
  return static_cast<std::uint32_t>(std::lower_bound(vertices_.begin(), vertices_.end(), v) - vertices_.begin());
}

std::vector<std::uint32_t> FlowPart::origins() const {
  if (vertices_.empty()) return {};
  std::vector<std::uint32_t> component(size());
  const std::uint32_t count = boost::strong_components(
      arcs_, boost::make_iterator_property_map(component.begin(), get(boost::vertex_index, arcs_)));
  std::vector<bool> entered(count, false), with_party(count, false);
  for (std::uint32_t v = 0; v < size(); ++v)
    if (party_[v]) with_party[component[v]] = true;
  for (const FlowArc& arc : arcs_.values)
    if (component[arc.from] != component[arc.to]) entered[component[arc.to]] = true;
  std::vector<std::uint32_t> origins;
  for (std::uint32_t v = 0; v < size(); ++v)
    if (!entered[component[v]] && (party_[v] || !with_party[component[v]])) origins.push_back(v);
  return origins;
}

std::vector<Match> lost_sources(const FlowPart& part) {
  const std::vector<std::uint32_t> origins = part.origins();
  const std::vector<bool> kept = part.reached(origins, [](const FlowArc& arc) { return arc.loss != Match::certain; });
  const std::vector<bool> safe =
      part.reached(origins, [](const FlowArc& arc) { return arc.match == Match::certain && arc.loss == Match::no; });
  // What no sure way reaches may hang on an arc that may go, all the way down.
  std::vector<std::uint32_t> struck;
  for (const FlowArc& arc : part.arcs().values)
    if (arc.loss != Match::no && !safe[arc.to]) struck.push_back(arc.to);
  const std::vector<bool> exposed = part.reached(std::move(struck), [&](const FlowArc& arc) { return !safe[arc.to]; });
  std::vector<Match> lost(part.size(), Match::no);
  for (std::uint32_t v = 0; v < part.size(); ++v)
    if (exposed[v]) lost[v] = kept[v] ? Match::possible : Match::certain;
  return lost;
}

}  // namespace filiera
