// SPDX-License-Identifier: Apache-2.0
// Claims, measures and their parts as JSON, the same in every verb.
#pragma once

#include "cli/output/answer.hpp"
#include "cli/words/claim_text.hpp"
#include "graph/model/amount.hpp"
#include "query/hops/supply.hpp"

namespace filiera {

std::string_view json_name(Match match);       // "no", "possible", "certain"
std::string_view json_name(TimeDoubt doubt);   // "startUnknown", "endUnknown", "carriedForward"; "" for none
std::string_view json_name(MeasureRole role);  // "against", "permits", "favours", "mustComply"

// {"iri", "name"}.
Json reference_json(const Wording& wording, TermId term);
// null for no_vertex.
Json vertex_json(const Wording& wording, VertexId v);

Json amount_json(const Amount& amount);
// Those bounds that there are: {"startsEarliest", "startsLatest", "endsEarliest", "endsLatest"}.
Json bounds_json(const Bounds& bounds);
Json attestation_json(const Wording& wording, const AttestationRow& row);
// The claim with its qualifiers, its match and the attestations that the lens shows.
Json claim_json(const Wording& wording, ClaimId c);
// A measure on a hop, with its tellings and conditions as claims.
Json measure_json(const Wording& wording, const MeasureOnHop& measure);
// A hop of goods, or a partner, with its claims and measures.
Json supply_row_json(const Wording& wording, const SupplyRow& row);

}  // namespace filiera
