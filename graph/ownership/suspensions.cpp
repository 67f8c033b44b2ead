// SPDX-License-Identifier: Apache-2.0
// Which measures that reach parties through ownership are in force.
#include "graph/ownership/suspensions.hpp"

#include <algorithm>
#include <utility>

#include "graph/model/exception_order.hpp"
#include "graph/model/measure_parts.hpp"
#include "graph/model/reach.hpp"
#include "graph/ownership/graph_holdings.hpp"
#include "graph/time/matched_days.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

// A measure and the exceptions that suspend it, directly or each other.
struct Suspending {
  std::vector<VertexId> measures;       // the suspended first
  std::vector<ExceptionTo> exceptions;  // by index of `measures`
};

Suspending suspending_exceptions(const KnowledgeGraph& graph, VertexId measure) {
  const EdgeTypeId exception_to = graph.core(vocab::fil_exceptionTo);
  Suspending found{{measure}, {}};
  boost::unordered_flat_map<VertexId, std::size_t> number{{measure, 0}};
  for (std::size_t base = 0; base < found.measures.size(); ++base)
    for (const ClaimId edge : graph.in_claims(found.measures[base], exception_to)) {
      const VertexId exception = graph.edge(edge).source;
      if (!suspends(graph, exception)) continue;
      const auto [known, fresh] = number.try_emplace(exception, found.measures.size());
      if (fresh) found.measures.push_back(exception);
      found.exceptions.push_back({known->second, base});
    }
  return found;
}

}  // namespace

bool suspends(const KnowledgeGraph& graph, VertexId exception) {
  return !states_goods(graph, exception) && !states_parties(graph, exception) && !states_places(graph, exception);
}

std::vector<VertexId> limits_of_suspensions(const KnowledgeGraph& graph, const std::vector<VertexId>& rules) {
  const EdgeTypeId exception_to = graph.core(vocab::fil_exceptionTo);
  const auto bases = [&](VertexId measure) { return graph.out_claims(measure, exception_to); };
  const auto is_rule = [&](VertexId measure) { return std::binary_search(rules.begin(), rules.end(), measure); };
  const auto closure = [&](const std::vector<VertexId>& starts, Walk walk) {
    std::vector<VertexId> reached;
    for (const Related& each : reach(graph, starts, {exception_to}, walk, [](ClaimId) { return Match::certain; }))
      reached.push_back(each.vertex);
    std::sort(reached.begin(), reached.end());
    return reached;
  };
  const std::vector<VertexId> of_rules = closure(rules, Walk::inward);
  std::vector<VertexId> others = closure(of_rules, Walk::outward);
  std::erase_if(others, [&](VertexId measure) { return is_rule(measure) || !bases(measure).empty(); });
  const std::vector<VertexId> of_others = closure(others, Walk::inward);
  std::vector<VertexId> found;
  for (const VertexId measure : of_rules) {
    const bool direct = std::ranges::any_of(bases(measure), [&](ClaimId e) { return is_rule(graph.edge(e).target); });
    if (!bases(measure).empty() && !direct && !std::binary_search(of_others.begin(), of_others.end(), measure))
      found.push_back(measure);
  }
  return found;
}

Suspensions::Suspensions(const Lens& lens, std::vector<VertexId> lifted) : lens_(&lens), lifted_(std::move(lifted)) {}

Match Suspensions::in_force_alone(VertexId measure) const {
  const auto [known, fresh] = in_force_alone_.try_emplace(measure, Match::no);
  if (fresh) known->second = worked_out_alone(measure);
  return known->second;
}

Match Suspensions::worked_out_alone(VertexId measure) const {
  const KnowledgeGraph& graph = lens_->graph();
  const ClaimId claim = graph.claim_of_vertex(measure);
  if (claim == no_claim || std::binary_search(lifted_.begin(), lifted_.end(), measure)) return Match::no;
  const Match told = told_as_real(*lens_, claim);
  if (told == Match::no) return Match::no;
  Bounds time = lens_->bounds(claim);
  const StatedEnds stated = lens_->stated_ends(claim);
  if (!stated.start && graph.object(graph.term_of_vertex(measure), vocab::fil_reachesOwned) != no_term)
    time = Bounds{unbounded_past, unbounded_past, stated.end ? time.end_earliest : unbounded_future,
                  stated.end ? time.end_latest : unbounded_future};
  return lens_->unless_contested(claim, both(told, holds(time, *lens_->options().as_of)));
}

Match Suspensions::in_force(VertexId measure) const {
  if (const auto known = in_force_.find(measure); known != in_force_.end()) return known->second;
  const Suspending found = suspending_exceptions(lens_->graph(), measure);
  std::vector<Match> own;
  for (const VertexId each : found.measures) own.push_back(in_force_alone(each));
  const std::vector<Match> removed = removed_by_exceptions(own, found.exceptions);
  for (std::size_t i = 0; i < own.size(); ++i) in_force_.try_emplace(found.measures[i], without(own[i], removed[i]));
  return without(own.front(), removed.front());
}

Match Suspensions::in_force_on_some(VertexId measure) const {
  const KnowledgeGraph& graph = lens_->graph();
  const EdgeTypeId exception_to = graph.core(vocab::fil_exceptionTo);
  if (graph.in_claims(measure, exception_to).empty()) return in_force_alone(measure);
  const std::vector<VertexId> suspending = suspending_exceptions(graph, measure).measures;
  for (auto suspension = suspending.begin() + 1; suspension != suspending.end(); ++suspension)
    for (const ClaimId edge : graph.in_claims(*suspension, exception_to))
      if (const VertexId limited = graph.edge(edge).source; !suspends(graph, limited) && in_force(limited) != Match::no)
        return in_force_alone(measure);
  return in_force(measure);
}

std::vector<VertexId> suspensions_in_force(const Lens& lens, VertexId rule) {
  const KnowledgeGraph& graph = lens.graph();
  const Suspending found = suspending_exceptions(graph, rule);
  if (found.exceptions.empty()) return {};
  std::vector<Day> days;
  for (const VertexId measure : found.measures)
    if (const ClaimId claim = graph.claim_of_vertex(measure); claim != no_claim)
      add_breakpoints(days, lens.bounds(claim));
  std::vector<VertexId> in_force;
  const std::vector<DayRange> parts = between_breakpoints(*lens.options().as_of, std::move(days));
  for (const DayRange& part : parts) {
    const Lens day = lens.on(part.first);
    const Suspensions on_day(day);
    for (const ExceptionTo& e : found.exceptions)
      if (e.base == 0 && on_day.in_force(found.measures[e.exception]) != Match::no)
        in_force.push_back(found.measures[e.exception]);
  }
  std::sort(in_force.begin(), in_force.end());
  in_force.erase(std::unique(in_force.begin(), in_force.end()), in_force.end());
  return in_force;
}

}  // namespace filiera
