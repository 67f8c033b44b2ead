// SPDX-License-Identifier: Apache-2.0
// Generates the hops of goods under a lens from claims, and the partners in products.
#pragma once

#include <algorithm>
#include <optional>
#include <type_traits>
#include <unordered_set>
#include <vector>

#include "graph/model/goods_flow.hpp"
#include "query/hops/hop.hpp"
#include "query/hops/product_choice.hpp"

namespace filiera {

// When a claim holds: on the day asked for; or as_last_told, as answers mark it: also certain if all that is in doubt
// is the precision of its own date, or that nothing was told of it later.
enum class HopTime : std::uint8_t { on_the_day, as_last_told };

// Combines claims into hops of goods; no other code does. Flow and lens must outlive it. Every hop is at least
// possible: the lens matches each of its claims, and two claims possibly share a day.
//
// Each function costs O(claims at the vertex and at the adjacent products), and the calls of visit().
class HopGenerator {
 public:
  HopGenerator(const GoodsFlowGraph& flow, const Lens& lens, HopTime held = HopTime::on_the_day);

  const GoodsFlowGraph& flow() const { return *flow_; }
  const KnowledgeGraph& graph() const { return flow_->graph(); }
  const Lens& lens() const { return *lens_; }
  bool is_product(VertexId v) const { return filiera::is_product(graph(), v); }
  Match match(ClaimId c) const {
    const Match match = match_of_goods(*lens_, c);
    return match == Match::possible && held_ == HopTime::as_last_told ? match_as_last_told(c) : match;
  }
  // A match that other results depend on: at most possible if the claim is contested.
  Match sure_match(ClaimId c) const { return lens_->keep(relied_on(c, match(c))); }
  Match sure_match(const ClaimedHop& hop) const {
    Match match = hop.match;
    for (const ClaimId c : {hop.made, hop.received})
      if (c != no_claim) match = relied_on(c, match);
    return lens_->keep(match);
  }
  // At most possible if contested, or only sought or planned.
  Match relied_on(ClaimId c, Match match) const {
    return at_most_possible(lens_->unless_contested(c, match), !graph().real(c));
  }

  // Calls visit(ClaimedHop) for the hops to a party: direct ones, and those from each maker of a product that it takes.
  // A visit that returns false is the last.
  template <class Visit>
  void into(VertexId recipient, Visit visit) const {
    for (const ClaimId c : flow_->into(recipient)) {
      const Match match = this->match(c);
      if (match == Match::no) continue;
      const VertexId from = flow_->edge(c).source;
      if (is_product(from) ? !makers(from, c, match, visit) : !goes_on(visit, hop(c, no_claim, match))) return;
    }
  }

  // Calls visit(ClaimedHop) for the hops to a party that one claim states.
  template <class Visit>
  void direct_into(VertexId recipient, Visit visit) const {
    for (const ClaimId c : flow_->into(recipient))
      if (const Match match = this->match(c); match != Match::no && !is_product(flow_->edge(c).source))
        visit(hop(c, no_claim, match));
  }

  // Calls visit(ClaimedHop) for the hops from a party: direct ones, and those to each party that takes a product that
  // it makes. If nobody takes the product, not even possibly, the hop has no recipient (no_vertex).
  template <class Visit>
  void out_of(VertexId supplier, Visit visit) const {
    for (const ClaimId c : flow_->out_of(supplier))
      if (const Match match = this->match(c); match != Match::no) onward(c, match, visit);
  }

  // Calls visit(ClaimedHop) for each maker of a product, without a recipient (no_vertex).
  template <class Visit>
  void makers(VertexId product, Visit visit) const {
    makers(product, no_claim, Match::certain, visit);
  }

  // Calls visit(ClaimedHop) for the hops from the makers of a product by the claim that takes it. If the claim states
  // that the product is a part of another product, the hop has no recipient (no_vertex).
  template <class Visit>
  void makers_for(ClaimId received, Visit visit) const {
    if (const Match match = this->match(received); match != Match::no)
      makers(flow_->edge(received).source, received, match, visit);
  }

