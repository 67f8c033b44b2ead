// SPDX-License-Identifier: Apache-2.0
// Who supplies whom, with which goods.
#include "query/hops/supply.hpp"

#include <algorithm>
#include <initializer_list>
#include <iterator>
#include <map>
#include <numeric>
#include <set>
#include <span>
#include <tuple>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "graph/lens/same_matter.hpp"
#include "query/hops/hop_generator.hpp"

namespace filiera {
namespace {

class Supply {
 public:
  Supply(const GoodsFlowGraph& flow, const Lens& lens, const SupplyQuery& query)
      : graph_(flow.graph()), lens_(lens), hops_(flow, lens), family_(lens, query.product), query_(query) {}

  std::vector<SupplyRow> run() {
    if (query_.limit != SIZE_MAX) {
      pass_ = Pass::choose;
      walk();
      pass_ = Pass::collect_chosen;
    }
    walk();
    merge_tellings();
    for (SupplyRow& row : rows_) finish(row);
    sort_rows();
    return std::move(rows_);
  }

  SupplyParties parties() const { return {suppliers_.size(), partners_.size()}; }

 private:
  // reach_surely: collects no rows, and follows only what is certain.
  enum class Pass : std::uint8_t { reach_surely, collect, choose, collect_chosen };
  using RowKey = std::tuple<std::uint32_t, bool, int, VertexId, VertexId, VertexId, TermId>;

  RowKey key(const Hop& hop, std::uint32_t depth, bool partner, Match match, ClaimId claim) const {
    return {depth,       partner,       -static_cast<int>(match),   hop.supplier,
            hop.product, hop.recipient, graph_.term_of_claim(claim)};
  }
  RowKey key(const SupplyRow& row) const { return key(row, row.depth, row.partner, row.match, row.claims.front()); }

  void walk() {
    if (query_.depth > 1 && surely_met_.empty() && (query_.to || query_.from)) {
      const Pass pass = std::exchange(pass_, Pass::reach_surely);
      expand(query_.to ? *query_.to : *query_.from, query_.to.has_value());
      surely_met_ = std::move(met_);
      pass_ = pass;
    }
    reached_by_.clear();
    if (query_.to)
      expand(*query_.to, true);
    else if (query_.from)
      expand(*query_.from, false);
    else
      all();
  }

  bool is_product(VertexId v) const { return hops_.is_product(v); }

  // Products, each with the claim on the way to it that is only possible, or no_claim.
  using Products = std::vector<std::pair<VertexId, ClaimId>>;

  // Breadth first over companies; products between them do not count as tiers.
  void expand(VertexId start, bool upstream) {
    upstream_ = upstream;
    met_ = {start};
    std::vector<VertexId> tier{start};
    for (std::uint32_t depth = 1; depth <= query_.depth && !tier.empty(); ++depth) {
      Products products;
      for (const VertexId at : tier) {
        const auto by = reached_by_.find(at);
        reached_by_now_ = surely_met_.contains(at) || by == reached_by_.end() ? no_claim : by->second;
        if (upstream)
          into(at, depth, products);
        else
          out_of(at, depth, products);
      }
      tier = std::exchange(next_tier_, {});
      // The suppliers of a product's parts are one tier further upstream.
      for (const auto& [product, by] : products)
        if (met_.insert(product).second) {
          tier.push_back(product);
          reached_by_.emplace(product, by);
        }
    }
  }

  // Of claims on one way: the first on the way that is only possible, or no_claim.
  ClaimId reached_by(std::initializer_list<ClaimId> claims) const {
    if (reached_by_now_ != no_claim) return reached_by_now_;
    for (const ClaimId c : claims)
      if (c != no_claim && hops_.match(c) != Match::certain) return c;
    return no_claim;
  }
  void add_product(Products& products, VertexId product, std::initializer_list<ClaimId> claims) const {
    const ClaimId by = reached_by(claims);
    if (pass_ != Pass::reach_surely || by == no_claim) products.emplace_back(product, by);
  }

  // Adds the hops to a party, or the makers of a product; collects the parts of the products in `parts`.
  void into(VertexId at, std::uint32_t depth, Products& parts) {
    if (is_product(at)) {
      hops_.makers(at, [&](const ClaimedHop& hop) { add(hop, depth); });
      hops_.products_taken(at, [&](VertexId part, ClaimId c) { add_product(parts, part, {c}); });
      return;
    }
    hops_.into(at, [&](const ClaimedHop& hop) { add(hop, depth); });
    hops_.products_taken(at, [&](VertexId product, ClaimId taken) {
      hops_.products_taken(product, [&](VertexId part, ClaimId c) { add_product(parts, part, {taken, c}); });
    });
    hops_.partners_of(at, [&](const ClaimedHop& hop) { add(hop, depth, true); });
  }

