// SPDX-License-Identifier: Apache-2.0
// The shortest paths one after the other: each next one deviates from one before.
// Yen: Finding the k shortest loopless paths in a network, 1971; the deviations of each path are taken as
// parts of all paths that do not overlap (Lawler, 1972).
#include <set>

#include "graph/query/path_distances.hpp"
#include "graph/query/path_walks.hpp"

namespace filiera {
namespace {

constexpr std::uint32_t none = UINT32_MAX;

// An edge after the walk that ends with node `before`: walks with a beginning in common share its nodes.
struct Node {
  WalkedEdge edge;
  std::uint32_t before = none;
  std::size_t depth = 1;
};

// A list of edges.
struct Taken {
  WalkedEdge edge;
  std::uint32_t more = none;
};

// All paths that begin as `prefix` does and go on by none of the edges `taken`.
struct Branch {
  std::size_t length;            // of the shortest; no path of the branch is shorter
  std::uint32_t prefix = none;   // a node
  std::uint32_t taken = none;
  std::uint32_t tail = none;     // the node of the first edge after the prefix; when settled, of the last
  bool settled = false;          // whether the shortest walk is known that repeats nothing of the prefix
};

class PathDeviations {
 public:
  explicit PathDeviations(PathTask& task)
      : task_(task),
        distances_(task.edges, task.pattern, task.query),
        branches_([this](const Branch& a, const Branch& b) {
          return a.length != b.length ? a.length < b.length : in_order(a.tail, b.tail);
        }) {}

  PathEnd run() {
    if (task_.query.from == task_.query.to && task_.pattern.accepts(PathPattern::initial)) {
      take({}, task_.conditions.start());
      if (task_.stopped()) return task_.end();
    }
    if (from_both_ends()) distances_.meet(task_.query.max_hops);
    open(none, none, task_.start(), marks());
    while (!branches_.empty() && !task_.edges.spent()) {
      Branch branch = *branches_.begin();
      branches_.erase(branches_.begin());
      if (enough() && branch.length > shortest_) return PathEnd::complete;
      if (!branch.settled && !settle(branch)) continue;
      walk(branch);
      if (task_.stopped()) return task_.end();
    }
    if (task_.edges.spent()) return PathEnd::budget_spent;
    return longer_ && !enough() ? PathEnd::hops_reached : PathEnd::complete;
  }

 private:
  // Whether the selector asks for shortest walks alone, each of them a path that is asked for.
  bool from_both_ends() const {
    const PathQuery& query = task_.query;
    const bool shortest = query.selector != PathSelector::shortest_k && query.selector != PathSelector::all;
    const bool each = query.mode == PathMode::walk || !query.pattern;
    return shortest && each && query.from != query.to && task_.conditions.none();
  }
  PathMarks marks() const { return {task_.query.mode, task_.query.from}; }
  std::size_t depth(std::uint32_t node) const { return node == none ? 0 : nodes_[node].depth; }
  bool enough() const { return task_.query.selector == PathSelector::all_shortest && task_.found() > 0; }

  // Whether the walk to `a` comes before that to `b`, by their first edges that differ.
  bool in_order(std::uint32_t a, std::uint32_t b) const {
    const std::size_t common = std::min(depth(a), depth(b));
    while (depth(a) > common) a = nodes_[a].before;
    while (depth(b) > common) b = nodes_[b].before;
    if (a == b) return false;
    for (; nodes_[a].before != nodes_[b].before; b = nodes_[b].before) a = nodes_[a].before;
    return comes_before(nodes_[a].edge, nodes_[b].edge);
  }

  std::uint32_t add(std::uint32_t before, const WalkedEdge& edge) {
    nodes_.push_back({edge, before, depth(before) + 1});
    task_.edges.spend(1);
    return static_cast<std::uint32_t>(nodes_.size() - 1);
  }

