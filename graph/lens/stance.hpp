// SPDX-License-Identifier: Apache-2.0
// The stance of sources on a claim, and the reasons why a claim may be only possible.
#pragma once

#include <cstdint>

#include "graph/model/graph_data.hpp"

namespace filiera {

// The stance of the sources that a lens shows on a claim, from the weakest to the strongest.
enum class Stance : std::uint8_t {
  untold,       // no source mentions it
  denied_only,  // denied and not affirmed: no hop, supplier, source or path
  disputed,     // affirmed, and denied (or a claim that answers it is denied)
  differs,      // affirmed and not denied, but a same-matter or conflicting claim says something else
  affirmed      // affirmed without any contradiction
};

// The stance on a claim. Where publication dates are uncertain, it is computed twice: with and without the attestations
// that are only possibly published by the date of knowledge. If both agree, `told` is certain; else it is possible, and
// `stance` is the one with them. `told` is no for denied_only and untold.
struct ClaimStance {
  Stance stance = Stance::untold;
  Match told = Match::no;
  friend bool operator==(const ClaimStance&, const ClaimStance&) = default;
};

// The claims that the option --stance keeps. asserted: affirmed or differs. contested: disputed or denied only.
enum class StanceFilter : std::uint8_t { all, asserted, contested, differs };

// The reason why a match is only possible.
enum class DoubtKind : std::uint8_t {
  precision,   // the link's date is only a year or a month, and the day asked for lies in it
  last_told,   // ongoing or contracted at its last source, with no stated end
  start,       // it may not have begun: its start is imprecise or not stated
  end,         // it may have ended
  published,   // a source may not be published by the date of knowledge
  disputed,    // a source denies it
  use,         // the goods that a company uses may come from elsewhere (an edge type like fil:uses)
  part,        // the goods, place or party of the hop may not be those of the measure
  exception,   // an exception may apply
  compliance,  // the product may be made to comply with the measure
  ring,        // it lies on a cycle of claims
  one_day,     // the parts may not hold on one common day
  share,       // the share of a holding is not known exactly enough
  seat,        // it is not told whether a party is seated where the ownership rule does not reach
  excess,      // the shares that are told of the asset of this holding exceed 100 %
  separate,    // it is not told whether the holdings of one owner are one or several
  group        // members of the group are listed in its place
};

struct Doubt {
  DoubtKind kind = DoubtKind::precision;
  // The uncertain claim, event, exception or edge; no_claim if the graph states none.
  ClaimId claim = no_claim;
  // start, end: the days on which it may lie. last_told: the publication of the last source.
  DayRange days{};
  friend bool operator==(const Doubt&, const Doubt&) = default;
};

// Whether answers mark a doubt with "?". The precision of a date is visible in the date; `last_told` is written in
// words.
constexpr bool is_marked(DoubtKind kind) { return kind != DoubtKind::precision && kind != DoubtKind::last_told; }

}  // namespace filiera
