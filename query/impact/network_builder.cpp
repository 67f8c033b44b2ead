// SPDX-License-Identifier: Apache-2.0
// Adds the parts that makings need, and the flow of claims.
#include "query/impact/network_builder.hpp"

#include <algorithm>

namespace filiera {

bool NetworkBuilder::is_made(VertexId product) const {
  const auto claims = hops_.flow().into(product);
  return std::any_of(claims.begin(), claims.end(),
                     [this](ClaimId c) { return !hops_.is_product(hops_.flow().edge(c).source) && is_told(c); });
}

bool NetworkBuilder::is_told(ClaimId c) const { return hops_.lens().circumstance(c) != Match::no; }

bool NetworkBuilder::only_passes_on(VertexId maker, VertexId product) const {
  if (hops_.is_product(maker)) return false;
  const auto made = hops_.flow().out_of(maker);
  if (std::any_of(made.begin(), made.end(),
                  [&](ClaimId c) { return hops_.flow().edge(c).target == product && is_told(c); }))
    return false;
  const auto received = hops_.flow().into(maker);
  return std::any_of(received.begin(), received.end(), [&](ClaimId c) {
    return product_of(hops_.graph(), c) == product && hops_.flow().edge(c).source != maker && is_told(c);
  });
}

Match NetworkBuilder::match_of_making(VertexId maker, VertexId product) const {
  if (hops_.is_product(maker)) return Match::certain;
  Match match = Match::no;
  for (const ClaimId c : hops_.flow().out_of(maker))
    if (product_of(hops_.graph(), c) == product) match = either(match, sure_match(c));
  return match;
}

std::uint32_t NetworkBuilder::add(const FlowArc& arc) {
  arcs_.push_back(arc);
  for (const VertexId end : {arc.from, arc.to})
    if (seen_.insert(end).second) open_.push_back(end);
  return static_cast<std::uint32_t>(arcs_.size() - 1);
}

std::uint32_t NetworkBuilder::making(VertexId maker, VertexId product) {
  if (part_needs_ == PartNeeds::ignored || product == no_vertex || parts_.needs_of(product).empty() ||
      only_passes_on(maker, product))
    return no_making;
  const auto [row, fresh] = making_of_.try_emplace({maker, product}, static_cast<std::uint32_t>(makings_.size()));
  if (fresh) makings_.push_back({maker, product, match_of_making(maker, product)});
  return row->second;
}

void NetworkBuilder::add_upstream_of(const std::vector<VertexId>& vertices) {
  for (const VertexId v : vertices)
    if (seen_.insert(v).second) open_.push_back(v);
  while (!open_.empty() || needs_added_ < makings_.size()) {
    if (open_.empty()) {
      add_needs_of(static_cast<std::uint32_t>(needs_added_++));
      continue;
    }
    const VertexId v = open_.back();
    open_.pop_back();
    add_arcs_into(v);
  }
}

void NetworkBuilder::add_needs_of(std::uint32_t making) {
  const VertexId maker = makings_[making].maker, product = makings_[making].product;
  const std::vector<Offer> offers = offers_to(maker);
  for (const Need& need : parts_.needs_of(product)) {
    MakingNeed added{making, need.match, {}, {}};
    for (const Part& part : need.parts) {
      added.parts.push_back(part.product);
      bool stated = false;
      for (const Offer& offer : offers)
        if (const Match match = parts_.is_part(offer.goods, part.product); match != Match::no) {
          added.sources.push_back({arc_of_offer(offer), both(match, part.match)});
          stated = stated || match == Match::certain;
        }
      std::vector<Related> made;
      for (const Related& variant : parts_.variants(part.product)) {
        if (!is_made(variant.vertex)) continue;
        made.push_back(variant);
        for (const ClaimId c : hops_.flow().into(variant.vertex))
          if (const Match match = sure_match(c); match != Match::no && hops_.flow().edge(c).source == maker) {
            const FlowArc own{
                maker, maker, match, loss_of_own(maker, variant.vertex), Match::no, this->making(maker, variant.vertex),
                false};
            added.sources.push_back({add(own), both(variant.match, part.match)});
            stated = stated || variant.match == Match::certain;
          }
      }
      if (stated) continue;
      if (made.empty()) made.push_back({part.product, Match::certain});
      for (const Related& variant : made)
        for (const std::uint32_t arc : arcs_from_makers(variant.vertex, maker))
          added.sources.push_back({arc, both(variant.match, part.match)});
    }
    if (!added.sources.empty()) needs_.push_back(std::move(added));
  }
}

FlowSubgraph NetworkBuilder::finish() && {
  return FlowSubgraph(
      std::move(arcs_), [this](VertexId v) { return is_party(v); }, std::move(makings_), std::move(needs_));
}

namespace {

class ClaimNetwork : public NetworkBuilder {
 public:
  using NetworkBuilder::NetworkBuilder;

