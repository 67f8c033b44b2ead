// SPDX-License-Identifier: Apache-2.0
// Comparison of spellings; nearness by optimal string alignment over three rows, within a band (Ukkonen 1985).
#include "io/spelling.hpp"

#include <algorithm>
#include <utility>

namespace filiera {

std::string lower_ascii(std::string_view text) {
  std::string small(text);
  for (char& c : small) c = lower_ascii(c);
  return small;
}

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](char x, char y) { return lower_ascii(x) == lower_ascii(y); });
}

bool ends_with_ignoring_case(std::string_view text, std::string_view end) {
  return text.size() > end.size() && equal_ignoring_case(text.substr(text.size() - end.size()), end);
}

// Computes only the diagonals within the limit: cells outside exceed it. Stops when two successive rows exceed it,
// since a swap spans two rows.
std::size_t spelling_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t far = limit + 1;
  if (std::max(a.size(), b.size()) - std::min(a.size(), b.size()) > limit) return far;
  std::vector<std::size_t> before_last(b.size() + 2, far), last(b.size() + 2, far), row(b.size() + 2, far);
  for (std::size_t j = 0; j <= std::min(b.size(), limit); ++j) last[j] = j;
  std::size_t least_before = 0;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    const std::size_t first = i > limit ? i - limit : 1, end = std::min(b.size(), i + limit) + 1;
    row[first - 1] = first == 1 ? i : far;
    std::size_t least = row[first - 1];
    for (std::size_t j = first; j < end; ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), far});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
      least = std::min(least, row[j]);
    }
    row[end] = far;
    if (std::min(least, least_before) > limit) return far;
    least_before = least;
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return std::min(last[b.size()], far);
}

std::size_t suggestion_limit(std::string_view word) { return std::clamp<std::size_t>(word.size() / 3, 1, 3); }

std::vector<std::string> nearest_spellings(std::string_view word, std::span<const std::string> candidates,
                                           std::size_t most) {
  const std::string wanted = lower_ascii(word);
  std::vector<std::pair<std::size_t, std::size_t>> near;  // distance, index
  for (std::size_t i = 0; i < candidates.size(); ++i) {
    const std::size_t limit = suggestion_limit(word.size() > candidates[i].size() ? word : candidates[i]);
    const std::size_t distance = spelling_distance(wanted, lower_ascii(candidates[i]), limit);
    if (distance <= limit) near.emplace_back(distance, i);
  }
  std::sort(near.begin(), near.end());
  std::vector<std::string> result;
  for (std::size_t i = 0; i < near.size() && i < most; ++i) result.push_back(candidates[near[i].second]);
  return result;
}

}  // namespace filiera
