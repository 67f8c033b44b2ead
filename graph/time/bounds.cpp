// SPDX-License-Identifier: Apache-2.0
// The four bounds of a claim's time, derived from its dates, its events and the publication dates of its sources.
#include "graph/time/bounds.hpp"

namespace filiera {

DefaultExtent default_extent(Modality modality, bool standing) {
  if (standing) return DefaultExtent::standing;
  switch (modality) {
    case Modality::unstated:
    case Modality::ongoing:
    case Modality::done:
      return DefaultExtent::ongoing;
    default:
      return DefaultExtent::intended;
  }
}

DayRange tighter(Turn turn, DayRange stated, DayRange told) {
  const DayRange common{std::max(stated.first, told.first), std::min(stated.last, told.last)};
  if (common.first <= common.last) return common;
  const bool stated_first = stated.last < told.first;
  return stated_first == (turn == Turn::end) ? stated : told;
}

void EventInterval::add(DayRange days, Match happened) {
  if (happened == Match::no) return;
  if (stated_) days = tighter(turn_, *stated_, days);
  moved_ = moved_ || days != stated_;
  if (happened == Match::possible) possible_.push_back(days);
  if (happened != Match::certain) return;
  any_ = true;
  common_ = {std::max(common_.first, days.first), std::min(common_.last, days.last)};
  hull_ = hull(hull_, days);
}

std::optional<DayRange> EventInterval::certain() const {
  if (!any_) return std::nullopt;
  return common_.first <= common_.last ? common_ : hull_;
}

bool EventInterval::stands_apart(DayRange possible) const {
  const std::optional<DayRange> known = certain();
  return !known || possible.first > known->last || possible.last < known->first;
}

std::optional<DayRange> EventInterval::days(DayRange unstated) const {
  const std::optional<DayRange> known = certain();
  if (possible_.empty()) return known ? known : stated_;
  DayRange interval = known.value_or(stated_.value_or(unstated));
  for (const DayRange& event : possible_)
    if (stands_apart(event)) interval = hull(interval, event);
  return interval;
}

std::optional<Day> EventInterval::earliest_told() const {
  std::optional<Day> day;
  if (any_) day = certain()->first;
  for (const DayRange& event : possible_)
    if (stands_apart(event)) day = std::min(day.value_or(event.first), event.first);
  return day;
}

Day EventInterval::furthest(DayRange unstated) const {
  const DayRange known = certain().value_or(stated_.value_or(unstated));
  Day day = turn_ == Turn::start ? known.first : known.last;
  for (const DayRange& event : possible_)
    if (!any_ || !stands_apart(event))
      day = turn_ == Turn::start ? std::max(day, event.first) : std::min(day, event.last);
  return day;
}

Bounds bounds_of(const StatedTime& stated, DefaultExtent extent, const PublicationSpan& published, SetGaps gaps) {
  Bounds bounds;
  const bool standing = extent == DefaultExtent::standing;
  if (stated.start) {
    bounds.start_earliest = stated.start->first;
    bounds.start_latest = stated.start->last;
  } else if (standing) {
    bounds.start_latest = unbounded_past;
  } else if (extent == DefaultExtent::ongoing && published.any) {
    bounds.start_latest = published.first_by;
  }
  if (stated.end) {
    bounds.end_earliest = stated.end->first;
    bounds.end_latest = stated.end->last;
  } else if (standing) {
    bounds.end_earliest = unbounded_future;
  } else if (published.any) {
    bounds.end_earliest = published.last_from;
  }
  if (bounds.start_earliest > bounds.end_latest) return bounds;
  bounds.start_latest = std::min(bounds.start_latest, bounds.end_latest);
  bounds.end_earliest = std::max(bounds.end_earliest, bounds.start_earliest);
  if (!stated.start_moved)
    for (const DayRange& gap : gaps.start)
      if (gap.first <= bounds.start_latest && bounds.start_latest <= gap.last) bounds.start_latest = gap.first - 1;
  if (!stated.end_moved)
    for (const DayRange& gap : gaps.end)
      if (gap.first <= bounds.end_earliest && bounds.end_earliest <= gap.last) bounds.end_earliest = gap.last + 1;
  if (gaps.moment && !stated.start_moved && !stated.end_moved) bounds.gaps = gaps.start;
  if (stated.may_never_hold) bounds.start_latest = unbounded_future;
  return bounds;
}

StatedTime with_events(StatedTime own, const EventInterval& starts, const EventInterval& ends, DefaultExtent extent,
                       const PublicationSpan& published) {
  const Bounds unstated = bounds_of({}, extent, published);
  const DayRange no_start{unstated.start_earliest, unstated.start_latest};
  const DayRange no_end{unstated.end_earliest, unstated.end_latest};
  StatedTime time = own;
  time.start = starts.days(no_start);
  time.end = ends.days(no_end);
  time.start_moved = own.start && starts.moved();
  time.end_moved = own.end && ends.moved();
  const bool may_not_start = extent == DefaultExtent::intended && ends.moved() && !starts.happened() &&
                             own.start.value_or(no_start).last > ends.earliest_told().value_or(unbounded_future);
  time.may_never_hold = may_not_start || ends.furthest(no_end) < starts.furthest(no_start);
  return time;
}

}  // namespace filiera