  // The hop of a claim that takes a product, without a supplier (no_vertex).
  ClaimedHop from_nobody_named(ClaimId received) const { return hop(received, no_claim, match(received)); }

  // Calls visit(ClaimedHop) for each claim that takes a product, without a supplier.
  template <class Visit>
  void from_product(VertexId product, Visit visit) const {
    for (const ClaimId c : flow_->out_of(product))
      if (const Match match = this->match(c); match != Match::no && !is_product(flow_->edge(c).target))
        visit(hop(c, no_claim, match));
  }

  // Calls visit(ClaimedHop) for the hops from all makers of a product.
  template <class Visit>
  void through(VertexId product, Visit visit) const {
    for (const ClaimId c : flow_->into(product))
      if (const Match match = this->match(c); match != Match::no && !is_product(flow_->edge(c).source))
        takers(c, match, visit);
  }

  // Calls visit(ClaimedHop) for every hop for whose product `wanted(product)` is true (no_vertex if it states none).
  template <class Wanted, class Visit>
  void all(Wanted wanted, Visit visit) const {
    for (ClaimId c = 0; c < graph().edge_count(); ++c) {
      if (flow_->direction(c) == GoodsFlow::none || is_product(flow_->edge(c).source)) continue;
      if (!wanted(product_of(graph(), c))) continue;
      if (const Match match = this->match(c); match != Match::no) onward(c, match, visit);
    }
  }

  // Calls visit(ClaimedHop) for the partners in every product for which `wanted(product)` is true.
  template <class Wanted, class Visit>
  void all_partners(Wanted wanted, Visit visit) const {
    for (ClaimId c = 0; c < graph().edge_count(); ++c) {
      if (flow_->direction(c) == GoodsFlow::none) continue;
      if (const VertexId from = flow_->edge(c).source; is_product(from) && wanted(from)) partners(from, c, visit);
    }
  }

  // Calls visit(product, claim) for the products that a vertex takes (makes) by a claim that the lens matches. The
  // vertex is a party, or a product whose parts are visited.
  template <class Visit>
  void products_taken(VertexId v, Visit visit) const {
    for (const ClaimId c : flow_->into(v))
      if (const VertexId from = flow_->edge(c).source; is_product(from) && match(c) != Match::no) visit(from, c);
  }
  template <class Visit>
  void products_made(VertexId v, Visit visit) const {
    for (const ClaimId c : flow_->out_of(v))
      if (const VertexId to = flow_->edge(c).target; is_product(to) && match(c) != Match::no) visit(to, c);
  }

  // Calls visit(ClaimedHop) for the partners in the products that a recipient takes by an edge type that is not at most
  // possible. A partner is connected by an edge of partnership (fil:partner) to the product, or to the recipient for
  // that product; `made` is the partner's claim. The two claims need not share a day: a design may be older than the
  // order.
  template <class Visit>
  void partners_of(VertexId recipient, Visit visit) const {
    products_taken(recipient, [&](VertexId product, ClaimId received) { partners(product, received, visit); });
  }
  // As partners_of(), for the hops of which the party is the partner.
  template <class Visit>
  void partnerships(VertexId partner, Visit visit) const {
    for (const VertexId product : products_of_partner(partner))
      for (const ClaimId received : flow_->out_of(product))
        partners(product, received, [&](const ClaimedHop& hop) {
          if (hop.supplier == partner) visit(hop);
        });
  }
  // Calls visit(ClaimedHop) for the partners in the product that the claim takes.
  template <class Visit>
  void partners(VertexId product, ClaimId received, Visit visit) const {
    const VertexId recipient = flow_->edge(received).target;
    if (flows_at_most_possibly(graph(), received) || is_product(recipient)) return;
    const Match taken = match(received);
    if (taken == Match::no) return;
    const auto offer = [&](VertexId partner, ClaimId c) {
      if (const Match match = both(taken, match_of_goods(*lens_, c));
          match != Match::no && partner != recipient && !is_product(partner)) {
        ClaimedHop hop;
        hop.supplier = partner;
        hop.product = product;
        hop.recipient = recipient;
        hop.made = c;
        hop.received = received;
        hop.match = match;
        hop.destination = graph().destination(received);
        if (hop.destination == no_vertex) hop.destination = graph().destination(c);
        hop.time = time_of_hop(*lens_, c, received);
        visit(hop);
      }
    };
    at_partner_edges(product, [&](VertexId other, ClaimId c) { offer(other, c); });
    at_partner_edges(recipient, [&](VertexId other, ClaimId c) {
      if (other != product && graph().product(c) == product) offer(other, c);
    });
  }

