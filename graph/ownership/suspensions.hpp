// SPDX-License-Identifier: Apache-2.0
// Which measures that reach parties through ownership are in force, and which exceptions suspend them.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <memory>
#include <vector>

#include "graph/lens/lens.hpp"
#include "graph/ownership/graph_holdings.hpp"

namespace filiera {

// The exceptions to exceptions to ownership rules alone, at any depth, and those that suspend such rules alone. They
// decide where a rule reaches and govern no hop themselves. `rules`: all ownership rules (stated_rules()), ascending.
// Ascending. O(measures connected with a rule by fil:exceptionTo).
std::vector<VertexId> limits_of_suspensions(const KnowledgeGraph& graph, const std::vector<VertexId>& rules);

// The exceptions that suspend the rule on some day of the lens, itself not suspended on it; in order. Requires a lens
// with a date.
std::vector<VertexId> suspensions_in_force(const Lens& lens, VertexId rule);

// Under a lens of one day, which must outlive it. Remembers what it has worked out: not for two threads at once.
class Suspensions {
 public:
  // `lifted` measures, in order, count for nothing. `days`: of the same lens on any day. Where planned measures count,
  // exceptions that are planned do not, and the others are in force on every day.
  Suspensions(const Lens& lens, std::shared_ptr<OwnershipDays> days, std::vector<VertexId> lifted = {},
              Planned planned = Planned::left_out);
  explicit Suspensions(const Lens& lens)
      : Suspensions(lens, std::make_shared<OwnershipDays>(lens, OwnershipDays::Asked::one_day)) {}

  // Whether the measure is in force: affirmed, real, in time, and not suspended. A suspension may be suspended itself.
  // A rule without a date holds on every day.
  Match in_force(VertexId measure) const;
  // in_force() without regard to suspensions.
  Match in_force_alone(VertexId measure) const;
  // Whether the measure is in force on some hops: in_force(), unless an exception to one of its suspensions keeps it in
  // force for the goods, parties or places that this exception names; then in_force_alone().
  Match in_force_on_some(VertexId measure) const;

 private:
  Match worked_out_alone(VertexId measure) const;

  const Lens* lens_;
  std::shared_ptr<OwnershipDays> days_;
  std::vector<VertexId> lifted_;
  Planned planned_;
  mutable boost::unordered_flat_map<VertexId, Match> in_force_, in_force_alone_;
};

}  // namespace filiera
