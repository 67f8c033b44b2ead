// SPDX-License-Identifier: Apache-2.0
// Tests of the progress line.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "tests/cli/process.hpp"

namespace filiera {
namespace {

using testing::AllOf;
using testing::EndsWith;
using testing::HasSubstr;
using testing::IsEmpty;

// The output of a run that reads 9,000 statements, waits until the line is due, and reads as many again.
std::string said_by(const std::string& arguments) {
  const TemporaryFolder folder;
  const Outcome run = run_script(
      "statements() { seq 9000 | sed 's,.*,<http://e/s> <http://e/p> \"&\" .,'; }\n"
      "(statements; sleep 1; statements) | filiera export -q --input-format ntriples -o out.ttl - " +
          arguments,
      folder.path());
  EXPECT_EQ(run.exit, 0) << run.err;
  return run.err;
}

TEST(Progress, IsDrawnInPlaceAndTakenAway) {
  EXPECT_THAT(said_by("--progress"),
              AllOf(HasSubstr("\r\x1b[K16384 statements, "), HasSubstr(" million a second: "), EndsWith("\r\x1b[K")));
}

TEST(Progress, IsSilentWhereStandardErrorIsNoTerminal) { EXPECT_THAT(said_by(""), IsEmpty()); }

}  // namespace
}  // namespace filiera
