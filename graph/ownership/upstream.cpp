// SPDX-License-Identifier: Apache-2.0
// What may concern the reach of a party on some day.
#include "graph/ownership/upstream.hpp"

#include <algorithm>
#include <boost/unordered/unordered_flat_set.hpp>
#include <utility>

#include "graph/model/reach.hpp"
#include "graph/model/single_search_budget.hpp"
#include "graph/ownership/ownership.hpp"
#include "graph/time/matched_days.hpp"

namespace filiera {

UpstreamIndex::UpstreamIndex(const Lens& lens, std::vector<VertexId> rules, SeatDays seat_days)
    : lens_(&lens),
      graph_(&lens.graph()),
      types_(lens.graph()),
      rules_(std::move(rules)),
      seat_days_(std::move(seat_days)) {}

UpstreamIndex::Own UpstreamIndex::own(VertexId party) const {
  Own own;
  for (const EdgeTypeId type : {types_.owns, types_.parent_of, types_.joint_with})
    for (const ClaimId claim : graph_->in_claims(party, type)) {
      add_breakpoints(own.days, lens_->bounds(claim));
      own.next.push_back(graph_->edge(claim).source);
    }
  for (const EdgeTypeId type : {types_.joint_with, types_.member_of})
    for (const ClaimId claim : graph_->out_claims(party, type)) {
      add_breakpoints(own.days, lens_->bounds(claim));
      own.next.push_back(graph_->edge(claim).target);
    }
  for (const ClaimId claim : graph_->in_claims(party, types_.on_party)) {
    const VertexId measure = graph_->edge(claim).source;
    if (!graph_->out_claims(measure, types_.reaches_by).empty()) own.measures.push_back(measure);
  }
  // The group itself is listed while it has no members.
  if (!own.measures.empty() && graph_->kind_of_vertex(party) == Kind::group)
    for (const ClaimId claim : graph_->in_claims(party, types_.member_of))
      add_breakpoints(own.days, lens_->bounds(claim));
  return own;
}

std::vector<Day> UpstreamIndex::days_of_exceptions(VertexId party) const {
  std::vector<Day> days;
  std::vector<VertexId> found;
  boost::unordered_flat_set<VertexId> met;
  const auto add_naming = [&](VertexId named) {
    for (const ClaimId on : graph_->in_claims(named, types_.on_party))
      if (const VertexId measure = graph_->edge(on).source;
          !graph_->out_claims(measure, types_.exception_to).empty() && met.insert(measure).second)
        found.push_back(measure);
  };
  add_naming(party);
  if (!graph_->out_claims(party, types_.member_of).empty())
    for (const Related& group :
         reach(*graph_, {party}, {types_.member_of}, Walk::outward, [](ClaimId) { return Match::certain; }))
      add_naming(group.vertex);
  if (graph_->kind_of_vertex(party) == Kind::group)
    for (const ClaimId e : graph_->in_claims(party, types_.member_of)) add_naming(graph_->edge(e).source);
  for (std::size_t next = 0; next < found.size(); ++next) {
    if (const ClaimId claim = graph_->claim_of_vertex(found[next]); claim != no_claim)
      add_breakpoints(days, lens_->bounds(claim));
    for (const ClaimId e : graph_->in_claims(found[next], types_.exception_to))
      if (met.insert(graph_->edge(e).source).second) found.push_back(graph_->edge(e).source);
  }
  return days;
}

void UpstreamIndex::add_rules(Own& own) const {
  boost::unordered_flat_set<VertexId> met;
  std::vector<VertexId> found;
  const auto add = [&](VertexId measure) {
    if (met.insert(measure).second) found.push_back(measure);
  };
  for (const VertexId rule : rules_) add(rule);
  for (const VertexId measure : own.measures) add(measure);
  for (std::size_t next = 0; next < found.size(); ++next) {
    const VertexId measure = found[next];
    if (const ClaimId claim = graph_->claim_of_vertex(measure); claim != no_claim)
      add_breakpoints(own.days, lens_->bounds(claim));
    for (const ClaimId by : graph_->out_claims(measure, types_.reaches_by)) add(graph_->edge(by).target);
    // Exceptions that state a party concern no other: see days_of_exceptions().
    for (const ClaimId exception : graph_->in_claims(measure, types_.exception_to))
      if (graph_->out_claims(graph_->edge(exception).source, types_.on_party).empty())
        add(graph_->edge(exception).source);
  }
  own.measures = std::move(found);
}

bool UpstreamIndex::only_outside(std::span<const VertexId> measures) const {
  return std::any_of(measures.begin(), measures.end(), [this](VertexId measure) {
    const auto stated = stated_reach(*graph_, measure);
    return stated && !stated->only_outside.empty();
  });
}

const Upstream& UpstreamIndex::of(VertexId party) {
  if (const auto known = known_.find(party); known != known_.end()) return *known->second;
  if (!complete_ && walked_ > single_search_budget(*graph_)) work_out_all();
  if (const auto known = known_.find(party); known != known_.end()) return *known->second;
  Own all;
  std::vector<VertexId> parties{party};
  boost::unordered_flat_set<VertexId> met{party};
  for (std::size_t next = 0; next < parties.size(); ++next) {
    const Own one = own(parties[next]);
    all.measures.insert(all.measures.end(), one.measures.begin(), one.measures.end());
    all.days.insert(all.days.end(), one.days.begin(), one.days.end());
    for (const VertexId other : one.next)
      if (met.insert(other).second) parties.push_back(other);
  }
  add_rules(all);
  walked_ += parties.size() + all.measures.size();
  const std::vector<Day> excepted = days_of_exceptions(party);
  all.days.insert(all.days.end(), excepted.begin(), excepted.end());
  if (only_outside(all.measures)) {
    const std::vector<Day>& days = seat_days_(party);
    all.days.insert(all.days.end(), days.begin(), days.end());
  }
  auto found =
      std::make_unique<const Upstream>(Upstream{united(std::move(all.measures), {}), united(std::move(all.days), {})});
  return *known_.emplace(party, std::move(found)).first->second;
}

// One pass over the strongly connected components, owners before assets.
void UpstreamIndex::work_out_all() {
  complete_ = true;
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  std::vector<bool> concerned(graph_->vertex_count(), false);
  for (VertexId v = 0; v < graph_->vertex_count(); ++v)
    for (const VertexId other : own(v).next) {
      edges.emplace_back(v, other);
      concerned[v] = concerned[other] = true;
    }
  std::vector<std::uint32_t> component;
  const auto components = components_in_order(edges, graph_->vertex_count(), component);
  std::vector<Upstream> lists(components.size());
  for (std::uint32_t c = 0; c < components.size(); ++c) {
    if (!concerned[components[c].front()]) continue;
    Own together;
    std::vector<SharedList<VertexId>> measures;
    std::vector<SharedList<Day>> days;
    for (const VertexId v : components[c]) {
      const Own one = own(v);
      together.measures.insert(together.measures.end(), one.measures.begin(), one.measures.end());
      together.days.insert(together.days.end(), one.days.begin(), one.days.end());
      for (const VertexId other : one.next) {
        if (component[other] == c) continue;
        measures.push_back(lists[component[other]].measures);
        days.push_back(lists[component[other]].days);
      }
    }
    add_rules(together);
    lists[c] = {united(std::move(together.measures), std::move(measures)),
                united(std::move(together.days), std::move(days))};
    const bool seats_count = only_outside(*lists[c].measures);
    for (const VertexId v : components[c]) {
      if (known_.contains(v)) continue;
      Upstream found = lists[c];
      std::vector<Day> own_days = days_of_exceptions(v);
      if (seats_count) own_days.insert(own_days.end(), seat_days_(v).begin(), seat_days_(v).end());
      if (!own_days.empty()) found.days = united(std::move(own_days), {found.days});
      known_.emplace(v, std::make_unique<const Upstream>(std::move(found)));
    }
  }
}

}  // namespace filiera
