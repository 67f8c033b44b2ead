// SPDX-License-Identifier: Apache-2.0
// Draws random tapes with RapidCheck.
#include "tests/graph/random_cases.hpp"

#include "tests/random_property.hpp"

namespace filiera {

void check_random_cases(int cases, std::size_t length, const std::function<std::string(Tape&)>& difference) {
  const auto property = [&] {
    const auto choices = *rc::gen::resize(
        rc::kNominalSize,
        rc::gen::container<std::vector<std::uint8_t>>(length, rc::gen::cast<std::uint8_t>(rc::gen::inRange(0, 240))));
    Tape tape(choices);
    const std::string wrong = difference(tape);
    if (!wrong.empty()) RC_FAIL(wrong);
  };
  expect_property(property, cases, 20260121);
}

}  // namespace filiera
