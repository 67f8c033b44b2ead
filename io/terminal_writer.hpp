// SPDX-License-Identifier: Apache-2.0
// Writes text to a descriptor that may be a terminal.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace filiera {

// as_written: the bytes unchanged, from a writer that has escaped data itself. escaped: on a terminal, every character
// that is_unsafe_on_terminal, except line breaks and tabs, becomes \u001B, or two of these above U+FFFF.
enum class OnTerminal : std::uint8_t { as_written, escaped };

class TerminalWriter {
 public:
  // The descriptor stays open for as long as this object is used. `name` is for messages.
  TerminalWriter(int descriptor, OnTerminal on_terminal, std::string name);

  // Throws ClosedPipe or OutputError. An incomplete character at the end is held back until the next call.
  void write(std::string_view bytes);
  // Writes what is held back.
  void finish();

 private:
  int descriptor_;
  bool escapes_;
  std::string name_;
  std::string rest_;  // an incomplete character or CR LF at the end of the last write
};

}  // namespace filiera
