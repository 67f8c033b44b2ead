// SPDX-License-Identifier: Apache-2.0
// What the rows of an answer abbreviate: the measures that they number, and the documents that they name.
#pragma once

#include <memory>
#include <string>

#include "cli/output/answer.hpp"
#include "cli/words/claim_text.hpp"
#include "cli/words/measure_numbers.hpp"

namespace filiera {

// "ByteDance and Huawei: the Ascend contract, Chip Daily, by A. Writer, [2025-12..2026-03], it, https://a.example": the
// title of the document if it is not the name by which rows refer to it, its medium, author, date as stated, language
// and link, as far as they are stated.
std::string document_text(const Wording& wording, DocumentId document);

// Adds below the answer the list of the documents that texts of the wording have named until then, in order of name:
// each with its text and the voices that it relays. The documents of several wordings are one list.
void add_legend(Answer& answer, const Wording& wording);

// The numbers of measures in the rows of the answer; the list of the measures stands above that of the documents.
std::shared_ptr<MeasureNumbers> measure_numbers_of(Answer& answer, const Wording& wording);

}  // namespace filiera
