// SPDX-License-Identifier: Apache-2.0
// Legal forms, and words of names that say the same.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace filiera {

// Companies with limited liability; companies with shares that are traded or could be; enterprises and institutions of
// a state; forms that tell none of these.
enum class LegalForm : std::uint8_t { limited = 1, stock = 2, state = 4, other = 8 };

struct LegalForms {
  LegalForm form;
  std::string_view
      rows;  // words in lower case, each form with a semicolon behind it: "ltd; limited liability company;"
};
std::span<const LegalForms> legal_forms();

// "hk = hong kong;": what the first words say is what the second say: abbreviations, and translations that lists use
// for one another. Nothing behind the sign, where the words say nothing.
std::string_view meanings();

}  // namespace filiera
