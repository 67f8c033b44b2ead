// SPDX-License-Identifier: Apache-2.0
// Complete writes to file descriptors, and the two ways in which they fail.
#pragma once

#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>

namespace filiera {

// The output could not be written; what() contains its name and the reason. Exit code 4.
class OutputError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

// The reader closed the pipe. Not an error: the program ends quietly, as if everything had been read.
class ClosedPipe : public std::exception {
 public:
  const char* what() const noexcept override { return "closed pipe"; }
};

// Writes all of the bytes, despite partial writes and interruptions. Throws ClosedPipe, or OutputError with `name`.
void write_all(int descriptor, std::string_view bytes, const std::string& name);

// "NAME: REASON", with the reason from errno.
[[noreturn]] void throw_output_error(const std::string& name);

// Makes writing to a closed pipe, or beyond a file size limit, an error of the call instead of a signal.
void report_write_failures_as_errors();

// Occupies the descriptors 0, 1 and 2 if they are closed, so that no file opened later gets their number; reading and
// writing them fails. Must be called before anything is opened.
void occupy_standard_descriptors();

}  // namespace filiera
