// SPDX-License-Identifier: Apache-2.0
// Compares language tags with ranges by subtags.
#include "rdf/language.hpp"

#include <algorithm>

#include "io/spelling.hpp"

namespace filiera {
namespace {

constexpr std::size_t ranks_of_a_range = 64;  // more subtags than any tag in use has

// Whether the tag begins with `start` and a hyphen.
bool begins(std::string_view start, std::string_view tag) {
  return start.size() < tag.size() && tag[start.size()] == '-' &&
         equal_ignoring_case(start, tag.substr(0, start.size()));
}

}  // namespace

std::size_t language_rank(std::string_view tag, std::string_view range) {
  if (tag.empty() || range.empty()) return no_language;
  if (equal_ignoring_case(tag, range)) return 0;
  if (begins(range, tag)) return 1;
  if (!begins(tag, range)) return no_language;
  const std::string_view dropped = range.substr(tag.size());
  const auto parts = static_cast<std::size_t>(std::count(dropped.begin(), dropped.end(), '-'));
  return std::min(1 + parts, ranks_of_a_range - 1);
}

std::size_t language_rank(std::string_view tag, std::span<const std::string> ranges) {
  for (std::size_t i = 0; i < ranges.size(); ++i)
    if (const std::size_t rank = language_rank(tag, ranges[i]); rank != no_language) return i * ranks_of_a_range + rank;
  return no_language;
}

}  // namespace filiera
