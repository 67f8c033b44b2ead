// SPDX-License-Identifier: Apache-2.0
// The parties of an index whose names are like those asked for.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace filiera {

// How two names are alike, the surest first.
enum class Likeness : std::uint8_t {
  same_name,   // but for case and accents
  same_words,  // but for legal forms, articles, order and spaces
  initials,    // one is the initials of the other
  words,       // most words, by weight, or nearly so
};

// Two names, and how far they show that their parties are one.
struct NamePair {
  std::uint32_t asked = 0;  // of the names asked for
  std::uint32_t found = 0;  // the number of the name, in the order of add()
  Likeness likeness = Likeness::words;
  double score = 0;  // 0 to 1
};

struct LikeParty {
  std::uint32_t party = 0;
  NamePair names;  // the pair with the highest score
};

// An index of names. Names are given in lower case of the Latin script (fold(), and other scripts transliterated); what
// they have in common is weighed by how rare it is in the index.
class NameMatcher {
 public:
  // Adds a name of a party. Returns the number of the name. Of a name with a part in brackets, the name without it
  // and the part count too (name_readings()).
  std::uint32_t add(std::uint32_t party, std::string_view latin);
  // After the last name. O(bytes of names).
  void finish();

  // The `most` parties that are most like a party of these names, best first; of equal ones the first in number. Only
  // parties whose names share a group of three letters that is not among the most frequent are compared.
  // O(names that share such groups). Requires finish().
  std::vector<LikeParty> closest(std::span<const std::string> latin, std::size_t most) const;

 private:
  struct Name {
    std::uint32_t party = 0, number = 0;  // number: of add()
    bool part = false;                    // only what stands in brackets
    bool shortened = false;               // without what stands in brackets
    std::string text;                     // as given
    std::vector<std::uint32_t> words;     // in order
    std::string joined;                   // without spaces and legal forms
    std::string letters;                  // letters and digits of the text
    std::vector<std::uint32_t> grams;     // ascending, without repetition
    double weight_of_words = 0;
    double norm_of_grams = 0;
    std::uint8_t forms = 0;
  };
  struct Word {
    std::string text, sound, consonants;
    std::uint32_t names = 0;  // that have it
    double weight = 0;
  };

  Name read(std::string_view latin, std::vector<Word>& further) const;
  double weight_of(std::uint32_t names) const;
  const Word& word(std::uint32_t id, const std::vector<Word>& further) const;
  double likeness_of(const Word& a, const Word& b) const;
  void add_initials(const Name& asked, const std::vector<Word>& further, std::vector<std::uint32_t>& names) const;
  NamePair compare(const Name& asked, const Name& found, const std::vector<Word>& further) const;

  std::vector<Name> names_;  // readings
  std::uint32_t numbers_ = 0;
  std::unordered_map<std::string, std::uint32_t> parts_;  // parties by what they have in brackets, without spaces
  std::vector<Word> words_;
  std::unordered_map<std::string, std::uint32_t> word_ids_;
  std::unordered_map<std::uint32_t, std::uint32_t> gram_ids_;
  std::unordered_map<std::string, std::vector<std::uint32_t>> by_initials_, by_single_word_;  // names
  std::vector<std::vector<std::uint32_t>> postings_;                                          // names, by gram
  std::vector<double> gram_weights_;
};

}  // namespace filiera
