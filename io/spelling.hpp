// SPDX-License-Identifier: Apache-2.0
// Comparison of spellings: ignoring case, and by edit distance, for "did you mean".
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace filiera {

// In lower case if it is an ASCII letter.
constexpr char lower_ascii(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
std::string lower_ascii(std::string_view text);

// Ignores the case of ASCII letters only.
bool equal_ignoring_case(std::string_view a, std::string_view b);
// Whether `text` ends with `end` and is longer.
bool ends_with_ignoring_case(std::string_view text, std::string_view end);

// The least number of insertions, deletions, substitutions and swaps of adjacent bytes that turn `a` into `b`, with no
// byte edited twice (optimal string alignment); `limit` + 1 if it is greater than `limit`. O(|a| · limit).
std::size_t spelling_distance(std::string_view a, std::string_view b, std::size_t limit);

// The greatest useful distance of a suggestion for `word`: a third of its length, between 1 and 3.
std::size_t suggestion_limit(std::string_view word);

// The candidates within the suggestion_limit of the longer of the two words, ordered by distance, then as given; at
// most `most` of them. Ignores the case of ASCII letters.
std::vector<std::string> nearest_spellings(std::string_view word, std::span<const std::string> candidates,
                                           std::size_t most = 3);

}  // namespace filiera
