// SPDX-License-Identifier: Apache-2.0
// Measures where families, places and groups are as on one day. For the parts of Measures alone.
#pragma once

#include "graph/measures/measures.hpp"
#include "graph/time/matched_days.hpp"

namespace filiera {

struct Measures::OnDay {
  Lens lens;
  Measures measures;
  OnDay(Lens on_day, std::vector<VertexId> lifted)
      : lens(std::move(on_day)), measures(lens, std::move(lifted), *this) {}
  OnDay(const OnDay&) = delete;
  OnDay& operator=(const OnDay&) = delete;
};

// Where nothing is dated, what holds on any day holds on all.
template <class Visit>
void Measures::each_part(DayRange period, const std::vector<Day>& turns, const std::vector<Day>& more,
                         Visit visit) const {
  std::vector<Day> all = turns;
  all.insert(all.end(), more.begin(), more.end());
  const std::vector<DayRange> parts = between_turns(period, std::move(all));
  auto next = turns.begin();
  Day since = unbounded_past;
  for (const DayRange& part : parts) {
    if (turns.empty()) {
      visit(part, *this);
      continue;
    }
    while (next != turns.end() && *next <= part.first) since = *next++;
    const std::shared_ptr<const OnDay> then = on_day(since);
    visit(part, then->measures);
  }
}

}  // namespace filiera
