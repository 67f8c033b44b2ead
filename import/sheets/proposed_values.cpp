// SPDX-License-Identifier: Apache-2.0
// Looks for values in a passage.
#include "import/sheets/proposed_values.hpp"

#include <array>
#include <vector>

#include "io/fold.hpp"
#include "rdf/characters.hpp"

namespace filiera {

namespace {

bool is_word_byte(char c) { return is_ascii_letter(c) || is_ascii_digit(c); }

// What may stand between digits of one number: "1,000", "1.000", "1'000".
bool separates_digits(char c) { return c == ',' || c == '.' || c == '\''; }

std::string without_zeros(std::string digits) {
  digits.erase(0,
               digits.find_first_not_of('0') == std::string::npos ? digits.size() - 1 : digits.find_first_not_of('0'));
  return digits;
}

// The numbers of a folded text, each without separators; `joined`: separators join digits.
std::vector<std::string> numbers_of(std::string_view text, bool joined) {
  std::vector<std::string> numbers;
  for (std::size_t i = 0; i < text.size();) {
    if (!is_ascii_digit(text[i])) {
      ++i;
      continue;
    }
    std::string digits;
    for (; i < text.size(); ++i) {
      if (is_ascii_digit(text[i]))
        digits += text[i];
      else if (!joined || !separates_digits(text[i]) || i + 1 == text.size() || !is_ascii_digit(text[i + 1]))
        break;
    }
    numbers.push_back(without_zeros(std::move(digits)));
  }
  return numbers;
}

constexpr std::array<std::array<std::string_view, 3>, 12> month_names = {{{"january", "jan", "gennaio"},
                                                                          {"february", "feb", "febbraio"},
                                                                          {"march", "mar", "marzo"},
                                                                          {"april", "apr", "aprile"},
                                                                          {"may", "may", "maggio"},
                                                                          {"june", "jun", "giugno"},
                                                                          {"july", "jul", "luglio"},
                                                                          {"august", "aug", "agosto"},
                                                                          {"september", "sept", "settembre"},
                                                                          {"october", "oct", "ottobre"},
                                                                          {"november", "nov", "novembre"},
                                                                          {"december", "dec", "dicembre"}}};

}  // namespace

ProposedValues::ProposedValues(std::string_view passage) : folded_(fold(passage)) {
  for (const bool joined : {true, false})
    for (std::string& number : numbers_of(folded_, joined)) numbers_.insert(std::move(number));
}

bool ProposedValues::names(std::string_view name) const {
  const std::string wanted = fold(name);
  if (wanted.empty()) return false;
  for (std::size_t at = folded_.find(wanted); at != std::string::npos; at = folded_.find(wanted, at + 1)) {
    const std::size_t end = at + wanted.size();
    const bool begins = at == 0 || !is_word_byte(folded_[at - 1]) || !is_word_byte(wanted.front());
    const bool ends = end == folded_.size() || !is_word_byte(folded_[end]) || !is_word_byte(wanted.back());
    if (begins && ends) return true;
  }
  return false;
}

bool ProposedValues::tells_numbers(std::string_view text) const {
  for (const std::string& number : numbers_of(fold(text), true))
    if (!numbers_.contains(number)) return false;
  return true;
}

bool ProposedValues::tells_date(std::string_view edtf) const {
  // A number behind a year and '-' is a month, one behind a month and '-' a day.
  int part = 0;
  for (std::size_t i = 0; i < edtf.size();) {
    if (!is_ascii_digit(edtf[i])) {
      if (edtf[i] != '-') part = 0;
      ++i;
      continue;
    }
    std::string digits;
    while (i < edtf.size() && is_ascii_digit(edtf[i])) digits += edtf[i++];
    const std::string number = without_zeros(digits);
    bool told = numbers_.contains(number);
    if (part == 1 && number.size() <= 2)
      if (const int month = std::stoi(number); month >= 1 && month <= 12)
        for (const std::string_view name : month_names[static_cast<std::size_t>(month - 1)]) told = told || names(name);
    if (!told) return false;
    ++part;
  }
  return true;
}

}  // namespace filiera
