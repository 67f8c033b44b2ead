// SPDX-License-Identifier: Apache-2.0
// Renders and sorts faults.
#include "io/fault.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <tuple>

#include "io/escape.hpp"
#include "io/utf8.hpp"

namespace filiera {

namespace {

constexpr std::size_t longest_text = 500;  // of a message, of a remedy
constexpr std::string_view ellipsis = "…";

// One character of an excerpt as printed.
struct Cell {
  std::string text;
  std::size_t width = 0;
};

std::vector<Cell> cells_of(std::string_view line) {
  std::vector<Cell> cells;
  for (std::size_t i = 0; i < line.size();) {
    const std::size_t size = std::max<std::size_t>(decode_utf8(line.substr(i)).size, 1);
    std::string text = line[i] == '\t' ? " " : escape_for_terminal(line.substr(i, size));
    const std::size_t width = display_width(text);
    cells.push_back({std::move(text), width});
    i += size;
  }
  return cells;
}

// The excerpt, clipped to `columns` around the cell with index `at`, and the display column (from 0) of that cell. At
// most three fifths of the columns precede it.
std::pair<std::string, std::size_t> clip(const std::vector<Cell>& cells, std::size_t at, bool clipped_before,
                                         std::size_t columns) {
  const std::size_t columns_before = columns * 3 / 5;
  std::size_t first = at;
  for (std::size_t width = 0; first > 0 && width + cells[first - 1].width <= columns_before; --first) {
    width += cells[first - 1].width;
  }
  std::string text{first > 0 || clipped_before ? ellipsis : std::string_view{}};
  std::size_t width = text.empty() ? 0 : 1;
  std::size_t caret = width;
  std::size_t i = first;
  for (; i < cells.size() && width + cells[i].width <= columns; ++i) {
    if (i == at) caret = width;
    text += cells[i].text;
    width += cells[i].width;
  }
  if (at >= i) caret = width;
  if (i < cells.size()) text += ellipsis;
  return {text, caret};
}

}  // namespace

std::string_view name_of(Severity severity) {
  switch (severity) {
    case Severity::info:
      return "info";
    case Severity::warning:
      return "warning";
    case Severity::error:
      break;
  }
  return "error";
}

std::string render(const Fault& fault, std::size_t columns) {
  std::string text = escape_for_terminal(fault.place.file);
  if (fault.place.line > 0) text += fmt::format(":{}", fault.place.line);
  if (fault.place.line > 0 && fault.place.column > 0) text += fmt::format(":{}", fault.place.column);
  if (!text.empty()) text += ": ";
  if (fault.kind->severity != Severity::error) text += fmt::format("{}: ", name_of(fault.kind->severity));
  text += escape_for_terminal(fault.message) + '\n';
  const std::string remedy = escape_for_terminal(fault.remedy);
  if (fault.excerpt.empty() || fault.place.column < fault.excerpt_column) {
    if (!remedy.empty()) text += fmt::format("  {}\n", remedy);
    return text;
  }
  const std::vector<Cell> cells = cells_of(fault.excerpt);
  const std::size_t at = std::min<std::size_t>(fault.place.column - fault.excerpt_column, cells.size());
  const auto [excerpt, caret] = clip(cells, at, fault.excerpt_column > 1, columns);
  text += fmt::format("{}\n{:{}}^", excerpt, "", caret);
  if (!remedy.empty()) text += ' ' + remedy;
  return text + '\n';
}

void Faults::add(Fault fault) {
  ++counts_[static_cast<std::size_t>(fault.kind->severity)];
  const bool error = fault.kind->severity == Severity::error;
  if (++per_file_[fault.place.file][error ? 0 : 1] > limit) return;
  fault.message = shortened(fault.message, longest_text);
  fault.remedy = shortened(fault.remedy, longest_text);
  kept_.push_back(std::move(fault));
}

bool Faults::full(std::string_view file, Severity severity) const {
  const auto found = per_file_.find(file);
  return found != per_file_.end() && found->second[severity == Severity::error ? 0 : 1] >= limit;
}

std::vector<Fault> Faults::sorted() const {
  std::vector<Fault> faults = kept_;
  std::stable_sort(faults.begin(), faults.end(), [](const Fault& a, const Fault& b) {
    return std::tie(a.place.file, a.place.line, a.place.column) < std::tie(b.place.file, b.place.line, b.place.column);
  });
  return faults;
}

std::size_t Faults::count(Severity severity) const { return counts_[static_cast<std::size_t>(severity)]; }

std::size_t Faults::count(const FaultKind& kind) const {
  return static_cast<std::size_t>(std::ranges::count(kept_, &kind, &Fault::kind));
}

std::size_t Faults::dropped(std::string_view file) const {
  const auto found = per_file_.find(file);
  if (found == per_file_.end()) return 0;
  std::size_t count = 0;
  for (const std::size_t seen : found->second) count += seen - std::min(seen, limit);
  return count;
}

}  // namespace filiera
