// SPDX-License-Identifier: Apache-2.0
// What each question fetches of an endpoint's graph.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>

#include "query/paths/pattern.hpp"
#include "remote/subgraph.hpp"

namespace filiera {

enum class Flow : std::uint8_t { upstream, downstream };

// Everything that may be called `text`, as Names::find understands it: by IRI, prefixed name, local name beside a
// claim of the endpoint, label or alias. Case is ignored by the endpoint; accents too where it has nothing of the
// exact letters and at most 100,000 names, which are then looked through here.
void fetch_named(Subgraph& subgraph, std::string_view text, const Prefixes& prefixes);

// The claims in which a resource takes subgraph: as an end, a product, a place, what they are about, who says them and
// where.
void fetch_about(Subgraph& subgraph, Subgraph::Iri resource);

// The hops of goods to, or from, a company, group or product, through `depth` tiers, and whoever designs or develops
// what is commissioned. A round trip or a few per tier.
void fetch_supply(Subgraph& subgraph, Subgraph::Iri start, Flow flow, std::uint32_t depth);

// The hops of a product and its variants, whoever takes subgraph.
void fetch_product(Subgraph& subgraph, Subgraph::Iri product);

// That a voice or document says something, by one attestation.
void fetch_voice(Subgraph& subgraph, Subgraph::Iri voice);

// Every claim.
void fetch_everything(Subgraph& subgraph);

// Widens a subgraph by the links that paths of a pattern may walk, level by level from their beginning.
class Frontier {
 public:
  Frontier(Subgraph& subgraph, Subgraph::Iri start, const PathPattern& pattern);

  // The paths of at most so many edges from the start are all in the subgraph.
  std::size_t levels() const { return levels_; }
  // One level more: fetches the links at the vertices that `known`, the graph of the subgraph so far, has at that
  // distance. False when there were none: then paths of any length are in the subgraph.
  bool widen(const KnowledgeGraph& known);

 private:
  Subgraph& subgraph_;
  Subgraph::Iri start_;
  PatternStep steps_;  // of all states together
  std::unordered_set<Subgraph::Iri> widened_;
  std::size_t levels_ = 0;
};

}  // namespace filiera
