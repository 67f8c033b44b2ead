// SPDX-License-Identifier: Apache-2.0
// How goods reach one vertex from another.
#include "graph/query/paths.hpp"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

Bounds intersect(const Bounds& a, const Bounds& b) {
  return {std::max(a.start_earliest, b.start_earliest), std::max(a.start_latest, b.start_latest),
          std::min(a.end_earliest, b.end_earliest), std::min(a.end_latest, b.end_latest)};
}

class PathSearch {
 public:
  PathSearch(const GoodsFlowGraph& flow, const Lens& lens, const PathQuery& query, std::size_t edge_budget)
      : flow_(flow), lens_(lens), query_(query), budget_(edge_budget), uses_(flow.graph().core(vocab::fil_uses)) {
    avoid_.insert(query.avoid.begin(), query.avoid.end());
    all_days_.start_latest = unbounded_past;
    all_days_.end_earliest = unbounded_future;
    if (lens.options().as_of)
      all_days_ = {lens.options().as_of->first, lens.options().as_of->first, lens.options().as_of->last,
                   lens.options().as_of->last};
  }

  PathAnswer run() {
    if (query_.from == query_.to || avoid_.contains(query_.from) || avoid_.contains(query_.to)) return {};
    find_distances();
    const auto start = distance_.find(query_.from);
    if (start == distance_.end()) return std::move(answer_);
    // Lengths in turn: the first length with a path is the shortest under a common period.
    for (std::size_t length = start->second; length <= query_.max_hops; ++length) {
      paths_of_length(length);
      if (answer_.end != PathEnd::complete) break;
      if (query_.selector != PathSelector::all && !answer_.paths.empty()) break;
      if (!longer_exists_) break;
    }
    return std::move(answer_);
  }

 private:
  Match match_of(const Edge& edge) const {
    const Match match = lens_.match(edge.claim);
    if (flow_.graph().type_of(edge.claim) != uses_) return match;
    return lens_.options().least == Firmness::certain ? Match::no : std::min(match, Match::possible);
  }

  // Edges to `to`, breadth first against the flow, within max_hops.
  void find_distances() {
    distance_[query_.to] = 0;
    std::vector<VertexId> tier{query_.to};
    for (std::size_t distance = 1; distance <= query_.max_hops && !tier.empty(); ++distance) {
      std::vector<VertexId> next;
      for (const VertexId v : tier)
        for (const ClaimId c : flow_.into(v)) {
          const Edge edge = flow_.edge(c);
          if (avoid_.contains(edge.source) || match_of(edge) == Match::no) continue;
          if (distance_.try_emplace(edge.source, distance).second) next.push_back(edge.source);
        }
      tier = std::move(next);
    }
  }

  struct Step {
    VertexId vertex;
    std::size_t next;  // index into the claims out of the vertex
    Bounds period;
    Match match;
  };

  void paths_of_length(std::size_t length) {
    longer_exists_ = false;
    std::vector<Step> stack{{query_.from, 0, all_days_, Match::certain}};
    std::vector<Edge> edges;
    std::unordered_set<VertexId> on_path{query_.from};
    while (!stack.empty()) {
      Step& step = stack.back();
      const auto claims = flow_.out_of(step.vertex);
      if (step.next == claims.size()) {
        on_path.erase(step.vertex);
        stack.pop_back();
        if (!edges.empty()) edges.pop_back();
        continue;
      }
      if (budget_-- == 0) {
        answer_.end = PathEnd::budget_spent;
        return;
      }
      const Edge edge = flow_.edge(claims[step.next++]);
      const auto rest = distance_.find(edge.target);
      if (rest == distance_.end() || on_path.contains(edge.target)) continue;
      const std::size_t used = edges.size() + 1;
      if (edge.target == query_.to ? used > length : used + rest->second > length) {
        longer_exists_ = true;
        continue;
      }
      if (edge.target == query_.to && used < length) continue;
      const Match match = both(step.match, match_of(edge));
      if (match == Match::no) continue;
      const Bounds period = query_.common_period == CommonPeriod::required
                                ? intersect(step.period, lens_.bounds(edge.claim))
                                : step.period;
      if (period.start_earliest > period.end_latest) continue;
      if (edge.target == query_.to) {
        edges.push_back(edge);
        keep(edges, period, match);
        edges.pop_back();
        if (answer_.end != PathEnd::complete) return;
        if (query_.selector == PathSelector::any_shortest) return;
        continue;
      }
      edges.push_back(edge);
      on_path.insert(edge.target);
      stack.push_back({edge.target, 0, period, match});
    }
  }

  void keep(const std::vector<Edge>& edges, const Bounds& period, Match match) {
    if (answer_.paths.size() == query_.limit) {
      answer_.end = PathEnd::limit_reached;
      return;
    }
    const bool sure = period.start_latest <= period.end_earliest || query_.common_period == CommonPeriod::ignored;
    answer_.paths.push_back({edges, period, sure ? match : std::min(match, Match::possible)});
  }

  const GoodsFlowGraph& flow_;
  const Lens& lens_;
  const PathQuery& query_;
  std::size_t budget_;
  EdgeTypeId uses_;
  Bounds all_days_;
  std::unordered_set<VertexId> avoid_;
  std::unordered_map<VertexId, std::size_t> distance_;
  bool longer_exists_ = false;
  PathAnswer answer_;
};

}  // namespace

PathAnswer find_paths(const GoodsFlowGraph& flow, const Lens& lens, const PathQuery& query, std::size_t edge_budget) {
  return PathSearch(flow, lens, query, edge_budget).run();
}

std::vector<PathHop> hops_of(const GoodsFlowGraph& flow, const Measures& measures, const Path& path) {
  const KnowledgeGraph& graph = flow.graph();
  std::vector<PathHop> hops;
  PathHop open;
  bool in_hop = false;
  const auto close = [&] {
    open.hop.time = path.period;
    open.measures = measures.on(open.hop);
    hops.push_back(std::move(open));
    open = {};
    in_hop = false;
  };
  for (std::size_t i = 0; i < path.edges.size(); ++i) {
    const Edge& edge = path.edges[i];
    if (!in_hop) {
      open.first_edge = i;
      open.edges = 0;
      if (graph.kind_of_vertex(edge.source) == Kind::product)
        open.hop.product = edge.source;
      else
        open.hop.supplier = edge.source;
      in_hop = true;
    }
    ++open.edges;
    if (const VertexId place = graph.destination(edge.claim); place != no_vertex) open.hop.destination = place;
    if (graph.kind_of_vertex(edge.target) == Kind::product) {
      open.hop.product = edge.target;
      continue;
    }
    if (graph.product(edge.claim) != no_vertex && open.hop.product == no_vertex) open.hop.product = graph.product(edge.claim);
    open.hop.recipient = edge.target;
    close();
  }
  if (in_hop) close();
  return hops;
}

}  // namespace filiera
