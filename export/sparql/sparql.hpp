// SPDX-License-Identifier: Apache-2.0
// Questions as SPARQL 1.1 queries over an export, for stores to answer: docs/sparql.md tells what they return.
#pragma once

#include <optional>
#include <string>

#include "graph/lens/lens.hpp"
#include "query/hops/supply.hpp"
#include "query/hops/timeline.hpp"
#include "query/paths/query.hpp"

namespace filiera {

// Which claims are asked for; everything that is absent is not asked.
struct ClaimsQuery {
  std::optional<TermId> with;  // the thing, voice, document or claim that takes part
  std::optional<Kind> kind;
  std::optional<EdgeTypeId> type;
  Modality modality = Modality::unstated;
};

// Each returns a query of the rows that the verb finds under the lens in an export of the graph. Of the lens they know
// the date, the stance and the minimum certainty: bounds in an export count all sources, so callers refuse the rest.
// Terms come only from the writer of N-Triples. Throws UnwritableTerm for an IRI that no RDF syntax can say.
std::string claims_sparql(const KnowledgeGraph& graph, const LensOptions& lens, const ClaimsQuery& query);
// For depth 1, without measures. Of variants of a product it names as many levels as the graph has.
std::string supply_sparql(const KnowledgeGraph& graph, const LensOptions& lens, const SupplyQuery& query);
// Every event and measure; `about` must be no_vertex.
std::string timeline_sparql(const KnowledgeGraph& graph, const LensOptions& lens, const TimelineQuery& query);
// Every path of at most `max_hops` edges along which goods move, a pattern for each length; without prohibitions and
// the same goods.
std::string path_sparql(const KnowledgeGraph& graph, const LensOptions& lens, const PathQuery& query);

}  // namespace filiera
