// SPDX-License-Identifier: Apache-2.0
// Which measures govern a hop of goods: the face of the room.
//
// Surroundings say how the parts of a hop relate to what measures state; RuleIndex which measures may govern the hops
// of a product; resolution decides on one day, as a pure function; Sweep over the days of a period.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "graph/measures/sweep.hpp"

namespace filiera {

// A measure that is on a party of a hop and states no goods: what of the hop it covers is not known.
struct PartyMeasure {
  VertexId measure = no_vertex;
  VertexId party = no_vertex;  // the supplier or the recipient: the one that it is on more surely
  EffectId effect = 0;
  Match match = Match::no;
  bool expected = false;  // sought or planned: not in force on any day
};

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
  Match prohibits = Match::no;        // how firmly it prohibits the hop; at most possible where it is contested
  std::vector<VertexId> conditions;   // measures that are conditions of a telling
  // Why the match is only possible, of the telling that matches best; explain() tells by which claims.
  std::vector<Doubt> doubts;
  std::shared_ptr<const ReachedHop> through;  // where it reaches the hop through ownership
};

// The rule of the model (which measure governs which hop), under a lens that must outlive it; `lifted` measures count
// for nothing. Remembers families and places that it has looked up: not for two threads at once.
//
// A hop has its days: that of the lens; under a lens with a period, those of the hop's own time within it; without a
// date, those of its own time. A measure governs the hop if on one of them all its parts hold. See Sweep::governing()
// for what is certain.
class Measures {
 public:
  explicit Measures(const Lens& lens, std::vector<VertexId> lifted = {});

  // The measures that govern the hop on any of its days: against, permits, favours, must comply; in each the certain
  // before the possible, the expected last, then in order of IRI. Cost: the edges of the product's families, of the
  // places and parties, and the measures on those families; unless the lens has one day, times the days on which one of
  // them begins or ends, where any of those edges is dated or there are exceptions.
  std::vector<MeasureOnHop> on(const Hop& hop) const;

  // The measures on the parties of the hop that state no goods, in force on any of its days; in order of measure. They
  // are never among those of on(). Groups count to which the party belongs on any day of the lens.
  std::vector<PartyMeasure> on_parties(const Hop& hop) const;

  // Why: each measure of on() and each that an exception or compliance takes away, telling by telling, with its
  // clauses. In order of measure and role. Costs more than on(); for answers that explain.
  std::vector<Derivation> explain(const Hop& hop) const;

  // How firmly some measure prohibits the hop: the most of what on() has as `prohibits`.
  // Allocates nothing and costs a look-up by product and place once both have been met, unless an exception or
  // a compliance concerns the product, or the lens has no single day.
  Match prohibits(const Hop& hop) const;

  // Whether the prohibition would govern the hop on any of its days: goods, places and parties by the same rule.
  Match governs(const Prohibition& prohibition, const Hop& hop) const;

  // Whether goods of the product are, or by kindOf and inputTo become, goods of the other on any day of the time: the
  // best over all chains of such claims of the least match in them. Cost: the products that are reached, once for each
  // product and day on which a claim of theirs begins or ends.
  Match flows_into(VertexId product, VertexId into, const Bounds& time) const;

  // The measure vertices that apply to the product or to a family that holds it, in order of vertex; in force
  // or not.
  std::vector<VertexId> on_product(VertexId product) const { return parts_->index.on_product(product); }

  // See Surroundings.
  std::vector<Related> relatives(VertexId product) const { return parts_->around.relatives(product); }
  const std::vector<Related>& families(VertexId product) const { return parts_->around.families(product); }
  const std::vector<Related>& groups_of(VertexId vertex) const { return parts_->around.groups_of(vertex); }
  const std::vector<Related>& places_of(VertexId vertex) const { return parts_->around.places_of(vertex); }

 private:
  // The parts refer to each other: they keep their place in memory.
  struct Parts {
    Lifted lifted;
    Surroundings around;
    RuleIndex index;
    std::optional<Sweep> sweep;  // unless the lens has one day
    // Per number of a product and of a seat, once asked: how firmly the hop is prohibited.
    std::vector<std::vector<std::uint8_t>> prohibited;
    Parts(const Lens& lens, std::vector<VertexId> lifted);
  };
  std::vector<Candidate> governing(const Hop& hop) const;
  std::vector<Doubt> doubts_of(const Candidate& candidate, const MeasureOnHop& row, const Hop& hop) const;
  std::vector<MeasureOnHop> grouped(const std::vector<Candidate>& candidates, const Hop& hop) const;

  const Lens* lens_;
  const KnowledgeGraph* graph_;
  std::unique_ptr<Parts> parts_;
};

}  // namespace filiera
