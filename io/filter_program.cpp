// SPDX-License-Identifier: Apache-2.0
// Runs a program with an anonymous file as input and a pipe as output.
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

// A descriptor that is closed on destruction.
class Descriptor {
 public:
  Descriptor(int descriptor, const std::string& program) : descriptor_(descriptor) {
    if (descriptor_ < 0) throw_output_error(program);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() { close(); }
  int get() const { return descriptor_; }
  void close() {
    if (descriptor_ >= 0) ::close(descriptor_);
    descriptor_ = -1;
  }

 private:
  int descriptor_;
};

std::string all_of(int descriptor, const std::string& program) {
  std::string text;
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
  // A pipe has no size limit: a program that ignores a failed write would leave a truncated file.
  const Descriptor in(::memfd_create("filiera", MFD_CLOEXEC), program);
  write_all(in.get(), input, program);
  if (::lseek(in.get(), 0, SEEK_SET) != 0) throw_output_error(program);
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) != 0) throw_output_error(program);
  const Descriptor out(ends[0], program);
  Descriptor written(ends[1], program);

  std::vector<std::string> words{program};
  words.insert(words.end(), arguments.begin(), arguments.end());
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);

  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, in.get(), STDIN_FILENO);
  posix_spawn_file_actions_adddup2(&actions, written.get(), STDOUT_FILENO);
  pid_t child = 0;
  const int failure = ::posix_spawnp(&child, program.c_str(), &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (failure == ENOENT) throw OutputError(std::string(remedy));
  if (failure != 0) throw OutputError(program + ": " + std::strerror(failure));

  written.close();
  std::string text = all_of(out.get(), program);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0)
    if (errno != EINTR) throw_output_error(program);
  if (!WIFEXITED(status) || WEXITSTATUS(status) != 0)
    throw OutputError(program + " failed" +
                      (WIFEXITED(status) ? " with exit code " + std::to_string(WEXITSTATUS(status)) : " by a signal"));
  return text;
}

}  // namespace filiera
