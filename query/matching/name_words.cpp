// SPDX-License-Identifier: Apache-2.0
// Words of names, and the legal forms that say nothing of who it is.
#include "query/matching/name_words.hpp"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>

#include "query/matching/word_tables.hpp"

namespace filiera {

namespace {

// Each as words; of those that begin alike, the longest counts.
constexpr std::string_view articles[] = {"the", "and", "of", "for", "de", "la", "le", "el", "y",   "und", "et",
                                         "i",   "da",  "al", "ul",  "e",  "in", "di", "du", "der", "va",  "ve"};

// Calls `take` for what stands before each semicolon, line ends as spaces.
template <class Take>
void for_each_entry(std::string_view table, Take take) {
  while (!table.empty()) {
    const std::size_t end = table.find(';');
    if (end == table.npos) return;
    take(table.substr(0, end));
    table.remove_prefix(end + 1);
  }
}

std::vector<std::string> parts_by_space(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t end = text.find_first_of(" \n");
    if (end != 0) parts.emplace_back(text.substr(0, end));
    text.remove_prefix(end == text.npos ? text.size() : end + 1);
  }
  return parts;
}

// What a phrase is looked up by, so that spellings of it are found: short words as they are.
std::string key_of(const std::string& word) { return word.size() < 5 ? word : sound(word); }

struct KnownPhrase {
  std::vector<std::string> keys;     // of its words
  std::vector<std::string> meaning;  // the words in its place
  std::uint8_t form = 0;             // LegalForm; 0 if it is none
};

// By the key of their first word, the longest first.
using KnownPhrases = std::unordered_map<std::string, std::vector<KnownPhrase>>;

const KnownPhrases& known_phrases() {
  static const KnownPhrases made = [] {
    KnownPhrases all;
    const auto add = [&](std::string_view text, std::string_view meaning, std::uint8_t form) {
      KnownPhrase phrase{parts_by_space(text), parts_by_space(meaning), form};
      for (std::string& word : phrase.keys) word = key_of(word);
      all[phrase.keys.front()].push_back(std::move(phrase));
    };
    for (const LegalForms& forms : legal_forms())
      for_each_entry(forms.rows,
                     [&](std::string_view entry) { add(entry, "", static_cast<std::uint8_t>(forms.form)); });
    for_each_entry(meanings(), [&](std::string_view entry) {
      const std::size_t sign = entry.find('=');
      add(entry.substr(0, sign), entry.substr(sign + 1), 0);
    });
    for (auto& [first, rows] : all)
      std::ranges::stable_sort(rows, std::greater<>(), [](const KnownPhrase& phrase) { return phrase.keys.size(); });
    return all;
  }();
  return made;
}

bool is_article(const std::string& word) {
  return std::ranges::find(articles, std::string_view(word)) != std::end(articles);
}

// The longest phrase that the keys begin with, or none.
const KnownPhrase* phrase_at(std::span<const std::string> keys) {
  const auto rows = known_phrases().find(keys.front());
  if (rows == known_phrases().end()) return nullptr;
  for (const KnownPhrase& phrase : rows->second)
    if (phrase.keys.size() <= keys.size() && std::ranges::equal(phrase.keys, keys.first(phrase.keys.size())))
      return &phrase;
  return nullptr;
}

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (static_cast<unsigned char>(c) & 0x80) != 0; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Runs of letters and digits; single letters that follow each other are joined.
std::vector<std::string> raw_words(std::string_view text) {
  std::vector<std::string> words;
  std::string word;
  bool initials = false;  // the last word is made of single letters
  const auto end_word = [&] {
    if (word.empty()) return;
    const bool single = word.size() == 1 && is_letter(word.front());
    if (single && initials)
      words.back() += word;
    else
      words.push_back(word);
    initials = single;
    word.clear();
  };
  for (const char c : text) {
    if (is_letter(c) || is_digit(c)) {
      word += c;
    } else if (c == '\'' || c == '`') {
      continue;
    } else {
      end_word();
      if (c == '&') {
        words.emplace_back("and");
        initials = false;
      } else if (c != '.' && c != ' ' && c != '-') {
        initials = false;
      }
    }
  }
  end_word();
  return words;
}

// "12" for "12th".
std::string without_ordinal(const std::string& word) {
  if (word.size() < 3 || !is_digit(word.front())) return word;
  const std::string_view end = std::string_view(word).substr(word.size() - 2);
  const bool ordinal = end == "st" || end == "nd" || end == "rd" || end == "th";
  return ordinal && std::ranges::all_of(word.substr(0, word.size() - 2), is_digit) ? word.substr(0, word.size() - 2)
                                                                                   : word;
}

}  // namespace

