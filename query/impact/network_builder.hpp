// SPDX-License-Identifier: Apache-2.0
// Builds a FlowSubgraph: its arcs, and the parts that its makings need.
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

// Derived classes define the arcs: those of claims, or those of hops.
//
// The sources of a part for a maker: its stated suppliers of the part or a variant, or its own making; if there are
// none, every maker of the part; if there are none, the part itself, which is then available unless its own parts are
// missing.
class NetworkBuilder {
 public:
  // With PartNeeds::ignored, makings need nothing. The arguments must outlive this object.
  NetworkBuilder(const HopGenerator& hops, const ProductFamily& family, PartNeeds part_needs)
      : hops_(hops), family_(family), parts_(hops), part_needs_(part_needs) {}
  virtual ~NetworkBuilder() = default;

  const HopGenerator& hops() const { return hops_; }
  const Parts& parts() const { return parts_; }
  // Whether a source states a maker or a direct supplier of the product.
  bool is_made(VertexId product) const;

  // Adds the network upstream of the vertices, transitively.
  void add_upstream_of(const std::vector<VertexId>& vertices);
  // The finished subgraph.
  FlowSubgraph finish() &&;

 protected:
  // Goods that a source states to reach a vertex; `number` belongs to the derived class.
  struct Offer {
    VertexId goods = no_vertex;
    std::uint32_t number = 0;
  };
  // Adds the source arcs into a vertex.
  virtual void add_arcs_into(VertexId v) = 0;
  // All goods that reach a vertex, including goods that are not asked for.
  virtual std::vector<Offer> offers_to(VertexId v) = 0;
  // The index of the arc of an offer returned by the last offers_to(); adds it, not as a source, if it is absent.
  virtual std::uint32_t arc_of_offer(const Offer& offer) = 0;
  // Adds arcs that bring the part to `v` from each of its makers, or from the part itself if no maker is stated. They
  // are no sources of other goods. Returns their indices.
  virtual std::vector<std::uint32_t> arcs_from_makers(VertexId part, VertexId v) = 0;
  // Whether a vertex of the network is a party. Derived classes may add vertices that the graph does not have.
  virtual bool is_party(VertexId v) const { return !hops_.is_product(v); }
  // The match of the loss of goods that a maker makes for itself.
  virtual Match loss_of_own(VertexId, VertexId) const { return Match::no; }

  // Whether arcs of these goods are sources: the product is asked for.
  bool wanted(VertexId product) const { return family_.contains(product); }
  // Whether a product is in the network only as a part: all that reaches it counts.
  bool is_only_a_part(VertexId v) const { return hops_.is_product(v) && !wanted(v); }
  std::uint32_t add(const FlowArc& arc);
  // The making that an arc of the goods out of `maker` depends on; no_making if it needs nothing.
  std::uint32_t making(VertexId maker, VertexId product);
  Match sure_match(ClaimId c) const { return hops_.sure_match(c); }
  // Whether the lens shows the claim, however sure it asks claims to be.
  bool is_told(ClaimId c) const;
  // Whether the party supplies goods that it is said to receive and not to manufacture: it needs no parts of them.
  bool only_passes_on(VertexId maker, VertexId product) const;

 private:
  // How surely the party makes or supplies the product; certain of a product that stands for its unknown makers.
  Match match_of_making(VertexId maker, VertexId product) const;
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
  std::size_t needs_added_ = 0;  // number of makings whose needs have been added
};

// The flow of the claims under a lens: vertices are parties and products, arcs are the claims about the goods asked
// for. Ignores whether the two claims of a hop share a day. Upstream of a vertex, or the whole network.
FlowSubgraph claim_network(const HopGenerator& hops, const ProductFamily& family, PartNeeds part_needs,
                           std::optional<VertexId> upstream_of);

}  // namespace filiera
