// SPDX-License-Identifier: Apache-2.0
// The edges of the graph as a search for paths walks them.
#pragma once

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <span>
#include <tuple>
#include <unordered_set>
#include <vector>

#include "graph/lens/lens.hpp"
#include "query/hops/hop_generator.hpp"
#include "query/paths/hops.hpp"

namespace filiera {

// An edge from the vertex where the walk leaves to the vertex where it arrives. A loop is walked forward only.
struct WalkedEdge {
  Edge edge;
  EdgeTypeId type = 0;
  Walked walked = Walked::forward;
  friend bool operator==(const WalkedEdge&, const WalkedEdge&) = default;
};

// Whether the step reads the edge. A loop matches both directions.
inline bool reads(const PatternStep& step, const WalkedEdge& e) {
  return step.reads(e.type, e.walked) || (e.edge.source == e.edge.target && step.reads(e.type, Walked::backward));
}

// The order of edges that leave a vertex: by type, forward before backward, then by target and claim.
inline bool comes_before(const WalkedEdge& a, const WalkedEdge& b) {
  return std::tuple(a.type, a.walked, a.edge.claim) < std::tuple(b.type, b.walked, b.edge.claim);
}

// The match, bounds and days of a walked edge under the lens.
struct EdgeView {
  Match match = Match::no;
  Bounds bounds;
  DayRange days;  // days on which a path over this edge can hold; all days if no common period is required
};

// The edges that the pattern of a query reads and its lens shows. Excludes edges at avoided vertices, and edges that
// are a complete hop under a prohibition that the query excludes. Counts the visited edges against the query's budget.
class PathEdges {
 public:
  // The arguments must outlive this object.
  PathEdges(const Lens& lens, const PathHops& hops, const PathQuery& query, const PathPattern& pattern);

  const KnowledgeGraph& graph() const { return graph_; }

  // Calls visit(WalkedEdge) for the edges that leave (enter) a vertex, in the order of comes_before(). Skips the edges
  // of a type that the pattern does not read in O(log degree). Stops when the budget is spent.
  template <class Visit>
  void leaving(VertexId v, Visit visit) {
    by_type(
        graph_.out_claims(v), graph_.in_claims(v),
        [&](ClaimId c, EdgeTypeId type) {
          offer({v, target_of(c), c}, type, Walked::forward, visit);
        },
        [&](ClaimId c, EdgeTypeId type) {
          offer({v, source_of(c), c}, type, Walked::backward, visit);
        });
  }
  template <class Visit>
  void entering(VertexId v, Visit visit) {
    by_type(
        graph_.in_claims(v), graph_.out_claims(v),
        [&](ClaimId c, EdgeTypeId type) {
          offer({source_of(c), v, c}, type, Walked::forward, visit);
        },
        [&](ClaimId c, EdgeTypeId type) {
          offer({target_of(c), v, c}, type, Walked::backward, visit);
        });
  }

  // Prefetches the rows that leaving() will read.
  void prefetch_leaving(VertexId v) const {
    const std::span<const std::uint32_t> claims = graph_.out_claims(v);
    for (const ClaimId c : claims.first(std::min<std::size_t>(claims.size(), 16))) {
      __builtin_prefetch(graph_.data().edge_target.data() + c);
      __builtin_prefetch(graph_.data().edge_type.data() + c);
    }
  }

  // Cached by claim and direction if more than columns must be read; then O(1) after the first call.
  EdgeView view(const WalkedEdge& e);

  // Whether the days of edges do not matter to the query: no common period is required, or it is a single day and
  // possible matches count.
  bool timeless() const {
    return common_period_ == CommonPeriod::ignored ||
           (lens_.options().minimum_certainty == Firmness::possible && days_.first == days_.last);
  }

  // The period in which the common period must lie: the lens's period, or all days.
  DayRange days() const { return days_; }
  bool avoids(VertexId v) const { return avoid_.contains(v); }
  bool spent() const { return budget_ == 0; }
  // Counts stored product states against the budget, which bounds the memory of a search.
  void spend(std::size_t states) { budget_ -= std::min(budget_, states); }

  // Whether the measures on a hop do not depend on the rest of the path: the lens has one day, or no common period is
  // required.
  bool measures_are_final() const { return lens_.on_one_day() || common_period_ == CommonPeriod::ignored; }
  // Whether a prohibition with this match excludes a path.
  bool removes(Match prohibition) const;

 private:
  // Calls forward(claim, type) and backward(claim, type) for the claims of two rows sorted by type; for one type,
  // forward comes first.
  template <class Row, class TurnedRow, class Forward, class Backward>
  void by_type(const Row& row, const TurnedRow& turned, Forward forward, Backward backward) {
    auto f = row.begin();
    auto b = turned.begin();
    const auto type_at = [&](auto at, auto end) { return at == end ? no_type : type_of(*at); };
    for (unsigned f_type = type_at(f, row.end()), b_type = type_at(b, turned.end()); budget_ > 0;) {
      const unsigned next = std::min(f_type, b_type);
      if (next == no_type) return;
      const auto type = static_cast<EdgeTypeId>(next);
      if (f_type == type) {
        if (forward_[type] || backward_[type])
          for (; f != row.end() && type_of(*f) == type; ++f) forward(*f, type);
        else
          f = after(type, f, row.end());
        f_type = type_at(f, row.end());
      }
      if (b_type == type) {
        if (backward_[type])
          for (; b != turned.end() && type_of(*b) == type; ++b) backward(*b, type);
        else
          b = after(type, b, turned.end());
        b_type = type_at(b, turned.end());
      }
    }
  }
  // Skips the claims of the first claim's type, `type`. Advances by at least one even if a damaged file is not sorted.
  template <class Claims>
  Claims after(EdgeTypeId type, Claims first, Claims last) const {
    return std::partition_point(std::next(first), last, [&](ClaimId c) { return type_of(c) <= type; });
  }
  template <class Visit>
  void offer(const Edge& edge, EdgeTypeId type, Walked walked, Visit& visit) {
    if (edge.source == edge.target ? walked == Walked::backward : walked == Walked::forward && !forward_[type]) return;
    if (budget_ == 0) return;
    --budget_;
    if (!avoid_.empty() && (avoids(edge.source) || avoids(edge.target))) return;
    if (!goods_.is_everything() && goods_along(graph_, edge) && !goods_.contains(product_of(graph_, edge.claim)))
      return;
    const WalkedEdge e{edge, type, walked};
    if (shows_all_ || view(e).match != Match::no) visit(e);
  }
  // The type of any claim, not only of those known to be edges.
  EdgeTypeId type_of(ClaimId c) const { return graph_.data().edge_type[c]; }
  VertexId source_of(ClaimId c) const { return checked(graph_.data().edge_source[c], graph_.vertex_count()); }
  VertexId target_of(ClaimId c) const { return checked(graph_.data().edge_target[c], graph_.vertex_count()); }
  bool removed(const Edge& edge) const;
  EdgeView seen(const WalkedEdge& e) const;

  const Lens& lens_;
  const PathHops& hops_;
  const KnowledgeGraph& graph_;
  CommonPeriod common_period_;
  Prohibited prohibited_;
  bool remembers_;
  bool shows_all_;  // whether the lens shows every edge, without looking at it
  DayRange days_;
  std::size_t budget_;
  static constexpr unsigned no_type = UINT32_MAX;
  PatternStep::Types forward_, backward_;
  std::unordered_set<VertexId> avoid_;
  ProductFamily goods_;
  boost::unordered_flat_map<std::uint64_t, EdgeView> views_;
};

}  // namespace filiera