  // Adds the hops from a party, or from all makers of a product; collects in `wholes` the products that these are parts
  // of.
  void out_of(VertexId at, std::uint32_t depth, Products& wholes) {
    if (is_product(at)) {
      hops_.through(at, [&](const ClaimedHop& hop) { add(hop, depth); });
      hops_.products_made(at, [&](VertexId whole, ClaimId c) { add_product(wholes, whole, {c}); });
      return;
    }
    hops_.out_of(at, [&](const ClaimedHop& hop) { add(hop, depth); });
    hops_.products_made(at, [&](VertexId product, ClaimId made) {
      hops_.products_made(product, [&](VertexId whole, ClaimId c) { add_product(wholes, whole, {made, c}); });
    });
    hops_.partnerships(at, [&](const ClaimedHop& hop) { add(hop, depth, true); });
  }

  void all() {
    const auto wanted = [this](VertexId product) { return family_.contains(product); };
    hops_.all(wanted, [this](const ClaimedHop& hop) { add(hop, 1); });
    hops_.all_partners(wanted, [this](const ClaimedHop& hop) { add(hop, 1, true); });
  }

  void add(const ClaimedHop& hop, std::uint32_t depth, bool partner = false) {
    if (pass_ == Pass::reach_surely && (partner || hop.match != Match::certain)) return;
    const VertexId next = !upstream_ ? no_vertex : *upstream_ ? hop.supplier : hop.recipient;
    if (!partner && next != no_vertex && met_.insert(next).second) {
      next_tier_.push_back(next);
      const ClaimId by = reached_by({hop.made, hop.received});
      if (query_.depth > 1) reached_by_.emplace(next, by == no_claim && hop.match != Match::certain ? hop.made : by);
    }
    if (pass_ == Pass::reach_surely) return;
    const Match match = at_most_possible(hop.match, reached_by_now_ != no_claim);
    if (!family_.contains(hop.product) || (query_.from && query_.to && hop.supplier != *query_.from)) return;
    if (query_.contested_only && !is_contested(hop.made) && !is_contested(hop.received)) return;
    if (pass_ != Pass::collect_chosen) (partner ? partners_ : suppliers_).insert(hop.supplier);
    const EdgeTypeId role = graph_.type_of(hop.made);
    if (pass_ != Pass::collect) {
      const HopKey hop_key{hop.supplier, hop.product, hop.recipient, role, partner};
      if (pass_ == Pass::choose) return choose(key(hop, depth, partner, match, hop.made), hop_key);
      if (!chosen_.contains(hop_key)) return;
    }
    SupplyRow& row = rows_.emplace_back();
    static_cast<Hop&>(row) = hop;
    row.role = role;
    row.partner = partner;
    row.claims = {hop.made};
    if (hop.received != no_claim) row.received = {hop.received};
    row.match = match;
    row.depth = depth;
    row.reached_by = reached_by_now_;
  }

  using HopKey = std::tuple<VertexId, VertexId, VertexId, EdgeTypeId, bool>;
  static HopKey hop_key(const SupplyRow& row) {
    return {row.supplier, row.product, row.recipient, row.role, row.partner};
  }

  bool is_contested(ClaimId c) const { return c != no_claim && lens_.contested(c) != Match::no; }

  // Keeps the `limit` hops whose first rows come first; each hop has at least one row.
  void choose(const RowKey& row, const HopKey& hop) {
    if (by_row_.size() >= query_.limit && by_row_.rbegin()->first < row) return;
    const auto [at, fresh] = chosen_.try_emplace(hop, row);
    if (!fresh) {
      if (at->second <= row) return;
      by_row_.erase({at->second, hop});
      at->second = row;
    }
    by_row_.emplace(row, hop);
    if (by_row_.size() <= query_.limit) return;
    chosen_.erase(by_row_.rbegin()->second);
    by_row_.erase(std::prev(by_row_.end()));
  }

  // Merges rows of one hop whose claims state the same matter.
  void merge_tellings() {
    sort_rows();
    std::vector<std::uint32_t> order(rows_.size());
    std::iota(order.begin(), order.end(), 0u);
    std::sort(order.begin(), order.end(), [this](std::uint32_t a, std::uint32_t b) {
      const HopKey of_a = hop_key(rows_[a]), of_b = hop_key(rows_[b]);
      return of_a != of_b ? of_a < of_b : a < b;
    });
    for (std::size_t first = 0, last; first < order.size(); first = last) {
      for (last = first + 1; last < order.size() && hop_key(rows_[order[last]]) == hop_key(rows_[order[first]]);)
        ++last;
      if (last - first > 1) merge_hop(std::span(order).subspan(first, last - first));
    }
    // Rows that were merged into another have no claims left.
    std::erase_if(rows_, [](const SupplyRow& row) { return row.claims.empty(); });
  }

