// SPDX-License-Identifier: Apache-2.0
// Which measures govern a hop of goods.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <span>
#include <unordered_map>
#include <vector>

#include "graph/lens/lens.hpp"
#include "graph/measures/hop.hpp"
#include "graph/model/id_map.hpp"
#include "graph/model/reach.hpp"

namespace filiera {

// A measure on a hop, all its tellings together.
struct MeasureOnHop {
  VertexId measure = no_vertex;    // the telling that matches best
  std::vector<VertexId> tellings;  // all that govern the hop, `measure` first
  MeasureRole role = MeasureRole::against;
  EffectId effect = 0;
  Match match = Match::no;
  TimeDoubt doubt = TimeDoubt::none;  // why its time is only possible
  bool part_unknown = false;          // goods, place or party are only possibly those of the hop
  bool exception_possible = false;    // it would be certain but for an exception that may replace it
  bool expected = false;              // sought or planned: not in force on any day
  Match bars = Match::no;             // how firmly it prohibits the hop; at most possible where it is contested
  std::vector<VertexId> conditions;   // measures that are conditions of a telling
};

// What a prohibition that nobody has issued would state. Of several values of a part one is enough; without
// goods it governs all of them. No measure is an exception to it.
struct Prohibition {
  std::vector<VertexId> goods, from_places, to_places, parties;
};

// The rule of the model, under a lens that must outlive it; `lifted` measures count for nothing. Not to be used from
// two threads at once: it remembers families and places that it has looked up.
//
// A hop has its days: that of the lens; of a lens with a period, those of the hop's own time within it; without a date,
// those of its own time. What holds on one of them holds with all its parts on that day: families, places and groups as
// they are then, without what exceptions and compliance take away then. It is certain when there is such a day in
// every reading of the dates in which the hop has days at all; of parts and exceptions with uncertain dates, only the
// days on which they surely hold count for it.
class Measures {
 public:
  explicit Measures(const Lens& lens, std::vector<VertexId> lifted = {});

  // The measures that govern the hop on any of its days: against, permits, favours, must comply; in each the certain
  // before the possible, the expected last, then in order of IRI. Cost: the edges of the product's families, of the
  // places and parties, and the measures on those families; unless the lens has one day, times the days on which one of
  // them begins or ends, where any of those edges is dated or there are exceptions.
  std::vector<MeasureOnHop> on(const Hop& hop) const;

  // How firmly a prohibition governs the hop: no when none does, at most possible where it is contested. The most of
  // what on() has as `bars`.
  // Allocates nothing and costs a look-up by product and place once both have been met, unless an exception or
  // a compliance concerns the product, or the lens has no single day.
  Match barred(const Hop& hop) const;

  // Whether the prohibition would govern the hop on any of its days: goods, places and parties by the same rule.
  Match governs(const Prohibition& prohibition, const Hop& hop) const;

  // Whether goods of the product are, or by kindOf and inputTo become, goods of the other on any day of the time: the
  // best over all chains of such claims of the least match in them. Cost: the products that are reached, once for each
  // product and day on which a claim of theirs begins or ends.
  Match flows_into(VertexId product, VertexId into, const Bounds& time) const;

  // The measure vertices that apply to the product or to a family that holds it, in order of vertex; in force
  // or not.
  std::vector<VertexId> on_product(VertexId product) const;

  // The families that hold a product, itself first and certain; then the possible ones: its variants, and
  // what it is an input to.
  const std::vector<Related>& relatives(VertexId product) const;
  // The families alone: those that hold a product, itself first, and as possible ones its variants. In order
  // of closeness, the certain first.
  const std::vector<Related>& families(VertexId product) const;
  // The groups that a vertex belongs to, at any depth, itself first.
  const std::vector<Related>& groups_of(VertexId vertex) const;
  // The places that a vertex lies in, at any depth; for a place, itself first.
  const std::vector<Related>& places_of(VertexId vertex) const;

 private:
  // The edges that state a part of a measure.
  using Stated = std::span<const std::uint32_t>;

  // A measure on a hop: the match of its parts (`parts`), of its time (`time`), and what exceptions and
  // compliance leave of both (`left`).
  struct Candidate {
    VertexId measure = no_vertex;
    ClaimId claim = no_claim;
    EffectId effect = 0;
    MeasureRole role = MeasureRole::against;
    Match parts = Match::no;
    Match time = Match::no;
    Match removed = Match::no;  // how firmly exceptions take it away
    Match left = Match::certain;
    bool expected = false;
    bool exception_possible = false;
    bool bars = false;
    Match match() const { return both(left, expected ? parts : both(parts, time)); }
  };

