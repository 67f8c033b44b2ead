// SPDX-License-Identifier: Apache-2.0
// Runs shell commands for tests of the command line.
#include "tests/cli/process.hpp"

#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <vector>

#include "build_paths.hpp"

namespace filiera {

namespace fs = std::filesystem;

namespace {

void replace_all(std::string& text, const std::string& from, const std::string& to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

void redirect(const fs::path& path, int flags, int descriptor) {
  const int opened = open(path.c_str(), flags, 0600);
  if (opened < 0 || dup2(opened, descriptor) < 0) _exit(126);
  close(opened);
}

}  // namespace

std::string read_file(const fs::path& path) {
  std::ifstream stream(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

Outcome run_script(const std::string& script, const fs::path& folder) {
  const TemporaryFolder captured;
  const fs::path out = captured.path() / "stdout", err = captured.path() / "stderr";
  const std::optional<fs::path> shared = shared_material();
  std::vector<std::string> environment = {
      "PATH=" + fs::path(FILIERA_BINARY).parent_path().string() + ":/usr/local/bin:/usr/bin:/bin", "LANG=C",
      "HOME=" + folder.string(), std::string("DATA=") + FILIERA_SOURCE_DIR + "/data"};
  if (shared) environment.push_back("SHARED=" + shared->string());
  std::vector<char*> variables;
  for (std::string& variable : environment) variables.push_back(variable.data());
  variables.push_back(nullptr);
  const pid_t child = fork();
  if (child < 0) throw std::runtime_error("cannot fork");
  if (child == 0) {
    if (chdir(folder.c_str()) != 0) _exit(126);
    redirect("/dev/null", O_RDONLY, STDIN_FILENO);
    redirect(out, O_WRONLY | O_CREAT | O_TRUNC, STDOUT_FILENO);
    redirect(err, O_WRONLY | O_CREAT | O_TRUNC, STDERR_FILENO);
    const char* const arguments[] = {"sh", "-c", script.c_str(), nullptr};
    execve("/bin/sh", const_cast<char* const*>(arguments), variables.data());
    _exit(127);
  }
  int status = 0;
  while (waitpid(child, &status, 0) < 0) {
  }
  Outcome outcome{read_file(out), read_file(err), WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status)};
  for (std::string* text : {&outcome.out, &outcome.err}) {
    replace_all(*text, FILIERA_SOURCE_DIR, "$SOURCE");
    if (shared) replace_all(*text, shared->string(), "$SHARED");
  }
  return outcome;
}

}  // namespace filiera
