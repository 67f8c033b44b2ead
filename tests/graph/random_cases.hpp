// SPDX-License-Identifier: Apache-2.0
// Random small cases, drawn from a tape of choices so that a failing one shrinks by itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "tests/property_share.hpp"

namespace filiera {

// Choices read one after the other; zeros after the end, so that a shorter tape is a smaller case.
class Tape {
 public:
  explicit Tape(std::vector<std::uint8_t> choices) : choices_(std::move(choices)) {}
  // One of 0 .. options - 1.
  int choose(int options) { return next_ < choices_.size() ? choices_[next_++] % options : 0; }
  // True in `of` out of ten cases, never on an exhausted tape.
  bool chance(int of) { return choose(10) >= 10 - of; }

 private:
  std::vector<std::uint8_t> choices_;
  std::size_t next_ = 0;
};

// Runs `difference` on property_cases(`cases`) random tapes of `length` choices, always the same ones. It answers "" or
// what is wrong with the case; the first wrong one fails the running test with its smallest form. A test that counts
// what it has met compares with a share too: EXPECT_GT(found, property_cases(500)).
void check_random_cases(int cases, std::size_t length, const std::function<std::string(Tape&)>& difference);

}  // namespace filiera
