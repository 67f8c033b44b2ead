// SPDX-License-Identifier: Apache-2.0
// Measures over the days of a period, by a sweep over breakpoints: the days on which a claim that concerns the hop
// begins or ends. Between two breakpoints the rule for one day decides.
#pragma once

#include <map>
#include <memory>
#include <vector>

#include "graph/measures/derive.hpp"
#include "graph/measures/places_and_parties.hpp"
#include "graph/measures/resolution.hpp"

namespace filiera {

// For a lens without a date, or with a period. Caches up to 256 days.
class Sweep {
 public:
  // The arguments must outlive this object. `around` and `index` have the same lens; `index` holds rules of any time.
  Sweep(const Surroundings& around, const RuleIndex& index, const Lifted& lifted);

  // The measures that govern the hop on any of its days: the days of its own time within the period of the lens. A
  // match is certain if, for every choice of the unknown dates for which the hop has any day, the measure governs it
  // with all parts on at least one day. Parts and exceptions with uncertain dates count only on the days on which they
  // certainly hold.
  std::vector<Candidate> governing(const Hop& hop) const;

  // For each measure, derive() on the first day of the part of the period in which its match is best.
  std::vector<Derivation> derive(const Hop& hop) const;

  // Whether the time may share a day with the days of the hop.
  bool shares_day(const Hop& hop, const Bounds& time) const;

  // on_parties_alone() over the days of the hop, by the same rule; those that match on no day left out.
  std::vector<Candidate> on_parties(const Hop& hop) const;

  Match governs(const Prohibition& stated, const Hop& hop) const;
  // Measures::through(), on the first day with the best match.
  std::shared_ptr<const ReachedHop> through(const Prohibition& stated, const Hop& hop) const;
  Match flows_into(VertexId product, VertexId into, const Bounds& time) const;

 private:
  // Lens, surroundings and rules of one day; the rules include measures that are not in force.
  struct DayState {
    Lens lens;
    Surroundings around;
    RuleIndex index;
    DayState(Lens on_day, const Surroundings& any_day, const RuleIndex& any_day_index, const Lifted& lifted)
        : lens(std::move(on_day)), around(lens, any_day), index(around, lifted, InForce::any_time, &any_day_index) {}
  };
  std::shared_ptr<const DayState> on_day(Day day) const;
  // Splits the period at `breakpoints` (ascending) and at `more`, and calls visit(part, around, index) for each part,
  // with the state of the latest breakpoint. Without breakpoints, `around` and `index` of this object are valid on all
  // days.
  template <class Visit>
  void each_interval(DayRange period, const std::vector<Day>& breakpoints, const std::vector<Day>& more,
                     Visit visit) const;
  // The period of the lens, or all days.
  DayRange period() const { return around_->lens().options().as_of.value_or(DayRange{}); }
  // Adds the breakpoints of the vertices (no_vertex is skipped); sorts and removes duplicates.
  void add_breakpoints_of(std::span<const VertexId> vertices, std::vector<Day>& days) const;
  // The days on which something that concerns the hop changes, except for the measures' own times.
  std::vector<Day> breakpoints_of(const Hop& hop, const ProductRules& rules) const;
  std::vector<Day> breakpoints_of(const Hop& hop, const Prohibition& stated) const;
  std::vector<Day> times_of(const Hop& hop, const ProductRules& rules) const;  // those of measures
  std::vector<Candidate> sweep_days(const Hop& hop, const Bounds& time, const ProductRules& rules,
                                    const std::vector<Day>& breakpoints) const;

  const Surroundings* around_;
  const RuleIndex* index_;
  const Lifted* lifted_;
  mutable std::map<Day, std::shared_ptr<const DayState>> days_;
};

}  // namespace filiera
