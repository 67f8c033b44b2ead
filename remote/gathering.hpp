// SPDX-License-Identifier: Apache-2.0
// What of an endpoint's graph each question touches: the strategies by which a part is gathered.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>

#include "query/paths/pattern.hpp"
#include "remote/part.hpp"

namespace filiera {

enum class Flow : std::uint8_t { upstream, downstream };

// Everything that may be called `text`, as Names::find understands it: by IRI, prefixed name, local name beside a
// claim of the endpoint, label or alias. Case is ignored by the endpoint; accents too where it has nothing of the
// exact letters and at most 100,000 names, which are then looked through here.
void gather_named(Part& part, std::string_view text, const Prefixes& prefixes);

// The claims in which a resource takes part: as an end, a product, a place, what they are about, who says them and
// where.
void gather_about(Part& part, Part::Iri resource);

// The hops of goods to, or from, a company, group or product, through `depth` tiers, and whoever designs or develops
// what is commissioned. A round trip or a few per tier.
void gather_supply(Part& part, Part::Iri start, Flow flow, std::uint32_t depth);

// The hops of a product and its variants, whoever takes part.
void gather_product(Part& part, Part::Iri product);

// That a voice or document says something, by one attestation.
void gather_voice(Part& part, Part::Iri voice);

// Every claim.
void gather_everything(Part& part);

// Widens a part by the links that paths of a pattern may walk, level by level from their beginning.
class Frontier {
 public:
  Frontier(Part& part, Part::Iri start, const PathPattern& pattern);

  // The paths of at most so many edges from the start are all in the part.
  std::size_t levels() const { return levels_; }
  // One level more: fetches the links at the vertices that `known`, the graph of the part so far, has at that distance.
  // False when there were none: then paths of any length are in the part.
  bool widen(const KnowledgeGraph& known);

 private:
  Part& part_;
  Part::Iri start_;
  PatternStep steps_;  // of all states together
  std::unordered_set<Part::Iri> widened_;
  std::size_t levels_ = 0;
};

}  // namespace filiera
