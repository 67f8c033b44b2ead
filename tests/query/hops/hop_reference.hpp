// SPDX-License-Identifier: Apache-2.0
// The hops of a path, whether the same goods pass through them, and their prohibitions, by the definitions. The
// measures on a hop are taken from the implementation; tests/graph/measures/measures_reference_test.cpp checks these.
#pragma once

#include <string>
#include <vector>

#include "graph/measures/measures.hpp"

namespace filiera::reference {

struct WalkedClaim {
  VertexId from = no_vertex, to = no_vertex;
  ClaimId claim = no_claim;
};

struct MovedGoods {
  VertexId supplier = no_vertex, product = no_vertex, recipient = no_vertex, place = no_vertex;
  bool along = true;  // in the direction of the walk
  std::vector<ClaimId> claims;
};

inline bool product_vertex(const KnowledgeGraph& graph, VertexId v) { return graph.kind_of_vertex(v) == Kind::product; }

// The hops of goods: a maker's or seller's claim followed by a buyer's or user's claim about the same product is one
// hop; so is every other edge by which goods reach or leave a party.
inline std::vector<MovedGoods> moved_goods(const KnowledgeGraph& graph, const std::vector<WalkedClaim>& walk) {
  std::vector<MovedGoods> hops;
  std::vector<bool> may_be_continued;
  std::size_t last_edge = walk.size();
  for (std::size_t i = 0; i < walk.size(); ++i) {
    const auto [from, to, claim] = walk[i];
    const std::string type(graph.kinds().edge_type(graph.type_of(claim)).name());
    const bool turned = graph.edge(claim).source != from;
    const bool with = type == "suppliesTo" || type == "manufactures" || type == "sells";
    const bool against = type == "commissions" || type == "uses";
    if (!with && !against) continue;
    MovedGoods hop;
    hop.along = with != turned;
    hop.claims = {claim};
    hop.product = product_vertex(graph, from) ? from : product_vertex(graph, to) ? to : graph.product(claim);
    hop.place = graph.destination(claim);
    (hop.along ? hop.supplier : hop.recipient) = product_vertex(graph, from) ? no_vertex : from;
    (hop.along ? hop.recipient : hop.supplier) = product_vertex(graph, to) ? no_vertex : to;
    const bool continues = !hops.empty() && last_edge + 1 == i && may_be_continued.back() &&
                           product_vertex(graph, from) && hops.back().along == hop.along;
    last_edge = i;
    if (!continues) {
      hops.push_back(hop);
      may_be_continued.push_back(product_vertex(graph, to));
      continue;
    }
    MovedGoods& open = hops.back();
    (hop.along ? open.recipient : open.supplier) = to;
    // The destination is that of the recipient's claim, else that of the supplier's.
    const WalkedClaim &made = hop.along ? walk[i - 1] : walk[i], &taken = hop.along ? walk[i] : walk[i - 1];
    const VertexId taken_to = graph.destination(taken.claim);
    open.place = taken_to == no_vertex ? graph.destination(made.claim) : taken_to;
    open.claims.push_back(claim);
    may_be_continued.back() = false;
  }
  return hops;
}

// Whether goods of `product` are, or become, goods of `into`: certain over a chain of certain claims, possible over a
// chain of claims that are at least possible.
inline Match become(const Lens& lens, VertexId product, VertexId into) {
  const KnowledgeGraph& graph = lens.graph();
  for (const Match threshold : {Match::certain, Match::possible}) {
    std::vector<bool> reached(graph.vertex_count(), false);
    reached[product] = true;
    for (ClaimId round = 0; round <= graph.edge_count(); ++round)
      for (ClaimId c = 0; c < graph.edge_count(); ++c) {
        const std::string type(graph.kinds().edge_type(graph.type_of(c)).name());
        if ((type == "kindOf" || type == "inputTo") && lens.circumstance(c) >= threshold &&
            reached[graph.edge(c).source])
          reached[graph.edge(c).target] = true;
      }
    if (reached[into]) return threshold;
  }
  return Match::no;
}

// The minimum of the matches from hop to hop.
inline Match same_goods(const Lens& lens, const std::vector<MovedGoods>& hops) {
  Match match = Match::certain;
  for (std::size_t i = 1; i < hops.size(); ++i) {
    const MovedGoods &before = hops[i - 1], &after = hops[i];
    if (before.along != after.along || before.product == no_vertex || after.product == no_vertex) return Match::no;
    match = std::min(match, before.along ? become(lens, before.product, after.product)
                                         : become(lens, after.product, before.product));
  }
  return match;
}

// Whether a prohibition on any of the hops is in force on a day, within `days`, that all `claims` share.
inline Match prohibited(const Lens& lens, const Measures& measures, const std::vector<MovedGoods>& hops,
                        const std::vector<ClaimId>& claims, DayRange days) {
  Match worst = Match::no;
  for (const MovedGoods& hop : hops) {
    Bounds time{days.first, days.first, days.last, days.last};
    std::vector<ClaimId> timed = claims;
    timed.insert(timed.end(), hop.claims.begin(), hop.claims.end());
    for (const ClaimId c : timed) {
      const Bounds own = lens.bounds(c);
      time.start_earliest = std::max(time.start_earliest, own.start_earliest);
      time.start_latest = std::max(time.start_latest, own.start_latest);
      time.end_earliest = std::min(time.end_earliest, own.end_earliest);
      time.end_latest = std::min(time.end_latest, own.end_latest);
    }
    for (const MeasureOnHop& row : measures.on({hop.supplier, hop.product, hop.recipient, hop.place, time}))
      if (row.role == MeasureRole::against && !row.expected &&
          lens.graph().kinds().effects()[row.effect].name() == "prohibits")
        // No measure here has same-matter measures.
        worst = std::max(worst, lens.contested(lens.graph().claim_of_vertex(row.measure)) == Match::no
                                    ? row.match
                                    : std::min(row.match, Match::possible));
  }
  return worst;
}

}  // namespace filiera::reference
