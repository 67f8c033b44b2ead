// SPDX-License-Identifier: Apache-2.0
// Escaping by character, so that one line of input stays one line of output.
#include "io/escape.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "io/utf8.hpp"

namespace filiera {

namespace {

struct Range {
  char32_t first, last;
};

// Controls, separators of lines, annotations (U+FFF9 to U+FFFB) and what Unicode calls Default_Ignorable_Code_Point,
// but U+FE0F, which makes an emoji of the character before it. In order.
constexpr Range unsafe[] = {
    {0x0000, 0x001F}, {0x007F, 0x009F},   {0x00AD, 0x00AD},   {0x034F, 0x034F},   {0x061C, 0x061C},
    {0x115F, 0x1160}, {0x17B4, 0x17B5},   {0x180B, 0x180F},   {0x200B, 0x200F},   {0x2028, 0x202E},
    {0x2060, 0x206F}, {0x3164, 0x3164},   {0xFE00, 0xFE0E},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},
    {0xFFF0, 0xFFFB}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF},
};

// Whether more bytes could complete a character: a lead byte with too few continuation bytes.
bool may_be_cut(std::string_view text) {
  const auto lead = static_cast<unsigned char>(text.front());
  const std::size_t wanted = lead >= 0xF0 && lead < 0xF5 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 1;
  return text.size() < wanted && lead < 0xF5 && std::all_of(text.begin() + 1, text.end(), is_continuation);
}

}  // namespace

bool is_unsafe_on_terminal(char32_t value) {
  const auto* range = std::ranges::lower_bound(unsafe, value, {}, &Range::last);
  return range != std::end(unsafe) && range->first <= value;
}

std::string escape_for_terminal(std::string_view text) {
  std::string result;
  result.reserve(text.size());
  const auto out = std::back_inserter(result);
  for (std::size_t i = 0; i < text.size();) {
    std::size_t plain = i;
    while (plain < text.size() && text[plain] >= 0x20 && text[plain] < 0x7F) ++plain;
    result.append(text, i, plain - i);
    if (i = plain; i == text.size()) break;
    const CodePoint point = decode_utf8(text.substr(i));
    if (point.size == 0) {
      fmt::format_to(out, "\\x{:02X}", static_cast<unsigned char>(text[i]));
    } else if (point.value == '\t') {
      result += "\\t";
    } else if (point.value == '\n') {
      result += "\\n";
    } else if (point.value == '\r') {
      result += "\\r";
    } else if (is_unsafe_on_terminal(point.value)) {
      const auto code = static_cast<std::uint32_t>(point.value);
      if (code > 0xFFFF) {
        fmt::format_to(out, "\\U{:08X}", code);
      } else {
        fmt::format_to(out, "\\u{:04X}", code);
      }
    } else {
      result.append(text.substr(i, point.size));
    }
    i += point.size == 0 ? 1 : point.size;
  }
  return result;
}

std::size_t append_escaped_text(std::string& to, std::string_view text) {
  const auto out = std::back_inserter(to);
  for (std::size_t i = 0; i < text.size();) {
    const char c = text[i];
    const auto plain = [](char byte) { return (byte >= 0x20 && byte < 0x7F) || byte == '\n' || byte == '\t'; };
    if (plain(c)) {
      std::size_t end = i + 1;
      while (end < text.size() && plain(text[end])) ++end;
      to.append(text, i, end - i);
      i = end;
      continue;
    }
    if (c == '\r' && i + 1 == text.size()) return i;
    if (c == '\r' && text[i + 1] == '\n') {
      to += c;
      ++i;
      continue;
    }
    const CodePoint point = decode_utf8(text.substr(i));
    if (point.size == 0 && may_be_cut(text.substr(i))) return i;
    const auto code = static_cast<std::uint32_t>(point.size == 0 ? 0xFFFD : point.value);
    if (point.size > 0 && !is_unsafe_on_terminal(point.value))
      to.append(text, i, point.size);
    else if (code > 0xFFFF)
      fmt::format_to(out, "\\u{:04X}\\u{:04X}", 0xD7C0 + (code >> 10), 0xDC00 + (code & 0x3FF));
    else
      fmt::format_to(out, "\\u{:04X}", code);
    i += std::max<std::size_t>(point.size, 1);
  }
  return text.size();
}

}  // namespace filiera
