// SPDX-License-Identifier: Apache-2.0
// Which measures that reach parties through ownership are in force.
#include "graph/ownership/suspensions.hpp"

#include <algorithm>
#include <boost/unordered/unordered_flat_set.hpp>
#include <utility>

#include "graph/model/exception_order.hpp"
#include "graph/model/measure_parts.hpp"
#include "graph/model/reach.hpp"
#include "graph/time/matched_days.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

// A measure and the exceptions that may suspend it on a day, directly or each other.
struct Suspending {
  std::vector<VertexId> measures;       // the suspended first
  std::vector<ExceptionTo> exceptions;  // by index of `measures`
};

Suspending suspending_exceptions(OwnershipDays& days, VertexId measure, Day day) {
  Suspending found{{measure}, {}};
  boost::unordered_flat_map<VertexId, std::size_t> number{{measure, 0}};
  for (std::size_t base = 0; base < found.measures.size(); ++base)
    days.exceptions_to(found.measures[base]).suspending.each_on(day, [&](VertexId exception) {
      const auto [known, fresh] = number.try_emplace(exception, found.measures.size());
      if (fresh) found.measures.push_back(exception);
      found.exceptions.push_back({known->second, base});
    });
  return found;
}

}  // namespace

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
    const auto names_rule = [&](ClaimId e) { return is_rule(graph.edge(e).target); };
    // It states all goods, and would else govern all hops.
    if (!bases(measure).empty() && std::ranges::all_of(bases(measure), names_rule) && states_goods(graph, measure) &&
        suspends(graph, measure))
      found.push_back(measure);
    const bool direct = std::ranges::any_of(bases(measure), names_rule);
    if (!bases(measure).empty() && !direct && !std::binary_search(of_others.begin(), of_others.end(), measure))
      found.push_back(measure);
  }
  return found;
}

Suspensions::Suspensions(const Lens& lens, std::shared_ptr<OwnershipDays> days, std::vector<VertexId> lifted,
                         Planned planned)
    : lens_(&lens), days_(std::move(days)), lifted_(std::move(lifted)), planned_(planned) {}

Match Suspensions::in_force_alone(VertexId measure) const {
  const auto [known, fresh] = in_force_alone_.try_emplace(measure, Match::no);
  if (fresh) known->second = worked_out_alone(measure);
  return known->second;
}

Match Suspensions::worked_out_alone(VertexId measure) const {
  const KnowledgeGraph& graph = lens_->graph();
  const ClaimId claim = graph.claim_of_vertex(measure);
  if (claim == no_claim || std::binary_search(lifted_.begin(), lifted_.end(), measure)) return Match::no;
  const bool is_exception = !graph.out_claims(measure, graph.core(vocab::fil_exceptionTo)).empty();
  const Match told = told_as_real(*lens_, claim, is_exception ? Planned::left_out : planned_);
  if (told == Match::no) return Match::no;
  if (!graph.real(claim)) return lens_->unless_contested(claim, told);
  Bounds time = lens_->bounds(claim);
  const StatedEnds stated = lens_->stated_ends(claim);
  if (!stated.start && graph.object(graph.term_of_vertex(measure), vocab::fil_reachesOwned) != no_term)
    time = Bounds{unbounded_past, unbounded_past, stated.end ? time.end_earliest : unbounded_future,
                  stated.end ? time.end_latest : unbounded_future};
  return lens_->unless_contested(claim, both(told, holds(time, *lens_->options().as_of)));
}

Match Suspensions::in_force(VertexId measure) const {
  if (const auto known = in_force_.find(measure); known != in_force_.end()) return known->second;
  const Suspending found = suspending_exceptions(*days_, measure, lens_->options().as_of->first);
  std::vector<Match> own;
  for (const VertexId each : found.measures) own.push_back(in_force_alone(each));
  const std::vector<Match> removed = removed_by_exceptions(own, found.exceptions);
  for (std::size_t i = 0; i < own.size(); ++i) in_force_.try_emplace(found.measures[i], without(own[i], removed[i]));
  return without(own.front(), removed.front());
}

Match Suspensions::in_force_on_some(VertexId measure) const {
  bool limited = false;
  days_->limits_of_suspensions(measure).each_on(
      lens_->options().as_of->first, [&](VertexId limit) { limited = limited || in_force(limit) != Match::no; });
  return limited ? in_force_alone(measure) : in_force(measure);
}

std::vector<VertexId> suspensions_in_force(const Lens& lens, VertexId rule) {
  const KnowledgeGraph& graph = lens.graph();
  const auto days = std::make_shared<OwnershipDays>(lens, OwnershipDays::Asked::many_days);
  std::vector<VertexId> measures{rule};
  boost::unordered_flat_set<VertexId> met{rule};
  std::vector<Day> breakpoints;
  for (std::size_t next = 0; next < measures.size(); ++next) {
    if (const ClaimId claim = graph.claim_of_vertex(measures[next]); claim != no_claim)
      add_breakpoints(breakpoints, lens.bounds(claim));
    for (const VertexId exception : days->exceptions_to(measures[next]).all)
      if (suspends(graph, exception) && met.insert(exception).second) measures.push_back(exception);
  }
  std::vector<VertexId> in_force;
  if (measures.size() == 1) return in_force;
  for (const DayRange& part : between_breakpoints(*lens.options().as_of, std::move(breakpoints))) {
    const Lens day = lens.on(part.first);
    const Suspensions on_day(day, days);
    days->exceptions_to(rule).suspending.each_on(part.first, [&](VertexId exception) {
      if (on_day.in_force(exception) != Match::no) in_force.push_back(exception);
    });
  }
  std::sort(in_force.begin(), in_force.end());
  in_force.erase(std::unique(in_force.begin(), in_force.end()), in_force.end());
  return in_force;
}

}  // namespace filiera
