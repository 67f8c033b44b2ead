// SPDX-License-Identifier: Apache-2.0
// Texts of cells.
#include "graph/sheets/cells.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "graph/model/decimal.hpp"
#include "io/csv.hpp"
#include "io/spelling.hpp"

namespace filiera {

namespace {

constexpr std::string_view white_space = " \t\r\n\v\f";

std::string_view stripped(std::string_view text) {
  const std::size_t first = text.find_first_not_of(white_space);
  if (first == text.npos) return {};
  return text.substr(first, text.find_last_not_of(white_space) - first + 1);
}

bool separates_cells(char c) { return c == ';' || c == '\t' || c == '\r' || c == '\n'; }

// Whether, behind a separator, apostrophes, then quotes and blanks, and then a formula follow.
bool is_parted_formula(std::string_view text) {
  text.remove_prefix(std::min(text.find_first_not_of('\''), text.size()));
  const std::size_t sign = text.find_first_not_of("\" ");
  return sign != text.npos && starts_formula(text.substr(sign));
}

}  // namespace

std::vector<std::string> split_cell(std::string_view cell) {
  std::vector<std::string> values;
  std::string value;
  const auto end = [&] {
    if (const std::string_view text = stripped(value); !text.empty()) values.emplace_back(text);
    value.clear();
  };
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (cell[i] == '\\' && i + 1 < cell.size() && (cell[i + 1] == '|' || cell[i + 1] == '\\'))
      value += cell[++i];
    else if (cell[i] == '|')
      end();
    else
      value += cell[i];
  }
  end();
  return values;
}

std::string join_cell(std::span<const std::string> values) {
  std::string cell;
  for (const std::string& value : values) {
    if (!cell.empty()) cell += " | ";
    for (const char c : value) {
      if (c == '|' || c == '\\') cell += '\\';
      cell += c;
    }
  }
  return cell;
}

bool is_cell_text(std::string_view text) {
  return !text.empty() && stripped(text).size() == text.size() && text.find('\0') == text.npos &&
         !text.starts_with("\u00A0") && !text.ends_with("\u00A0");
}

std::string defused_cell(std::string_view text) {
  std::string cell;
  if (text.starts_with('\'') || (starts_formula(text) && !is_plain_number(text)) ||
      (!text.empty() && separates_cells(text.front()) && text.front() != ';'))
    cell += '\'';
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i > 0 && separates_cells(text[i - 1]) && is_parted_formula(text.substr(i))) cell += '\'';
    cell += text[i];
  }
  return cell;
}

std::string text_of_cell(std::string_view cell) {
  if (cell.starts_with('\'')) cell.remove_prefix(1);
  std::string text;
  for (std::size_t i = 0; i < cell.size(); ++i) {
    if (i > 0 && cell[i] == '\'' && separates_cells(cell[i - 1]) && is_parted_formula(cell.substr(i))) continue;
    text += cell[i];
  }
  return text;
}

namespace {

bool is_currency_code(std::string_view unit) {
  return unit.size() == 3 && std::ranges::all_of(unit, [](char c) { return c >= 'A' && c <= 'Z'; });
}

// Removes a word and the blanks after it from the start of the text.
bool take_word(std::string_view& text, std::string_view word) {
  if (!equal_ignoring_case(text.substr(0, word.size()), word)) return false;
  const std::string_view rest = text.substr(word.size());
  if (!rest.empty() && rest.front() != ' ') return false;
  text = stripped(rest);
  return true;
}

// Removes a number from the start of the text; "" if there is none.
std::string take_digits(std::string_view& text) {
  std::size_t size = text.starts_with('-') ? 1 : 0;
  while (size < text.size() && ((text[size] >= '0' && text[size] <= '9') || text[size] == '.' || text[size] == ','))
    ++size;
  std::string number(text.substr(0, size));
  text = stripped(text.substr(size));
  return number;
}

struct Multiple {
  std::string_view word;
  std::ptrdiff_t places;
};
constexpr std::array multiples = {Multiple{"thousand", 3}, Multiple{"m", 6},        Multiple{"mn", 6},
                                  Multiple{"million", 6},  Multiple{"bn", 9},       Multiple{"billion", 9},
                                  Multiple{"tn", 12},      Multiple{"trillion", 12}};

}  // namespace