  // The vertices that receive the goods asked for.
  std::vector<VertexId> recipients() const {
    std::vector<VertexId> found;
    for (ClaimId c = 0; c < hops().graph().edge_count(); ++c)
      if (hops().flow().direction(c) != GoodsFlow::none && is_arc(c)) found.push_back(hops().flow().edge(c).target);
    return found;
  }

 protected:
  void add_arcs_into(VertexId v) override {
    for (const ClaimId c : hops().flow().into(v))
      if (is_arc(c) || (is_only_a_part(v) && shows(c))) arc_of(c, true);
  }

  std::vector<Offer> offers_to(VertexId v) override {
    std::vector<Offer> offers;
    for (const ClaimId c : hops().flow().into(v))
      if (sure_match(c) != Match::no) offers.push_back({product_of(hops().graph(), c), c});
    return offers;
  }

  std::uint32_t arc_of_offer(const Offer& offer) override { return arc_of(offer.number, is_arc(offer.number)); }

  std::vector<std::uint32_t> arcs_from_makers(VertexId part, VertexId v) override {
    return {
        add({part, v, Match::certain, Match::no, Match::no, is_made(part) ? no_making : making(part, part), false})};
  }

 private:
  // Parts are not sources of a product with a stated maker.
  bool shows(ClaimId c) const {
    const Edge e = hops().flow().edge(c);
    return sure_match(c) != Match::no &&
           !(hops().is_product(e.source) && hops().is_product(e.target) && is_made(e.target)) &&
           !(hops().is_product(e.source) && is_made(e.source) && !has_maker(e.source));
  }
  // Whether a claim that the lens keeps names a maker of the product. If all such claims are left out, nobody makes it.
  bool has_maker(VertexId product) const {
    const auto claims = hops().flow().into(product);
    return std::any_of(claims.begin(), claims.end(), [this](ClaimId c) {
      return !hops().is_product(hops().flow().edge(c).source) && sure_match(c) != Match::no;
    });
  }
  bool is_arc(ClaimId c) const { return wanted(product_of(hops().graph(), c)) && shows(c); }

  std::uint32_t arc_of(ClaimId c, bool source) {
    const auto [row, fresh] = arc_of_.try_emplace(c);
    if (!fresh) return row->second;
    const Edge e = hops().flow().edge(c);
    std::uint32_t rests_on = no_making;
    if (!hops().is_product(e.source))
      rests_on = making(e.source, product_of(hops().graph(), c));
    else if (!is_made(e.source))
      rests_on = making(e.source, e.source);
    const std::uint32_t arc = add({e.source, e.target, sure_match(c), Match::no, Match::no, rests_on, source});
    arc_of_[c] = arc;
    return arc;
  }

  std::unordered_map<ClaimId, std::uint32_t> arc_of_;
};

}  // namespace

FlowSubgraph claim_network(const HopGenerator& hops, const ProductFamily& family, PartNeeds part_needs,
                           std::optional<VertexId> upstream_of) {
  ClaimNetwork network(hops, family, part_needs);
  network.add_upstream_of(upstream_of ? std::vector{*upstream_of} : network.recipients());
  return std::move(network).finish();
}

}  // namespace filiera
