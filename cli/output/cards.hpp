// SPDX-License-Identifier: Apache-2.0
// A table as cards: one paragraph for each row, for terminals that are narrower than the table.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>

#include "cli/output/table.hpp"

namespace filiera {

// Calls take() for each line of the cards, none wider than `width` (at least 20). The title of a card is made of the
// first cells that name things, and left out if the previous card has the same. Below, the lines of the other cells
// with the same index share a paragraph, but what is about the whole row stands beside the title; those of sources
// stand at its end, to the right if they fit. Empty cells and "–" are left out; nothing else is. Terminal control
// characters are escaped.
void lay_out_cards(const Table& table, std::size_t width, const std::function<void(const Line&)>& take);

// Calls take() for each line of a list: the key, beside it the text, whose further lines are below each other, and the
// sources to the right of the last line, or below. Without a width, the columns are aligned and nothing is wrapped.
void lay_out_list(const Table& table, std::optional<std::size_t> width, const std::function<void(const Line&)>& take);

}  // namespace filiera
