// SPDX-License-Identifier: Apache-2.0
// Faults as SARIF 2.1.0 (OASIS), the format in which tools of code review take findings.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "cli/output/json_object.hpp"
#include "io/fault.hpp"

namespace filiera {

// What a log holds at most: what GitHub takes of one run.
struct SarifLimits {
  std::size_t results = 25'000;
  std::size_t bytes = 25'000'000;
};

// A log of one run. Each kind of fault is a rule, whose id is its code; errors come first, each severity in order of
// file, line and column. Columns are counted in code points. Files below the current folder are named from there.
// Control and bidirectional characters of the data are escaped. Faults that are not kept, and those beyond the limits,
// are counted in a notification; `remarks` are further notifications.
JsonObject sarif_log(const Faults& faults, const std::vector<std::string>& remarks, const SarifLimits& limits = {});

}  // namespace filiera
