// SPDX-License-Identifier: Apache-2.0
// The parties that lose a source of goods, or a product that they make, at any depth downstream of a change.
#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "graph/model/breadth_first.hpp"
#include "query/impact/impact.hpp"
#include "query/impact/network_builder.hpp"

namespace filiera {
namespace {

// The hops that a change may affect, as arcs between parties. A product without a stated maker stands for its unknown
// makers. Where makers are stated, their goods go into a vertex of the claim that takes the product, and from there to
// the taker: if none of them makes it, the goods come from others.
class HopNetwork : public NetworkBuilder {
 public:
  HopNetwork(const HopGenerator& hops, const ProductFamily& family, PartNeeds part_needs, const Scenario& scenario)
      : NetworkBuilder(hops, family, part_needs), scenario_(scenario) {}

  // Whether a vertex of the network stands for a claim that takes a product, and that claim.
  static bool is_taking(const HopGenerator& hops, VertexId v) { return v >= hops.graph().vertex_count(); }
  static ClaimId claim_of_taking(const HopGenerator& hops, VertexId v) { return v - hops.graph().vertex_count(); }

  // The vertices that may lose goods by the change, and all vertices downstream of them.
  std::vector<VertexId> downstream() {
    std::vector<VertexId> found;
    std::unordered_set<VertexId> seen;
    const auto reach = [&](VertexId v) {
      if (v != no_vertex && seen.insert(v).second) found.push_back(v);
    };
    if (const auto ends = scenario_.ends()) {
      for (const VertexId end : *ends) {
        visit_recipients_of(end, reach, [this](const Hop& hop) { return scenario_.loss(hop) != Match::no; });
        this->hops().into(end, [&](const ClaimedHop& hop) {
          if (wanted(hop.product) && scenario_.loss(hop) != Match::no) reach(hop.recipient);
        });
      }
    } else {
      const auto lost = [this](const Hop& hop) { return scenario_.loss(hop) != Match::no; };
      for (VertexId v = 0; v < hops().graph().vertex_count(); ++v) visit_recipients_of(v, reach, lost);
    }
    for (std::size_t next = 0; next < found.size(); ++next)
      visit_recipients_of(found[next], reach, [](const Hop&) { return true; });
    return found;
  }

 protected:
  bool is_party(VertexId v) const override { return !is_taking(hops(), v) && NetworkBuilder::is_party(v); }

  void add_arcs_into(VertexId v) override {
    if (is_taking(hops(), v)) return add_makers_for(v);
    for (const Step& step : steps_into(v)) arc_of(step, true);
  }

  std::vector<Offer> offers_to(VertexId v) override {
    offered_ = all_steps_into(v);
    std::vector<Offer> offers;
    for (std::uint32_t i = 0; i < offered_.size(); ++i) offers.push_back({offered_[i].hop.product, i});
    return offers;
  }

  std::uint32_t arc_of_offer(const Offer& offer) override {
    return arc_of(offered_[offer.number], is_source(offered_[offer.number]));
  }

  std::vector<std::uint32_t> arcs_from_makers(VertexId part, VertexId v) override {
    std::vector<std::uint32_t> arcs;
    const auto add_arc = [&](VertexId from, Hop hop, Match match) {
      hop.recipient = hops().is_product(v) ? no_vertex : v;
      arcs.push_back(add({from, v, match, scenario_.loss(hop),
                          scenario_.then().prohibits(hop, GoodsNotStated::prohibitions), making(from, part), false}));
    };
    hops().makers(part, [&](const ClaimedHop& hop) {
      if (hop.supplier != v) add_arc(hop.supplier, hop, hops().sure_match(hop));
    });
    if (arcs.empty()) {
      Hop hop;
      hop.product = part;
      add_arc(part, hop, Match::certain);
    }
    return arcs;
  }

  Match loss_of_own(VertexId maker, VertexId product) const override {
    Hop hop;
    hop.supplier = maker;
    hop.product = product;
    return scenario_.loss(hop);
  }

