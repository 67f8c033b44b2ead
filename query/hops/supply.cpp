// SPDX-License-Identifier: Apache-2.0
// Who supplies whom, with what.
#include "query/hops/supply.hpp"

#include <algorithm>
#include <numeric>
#include <span>
#include <tuple>
#include <unordered_map>
#include <unordered_set>

#include "graph/lens/same_matter.hpp"
#include "ontology/vocabulary.hpp"
#include "query/hops/hops.hpp"

namespace filiera {
namespace {

class Supply {
 public:
  Supply(const GoodsFlowGraph& flow, const Lens& lens, const SupplyQuery& query)
      : flow_(flow),
        graph_(flow.graph()),
        lens_(lens),
        goods_(flow, lens, query.product),
        query_(query),
        commissions_(graph_.core(vocab::fil_commissions)),
        designs_(graph_.core(vocab::fil_designs)),
        develops_with_(graph_.core(vocab::fil_developsWith)) {}

  std::vector<SupplyRow> run() {
    if (query_.to)
      expand(*query_.to, true);
    else if (query_.from)
      expand(*query_.from, false);
    else
      all();
    if (query_.from && query_.to)
      std::erase_if(rows_, [this](const SupplyRow& row) { return row.supplier != *query_.from; });
    merge_tellings();
    for (SupplyRow& row : rows_) finish(row);
    sort_rows();
    return std::move(rows_);
  }

 private:
  std::tuple<std::uint32_t, bool, int, VertexId, VertexId, VertexId, TermId> key(const SupplyRow& row) const {
    return {row.depth,
            row.partner,
            -static_cast<int>(row.match),
            row.supplier,
            row.product,
            row.recipient,
            graph_.term_of_claim(row.claims.front())};
  }

  bool is_product(VertexId v) const { return graph_.kind_of_vertex(v) == Kind::product; }

  bool wanted(VertexId product) const { return goods_.wanted(product); }

  // Breadth first over companies; products on the way do not count as tiers.
  void expand(VertexId start, bool upstream) {
    std::unordered_set<VertexId> seen{start};
    std::vector<VertexId> tier{start};
    for (std::uint32_t depth = 1; depth <= query_.depth && !tier.empty(); ++depth) {
      const std::size_t before = rows_.size();
      for (const VertexId at : tier) {
        if (is_product(at))
          through_product(at, depth, upstream);
        else if (upstream)
          into(at, depth);
        else
          out_of(at, depth);
      }
      tier.clear();
      for (std::size_t r = before; r < rows_.size(); ++r) {
        const VertexId next = upstream ? rows_[r].supplier : rows_[r].recipient;
        if (!rows_[r].partner && next != no_vertex && seen.insert(next).second) tier.push_back(next);
      }
      // What goes into a product is one tier further up.
      for (const VertexId input : next_products_)
        if (seen.insert(input).second) tier.push_back(input);
      next_products_.clear();
    }
    if (query_.product) std::erase_if(rows_, [this](const SupplyRow& row) { return !wanted(row.product); });
  }

  void into(VertexId recipient, std::uint32_t depth) {
    for (const ClaimId c : flow_.into(recipient)) {
      const Match match = goods_.match(c);
      if (match == Match::no) continue;
      const VertexId from = flow_.edge(c).source;
      if (!is_product(from)) {
        add(from, graph_.product(c), recipient, c, match, depth);
        continue;
      }
      makers(from, recipient, c, match, depth);
      if (graph_.type_of(c) == commissions_) partners(from, recipient, c, depth);
    }
  }

  // Those who make or sell a product that a recipient receives by `received` (no_claim: nobody in particular).
  void makers(VertexId product, VertexId recipient, ClaimId received, Match received_match, std::uint32_t depth) {
    for (const ClaimId made : flow_.into(product)) {
      Match match = both(received_match, lens_.match(made));
      if (match == Match::no) continue;
      const VertexId maker = flow_.edge(made).source;
      if (is_product(maker)) {
        next_products_.push_back(maker);
        continue;
      }
      if (received != no_claim) match = together(lens_, match, made, received);
      if (match == Match::no) continue;
      SupplyRow& row = add(maker, product, recipient, made, match, depth);
      if (received != no_claim) row.received = {received};
    }
  }

