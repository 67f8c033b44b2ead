// SPDX-License-Identifier: Apache-2.0
// Percent-encoding (RFC 3986, section 2.1).
#pragma once

#include <string>
#include <string_view>

namespace filiera {

// The text with every byte as %XX that is neither an ASCII letter or digit nor one of `plain`.
inline std::string percent_encoded(std::string_view text, std::string_view plain = "-._~") {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string coded;
  for (const char c : text) {
    const bool kept = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                      plain.find(c) != std::string_view::npos;
    if (kept) {
      coded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    coded += {'%', digits[byte >> 4], digits[byte & 15]};
  }
  return coded;
}

// The text without it; a '%' that two hexadecimal digits do not follow is itself.
inline std::string percent_decoded(std::string_view text) {
  const auto digit = [](char c) {
    return c >= '0' && c <= '9'   ? c - '0'
           : c >= 'a' && c <= 'f' ? c - 'a' + 10
           : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                  : -1;
  };
  std::string plain;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size() && digit(text[i + 1]) >= 0 && digit(text[i + 2]) >= 0) {
      plain += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
      i += 2;
    } else {
      plain += text[i];
    }
  }
  return plain;
}

}  // namespace filiera
