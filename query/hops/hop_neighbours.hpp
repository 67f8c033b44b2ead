// SPDX-License-Identifier: Apache-2.0
// What may decide how an aspect of a hop stands: the claims and things near it, whatever holds; internal to
// hop_differences.
#pragma once

#include <set>
#include <vector>

#include "query/hops/hop_state.hpp"

namespace filiera {

struct Neighbours {
  std::set<PartName> claims;  // IRIs of owners
  std::set<PartName> things;  // IRIs of vertices that are no claims
};

// Finds them in one graph, or in what several lead to together. The graphs must outlive it.
class Neighbourhood {
 public:
  // O(statements), or O(1) for graphs without codes.
  explicit Neighbourhood(std::vector<const KnowledgeGraph*> graphs);

  // The claims between the parts of the hop; of measures and parties also those about their families, places, groups
  // and holders, at any distance; the measures on any of these, with what they except, comply with and are begun or
  // ended by; and what relations between claims connect with them. O(what is found, and the edges at it).
  Neighbours of(const HopName& hop, HopAspect aspect) const;

 private:
  std::vector<const KnowledgeGraph*> graphs_;
  std::set<PartName> measures_on_codes_;  // which may be on any product
};

}  // namespace filiera
