// SPDX-License-Identifier: Apache-2.0
// Standard output as a byte sink.
#pragma once

#include <span>
#include <string>

#include "io/byte_sink.hpp"
#include "io/descriptor.hpp"

namespace filiera {

class StandardOutput final : public ByteSink {
 public:
  // Throws OutputError if standard output is one of the files `inputs`, by device and inode.
  explicit StandardOutput(std::span<const std::string> inputs = {});

  // Hands over what is still in the buffer. Throws ClosedPipe or OutputError, as every write does.
  void finish() { flush(); }

 private:
  void drain(std::string_view bytes) override;
};

}  // namespace filiera
