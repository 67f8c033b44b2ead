// SPDX-License-Identifier: Apache-2.0
// Shared parts of the answers of `filiera show`.
#pragma once

#include "cli/data/dataset.hpp"
#include "cli/output/answer.hpp"
#include "cli/words/claim_text.hpp"
#include "cli/words/texts.hpp"

namespace filiera {

enum class Evidence : std::uint8_t { left_out, shown };

// The arguments of all parts of an answer. Everything referred to must outlive it.
struct ShowRequest {
  const Dataset& data;
  const Wording& wording;
  Evidence evidence = Evidence::left_out;
  const Texts* texts = nullptr;  // null without --texts
};

// The request must outlive the answers.
Answer show_thing(const ShowRequest& request, VertexId thing);
Answer show_claim(const ShowRequest& request, ClaimId claim);
Answer show_document(const ShowRequest& request, DocumentId document);

// An empty line and a heading before a table of a further section.
Section titled(std::string title, Table table);

// The claims of `kind` (figures, remarks) about the thing or claim `about` that the lens matches.
std::vector<ClaimId> claims_about(const Lens& lens, TermId about, Kind kind);

// The claims about a thing by kind, as owners; links in ascending order, the others by their start.
struct ClaimsAbout {
  std::vector<ClaimId> links;
  std::vector<ClaimId> measures;
  std::vector<ClaimId> events;
  std::vector<ClaimId> figures;
  std::vector<ClaimId> remarks;
};

// Those that the lens shows. Measures are there whether or not they are in force on its date, also those on the
// families of a product.
ClaimsAbout claims_about_thing(const Dataset& data, VertexId thing);

// A row for each of `remarks`: its name, what it says, and who affirms it.
Table remark_table(const Wording& wording, const std::vector<ClaimId>& remarks);

// Removes repeated claims.
void keep_first(std::vector<ClaimId>& claims);

// Whether a measure is in force: "in force", "possibly: ended at an unknown date", "expected", ...; without a
// date its period.
std::string force_text(const Wording& wording, ClaimId measure);

// Adds the passages of the claims if --evidence is given.
void add_evidence(const ShowRequest& request, const std::vector<ClaimId>& claims, Answer& answer);

}  // namespace filiera
