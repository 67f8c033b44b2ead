// SPDX-License-Identifier: Apache-2.0
// Faults that show only once a graph is there, with the place of the statement that is at fault.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/line/options.hpp"
#include "io/fault.hpp"

namespace filiera {

// `statement`: the IRI of its subject and that of its predicate, which must outlive it.
struct Finding {
  const FaultKind* kind;
  std::pair<std::string, std::string_view> statement;
  std::string message, remedy;
};

// Adds each as a fault at the object of the first such statement. Reads the files of `paths` anew to find it, if there
// are findings; a finding whose statement is in none of them, or in a snapshot, has no line.
void add_findings(std::span<const Finding> findings, const Arguments& arguments, std::span<const std::string> paths,
                  Faults& faults);

}  // namespace filiera
