// SPDX-License-Identifier: Apache-2.0
// The option --between: two dates.
#include "cli/data/date_range_option.hpp"

#include <fmt/format.h>

#include "cli/data/lens_choice.hpp"
#include "cli/output/exit_code.hpp"

namespace filiera {

std::optional<TwoDates> between(const Arguments& arguments) {
  const std::span<const std::string> texts = arguments.values("between");
  if (texts.empty()) return std::nullopt;
  const TwoDates dates{period_of("between", texts[0]), period_of("between", texts[1])};
  if (dates.first.first > dates.second.first || dates.first.last > dates.second.last)
    throw UsageFailure(fmt::format("--between takes the earlier date first: --between {} {}", texts[1], texts[0]));
  return dates;
}

}  // namespace filiera
