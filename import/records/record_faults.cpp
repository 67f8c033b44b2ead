// SPDX-License-Identifier: Apache-2.0
// The list of faults of tables and lists.
#include "import/records/record_faults.hpp"

namespace filiera::record_fault {

std::span<const FaultKind* const> all() {
  static constexpr const FaultKind* kinds[] = {&table, &column, &row, &cell, &json, &xml, &unlike, &passed_over};
  return kinds;
}

}  // namespace filiera::record_fault
