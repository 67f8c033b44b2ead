// SPDX-License-Identifier: Apache-2.0
// Text without case and accents, for looking names up.
#pragma once

#include <string>
#include <string_view>

namespace filiera {

// Small letters for capital ones (Latin, Greek, Cyrillic), base letters for accented Latin ones (with æ, œ, ß, þ as two
// letters), straight quotes for curly ones, one space for every run of white space and none at the ends, nothing for
// combining marks. The same under every locale. Bytes that are not UTF-8 stay.
std::string fold(std::string_view text);

}  // namespace filiera
