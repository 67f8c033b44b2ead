// SPDX-License-Identifier: Apache-2.0
// Shortest paths in order of length: each next path deviates from an earlier one. Yen: Finding the k shortest loopless
// paths in a network, 1971. The deviations of a path are partitioned into disjoint sets (Lawler: A procedure for
// computing the k best solutions, 1972), and each set is searched only as far as the shortest length among all sets.
#include "query/paths/deviations.hpp"

#include <set>

#include "query/paths/spur_path.hpp"

namespace filiera {
namespace {

constexpr std::uint32_t none = UINT32_MAX;

// A walk as a linked list: its last edge and the node `before` it. Walks with the same prefix share its nodes.
struct Node {
  WalkedEdge edge;
  std::uint32_t before = none;
  std::size_t depth = 1;
};

// An element of a linked list of edges.
struct Taken {
  WalkedEdge edge;
  std::uint32_t more = none;
};

// A spur node of a walk: paths may leave it after `after` edges, by an edge that is not in `taken`.
struct Spur {
  std::size_t after;
  std::uint32_t taken;
};

// How much is known about the shortest path of a branch. unknown: `length` is only a lower bound. candidate: the tail
// starts a shortest continuation. blocked: that continuation repeats an edge or vertex of the root path. exact: the
// tail is the last node of the shortest valid path.
enum class Knowledge : std::uint8_t { unknown, blocked, candidate, exact };

// All paths that begin with the walk `root` and continue with an edge that is not in `taken`. An `unknown` branch
// stands for several sets: the paths that leave the walk `root` at one of its spur nodes.
struct Branch {
  std::size_t length = 0;  // a lower bound of the length of its paths
  Knowledge known = Knowledge::unknown;
  std::uint32_t root = none;  // the last node of the prefix
  std::uint32_t taken = none;
  std::uint32_t tail = none;
  std::vector<Spur> spurs;
};

class PathDeviations {
 public:
  explicit PathDeviations(PathTask& task)
      : task_(task), distances_(task.edges, task.pattern, task.query), branches_(Order{this}) {}

  PathEnd run() {
    if (task_.query.from == task_.query.to && task_.pattern.accepts(PathPattern::initial)) {
      take({}, task_.conditions.start());
      if (task_.stopped()) return task_.end();
    }
    Branch every;
    every.spurs.push_back({0, none});
    branches_.insert(every);
    bool longer = false;  // paths longer than max_hops may exist
    while (!branches_.empty() && !task_.edges.spent()) {
      Branch branch = std::move(branches_.extract(branches_.begin()).value());
      if (enough() && branch.length > shortest_) return PathEnd::complete;
      longer = branch.length > task_.query.max_hops;
      if (longer) break;
      distances_.extend(branch.length);
      if (task_.edges.spent()) break;
      follow(branch);
      if (task_.stopped()) return task_.end();
    }
    if (task_.edges.spent()) return PathEnd::budget_spent;
    return longer && !enough() ? PathEnd::hops_reached : PathEnd::complete;
  }

 private:
  // By length; then branches without a known first edge; then by the order of their walks.
  struct Order {
    const PathDeviations* all;
    bool operator()(const Branch& a, const Branch& b) const {
      if (a.length != b.length) return a.length < b.length;
      if (a.tail != none && b.tail != none) return all->in_order(a.tail, b.tail);
      if (a.tail != b.tail) return a.tail == none;
      return std::tie(a.known, a.root, a.taken) < std::tie(b.known, b.root, b.taken);
    }
  };

  PathMarks marks() const { return {task_.query.mode, task_.query.from}; }
  std::size_t depth(std::uint32_t node) const { return node == none ? 0 : nodes_[node].depth; }
  bool enough() const { return task_.query.selector == PathSelector::all_shortest && task_.found() > 0; }

  // Lexicographic order of two walks: compares the first edges that differ.
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

  // The nodes of a walk from first to last.
  std::vector<std::uint32_t> nodes_to(std::uint32_t node) const {
    std::vector<std::uint32_t> nodes(depth(node));
    for (std::size_t i = nodes.size(); i > 0; node = nodes_[node].before) nodes[--i] = node;
    return nodes;
  }

  RootPath start() const { return {task_.start(), marks(), 0}; }
  void go(RootPath& walk, const WalkedEdge& e) const {
    walk.at = {e.edge.target, task_.days_after(walk.at, e), task_.states_after(walk.at, e)};
    walk.passed.add(e.edge);
    ++walk.length;
  }

  bool is_taken(std::uint32_t taken, const WalkedEdge& e) const {
    for (; taken != none; taken = taken_[taken].more)
      if (taken_[taken].edge == e) return true;
    return false;
  }

  struct Step {
    WalkedEdge edge;
    std::size_t length;  // of the continuation that begins with `edge`
  };

  // The first edge, in order, of a shortest continuation to the end, as far as distances are known. Edges for which
  // skips(edge, is_last) is true are ignored.
  template <class Skips>
  std::optional<Step> first_step(const WalkEnd& at, Skips skips) const {
    std::optional<Step> best;
    task_.edges.leaving(at.vertex, [&](const WalkedEdge& e) {
      const DayRange days = task_.days_after(at, e);
      if (days.first > days.last) return;
      for (const PathPattern::State state : task_.states_after(at, e)) {
        const std::optional<std::size_t> remaining = distances_.fewest({e.edge.target, state}, days);
        if (remaining && (!best || *remaining + 1 < best->length) && !skips(e, *remaining == 0))
          best = {e, *remaining + 1};
      }
    });
    return best;
  }

