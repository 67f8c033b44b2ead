// SPDX-License-Identifier: Apache-2.0
// A hop of goods and what it takes from the claims that make it: its parts, its match, its time.
//
// Goods go from a party to a party by one claim, or by two with a product between them: who makes it, who takes it.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "graph/lens/lens.hpp"
#include "graph/measures/measures.hpp"

namespace filiera {

// A hop with the claims that make it.
struct ClaimedHop : Hop {
  ClaimId made = no_claim;      // by which the goods leave the supplier
  ClaimId received = no_claim;  // by which the recipient takes them, where a product lies between the two claims
  Match match = Match::no;
};

inline bool is_product(const KnowledgeGraph& graph, VertexId v) { return graph.kind_of_vertex(v) == Kind::product; }

// The edge of a claim as goods move; nothing where it moves none.
std::optional<Edge> goods_edge(const KnowledgeGraph& graph, ClaimId c);

// The product that a claim is about: the one at an end of it, at that first from which goods leave, else its
// fil:product; no_vertex when it states none.
VertexId product_of(const KnowledgeGraph& graph, ClaimId c);

// Whether goods flow by claims of the edge type at most possibly (fil:atMostPossible): what a party uses may come from
// elsewhere.
inline bool flows_at_most_possibly(const KnowledgeGraph& graph, ClaimId c) {
  return graph.kinds().edge_type(graph.type_of(c)).at_most_possible;
}

// The lens's match of a claim by which goods flow.
Match match_of_goods(const Lens& lens, ClaimId c);

// What is left of the match of a hop because its two claims have to hold on one day; both must be seen. On a single day
// their matches say so already.
Match together(const Lens& lens, Match match, ClaimId made, ClaimId received);

// The parts of the hop that one claim of goods makes, or two with a product between them, without its time. An end that
// is a product is no party: no_vertex. Where the goods go, the recipient's claim says, else the supplier's.
Hop hop_of_claims(const KnowledgeGraph& graph, ClaimId made, ClaimId received = no_claim);

// The bounds of the time in which both claims hold; of `made` alone where `received` is no_claim.
Bounds time_of_hop(const Lens& lens, ClaimId made, ClaimId received);

// Why a hop by these claims is only possible: the doubts of each claim, that goods flow by it at most possibly, and
// that its claims may share no day. In order of kind, each once; empty unless the match is possible.
std::vector<Doubt> doubts_of_hop(const Lens& lens, std::span<const ClaimId> made, std::span<const ClaimId> received,
                                 Match match);

}  // namespace filiera
