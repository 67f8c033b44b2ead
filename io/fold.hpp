// SPDX-License-Identifier: Apache-2.0
// Text without case and accents, for looking names up.
#pragma once

#include <string>
#include <string_view>

namespace filiera {

// Unicode case folding and compatibility decomposition without marks, so that capital equals small and accented equals
// plain in every script; æ, œ, þ as two letters, straight quotes for curly ones, one space for every run of white
// space and none at the ends. The same under every locale. Text that is not UTF-8 only has its spaces joined.
std::string fold(std::string_view text);

}  // namespace filiera
