// SPDX-License-Identifier: Apache-2.0
// Runs command lines in one instance, with their output in files of the module.
#include "web/engine.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <string>
#include <string_view>
#include <vector>

#include "cli/line/command.hpp"
#include "cli/line/reported.hpp"
#include "cli/output/exit_code.hpp"
#include "cli/program_options.hpp"

namespace {

constexpr const char* files[] = {"/filiera-out", "/filiera-messages"};
std::string written[2];

// Makes a descriptor of a standard stream one of an empty file.
bool redirect(int stream) {
  const int file = ::open(files[stream - 1], O_RDWR | O_CREAT | O_TRUNC, 0600);
  if (file < 0) return false;
  const bool done = ::dup2(file, stream) == stream;
  ::close(file);
  return done;
}

void read_back(int stream) {
  std::string& bytes = written[stream - 1];
  bytes.clear();
  const int file = ::open(files[stream - 1], O_RDONLY);
  if (file < 0) return;
  bytes.resize(static_cast<std::size_t>(::lseek(file, 0, SEEK_END)));
  ::lseek(file, 0, SEEK_SET);
  std::size_t size = 0;
  while (size < bytes.size()) {
    const ssize_t got = ::read(file, bytes.data() + size, bytes.size() - size);
    if (got <= 0) break;
    size += static_cast<std::size_t>(got);
  }
  bytes.resize(size);
  ::close(file);
}

}  // namespace

int filiera_run(const char* words, std::size_t size) {
  std::vector<std::string> list;
  for (std::string_view rest(words, size); !rest.empty();) {
    const std::size_t end = std::min(rest.find('\0'), rest.size());
    list.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  if (!redirect(STDOUT_FILENO) || !redirect(STDERR_FILENO)) return static_cast<int>(filiera::ExitCode::failed);
  const int code = filiera::reported([&] {
    if (const std::optional<filiera::ExitCode> done = filiera::run_program_option(list)) return *done;
    return filiera::run_command_line(list);
  });
  read_back(STDOUT_FILENO);
  read_back(STDERR_FILENO);
  return code;
}

const char* filiera_bytes(int stream) { return written[stream - 1].data(); }

std::size_t filiera_size(int stream) { return written[stream - 1].size(); }