 private:
  // Goods from a party (or a product that stands for its makers, or a claim that takes what they make) to a party, or
  // to a product that they are a part of.
  struct Step {
    VertexId from, to;
    ClaimedHop hop;
  };

  bool is_source(const Step& step) const { return wanted(step.hop.product) || is_only_a_part(step.to); }

  std::vector<Step> steps_into(VertexId v) {
    std::vector<Step> steps = all_steps_into(v);
    std::erase_if(steps, [this](const Step& step) { return !is_source(step); });
    return steps;
  }

  std::vector<Step> all_steps_into(VertexId v) const {
    std::vector<Step> steps;
    const auto add_step = [&](VertexId from, const ClaimedHop& hop) {
      if (hops().sure_match(hop) != Match::no) steps.push_back({from, v, hop});
    };
    const bool product = hops().is_product(v);
    if (product && is_made(v)) return steps;
    if (!product) hops().direct_into(v, [&](const ClaimedHop& hop) { add_step(hop.supplier, hop); });
    hops().products_taken(v, [&](VertexId taken, ClaimId c) {
      if (!is_made(taken)) return add_step(taken, hops().from_nobody_named(c));
      bool made = false;
      hops().makers_for(c, [&](const ClaimedHop& hop) {
        made = hops().sure_match(hop) != Match::no;
        return !made;
      });
      if (made) add_step(hops().graph().vertex_count() + c, hops().from_nobody_named(c));
    });
    return steps;
  }

  void add_makers_for(VertexId taking) {
    hops().makers_for(claim_of_taking(hops(), taking), [&](const ClaimedHop& hop) {
      const Match match = together(hops().lens(), hops().sure_match(hop.made), hop.made, hop.received);
      if (hops().sure_match(hop) != Match::no)
        add({hop.supplier, taking, match, scenario_.loss(hop),
             scenario_.then().prohibits(hop, GoodsNotStated::prohibitions), making(hop.supplier, hop.product), true});
    });
  }

  std::uint32_t arc_of(const Step& step, bool source) {
    const auto [row, fresh] = arc_of_.try_emplace({step.hop.made, step.hop.received, step.from}, 0);
    if (!fresh) return row->second;
    const bool taking = is_taking(hops(), step.from);
    Match loss = scenario_.loss(step.hop);
    // Of goods whose maker is not told, only what is lost whoever makes them: the arcs of the makers tell the rest.
    if (taking && loss != Match::certain) loss = Match::no;
    row->second = add({step.from, step.to, hops().sure_match(step.hop), loss,
                       scenario_.then().prohibits(step.hop, GoodsNotStated::prohibitions),
                       taking ? no_making : making(step.from, step.hop.product), source});
    return row->second;
  }

  // Visits the recipients of goods of a vertex for which `may_be(hop)` is true, and the products that these become part
  // of.
  template <class Reach, class MayBe>
  void visit_recipients_of(VertexId v, Reach reach, MayBe may_be) {
    std::unordered_set<VertexId> products;
    const auto visit = [&](const ClaimedHop& hop) {
      if (wanted(hop.product) && may_be(hop)) reach(hop.recipient);
      if (products.insert(hop.product).second) visit_wholes_of(hop.product, v, reach, may_be);
    };
    if (!hops().is_product(v)) return hops().out_of(v, visit);
    if (is_made(v)) return hops().through(v, visit);
    hops().from_product(v, visit);
    visit_wholes_of(v, v, reach, may_be);
  }

  // Visits the makers of the product, which the goods become part of, one step further; without a stated maker, the
  // product.
  template <class Reach, class MayBe>
  void visit_wholes_of(VertexId product, VertexId from, Reach reach, MayBe may_be) {
    if (product == no_vertex) return;
    for (const Related& family : parts().families_with_wholes(product))
      hops().products_made(family.vertex, [&](VertexId whole, ClaimId) {
        for (const Related& variant : parts().variants(whole)) {
          Hop hop;
          if (!hops().is_product(from)) hop.supplier = from;
          hop.product = product;
          const auto reach_maker = [&](VertexId maker) {
            hop.recipient = maker;
            if (may_be(hop)) reach(maker);
          };
          for (const VertexId maker : direct_suppliers_of(variant.vertex)) reach_maker(maker);
          if (is_made(variant.vertex))
            hops().makers(variant.vertex, [&](const ClaimedHop& made) { reach_maker(made.supplier); });
          else if (may_be(hop))
            reach(variant.vertex);
        }
      });
  }

