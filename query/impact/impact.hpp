// SPDX-License-Identifier: Apache-2.0
// The effects of a change: lost and freed hops, who loses which goods, and the remaining alternatives.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "query/hops/hop_generator.hpp"
#include "query/hops/supply.hpp"
#include "query/impact/parts.hpp"
#include "query/impact/scenario.hpp"

namespace filiera {

// lost: the hop can no longer take place.
// restricted: a suspended ownership rule applies again, so that a measure against the hop reaches it.
// freed: no prohibition is left on the hop.
// eased: a measure against the hop, or the ownership rule by which it reached the hop, falls away; the hop is not
// freed. permission_lost, favour_lost: a measure that permits or favours the hop falls away, and nothing of the above.
// A measure on a party of the hop that states no goods counts at most possibly: whether it covers them is not known.
enum class HopChange : std::uint8_t { lost, restricted, freed, eased, permission_lost, favour_lost };

struct ChangedHop {
  SupplyRow row;  // with its measures before the change
  HopChange change = HopChange::lost;
  Match match = Match::certain;               // of the change, provided that the hop takes place (row.match)
  bool expected = false;                      // only an expected measure ceases
  std::vector<MeasureOnHop> then;             // its measures after the change
  std::vector<PartyMeasure> party_then;       // after a lifting: the measures on its parties that state no goods
  std::shared_ptr<const ReachedHop> through;  // where a ban reaches it through ownership
};

// A supplier from which a recipient still receives goods.
struct RemainingSupplier {
  VertexId vertex = no_vertex;  // a product stands for its unknown makers
  Match match = Match::certain;
  Match prohibited = Match::no;  // the lowest match of a prohibition among the ways with the best match
};

// A product that a party can no longer make because parts are missing.
struct LostProduct {
  VertexId product = no_vertex;
  Match match = Match::no;
  std::vector<std::vector<VertexId>> missing;  // for each need that is not met, its parts, of which one would be enough
};

// A recipient downstream of a loss, directly or through others.
struct Affected {
  VertexId party = no_vertex;
  std::uint32_t tier = 1;                    // steps from a lost hop; its recipient is 1
  Match lost = Match::no;                    // of every source: no goods from any origin remain
  bool supplied = true;                      // that it had a source before is certain
  bool takes = false;                        // it takes goods; without suppliers, on a cycle, they begin with it
  std::vector<RemainingSupplier> suppliers;  // those that do not lose every source themselves
  std::vector<LostProduct> products;         // certain before possible, then in order of vertex
};

struct Impact {
  std::vector<ChangedHop> hops;      // by change; hops of goods before partners; certain before possible; by recipient
  std::vector<Affected> downstream;  // those that lose every source first; certain before possible
};

// The hops of goods and the partners that a change affects, and the effects at any depth downstream; RemainingHops
// finds what remains beside each lost hop. The purchases of a removed party are not included. With a product, only its
// goods and those of its variants, and the parts of products made from them. With PartNeeds::counted, a making stops if
// a needed part has no source (see FlowSubgraph). Cost: if a company is removed, its hops, those of the affected
// recipients, and all hops downstream of these or upstream of those; else also one pass over all claims of supply and
// their measures.
Impact impact(const GoodsFlowGraph& flow, const Lens& lens, const Scenario& scenario, const ProductChoice& product,
              PartNeeds part_needs = PartNeeds::counted);

// Only `hops` of the result.
std::vector<ChangedHop> changed_hops(const GoodsFlowGraph& flow, const Lens& lens, const Scenario& scenario,
                                     const ProductChoice& product);

// Only `downstream` of the result.
std::vector<Affected> affected_downstream(const HopGenerator& hops, const ProductFamily& family,
                                          const Scenario& scenario, PartNeeds part_needs);

}  // namespace filiera
