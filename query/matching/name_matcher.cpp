// SPDX-License-Identifier: Apache-2.0
// Blocking by groups of three letters (TF-IDF), then an alignment of words weighed by their rarity (soft TF-IDF).
#include "query/matching/name_matcher.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <optional>

#include "io/spelling.hpp"
#include "query/matching/name_words.hpp"

namespace filiera {

namespace {

constexpr double initials_score = 0.5;       // of a name that is the initials of another
constexpr std::size_t compared_names = 160;  // of each name asked for
constexpr double of_bracketed = 0.95, of_shortened = 0.9;
constexpr std::size_t compared_words = 32;
constexpr std::uint32_t most_in_posting = 60'000;
constexpr std::uint32_t unknown_gram = std::numeric_limits<std::uint32_t>::max();

std::uint32_t packed(std::string_view three) {
  return static_cast<std::uint32_t>(static_cast<unsigned char>(three[0])) << 16 |
         static_cast<std::uint32_t>(static_cast<unsigned char>(three[1])) << 8 |
         static_cast<std::uint32_t>(static_cast<unsigned char>(three[2]));
}

// The groups of three bytes of each word, with a space before and after it.
std::vector<std::uint32_t> grams_of(const std::vector<std::string>& words) {
  std::vector<std::uint32_t> grams;
  for (const std::string& word : words) {
    const std::string padded = ' ' + word + ' ';
    for (std::size_t i = 0; i + 3 <= padded.size(); ++i) grams.push_back(packed(std::string_view(padded).substr(i, 3)));
  }
  std::ranges::sort(grams);
  grams.erase(std::ranges::unique(grams).begin(), grams.end());
  return grams;
}

bool has_digit(std::string_view word) {
  return std::ranges::any_of(word, [](char c) { return c >= '0' && c <= '9'; });
}

// What forms that do not agree take from a score.
double unlike_forms(std::uint8_t a, std::uint8_t b) {
  constexpr std::uint8_t telling = 7;
  a &= telling;
  b &= telling;
  if (a == b) return 0;
  return (a & b) == 0 && a != 0 && b != 0 ? 0.05 : 0.01;
}

// How many words from `first` on the letters are the initials of, all of them; 0 if of none or of one. Two letters may
// stand for one of another script.
std::size_t words_of_initials(std::string_view letters, const std::vector<std::string_view>& words, std::size_t first) {
  constexpr std::string_view double_letters[] = {"ts", "sh", "ch", "kh", "zh", "ya", "yu", "ye"};
  std::size_t at = first;
  while (!letters.empty()) {
    if (at == words.size() || words[at].front() != letters.front()) return 0;
    const bool two = letters.size() > 1 && words[at].starts_with(letters.substr(0, 2)) &&
                     std::ranges::find(double_letters, letters.substr(0, 2)) != std::end(double_letters);
    letters.remove_prefix(two ? 2 : 1);
    ++at;
  }
  return at - first < 2 ? 0 : at - first;
}

}  // namespace

double NameMatcher::weight_of(std::uint32_t names) const {
  return std::log(1 + static_cast<double>(names_.size()) / (1 + static_cast<double>(names)));
}

const NameMatcher::Word& NameMatcher::word(std::uint32_t id, const std::vector<Word>& further) const {
  return id < words_.size() ? words_[id] : further[id - words_.size()];
}

// How far two words are one, 0 to 1.
double NameMatcher::likeness_of(const Word& first, const Word& second) const {
  const bool swapped = first.text.size() > second.text.size();
  const Word& shorter = swapped ? second : first;
  const Word& longer = swapped ? first : second;
  const std::string_view a = shorter.text, b = longer.text;
  if (a.size() < 3 || (a[0] != b[0] && shorter.sound[0] != longer.sound[0])) return 0;
  if (has_digit(a) || has_digit(b)) return 0;
  const std::string_view sound_a = shorter.sound, sound_b = longer.sound;
  if (sound_a == sound_b && sound_a.size() >= 3) return 0.95;
  double best = 0;
  if (shorter.consonants.size() >= 3 && shorter.consonants == longer.consonants) best = 0.8;
  const std::size_t limit = b.size() >= 6 ? 2 : b.size() >= 4 ? 1 : 0;
  if (limit > 0) {
    const std::size_t plain = spelling_distance(a, b, limit);
    const std::size_t heard = spelling_distance(sound_a, sound_b, 1);
    if (plain <= limit) best = 1 - 1.5 * static_cast<double>(plain) / static_cast<double>(b.size());
    if (heard <= 1 && sound_b.size() >= 5)
      best = std::max(best, 0.95 - 1.2 / static_cast<double>(std::max(sound_a.size(), sound_b.size())));
  }
  // An abbreviation, or another ending.
  if (a.size() >= 3 && b.starts_with(a))
    best = std::max(best,
                    a.size() >= 5 ? 0.5 + 0.45 * static_cast<double>(a.size()) / static_cast<double>(b.size()) : 0.6);
  std::size_t common = 0;
  while (common < a.size() && a[common] == b[common]) ++common;
  if (common >= 5 && common * 3 >= b.size() * 2)
    best = std::max(best, static_cast<double>(common) / static_cast<double>(b.size()));
  return best < 0.5 ? 0 : best;
}

NameMatcher::Name NameMatcher::read(std::string_view latin, std::vector<Word>& further) const {
  Name name;
  name.text = latin;
  NameWords found = name_words(latin);
  name.forms = found.forms;
  for (const char c : latin)
    if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) name.letters += c;
  for (const std::string& text : found.words) name.joined += text;
  if (found.words.size() > compared_words) found.words.resize(compared_words);
  for (const std::string& text : found.words) {
    const auto known = word_ids_.find(text);
    std::uint32_t id;
    if (known != word_ids_.end()) {
      id = known->second;
    } else {
      const auto met = std::ranges::find(further, text, &Word::text);
      id = static_cast<std::uint32_t>(words_.size() + static_cast<std::size_t>(met - further.begin()));
      if (met == further.end()) further.push_back({text, sound(text), consonants(text), 0, 0});
    }
    if (std::ranges::find(name.words, id) == name.words.end()) name.words.push_back(id);
  }
  for (const std::uint32_t gram : grams_of(found.words)) {
    const auto known = gram_ids_.find(gram);
    name.grams.push_back(known == gram_ids_.end() ? unknown_gram : known->second);
  }
  return name;
}

