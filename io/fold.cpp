// SPDX-License-Identifier: Apache-2.0
// Text without case and accents, by Unicode's case folding and decompositions (utf8proc).
#include "io/fold.hpp"

#include <utf8proc.h>

#include <cstdlib>
#include <memory>
#include <utility>

namespace filiera {

namespace {

// Characters that Unicode does not decompose, but that people type as others.
constexpr std::pair<std::string_view, std::string_view> spelled_apart[] = {
    {"æ", "ae"}, {"œ", "oe"}, {"ø", "o"}, {"ł", "l"}, {"đ", "d"},  {"ð", "d"}, {"þ", "th"},
    {"ı", "i"},  {"‘", "'"},  {"’", "'"}, {"ʼ", "'"}, {"“", "\""}, {"”", "\""}};

std::string without_runs_of_space(std::string_view text) {
  std::string result;
  for (const char c : text) {
    const bool space = c == ' ' || (c >= '\t' && c <= '\r');
    if (!space)
      result += c;
    else if (!result.empty() && result.back() != ' ')
      result += ' ';
  }
  if (result.ends_with(' ')) result.pop_back();
  return result;
}

}  // namespace

std::string fold(std::string_view text) {
  utf8proc_uint8_t* mapped = nullptr;
  const auto options = static_cast<utf8proc_option_t>(UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK |
                                                      UTF8PROC_CASEFOLD | UTF8PROC_IGNORE);
  const utf8proc_ssize_t length = utf8proc_map(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                               static_cast<utf8proc_ssize_t>(text.size()), &mapped, options);
  if (length < 0) return without_runs_of_space(text);
  const std::unique_ptr<utf8proc_uint8_t, void (*)(void*)> owner(mapped, std::free);
  std::string result = without_runs_of_space({reinterpret_cast<const char*>(mapped), static_cast<std::size_t>(length)});
  for (const auto& [letter, apart] : spelled_apart)
    for (std::size_t at = result.find(letter); at != std::string::npos; at = result.find(letter, at + apart.size()))
      result.replace(at, letter.size(), apart);
  return result;
}

}  // namespace filiera
