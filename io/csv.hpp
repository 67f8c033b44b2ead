// SPDX-License-Identifier: Apache-2.0
// Records of comma-separated values, RFC 4180, safe to open in a spreadsheet.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace filiera {

// Whether the whole text is a number as spreadsheets read it: [+-]? digits [. digits] [(e|E) [+-]? digits].
bool is_plain_number(std::string_view text);

// Whether the text begins with = + - @, also of full width, with which a spreadsheet begins a formula.
bool starts_formula(std::string_view text);

// Whether cells that a spreadsheet would evaluate as formulas are marked as text.
enum class Formulas : std::uint8_t { defused, kept };

// Appends the cells, separated by commas, and CR LF. Cells with quotes, commas, CR or LF are quoted. Defused: a cell
// that begins with = + - @ (also of full width), tab, CR or LF and is not a number gets an apostrophe before it; so
// does such a sign, with quotes and blanks before it, after a ';', a tab or a line break within a cell, where a
// spreadsheet may separate cells, and the cell is quoted. NUL, which readers of CSV take for the end of a line or of
// the file, and bytes that are not UTF-8 become U+FFFD.
void append_csv_record(std::string& out, std::span<const std::string> cells, Formulas formulas = Formulas::defused);

}  // namespace filiera
