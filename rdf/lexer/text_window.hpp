// SPDX-License-Identifier: Apache-2.0
// A moving window over the bytes of a source, with line and column.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>

#include "io/fault.hpp"
#include "io/source.hpp"

namespace filiera {

// A position in a text: offset in bytes from 0, line and column (in code points) from 1, both modulo 2^32.
struct TextPosition {
  std::uint64_t offset = 0;
  std::uint32_t line = 1;
  std::uint32_t column = 1;
};

// Sets the excerpt of a fault at `position`: the part of its line within `text`, whose first byte has `offset`; at most
// some hundred bytes.
void set_excerpt(Fault& fault, const TextPosition& position, std::string_view text, std::uint64_t offset);

// Memory: twice the text from the kept offset to what has been read ahead.
class TextWindow {
 public:
  // `source` must outlive the window. `read_size` is the number of bytes asked for at a time.
  explicit TextWindow(Source& source, std::size_t read_size = std::size_t{1} << 16);

  // The byte `ahead` of the cursor, or -1 beyond the end of the text. Throws SourceError.
  int peek(std::size_t ahead = 0) {
    return at_ + ahead < end_ ? static_cast<unsigned char>(bytes_[at_ + ahead]) : peek_after_reading(ahead);
  }

  // The bytes read beyond the cursor: at least `wanted` unless the text ends before. Valid until the next read.
  std::string_view ahead(std::size_t wanted) {
    if (wanted > 0) peek(wanted - 1);
    return {bytes_.get() + at_, end_ - at_};
  }

  // Moves over bytes of the current line that `peek` or `ahead` has returned; `continuations` of them are UTF-8
  // continuation bytes.
  void advance(std::size_t count, std::size_t continuations = 0) {
    at_ += count;
    continuations_ += continuations;
  }

  // Moves back over `count` ASCII bytes of the current line, passed since the last read.
  void retreat(std::size_t count) { at_ -= count; }

  // Moves over a line break (LF, CR or CR LF) that `peek` has returned.
  void advance_line();

  TextPosition position() const {
    const std::uint64_t offset = base_ + at_;
    return {offset, static_cast<std::uint32_t>(line_),
            static_cast<std::uint32_t>(offset - line_start_ - continuations_ + 1)};
  }

  // Keeps the bytes from `offset` on, and some before them for excerpts, until the next call. An offset before the
  // window keeps all of it.
  void keep_from(std::uint64_t offset) { kept_ = offset; }

  // The offset of the byte at `at`, which must point into the window.
  std::uint64_t offset_of(const char* at) const { return base_ + static_cast<std::uint64_t>(at - bytes_.get()); }

  // The text from `first`, which must be kept, to the cursor, with the context of excerpts at its ends; sets `offset`
  // to that of its first byte.
  std::string_view text_around(std::uint64_t first, std::uint64_t& offset);

  // The text from `offset`, which must be kept, to the cursor.
  std::string_view text_since(std::uint64_t offset) const {
    return {bytes_.get() + (offset - base_), at_ - static_cast<std::size_t>(offset - base_)};
  }

  // Sets position and excerpt of a fault at `position`: the part of its line that is in the window, at most some
  // hundred bytes. Reads ahead to the end of the line if necessary; a SourceError is then rethrown by the next read.
  void locate(Fault& fault, const TextPosition& position);

 private:
  int peek_after_reading(std::size_t ahead);
  void read_ahead(std::uint64_t offset);
  bool read_more();

  Source& source_;
  std::size_t read_size_;
  std::unique_ptr<char[]> bytes_;
  std::size_t capacity_ = 0;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  bool ended_ = false;
  std::uint64_t base_ = 0;  // offset of bytes_[0]
  std::uint64_t kept_ = 0;
  std::uint64_t line_ = 1;
  std::uint64_t line_start_ = 0;     // offset
  std::uint64_t continuations_ = 0;  // on the current line
};

}  // namespace filiera
