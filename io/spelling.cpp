// SPDX-License-Identifier: Apache-2.0
// Comparison of spellings; nearness by optimal string alignment over three rows.
#include "io/spelling.hpp"

#include <algorithm>
#include <utility>

namespace filiera {

namespace {

constexpr char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::string lower_ascii(std::string_view text) {
  std::string small(text);
  std::transform(small.begin(), small.end(), small.begin(), lower);
  return small;
}

}  // namespace

bool equal_ignoring_case(std::string_view a, std::string_view b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](char x, char y) { return lower(x) == lower(y); });
}

bool ends_with_ignoring_case(std::string_view text, std::string_view end) {
  return text.size() > end.size() && equal_ignoring_case(text.substr(text.size() - end.size()), end);
}

std::size_t spelling_distance(std::string_view a, std::string_view b, std::size_t limit) {
  const std::size_t shorter = std::min(a.size(), b.size());
  if (std::max(a.size(), b.size()) - shorter > limit) return limit + 1;
  std::vector<std::size_t> before_last(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        row[j] = std::min(row[j], before_last[j - 2] + 1);
    }
    std::swap(before_last, last);
    std::swap(last, row);
  }
  return std::min(last[b.size()], limit + 1);
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
