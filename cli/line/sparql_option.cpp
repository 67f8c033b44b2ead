// SPDX-License-Identifier: Apache-2.0
// The options that --sparql cannot express.
#include "cli/line/sparql_option.hpp"

#include <fmt/format.h>

#include <string_view>

#include "cli/output/exit_code.hpp"

namespace filiera {

void refuse_beside_sparql(const Arguments& arguments, std::initializer_list<std::string_view> others) {
  if (!arguments.given("sparql")) return;
  for (const std::string_view option : {"known-by", "source", "not-source"})
    if (arguments.given(option))
      throw UsageFailure(
          fmt::format("--sparql cannot express --{}: the bounds of dates in an export count all sources", option));
  if (arguments.value("stance") == "differs")
    throw UsageFailure("--sparql cannot express --stance differs: omit --sparql");
  for (const std::string_view option : {"format", "limit"})
    if (arguments.given(option)) throw UsageFailure(fmt::format("--sparql prints a query: it takes no --{}", option));
  for (const std::string_view option : others)
    if (arguments.given(option)) throw UsageFailure(fmt::format("--sparql cannot express --{}: omit --sparql", option));
}

void refuse_asserted_dates(const Arguments& arguments) {
  for (const std::string_view option : {"as-of", "between"})
    if (arguments.value("stance") == "asserted" && !arguments.values(option).empty())
      throw UsageFailure(fmt::format(
          "--sparql cannot express --stance asserted with --{} of measures: their bounds in an export count the "
          "events that somebody denies",
          option));
}

}  // namespace filiera
