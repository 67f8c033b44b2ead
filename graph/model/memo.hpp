// SPDX-License-Identifier: Apache-2.0
// A memo table of facts about terms.
#pragma once

#include <cstdint>
#include <deque>
#include <vector>

#include "graph/model/column.hpp"
#include "graph/model/terms.hpp"

namespace filiera {

// For facts about few terms that are asked for often: predicates, classes.
template <class Fact>
class Memo {
 public:
  explicit Memo(std::size_t terms) : number_(terms, none) {}

  // The fact about `term`; the first call computes it with `find(term)`. References stay valid. Throws DamagedData if
  // the term is not in the table.
  template <class Find>
  const Fact& of(TermId term, Find find) {
    if (number_[checked(term, number_.size())] == none) {
      facts_.push_back(find(term));
      number_[term] = static_cast<std::uint32_t>(facts_.size() - 1);
    }
    return facts_[number_[term]];
  }

 private:
  static constexpr std::uint32_t none = UINT32_MAX;
  std::vector<std::uint32_t> number_;
  std::deque<Fact> facts_;
};

}  // namespace filiera
