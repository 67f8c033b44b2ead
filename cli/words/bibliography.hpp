// SPDX-License-Identifier: Apache-2.0
// Documents as bibliographies that other programs read.
#pragma once

#include <span>
#include <string>

#include "cli/words/claim_text.hpp"

namespace filiera {

// BibTeX: an entry @misc for each document, whose key is the short name of the document; the date is that of BibLaTeX,
// beside year and month.
std::string bibtex(const Wording& wording, std::span<const DocumentId> documents);

// CSL-JSON 1.0: an array of items. A date of which only bounds are known is a range that is "circa".
std::string csl_json(const Wording& wording, std::span<const DocumentId> documents);

}  // namespace filiera