std::uint32_t NameMatcher::add(std::uint32_t party, std::string_view latin) {
  const std::vector<std::string> readings = name_readings(latin);
  for (std::size_t r = 0; r < readings.size(); ++r) {
    std::vector<Word> further;
    Name name = read(readings[r], further);
    for (const Word& word : further) {
      word_ids_.emplace(word.text, static_cast<std::uint32_t>(words_.size()));
      words_.push_back(word);
    }
    for (const std::uint32_t id : name.words) ++words_[id].names;
    name.grams.clear();
    std::vector<std::string> texts;
    for (const std::uint32_t id : name.words) texts.push_back(words_[id].text);
    const auto row = static_cast<std::uint32_t>(names_.size());
    for (const std::uint32_t gram : grams_of(texts)) {
      const auto [at, added] = gram_ids_.try_emplace(gram, static_cast<std::uint32_t>(postings_.size()));
      if (added) postings_.emplace_back();
      postings_[at->second].push_back(row);
      name.grams.push_back(at->second);
    }
    std::ranges::sort(name.grams);
    name.party = party;
    name.number = numbers_;
    name.part = r == 2;
    name.shortened = r == 1;
    if (name.words.size() > 2) {
      std::string letters;
      for (const std::uint32_t id : name.words) letters += words_[id].text.front();
      by_initials_[letters].push_back(row);
    } else if (name.words.size() == 1) {
      by_single_word_[name.joined].push_back(row);
    }
    if (name.part) ++parts_[name.joined];
    names_.push_back(std::move(name));
  }
  return numbers_++;
}

void NameMatcher::finish() {
  for (Word& word : words_) word.weight = weight_of(word.names);
  for (const std::vector<std::uint32_t>& posting : postings_)
    gram_weights_.push_back(weight_of(static_cast<std::uint32_t>(posting.size())));
  for (Name& name : names_) {
    for (const std::uint32_t id : name.words) name.weight_of_words += words_[id].weight;
    double squares = 0;
    for (const std::uint32_t gram : name.grams) squares += gram_weights_[gram] * gram_weights_[gram];
    name.norm_of_grams = std::sqrt(squares);
  }
}

