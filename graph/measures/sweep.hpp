// SPDX-License-Identifier: Apache-2.0
// Measures over the days of a period: a sweep over its breakpoints, the days on which something that concerns a hop
// begins or ends. Between two breakpoints the rule of one day decides.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "graph/measures/resolution.hpp"

namespace filiera {

// For a lens without a date, or with a period. Remembers up to 256 days.
class Sweep {
 public:
  // All must outlive it. `around` and `index` have the same lens; the rules count whatever their time.
  Sweep(const Surroundings& around, const RuleIndex& index, const Lifted& lifted);

  // The measures that govern the hop on any of its days: the days of its own time within the period of the lens. A
  // match is certain if, for every choice of the unknown dates that leaves the hop any day, the measure governs it on
  // some day with all its parts. Parts and exceptions with uncertain dates count only on the days on which they
  // certainly hold.
  std::vector<Candidate> governing(const Hop& hop) const;

  // derive() on the first day of that part of the period in which each measure is firmest.
  std::vector<Derivation> derive(const Hop& hop) const;

  Match governs(const Prohibition& stated, const Hop& hop) const;
  Match flows_into(VertexId product, VertexId into, const Bounds& time) const;

 private:
  // All as it is on one day, but measures whatever their time.
  struct DayState {
    Lens lens;
    Surroundings around;
    RuleIndex index;
    DayState(Lens on_day, const Surroundings& any_day, const Lifted& lifted)
        : lens(std::move(on_day)), around(lens, any_day), index(around, lifted, InForce::any_time) {}
  };
  std::shared_ptr<const DayState> on_day(Day day) const;
  // Calls visit(part, around, index) for the parts of a period between `breakpoints`, which ascend, and `more`: with
  // what holds on the first day of each. Where nothing is dated, what holds on any day holds on all.
  template <class Visit>
  void each_part(DayRange period, const std::vector<Day>& breakpoints, const std::vector<Day>& more, Visit visit) const;
  // The period of the lens, or all days.
  DayRange period() const { return around_->lens().options().as_of.value_or(DayRange{}); }
  // Adds the breakpoints of the vertices, but of no_vertex; puts all in order.
  void add_breakpoints_of(std::span<const VertexId> vertices, std::vector<Day>& days) const;
  // The days on which what concerns a hop changes, measures' own times apart.
  std::vector<Day> breakpoints_of(const Hop& hop, const ProductRules& rules) const;
  std::vector<Day> times_of(const Hop& hop, const ProductRules& rules) const;  // those of measures
  std::vector<Candidate> swept(const Hop& hop, const Bounds& time, const ProductRules& rules,
                               const std::vector<Day>& breakpoints) const;

  const Surroundings* around_;
  const RuleIndex* index_;
  const Lifted* lifted_;
  mutable std::map<Day, std::shared_ptr<const DayState>> days_;
};

}  // namespace filiera
