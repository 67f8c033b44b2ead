// SPDX-License-Identifier: Apache-2.0
// Search of names by their beginnings, words and spelling.
#include "graph/model/name_search.hpp"

#include <algorithm>
#include <tuple>

#include "graph/model/codes.hpp"
#include "graph/model/name_index.hpp"
#include "io/fold.hpp"
#include "io/spelling.hpp"
#include "io/utf8.hpp"

namespace filiera {

namespace {

constexpr std::size_t no_row = static_cast<std::size_t>(-1);
// Shorter words have too many neighbours to be taken for misspelled ones.
constexpr std::size_t shortest_misspelled = 4;

// The word of a folded text that begins at `offset`, without what follows its last letter or digit.
std::string_view word_at(std::string_view folded, std::size_t offset) {
  std::size_t end = offset;
  while (end < folded.size()) {
    const auto byte = static_cast<unsigned char>(folded[end]);
    if (byte < 0x80 && !(byte >= '0' && byte <= '9') && !(byte >= 'a' && byte <= 'z')) break;
    ++end;
  }
  return folded.substr(offset, end - offset);
}

// The words of a folded text; a run of characters of a script without spaces is one.
std::vector<std::string_view> words_in(std::string_view folded) {
  std::vector<std::string_view> words;
  std::size_t end = 0;  // of the last word
  for (const std::uint32_t offset : word_offsets(folded)) {
    if (offset < end) continue;
    words.push_back(word_at(folded, offset));
    end = offset + words.back().size();
  }
  return words;
}

std::size_t first_character(std::string_view word) {
  std::size_t size = 1;
  while (size < word.size() && is_continuation(word[size])) ++size;
  return size;
}

}  // namespace

NameSearch::NameSearch(const KnowledgeGraph& graph, const NameIndex& names, const Column<WordRow>& words,
                       std::string_view text, const Names::Filter& accept)
    : graph_(&graph),
      names_(&names),
      words_(&words),
      accept_(&accept),
      folded_(fold(text)),
      sought_(words_in(folded_)) {
  // The longest are usually the rarest.
  std::stable_sort(sought_.begin(), sought_.end(),
                   [](std::string_view a, std::string_view b) { return a.size() > b.size(); });
}

void NameSearch::add_iri(TermId subject) { found_[subject] = {FoundBy::iri, 0, no_row}; }

void NameSearch::add_row(std::size_t row, FoundBy by) {
  const TermId subject = names_->rows[row].subject;
  if (*accept_ && !(*accept_)(subject)) return;
  const Closest closest{by, folded_name(*names_, row).size(), row};
  const auto [known, added] = found_.try_emplace(subject, closest);
  if (!added && closest < known->second) known->second = closest;
}

void NameSearch::add_whole_names_and_beginnings() {
  const auto [first, last] = rows_of_name(*names_, folded_);
  for (std::size_t row = first; row < last; ++row) {
    const NameRow& name = names_->rows[row];
    const bool is_code = stated_code(graph_->terms()[name.text]).has_value();
    add_row(row, is_code ? FoundBy::code : name.preferred ? FoundBy::name : FoundBy::alias);
  }
  std::size_t compared = 0;
  for (std::size_t row = last; row < names_->rows.size() && folded_name(*names_, row).starts_with(folded_); ++row) {
    if (++compared > Names::most_compared) {
      all_compared_ = false;
      return;
    }
    add_row(row, FoundBy::beginning);
  }
}

bool NameSearch::holds_word(std::size_t row, std::string_view word) const {
  const std::string_view name = folded_name(*names_, row);
  return std::ranges::any_of(word_offsets(name),
                             [&](std::uint32_t offset) { return name.substr(offset).starts_with(word); });
}

bool NameSearch::holds_similar_word(std::size_t row, std::string_view word) const {
  const std::string_view name = folded_name(*names_, row);
  const std::size_t limit = suggestion_limit(word);
  return std::ranges::any_of(word_offsets(name), [&](std::uint32_t offset) {
    const std::string_view other = word_at(name, offset);
    return other.starts_with(word) ||
           (word.size() >= shortest_misspelled && spelling_distance(word, other, limit) <= limit);
  });
}

void NameSearch::add_words() {
  std::pair<std::size_t, std::size_t> rarest{0, 0};
  std::string_view word_of_rarest;
  for (const std::string_view word : sought_) {
    const auto range = words_beginning_with(*names_, *words_, word);
    if (word_of_rarest.empty() || range.second - range.first < rarest.second - rarest.first) {
      rarest = range;
      word_of_rarest = word;
    }
  }
  auto [first, last] = rarest;
  if (last - first > Names::most_compared) {
    last = first + Names::most_compared;
    all_compared_ = false;
  }
  for (; first < last; ++first) {
    const std::size_t row = (*words_)[first].name;
    if (std::ranges::all_of(sought_, [&](std::string_view word) { return holds_word(row, word); }))
      add_row(row, FoundBy::words);
  }
}

void NameSearch::add_similar_spellings() {
  if (sought_.empty() || sought_.front().size() < shortest_misspelled) return;
  const std::string_view word = sought_.front();
  // Two characters, if so many words begin with the first one that not all can be compared.
  const std::size_t one = first_character(word);
  const std::size_t two = one + first_character(word.substr(one));
  auto range = words_beginning_with(*names_, *words_, word.substr(0, one));
  if (range.second - range.first > Names::most_compared)
    range = words_beginning_with(*names_, *words_, word.substr(0, two));
  auto [first, last] = range;
  if (last - first > Names::most_compared) {
    last = first + Names::most_compared;
    all_compared_ = false;
  }
  const std::size_t limit = suggestion_limit(word);
  for (; first < last; ++first) {
    const WordRow& beginning = (*words_)[first];
    const std::string_view other = word_at(folded_name(*names_, beginning.name), beginning.offset);
    if (spelling_distance(word, other, limit) > limit) continue;
    if (std::ranges::all_of(sought_, [&](std::string_view each) { return holds_similar_word(beginning.name, each); }))
      add_row(beginning.name, FoundBy::spelling);
  }
}

FoundNames NameSearch::closest(std::size_t most) {
  if (!folded_.empty()) {
    add_whole_names_and_beginnings();
    if (!sought_.empty()) add_words();
    if (found_.empty()) add_similar_spellings();
  }
  std::vector<std::pair<Closest, TermId>> order;
  order.reserve(found_.size());
  for (const auto& [subject, closest] : found_) order.emplace_back(closest, subject);
  const std::size_t count = std::min(most, order.size());
  const auto middle = order.begin() + static_cast<std::ptrdiff_t>(count);
  std::partial_sort(order.begin(), middle, order.end());
  FoundNames result;
  result.found = order.size();
  result.all_compared = all_compared_;
  for (auto entry = order.begin(); entry != middle; ++entry)
    result.names.push_back(
        {entry->second, entry->first.row == no_row ? no_term : names_->rows[entry->first.row].text, entry->first.by});
  return result;
}

}  // namespace filiera
