// SPDX-License-Identifier: Apache-2.0
// Puts a FlowSubgraph together: its arcs, and the parts that its makings need.
#pragma once

#include <map>
#include <optional>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "query/impact/flow_subgraph.hpp"
#include "query/impact/parts.hpp"

namespace filiera {

// Derived classes say which arcs lead where: those of claims, or those of hops.
//
// Where a maker has a part from: from those who are said to supply it with the part or a variant, or from its own
// making; where nobody is said to, from anybody who makes it; where nobody is said to make it either, the part is
// there, but for parts of its own.
class NetworkBuilder {
 public:
  // With PartNeeds::ignored makings need nothing. All must outlive it.
  NetworkBuilder(const HopGenerator& hops, const ProductFamily& family, PartNeeds part_needs)
      : hops_(hops), family_(family), parts_(hops), part_needs_(part_needs) {}
  virtual ~NetworkBuilder() = default;

  const HopGenerator& hops() const { return hops_; }
  const Parts& parts() const { return parts_; }
  // Whether somebody is said to make the product, or to supply it as a product of its own.
  bool is_made(VertexId product) const;

  // Adds what is upstream of the vertices, at any depth.
  void add_upstream_of(const std::vector<VertexId>& vertices);
  // What has been added.
  FlowSubgraph finish() &&;

 protected:
  // Goods that somebody is said to bring to a vertex; `number` is the derived class's own.
  struct Offer {
    VertexId goods = no_vertex;
    std::uint32_t number = 0;
  };
  // Adds the arcs into a vertex that are sources.
  virtual void add_arcs_into(VertexId v) = 0;
  // What is brought to a vertex, goods included that are not asked for.
  virtual std::vector<Offer> offers_to(VertexId v) = 0;
  // The place of the arc of an offer that offers_to() gave last; it is added where it is not there, as no source.
  virtual std::uint32_t arc_of_offer(const Offer& offer) = 0;
  // Adds the arcs by which a vertex has a part from all who make it, or from the part itself where nobody is said to;
  // none of them is a source. Returns their places.
  virtual std::vector<std::uint32_t> arcs_from_makers(VertexId part, VertexId v) = 0;
  // How surely the change takes from a maker what it makes for itself.
  virtual Match loss_of_own(VertexId, VertexId) const { return Match::no; }

  // Whether arcs of these goods are sources: they are asked for.
  bool wanted(VertexId product) const { return family_.contains(product); }
  // A product that is there for parts alone: whatever comes to it counts.
  bool is_only_a_part(VertexId v) const { return hops_.is_product(v) && !wanted(v); }
  std::uint32_t add(const FlowArc& arc);
  // The making that an arc of the goods out of the vertex rests on; no_making where it needs nothing.
  std::uint32_t making(VertexId maker, VertexId product);
  Match sure_match(ClaimId c) const { return hops_.sure_match(c); }

 private:
  void add_needs_of(std::uint32_t making);

  const HopGenerator& hops_;
  const ProductFamily& family_;
  Parts parts_;
  PartNeeds part_needs_;
  std::vector<FlowArc> arcs_;
  std::vector<Making> makings_;
  std::vector<MakingNeed> needs_;
  std::map<std::pair<VertexId, VertexId>, std::uint32_t> making_of_;
  std::unordered_set<VertexId> seen_;
  std::vector<VertexId> open_;
  std::size_t needs_added_ = 0;  // for the makings before it
};

// The flow of the claims under a lens: parties and products are vertices, each claim of the goods in question an arc.
// It leaves out whether the two claims of a hop share a day. Upstream of a vertex, or all of it.
FlowSubgraph claim_network(const HopGenerator& hops, const ProductFamily& family, PartNeeds part_needs,
                           std::optional<VertexId> upstream_of);

}  // namespace filiera
