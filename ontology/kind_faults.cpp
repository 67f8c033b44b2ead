// SPDX-License-Identifier: Apache-2.0
// The faults of declarations of edge types, classes, effects and metrics.
#include "ontology/kind_faults.hpp"

namespace filiera::kind_fault {

std::span<const FaultKind* const> all() {
  static constexpr const FaultKind* rows[] = {&incomplete, &contradictory, &unknown_part, &too_many, &unlabelled};
  return rows;
}

}  // namespace filiera::kind_fault