 private:
  Match match_as_last_told(ClaimId c) const;
  // Whether --certain alone leaves out the hop of the two claims.
  bool may_share(ClaimId made, ClaimId received) const;
  ClaimedHop hop(ClaimId made, ClaimId received, Match match) const;
  // Calls visit(hop); whether it wants more: one that returns nothing does.
  template <class Visit>
  static bool goes_on(Visit& visit, const ClaimedHop& hop) {
    if constexpr (std::is_same_v<std::invoke_result_t<Visit&, const ClaimedHop&>, bool>) {
      return visit(hop);
    } else {
      visit(hop);
      return true;
    }
  }
  // Whether `visit` wants more.
  template <class Visit>
  bool makers(VertexId product, ClaimId received, Match received_match, Visit& visit) const {
    for (const ClaimId made : flow_->into(product)) {
      Match match = both(received_match, this->match(made));
      if (match == Match::no || is_product(flow_->edge(made).source)) continue;
      if (received != no_claim) match = together(*lens_, match, made, received);
      if (match != Match::no && !goes_on(visit, hop(made, received, match))) return false;
    }
    return true;
  }
  // Visits the hop of a supplier's claim, to a party or into a product.
  template <class Visit>
  void onward(ClaimId made, Match match, Visit& visit) const {
    if (is_product(flow_->edge(made).target))
      takers(made, match, visit);
    else
      visit(hop(made, no_claim, match));
  }
  template <class Visit>
  void takers(ClaimId made, Match made_match, Visit& visit) const {
    bool taken = false;
    for (const ClaimId received : flow_->out_of(flow_->edge(made).target)) {
      if (is_product(flow_->edge(received).target)) continue;
      Match match = both(made_match, this->match(received));
      match = together(*lens_, match, made, received);
      taken = taken || match != Match::no || may_share(made, received);
      if (match != Match::no) visit(hop(made, received, match));
    }
    if (!taken) visit(hop(made, no_claim, made_match));
  }
  // Calls visit(other end, claim) for the edges of partnership at a vertex.
  template <class Visit>
  void at_partner_edges(VertexId v, Visit visit) const {
    for (const EdgeTypeId type : partner_types_) {
      for (const ClaimId c : graph().in_claims(v, type)) visit(graph().edge(c).source, c);
      for (const std::uint32_t c : graph().out_claims(v, type)) visit(graph().edge(c).target, c);
    }
  }
  std::vector<VertexId> products_of_partner(VertexId partner) const;

  const GoodsFlowGraph* flow_;
  const Lens* lens_;
  HopTime held_;
  std::vector<EdgeTypeId> partner_types_;
};

// The chosen products with their variants and the variants of these.
class ProductFamily {
 public:
  // Contains everything if no product is chosen. A variant counts if its claim is at least possible under the lens.
  // O(variants and the claims on them).
  ProductFamily(const Lens& lens, const ProductChoice& choice);
  bool contains(VertexId product) const { return everything_ || family_.contains(product); }
  bool is_everything() const { return everything_; }

 private:
  bool everything_;
  std::unordered_set<VertexId> family_;
};

}  // namespace filiera
