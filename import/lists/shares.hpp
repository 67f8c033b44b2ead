// SPDX-License-Identifier: Apache-2.0
// Shares of a whole as publications write them.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "import/claims/claim_writer.hpp"

namespace filiera {

// Decimals from 0 to 1, as fil:share and its bounds have them; "" for what is not stated. Exact, or between bounds, of
// which `over` and `under` are excluded.
struct Share {
  std::string exact, minimum, maximum, over, under;
  friend bool operator==(const Share&, const Share&) = default;
};

// A decimal from 0 to 100, such as "61" or "2.40", as a fraction of one, "0.61"; empty for any other text.
std::optional<std::string> fraction_of_percent(std::string_view percent);

// The share in a text in percent, such as "60", "60 %", "50-75%", "25 to 50", ">25", "<= 50", "over 25 up to 50" or
// "at least 75", or in a fraction of at most six digits each, "1/3". A fraction that no decimal of twelve digits equals
// lies between the two nearest. Empty for any other text.
std::optional<Share> parse_share(std::string_view text);

// States the share on a holding.
void write_share(ClaimWriter& write, TermId claim, const Share& share);

}  // namespace filiera
