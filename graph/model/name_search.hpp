// SPDX-License-Identifier: Apache-2.0
// The names that fit a text, for Names::search.
#pragma once

#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/model/names.hpp"

namespace filiera {

class NameSearch {
 public:
  // All arguments must outlive this object.
  NameSearch(const KnowledgeGraph& graph, const NameIndex& names, const Column<WordRow>& words, std::string_view text,
             const Names::Filter& accept);

  // A subject that the text names by its IRI.
  void add_iri(TermId subject);

  // Looks up the text, once. See Names::search.
  FoundNames closest(std::size_t most);

 private:
  // The closest name of a subject so far.
  struct Closest {
    FoundBy by;
    std::size_t size;  // of the folded name
    std::size_t row;
    friend auto operator<=>(const Closest&, const Closest&) = default;
  };

  void add_row(std::size_t row, FoundBy by);
  void add_whole_names_and_beginnings();
  void add_words();
  void add_similar_spellings();
  // Whether a word of the name begins with `word`.
  bool holds_word(std::size_t row, std::string_view word) const;
  bool holds_similar_word(std::size_t row, std::string_view word) const;

  const KnowledgeGraph* graph_;
  const NameIndex* names_;
  const Column<WordRow>* words_;
  const Names::Filter* accept_;
  std::string folded_;
  std::vector<std::string_view> sought_;  // the words of folded_
  std::unordered_map<TermId, Closest> found_;
  bool all_compared_ = true;
};

}  // namespace filiera
