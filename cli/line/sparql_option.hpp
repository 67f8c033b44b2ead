// SPDX-License-Identifier: Apache-2.0
// The option --sparql, which prints a query instead of an answer, and the options that it cannot express.
#pragma once

#include <initializer_list>
#include <string_view>

#include "cli/line/options.hpp"

namespace filiera {

// Throws UsageFailure for options that the query cannot express: some lens options, options of the form of answers, and
// `others` of the verb. Does nothing without --sparql.
void refuse_beside_sparql(const Arguments& arguments, std::initializer_list<std::string_view> others);

// Throws UsageFailure for a date with --stance asserted if the answer may contain measures: their bounds in an export
// include events that a source denies.
void refuse_asserted_dates(const Arguments& arguments);

}  // namespace filiera
