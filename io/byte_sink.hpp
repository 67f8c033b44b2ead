// SPDX-License-Identifier: Apache-2.0
// Buffered output to a file, a pipe or a string.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <string_view>

namespace filiera {

// Buffered output. It is complete only after the derived class's final call (commit, finish, text): the destructor
// discards the buffer. After an exception nothing more may be written.
class ByteSink {
 public:
  static constexpr std::size_t buffer_size = std::size_t{1} << 16;

  ByteSink() : buffer_(new char[buffer_size]), next_(buffer_.get()), end_(next_ + buffer_size) {}
  ByteSink(const ByteSink&) = delete;
  ByteSink& operator=(const ByteSink&) = delete;
  virtual ~ByteSink() = default;

  // Throws what the derived class throws if its target accepts no more bytes.
  void write(std::string_view bytes) {
    if (bytes.size() > static_cast<std::size_t>(end_ - next_)) return write_beyond(bytes);
    if (bytes.empty()) return;
    std::memcpy(next_, bytes.data(), bytes.size());
    next_ += bytes.size();
  }
  void put(char byte) {
    if (next_ == end_) flush();
    *next_++ = byte;
  }

  // Passes the buffer to the target.
  void flush();

  // Bytes written so far.
  std::uint64_t count() const { return drained_ + static_cast<std::uint64_t>(next_ - buffer_.get()); }

 protected:
  // Writes all of the bytes or throws.
  virtual void drain(std::string_view bytes) = 0;

 private:
  void write_beyond(std::string_view bytes);

  std::unique_ptr<char[]> buffer_;
  char* next_;
  char* end_;
  std::uint64_t drained_ = 0;
};

// Collects bytes in a string.
class StringSink final : public ByteSink {
 public:
  // Everything written so far. The view is valid until the next write.
  std::string_view text() {
    flush();
    return text_;
  }

 private:
  void drain(std::string_view bytes) override { text_ += bytes; }

  std::string text_;
};

}  // namespace filiera
