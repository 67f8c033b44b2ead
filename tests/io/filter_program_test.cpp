// SPDX-License-Identifier: Apache-2.0
// Other programs as filters.
#include "io/filter_program.hpp"

#include <gtest/gtest.h>

#include "io/descriptor.hpp"

namespace filiera {
namespace {

TEST(FilterProgram, AnswersWithWhatTheProgramPrints) {
  const std::string large(1 << 20, 'x');
  EXPECT_EQ(filtered("cat", {}, large, ""), large);
  EXPECT_EQ(filtered("tr", {"a-c", "A-C"}, "abcd; $(echo no)\n", ""), "ABCd; $(eCho no)\n");
}

std::string failure_of(const std::string& program, std::initializer_list<std::string> arguments) {
  try {
    filtered(program, arguments, "", "install it");
  } catch (const OutputError& error) {
    return error.what();
  }
  return "none";
}

TEST(FilterProgram, SaysWhyThereIsNoAnswer) {
  EXPECT_EQ(failure_of("filiera-no-such-program", {}), "install it");
  EXPECT_EQ(failure_of("false", {}), "false failed with exit code 1");
  EXPECT_EQ(failure_of("sh", {"-c", "kill -9 $$"}), "sh failed by a signal");
}

}  // namespace
}  // namespace filiera
