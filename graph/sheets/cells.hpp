// SPDX-License-Identifier: Apache-2.0
// How values are written in the cells of sheets: lists, amounts, cells that a spreadsheet would run.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace filiera {

// Several values in a cell stand between " | "; a '|' or a '\' of a value has a '\' before it. Values are trimmed, and
// empty ones are left out. join_cell() of what split_cell() gives is split into the same again.
std::vector<std::string> split_cell(std::string_view cell);
std::string join_cell(std::span<const std::string> values);

// Whether a value is the same when it has been a cell: not empty, no white space at its ends, no NUL.
bool is_cell_text(std::string_view text);

// A cell as it is kept in a file: with one ' before what a spreadsheet would run as a formula, and before what begins
// with ' already; within a cell too, where one that separates cells at semicolons or tabs would see a cell begin.
std::string defused_cell(std::string_view text);
// The text of a cell of a file: without that ' again. The inverse of defused_cell().
std::string text_of_cell(std::string_view cell);

// An amount as text: "12 USD", "over 12 USD", "at least 12 pieces", "under 12", "up to 12", "12 to 14 EUR", "about 12
// tons". A unit of three capital letters is a currency, one in quotes never is. Numbers are kept as they are written.
struct CellAmount {
  std::string value, minimum, maximum;  // digits, with a point and digits or without; "" if not stated
  std::string unit;
  bool money = false;
  bool strict = false;
  bool approximate = false;
  friend bool operator==(const CellAmount&, const CellAmount&) = default;
};
// `error` says what is wrong where nothing is returned. Accepts "thousand", "m", "million", "bn", "billion", "tn" and
// "trillion" before a unit, and multiplies: "5.7 bn USD" is 5700000000 USD.
std::optional<CellAmount> parse_amount(std::string_view text, std::string* error = nullptr);
// The text that parse_amount() reads as this amount; empty if there is none.
std::optional<std::string> amount_cell(const CellAmount& amount);

}  // namespace filiera
