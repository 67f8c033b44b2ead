// SPDX-License-Identifier: Apache-2.0
// The option --between: two dates.
#include "cli/between.hpp"

#include <fmt/format.h>

#include "cli/exit_code.hpp"
#include "cli/lens_choice.hpp"

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