  void follow(Branch& branch) {
    switch (branch.known) {
      case Knowledge::unknown:
        return open(branch);
      case Knowledge::candidate:
        return complete(branch);
      case Knowledge::blocked:
        return find_spur(branch);
      case Knowledge::exact:
        return walk(branch);
    }
  }

  // Inserts a candidate branch for each spur node with a known continuation, and reinserts the others as one branch.
  void open(Branch& walk) {
    RootPath root = start();
    std::vector<Spur> unknown;
    std::uint32_t root_node = none;
    const std::vector<std::uint32_t> nodes = nodes_to(walk.root);
    for (const Spur& spur : walk.spurs) {
      for (; root.length < spur.after; go(root, nodes_[root_node].edge)) root_node = nodes[root.length];
      const std::optional<Step> step = first_step(root.at, [&](const WalkedEdge& e, bool last) {
        return is_taken(spur.taken, e) || !root.passed.allows(e.edge, last);
      });
      if (task_.edges.spent()) return;
      if (step && spur.after + step->length <= distances_.depth())
        branches_.insert(
            {spur.after + step->length, Knowledge::candidate, root_node, spur.taken, add(root_node, step->edge), {}});
      else if (distances_.depth() < SIZE_MAX)
        unknown.push_back(spur);
    }
    if (unknown.empty()) return;
    walk.length = distances_.depth() + 1;
    walk.spurs = std::move(unknown);
    branches_.insert(std::move(walk));
  }

  RootPath root_of(const Branch& branch) const {
    RootPath root = start();
    for (const std::uint32_t node : nodes_to(branch.root)) go(root, nodes_[node].edge);
    return root;
  }

  // Follows a shortest continuation to the end as long as it repeats nothing.
  void complete(Branch& branch) {
    RootPath walked = root_of(branch);
    const std::uint32_t first = branch.tail;
    WalkedEdge edge = nodes_[first].edge;
    while (walked.passed.allows(edge.edge, walked.length + 1 == branch.length)) {
      go(walked, edge);
      if (walked.length == branch.length) return walk(branch);
      const std::optional<Step> step = first_step(walked.at, [](const WalkedEdge&, bool) { return false; });
      if (!step) return;  // the budget is spent
      edge = step->edge;
      branch.tail = add(branch.tail, edge);
    }
    find_spur(branch);
  }

  // Searches the shortest valid continuation of the root path (the spur path); if it is longer than `length`, raises
  // `length` to its lower bound.
  void find_spur(Branch& branch) {
    const SpurPath spur = find_spur_path(task_, distances_, root_of(branch), branch.length,
                                         [&](const WalkedEdge& e) { return is_taken(branch.taken, e); });
    if (task_.edges.spent()) return;
    branch.tail = none;
    if (spur.edges.empty()) {
      branch.known = Knowledge::blocked;
      branch.length = spur.at_least;
      if (branch.length < SIZE_MAX) branches_.insert(std::move(branch));
      return;
    }
    branch.known = Knowledge::exact;
    branch.tail = branch.root;
    for (const WalkedEdge& e : spur.edges) branch.tail = add(branch.tail, e);
    branches_.insert(std::move(branch));
  }

  // Returns the walk of an exact branch if it is an answer of the query, and partitions the remaining paths of the
  // branch by the edge at which they leave this walk.
  void walk(const Branch& branch) {
    const std::vector<std::uint32_t> nodes = nodes_to(branch.tail);
    std::vector<Edge> edges;
    PathSoFar so_far = task_.conditions.start();
    PathMarks passed = marks();
    std::size_t sound = 0;  // number of leading edges that can begin an answer
    for (; sound < nodes.size() && !task_.edges.spent(); ++sound) {
      const WalkedEdge& e = nodes_[nodes[sound]].edge;
      if (!passed.allows(e.edge, sound + 1 == nodes.size())) break;
      passed.add(e.edge);
      edges.push_back(e.edge);
      so_far = task_.conditions.after(so_far, edges, e);
      if (!task_.conditions.can_hold(so_far)) break;
    }
    if (task_.edges.spent()) return;
    if (sound == nodes.size()) take(edges, so_far);
    if (task_.stopped()) return;

    Branch others;
    others.root = branch.tail;
    const std::size_t begin = depth(branch.root);
    for (std::size_t i = begin; i <= sound && i < nodes.size(); ++i) {
      taken_.push_back({nodes_[nodes[i]].edge, i == begin ? branch.taken : none});
      others.spurs.push_back({i, static_cast<std::uint32_t>(taken_.size() - 1)});
    }
    const bool may_go_on = task_.query.mode == PathMode::walk || task_.query.mode == PathMode::trail;
    if (sound == nodes.size() && may_go_on) others.spurs.push_back({sound, none});
    open(others);
  }

  void take(const std::vector<Edge>& edges, const PathSoFar& so_far) {
    const std::optional<Path> path = task_.conditions.whole(so_far, edges);
    if (!path) return;
    shortest_ = std::min(shortest_, edges.size());
    task_.hand_out(*path);
  }

  PathTask& task_;
  RemainingDistances distances_;
  std::vector<Node> nodes_;
  std::vector<Taken> taken_;
  std::set<Branch, Order> branches_;
  std::size_t shortest_ = SIZE_MAX;
};

}  // namespace

PathEnd deviating_paths(PathTask& task) { return PathDeviations(task).run(); }

}  // namespace filiera
