// SPDX-License-Identifier: Apache-2.0
// What the cells of one row say of its claim.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "import/records/sheet_table.hpp"
#include "import/sheets/claim_columns.hpp"
#include "import/sheets/sheet_import.hpp"
#include "ontology/kinds.hpp"

namespace filiera {

// The statements of one row, which are passed on when the whole row is sound.
struct ClaimDraft {
  struct Part {
    TermId subject;  // no_term: the claim
    std::string predicate;
    TermId object;
    std::size_t column;
    // Not empty: what the IRI of an amount adds to that of the claim. The amount is the object, or, where `of_amount`,
    // the subject.
    std::string amount = {};
    bool of_amount = false;

    bool of_claim() const { return subject == no_term && !of_amount; }
  };
  struct New {
    std::string name;
    KindSet allowed;
    std::size_t column;
    std::size_t part;  // the statement whose object it is
  };
  std::string_view class_iri;  // of the claim; empty: the row says nothing but the id of a claim
  std::vector<Part> parts;
  std::vector<New> made;
  std::map<std::string, std::string, std::less<>> amounts;  // what is unique to an amount, by its short name
};

// The draft of the current row: link, qualifiers, labels. Throws CellFault.
ClaimDraft draft_of_claim(const SheetTable& table, const ClaimHeader& header, SheetImport& shared);

// The term of a thing; no_term, with a New for the next part of the draft, if nothing has the name but it can be made.
// Throws CellFault.
TermId draft_reference(std::string_view text, KindSet allowed, std::size_t column, SheetImport& shared,
                       ClaimDraft& draft);

}  // namespace filiera
