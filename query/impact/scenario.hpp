// SPDX-License-Identifier: Apache-2.0
// A change that has not happened, laid over what a lens shows: something goes, is banned, or a measure is lifted.
#pragma once

#include <optional>
#include <unordered_map>
#include <vector>

#include "graph/measures/measures.hpp"

namespace filiera {

// What changes; one of the three.
struct Assumption {
  VertexId gone = no_vertex;  // a company, group, product or place
  std::optional<Prohibition> ban;
  std::vector<VertexId> lifted;  // measures
};

// That a vertex goes. A measure is lifted with all its tellings, a regulator with all its measures.
Assumption removal_of(const KnowledgeGraph& graph, VertexId v);
// That the measures are lifted, with all tellings of their matters. In order.
Assumption lifting_of(const KnowledgeGraph& graph, const std::vector<VertexId>& measures);

// What a change does to hops. Keeps nothing of the graph but references to it.
class Scenario {
 public:
  // Both must outlive it; `now` are the measures without the change.
  Scenario(const Measures& now, const Lens& lens, Assumption assumption);

  const Assumption& assumption() const { return assumption_; }
  const Measures& now() const { return *now_; }
  const Measures& then() const { return then_; }  // without those that are lifted

  // Whether the hop can take place no more, although it could. A party that goes loses hops by the rule for the
  // party of a measure, a place by that for its places, at ends that are known; a product loses those that it
  // or a variant of it makes up, and of what it is a part of, at any depth: possibly where an alternative is told
  // (fil:anyOf), and where it is a part only as a family or a variant; possibly also those of a family that holds it
  // and of goods that are not stated. Under a lens of what is certain, possible losses are none.
  Match loss(const Hop& hop) const;
  // Whether the hop can take place, although it could not: a prohibition on it is lifted.
  Match release(const Hop& hop) const;

  // Whether a party is, or certainly belongs to, what goes.
  bool is_gone(VertexId v) const;

  // The parties at which every lost hop has an end; nothing when any hop may be lost.
  std::optional<std::vector<VertexId>> ends() const;

 private:
  Match gone(const Hop& hop) const;
  Match product_gone(VertexId product) const;
  // The match of a prohibition in force with the lifted measures, and without.
  std::pair<Match, Match> barred(const Hop& hop) const;

  const Measures* now_;
  const Lens* lens_;
  Assumption assumption_;
  Measures then_;
  std::unordered_map<VertexId, Match> wholes_;  // of what a product that goes is a part, at any depth
};

}  // namespace filiera
