// SPDX-License-Identifier: Apache-2.0
// The four bounds of a claim's time, derived from its dates, its events and the publication dates of its sources. Fuzzy
// time spans as in CIDOC CRM: P82a (begin of the begin), P81a (end of the begin), P81b (begin of the end), P82b (end of
// the end).
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "graph/time/date.hpp"
#include "ontology/kinds.hpp"

namespace filiera {

// When the attestations that affirm a claim were published.
struct PublicationSpan {
  Day first_by = unbounded_future;  // last possible publication day of the first of them
  Day last_from = unbounded_past;   // first possible publication day of the last of them
  bool any = false;

  void add(DayRange published) {
    any = true;
    first_by = std::min(first_by, published.last);
    last_from = std::max(last_from, published.first);
  }
};

// The time that a claim, or an event, states. A range holds the days on which the start (the end) may lie.
struct StatedTime {
  std::optional<DayRange> start;
  std::optional<DayRange> end;
  bool start_as_set = false;  // the start is written as a set "[a..b]": it is one of these days
  bool end_as_set = false;
  // What events make of it: they give, or may give, another start (end) than the claim states, and it may never have
  // held.
  bool start_moved = false;
  bool end_moved = false;
  bool may_never_hold = false;
};

// The days between the members of the sets that a claim states its start and its end by; as EdtfDate::gaps.
struct SetGaps {
  std::span<const DayRange> start;
  std::span<const DayRange> end;
  bool moment = false;  // both are one date of one set: it lies on one of its members, from beginning to end
};

enum class Turn : std::uint8_t { start, end };

// The start (the end) of a claim that states one, when an event tells of it too: the days that both allow. Where there
// are none, the later of two starts, the earlier of two ends: a contract that is cancelled ends before its term, and a
// cancellation after the term changes nothing.
DayRange tighter(Turn turn, DayRange stated, DayRange told);

// The interval in which a start (an end) lies, of which one or more events tell, and perhaps the claim itself. The
// result does not depend on the order of add().
class EventInterval {
 public:
  explicit EventInterval(Turn turn, std::optional<DayRange> stated = std::nullopt) : turn_(turn), stated_(stated) {}

  // certain: the event happened. possible: it may have happened. no: ignored.
  void add(DayRange days, Match happened);
  // The intersection of the certain events' intervals, or their hull where the intersection is empty; extended by each
  // possible event that does not overlap it. Each is tighter() than what the claim states. If all events are only
  // possible, they extend what the claim states, or `unstated`, the interval that counts without any event. Without
  // events what the claim states, if anything.
  std::optional<DayRange> days(DayRange unstated) const;
  // Whether an event tells other days than the claim states, or any if the claim states none.
  bool moved() const { return moved_; }
  // Whether a certain event tells of it.
  bool happened() const { return any_; }
  // The earliest day that the events allow, whichever of the possible ones happened; empty without events.
  std::optional<Day> earliest_told() const;
  // The latest first day of a start, the earliest last day of an end, whichever of the possible events happened;
  // `unstated` as for days().
  Day furthest(DayRange unstated) const;

 private:
  // What the certain events give.
  std::optional<DayRange> certain() const;
  // The possible events that tell other days than all certain ones.
  bool stands_apart(DayRange possible) const;

  Turn turn_;
  std::optional<DayRange> stated_;
  DayRange common_;
  DayRange hull_{unbounded_future, unbounded_past};
  bool any_ = false;
  bool moved_ = false;
  std::vector<DayRange> possible_;
};

// The smallest interval that holds both.
constexpr DayRange hull(DayRange a, DayRange b) { return {std::min(a.first, b.first), std::max(a.last, b.last)}; }

// The time of a claim that states no dates. standing: every day. ongoing: at least from its first source to its last.
// intended: as ongoing, but it may never start.
enum class DefaultExtent : std::uint8_t { standing, ongoing, intended };

// standing for an edge type with fil:standing, whatever its modality; else ongoing for the modalities ongoing, done and
// unstated, and intended for the others.
DefaultExtent default_extent(Modality modality, bool standing);

// Whether every start lies after every end: it holds on no day.
constexpr bool never_holds(const Bounds& bounds) { return bounds.start_earliest > bounds.end_latest; }

// The four bounds. An unstated start is unbounded before and, if ongoing, no later than the first attestation; an
// unstated end is no earlier than the last attestation and unbounded after. Narrowed so that a start never lies after
// the end, and neither bound lies in a gap, unless every start lies after every end: then it holds on no day. A moment
// keeps its gaps. What an event moved has no gaps. Of what may never hold the latest start is unbounded.
Bounds bounds_of(const StatedTime& stated, DefaultExtent extent, const PublicationSpan& published, SetGaps gaps = {});

// The time of a claim with the events that begin and end it. What is only intended may never have held where the event
// that ends it lies before its latest start; so may what a possible event would end before it starts.
StatedTime with_events(StatedTime own, const EventInterval& starts, const EventInterval& ends, DefaultExtent extent,
                       const PublicationSpan& published);

}  // namespace filiera
