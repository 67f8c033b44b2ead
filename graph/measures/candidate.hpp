// SPDX-License-Identifier: Apache-2.0
// A measure that may govern a hop on a day, with the outcome of each step of its resolution.
#pragma once

#include <memory>
#include <vector>

#include "graph/lens/stance.hpp"
#include "graph/measures/goods.hpp"
#include "graph/measures/hop.hpp"
#include "graph/ownership/ownership.hpp"

namespace filiera {

// How a measure reaches an end of a hop through ownership: the party, the ownership rule and the chain of holdings.
struct ReachedHop {
  VertexId party = no_vertex;
  VertexId rule = no_vertex;
  ReachChain chain;
  // Of Sweep::on_parties() alone: why it reaches the party only possibly, on the first of the days on which it reaches
  // it best.
  std::vector<Doubt> doubts = {};
};

// A measure on a hop, in one role.
struct Candidate {
  VertexId measure = no_vertex;
  ClaimId claim = no_claim;
  EffectId effect = 0;
  MeasureRole role = MeasureRole::against;
  GoodsMatch goods;                           // of the measure, best for the product
  bool expected = false;                      // sought or planned: `time` is ignored
  bool prohibits = false;                     // in force, and its effect prohibits
  bool exception_possible = false;            // would be certain without a possible exception
  Match told = Match::no;                     // a source affirms it; at most possible if contested
  Match parts = Match::no;                    // conjunction of goods, places and parties
  Match time = Match::no;                     // whether it is in force
  Match removed = Match::no;                  // to what degree exceptions remove it
  Match left = Match::certain;                // one day: the negation of `removed`; over days: see Sweep::governing()
  ClaimId removed_by = no_claim;              // of on_parties_alone(): an exception that may remove it
  std::shared_ptr<const ReachedHop> through;  // set if it reaches the hop through ownership
  Match match() const { return both(told, both(left, expected ? parts : both(parts, time))); }
};

}  // namespace filiera
