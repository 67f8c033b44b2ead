// SPDX-License-Identifier: Apache-2.0
// The option --sparql, which prints a query instead of an answer: what it cannot say.
#pragma once

#include <initializer_list>
#include <string_view>

#include "cli/line/options.hpp"

namespace filiera {

// What a query cannot say is refused, never dropped: throws UsageFailure for the lens options that it does not know,
// for options on the form of answers, and for `others` of the verb. Does nothing without --sparql.
void refuse_beside_sparql(const Arguments& arguments, std::initializer_list<std::string_view> others);

// Throws UsageFailure for a date together with --stance asserted, where the answer may hold measures: their bounds in
// an export count the events that somebody denies.
void refuse_asserted_dates(const Arguments& arguments);

}  // namespace filiera
