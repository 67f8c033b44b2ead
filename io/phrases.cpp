// SPDX-License-Identifier: Apache-2.0
// The phrases of answers.
#include "io/phrases.hpp"

#include <algorithm>

namespace filiera {

namespace {

// The phrases of the chosen language; none for English.
std::map<std::string, std::string, std::less<>>& chosen() {
  static std::map<std::string, std::string, std::less<>> phrases;
  return phrases;
}

// Appends what stands between the first and the last quote of the line, without escapes.
void append_quoted(std::string& text, std::string_view line) {
  const std::size_t first = line.find('"'), last = line.rfind('"');
  if (first == std::string_view::npos) return;
  for (std::size_t i = first + 1; i < last; ++i) {
    const bool escape = line[i] == '\\' && i + 1 < last;
    if (escape) ++i;
    text += escape && line[i] == 'n' ? '\n' : line[i];
  }
}

}  // namespace

std::map<std::string, std::string, std::less<>> phrases_of(std::string_view catalogue) {
  std::map<std::string, std::string, std::less<>> phrases;
  std::string english, translated;
  std::string* part = nullptr;
  const auto add = [&] {
    if (!english.empty() && !translated.empty()) phrases.emplace(std::move(english), std::move(translated));
    english.clear();
    translated.clear();
  };
  while (!catalogue.empty()) {
    const std::string_view line = catalogue.substr(0, catalogue.find('\n'));
    catalogue.remove_prefix(std::min(line.size() + 1, catalogue.size()));
    if (line.starts_with('#')) continue;
    if (line.starts_with("msgid ")) {
      add();
      part = &english;
    } else if (line.starts_with("msgstr ")) {
      part = &translated;
    }
    if (part != nullptr) append_quoted(*part, line);
  }
  add();
  return phrases;
}

void choose_language(std::span<const std::string> tags) {
  chosen().clear();
  for (const std::string& tag : tags) {
    const std::string_view language = std::string_view(tag).substr(0, tag.find('-'));
    if (language == "en") return;
    for (const Catalogue& catalogue : shipped_catalogues)
      if (catalogue.language == language) {
        chosen() = phrases_of(catalogue.text);
        return;
      }
  }
}

bool in_english() { return chosen().empty(); }

std::string_view in_language(std::string_view english) {
  const auto& phrases = chosen();
  if (phrases.empty()) return english;
  const auto found = phrases.find(english);
  return found == phrases.end() ? english : std::string_view(found->second);
}

}  // namespace filiera
