// SPDX-License-Identifier: Apache-2.0
// Encoding of values, excerpts of answers.
#include "remote/url_encoding.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace filiera {

namespace {

constexpr std::size_t excerpt_size = 200;

}  // namespace

std::string url_encoded(std::string_view text) {
  std::string encoded;
  for (const char byte : text) {
    const bool plain = (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') || (byte >= '0' && byte <= '9') ||
                       byte == '-' || byte == '_' || byte == '.' || byte == '~';
    if (plain)
      encoded += byte;
    else
      encoded += fmt::format("%{:02X}", static_cast<unsigned char>(byte));
  }
  return encoded;
}

std::string first_line(std::string_view body) {
  const std::string_view line = body.substr(0, std::min(body.find_first_of("\r\n"), excerpt_size));
  return line.empty() ? "" : fmt::format(": {}", line);
}

}  // namespace filiera
