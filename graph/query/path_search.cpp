// SPDX-License-Identifier: Apache-2.0
// Paths walked forward, guided by the layers.
#include "graph/query/path_search.hpp"

#include <algorithm>
#include <unordered_map>

#include "graph/query/path_edges.hpp"
#include "graph/query/path_hops.hpp"
#include "graph/query/path_layers.hpp"

namespace filiera {
namespace {

// Whether two of a path's edges share a day in every reading of their dates.
bool certainly_meet(const Bounds& a, const Bounds& b) {
  const auto dated = [](const Bounds& x) {
    return x.start_latest != unbounded_future && x.end_earliest != unbounded_past;
  };
  return dated(a) && dated(b) && a.start_latest <= b.end_earliest && b.start_latest <= a.end_earliest;
}

class PathSearch {
 public:
  PathSearch(const Lens& lens, const Measures& measures, const PathQuery& query, const PathVisitor& visit)
      : lens_(lens),
        query_(query),
        visit_(visit),
        pattern_(query.pattern ? *query.pattern : goods_flow_pattern(lens.graph().kinds())),
        edges_(lens, query, pattern_),
        hops_(lens, measures),
        layers_(edges_, pattern_, query,
                every_walk_counts() ? PathLayers::Keep::first : PathLayers::Keep::all) {}

  PathEnd run() {
    if (edges_.avoids(query_.from) || edges_.avoids(query_.to)) return PathEnd::complete;
    if (query_.selector == PathSelector::shortest_k && query_.count == 0) return PathEnd::complete;
    const std::size_t longest = std::min(query_.max_hops, longest_of_mode());
    for (std::size_t length = 0; length <= longest; ++length) {
      if (length > 0 && !layers_.extend()) return edges_.spent() ? PathEnd::budget_spent : PathEnd::complete;
      walk(length);
      if (stop_) return end_;
      if (edges_.spent()) return PathEnd::budget_spent;
      if (found_ > 0 && query_.selector == PathSelector::all_shortest) return PathEnd::complete;
    }
    if (longest == longest_of_mode()) return PathEnd::complete;
    return layers_.extend() ? PathEnd::hops_reached
           : edges_.spent() ? PathEnd::budget_spent
                            : PathEnd::complete;
  }

 private:
  // A further edge of a path, with the states in which the rest of it can be walked.
  struct Choice {
    WalkedEdge edge;
    std::vector<PathPattern::State> states;
  };
  // Where a path stands, and what it amounts to so far.
  struct Place {
    VertexId vertex;
    Bounds period;
    Match match;
    bool certain_period;
    std::vector<Choice> choices;
    std::size_t next = 0;
  };

  // Whether the shortest paths are the shortest walks: then what a longer walk repeats needs no layer.
  bool every_walk_counts() const {
    return query_.mode == PathMode::walk && query_.selector != PathSelector::all &&
           query_.selector != PathSelector::shortest_k && query_.prohibited == Prohibited::shown &&
           query_.same_goods == SameGoods::marked && lens_.options().least == Firmness::possible;
  }

  std::size_t longest_of_mode() const {
    const std::size_t vertices = lens_.graph().vertex_count();
    switch (query_.mode) {
      case PathMode::acyclic:
        return query_.from == query_.to ? 0 : vertices - 1;
      case PathMode::simple:
        return vertices;
      case PathMode::trail:
        return lens_.graph().edge_count();
      case PathMode::walk:
        break;
    }
    return SIZE_MAX;
  }

  static DayRange outer(const Bounds& period) { return {period.start_earliest, period.end_latest}; }

  // All paths of the length, depth first.
  void walk(std::size_t length) {
    const DaySet* days = layers_.days(length, query_.from, PathPattern::initial);
    if (!days) return;
    const DayRange all = edges_.days();
    std::vector<Place> way{
        {query_.from, {all.first, all.first, all.last, all.last}, Match::certain, true, {}, 0}};
    path_.edges.clear();
    visits_.clear();
    if (query_.mode != PathMode::trail) visits_[query_.from] = 1;
    if (length == 0) return keep(way.back());
    way.back().choices = choices(way.back(), {PathPattern::initial}, length);
    while (!way.empty() && !stop_ && !edges_.spent()) {
      Place& at = way.back();
      if (at.next == at.choices.size()) {
        leave(way);
        continue;
      }
      Choice& choice = at.choices[at.next++];
      Place next = reached(at, choice.edge);
      path_.edges.push_back(choice.edge.edge);
      ++visits_[mark(choice.edge.edge)];
      const std::size_t rest = length - path_.edges.size();
      const bool alive = can_go_on(next);
      if (alive && rest > 0) next.choices = choices(next, choice.states, rest);
      if (alive && rest == 0) keep(next);
      way.push_back(std::move(next));
    }
  }

