// SPDX-License-Identifier: Apache-2.0
// Fetches the part of an endpoint's graph that each verb needs.
#pragma once

#include <cstdint>
#include <string_view>
#include <unordered_set>

#include "query/paths/pattern.hpp"
#include "remote/subgraph.hpp"

namespace filiera {

enum class Flow : std::uint8_t { upstream, downstream };

// Everything that may be named `text`, as in Names::find: by IRI, prefixed name, local name in the namespace of a
// claim, label or alias, whatever the case and accents; if it is a code, everything that carries it or a finer one. The
// endpoint compares names of ASCII, all others are compared here. False if there are more than 100,000 others: they are
// left out.
bool fetch_named(Subgraph& subgraph, std::string_view text, const Prefixes& prefixes);

// The claims in which a resource takes part: as an end, a product, a place, a subject, a voice or a document.
void fetch_about(Subgraph& subgraph, Subgraph::Iri resource);

// The hops of goods to, or from, a company, group or product, through `depth` tiers, with the partners in commissioned
// products. A few round trips for each tier.
void fetch_supply(Subgraph& subgraph, Subgraph::Iri start, Flow flow, std::uint32_t depth);

// The hops of a product and its variants, with all parties.
void fetch_product(Subgraph& subgraph, Subgraph::Iri product);

// One attestation of a voice or document, to show that it is one.
void fetch_voice(Subgraph& subgraph, Subgraph::Iri voice);

// Who holds any of the parties of the links fetched so far, controls them or holds jointly with them, and in turn who
// holds any of these. A round trip or a few for each step upward.
void fetch_owners(Subgraph& subgraph);

// Every claim.
void fetch_everything(Subgraph& subgraph);

// Extends a subgraph by the links that paths of a pattern may walk, level by level from their start.
class Frontier {
 public:
  Frontier(Subgraph& subgraph, Subgraph::Iri start, const PathPattern& pattern);

  // The subgraph contains all paths of at most this many edges from the start.
  std::size_t levels() const { return levels_; }
  // Fetches the links at the vertices that `known`, the graph of the subgraph so far, has at the current distance.
  // False if there are none: then paths of any length are in the subgraph.
  bool widen(const KnowledgeGraph& known);

 private:
  Subgraph& subgraph_;
  Subgraph::Iri start_;
  PatternStep steps_;  // the steps of all states combined
  std::unordered_set<Subgraph::Iri> widened_;
  std::size_t levels_ = 0;
};

}  // namespace filiera
