// SPDX-License-Identifier: Apache-2.0
// The slow paths of buffered output.
#include "io/byte_sink.hpp"

namespace filiera {

void ByteSink::flush() {
  const std::size_t size = static_cast<std::size_t>(next_ - buffer_.get());
  if (size == 0) return;
  drain({buffer_.get(), size});
  drained_ += size;
  next_ = buffer_.get();
}

void ByteSink::write_beyond(std::string_view bytes) {
  flush();
  if (bytes.size() < buffer_size) return write(bytes);
  drain(bytes);
  drained_ += bytes.size();
}

}  // namespace filiera
