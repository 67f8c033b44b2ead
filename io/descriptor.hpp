// SPDX-License-Identifier: Apache-2.0
// File descriptors that are written to: whole writes, and the two ways in which they end early.
#pragma once

#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>

namespace filiera {

// The output could not be written; what() names it and says why. Exit code 4.
class OutputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The reader of a pipe has gone. No error: the program ends quietly, as if all had been read.
class ClosedPipe : public std::exception {
 public:
  const char* what() const noexcept override { return "closed pipe"; }
};

// Writes all of the bytes, across partial writes and interruptions. Throws ClosedPipe, or OutputError naming
// `name`.
void write_all(int descriptor, std::string_view bytes, const std::string& name);

// "NAME: REASON", the reason being that of errno.
[[noreturn]] void throw_output_error(const std::string& name);

// Turns writing to a closed pipe and beyond a file size limit from a signal into an error of the call.
void report_write_failures_as_errors();

// Occupies those of the descriptors 0, 1 and 2 that are closed, so that no file opened later is taken for one
// of them; reading and writing them fails. To be called before anything is opened.
void occupy_standard_descriptors();

}  // namespace filiera
