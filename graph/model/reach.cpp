// SPDX-License-Identifier: Apache-2.0
// Transitive closures by Boost.Graph's breadth_first_visit over the selected edges, with colours in a hash table.
#include "graph/model/reach.hpp"

#include <boost/graph/breadth_first_search.hpp>
#include <boost/pending/queue.hpp>
#include <tuple>

namespace filiera {
namespace {

// The edges of the selected types with at least the wanted match, as an incidence graph.
class ChosenEdges {
 public:
  ChosenEdges(const KnowledgeGraph& graph, std::initializer_list<EdgeTypeId> types, Walk walk,
              const std::function<bool(const Edge&)>& walks)
      : graph_(&graph), types_(types), walk_(walk), walks_(&walks) {}

  std::size_t type_count() const { return types_.size(); }
  // The edges of one type that leave a vertex: numbers [first, last) for edge().
  std::pair<std::uint32_t, std::uint32_t> range(VertexId v, std::size_t type) const {
    const EdgeTypeId wanted = types_.begin()[type];
    if (walk_ == Walk::inward) {
      const ClaimRange claims = graph_->in_claims(v, wanted);
      return {*claims.begin(), *claims.end()};
    }
    const auto claims = graph_->out_claims(v, wanted);
    const auto first = static_cast<std::uint32_t>(claims.data() - graph_->data().out_edge.data());
    return {first, first + static_cast<std::uint32_t>(claims.size())};
  }
  Edge edge(std::uint32_t number) const {
    if (walk_ == Walk::outward) return graph_->edge(graph_->data().out_edge[number]);
    const Edge edge = graph_->edge(number);
    return {edge.target, edge.source, edge.claim};
  }
  bool walks(const Edge& edge) const { return (*walks_)(edge); }

 private:
  const KnowledgeGraph* graph_;
  std::initializer_list<EdgeTypeId> types_;
  Walk walk_;
  const std::function<bool(const Edge&)>* walks_;
};

class ChosenEdgeIterator
    : public boost::iterator_facade<ChosenEdgeIterator, Edge, boost::forward_traversal_tag, Edge, std::ptrdiff_t> {
 public:
  ChosenEdgeIterator() = default;
  // The first selected edge of the types from `type` on; the end iterator if `type` is their number.
  ChosenEdgeIterator(const ChosenEdges& edges, VertexId v, std::size_t type) : edges_(&edges), v_(v), type_(type) {
    if (type_ == edges_->type_count()) return;
    std::tie(number_, end_) = edges_->range(v_, type_);
    settle();
  }

 private:
  friend class boost::iterator_core_access;
  Edge dereference() const { return edge_; }
  bool equal(const ChosenEdgeIterator& other) const { return type_ == other.type_ && number_ == other.number_; }
  void increment() {
    ++number_;
    settle();
  }
  void settle() {
    while (true) {
      for (; number_ < end_; ++number_)
        if (edge_ = edges_->edge(number_); edges_->walks(edge_)) return;
      if (++type_ == edges_->type_count()) break;
      std::tie(number_, end_) = edges_->range(v_, type_);
    }
    number_ = 0;
  }

  const ChosenEdges* edges_ = nullptr;
  VertexId v_ = no_vertex;
  std::size_t type_ = 0;
  std::uint32_t number_ = 0, end_ = 0;
  Edge edge_;
};

VertexId source(const Edge& edge, const ChosenEdges&) { return edge.source; }
VertexId target(const Edge& edge, const ChosenEdges&) { return edge.target; }
std::pair<ChosenEdgeIterator, ChosenEdgeIterator> out_edges(VertexId v, const ChosenEdges& edges) {
  return {{edges, v, 0}, {edges, v, edges.type_count()}};
}
std::size_t out_degree(VertexId v, const ChosenEdges& edges) {
  const auto [first, last] = out_edges(v, edges);
  return static_cast<std::size_t>(std::distance(first, last));
}

// The colours of visited vertices; every other vertex is white.
class Colours {
 public:
  using key_type = VertexId;
  using value_type = boost::default_color_type;
  using reference = value_type;
  using category = boost::read_write_property_map_tag;

