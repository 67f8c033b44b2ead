// SPDX-License-Identifier: Apache-2.0
// The forms that literals of the model must have.
#pragma once

#include <cstdint>
#include <optional>

#include "rdf/term.hpp"

namespace filiera {

// A literal whose lexical form is an optionally signed integer or decimal ("40000000000", "-0.25").
bool is_number(const TermView& term);
// Compares two numbers of that form exactly, whatever their length. Both must be numbers.
bool less_number(const TermView& a, const TermView& b);
// A number from 0 to 1, both included.
bool is_share(const TermView& term);
// Three capital letters.
bool is_currency(const TermView& term);
// 64 hexadecimal digits.
bool is_sha256(const TermView& term);
// A whole number from 0 to 2^32 - 2.
std::optional<std::uint32_t> parse_offset(const TermView& term);

}  // namespace filiera
