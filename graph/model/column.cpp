// SPDX-License-Identifier: Apache-2.0
// The error for corrupt snapshots.
#include "graph/model/column.hpp"

namespace filiera {

DamagedData::DamagedData()
    : std::runtime_error("the snapshot is damaged: filiera check shows where; rebuild it with filiera pack") {}

void throw_damaged_data() { throw DamagedData(); }

}  // namespace filiera