  // The parties that supply the product to someone by a single claim. The first call costs O(claims).
  const std::vector<VertexId>& direct_suppliers_of(VertexId product) {
    if (!direct_suppliers_) {
      direct_suppliers_.emplace();
      for (ClaimId c = 0; c < hops().graph().edge_count(); ++c) {
        const VertexId supplied = hops().graph().product(c);
        const std::optional<Edge> goods = supplied == no_vertex ? std::nullopt : goods_edge(hops().graph(), c);
        if (goods && !hops().is_product(goods->source) && !hops().is_product(goods->target))
          (*direct_suppliers_)[supplied].push_back(goods->source);
      }
    }
    return (*direct_suppliers_)[product];
  }

  const Scenario& scenario_;
  std::optional<std::unordered_map<VertexId, std::vector<VertexId>>> direct_suppliers_;
  std::vector<Step> offered_;
  std::map<std::tuple<ClaimId, ClaimId, VertexId>, std::uint32_t> arc_of_;
};

// A network of hops, in which the claims that take products stand between makers and takers.
class Hops {
 public:
  Hops(const HopGenerator& hops, const FlowSubgraph& network) : hops_(hops), network_(network) {}

  bool is_taking(std::uint32_t v) const { return HopNetwork::is_taking(hops_, network_.vertex(v)); }
  // The arc by which the goods of an arc reach their recipient: itself, or the one out of the claim that takes them.
  const FlowArc& last(const FlowArc& arc) const { return is_taking(arc.to) ? network_.arcs()[arc.to].front() : arc; }
  // The product that a taking takes.
  VertexId product_of(std::uint32_t taking) const {
    return hops_.flow().edge(HopNetwork::claim_of_taking(hops_, network_.vertex(taking))).source;
  }
  // Whether nobody surely makes what a taking takes.
  bool may_come_from_others(std::uint32_t taking) const {
    return std::ranges::none_of(network_.sources_into(taking), [this](std::uint32_t arc) {
      return network_.arcs().values[arc].match == Match::certain;
    });
  }

  // The number of hops from a loss to each vertex: 1 for the recipient of a lost one; 0 if it is not downstream.
  std::vector<std::uint32_t> tiers() const {
    std::vector<std::uint32_t> tier(network_.size(), 0), losing;
    // An arc that brings a maker a part counts as an arc into that maker.
    for (const FlowArc& arc : network_.arcs().values)
      if (arc.loss != Match::no) {
        tier[last(arc).to] = 1;
        losing.push_back(last(arc).to);
      }
    const auto recipients = Rows<std::uint32_t>::of(network_.size(), [this](auto&& visit) {
      for (const FlowArc& arc : network_.arcs().values)
        if (!is_taking(arc.from)) visit(arc.from, last(arc).to);
    });
    breadth_first(recipients, losing, [&](std::uint32_t from, std::uint32_t index) {
      tier[recipients.values[index]] = tier[from] + 1;
      return true;
    });
    return tier;
  }