  void leave(std::vector<Place>& way) {
    way.pop_back();
    if (way.empty()) return;
    const auto mark_of_edge = visits_.find(mark(path_.edges.back()));
    if (--mark_of_edge->second == 0) visits_.erase(mark_of_edge);
    path_.edges.pop_back();
  }

  // What the mode does not let a path pass twice: the claim of an edge, or the vertex that it leads to.
  std::uint32_t mark(const Edge& edge) const {
    return query_.mode == PathMode::trail ? edge.claim : edge.target;
  }

  Place reached(const Place& from, const WalkedEdge& e) {
    const EdgeView& view = edges_.view(e);
    Place next{e.edge.target, from.period, both(from.match, view.match), from.certain_period, {}, 0};
    if (query_.common_period == CommonPeriod::ignored) return next;
    next.period = common_bounds(from.period, view.bounds);
    const bool alone = path_.edges.empty() && !lens_.options().as_of;
    next.certain_period = from.certain_period && (alone || certainly_meet(from.period, view.bounds));
    return next;
  }

  bool can_go_on(const Place& at) const {
    if (lens_.options().least == Firmness::certain && !at.certain_period) return false;
    if (query_.same_goods == SameGoods::marked) return true;
    return goods_match(hops_.marked(path_.edges)) != Match::no;
  }

  // The edges by which a path can go on and end in `rest` edges.
  std::vector<Choice> choices(const Place& at, const std::vector<PathPattern::State>& states,
                              std::size_t rest) {
    std::vector<Choice> found;
    edges_.leaving(at.vertex, [&](const WalkedEdge& e) {
      if (repeats(e.edge, rest)) return;
      const DayRange days = query_.common_period == CommonPeriod::required
                                ? outer(common_bounds(at.period, edges_.view(e).bounds))
                                : DayRange{};
      if (days.first > days.last) return;
      Choice choice{e, {}};
      for (const PathPattern::State state : states)
        for (const PathPattern::State next : pattern_.next(state)) {
          if (!reads(pattern_.step_into(next), e)) continue;
          const DaySet* rest_days = layers_.days(rest - 1, e.edge.target, next);
          if (rest_days && rest_days->meets(days)) choice.states.push_back(next);
        }
      if (choice.states.empty()) return;
      std::sort(choice.states.begin(), choice.states.end());
      choice.states.erase(std::unique(choice.states.begin(), choice.states.end()), choice.states.end());
      found.push_back(std::move(choice));
    });
    return found;
  }

  bool repeats(const Edge& edge, std::size_t rest) const {
    if (query_.mode == PathMode::walk || !visits_.contains(mark(edge))) return false;
    return query_.mode != PathMode::simple || edge.target != query_.from || rest > 1;
  }

  static Match goods_match(const std::vector<PathHop>& hops) {
    Match match = Match::certain;
    for (const PathHop& hop : hops) match = both(match, hop.same_goods.value_or(Match::certain));
    return match;
  }

  // Hands out the path unless what the query excludes takes it away.
  void keep(const Place& at) {
    path_.period = at.period;
    path_.match = at.certain_period ? at.match : both(at.match, Match::possible);
    if (query_.same_goods == SameGoods::demanded)
      path_.match = both(path_.match, goods_match(hops_.marked(path_.edges)));
    if (query_.prohibited == Prohibited::excluded)
      for (const PathHop& hop : hops_.of(path_))
        path_.match = without(path_.match, prohibition(lens_.graph().kinds(), hop.measures));
    if (path_.match == Match::no) return;
    if (lens_.options().least == Firmness::certain && path_.match != Match::certain) return;
    if (found_ == query_.limit) return stop(PathEnd::limit_reached);
    ++found_;
    const bool one = query_.selector == PathSelector::any || query_.selector == PathSelector::any_shortest;
    const bool enough = one || (query_.selector == PathSelector::shortest_k && found_ == query_.count);
    if (!visit_(path_) || enough) stop(PathEnd::complete);
  }

  void stop(PathEnd end) {
    stop_ = true;
    end_ = end;
  }

  const Lens& lens_;
  const PathQuery& query_;
  const PathVisitor& visit_;
  PathPattern pattern_;
  PathEdges edges_;
  PathHops hops_;
  PathLayers layers_;
  std::unordered_map<std::uint32_t, std::size_t> visits_;
  Path path_;
  std::size_t found_ = 0;
  bool stop_ = false;
  PathEnd end_ = PathEnd::complete;
};

}  // namespace

PathEnd search_paths(const Lens& lens, const Measures& measures, const PathQuery& query,
                     const PathVisitor& visit) {
  return PathSearch(lens, measures, query, visit).run();
}

PathAnswer find_paths(const Lens& lens, const Measures& measures, const PathQuery& query) {
  PathAnswer answer;
  answer.end = search_paths(lens, measures, query, [&](const Path& path) {
    answer.paths.push_back(path);
    return true;
  });
  return answer;
}

}  // namespace filiera
