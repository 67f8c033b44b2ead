// SPDX-License-Identifier: Apache-2.0
// Serialises the table of kinds for the program and for snapshots, and reads it back.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ontology/kinds.hpp"

namespace filiera {

// Equal tables give equal bytes. Layout: docs/snapshot-format.md.
std::string bytes_of_kinds(const Kinds& kinds);

// The table with these bytes; empty for malformed bytes: truncated, too long, with a number out of range, or with keys
// out of order.
std::optional<Kinds> kinds_of_bytes(std::string_view bytes);

}  // namespace filiera