 private:
  const HopGenerator& hops_;
  const FlowSubgraph& network_;
};

// Adds the suppliers that remain for each row, in order of vertex.
void add_suppliers(const FlowSubgraph& network, const Hops& hops, const Losses& losses,
                   const std::vector<std::size_t>& row_of, std::vector<Affected>& affected) {
  for (const FlowArc& arc : network.arcs().values) {
    const FlowArc& last = hops.last(arc);
    if (hops.is_taking(arc.from) || row_of[last.to] == SIZE_MAX || arc.from == last.to || !last.source) continue;
    affected[row_of[last.to]].takes = true;
    Match left = without(both(arc.match, last.match), either(arc.loss, last.loss));
    left = without(left, losses.vertices[arc.from]);
    if (arc.making != no_making) left = without(left, losses.makings[arc.making]);
    if (left == Match::no) continue;
    std::vector<RemainingSupplier>& suppliers = affected[row_of[last.to]].suppliers;
    const VertexId from = network.vertex(arc.from);
    if (suppliers.empty() || suppliers.back().vertex != from) suppliers.push_back({from, Match::no, Match::no});
    RemainingSupplier& supplier = suppliers.back();
    if (left > supplier.match)
      supplier = {from, left, arc.prohibited};
    else if (left == supplier.match)
      supplier.prohibited = both(supplier.prohibited, arc.prohibited);
  }
  // Where no supplier is sure, others than those stated may make what is taken.
  std::set<std::pair<std::size_t, VertexId>> added;
  std::vector<std::pair<std::size_t, RemainingSupplier>> others;
  const auto is_sure = [](const RemainingSupplier& supplier) { return supplier.match == Match::certain; };
  for (std::uint32_t v = 0; v < network.size(); ++v) {
    if (!hops.is_taking(v) || losses.vertices[v] == Match::certain || !hops.may_come_from_others(v)) continue;
    const FlowArc& last = network.arcs()[v].front();
    const std::size_t row = row_of[last.to];
    if (row == SIZE_MAX || !last.source || last.loss == Match::certain ||
        std::ranges::any_of(affected[row].suppliers, is_sure) || !added.emplace(row, hops.product_of(v)).second)
      continue;
    others.push_back({row, {hops.product_of(v), Match::possible, last.prohibited}});
  }
  for (const auto& [row, supplier] : others) {
    affected[row].takes = true;
    affected[row].suppliers.push_back(supplier);
    std::ranges::sort(affected[row].suppliers, {}, &RemainingSupplier::vertex);
  }
}

}  // namespace

std::vector<Affected> affected_downstream(const HopGenerator& hops, const ProductFamily& family,
                                          const Scenario& scenario, PartNeeds part_needs) {
  HopNetwork builder(hops, family, part_needs, scenario);
  builder.add_upstream_of(builder.downstream());
  const FlowSubgraph network = std::move(builder).finish();
  const Losses losses = lost_sources(network);
  const Hops chain(hops, network);
  const std::vector<std::uint32_t> tier = chain.tiers();
  std::vector<Affected> affected;
  std::vector<std::size_t> row_of(network.size(), SIZE_MAX);
  for (std::uint32_t v = 0; v < network.size(); ++v) {
    if (tier[v] == 0 || !network.is_party(v) || scenario.is_gone(network.vertex(v))) continue;
    row_of[v] = affected.size();
    affected.push_back({network.vertex(v), tier[v], losses.vertices[v], losses.before.supplied[v], false, {}, {}});
  }
  add_suppliers(network, chain, losses, row_of, affected);
  for (std::uint32_t m = 0; m < network.makings().size(); ++m) {
    const VertexId maker = network.makings()[m].maker, product = network.makings()[m].product;
    if (losses.makings[m] == Match::no || !network.has(maker)) continue;
    const std::size_t row = row_of[network.number_of(maker)];
    if (row == SIZE_MAX) continue;
    LostProduct lost{product, losses.makings[m], {}};
    const auto needs = network.needs_of(m);
    for (std::size_t n = 0; n < needs.size(); ++n)
      if (losses.needs[static_cast<std::size_t>(needs.data() - network.needs().data()) + n] != Match::no)
        lost.missing.push_back(needs[n].parts);
    affected[row].products.push_back(std::move(lost));
  }
  for (Affected& row : affected)
    std::sort(row.products.begin(), row.products.end(), [](const LostProduct& a, const LostProduct& b) {
      return std::tuple(-static_cast<int>(a.match), a.product) < std::tuple(-static_cast<int>(b.match), b.product);
    });
  std::sort(affected.begin(), affected.end(), [](const Affected& a, const Affected& b) {
    return std::tuple(-static_cast<int>(a.lost), a.tier, a.party) <
           std::tuple(-static_cast<int>(b.lost), b.tier, b.party);
  });
  return affected;
}

}  // namespace filiera
