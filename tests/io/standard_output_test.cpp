// SPDX-License-Identifier: Apache-2.0
// The output on a terminal and on a pipe.
#include "io/standard_output.hpp"

#include <fcntl.h>
#include <gtest/gtest.h>
#include <stdlib.h>
#include <termios.h>
#include <unistd.h>

#include <string>

namespace filiera::standard_output_test {
namespace {

// The bytes received by a new terminal that is standard output while `write` runs.
template <class Write>
std::string seen_on_terminal(Write write) {
  const int terminal = ::posix_openpt(O_RDWR | O_NOCTTY);
  if (terminal < 0 || ::grantpt(terminal) != 0 || ::unlockpt(terminal) != 0) return "no terminal";
  const int device = ::open(::ptsname(terminal), O_RDWR | O_NOCTTY);
  termios raw{};
  ::tcgetattr(device, &raw);
  ::cfmakeraw(&raw);
  ::tcsetattr(device, TCSANOW, &raw);
  const int kept = ::dup(STDOUT_FILENO);
  ::dup2(device, STDOUT_FILENO);
  write();
  ::dup2(kept, STDOUT_FILENO);
  ::close(kept);
  std::string seen(4096, '\0');
  const ssize_t size = ::read(terminal, seen.data(), seen.size());
  seen.resize(size < 0 ? 0 : static_cast<std::size_t>(size));
  ::close(device);
  ::close(terminal);
  return seen;
}

constexpr std::string_view hostile = "a,\x1b[2J\a,\u009B31m,\u202Eb,\u200B,è\r\n";

TEST(StandardOutputOnATerminal, CharactersThatMoveTheCursorAreEscaped) {
  EXPECT_EQ(seen_on_terminal([] {
              StandardOutput output;
              output.write(hostile);
              output.finish();
            }),
            "a,\\u001B[2J\\u0007,\\u009B31m,\\u202Eb,\\u200B,è\r\n");
}

TEST(StandardOutputOnATerminal, ACharacterCutByTheEndIsShownAsBytes) {
  EXPECT_EQ(seen_on_terminal([] {
              StandardOutput output;
              output.write("x\xe2\x80");
              output.finish();
            }),
            "x\\xE2\\x80");
}

TEST(StandardOutputOnATerminal, AWriterThatEscapesForItselfIsLeftAlone) {
  EXPECT_EQ(seen_on_terminal([] {
              StandardOutput output({}, OnTerminal::as_written);
              output.write("\x1b[1mbold\x1b[0m\n");
              output.finish();
            }),
            "\x1b[1mbold\x1b[0m\n");
}

}  // namespace
}  // namespace filiera::standard_output_test
