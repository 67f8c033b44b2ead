// SPDX-License-Identifier: Apache-2.0
// Lays out drawings in columns.
#include "cli/output/drawing_layout.hpp"

#include <algorithm>
#include <numeric>

#include "io/utf8.hpp"

namespace filiera {

namespace {

constexpr double margin = 12, gap = 14, column_gap = 26, padding = 10;
constexpr int sweeps = 8;

// A vertex, or the label of an edge, in its column. Vertices are in even columns, labels in the odd ones behind them.
struct Item {
  std::size_t column = 0;
  Box box;
  std::vector<std::size_t> left, right;  // neighbours, as numbers of items
};

class ColumnLayout {
 public:
  explicit ColumnLayout(const Drawing& drawing) : drawing_(drawing), vertices_(drawing.vertices.size()) {}

  DrawingLayout run() {
    make_items();
    make_columns();
    for (int sweep = 0; sweep < sweeps; ++sweep) order(sweep % 2 == 0);
    stack();
    for (int sweep = 0; sweep < sweeps; ++sweep) align(sweep % 2 == 0);
    return result();
  }

 private:
  // The column of each vertex by the longest way to it, without the edges that close a cycle. Iterative: a drawing may
  // be a long chain.
  std::vector<std::size_t> ranks() {
    enum class State : std::uint8_t { unseen, open, done };
    std::vector<std::vector<std::size_t>> out(vertices_);
    for (std::size_t e = 0; e < drawing_.edges.size(); ++e) out[drawing_.edges[e].from].push_back(e);
    std::vector<State> state(vertices_, State::unseen);
    std::vector<std::size_t> finished;  // last first in order of the edges
    backward_.assign(drawing_.edges.size(), false);
    // From the vertices that nothing leads to, so that cycles alone are cut.
    std::vector<std::size_t> roots;
    std::vector<bool> entered(vertices_);
    for (const DrawnEdge& edge : drawing_.edges) entered[edge.to] = entered[edge.to] || edge.from != edge.to;
    for (std::size_t v = 0; v < vertices_; ++v)
      if (!entered[v]) roots.push_back(v);
    for (std::size_t v = 0; v < vertices_; ++v)
      if (entered[v]) roots.push_back(v);
    for (const std::size_t root : roots) {
      if (state[root] != State::unseen) continue;
      std::vector<std::pair<std::size_t, std::size_t>> stack{{root, 0}};
      state[root] = State::open;
      while (!stack.empty()) {
        const std::size_t v = stack.back().first;
        if (stack.back().second == out[v].size()) {
          state[v] = State::done;
          finished.push_back(v);
          stack.pop_back();
          continue;
        }
        const std::size_t e = out[v][stack.back().second++];
        const std::size_t to = drawing_.edges[e].to;
        if (state[to] == State::open) backward_[e] = true;
        if (state[to] != State::unseen) continue;
        state[to] = State::open;
        stack.emplace_back(to, 0);
      }
    }
    std::vector<std::size_t> rank(vertices_);
    for (auto v = finished.rbegin(); v != finished.rend(); ++v)
      for (const std::size_t e : out[*v])
        if (!backward_[e]) rank[drawing_.edges[e].to] = std::max(rank[drawing_.edges[e].to], rank[*v] + 1);
    // A vertex stands as far right as what it leads to allows: suppliers beside their buyers.
    for (const std::size_t v : finished) {
      std::size_t least = SIZE_MAX;
      for (const std::size_t e : out[v])
        if (!backward_[e]) least = std::min(least, rank[drawing_.edges[e].to] - 1);
      if (least != SIZE_MAX && !entered[v]) rank[v] = least;
    }
    return rank;
  }

  static double text_width(const std::vector<std::string>& lines, double character) {
    std::size_t widest = 0;
    for (const std::string& line : lines) widest = std::max(widest, display_width(line));
    return static_cast<double>(widest) * character;
  }

  void make_items() {
    const std::vector<std::size_t> rank = ranks();
    for (std::size_t v = 0; v < vertices_; ++v) {
      Item item;
      item.column = 2 * rank[v];
      item.box.width = text_width({drawing_.vertices[v].label}, character_width) + 2 * padding;
      item.box.height = line_height + padding;
      items_.push_back(std::move(item));
    }
    for (std::size_t e = 0; e < drawing_.edges.size(); ++e) {
      const DrawnEdge& edge = drawing_.edges[e];
      const std::size_t label = items_.size();
      std::size_t from = edge.from, to = edge.to;
      if (backward_[e]) std::swap(from, to);
      Item item;
      item.column = items_[from].column + 1;
      item.box.width = text_width(edge.lines, small_character_width) + padding;
      item.box.height = std::max<double>(1, static_cast<double>(edge.lines.size())) * small_line_height;
      item.left = {from};
      if (from != to) item.right = {to};
      items_.push_back(std::move(item));
      items_[from].right.push_back(label);
      if (from != to) items_[to].left.push_back(label);
    }
  }

