// SPDX-License-Identifier: Apache-2.0
// The lens that a command line asks for, and how answers repeat it.
#pragma once

#include <optional>
#include <string>

#include "cli/data/names.hpp"
#include "cli/line/options.hpp"
#include "cli/output/answer.hpp"
#include "graph/lens/lens.hpp"

namespace filiera {

// The period that a date names: all its days. Throws UsageFailure, saying what to write.
DayRange period_of(std::string_view option, const std::string& text);

// Throws UsageFailure for dates and names that are none.
LensOptions lens_options_of(const Arguments& arguments, const KnowledgeGraph& graph, const Names& names);

// The lens as the member "lens" of JSON answers, dates as they were written; an empty object when nothing is
// chosen.
Json lens_json(const Arguments& arguments, const LensOptions& options, const KnowledgeGraph& graph);

// "lens: as of 2026-01-15, known by 2025, only A0"; nothing when nothing is chosen.
std::optional<std::string> lens_note(const Arguments& arguments, const LensOptions& options,
                                     const KnowledgeGraph& graph);

}  // namespace filiera
