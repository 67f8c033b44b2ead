// SPDX-License-Identifier: Apache-2.0
// Runs the pager with /bin/sh, as git does.
#include "cli/output/pager.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>

namespace filiera {

std::optional<std::string> pager_for(std::string_view text, PagerChoice choice) {
  if (choice == PagerChoice::never || !isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO)) return std::nullopt;
  const char* terminal = std::getenv("TERM");
  if (!terminal || std::string_view(terminal) == "dumb") return std::nullopt;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_row == 0) return std::nullopt;
  if (std::ranges::count(text, '\n') < size.ws_row) return std::nullopt;
  const char* named = std::getenv("PAGER");
  const std::string pager = named ? named : "less";
  if (pager.find_first_not_of(" \t\n") == std::string::npos || pager == "cat") return std::nullopt;
  return pager;
}

bool show_in_pager(const std::string& command, std::string_view text) {
  if (!std::getenv("LESS")) ::setenv("LESS", "FRX", 1);
  std::fflush(nullptr);
  FILE* pager = ::popen(command.c_str(), "w");
  if (!pager) return false;
  // Whoever leaves the pager early closes the pipe; SIGPIPE is ignored, and what is left is not written.
  std::fwrite(text.data(), 1, text.size(), pager);
  return ::pclose(pager) == 0;
}

}  // namespace filiera