std::string sound(std::string_view word) {
  std::string result;
  for (std::size_t i = 0; i < word.size(); ++i) {
    const auto next = [&](std::string_view text) { return word.substr(i).starts_with(text); };
    char c = word[i];
    if (next("shch") || next("sch")) {
      result += 's';
      i += next("shch") ? 3 : 2;
      continue;
    }
    if (next("kh") || next("gh") || next("zh") || next("sh") || next("ch") || next("dh") || next("th")) {
      result += c == 'z' ? 'j' : c;
      ++i;
      continue;
    }
    if (next("ph")) {
      result += 'f';
      ++i;
      continue;
    }
    if (next("ck") || next("ks")) {
      result += 'k';
      if (next("ks")) result += 's';
      ++i;
      continue;
    }
    if (next("yu") || next("yo") || next("ya") || next("ye") || next("iu") || next("ia") || next("ie") || next("io")) {
      result += word[i + 1];
      ++i;
      continue;
    }
    if (c == 'y' || c == 'j') c = 'i';
    if (c == 'q' || c == 'c') c = 'k';
    if (c == 'w') c = 'v';
    if (c == 'e') c = 'i';
    if (c == 'o') c = 'u';
    if (c == 'x') {
      result += "ks";
      continue;
    }
    if (c == 'h' && i + 1 == word.size()) continue;
    if (!result.empty() && result.back() == c) continue;
    result += c;
  }
  return result;
}

std::string consonants(std::string_view word) {
  const std::string heard = sound(word);
  std::string result;
  for (const char c : heard) {
    if (c == 'a' || c == 'i' || c == 'u') continue;
    const char plain = c == 'g' ? 'k' : c == 'd' ? 't' : c == 'b' ? 'p' : c == 'z' ? 's' : c;
    if (result.empty() || result.back() != plain) result += plain;
  }
  return result;
}

NameWords name_words(std::string_view latin) {
  const std::vector<std::string> raw = raw_words(latin);
  std::vector<std::string> keys;
  for (const std::string& word : raw) keys.push_back(key_of(word));
  NameWords result;
  bool after_form = false;
  for (std::size_t i = 0; i < raw.size();) {
    const KnownPhrase* phrase = phrase_at(std::span(keys).subspan(i));
    const std::size_t size = phrase ? phrase->keys.size() : 1;
    // "As Saadi", but "Acme AS": a short form is one only at the ends, and beside another.
    if (phrase && phrase->form && size == 1 && raw[i].size() == 2 && i != 0 && i + 1 < raw.size() && !after_form) {
      const KnownPhrase* const next = phrase_at(std::span(keys).subspan(i + 1));
      if (!next || !next->form) phrase = nullptr;
    }
    after_form = phrase && phrase->form;
    if (phrase) {
      result.forms = static_cast<std::uint8_t>(result.forms | phrase->form);
      for (const std::string& word : phrase->meaning) result.words.push_back(word);
    } else if (!is_article(raw[i])) {
      result.words.push_back(without_ordinal(raw[i]));
    }
    i += phrase ? size : 1;
  }
  if (result.words.empty()) result = {raw, 0};
  return result;
}

std::vector<std::string> name_readings(std::string_view name) {
  std::vector<std::string> readings = {std::string(name)};
  const std::size_t open = name.find('(');
  const std::size_t close = open == name.npos ? name.npos : name.find(')', open);
  if (close == name.npos) return readings;
  const auto has_letters = [](std::string_view text) {
    return std::ranges::count_if(text, [](char c) { return is_letter(c) || (c >= 'A' && c <= 'Z'); }) >= 3;
  };
  const std::string outside = std::string(name.substr(0, open)) + ' ' + std::string(name.substr(close + 1));
  const std::string_view inside = name.substr(open + 1, close - open - 1);
  if (has_letters(outside)) readings.push_back(outside);
  if (has_letters(inside)) readings.emplace_back(inside);
  return readings;
}

}  // namespace filiera
