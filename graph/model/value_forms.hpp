// SPDX-License-Identifier: Apache-2.0
// The forms that literals of the model must have.
#pragma once

#include <cstdint>
#include <optional>

#include "graph/model/decimal.hpp"
#include "rdf/term.hpp"

namespace filiera {

// A literal whose lexical form is an optionally signed integer or decimal ("40000000000", "-0.25").
bool is_number(const TermView& term);
// The number that such a literal spells; nothing for any other term.
std::optional<Decimal> number_of(const TermView& term);
// A number from 0 to 1, both included.
bool is_share(const TermView& term);
// Three capital letters.
bool is_currency(const TermView& term);
// 64 hexadecimal digits.
bool is_sha256(const TermView& term);
// A whole number from 0 to 2^32 - 2.
std::optional<std::uint32_t> parse_offset(const TermView& term);

}  // namespace filiera
