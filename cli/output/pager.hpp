// SPDX-License-Identifier: Apache-2.0
// The program through which a long answer is read on a terminal.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace filiera {

enum class PagerChoice : std::uint8_t { automatic, never };

// The shell command of the pager for a text: $PAGER, else "less" with $LESS or else FRX. Empty if the text is to be
// written as it is: standard input or standard output is not a terminal, the terminal states no height or has room for
// the text, TERM is "dumb", or $PAGER is "cat" or blank.
std::optional<std::string> pager_for(std::string_view text, PagerChoice choice);

// Shows the text in the pager and waits until it ends. False if it could not be started or ends with a failure; then it
// may have shown nothing.
bool show_in_pager(const std::string& command, std::string_view text);

}  // namespace filiera
