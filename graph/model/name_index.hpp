// SPDX-License-Identifier: Apache-2.0
// The sorted index of names: labels and aliases, folded to ignore case and accents.
#pragma once

#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/model/indices.hpp"
#include "graph/model/knowledge_graph.hpp"

namespace filiera {

// Indexes all labels (skos:prefLabel, rdfs:label) and aliases (skos:altLabel, and codes as "HS 8542"). O(statements +
// names log names).
NameIndex index_names(const KnowledgeGraph& graph);

// The folded text of a row. Requires row < index.rows.size().
std::string_view folded_name(const NameIndex& index, std::size_t row);

// The range [first, last) of rows whose folded text is `folded`. O(log names).
std::pair<std::size_t, std::size_t> rows_of_name(const NameIndex& index, std::string_view folded);

// The beginnings of all words of the names: a word begins after a character that is neither a letter nor a digit; each
// character of a script without spaces (Chinese, Japanese, Korean) begins one too. O(words log words).
Column<WordRow> index_words(const NameIndex& index);

// What the index of words is ordered by: the folded text of the name from the word on, at most 64 bytes of it.
std::string_view word_key(const NameIndex& index, const WordRow& word);

// The range [first, last) of words whose key begins with `begun`, of which only 64 bytes count. O(log words).
std::pair<std::size_t, std::size_t> words_beginning_with(const NameIndex& index, const Column<WordRow>& words,
                                                         std::string_view begun);

// The offsets at which words begin in a folded text, ascending.
std::vector<std::uint32_t> word_offsets(std::string_view folded);

}  // namespace filiera
