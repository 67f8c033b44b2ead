// SPDX-License-Identifier: Apache-2.0
// The program: runs a command line.
#include <signal.h>
#include <unistd.h>

#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "cli/line/command.hpp"
#include "cli/line/reported.hpp"
#include "cli/output/exit_code.hpp"
#include "cli/program_options.hpp"
#include "io/descriptor.hpp"
#include "io/temporary_file.hpp"

namespace {

// Ends the program when memory is exhausted. Throws nothing, because destructors that allocate (of JSON values) would
// fail again.
void end_for_lack_of_memory() {
  filiera::TemporaryFile::remove_all();
  constexpr std::string_view message = "filiera: memory: out of memory\n";
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, message.data(), message.size());
  ::_exit(static_cast<int>(filiera::ExitCode::failed));
}

// The handler of the signal that is raised when a mapped file is truncated or its disk fails.
void end_for_lost_bytes(int signal, siginfo_t* cause, void*) {
  filiera::TemporaryFile::remove_all();
  if (cause->si_code != BUS_ADRERR) {
    ::signal(signal, SIG_DFL);
    ::raise(signal);
    return;
  }
  constexpr std::string_view text = "filiera: a snapshot was truncated, or its disk failed, during reading\n";
  [[maybe_unused]] const auto written = ::write(STDERR_FILENO, text.data(), text.size());
  ::_exit(static_cast<int>(filiera::ExitCode::input));
}

void handle_lost_bytes() {
  struct sigaction action {};
  action.sa_sigaction = end_for_lost_bytes;
  action.sa_flags = SA_SIGINFO;
  ::sigfillset(&action.sa_mask);
  ::sigaction(SIGBUS, &action, nullptr);
}

}  // namespace

int main(int argc, char** argv) {
  return filiera::reported([&] {
    std::set_new_handler(end_for_lack_of_memory);
    handle_lost_bytes();
    filiera::occupy_standard_descriptors();
    filiera::report_write_failures_as_errors();
    const std::vector<std::string> words(argv + (argc > 0 ? 1 : 0), argv + argc);
    if (const std::optional<filiera::ExitCode> code = filiera::run_program_option(words)) return *code;
    return filiera::run_command_line(words);
  });
}
