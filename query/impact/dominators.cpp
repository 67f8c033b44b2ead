// SPDX-License-Identifier: Apache-2.0
// Dominators by the algorithm of Lengauer and Tarjan, iterative.
#include "query/impact/dominators.hpp"

#include <numeric>

namespace filiera {
namespace {

// Vertices are numbered by a depth-first search from the root, which is 0. The names are those of the paper.
class LengauerTarjan {
 public:
  LengauerTarjan(const Rows<std::uint32_t>& graph, std::uint32_t root) : graph_(graph), number_(graph.size(), none) {
    search(root);
    collect_predecessors();
    semi_.resize(vertex_.size());
    std::iota(semi_.begin(), semi_.end(), 0u);
    label_ = semi_;
    ancestor_.assign(vertex_.size(), none);
    dom_.assign(vertex_.size(), 0);
  }

  std::vector<std::uint32_t> run() {
    const auto count = static_cast<std::uint32_t>(vertex_.size());
    // For each v the vertices whose semidominator is v, as linked lists in `next`.
    std::vector<std::uint32_t> bucket(count, none), next(count, none);
    for (std::uint32_t w = count - 1; w > 0; --w) {
      for (const std::uint32_t predecessor : predecessors_[w])
        if (const std::uint32_t u = eval(predecessor); semi_[u] < semi_[w]) semi_[w] = semi_[u];
      next[w] = bucket[semi_[w]];
      bucket[semi_[w]] = w;
      ancestor_[w] = parent_[w];
      for (std::uint32_t& v = bucket[parent_[w]]; v != none; v = next[v]) {
        const std::uint32_t u = eval(v);
        dom_[v] = semi_[u] < semi_[v] ? u : parent_[w];
      }
    }
    std::vector<std::uint32_t> dominator(graph_.size(), no_dominator);
    for (std::uint32_t w = 1; w < count; ++w) {
      if (dom_[w] != semi_[w]) dom_[w] = dom_[dom_[w]];
      dominator[vertex_[w]] = vertex_[dom_[w]];
    }
    return dominator;
  }

 private:
  static constexpr std::uint32_t none = UINT32_MAX;

  void visit(std::uint32_t vertex, std::uint32_t parent) {
    number_[vertex] = static_cast<std::uint32_t>(vertex_.size());
    vertex_.push_back(vertex);
    parent_.push_back(parent);
  }

  void search(std::uint32_t root) {
    std::vector<std::uint32_t> path{root}, at(graph_.size(), 0);
    visit(root, none);
    while (!path.empty()) {
      const std::uint32_t v = path.back();
      const auto out = graph_[v];
      if (at[v] == out.size()) {
        path.pop_back();
        continue;
      }
      const std::uint32_t target = out[at[v]++];
      if (number_[target] != none) continue;
      visit(target, number_[v]);
      path.push_back(target);
    }
  }

  void collect_predecessors() {
    predecessors_ = Rows<std::uint32_t>::of(vertex_.size(), [this](auto&& visit) {
      for (std::uint32_t v = 0; v < vertex_.size(); ++v)
        for (const std::uint32_t target : graph_[vertex_[v]]) visit(number_[target], v);
    });
  }

  // The vertex with the smallest semidominator on the path from v up to the root of its tree, the root excluded.
  std::uint32_t eval(std::uint32_t v) {
    if (ancestor_[v] == none) return v;
    compress(v);
    return label_[v];
  }

  // Path compression, from the vertex nearest to the root down to v: each vertex takes the better label above it, and
  // the root as its ancestor.
  void compress(std::uint32_t v) {
    for (; ancestor_[ancestor_[v]] != none; v = ancestor_[v]) path_.push_back(v);
    for (; !path_.empty(); path_.pop_back()) {
      const std::uint32_t below = path_.back(), above = ancestor_[below];
      if (semi_[label_[above]] < semi_[label_[below]]) label_[below] = label_[above];
      ancestor_[below] = ancestor_[above];
    }
  }

  const Rows<std::uint32_t>& graph_;
  std::vector<std::uint32_t> number_;           // by vertex of the graph; none if it is not reachable
  std::vector<std::uint32_t> vertex_, parent_;  // by number, as all members below
  Rows<std::uint32_t> predecessors_;
  std::vector<std::uint32_t> semi_, label_, ancestor_, dom_;
  std::vector<std::uint32_t> path_;  // scratch space of compress()
};

}  // namespace

std::vector<std::uint32_t> immediate_dominators(const Rows<std::uint32_t>& graph, std::uint32_t root) {
  return LengauerTarjan(graph, root).run();
}

}  // namespace filiera
