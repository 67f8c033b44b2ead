// SPDX-License-Identifier: Apache-2.0
// Standard output as a byte sink.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "io/byte_sink.hpp"
#include "io/descriptor.hpp"

namespace filiera {

// as_written: the bytes unchanged, from a writer that has escaped data itself. escaped: on a terminal, every character
// that is_unsafe_on_terminal, except line breaks and tabs, becomes \u001B, or two of these above U+FFFF.
enum class OnTerminal : std::uint8_t { as_written, escaped };

class StandardOutput final : public ByteSink {
 public:
  // Throws OutputError if standard output is one of the files `inputs`, by device and inode.
  explicit StandardOutput(std::span<const std::string> inputs = {}, OnTerminal on_terminal = OnTerminal::escaped);

  // Flushes the buffer. Throws ClosedPipe or OutputError, as every write does.
  void finish();

 private:
  void drain(std::string_view bytes) override;

  bool escapes_;
  std::string rest_;  // an incomplete character or CR LF at the end of the last write
};

}  // namespace filiera
