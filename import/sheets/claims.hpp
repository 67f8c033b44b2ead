// SPDX-License-Identifier: Apache-2.0
// Sheets of claims: each row is one voice on one claim.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "import/sheets/claim_draft.hpp"
#include "import/sheets/sheet_import.hpp"

namespace filiera {

class SheetClaims {
 public:
  // Both must outlive this object.
  SheetClaims(SheetImport& shared, SheetReport& report) : shared_(shared), report_(report) {}

  // Makes the ids of the claims known, so that cells of all sheets can refer to them.
  void read_ids(const std::string& sheet);
  void read(const std::string& sheet);
  // What can be told only when all rows are known: which attestation one repeats, and whether the claim of a row that
  // says nothing but its id is said anywhere.
  void finish();

 private:
  struct Attested {
    TermId attestation, voice;
  };
  struct Repeat {
    TermId attestation, claim;
    std::string text;
    Origin origin;
    std::string file;
  };
  // A row that says nothing but the id of its claim.
  struct Bare {
    TermId claim;
    std::string id;
    Origin origin;
    std::string file;
  };
  // A row of the present sheet.
  struct Row {
    const SheetTable& table;
    const ClaimHeader& header;
    const std::string& sheet;
    std::uint32_t number;

    std::string text(std::optional<std::size_t> column) const;
  };

  void read_row(const Row& row);
  // The document of a row, and the stretch of it.
  TermId document_of(const Row& row, TextSpan& span);
  // The document that a sheet itself is.
  TermId sheet_document(const std::string& sheet);
  void link_repeats();
  void refuse_unsaid();
  // The IRI of what a cell gives an id; empty without one.
  std::optional<std::string> iri_of_cell(const Row& row, std::optional<std::size_t> column, std::string_view remedy);
  // The IRI of a claim without an id, from what it says.
  std::string iri_of_draft(const ClaimDraft& draft);
  void write_draft(const ClaimDraft& draft, TermId claim, const std::string& claim_iri, std::uint32_t row);
  void write_remarks(const Row& row, TermId claim, const std::string& claim_iri, TermId document, TextSpan span);

  SheetImport& shared_;
  SheetReport& report_;
  std::unordered_map<TermId, std::vector<Attested>> attested_;
  std::vector<Repeat> repeats_;
  std::vector<Bare> bare_;
  std::unordered_set<TermId> said_;  // claims
  std::map<std::string, TermId, std::less<>> sheet_documents_;
};

// The end of an import, after all rows of claims: what one attestation repeats, the things that were made, prefixes.
void finish_claims(SheetClaims& claims, SheetImport& shared, SheetReport& report);

}  // namespace filiera
