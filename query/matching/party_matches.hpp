// SPDX-License-Identifier: Apache-2.0
// Pairs of parties of two data sets that may be one, by their names, identifiers, kinds and countries.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/knowledge_graph.hpp"
#include "query/matching/name_matcher.hpp"

namespace filiera {

// A company, group, regulator or agent as a data set has it.
struct MatchParty {
  std::string iri;
  std::vector<std::string> names;      // as written, the label first
  std::vector<std::string> countries;  // IRIs of those that it is in
  bool agent = false;                  // a person, or a voice
};

// The parties of a graph that have a name, in order of their IRIs. O(statements).
std::vector<MatchParty> parties_of(const KnowledgeGraph& graph);

// What two parties say of a property: nothing, the same or something in common, or something else each.
enum class Agreement : std::uint8_t { untold, same, different };

struct ProposedPair {
  std::size_t subject = 0, object = 0;    // of the two data sets
  bool by_identifier = false;             // both have the identifier that the names are
  std::string subject_name, object_name;  // those that are most alike
  Likeness likeness = Likeness::words;
  double score = 0;       // of the names
  double confidence = 0;  // 0 to 1, see MatchOptions
  Agreement country = Agreement::untold;
  bool kinds_differ = false;  // one is an agent, the other is none
};

struct MatchOptions {
  // What is proposed has at least this confidence: the likeness of the names, less where another party of the data set
  // is nearly as like, where countries or kinds differ, and where a single short word is all that the names have.
  double threshold = 0.7;
  std::size_t candidates = 0;  // further pairs of each subject, whatever their confidence
};
inline constexpr double default_threshold = 0.7;

// Names in other scripts than Latin to Latin letters; called only for these.
using Transliterate = std::function<std::string(std::string_view)>;

// Whether a name has letters of a script other than Latin.
bool has_other_script(std::string_view name);

// Proposed pairs, by confidence, then by subject and object. Parties with the same IRI are none. Each subject is paired
// with the party most like it, and with those that share a name with that party. O(names that share rare groups of
// letters).
std::vector<ProposedPair> propose_pairs(std::span<const MatchParty> subjects, std::span<const MatchParty> objects,
                                        const Transliterate& transliterate, const MatchOptions& options);

}  // namespace filiera
