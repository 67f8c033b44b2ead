// SPDX-License-Identifier: Apache-2.0
// Reads shares in percent, ranges and fractions.
#include "import/lists/shares.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>

#include "import/claims/terms.hpp"
#include "import/records/sheet_table.hpp"
#include "io/spelling.hpp"
#include "rdf/characters.hpp"

namespace filiera {

namespace {

bool all_digits(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return is_ascii_digit(c); });
}

// How a bound begins, in lower case, and which it is. Longer ones stand before what they begin with.
struct BoundWord {
  std::string_view text;
  std::string Share::*bound;
};
constexpr std::array bound_words = {
    BoundWord{">=", &Share::minimum},
    BoundWord{"≥", &Share::minimum},
    BoundWord{">", &Share::over},
    BoundWord{"<=", &Share::maximum},
    BoundWord{"≤", &Share::maximum},
    BoundWord{"<", &Share::under},
    BoundWord{"at least ", &Share::minimum},
    BoundWord{"more than ", &Share::over},
    BoundWord{"over ", &Share::over},
    BoundWord{"at most ", &Share::maximum},
    BoundWord{"up to ", &Share::maximum},
    BoundWord{"less than ", &Share::under},
    BoundWord{"not more than ", &Share::maximum},
    BoundWord{"under ", &Share::under},
};

// "12/34" in decimals.
std::optional<Share> share_of_fraction(std::string_view text) {
  const std::size_t slash = text.find('/');
  if (slash == text.npos) return std::nullopt;
  const std::string_view above = trimmed(text.substr(0, slash)), below = trimmed(text.substr(slash + 1));
  if (above.empty() || below.empty() || above.size() > 6 || below.size() > 6 || !all_digits(above) ||
      !all_digits(below))
    return std::nullopt;
  const auto number = [](std::string_view digits) {
    std::uint64_t value = 0;
    for (const char c : digits) value = value * 10 + static_cast<std::uint64_t>(c - '0');
    return value;
  };
  const std::uint64_t part = number(above), whole = number(below);
  if (whole == 0 || part > whole) return std::nullopt;
  constexpr std::uint64_t scale = 1'000'000'000'000;
  const std::uint64_t scaled = part * scale / whole;
  const auto decimal = [](std::uint64_t value) {
    std::string digits = fmt::format("{}.{:012}", value / scale, value % scale);
    while (digits.back() == '0') digits.pop_back();
    if (digits.back() == '.') digits += '0';
    return digits;
  };
  Share share;
  if (part * scale % whole == 0) {
    share.exact = decimal(scaled);
  } else {
    share.minimum = decimal(scaled);
    share.maximum = decimal(scaled + 1);
  }
  return share;
}

}  // namespace

std::optional<std::string> fraction_of_percent(std::string_view percent) {
  const std::size_t point = std::min(percent.find('.'), percent.size());
  std::string digits(percent.substr(0, point));
  std::string_view behind = percent.substr(std::min(point + 1, percent.size()));
  while (behind.ends_with('0')) behind.remove_suffix(1);
  if (digits.empty() || digits.size() > 3 || behind.size() > 20 || !all_digits(digits) || !all_digits(behind))
    return std::nullopt;
  digits.insert(0, 3 - digits.size(), '0');  // "061": a whole, and two digits of a hundred
  std::string fraction = fmt::format("{}.{}{}", digits.front(), digits.substr(1), behind);
  while (fraction.back() == '0') fraction.pop_back();
  if (fraction.back() == '.') fraction += '0';
  if (fraction.front() > '1' || (fraction.front() == '1' && fraction != "1.0")) return std::nullopt;
  return fraction;
}

std::optional<Share> parse_share(std::string_view text) {
  std::string plain = lower_ascii(collapsed(text));
  if (std::optional<Share> share = share_of_fraction(plain)) return share;
  const auto bound = [](std::string_view part) -> std::optional<std::string> {
    part = trimmed(part);
    if (part.ends_with('%')) part = trimmed(part.substr(0, part.size() - 1));
    return fraction_of_percent(part);
  };
  Share share;
  for (const BoundWord& word : bound_words) {
    if (!std::string_view(plain).starts_with(word.text)) continue;
    std::string_view behind = std::string_view(plain).substr(word.text.size());
    if (word.bound == &Share::over || word.bound == &Share::minimum)
      for (const std::string_view most : {" but not more than ", " up to ", " to "})
        if (const std::size_t at = behind.find(most); at != behind.npos) {
          const std::optional<std::string> maximum = bound(behind.substr(at + most.size()));
          if (!maximum) return std::nullopt;
          share.maximum = *maximum;
          behind = behind.substr(0, at);
          break;
        }
    const std::optional<std::string> value = bound(behind);
    if (!value || (!share.maximum.empty() && *value > share.maximum)) return std::nullopt;
    share.*word.bound = *value;
    return share;
  }
  for (const std::string_view between : {"-", "–", " to "}) {
    const std::size_t at = plain.find(between);
    if (at == plain.npos) continue;
    const std::optional<std::string> least = bound(std::string_view(plain).substr(0, at)),
                                     most = bound(std::string_view(plain).substr(at + between.size()));
    if (!least || !most || *least > *most) return std::nullopt;
    share.minimum = *least;
    share.maximum = *most;
    return share;
  }
  const std::optional<std::string> value = bound(plain);
  if (!value) return std::nullopt;
  share.exact = *value;
  return share;
}

void write_share(ClaimWriter& write, TermId claim, const Share& share) {
  for (const auto& [value, property] :
       {std::pair(&share.exact, vocab::fil_share), std::pair(&share.minimum, vocab::fil_minShare),
        std::pair(&share.maximum, vocab::fil_maxShare), std::pair(&share.over, vocab::fil_overShare),
        std::pair(&share.under, vocab::fil_underShare)})
    if (!value->empty()) write.add(claim, property, write.typed(*value, vocab::xsd_decimal));
}

}  // namespace filiera