NamePair NameMatcher::compare(const Name& asked, const Name& found, const std::vector<Word>& further) const {
  NamePair pair;
  if (asked.text == found.text) return {0, 0, Likeness::same_name, 1};
  const std::size_t a = asked.words.size(), b = found.words.size();
  if (a == 0 || b == 0) return pair;
  const double unlike_text = asked.letters == found.letters ? 0 : 1;
  if (asked.joined == found.joined)
    return {0, 0, Likeness::same_words, 0.995 - unlike_forms(asked.forms, found.forms) - 0.001 * unlike_text};
  const auto text = [&](const Name& name, std::size_t i) -> const std::string& {
    return word(name.words[i], further).text;
  };
  const auto weight = [&](const Name& name, std::size_t i) { return word(name.words[i], further).weight; };
  const auto texts_of = [&](const Name& name) {
    std::vector<std::string_view> words;
    for (std::size_t i = 0; i < name.words.size(); ++i) words.push_back(text(name, i));
    return words;
  };
  const std::vector<std::string_view> asked_texts = texts_of(asked), found_texts = texts_of(found);
  // Words that are the same, or alike, each once; the best pairs first.
  struct Link {
    double likeness;
    std::uint32_t i, j, n, m;  // n words of one are m words of the other
  };
  std::vector<Link> links;
  const auto push = [&](double likeness, std::size_t i, std::size_t n, std::size_t j, std::size_t m) {
    links.push_back({likeness, static_cast<std::uint32_t>(i), static_cast<std::uint32_t>(j),
                     static_cast<std::uint32_t>(n), static_cast<std::uint32_t>(m)});
  };
  for (std::size_t i = 0; i < a; ++i)
    for (std::size_t j = 0; j < b; ++j) {
      if (asked.words[i] == found.words[j]) {
        push(1, i, 1, j, 1);
        continue;
      }
      if (const double likeness = likeness_of(word(asked.words[i], further), word(found.words[j], further));
          likeness > 0)
        push(likeness, i, 1, j, 1);
      if (i + 1 < a && text(asked, i) + text(asked, i + 1) == text(found, j)) push(0.98, i, 2, j, 1);
      if (j + 1 < b && text(found, j) + text(found, j + 1) == text(asked, i)) push(0.98, i, 1, j, 2);
      if (i + 2 < a && text(asked, i) + text(asked, i + 1) + text(asked, i + 2) == text(found, j))
        push(0.98, i, 3, j, 1);
      if (j + 2 < b && text(found, j) + text(found, j + 1) + text(found, j + 2) == text(asked, i))
        push(0.98, i, 1, j, 3);
    }
  constexpr std::size_t shortest_initials = 2, longest_initials = 7;
  const auto may_be_initials = [](std::string_view word) {
    return word.size() >= shortest_initials && word.size() <= longest_initials && !has_digit(word);
  };
  for (std::size_t i = 0; i < a; ++i)
    if (may_be_initials(asked_texts[i]))
      for (std::size_t j = 0; j + 1 < b; ++j)
        if (const std::size_t run = words_of_initials(asked_texts[i], found_texts, j)) push(0.8, i, 1, j, run);
  for (std::size_t j = 0; j < b; ++j)
    if (may_be_initials(found_texts[j]))
      for (std::size_t i = 0; i + 1 < a; ++i)
        if (const std::size_t run = words_of_initials(found_texts[j], asked_texts, i)) push(0.8, i, run, j, 1);
  std::ranges::stable_sort(links, std::greater<>(), &Link::likeness);
  std::vector<char> taken_a(a, 0), taken_b(b, 0);
  double common = 0;
  for (const Link& link : links) {
    bool free = true;
    for (std::size_t i = link.i; i < link.i + link.n; ++i) free = free && !taken_a[i];
    for (std::size_t j = link.j; j < link.j + link.m; ++j) free = free && !taken_b[j];
    if (!free) continue;
    double weights = 0;
    for (std::size_t i = link.i; i < link.i + link.n; ++i) taken_a[i] = 1, weights += weight(asked, i);
    for (std::size_t j = link.j; j < link.j + link.m; ++j) taken_b[j] = 1, weights += weight(found, j);
    common += link.likeness * weights;
  }
  double all = 0;
  bool digits = false;
  for (std::size_t i = 0; i < a; ++i) {
    all += weight(asked, i);
    if (!taken_a[i] && has_digit(text(asked, i))) digits = true;
  }
  for (std::size_t j = 0; j < b; ++j) {
    all += weight(found, j);
    if (!taken_b[j] && has_digit(text(found, j))) digits = true;
  }
  const double of_words = all > 0 ? common / all : 0;
  // Groups of letters.
  double dot = 0, norm = 0;
  std::size_t k = 0;
  const double unknown = weight_of(0);
  for (const std::uint32_t gram : asked.grams) {
    const double weight_of_gram = gram == unknown_gram ? unknown : gram_weights_[gram];
    norm += weight_of_gram * weight_of_gram;
    while (k < found.grams.size() && found.grams[k] < gram) ++k;
    if (k < found.grams.size() && found.grams[k] == gram) dot += weight_of_gram * weight_of_gram;
  }
  const double of_letters = norm > 0 && found.norm_of_grams > 0 ? dot / (std::sqrt(norm) * found.norm_of_grams) : 0;
  pair.score = 0.7 * of_words + 0.3 * of_letters;
  if (digits) pair.score *= 0.8;
  pair.likeness = Likeness::words;
  if (of_words > 0.985) {
    bool whole = true;
    for (const char taken : taken_a) whole = whole && taken;
    for (const char taken : taken_b) whole = whole && taken;
    if (whole) pair = {0, 0, Likeness::same_words, std::max(pair.score, 0.97) - unlike_forms(asked.forms, found.forms)};
  }
  const bool initials = (a == 1 && b > 2 && words_of_initials(asked_texts[0], found_texts, 0) == b) ||
                        (b == 1 && a > 2 && words_of_initials(found_texts[0], asked_texts, 0) == a);
  if (initials) pair = {0, 0, Likeness::initials, initials_score};
  return pair;
}

