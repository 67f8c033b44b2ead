// SPDX-License-Identifier: Apache-2.0
// Spellings: in lower case, compared whatever the case, and by nearness, for "did you mean".
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace filiera {

// In lower case, as far as letters are ASCII.
constexpr char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
std::string lower_ascii(std::string_view text);

// Of ASCII letters alone the case does not count.
bool equal_ignoring_case(std::string_view a, std::string_view b);
// Whether `text` is something and then `end`.
bool ends_with_ignoring_case(std::string_view text, std::string_view end);

// The least number of insertions, deletions, substitutions and swaps of neighbouring bytes that turn `a` into
// `b`, no byte edited twice (optimal string alignment); `limit` + 1 when it is greater than `limit`.
// O(|a| · limit) time.
std::size_t spelling_distance(std::string_view a, std::string_view b, std::size_t limit);

// The greatest distance at which a suggestion for `word` still helps: a third of its length, between 1 and 3.
std::size_t suggestion_limit(std::string_view word);

// Those of `candidates` within the suggestion_limit of the longer of the two, nearest first, equally near ones in their
// given order; at most `most` of them. ASCII letters of either case are equal.
std::vector<std::string> nearest_spellings(std::string_view word, std::span<const std::string> candidates,
                                           std::size_t most = 3);

}  // namespace filiera
