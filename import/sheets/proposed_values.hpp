// SPDX-License-Identifier: Apache-2.0
// Whether a passage tells the values of a claim, or they were inferred.
#pragma once

#include <set>
#include <string>
#include <string_view>

namespace filiera {

class ProposedValues {
 public:
  explicit ProposedValues(std::string_view passage);

  // Whether the name stands in the passage, as whole words, whatever the case and the accents.
  bool names(std::string_view name) const;
  // Whether every number of the text stands in the passage, whatever separates its digits.
  bool tells_numbers(std::string_view text) const;
  // Whether the passage has every year of the date (EDTF), each month as a number or by its English or Italian name,
  // and each day.
  bool tells_date(std::string_view edtf) const;

 private:
  std::string folded_;
  std::set<std::string, std::less<>> numbers_;  // without leading zeros and separators
};

}  // namespace filiera