  // Merges among the rows of one hop, given by index: only they can state the same matter.
  void merge_hop(std::span<const std::uint32_t> hop) {
    std::unordered_map<ClaimId, std::uint32_t> row_of;  // row of each claim, including its same-matter claims
    for (const std::uint32_t number : hop) {
      SupplyRow& row = rows_[number];
      const auto [same, fresh] = row_of.try_emplace(row.claims.front(), number);
      if (fresh) {
        for (const ClaimId c : same_matter_claims(lens_, row.claims.front())) row_of.try_emplace(c, number);
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
  }

  const KnowledgeGraph& graph_;
  const Lens& lens_;
  HopGenerator hops_;
  ProductFamily family_;
  const SupplyQuery& query_;
  std::optional<bool> upstream_;                      // nothing where no tiers are followed
  std::unordered_set<VertexId> met_;                  // the vertices of a tier so far or of the next
  std::unordered_set<VertexId> surely_met_;           // those reached by certain hops alone; with more than one tier
  std::unordered_map<VertexId, ClaimId> reached_by_;  // the claim on the way to each that is only possible
  ClaimId reached_by_now_ = no_claim;                 // that of the vertex whose hops are added
  std::vector<VertexId> next_tier_;
  std::unordered_set<VertexId> suppliers_, partners_;
  Pass pass_ = Pass::collect;
  std::map<HopKey, RowKey> chosen_;             // the first row of each hop
  std::set<std::pair<RowKey, HopKey>> by_row_;  // chosen_, in order of row
  std::vector<SupplyRow> rows_;
};

// Why it is only possible that the row lies beyond what was asked for.
void add_doubts_of_way(const Lens& lens, SupplyRow& row) {
  const std::vector<Doubt> of_claim = lens.doubts(row.reached_by);
  const auto marked = [](const Doubt& doubt) { return is_marked(doubt.kind); };
  if (std::any_of(of_claim.begin(), of_claim.end(), marked) || flows_at_most_possibly(lens.graph(), row.reached_by))
    row.doubts.push_back({DoubtKind::part, row.reached_by, {}});
  else
    row.doubts.insert(row.doubts.end(), of_claim.begin(), of_claim.end());
}

}  // namespace

std::vector<SupplyRow> supply_hops(const GoodsFlowGraph& flow, const Lens& lens, const SupplyQuery& query,
                                   SupplyParties* parties) {
  Supply supply(flow, lens, query);
  std::vector<SupplyRow> rows = supply.run();
  if (parties) *parties = supply.parties();
  return rows;
}

std::vector<SupplyRow> supply(const GoodsFlowGraph& flow, const Lens& lens, const Measures& measures,
                              const SupplyQuery& query, SupplyParties* parties) {
  std::vector<SupplyRow> rows = supply_hops(flow, lens, query, parties);
  for (SupplyRow& row : rows) {
    row.measures = measures.on(row);
    if (!row.partner) {
      row.party_measures = measures.on_parties(row);
      row.unknown_party = measures.unknown_party(row);
    }
    row.doubts = doubts_of_hop(lens, row.claims, row.received, row.match);
    if (row.reached_by != no_claim) add_doubts_of_way(lens, row);
  }
  return rows;
}

namespace {

// Of a claim about goods.
bool is_denied_only(const Lens& lens, ClaimId c) {
  return lens.graph().has(c, denied) && lens.listed(c) != Match::no && lens.stance(c).stance == Stance::denied_only;
}

}  // namespace

std::vector<ClaimId> not_counted(const GoodsFlowGraph& flow, const Lens& lens, const SupplyQuery& query) {
  const KnowledgeGraph& graph = flow.graph();
  const ProductFamily family(lens, query.product);
  std::vector<ClaimId> found;
  const auto add = [&](ClaimId c) {
    if (flow.direction(c) != GoodsFlow::none && graph.has(c, denied) && family.contains(product_of(graph, c)) &&
        is_denied_only(lens, c))
      found.push_back(c);
  };
  if (query.to)
    for (const ClaimId c : flow.into(*query.to)) add(c);
  if (query.from)
    for (const ClaimId c : flow.out_of(*query.from)) add(c);
  if (!query.to && !query.from)
    for (ClaimId c = 0; c < graph.edge_count(); ++c) add(c);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

std::vector<ClaimId> not_counted_upstream(const GoodsFlowGraph& flow, const Lens& lens, VertexId recipient) {
  std::vector<ClaimId> found;
  std::vector<VertexId> open{recipient};
  std::unordered_set<VertexId> seen{recipient};
  while (!open.empty()) {
    const VertexId v = open.back();
    open.pop_back();
    for (const ClaimId c : flow.into(v)) {
      if (is_denied_only(lens, c)) found.push_back(c);
      if (lens.circumstance(c) == Match::no) continue;
      const VertexId product = product_of(flow.graph(), c);
      for (const VertexId next : {flow.edge(c).source, product})
        if (next != no_vertex && seen.insert(next).second) open.push_back(next);
    }
  }
  std::sort(found.begin(), found.end());
  return found;
}

}  // namespace filiera
