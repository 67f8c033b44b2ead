// SPDX-License-Identifier: Apache-2.0
// From what a claim and its sources say of time to the four bounds of its time.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/time/date.hpp"
#include "ontology/kinds.hpp"

namespace filiera {

// The publication dates of the attestations that affirm a claim.
struct Witness {
  Day first_by = unbounded_future;  // last possible publication day of the first of them
  Day last_from = unbounded_past;   // first possible publication day of the last of them
  bool any = false;

  void add(DayRange published) {
    any = true;
    first_by = std::min(first_by, published.last);
    last_from = std::max(last_from, published.first);
  }
};

// What is stated of a claim's time, by itself or by events that begin or end it. A range is the days on which the
// start (the end) may lie.
struct StatedTime {
  std::optional<DayRange> start;
  std::optional<DayRange> end;
};

// The days on which a start (an end) may lie, of which several events tell.
class EventDays {
 public:
  // An event that is certainly seen and contested by nobody is sure; one that is not seen counts for nothing.
  void add(DayRange event, Match sure);
  // The days that all sure events allow, or those from the first to the last that any allows when they exclude each
  // other; widened to what they are whichever of the others are real, where `unstated` are those without any event.
  // Nothing without events. Whatever the order in which they were added.
  std::optional<DayRange> days(DayRange unstated) const;

 private:
  DayRange common_;
  DayRange hull_{unbounded_future, unbounded_past};
  bool any_ = false;
  std::vector<DayRange> unsure_;
};

// The days from the first to the last of either.
constexpr DayRange hull(DayRange a, DayRange b) { return {std::min(a.first, b.first), std::max(a.last, b.last)}; }

// How a claim lasts where its time is not stated. What is standing (a product's family) holds on every day.
enum class Lasting : std::uint8_t { standing, ongoing, intended };

// ongoing for modalities ongoing, done and unstated; intended for the others, of which no day is ever certain unless
// their start is stated.
Lasting lasting(Modality modality, bool standing);

// The four bounds: a start that is not stated is unbounded before and, if ongoing, no later than its first
// attestation; an end that is not stated is no earlier than its last attestation and unbounded after. The bounds are
// narrowed so that a start never lies after the end.
Bounds bounds_of(const StatedTime& stated, Lasting lasting, const Witness& witness);

}  // namespace filiera
