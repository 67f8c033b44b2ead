// SPDX-License-Identifier: Apache-2.0
// Faults that are found only in a finished graph, with the position of their statement.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/line/options.hpp"
#include "io/fault.hpp"

namespace filiera {

// `statement`: the IRIs of its subject and predicate, which must outlive it.
struct Finding {
  const FaultKind* kind;
  std::pair<std::string, std::string_view> statement;
  std::string message, remedy;
};

// Adds each finding as a fault at the object of the first such statement. If there are findings, reads the files of
// `paths` again. A statement that is in none of them, or in a snapshot, has no line.
void add_findings(std::span<const Finding> findings, const Arguments& arguments, std::span<const std::string> paths,
                  Faults& faults);

}  // namespace filiera
