// SPDX-License-Identifier: Apache-2.0
// Queries in SPARQL 1.1 over an export; docs/sparql.md describes their results.
#pragma once

#include <optional>
#include <string>

#include "graph/lens/lens.hpp"
#include "query/hops/supply.hpp"
#include "query/hops/timeline.hpp"
#include "query/paths/query.hpp"

namespace filiera {

// A query for claims; an absent member is no condition.
struct ClaimsQuery {
  std::optional<TermId> with;  // the thing, voice, document or claim that takes part
  std::optional<Kind> kind;
  std::optional<EdgeTypeId> type;
  Modality modality = Modality::unstated;
};

// Direct holdings in a party, or its own holdings.
struct OwnersQuery {
  enum class Direction : std::uint8_t { owners, owned };
  TermId of = no_term;
  Direction direction = Direction::owners;
};

// Each returns a query for the rows of the verb under the lens in an export of the graph. Of the lens only date, stance
// and minimum certainty are supported, because bounds in an export include all sources; callers refuse other options.
// Terms are written by the writer of N-Triples only. Throws UnwritableTerm for an IRI that no RDF syntax can express.
std::string claims_sparql(const KnowledgeGraph& graph, const LensOptions& lens, const ClaimsQuery& query);
// For depth 1, without measures. Variants of a product are listed to the depth that the graph has.
std::string supply_sparql(const KnowledgeGraph& graph, const LensOptions& lens, const SupplyQuery& query);
// All events and measures; requires `about` == no_vertex.
std::string timeline_sparql(const KnowledgeGraph& graph, const LensOptions& lens, const TimelineQuery& query);
// Direct holdings and control, with their stated shares. SPARQL 1.1 has no sums along a path and no least fixed point, so
// that it cannot express indirect shares and reach.
std::string owners_sparql(const KnowledgeGraph& graph, const LensOptions& lens, const OwnersQuery& query);
// All paths of at most `max_hops` edges in the direction of goods, one pattern for each length; prohibitions and same
// goods are not supported.
std::string path_sparql(const KnowledgeGraph& graph, const LensOptions& lens, const PathQuery& query);

}  // namespace filiera
