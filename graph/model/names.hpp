// SPDX-License-Identifier: Apache-2.0
// Look-up of things, claims and documents by name.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/indices.hpp"
#include "graph/model/knowledge_graph.hpp"

namespace filiera {

// The namespace that all claims share of which the first and the last in order of IRI are given: that of the first (an
// IRI up to its last '#', '/' or ':'), or "" if the last does not begin with it.
std::string_view common_namespace(std::string_view first, std::string_view last);
// The namespace that all claims of the graph share, or all claims of the whole that it is a part of; empty if there is
// none. O(1).
std::string_view own_namespace(const KnowledgeGraph& graph);

// How a text finds a thing, the closest first: by its IRI, by a code, by a whole name, by a whole alias, as the
// beginning of a name, by words in a name, by words spelled nearly so.
enum class FoundBy : std::uint8_t { iri, code, name, alias, beginning, words, spelling };

struct FoundName {
  TermId subject = no_term;
  TermId text = no_term;  // the label, alias or code; no_term if found by IRI
  FoundBy by = FoundBy::name;
};

struct FoundNames {
  std::vector<FoundName> names;
  std::size_t found = 0;     // all subjects found, of which `names` are the closest
  bool all_compared = true;  // false: more names than `most_compared` hold these words, and the others were left out
};

// Looks up names in a graph, which must outlive this object. If the graph holds no index, the first look-up of a name
// that is not an IRI builds one in O(statements).
class Names {
 public:
  explicit Names(const KnowledgeGraph& graph) : graph_(&graph) {}

  using Filter = std::function<bool(TermId)>;

  // The subjects named `text` that the filter (if any) accepts, in order of their IRIs. Tries in this order: IRI (bare
  // or in < >), prefixed name, local name in the own namespace, preferred label, alias. Labels and aliases match in any
  // language, ignoring case and accents. Several results: the name is ambiguous; none: it is unknown. O(log names) with
  // an index.
  std::vector<TermId> find(std::string_view text, const Filter& accept = {}) const;

  // The first `most` labels and aliases, as written, that begin with `begun`, ignoring case and accents; ascending,
  // without duplicates. O(log names + matching rows) with an index.
  std::vector<std::string> starting_with(std::string_view begun, std::size_t most) const;

  // The `most` accepted subjects that fit a text best, each once, with the name that fits best; closer ways first
  // (FoundBy), then shorter names. Words of the text must all begin words of one name, in any order; only if no name
  // holds them so are words with the same first character and a similar spelling taken for them. Ignores case and
  // accents. O(log words + names that hold the text's rarest word, at most `most_compared`) with an index; without,
  // O(statements + words log words).
  FoundNames search(std::string_view text, std::size_t most, const Filter& accept = {}) const;
  static constexpr std::size_t most_compared = 20'000;

  // At most three labels, aliases and local names of accepted subjects with a spelling similar to `text`, the most
  // similar first; if there are none, those that search() finds by its words, or by some of them. O(statements).
  std::vector<std::string> near(std::string_view text, const Filter& accept = {}) const;

 private:
  TermId subject_of_iri(std::string_view iri) const;
  // The subject with this IRI, prefixed name, or local name in the own namespace; no_term if the filter accepts none.
  TermId subject_written(std::string_view text, const Filter& accept) const;
  const NameIndex& index() const;
  const Column<WordRow>& words() const;

  const KnowledgeGraph* graph_;
  mutable std::optional<NameIndex> made_;  // if the graph holds none
  mutable std::optional<Column<WordRow>> made_words_;
};

}  // namespace filiera