  bool white(VertexId v) const { return !colours_.contains(v); }
  friend value_type get(const Colours* map, VertexId v) {
    const auto found = map->colours_.find(v);
    return found == map->colours_.end() ? boost::white_color : found->second;
  }
  friend void put(Colours* map, VertexId v, value_type colour) { map->colours_[v] = colour; }

 private:
  boost::unordered_flat_map<VertexId, value_type> colours_;
};

}  // namespace
}  // namespace filiera

namespace boost {
template <>
struct graph_traits<filiera::ChosenEdges> {
  using vertex_descriptor = filiera::VertexId;
  using edge_descriptor = filiera::Edge;
  using directed_category = directed_tag;
  using edge_parallel_category = allow_parallel_edge_tag;
  using traversal_category = incidence_graph_tag;
  using degree_size_type = std::size_t;
  using out_edge_iterator = filiera::ChosenEdgeIterator;
  static vertex_descriptor null_vertex() { return filiera::no_vertex; }
};
template <>
struct property_traits<filiera::Colours*> : property_traits<filiera::Colours> {};
}  // namespace boost

namespace filiera {
namespace {

// What a walk has found. A vertex that several edges lead to is reached by the first of them.
struct Found {
  std::vector<Related>* related;
  ReachTree* tree;  // or null
  Match level = Match::certain;

  void enter(const Edge& edge) const {
    if (tree) tree->try_emplace(edge.target, edge.claim);
  }
};

struct Discover : boost::default_bfs_visitor {
  const Found* found;
  explicit Discover(const Found& what) : found(&what) {}
  template <class Graph>
  void discover_vertex(VertexId v, const Graph&) const {
    found->related->push_back({v, found->level});
  }
  template <class Graph>
  void tree_edge(const Edge& edge, const Graph&) const {
    found->enter(edge);
  }
};

void walk_edges(const KnowledgeGraph& graph, const std::vector<VertexId>& starts,
                std::initializer_list<EdgeTypeId> types, Walk walk, const std::function<Match(ClaimId)>& match,
                Found found) {
  Colours colours;
  const auto visit = [&](std::vector<VertexId> from, const std::function<bool(const Edge&)>& walks) {
    std::erase_if(from, [&](VertexId v) {
      if (!colours.white(v)) return true;
      put(&colours, v, boost::gray_color);
      return false;
    });
    boost::queue<VertexId> queue;
    boost::breadth_first_visit(ChosenEdges(graph, types, walk, walks), from.begin(), from.end(), queue, Discover(found),
                               &colours);
  };
  std::vector<Edge> perhaps;  // possible edges out of certain vertices
  visit(starts, [&](const Edge& edge) {
    const Match holds = match(edge.claim);
    if (holds == Match::possible) perhaps.push_back(edge);
    return holds == Match::certain;
  });
  if (perhaps.empty()) return;
  found.level = Match::possible;
  std::vector<VertexId> from;
  for (const Edge& edge : perhaps)
    if (colours.white(edge.target)) {
      found.enter(edge);
      from.push_back(edge.target);
    }
  visit(std::move(from), [&](const Edge& edge) { return match(edge.claim) != Match::no; });
}

}  // namespace

Match match_of(std::span<const Related> related, VertexId vertex) {
  for (const Related& r : related)
    if (r.vertex == vertex) return r.match;
  return Match::no;
}

std::vector<Related> reach(const KnowledgeGraph& graph, const std::vector<VertexId>& starts,
                           std::initializer_list<EdgeTypeId> types, Walk walk,
                           const std::function<Match(ClaimId)>& match) {
  std::vector<Related> related;
  walk_edges(graph, starts, types, walk, match, {&related, nullptr});
  return related;
}

ReachTree reach_tree(const KnowledgeGraph& graph, VertexId start, std::initializer_list<EdgeTypeId> types, Walk walk,
                     const std::function<Match(ClaimId)>& match) {
  std::vector<Related> related;
  ReachTree tree;
  walk_edges(graph, {start}, types, walk, match, {&related, &tree});
  return tree;
}

}  // namespace filiera