  void partners(VertexId product, VertexId recipient, ClaimId commission, std::uint32_t depth) {
    const Match commissioned = lens_.match(commission);
    const auto add_partner = [&](VertexId partner, ClaimId c) {
      const Match match = both(commissioned, lens_.match(c));
      if (match == Match::no || partner == recipient) return;
      SupplyRow& row = add(partner, product, recipient, c, match, depth);
      row.partner = true;
      row.received = {commission};
    };
    for (const ClaimId e : graph_.in_claims(product, designs_)) add_partner(graph_.edge(e).source, e);
    for (const std::uint32_t e : graph_.out_claims(recipient, develops_with_))
      if (graph_.product(e) == product) add_partner(graph_.edge(e).target, e);
    for (const ClaimId e : graph_.in_claims(recipient, develops_with_))
      if (graph_.product(e) == product) add_partner(graph_.edge(e).source, e);
  }

  void out_of(VertexId supplier, std::uint32_t depth) {
    for (const ClaimId c : flow_.out_of(supplier)) {
      const Match match = lens_.match(c);
      if (match == Match::no) continue;
      const VertexId to = flow_.edge(c).target;
      if (is_product(to))
        takers(supplier, to, c, match, depth);
      else
        add(supplier, graph_.product(c), to, c, match, depth);
    }
    partner_of(supplier, depth);
  }

  // Those who commission what a partner designs or develops.
  void partner_of(VertexId partner, std::uint32_t depth) {
    std::vector<VertexId> products;
    for (const ClaimId e : graph_.out_claims(partner, designs_)) products.push_back(graph_.edge(e).target);
    for (const ClaimId e : graph_.out_claims(partner, develops_with_)) products.push_back(graph_.product(e));
    for (const ClaimId e : graph_.in_claims(partner, develops_with_)) products.push_back(graph_.product(e));
    std::sort(products.begin(), products.end());
    products.erase(std::unique(products.begin(), products.end()), products.end());
    for (const VertexId product : products) {
      if (product == no_vertex) continue;
      for (const ClaimId c : flow_.out_of(product))
        if (graph_.type_of(c) == commissions_ && lens_.match(c) != Match::no) {
          const std::size_t before = rows_.size();
          partners(product, flow_.edge(c).target, c, depth);
          rows_.erase(std::remove_if(rows_.begin() + static_cast<std::ptrdiff_t>(before), rows_.end(),
                                     [&](const SupplyRow& row) { return row.supplier != partner; }),
                      rows_.end());
        }
    }
  }

  void takers(VertexId supplier, VertexId product, ClaimId made, Match made_match, std::uint32_t depth) {
    bool taken = false;
    for (const ClaimId received : flow_.out_of(product)) {
      Match match = both(made_match, goods_.match(received));
      if (match == Match::no) continue;
      const VertexId to = flow_.edge(received).target;
      if (is_product(to)) {
        next_products_.push_back(to);
        continue;
      }
      match = together(lens_, match, made, received);
      if (match == Match::no) continue;
      taken = true;
      add(supplier, product, to, made, match, depth).received = {received};
    }
    if (!taken) add(supplier, product, no_vertex, made, made_match, depth);
  }

  // A product where the search stands: its makers and, each for itself, its recipients.
  void through_product(VertexId product, std::uint32_t depth, bool upstream) {
    if (upstream) {
      makers(product, no_vertex, no_claim, Match::certain, depth);
      return;
    }
    for (const ClaimId made : flow_.into(product)) {
      const Match match = lens_.match(made);
      if (match != Match::no && !is_product(flow_.edge(made).source))
        takers(flow_.edge(made).source, product, made, match, depth);
    }
  }

  void all() {
    for (ClaimId c = 0; c < graph_.edge_count(); ++c) {
      if (flow_.direction(c) == GoodsFlow::none) continue;
      const Edge e = flow_.edge(c);
      if (is_product(e.source)) {
        if (graph_.type_of(c) == commissions_ && wanted(e.source) && !is_product(e.target) &&
            lens_.match(c) != Match::no)
          partners(e.source, e.target, c, 1);
        continue;
      }
      const VertexId product = is_product(e.target) ? e.target : graph_.product(c);
      if (!wanted(product)) continue;
      const Match match = lens_.match(c);
      if (match == Match::no) continue;
      if (is_product(e.target))
        takers(e.source, e.target, c, match, 1);
      else
        add(e.source, product, e.target, c, match, 1);
    }
  }

