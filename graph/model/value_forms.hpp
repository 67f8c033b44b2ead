// SPDX-License-Identifier: Apache-2.0
// Lexical forms that the literals of the model must have.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "graph/model/decimal.hpp"
#include "rdf/term.hpp"

namespace filiera {

// An integer or decimal with an optional sign ("40000000000", "-0.25").
bool is_number(const TermView& term);
// The value of such a literal; empty for any other term.
std::optional<Decimal> number_of(const TermView& term);
// A number from 0 to 1, both included.
bool is_share(const TermView& term);
// Whether the text of a boolean means true: "true" or "1".
constexpr bool is_true_text(std::string_view text) { return text == "true" || text == "1"; }
// Three capital letters.
bool is_currency(const TermView& term);
// 64 hexadecimal digits.
bool is_sha256(const TermView& term);
// A whole number from 0 to 2^32 - 2.
std::optional<std::uint32_t> parse_offset(const TermView& term);

}  // namespace filiera