  void make_columns() {
    for (std::size_t i = 0; i < items_.size(); ++i) {
      if (columns_.size() <= items_[i].column) columns_.resize(items_[i].column + 1);
      columns_[items_[i].column].push_back(i);
    }
    place_.resize(items_.size());
    for (const auto& column : columns_) number(column);
  }

  void number(const std::vector<std::size_t>& column) {
    for (std::size_t i = 0; i < column.size(); ++i)
      place_[column[i]] = (static_cast<double>(i) + 0.5) / static_cast<double>(column.size());
  }

  // Sorts each column by the mean place of its neighbours on one side.
  void order(bool rightward) {
    std::vector<std::size_t> walk(columns_.size());
    std::iota(walk.begin(), walk.end(), std::size_t{0});
    if (!rightward) std::reverse(walk.begin(), walk.end());
    for (const std::size_t c : walk) {
      std::vector<double> mean(items_.size());
      for (const std::size_t i : columns_[c]) {
        const auto& neighbours = rightward ? items_[i].left : items_[i].right;
        double sum = 0;
        for (const std::size_t n : neighbours) sum += place_[n];
        mean[i] = neighbours.empty() ? place_[i] : sum / static_cast<double>(neighbours.size());
      }
      std::ranges::stable_sort(columns_[c], [&](std::size_t a, std::size_t b) { return mean[a] < mean[b]; });
      number(columns_[c]);
    }
  }

  void stack() {
    double x = margin;
    for (const auto& column : columns_) {
      double width = 0, y = margin;
      for (const std::size_t i : column) width = std::max(width, items_[i].box.width);
      column_width_.push_back(width);
      for (const std::size_t i : column) {
        Box& box = items_[i].box;
        box.x = x + width / 2;
        box.y = y + box.height / 2;
        y += box.height + gap;
      }
      x += width + column_gap;
    }
    width_ = x - column_gap + margin;
  }

  // Moves each item towards the mean of its neighbours, without overlaps in its column.
  void align(bool rightward) {
    std::vector<std::size_t> walk(columns_.size());
    std::iota(walk.begin(), walk.end(), std::size_t{0});
    if (!rightward) std::reverse(walk.begin(), walk.end());
    for (const std::size_t c : walk) {
      const auto& column = columns_[c];
      std::vector<double> wanted;
      for (const std::size_t i : column) {
        const auto& neighbours = rightward ? items_[i].left : items_[i].right;
        double sum = 0;
        for (const std::size_t n : neighbours) sum += items_[n].box.y;
        wanted.push_back(neighbours.empty() ? items_[i].box.y : sum / static_cast<double>(neighbours.size()));
      }
      // Blocks of touching items, each at the mean of what its items want (pool adjacent violators).
      struct Block {
        double offset_sum = 0, at = 0, height = 0;  // `at`: the upper end
        std::size_t count = 0, first = 0;
      };
      std::vector<Block> blocks;
      for (std::size_t k = 0; k < column.size(); ++k) {
        const double height = items_[column[k]].box.height + gap;
        blocks.push_back({wanted[k] - height / 2, wanted[k] - height / 2, height, 1, k});
        while (blocks.size() > 1 &&
               blocks[blocks.size() - 2].at + blocks[blocks.size() - 2].height > blocks.back().at) {
          const Block last = blocks.back();
          blocks.pop_back();
          Block& into = blocks.back();
          into.offset_sum += last.offset_sum - static_cast<double>(last.count) * into.height;
          into.height += last.height;
          into.count += last.count;
          into.at = into.offset_sum / static_cast<double>(into.count);
        }
      }
      for (const Block& block : blocks) {
        double y = block.at;
        for (std::size_t k = block.first; k < block.first + block.count; ++k) {
          Box& box = items_[column[k]].box;
          box.y = y + (box.height + gap) / 2;
          y += box.height + gap;
        }
      }
    }
  }

  DrawingLayout result() {
    double top = 0, bottom = 0;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      const Box& box = items_[i].box;
      const double upper = box.y - box.height / 2, lower = box.y + box.height / 2;
      top = i == 0 ? upper : std::min(top, upper);
      bottom = i == 0 ? lower : std::max(bottom, lower);
    }
    DrawingLayout layout;
    layout.width = items_.empty() ? 2 * margin : width_;
    layout.height = bottom - top + 2 * margin;
    for (std::size_t i = 0; i < items_.size(); ++i) {
      Box box = items_[i].box;
      box.y += margin - top;
      (i < vertices_ ? layout.vertices : layout.labels).push_back(box);
      if (i >= vertices_) layout.level.push_back(column_width_[items_[i].column] / 2);
    }
    return layout;
  }

  const Drawing& drawing_;
  std::size_t vertices_;
  std::vector<bool> backward_;  // by edge: laid out from its target to its source
  std::vector<Item> items_;     // the vertices, then the labels of the edges
  std::vector<std::vector<std::size_t>> columns_;
  std::vector<double> place_;  // by item: where it stands in its column, from 0 to 1
  std::vector<double> column_width_;
  double width_ = 0;
};

}  // namespace

DrawingLayout lay_out(const Drawing& drawing) { return ColumnLayout(drawing).run(); }

}  // namespace filiera
