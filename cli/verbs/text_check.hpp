// SPDX-License-Identifier: Apache-2.0
// Whether the documents' texts are at hand and unchanged, and every span lies within its text.
#pragma once

#include <span>
#include <string>

#include "cli/line/options.hpp"
#include "cli/words/texts.hpp"
#include "io/fault.hpp"

namespace filiera {

std::span<const FaultKind* const> text_faults();

// Adds a fault for each document without a text of its digest and each attestation whose span ends beyond its
// text, with places in the files that `arguments` and `paths` name, which are read again when there are such
// faults; of snapshots and of what can be read only once, the place is at most the file.
void check_texts(const KnowledgeGraph& graph, const Texts& texts, const Arguments& arguments,
                 std::span<const std::string> paths, Faults& faults);

}  // namespace filiera
