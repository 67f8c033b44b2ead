// SPDX-License-Identifier: Apache-2.0
// What the formats of rows and attributes tell of a claim: one table of columns.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

#include "export/selection.hpp"

namespace filiera {

// Where a column stands beside CSV, which has them all: on the edges, and on the vertices that are claims, of formats
// of graphs.
enum class Shown : std::uint8_t { rows, edges, edges_and_vertices };

// `value` is empty when nothing is stated; of several values, each is parted from the next by "; ", IRIs by a blank.
// It takes an owner.
struct ExportColumn {
  std::string_view name;
  Shown shown;
  std::string (*value)(const ExportRequest& request, ClaimId claim);
  bool is_number = false;  // a decimal; formats with types write nothing for any other text, such as two of them
};

// In the order of the CSV header.
std::span<const ExportColumn> export_columns();

}  // namespace filiera
