// SPDX-License-Identifier: Apache-2.0
// From what a claim and its sources say of time to the four bounds of its time.
#include "graph/time/bounds.hpp"

namespace filiera {

Lasting lasting(Modality modality, bool standing) {
  switch (modality) {
    case Modality::unstated:
      return standing ? Lasting::standing : Lasting::ongoing;
    case Modality::ongoing:
    case Modality::done:
      return Lasting::ongoing;
    case Modality::sought:
    case Modality::planned:
    case Modality::contracted:
      break;
  }
  return Lasting::intended;
}

void EventDays::add(DayRange event, Match sure) {
  if (sure == Match::possible) unsure_.push_back(event);
  if (sure != Match::certain) return;
  any_ = true;
  common_ = {std::max(common_.first, event.first), std::min(common_.last, event.last)};
  hull_ = hull(hull_, event);
}

std::optional<DayRange> EventDays::days(DayRange unstated) const {
  std::optional<DayRange> days;
  if (any_) days = common_.first <= common_.last ? common_ : hull_;
  if (unsure_.empty()) return days;
  DayRange range = days.value_or(unstated);
  for (const DayRange& event : unsure_)
    if (!days || event.first > days->last || event.last < days->first) range = hull(range, event);
  return range;
}

Bounds bounds_of(const StatedTime& stated, Lasting lasting, const Witness& witness) {
  Bounds bounds;
  const bool standing = lasting == Lasting::standing;
  if (stated.start) {
    bounds.start_earliest = stated.start->first;
    bounds.start_latest = stated.start->last;
  } else if (standing) {
    bounds.start_latest = unbounded_past;
  } else if (lasting == Lasting::ongoing && witness.any) {
    bounds.start_latest = witness.first_by;
  }
  if (stated.end) {
    bounds.end_earliest = stated.end->first;
    bounds.end_latest = stated.end->last;
  } else if (standing) {
    bounds.end_earliest = unbounded_future;
  } else if (witness.any) {
    bounds.end_earliest = witness.last_from;
  }
  bounds.start_latest = std::min(bounds.start_latest, bounds.end_latest);
  bounds.end_earliest = std::max(bounds.end_earliest, bounds.start_earliest);
  return bounds;
}

}  // namespace filiera
