// SPDX-License-Identifier: Apache-2.0
// Rules of which the data holds only a part, in answers about them.
#pragma once

#include <string>
#include <vector>

#include "cli/words/claim_text.hpp"

namespace filiera {

struct HeldInPart {
  VertexId measure = no_vertex;
  std::vector<DocumentId> documents;  // each leaves something out of it (fil:leavesOut)
};

// The rules that the data holds in part, as far as texts of the wording have named them, their goods or kinds of these,
// or their parties or members of these. Ascending. Nothing, at no cost, for data without fil:covers; else O(what these
// rules name, and its kinds and members).
std::vector<HeldInPart> held_in_part(const Wording& wording);

// "filiera tells what sources say; it gives no legal clearance."
std::string no_clearance_text();

// "vessels and aircraft": what a document leaves out of the rules that it covers.
std::string left_out_text(const Wording& wording, DocumentId document);

// "held in part: Listing: The list leaves out vessels and aircraft"; of more than a few rules the number of the others.
// "" for none.
std::string held_in_part_text(const Wording& wording);

}  // namespace filiera