  // A measure that may govern the hops of a product: a candidate before the hop's parties, places and time.
  struct Rule {
    Candidate candidate;
    Bounds time;
    Stated to_place, from_place, on_party;
  };
  struct Rules {
    std::vector<Rule> rules;
    bool excepted = false;                 // some rule is, or has, an exception
    bool complies = false;                 // the product, or a family of it, complies with something
    bool bars = false;                     // some rule is a prohibition
    bool ends = false, suppliers = false;  // whether places or parties of the hop count, and the supplier's
    std::vector<Day> turns;  // in order; unless the lens has one day: those of families and of what the rules state
    bool by_place = false;   // nothing but the product and the place of the recipient decides whether one bars
    std::vector<std::uint8_t> barred;  // then, by seat: unknown, or a Match
  };

  // Where a vertex lies: the places that hold it, and of these the narrowest.
  struct Seat {
    std::vector<Related> within;
    std::vector<Related> own;
  };

  // The same measures, whatever their own time, where all else is as on one day.
  struct OnDay;
  Measures(const Lens& lens, std::vector<VertexId> lifted, const OnDay&);

  Rules& rules_of(VertexId product) const;
  Rules rules_for(VertexId product) const;
  std::uint32_t seat_number(VertexId vertex) const;
  const Seat& seat_of(VertexId vertex) const { return seats_[seat_number(vertex)]; }
  // The candidates whose parts and time match the hop, after exceptions and compliance.
  std::vector<Candidate> governing(const Hop& hop) const;
  // The candidates whose parts match the hop.
  std::vector<Candidate> stated(const Hop& hop) const;
  std::vector<Candidate> governing_on_days(const Hop& hop) const;
  std::vector<Candidate> swept(const Hop& hop, const Bounds& time, const Rules& rules, std::vector<Day> turns) const;
  void settle_exceptions(std::vector<Candidate>& found) const;
  Match goods_match(VertexId measure, VertexId product, EdgeTypeId type) const;
  Match inherited_goods(VertexId exception, VertexId product) const;
  Match place_match(VertexId place, VertexId stated, VertexId party) const;
  Match party_match(VertexId party, VertexId member) const;
  // The match of places and parties of which these are stated; of several values of a part one is enough.
  template <class Values>
  Match parts_among(const Values& to, const Values& from, const Values& on, const Hop& hop) const;
  Match stated_parts(const Rule& rule, const Hop& hop) const;
  Match governs_then(const Prohibition& stated, const Hop& hop) const;  // under a lens of one day, or undated parts
  bool lifted(VertexId measure) const;
  EffectId effect_of(VertexId measure) const;
  // How firmly the candidate prohibits the hop.
  Match barring(const Candidate& candidate) const;
  bool complies_always(ClaimId claim) const;  // as far as dates go
  Match complied_with(ClaimId claim, DayRange day) const;
  // On what days of a hop the families, places and groups that concern it change: unbounded_past first, and none where
  // nothing of them is dated.
  const std::vector<Day>& turns_of(VertexId vertex) const;
  // Those of the vertices, but of no_vertex; puts all in order.
  void add_turns_of(std::span<const VertexId> vertices, std::vector<Day>& turns) const;
  std::shared_ptr<const OnDay> on_day(Day day) const;
  // Calls visit(DayRange, const Measures&) for the parts of a period between `turns`, which ascend, and `more`; each
  // with what holds on its first day.
  template <class Visit>
  void each_part(DayRange period, const std::vector<Day>& turns, const std::vector<Day>& more, Visit visit) const;
  void add_rule(std::vector<Rule>& found, VertexId measure, VertexId product) const;
  // What the product is made to satisfy on the day is not against it.
  void settle_compliance(std::vector<Candidate>& kept, const Hop& hop, DayRange day) const;
  std::vector<MeasureOnHop> grouped(const std::vector<Candidate>& candidates, const Hop& hop) const;
  // The vertices reached from `start` over edges of the type, out of it or into it; each with the best match.
  std::vector<Related> closure(VertexId start, EdgeTypeId type, bool outward) const;

  const Lens* lens_;
  const KnowledgeGraph* graph_;
  EdgeTypeId applies_to_, instead_of_, to_place_, from_place_, on_party_, exception_to_, condition_of_, kind_of_,
      input_to_, located_in_, member_of_, complies_with_;
  EffectId permits_;
  std::vector<VertexId> lifted_;  // in order
  bool one_day_;                  // whether the lens, or what else holds, is of one day
  bool any_time_ = false;         // whether measures are in force whatever their time
  mutable std::map<Day, std::shared_ptr<const OnDay>> on_days_;
  mutable std::unordered_map<VertexId, std::vector<Day>> turns_;
  mutable std::unordered_map<VertexId, std::unordered_map<VertexId, Match>> become_;
  mutable std::unordered_map<VertexId, std::vector<Related>> families_, relatives_, groups_;
  mutable SparseNumbers rules_number_;  // by vertex, the last for no product
  mutable std::deque<Rules> rules_;
  mutable SparseNumbers seat_number_;  // by vertex
  mutable std::deque<Seat> seats_;
};

}  // namespace filiera
