// SPDX-License-Identifier: Apache-2.0
// Standard output as a byte sink.
#pragma once

#include <span>
#include <string>

#include "io/byte_sink.hpp"
#include "io/descriptor.hpp"
#include "io/terminal_writer.hpp"

namespace filiera {

class StandardOutput final : public ByteSink {
 public:
  // Throws OutputError if standard output is one of the files `inputs`, by device and inode.
  explicit StandardOutput(std::span<const std::string> inputs = {}, OnTerminal on_terminal = OnTerminal::escaped);

  // Flushes the buffer. Throws ClosedPipe or OutputError, as every write does.
  void finish();

 private:
  void drain(std::string_view bytes) override;

  TerminalWriter writer_;
};

}  // namespace filiera
