// SPDX-License-Identifier: Apache-2.0
// Who supplies whom, with what, under what restriction, when, how firmly, according to whom.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "graph/lens/lens.hpp"
#include "graph/measures/measures.hpp"
#include "graph/model/goods_flow.hpp"
#include "query/hops/product_choice.hpp"

namespace filiera {

struct SupplyQuery {
  std::optional<VertexId> to;
  std::optional<VertexId> from;
  ProductChoice product;
  std::uint32_t depth = 1;  // tiers of suppliers (of recipients, with `from` alone); UINT32_MAX: all
};

// A hop of goods, or a partner in a product that the recipient has made for itself.
// No source states the product: no_vertex. Goods are made or sold to nobody in particular: the recipient is no_vertex.
// Its time is that of its first claim and the recipient's.
struct SupplyRow : Hop {
  EdgeTypeId role = 0;            // the edge type of the supplier's claims
  bool partner = false;           // designs or develops: not a hop of goods
  std::vector<ClaimId> claims;    // tellings of one matter, by the supplier; never to be summed
  std::vector<ClaimId> received;  // the recipient's claims (commissions, uses) where a product lies between
  Match match = Match::no;        // of the claims, and of the recipient's
  Match contested = Match::no;    // any of them is denied, answered or in conflict
  std::uint32_t depth = 1;
  // Of supply(), not of supply_hops():
  std::vector<MeasureOnHop> measures;
  std::vector<PartyMeasure> party_measures;  // on a party, goods not stated; of goods alone
  std::vector<Doubt> doubts;                 // why the match is only possible
};

// The rows that the lens matches, in order of depth; goods before partners; certain before possible; then by supplier,
// product, recipient, claim. A hop by an edge type that is at most possible (`uses`) is so; so is one of two claims
// (who makes, who commissions) that may share no day, and what surely shares none is no hop. What a partner designs may
// be older than what is commissioned. Each company is expanded once, at its least depth. Cost: with `to` or `from`, the
// edges of the companies and products reached and the measures on their hops; without either, all claims.
std::vector<SupplyRow> supply(const GoodsFlowGraph& flow, const Lens& lens, const Measures& measures,
                              const SupplyQuery& query);

// The claims that would make hops of the query at its `to` or `from` (of all data where it has neither), but that
// nobody affirms: denied only. In order of claim.
std::vector<ClaimId> not_counted(const GoodsFlowGraph& flow, const Lens& lens, const SupplyQuery& query);

// The same rows without their measures and doubts.
std::vector<SupplyRow> supply_hops(const GoodsFlowGraph& flow, const Lens& lens, const SupplyQuery& query);

}  // namespace filiera
