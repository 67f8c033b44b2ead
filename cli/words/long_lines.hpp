// SPDX-License-Identifier: Apache-2.0
// The lines of answers in CSV: what a row has several of is told in several lines, so that each cell is one thing.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "cli/output/answer.hpp"
#include "cli/words/claim_text.hpp"
#include "graph/measures/measures.hpp"

namespace filiera {

// The cells of a line, or some of them that belong together.
using Fields = std::vector<std::string>;

Fields joined(std::vector<Fields> parts);
// Takes every combination of one part of each list, in order.
void take_product(const std::vector<std::vector<Fields>>& lists, const LineTaker& take);

// The name of a thing and its IRI; both empty for no_vertex.
Fields vertex_fields(const Wording& wording, VertexId v);
// The IRI of a claim.
std::string claim_field(const Wording& wording, ClaimId c);
// The kind of the gravest doubt: "possible", "as-last-told", "precision", or "" without doubts.
std::string doubt_field(std::span<const Doubt> doubts);

// voice, voice_iri, attests, document, document_iri: a line for each voice in a document that affirms or denies the
// claim, or denies a claim that answers it; "perhaps" before what may not yet be published by the date of knowledge; a
// voice that the document repeats counts, the document that repeats it does not. One empty line if there are none.
Fields voice_fields();
std::vector<Fields> voice_lines(const Wording& wording, ClaimId c);

// claim, status, starts, ends, stance, its amounts, its voices, and the events that begin or end it, or perhaps do,
// with their voices. A line for each amount, each voice in a document, and each voice about such an event.
Fields telling_fields();
std::vector<Fields> telling_lines(const Wording& wording, ClaimId c);

// measure, measure_name, measure_effect of a claim that is a measure; empty for others.
Fields measure_of_fields();
Fields measure_of(const Wording& wording, ClaimId c);

// What a claim says, with its tellings: a line for each amount and each voice in a document. `before`: cells that begin
// each line.
Fields claim_fields();
void take_claim_lines(const Wording& wording, ClaimId c, const Fields& before, const LineTaker& take);

// What a measure says, with its tellings: a line for each issuer, amount and voice in a document.
Fields measure_fields();
void take_measure_lines(const Wording& wording, VertexId measure, const LineTaker& take);

// The measures on a hop: a line for each telling of a measure and, below, each of its conditions, with each voice about
// it, the match "expected" where it is only planned; then for each measure on a party that states no goods, and one for
// all listings of an unknown party. At least one line. `why`: of why_possible(), for the gravest doubt.
Fields hop_measure_fields();
std::vector<Fields> hop_measure_lines(const Wording& wording, std::span<const MeasureOnHop> measures,
                                      std::span<const Derivation> why, std::span<const PartyMeasure> of_parties,
                                      const UnknownParty& unknown);

}  // namespace filiera
