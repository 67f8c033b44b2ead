// SPDX-License-Identifier: Apache-2.0
// A state of knowledge that is asked how hops of goods stand in it; internal to hop_differences.
#pragma once

#include <optional>
#include <string_view>
#include <tuple>
#include <vector>

#include "query/hops/hop_differences.hpp"

namespace filiera {

// A part of a hop, the same in every graph: its IRI, empty if it is not stated.
using PartName = std::string_view;

struct HopName {
  PartName supplier, product, recipient;
  bool partner = false;
  friend auto operator<=>(const HopName&, const HopName&) = default;
};

// One aspect of a hop in one state. Vertices are of the graph of the state.
struct HopAspectState {
  HopAspect aspect = HopAspect::hop;
  std::vector<PartName> measures;  // that state the same matter, the one with the best match first; else one
  MeasureRole role = MeasureRole::against;
  VertexId measure = no_vertex;
  VertexId rule = no_vertex;
  EffectId effect = 0;
  Standing standing;
};

class HopState {
 public:
  // The state holds on what is told without an end, as last told. The graph must outlive it.
  HopState(const GoodsFlowGraph& flow, LensOptions lens);
  HopState(const HopState&) = delete;

  const KnowledgeGraph& graph() const { return *graph_; }
  const GoodsFlowGraph& flow() const { return *flow_; }
  const Lens& lens() const { return lens_; }

  PartName name(VertexId v) const;
  VertexId find(PartName name) const;
  HopName name(const SupplyRow& row) const;

  // The rows of the hops that the query asks for, without their measures, in order of name.
  std::vector<SupplyRow> rows(const SupplyQuery& query) const;
  // The rows of one hop.
  std::vector<SupplyRow> rows(const HopName& hop) const;

  // How the hop of the rows stands: HopAspect::hop first.
  std::vector<HopAspectState> aspects(std::span<const SupplyRow> rows) const;

 private:
  void add_claims(std::span<const ClaimId> claims, Standing& standing) const;
  Standing of_hop(std::span<const SupplyRow> rows) const;

  const GoodsFlowGraph* flow_;
  const KnowledgeGraph* graph_;
  Lens lens_;
  Measures measures_;
};

// The aspect of `all` that is that of `wanted` in another state; null if there is none.
const HopAspectState* counterpart(const std::vector<HopAspectState>& all, const HopAspectState& wanted);

}  // namespace filiera
