// SPDX-License-Identifier: Apache-2.0
// Refilling of the window, and excerpts from it.
#include "rdf/lexer/text_window.hpp"

#include <algorithm>
#include <cstring>

#include "io/utf8.hpp"

namespace filiera {

namespace {

// Bytes kept before the kept offset, and shown on both sides of a fault.
constexpr std::uint64_t context = 400;
// Bytes after a fault within which an excerpt may end, so that it does not cut a character.
constexpr std::uint64_t context_behind = context + 4;

bool is_line_end(char c) { return c == '\n' || c == '\r'; }

}  // namespace

TextWindow::TextWindow(Source& source, std::size_t read_size) : source_(source), read_size_(read_size) {}

int TextWindow::peek_after_reading(std::size_t ahead) {
  while (at_ + ahead >= end_) {
    if (!read_more()) return -1;
  }
  return static_cast<unsigned char>(bytes_[at_ + ahead]);
}

bool TextWindow::read_more() {
  if (ended_) return false;
  if (end_ + read_size_ > capacity_) {
    const std::uint64_t first = std::min(kept_ > context ? kept_ - context : 0, base_ + at_);
    const std::size_t dropped = first > base_ ? static_cast<std::size_t>(first - base_) : 0;
    const std::size_t left = end_ - dropped;
    if (left + read_size_ <= capacity_ && dropped >= capacity_ / 2) {
      std::memmove(bytes_.get(), bytes_.get() + dropped, left);
    } else {
      const std::size_t capacity = 2 * std::max(left + read_size_, std::size_t{4096});
      std::unique_ptr<char[]> grown(new char[capacity]);
      if (left > 0) std::memcpy(grown.get(), bytes_.get() + dropped, left);
      bytes_ = std::move(grown);
      capacity_ = capacity;
    }
    base_ += dropped;
    at_ -= dropped;
    end_ -= dropped;
  }
  const std::size_t got = source_.read(bytes_.get() + end_, read_size_);
  end_ += got;
  ended_ = got == 0;
  return !ended_;
}

void TextWindow::advance_line() {
  at_ += peek() == '\r' && peek(1) == '\n' ? 2 : 1;
  ++line_;
  line_start_ = base_ + at_;
  continuations_ = 0;
}

// Reads to the end of the line of `offset`, as far as excerpts need.
void TextWindow::read_ahead(std::uint64_t offset) {
  try {
    for (std::size_t i = 0; base_ + at_ + i < offset + context_behind; ++i) {
      const int byte = peek(i);
      if (byte < 0 || is_line_end(static_cast<char>(byte))) break;
    }
  } catch (const SourceError&) {
    // The source throws again when the reader gets there; the excerpt is as long as what could be read.
  }
}

std::string_view TextWindow::text_around(std::uint64_t first, std::uint64_t& offset) {
  read_ahead(base_ + at_);
  offset = std::max(base_, first > context ? first - context : 0);
  const std::size_t begin = static_cast<std::size_t>(offset - base_);
  return {bytes_.get() + begin, std::min<std::size_t>(end_, at_ + context_behind) - begin};
}

void TextWindow::locate(Fault& fault, const TextPosition& position) {
  fault.place = {source_.name(), position.line, position.column};
  read_ahead(position.offset);
  set_excerpt(fault, position, {bytes_.get(), end_}, base_);
}

void set_excerpt(Fault& fault, const TextPosition& position, std::string_view text, std::uint64_t offset) {
  if (position.offset < offset) return;
  const std::size_t middle = std::min(static_cast<std::size_t>(position.offset - offset), text.size());
  std::size_t first = middle;
  std::uint64_t column = position.column;
  while (first > 0 && middle - first < context && !is_line_end(text[first - 1]) && column > 1) {
    --first;
    if (!is_continuation(text[first])) --column;
  }
  while (first < middle && is_continuation(text[first])) ++first;
  std::size_t last = middle;
  while (last < text.size() && last - middle < context && !is_line_end(text[last])) ++last;
  while (last > middle && last < text.size() && is_continuation(text[last])) --last;
  fault.excerpt = text.substr(first, last - first);
  fault.excerpt_column = column;
}

}  // namespace filiera
