// SPDX-License-Identifier: Apache-2.0
// Language tags and the ranges that ask for them (BCP 47).
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace filiera {

// How well a language tag meets a list of ranges in order of preference: 0 is best, no_language is not at all. For each
// range: the tag itself, then a tag that the range begins (RFC 4647, 3.3.1: "it" asks for "it-CH" too), then a tag that
// begins the range, the longest first (3.4, lookup: "pt-BR" falls back to "pt"). The case of ASCII letters is ignored.
inline constexpr std::size_t no_language = SIZE_MAX;
std::size_t language_rank(std::string_view tag, std::span<const std::string> ranges);
// The same for one range.
std::size_t language_rank(std::string_view tag, std::string_view range);

}  // namespace filiera
