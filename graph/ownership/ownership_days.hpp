// SPDX-License-Identifier: Apache-2.0
// What no day changes of the ownership in a graph, and what of it may hold on a day.
#pragma once

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <deque>
#include <vector>

#include "graph/lens/lens.hpp"
#include "graph/ownership/edge_types.hpp"
#include "graph/ownership/holdings.hpp"
#include "graph/time/day_spans.hpp"

namespace filiera {

// Whether an exception states neither goods (fil:AnyProduct are all), parties nor places; it then suspends the whole
// measure.
bool suspends(const KnowledgeGraph& graph, VertexId exception);

// Of one lens, which every day of it shares. Remembers what it has looked up: not for two threads at once.
class OwnershipDays {
 public:
  // How many days will be asked about: for many, claims are found by day, where there are many of them.
  enum class Asked : std::uint8_t { one_day, many_days };
  OwnershipDays(const Lens& lens, Asked asked);

  // The direct exceptions to a measure that may be in force on some day.
  struct Exceptions {
    DaySpans suspending;        // those that suspend it
    DaySpans of_no_party;       // those that state no party, the suspending ones included
    std::vector<VertexId> all;  // in order
  };
  const Exceptions& exceptions_to(VertexId measure);

  // Whether some exception to the measure, or to one of its exceptions, states goods, parties or places.
  bool any_limited(VertexId measure);
  // The exceptions that limit a suspension of the measure, by the days on which they may be in force.
  const DaySpans& limits_of_suspensions(VertexId measure);

  // Calls visit(claim) for each claim by which anybody owns some of the asset, in order; it may leave out claims that
  // do not hold on the day and whose matter no other claim tells.
  template <class Visit>
  void each_holding(VertexId asset, Visit visit) {
    for (const ClaimId claim : lens_.graph().in_claims(asset, types_.owns)) visit(claim);
  }
  template <class Visit>
  void each_holding(VertexId asset, Day day, Visit visit) {
    const HoldingsIn* holdings = holdings_in(asset);
    if (holdings == nullptr) return each_holding(asset, visit);
    std::vector<ClaimId> claims = holdings->always;
    holdings->dated.each_on(day, [&](std::uint32_t claim) { claims.push_back(claim); });
    std::sort(claims.begin(), claims.end());
    for (const ClaimId claim : claims) visit(claim);
  }

  // The first of the claims that tell the same holding; equal for all of them.
  ClaimId telling_of(ClaimId claim);
  // Whether the claims that tell this holding, given by its first, name several owners or assets.
  bool is_divided(ClaimId telling);
  // The least of the claims from which it is said to be apart, of one owner in one asset, directly or through others;
  // no_block if there are none.
  std::uint32_t block_of(ClaimId claim);

 private:
  struct HoldingsIn {
    std::vector<ClaimId> always;
    DaySpans dated;
  };
  struct Limits {
    bool any_limited = false;
    DaySpans of_suspensions;
  };
  // Null where they are not indexed.
  const HoldingsIn* holdings_in(VertexId asset);
  const Limits& limits_of(VertexId measure);
  DaySpans::Span span_of(VertexId exception) const;

  Lens lens_;
  OwnershipEdgeTypes types_;
  Asked asked_;
  boost::unordered_flat_map<VertexId, Exceptions*> exceptions_;
  boost::unordered_flat_map<VertexId, Limits*> limits_;
  boost::unordered_flat_map<VertexId, HoldingsIn*> holdings_;
  std::deque<Exceptions> made_exceptions_;  // at stable addresses, as the next two
  std::deque<Limits> made_limits_;
  std::deque<HoldingsIn> made_holdings_;
  boost::unordered_flat_map<ClaimId, std::uint32_t> blocks_, tellings_;  // of claims that stand in relations
  boost::unordered_flat_map<ClaimId, bool> divided_;                     // by telling
};

}  // namespace filiera
