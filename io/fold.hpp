// SPDX-License-Identifier: Apache-2.0
// Text without case and accents, for looking up names.
#pragma once

#include <string>
#include <string_view>

namespace filiera {

// Unicode case folding and compatibility decomposition without marks, so that upper and lower case, and letters with
// and without accents, are equal in every script; æ, œ, þ become two letters, curly quotes straight ones, white space
// is collapsed and trimmed. Independent of the locale. In text that is not UTF-8, only white space is collapsed.
std::string fold(std::string_view text);

}  // namespace filiera