  // What the supplier's claim states; valid until the next.
  SupplyRow& add(VertexId supplier, VertexId product, VertexId recipient, ClaimId claim, Match match,
                 std::uint32_t depth) {
    SupplyRow& row = rows_.emplace_back();
    row.supplier = supplier;
    row.product = product;
    row.recipient = recipient;
    row.role = graph_.type_of(claim);
    row.claims = {claim};
    row.match = match;
    row.depth = depth;
    return row;
  }

  using HopKey = std::tuple<VertexId, VertexId, VertexId, EdgeTypeId, bool>;
  static HopKey hop_of(const SupplyRow& row) {
    return {row.supplier, row.product, row.recipient, row.role, row.partner};
  }

  // Tellings of one hop become one row.
  void merge_tellings() {
    sort_rows();
    std::vector<std::uint32_t> order(rows_.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
      const HopKey of_a = hop_of(rows_[a]), of_b = hop_of(rows_[b]);
      return of_a != of_b ? of_a < of_b : a < b;
    });
    for (std::size_t first = 0, last; first < order.size(); first = last) {
      for (last = first + 1; last < order.size() && hop_of(rows_[order[last]]) == hop_of(rows_[order[first]]);) ++last;
      if (last - first > 1) merge_hop(std::span(order).subspan(first, last - first));
    }
    // What has been merged into another row has no claims left.
    std::erase_if(rows_, [](const SupplyRow& row) { return row.claims.empty(); });
  }

  // Rows of one hop, by number: only they can tell one matter.
  void merge_hop(std::span<const std::uint32_t> hop) {
    std::unordered_map<ClaimId, std::uint32_t> row_of;  // of each claim that tells the matter of a row
    for (const std::uint32_t number : hop) {
      SupplyRow& row = rows_[number];
      const auto [same, fresh] = row_of.try_emplace(row.claims.front(), number);
      if (fresh) {
        for (const ClaimId telling : same_matter_claims(lens_, row.claims.front())) row_of.try_emplace(telling, number);
        continue;
      }
      SupplyRow& into = rows_[same->second];
      for (const auto& [from, to] : {std::pair{&row.claims, &into.claims}, std::pair{&row.received, &into.received}})
        for (const ClaimId c : *from)
          if (std::find(to->begin(), to->end(), c) == to->end()) to->push_back(c);
      into.match = either(into.match, row.match);
      row.claims.clear();
    }
  }

  void sort_rows() {
    const auto less = [this](const SupplyRow& a, const SupplyRow& b) { return key(a) < key(b); };
    if (!std::is_sorted(rows_.begin(), rows_.end(), less)) std::sort(rows_.begin(), rows_.end(), less);
  }

  void finish(SupplyRow& row) {
    for (const auto* claims : {&row.claims, &row.received})
      for (const ClaimId c : *claims) row.contested = either(row.contested, lens_.contested(c));
    const ClaimId made = row.claims.front();
    const ClaimId received = row.received.empty() ? no_claim : row.received.front();
    row.time = time_of_hop(lens_, made, received);
    row.destination = destination_of_hop(graph_, made, received);
  }

  const GoodsFlowGraph& flow_;
  const KnowledgeGraph& graph_;
  const Lens& lens_;
  GoodsView goods_;
  const SupplyQuery& query_;
  EdgeTypeId commissions_, designs_, develops_with_;
  std::vector<VertexId> next_products_;
  std::vector<SupplyRow> rows_;
};

}  // namespace

std::vector<SupplyRow> supply_hops(const GoodsFlowGraph& flow, const Lens& lens, const SupplyQuery& query) {
  return Supply(flow, lens, query).run();
}

std::vector<SupplyRow> supply(const GoodsFlowGraph& flow, const Lens& lens, const Measures& measures,
                              const SupplyQuery& query) {
  std::vector<SupplyRow> rows = supply_hops(flow, lens, query);
  for (SupplyRow& row : rows) row.measures = measures.on(hop_of(row));
  return rows;
}

}  // namespace filiera
