// SPDX-License-Identifier: Apache-2.0
// Bytes as text: base64.
#pragma once

#include <string>
#include <string_view>

namespace filiera {

// The standard alphabet, padded (RFC 4648, section 4), on one line.
std::string base64(std::string_view bytes);

}  // namespace filiera
