// SPDX-License-Identifier: Apache-2.0
// Language tags and language ranges (BCP 47).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace filiera {

// How well a language tag matches a list of ranges in order of preference: 0 is best, no_language is no match. For each
// range: the tag itself, then a tag that begins with the range (RFC 4647, 3.3.1: "it" matches "it-CH"), then a tag that
// is a prefix of the range, the longest first (3.4, lookup: "pt-BR" falls back to "pt"). Ignores the case of ASCII
// letters.
inline constexpr std::size_t no_language = SIZE_MAX;
std::size_t language_rank(std::string_view tag, std::span<const std::string> ranges);
// As above for one range.
std::size_t language_rank(std::string_view tag, std::string_view range);

}  // namespace filiera
