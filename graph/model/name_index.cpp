// SPDX-License-Identifier: Apache-2.0
// Builds the index of names.
#include "graph/model/name_index.hpp"

#include <algorithm>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "graph/model/codes.hpp"
#include "io/fold.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

constexpr std::size_t longest_key = 64;
// The first of the characters, as UTF-8, of scripts that are written without spaces: U+2E80.
constexpr std::string_view first_without_spaces = "\xE2\xBA\x80";

// The first number of [low, high) for which `stops` holds; `high` if there is none. `stops` holds for all that follow.
template <class Stops>
std::size_t first_where(std::size_t low, std::size_t high, const Stops& stops) {
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (stops(middle))
      high = middle;
    else
      low = middle + 1;
  }
  return low;
}

}  // namespace

NameIndex index_names(const KnowledgeGraph& graph) {
  struct Name {
    std::string folded;
    TermId subject;
    TermId text;
    bool preferred;
    auto key() const { return std::tie(folded, subject, preferred, text); }
  };
  const TermId preferred = graph.terms().find_iri(vocab::skos_prefLabel);
  const TermId alias = graph.terms().find_iri(vocab::skos_altLabel);
  const TermId label = graph.terms().find_iri(vocab::rdfs_label);
  const TermId notation = graph.terms().find_iri(vocab::skos_notation);
  const TermId title = graph.terms().find_iri(vocab::schema_name);  // of documents
  std::vector<Name> names;
  for (const Quad& quad : graph.data().quads) {
    if (quad.predicate == notation) {
      if (const std::optional<Code> code = stated_code(graph.terms()[quad.object]))
        names.push_back({fold(code_text(*code)), quad.subject, quad.object, false});
      continue;
    }
    const bool is_title = quad.predicate == title && graph.find_document(quad.subject) != no_document;
    if (quad.predicate != preferred && quad.predicate != alias && quad.predicate != label && !is_title) continue;
    if (graph.terms().kind(quad.object) != TermKind::literal) continue;
    names.push_back({fold(graph.terms().value(quad.object)), quad.subject, quad.object, quad.predicate != alias});
  }
  std::sort(names.begin(), names.end(), [](const Name& a, const Name& b) { return a.key() < b.key(); });
  names.erase(std::unique(names.begin(), names.end(), [](const Name& a, const Name& b) { return a.key() == b.key(); }),
              names.end());

  std::vector<NameRow> rows;
  std::vector<char> bytes;
  rows.reserve(names.size());
  for (const Name& name : names) {
    bytes.insert(bytes.end(), name.folded.begin(), name.folded.end());
    rows.push_back({bytes.size(), name.preferred, name.subject, name.text});
  }
  return {Column(std::move(rows)), Column(std::move(bytes))};
}

std::vector<std::uint32_t> word_offsets(std::string_view folded) {
  std::vector<std::uint32_t> offsets;
  bool inside = false;  // a word
  for (std::size_t i = 0; i < folded.size();) {
    const auto byte = static_cast<unsigned char>(folded[i]);
    const std::size_t size = byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    const bool alone = size > 3 || (size == 3 && folded.substr(i, size) >= first_without_spaces);
    const bool of_word = size > 1 || (byte >= '0' && byte <= '9') || (byte >= 'a' && byte <= 'z');
    if (of_word && (alone || !inside)) offsets.push_back(static_cast<std::uint32_t>(i));
    inside = of_word && !alone;
    i += size;
  }
  return offsets;
}

std::string_view word_key(const NameIndex& index, const WordRow& word) {
  const std::string_view name = folded_name(index, word.name);
  return name.substr(std::min<std::size_t>(word.offset, name.size()), longest_key);
}

Column<WordRow> index_words(const NameIndex& index) {
  std::vector<WordRow> words;
  for (std::uint32_t row = 0; row < index.rows.size(); ++row)
    for (const std::uint32_t offset : word_offsets(folded_name(index, row))) words.push_back({row, offset});
  std::sort(words.begin(), words.end(), [&](const WordRow& a, const WordRow& b) {
    return std::tuple(word_key(index, a), a.name, a.offset) < std::tuple(word_key(index, b), b.name, b.offset);
  });
  return Column(std::move(words));
}

std::string_view folded_name(const NameIndex& index, std::size_t row) {
  const std::uint64_t first = row == 0 ? 0 : index.rows[row - 1].end;
  const std::span<const char> bytes = index.bytes.slice(first, index.rows[row].end);
  return {bytes.data(), bytes.size()};
}

std::pair<std::size_t, std::size_t> rows_of_name(const NameIndex& index, std::string_view folded) {
  const auto name = [&](std::size_t row) { return folded_name(index, row); };
  const std::size_t rows = index.rows.size();
  const std::size_t first = first_where(0, rows, [&](std::size_t row) { return name(row) >= folded; });
  return {first, first_where(first, rows, [&](std::size_t row) { return name(row) > folded; })};
}

std::pair<std::size_t, std::size_t> words_beginning_with(const NameIndex& index, const Column<WordRow>& words,
                                                         std::string_view begun) {
  begun = begun.substr(0, longest_key);
  const auto beginning = [&](std::size_t word) { return word_key(index, words[word]).substr(0, begun.size()); };
  const std::size_t first = first_where(0, words.size(), [&](std::size_t word) { return beginning(word) >= begun; });
  return {first, first_where(first, words.size(), [&](std::size_t word) { return beginning(word) > begun; })};
}

}  // namespace filiera
