// SPDX-License-Identifier: Apache-2.0
// Text files in UTF-8 and UTF-16 as a source of UTF-8.
#pragma once

#include <memory>

#include "io/source.hpp"

namespace filiera {

// The bytes of `source` as they are, or, where they begin with the byte order mark of UTF-16, as UTF-8 with a byte
// order mark. A surrogate without its partner, and an odd last byte, throw SourceError. UTF-8 is not validated.
std::unique_ptr<Source> utf8_text(std::unique_ptr<Source> source);

}  // namespace filiera
