// SPDX-License-Identifier: Apache-2.0
// Look-up of names, and suggestions for unknown ones.
#include "graph/model/names.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "graph/model/name_index.hpp"
#include "graph/model/name_search.hpp"
#include "io/fold.hpp"
#include "io/spelling.hpp"

namespace filiera {

namespace {

constexpr std::size_t most_suggestions = 3;

// At most three names that the words of a text find, or some of them.
std::vector<std::string> near_by_words(const Names& known, const KnowledgeGraph& graph, std::string_view text,
                                       const Names::Filter& accept) {
  std::vector<std::string> names;
  const auto look_for = [&](std::string_view words) {
    if (words.empty() || !names.empty()) return;
    for (const FoundName& found : known.search(words, most_suggestions, accept).names)
      names.emplace_back(found.text == no_term ? local_name(graph.terms().value(found.subject))
                                               : graph.terms().value(found.text));
  };
  look_for(text);
  // Fewer and fewer of its first words, then each word that is long enough to mean something.
  std::string_view begun = text;
  while (names.empty() && begun.find(' ') != std::string_view::npos)
    look_for(begun = begun.substr(0, begun.find_last_of(' ')));
  for (std::string_view left = text; names.empty() && left.find(' ') != std::string_view::npos;) {
    left.remove_prefix(left.find(' ') + 1);
    if (const std::string_view word = left.substr(0, left.find(' ')); word.size() > 3) look_for(word);
  }
  return names;
}

}  // namespace

std::string_view common_namespace(std::string_view first, std::string_view last) {
  const std::string_view own = first.substr(0, first.size() - local_name(first).size());
  return last.starts_with(own) ? own : std::string_view{};
}

std::string_view own_namespace(const KnowledgeGraph& graph) {
  if (graph.data().namespace_of_whole) return *graph.data().namespace_of_whole;
  const Column<ClaimId>& by_term = graph.data().claims_by_term;
  if (by_term.empty()) return {};
  // Claims are in order of their IRIs: a prefix of the first and the last is a prefix of all.
  return common_namespace(graph.terms().value(graph.term_of_claim(by_term[0])),
                          graph.terms().value(graph.term_of_claim(by_term[by_term.size() - 1])));
}

const NameIndex& Names::index() const {
  if (graph_->data().indices) return graph_->data().indices->names;
  if (!made_) made_ = index_names(*graph_);
  return *made_;
}

const Column<WordRow>& Names::words() const {
  if (graph_->data().indices) return graph_->data().indices->words;
  if (!made_words_) made_words_ = index_words(index());
  return *made_words_;
}

TermId Names::subject_of_iri(std::string_view iri) const {
  const TermId term = graph_->terms().find_iri(iri);
  return term != no_term && !graph_->statements(term).empty() ? term : no_term;
}

TermId Names::subject_written(std::string_view text, const Filter& accept) const {
  const auto accepted = [&](TermId term) { return term != no_term && (!accept || accept(term)); };
  if (text.size() > 2 && text.front() == '<' && text.back() == '>') text = text.substr(1, text.size() - 2);
  if (const TermId term = subject_of_iri(text); accepted(term)) return term;
  if (const std::optional<std::string> iri = graph_->data().prefixes.expand(text))
    if (const TermId term = subject_of_iri(*iri); accepted(term)) return term;
  if (const std::string_view own = own_namespace(*graph_); !own.empty())
    if (const TermId term = subject_of_iri(std::string(own) + std::string(text)); accepted(term)) return term;
  return no_term;
}

std::vector<TermId> Names::find(std::string_view text, const Filter& accept) const {
  const auto accepted = [&](TermId term) { return !accept || accept(term); };
  if (const TermId term = subject_written(text, accept); term != no_term) return {term};
  const std::string folded = fold(text);
  std::vector<TermId> preferred, aliases;
  const auto [first, last] = rows_of_name(index(), folded);
  for (std::size_t row = first; row < last; ++row) {
    const NameRow& name = index().rows[row];
    std::vector<TermId>& terms = name.preferred ? preferred : aliases;
    if (accepted(name.subject) && (terms.empty() || terms.back() != name.subject)) terms.push_back(name.subject);
  }
  return preferred.empty() ? aliases : preferred;
}

std::vector<std::string> Names::starting_with(std::string_view begun, std::size_t most) const {
  const std::string folded = fold(begun);
  std::vector<std::string> names;
  for (std::size_t row = rows_of_name(index(), folded).first;
       row < index().rows.size() && names.size() < most && folded_name(index(), row).starts_with(folded); ++row) {
    const std::string_view name = graph_->terms().value(index().rows[row].text);
    if (std::find(names.begin(), names.end(), name) == names.end()) names.emplace_back(name);
  }
  return names;
}

FoundNames Names::search(std::string_view text, std::size_t most, const Filter& accept) const {
  NameSearch search(*graph_, index(), words(), text, accept);
  if (const TermId term = subject_written(text, accept); term != no_term) search.add_iri(term);
  return search.closest(most);
}

std::vector<std::string> Names::near(std::string_view text, const Filter& accept) const {
  const std::string folded = fold(text);
  const std::size_t limit = suggestion_limit(folded);
  struct Suggestion {
    std::size_t distance;
    std::string text;
    auto operator<=>(const Suggestion&) const = default;
  };
  std::vector<Suggestion> found;
  const auto consider = [&](TermId subject, std::string_view folded_name, std::string_view name) {
    const std::size_t distance = spelling_distance(folded, folded_name, limit);
    if (distance <= limit && (!accept || accept(subject))) found.push_back({distance, std::string(name)});
  };
  for (std::size_t row = 0; row < index().rows.size(); ++row)
    consider(index().rows[row].subject, folded_name(index(), row), graph_->terms().value(index().rows[row].text));
  const std::string_view own = own_namespace(*graph_);
  TermId last = no_term;
  for (const Quad& quad : graph_->data().quads) {
    if (quad.subject == std::exchange(last, quad.subject)) continue;
    const std::string_view iri = graph_->terms().value(quad.subject);
    if (!own.empty() && iri.starts_with(own))
      consider(quad.subject, fold(iri.substr(own.size())), iri.substr(own.size()));
  }
  std::sort(found.begin(), found.end());
  std::vector<std::string> names;
  for (Suggestion& suggestion : found) {
    if (names.size() == most_suggestions) break;
    if (std::find(names.begin(), names.end(), suggestion.text) == names.end())
      names.push_back(std::move(suggestion.text));
  }
  return names.empty() ? near_by_words(*this, *graph_, text, accept) : names;
}

}  // namespace filiera
