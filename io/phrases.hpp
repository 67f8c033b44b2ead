// SPDX-License-Identifier: Apache-2.0
// The phrases of answers: English in the sources; in other languages by the catalogues of languages/, in the format PO
// of GNU gettext. Phrases have places for values as fmt writes them.
#pragma once

#include <fmt/format.h>

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

namespace filiera {

// A catalogue that is part of the program, and its language.
struct Catalogue {
  std::string_view language;  // "it"
  std::string_view text;
};
extern const std::span<const Catalogue> shipped_catalogues;

// A phrase of a table, which is translated where it is said.
struct Phrase {
  std::string_view english;
};

// The translations by phrase: msgid and msgstr. Comments, the header and empty translations are left out.
std::map<std::string, std::string, std::less<>> phrases_of(std::string_view catalogue);

// Chooses the language of all phrases: that of the first tag ("it", "it-ch") that is English or has a catalogue;
// English without one. To be called before other threads start.
void choose_language(std::span<const std::string> tags);

// Whether phrases are English.
bool in_english();

// The phrase in the chosen language; the phrase itself where the catalogue lacks it. Valid until choose_language().
std::string_view in_language(std::string_view english);

// A phrase with values in its places.
template <class... Values>
std::string say(fmt::format_string<Values...> english, Values&&... values) {
  const fmt::string_view text = english;
  const std::string_view translated = in_language({text.data(), text.size()});
  return fmt::vformat(fmt::string_view(translated.data(), translated.size()), fmt::make_format_args(values...));
}

// A phrase of a table with values in its places.
template <class... Values>
std::string say_phrase(Phrase phrase, const Values&... values) {
  const std::string_view text = in_language(phrase.english);
  return fmt::vformat(fmt::string_view(text.data(), text.size()), fmt::make_format_args(values...));
}

// The phrase for one or that for several, with their number in its place.
inline std::string say_counted(std::uint64_t number, Phrase one, Phrase several) {
  return say_phrase(number == 1 ? one : several, number);
}

inline std::string say(Phrase phrase) { return std::string(in_language(phrase.english)); }

}  // namespace filiera
