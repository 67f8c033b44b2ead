// SPDX-License-Identifier: Apache-2.0
// Who supplies whom: goods, measures, time, match and sources.
#pragma once

#include <cstddef>
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
  std::uint32_t depth = 1;       // tiers of suppliers (with only `from`: of recipients); UINT32_MAX means all
  std::size_t limit = SIZE_MAX;  // only the hops of the first rows; bounds the memory
  bool contested_only = false;   // only hops with a contested claim
};

// The numbers of distinct parties in all rows, regardless of the limit.
struct SupplyParties {
  std::size_t suppliers = 0;
  std::size_t partners = 0;
};

// A hop of goods, or a partner in a product that the recipient commissions. product is no_vertex if no source states
// it, recipient if no source names a buyer. The time is the intersection of the times of the first claim and the
// recipient's.
struct SupplyRow : Hop {
  EdgeTypeId role = 0;            // the edge type of the supplier's claims
  bool partner = false;           // designs or develops; not a hop of goods
  std::vector<ClaimId> claims;    // same-matter claims of the supplier; their amounts must not be added
  std::vector<ClaimId> received;  // the recipient's claims (commissions, uses), if a product lies between
  Match match = Match::no;        // conjunction over both claims
  Match contested = Match::no;    // whether any of the claims is denied, answered or in conflict
  std::uint32_t depth = 1;
  // Beyond the first tier: a claim that is only possible, and that lies on the way to it, if no way is certain.
  ClaimId reached_by = no_claim;
  // Set by supply(), not by supply_hops():
  std::vector<MeasureOnHop> measures;
  std::vector<PartyMeasure> party_measures;  // measures on a party whose goods are not stated, or only on goods
  UnknownParty unknown_party;                // what listings mean for it if an end is not stated
  std::vector<Doubt> doubts;                 // reasons why the match is only possible
};

// The rows that the lens matches. Order: depth; goods before partners; certain before possible; supplier, product,
// recipient, claim. A hop by an edge type that is at most possible (`uses`) is possible, and so is a hop of two claims
// that may share no day; claims that certainly share none are not a hop. A partner's claim need not share a day with
// the order. Each company is expanded once, at its smallest depth; a row beyond it is at most possible if it is reached
// only by hops that are only possible. Cost: with `to` or `from`, the edges of the companies and products reached and
// the measures on their hops; without both, all claims. With a limit the hops are traversed twice, and there may be a
// few more rows than the limit. Sets `parties`, if given.
std::vector<SupplyRow> supply(const GoodsFlowGraph& flow, const Lens& lens, const Measures& measures,
                              const SupplyQuery& query, SupplyParties* parties = nullptr);

// The claims that would be hops of the query at its `to` or `from` (of all data without both), but that are only
// denied. Ascending.
std::vector<ClaimId> not_counted(const GoodsFlowGraph& flow, const Lens& lens, const SupplyQuery& query);
// The same of all goods that may reach the recipient, directly or through others, and of their parts. O(claims upstream
// of it).
std::vector<ClaimId> not_counted_upstream(const GoodsFlowGraph& flow, const Lens& lens, VertexId recipient);

// As supply(), without measures and doubts.
std::vector<SupplyRow> supply_hops(const GoodsFlowGraph& flow, const Lens& lens, const SupplyQuery& query,
                                   SupplyParties* parties = nullptr);

}  // namespace filiera
