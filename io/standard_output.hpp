// SPDX-License-Identifier: Apache-2.0
// Standard output as a byte sink.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "io/byte_sink.hpp"
#include "io/descriptor.hpp"

namespace filiera {

// What a terminal gets: the bytes as they are, from a writer that has escaped what comes of data, or with every
// character that is_unsafe_on_terminal, but line ends and tabs, as \u001B; above U+FFFF as two of these.
enum class OnTerminal : std::uint8_t { as_written, escaped };

class StandardOutput final : public ByteSink {
 public:
  // Throws OutputError if standard output is one of the files `inputs`, by device and inode.
  explicit StandardOutput(std::span<const std::string> inputs = {}, OnTerminal on_terminal = OnTerminal::escaped);

  // Hands over what is still in the buffer. Throws ClosedPipe or OutputError, as every write does.
  void finish();

 private:
  void drain(std::string_view bytes) override;

  bool escapes_;
  std::string rest_;  // the start of a character or of CR LF whose end has not been written yet
};

}  // namespace filiera
