// SPDX-License-Identifier: Apache-2.0
// The table of kinds as bytes, as the program and snapshots carry it, and back.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "ontology/kinds.hpp"

namespace filiera {

// Equal tables give equal bytes. Layout: docs/snapshot-format.md.
std::string bytes_of_kinds(const Kinds& kinds);

// The table of which these are the bytes; nothing for bytes that are of none: cut short, too long, or with a number
// that is out of range or a key out of order.
std::optional<Kinds> kinds_of_bytes(std::string_view bytes);

}  // namespace filiera