  std::vector<WalkedEdge> edges_to(std::uint32_t node) const {
    std::vector<WalkedEdge> edges(depth(node));
    for (std::size_t i = edges.size(); i > 0; node = nodes_[node].before) edges[--i] = nodes_[node].edge;
    return edges;
  }

  void go(Standing& at, PathMarks& marks, const WalkedEdge& e) const {
    at = {e.edge.target, task_.days_after(at, e), task_.states_after(at, e)};
    marks.add(e.edge);
  }

  bool is_taken(std::uint32_t taken, const WalkedEdge& e) const {
    for (; taken != none; taken = taken_[taken].more)
      if (taken_[taken].edge == e) return true;
    return false;
  }

  struct Step {
    WalkedEdge edge;
    std::size_t length;  // with the rest of the way
  };

  // The first of the edges by which the fewest edges lead to the end, if known distances tell; what does not
  // count is said by `skips(edge, whether it would be the last)`.
  template <class Skips>
  std::optional<Step> known_step(const PathDistances& distances, const Standing& at, Skips skips) const {
    std::optional<Step> best;
    task_.edges.leaving(at.vertex, [&](const WalkedEdge& e) {
      const DayRange days = task_.days_after(at, e);
      if (days.first > days.last) return;
      for (const PathPattern::State state : task_.states_after(at, e)) {
        const std::optional<std::size_t> rest = distances.fewest(e.edge.target, state, days);
        if (rest && (!best || *rest + 1 < best->length) && !skips(e, *rest == 0)) best = {e, *rest + 1};
      }
    });
    return best;
  }

  // The same, searching on until there is one or none of at most `most` edges can be. Notes whether there may
  // be longer ones.
  std::optional<Step> first_step(PathDistances& distances, const Standing& at, std::uint32_t taken,
                                 const PathMarks& marks, std::size_t most) {
    const auto skips = [&](const WalkedEdge& e, bool last) {
      return is_taken(taken, e) || !marks.allows(e.edge, last);
    };
    while (true) {
      const std::optional<Step> step = known_step(distances, at, skips);
      if (step && step->length <= most) return step;
      const bool searched = step || distances.ended() || distances.depth() >= most;
      if (searched || task_.edges.spent()) {
        longer_ = longer_ || step || !distances.ended();
        return std::nullopt;
      }
      distances.extend(std::min(most, 2 * distances.depth() + 1));
    }
  }

  // How many edges may follow the prefix.
  std::size_t most_after(std::uint32_t prefix) const {
    return (enough() ? shortest_ : task_.query.max_hops) - depth(prefix);
  }

  // Adds the branch of a prefix, if it may hold any path.
  void open(std::uint32_t prefix, std::uint32_t taken, const Standing& at, const PathMarks& marks) {
    const std::optional<Step> step = first_step(distances_, at, taken, marks, most_after(prefix));
    if (!step) return;
    branches_.insert({depth(prefix) + step->length, prefix, taken, add(prefix, step->edge), false});
    // Where every branch holds the path that it is known for, more of them than paths are asked for are idle.
    if (task_.query.mode != PathMode::walk || !task_.conditions.none()) return;
    std::size_t asked = task_.query.limit - task_.found();
    if (asked < SIZE_MAX) ++asked;
    if (task_.query.selector == PathSelector::shortest_k)
      asked = std::min(asked, task_.query.count - task_.found());
    if (branches_.size() > asked) branches_.erase(std::prev(branches_.end()));
  }

  // The rest of a shortest walk after the prefix of the branch and its first edge. Whether it repeats nothing.
  bool complete(Branch& branch, const PathDistances& distances, Standing at, PathMarks marks) {
    bool fits = true;
    WalkedEdge edge = nodes_[branch.tail].edge;
    for (std::size_t rest = branch.length - depth(branch.tail);; --rest) {
      fits = fits && marks.allows(edge.edge, rest == 0);
      go(at, marks, edge);
      if (rest == 0) return fits;
      const std::optional<Step> step =
          known_step(distances, at, [](const WalkedEdge&, bool) { return false; });
      if (!step) return false;  // the budget is spent
      edge = step->edge;
      branch.tail = add(branch.tail, edge);
    }
  }

