// SPDX-License-Identifier: Apache-2.0
// Checks whether the documents' texts are available and unchanged, and whether every span lies within its text.
#pragma once

#include <span>
#include <string>

#include "cli/line/options.hpp"
#include "cli/words/texts.hpp"
#include "io/fault.hpp"

namespace filiera {

std::span<const FaultKind* const> text_faults();

// Adds a fault for each document without a text of its digest, and for each attestation whose span ends after its text.
// Positions are found by reading the files of `arguments` and `paths` again; for snapshots, and for input that can be
// read only once, the position is at most the file.
void check_texts(const KnowledgeGraph& graph, const Texts& texts, const Arguments& arguments,
                 std::span<const std::string> paths, Faults& faults);

}  // namespace filiera