// The names that are the initials of the one asked for, or the other way round; not of initials that many have.
void NameMatcher::add_initials(const Name& asked, const std::vector<Word>& further,
                               std::vector<std::uint32_t>& names) const {
  std::string letters;
  for (const std::uint32_t id : asked.words) letters += word(id, further).text.front();
  const auto& index = asked.words.size() == 1 ? by_initials_ : by_single_word_;
  const auto found = index.find(asked.words.size() == 1 ? asked.joined : letters);
  if (asked.words.size() == 2 || found == index.end() || found->second.size() > compared_names) return;
  names.insert(names.end(), found->second.begin(), found->second.end());
}

std::vector<LikeParty> NameMatcher::closest(std::span<const std::string> latin, std::size_t most) const {
  std::unordered_map<std::uint32_t, NamePair> best;
  thread_local std::vector<float> scores;
  // All are 0 between calls.
  if (scores.size() != names_.size()) scores.assign(names_.size(), 0);
  std::vector<std::uint32_t> touched;
  std::vector<std::pair<std::uint32_t, std::string>> readings;
  std::vector<std::size_t> places;  // of the readings of a name
  for (std::size_t number = 0; number < latin.size(); ++number) {
    std::vector<std::string> of_name = name_readings(latin[number]);
    for (std::size_t r = 0; r < of_name.size(); ++r) {
      readings.emplace_back(number, std::move(of_name[r]));
      places.push_back(r);
    }
  }
  for (std::size_t r = 0; r < readings.size(); ++r) {
    std::vector<Word> further;
    Name asked = read(readings[r].second, further);
    asked.part = places[r] == 2;
    asked.shortened = places[r] == 1;
    std::ranges::sort(asked.grams);
    for (Word& word : further) word.weight = weight_of(0);
    touched.clear();
    for (const std::uint32_t gram : asked.grams) {
      if (gram == unknown_gram || postings_[gram].size() > most_in_posting) continue;
      const auto weight = static_cast<float>(gram_weights_[gram] * gram_weights_[gram]);
      for (const std::uint32_t name : postings_[gram]) {
        if (scores[name] == 0) touched.push_back(name);
        scores[name] += weight;
      }
    }
    std::vector<std::pair<float, std::uint32_t>> order;
    order.reserve(touched.size());
    for (const std::uint32_t name : touched) {
      order.emplace_back(-scores[name] / static_cast<float>(names_[name].norm_of_grams), name);
      scores[name] = 0;
    }
    const std::size_t count = std::min(compared_names, order.size());
    std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(count), order.end());
    std::vector<std::uint32_t> compared;
    for (std::size_t i = 0; i < count; ++i) compared.push_back(order[i].second);
    add_initials(asked, further, compared);
    for (const std::uint32_t name : compared) {
      NamePair pair = compare(asked, names_[name], further);
      if (asked.part || names_[name].part) {
        // What stands in brackets is a name of its own only if it is said alone, and of one party.
        if (asked.part && names_[name].part) continue;
        if (pair.likeness == Likeness::words) continue;
        if (names_[name].part && parts_.at(names_[name].joined) > 1) continue;
        pair.score *= of_bracketed;
        if (pair.likeness == Likeness::same_name) pair.likeness = Likeness::same_words;
      } else if (asked.shortened != names_[name].shortened) {
        // A place in brackets is often that of a branch.
        pair.score *= of_shortened;
        pair.likeness = std::max(pair.likeness, Likeness::words);
      }
      pair.asked = readings[r].first;
      pair.found = names_[name].number;
      NamePair& known = best[names_[name].party];
      if (pair.score > known.score) known = pair;
    }
  }
  std::vector<LikeParty> parties;
  for (const auto& [party, pair] : best)
    if (pair.score > 0) parties.push_back({party, pair});
  std::ranges::sort(parties, [](const LikeParty& a, const LikeParty& b) {
    return a.names.score != b.names.score ? a.names.score > b.names.score : a.party < b.party;
  });
  if (parties.size() > most) parties.resize(most);
  return parties;
}

}  // namespace filiera
