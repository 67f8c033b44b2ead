// SPDX-License-Identifier: Apache-2.0
// Compresses bytes in memory.
#pragma once

#include <string>
#include <string_view>

namespace filiera {

// A member of the gzip format, without name and time: equal bytes give equal bytes. Throws std::bad_alloc.
std::string gzipped(std::string_view bytes);

}  // namespace filiera