std::optional<CellAmount> parse_amount(std::string_view text, std::string* error) {
  const auto fail = [&](std::string message) -> std::optional<CellAmount> {
    if (error) *error = std::move(message);
    return std::nullopt;
  };
  CellAmount amount;
  text = stripped(text);
  const std::string whole(text);
  amount.approximate = take_word(text, "about");
  enum class Side : std::uint8_t { value, minimum, maximum } side = Side::value;
  const auto takes = [&](std::string_view word, Side of, bool strict) {
    if (!take_word(text, word)) return false;
    side = of;
    amount.strict = strict;
    return true;
  };
  takes("over", Side::minimum, true) || takes("at least", Side::minimum, false) ||
      takes("under", Side::maximum, true) || takes("up to", Side::maximum, false) ||
      takes("at most", Side::maximum, false);
  std::string first = take_digits(text), second;
  if (take_word(text, "to")) {
    if (side == Side::maximum) return fail(fmt::format("\"{}\" has two upper bounds", whole));
    const bool under = take_word(text, "under");
    if (under != (side == Side::minimum && amount.strict))
      return fail(
          fmt::format("\"{}\": write both bounds alike, as in \"12 to 14 USD\" or \"over 12 to under 14 USD\"", whole));
    second = take_digits(text);
    if (second.empty()) return fail(fmt::format("\"{}\" has no second number", whole));
  }
  for (const std::string* number : {&first, &second})
    if (number->find(',') != std::string::npos)
      return fail(fmt::format("\"{}\" has a comma: write digits, with a point before decimals", *number));
  if (!Decimal::is_decimal(first) || (!second.empty() && !Decimal::is_decimal(second)))
    return fail(
        fmt::format("\"{}\" is not an amount such as \"12 USD\", \"over 12 pieces\" or \"12 to 14 EUR\"", whole));
  for (const Multiple& multiple : multiples) {
    std::string_view rest = text;
    if (!take_word(rest, multiple.word) || (rest.empty() && multiple.word == "m")) continue;
    text = rest;
    for (std::string* number : {&first, &second})
      if (!number->empty()) *number = Decimal::parse(*number)->shifted(multiple.places).text();
    break;
  }
  if (text.size() >= 2 && text.front() == '"' && text.back() == '"') {
    amount.unit = text.substr(1, text.size() - 2);
  } else {
    amount.unit = text;
    amount.money = is_currency_code(text);
  }
  if (!second.empty()) {
    amount.minimum = first;
    amount.maximum = second;
  } else {
    (side == Side::value ? amount.value : side == Side::minimum ? amount.minimum : amount.maximum) = first;
  }
  return amount;
}

std::optional<std::string> amount_cell(const CellAmount& amount) {
  std::string text = amount.approximate ? "about " : "";
  if (!amount.value.empty())
    text += amount.value;
  else if (!amount.minimum.empty() && !amount.maximum.empty())
    text += fmt::format("{}{} to {}{}", amount.strict ? "over " : "", amount.minimum, amount.strict ? "under " : "",
                        amount.maximum);
  else if (!amount.minimum.empty())
    text += fmt::format("{} {}", amount.strict ? "over" : "at least", amount.minimum);
  else
    text += fmt::format("{} {}", amount.strict ? "under" : "up to", amount.maximum);
  for (const std::string_view quote : {"", "\""}) {
    std::string whole = text;
    if (!amount.unit.empty() || !quote.empty()) whole += fmt::format(" {0}{1}{0}", quote, amount.unit);
    if (parse_amount(whole) == amount) return whole;
  }
  return std::nullopt;
}

}  // namespace filiera
