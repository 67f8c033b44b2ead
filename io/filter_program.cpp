// SPDX-License-Identifier: Apache-2.0
// Runs a program between two anonymous files.
#include "io/filter_program.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <vector>

#include "io/descriptor.hpp"

extern char** environ;

namespace filiera {
namespace {

// A file without a name, closed at the end.
class AnonymousFile {
 public:
  explicit AnonymousFile(const std::string& program)
      : descriptor_(::memfd_create("filiera", MFD_CLOEXEC)) {
    if (descriptor_ < 0) throw_output_error(program);
  }
  AnonymousFile(const AnonymousFile&) = delete;
  AnonymousFile& operator=(const AnonymousFile&) = delete;
  ~AnonymousFile() { ::close(descriptor_); }
  int descriptor() const { return descriptor_; }

 private:
  int descriptor_;
};

std::string all_of(int descriptor, const std::string& program) {
  std::string text;
  if (::lseek(descriptor, 0, SEEK_SET) != 0) throw_output_error(program);
  char buffer[1 << 16];
  for (;;) {
    const ssize_t size = ::read(descriptor, buffer, sizeof buffer);
    if (size == 0) return text;
    if (size < 0 && errno != EINTR) throw_output_error(program);
    if (size > 0) text.append(buffer, static_cast<std::size_t>(size));
  }
}

}  // namespace

std::string filtered(const std::string& program, std::span<const std::string> arguments, std::string_view input,
                     std::string_view remedy) {
  const AnonymousFile in(program), out(program);
  write_all(in.descriptor(), input, program);
  if (::lseek(in.descriptor(), 0, SEEK_SET) != 0) throw_output_error(program);

  std::vector<std::string> words{program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.descriptor(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, out.descriptor(), STDOUT_FILENO);
  pid_t child = 0;
  const int failure = ::posix_spawnp(&child, program.c_str(), &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failure == ENOENT) throw OutputError(std::string(remedy));
  if (failure != 0) throw OutputError(program + ": " + std::strerror(failure));

  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) throw_output_error(program);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw OutputError(program + " failed" +
                      (WIFEXITED(status) ? " with exit code " + std::to_string(WEXITSTATUS(status)) : " by a signal"));
  return all_of(out.descriptor(), program);
}

}  // namespace filiera
