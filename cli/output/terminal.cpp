// SPDX-License-Identifier: Apache-2.0
// Colour and width of a stream, from the environment and the terminal driver.
#include "cli/output/terminal.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cstdlib>

namespace filiera {

namespace {

// SGR parameters by tone.
constexpr std::string_view sgr[] = {"", "1", "2", "32", "33", "31"};

}  // namespace

bool use_color(ColorChoice choice, int descriptor) {
  if (choice != ColorChoice::automatic) return choice == ColorChoice::always;
  const char* no_color = std::getenv("NO_COLOR");
  const char* terminal = std::getenv("TERM");
  return isatty(descriptor) && !(no_color && *no_color) && terminal && std::string_view(terminal) != "dumb";
}

std::optional<std::size_t> terminal_width(int descriptor) {
  winsize size{};
  if (!isatty(descriptor) || ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return std::nullopt;
  return size.ws_col;
}

std::string paint(const Line& line, Paint how) {
  std::string painted;
  for (const Fragment& fragment : line) {
    const std::string_view parameters = sgr[static_cast<std::size_t>(fragment.tone)];
    if (how == Paint::plain || parameters.empty())
      painted += fragment.text;
    else
      painted.append("\033[").append(parameters).append("m").append(fragment.text).append("\033[0m");
  }
  return painted += '\n';
}

}  // namespace filiera
