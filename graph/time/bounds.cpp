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

void EventInterval::add(DayRange days, Match happened) {
  if (happened == Match::possible) possible_.push_back(days);
  if (happened != Match::certain) return;
  any_ = true;
  common_ = {std::max(common_.first, days.first), std::min(common_.last, days.last)};
  hull_ = hull(hull_, days);
}

std::optional<DayRange> EventInterval::days(DayRange unstated) const {
  std::optional<DayRange> certain;
  if (any_) certain = common_.first <= common_.last ? common_ : hull_;
  if (possible_.empty()) return certain;
  DayRange interval = certain.value_or(unstated);
  for (const DayRange& event : possible_)
    if (!certain || event.first > certain->last || event.last < certain->first) interval = hull(interval, event);
  return interval;
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
  for (const DayRange& gap : gaps.start)
    if (gap.first <= bounds.start_latest && bounds.start_latest <= gap.last) bounds.start_latest = gap.first - 1;
  for (const DayRange& gap : gaps.end)
    if (gap.first <= bounds.end_earliest && bounds.end_earliest <= gap.last) bounds.end_earliest = gap.last + 1;
  if (gaps.moment) bounds.gaps = gaps.start;
  return bounds;
}

StatedTime with_events(StatedTime own, const EventInterval& starts, const EventInterval& ends, DefaultExtent extent,
                       const PublicationSpan& published) {
  const Bounds unstated = bounds_of({}, extent, published);
  if (!own.start) own.start = starts.days({unstated.start_earliest, unstated.start_latest});
  if (!own.end) own.end = ends.days({unstated.end_earliest, unstated.end_latest});
  return own;
}

}  // namespace filiera
