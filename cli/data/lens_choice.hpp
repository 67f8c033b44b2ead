// SPDX-License-Identifier: Apache-2.0
// The lens given by the options of a command line, and its text in answers.
#pragma once

#include <optional>
#include <string>

#include "cli/data/names.hpp"
#include "cli/line/options.hpp"
#include "cli/output/answer.hpp"
#include "graph/lens/lens.hpp"

namespace filiera {

// All days of a date. Throws UsageFailure with the accepted forms.
DayRange period_of(std::string_view option, const std::string& text);

// The lens options. Throws UsageFailure for invalid dates and unknown names.
LensOptions lens_options_of(const Arguments& arguments, const KnowledgeGraph& graph, const Names& names);

// The lens as the member "lens" of JSON answers, with dates as written; an empty object without lens options.
Json lens_json(const Arguments& arguments, const LensOptions& options, const KnowledgeGraph& graph);

// "lens: as of 2026-01-15, known by 2025, only A0"; empty without lens options.
std::optional<std::string> lens_note(const Arguments& arguments, const LensOptions& options,
                                     const KnowledgeGraph& graph);

}  // namespace filiera
