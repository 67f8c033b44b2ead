// SPDX-License-Identifier: Apache-2.0
// A hop of goods, and its parts, match and time derived from its claims.
//
// Goods move from one party to another by one claim, or by two claims with a product between them: the supplier makes
// it, the recipient takes it.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "graph/lens/lens.hpp"
#include "graph/measures/measures.hpp"

namespace filiera {

// A hop with its claims.
struct ClaimedHop : Hop {
  ClaimId made = no_claim;      // the claim by which the goods leave the supplier
  ClaimId received = no_claim;  // the claim by which the recipient takes the product, if the hop has two claims
  Match match = Match::no;
};

inline bool is_product(const KnowledgeGraph& graph, VertexId v) { return graph.kind_of_vertex(v) == Kind::product; }

// The edge of a claim, oriented as goods move; empty if it moves none.
std::optional<Edge> goods_edge(const KnowledgeGraph& graph, ClaimId c);

// The product of a claim: the product at its end (preferring the end from which goods leave), else its fil:product;
// no_vertex if it states none.
VertexId product_of(const KnowledgeGraph& graph, ClaimId c);

// Whether goods move by claims of this edge type at most possibly (fil:atMostPossible): the goods that a party uses may
// come from elsewhere.
inline bool flows_at_most_possibly(const KnowledgeGraph& graph, ClaimId c) {
  return graph.kinds().edge_type(graph.type_of(c)).at_most_possible;
}

// The lens's match of a claim that moves goods, lowered to possible if its edge type says so.
Match match_of_goods(const Lens& lens, ClaimId c);

// The match of a hop of two claims, lowered if they may share no day. Both claims must be seen under the lens. On a
// single day their own matches already account for this.
Match together(const Lens& lens, Match match, ClaimId made, ClaimId received);

// The parts of the hop of one claim, or of two with a product between them, without its time. An end that is a product
// is no party: no_vertex. The destination is that of the recipient's claim, else that of the supplier's.
Hop hop_of_claims(const KnowledgeGraph& graph, ClaimId made, ClaimId received = no_claim);

// The bounds of the time in which both claims hold, or of `made` if `received` is no_claim.
Bounds time_of_hop(const Lens& lens, ClaimId made, ClaimId received);

// The reasons why a hop of these claims is only possible: the doubts of each claim, an edge type that is at most
// possible, and claims that may share no day. In order of kind without duplicates; empty unless the match is possible.
std::vector<Doubt> doubts_of_hop(const Lens& lens, std::span<const ClaimId> made, std::span<const ClaimId> received,
                                 Match match);

}  // namespace filiera
