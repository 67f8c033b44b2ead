// SPDX-License-Identifier: Apache-2.0
// A what-if scenario over the graph under a lens: a vertex is removed, a prohibition is issued, or measures are lifted.
#pragma once

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "graph/measures/measures.hpp"

namespace filiera {

// To what degree a change brings something about: it holds after the change and not before.
Match comes(Match before, Match after);

// What changes; one of the three.
struct Assumption {
  VertexId gone = no_vertex;  // a removed company, group, product or place
  std::optional<Prohibition> ban;
  std::vector<VertexId> lifted;  // lifted measures
};

// The removal of a vertex. A measure is lifted with its same-matter measures, a regulator with all its measures.
Assumption removal_of(const KnowledgeGraph& graph, VertexId v);
// The lifting of the measures and their same-matter measures. Ascending.
Assumption lifting_of(const KnowledgeGraph& graph, const std::vector<VertexId>& measures);

// The effects of an assumption on hops. Stores only references to the graph.
class Scenario {
 public:
  // Both must outlive it; `now` are the measures before the change.
  Scenario(const Measures& now, const Lens& lens, Assumption assumption);

  const Assumption& assumption() const { return assumption_; }
  const Measures& now() const { return *now_; }
  const Measures& then() const { return then_; }  // without the lifted measures

  // Whether the change prevents a hop that could take place before. A removed party or place loses the hops that it
  // matches at a known end, by the rules for the parties and places of measures. A removed product loses the hops of
  // its own goods and its variants, and of the products that it is a part of, transitively: not if another part can
  // take its place (fil:anyOf), possibly if that is only possible or if either of the two is stated only as a family;
  // also possibly the hops of its families and of unstated goods. With minimum certainty `certain`, possible losses are
  // no.
  Match loss(const Hop& hop) const;
  // The holdings through which a ban reaches the hop; null as in Measures::through().
  std::shared_ptr<const ReachedHop> through(const Hop& hop) const {
    return assumption_.ban ? now_->through(*assumption_.ban, hop) : nullptr;
  }
  // Whether the hop can take place, although it could not: a prohibition on it is lifted.
  Match release(const Hop& hop) const;

  // Whether a party is the removed vertex or certainly belongs to it.
  bool is_gone(VertexId v) const;

  // Every lost hop has one of these parties at an end; empty optional if any hop may be lost.
  std::optional<std::vector<VertexId>> ends() const;

 private:
  Match gone(const Hop& hop) const;
  Match product_gone(VertexId product) const;
  // Whether another part can take the place of the one that this claim puts into the whole.
  Match alternative_to(ClaimId input, VertexId whole) const;
  // The match of a prohibition in force before and after lifting the measures.
  std::pair<Match, Match> prohibited(const Hop& hop) const;

  const Measures* now_;
  const Lens* lens_;
  Assumption assumption_;
  Measures then_;
  std::unordered_map<VertexId, Match> wholes_;  // the products that a removed product is a part of, transitively
};

}  // namespace filiera