  // Finds the shortest walk of the branch that repeats nothing of the prefix. False when there is none, or
  // when other branches may come before: then it has its place among them.
  bool settle(Branch& branch) {
    Standing at = task_.start();
    PathMarks passed = marks();
    for (const WalkedEdge& e : edges_to(branch.prefix)) go(at, passed, e);
    branch.settled = true;
    const std::uint32_t first = branch.tail;
    if (complete(branch, distances_, at, passed)) return true;
    if (task_.edges.spent()) return false;
    PathDistances around(task_.edges, task_.pattern, task_.query, [&](const Edge& edge) {
      return passed.excludes(edge, at.vertex, task_.query.to);
    });
    const std::optional<Step> step =
        first_step(around, at, branch.taken, passed, most_after(branch.prefix));
    if (!step) return false;
    branch.length = depth(branch.prefix) + step->length;
    branch.tail = step->edge == nodes_[first].edge ? first : add(branch.prefix, step->edge);
    complete(branch, around, at, passed);
    if (!task_.edges.spent()) branches_.insert(branch);
    return false;
  }

  // Hands out the walk of a settled branch if it is a path that the query asks for, and divides the others of
  // the branch by where they leave it.
  void walk(const Branch& branch) {
    const std::vector<WalkedEdge> walked = edges_to(branch.tail);
    std::vector<Edge> edges;
    PathSoFar so_far = task_.conditions.start();
    PathMarks passed = marks();
    std::size_t sound = 0;  // edges that can begin a path
    for (; sound < walked.size() && !task_.edges.spent(); ++sound) {
      const WalkedEdge& e = walked[sound];
      if (!passed.allows(e.edge, sound + 1 == walked.size())) break;
      passed.add(e.edge);
      edges.push_back(e.edge);
      so_far = task_.conditions.after(so_far, edges, e);
      if (!task_.conditions.can_hold(so_far)) break;
    }
    if (task_.edges.spent()) return;
    const bool may_go_on = task_.query.mode == PathMode::walk || task_.query.mode == PathMode::trail;
    if (sound == walked.size()) take(edges, so_far);
    if (task_.stopped()) return;

    std::vector<std::uint32_t> nodes(walked.size());
    std::uint32_t node = branch.tail;
    for (std::size_t i = nodes.size(); i > 0; node = nodes_[node].before) nodes[--i] = node;
    Standing at = task_.start();
    passed = marks();
    const std::size_t begin = depth(branch.prefix);
    for (std::size_t i = 0; i <= sound && !task_.edges.spent(); ++i) {
      const bool whole = i == walked.size();
      if (whole && !may_go_on) break;
      if (i >= begin) {
        std::uint32_t taken = none;
        if (!whole) {
          taken_.push_back({walked[i], i == begin ? branch.taken : none});
          taken = static_cast<std::uint32_t>(taken_.size() - 1);
        }
        open(i == 0 ? none : nodes[i - 1], taken, at, passed);
      }
      if (!whole) go(at, passed, walked[i]);
    }
  }

  void take(const std::vector<Edge>& edges, const PathSoFar& so_far) {
    const std::optional<Path> path = task_.conditions.whole(so_far, edges);
    if (!path) return;
    shortest_ = std::min(shortest_, edges.size());
    task_.hand_out(*path);
  }

  PathTask& task_;
  PathDistances distances_;  // of walks, whatever the mode
  std::vector<Node> nodes_;
  std::vector<Taken> taken_;
  std::set<Branch, std::function<bool(const Branch&, const Branch&)>> branches_;
  std::size_t shortest_ = SIZE_MAX;
  bool longer_ = false;  // whether max_hops hid a walk
};

}  // namespace

PathEnd deviating_paths(PathTask& task) { return PathDeviations(task).run(); }

}  // namespace filiera
