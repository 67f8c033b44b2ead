// SPDX-License-Identifier: Apache-2.0
// The columns that describe a claim in formats with rows and attributes.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>

#include "export/selection.hpp"

namespace filiera {

// Where a column is used besides CSV, which has all of them: in formats of graphs, on edges, or on edges and on
// vertices that are claims.
enum class Shown : std::uint8_t { rows, edges, edges_and_vertices };

// `value` takes an owner; "" if nothing is stated. Several values are separated by "; ", several IRIs by a space.
struct ExportColumn {
  std::string name;
  Shown shown;
  std::function<std::string(const ExportRequest& request, ClaimId claim)> value;
  bool is_number = false;  // a decimal; typed formats omit any other text, such as two decimals
};

// In the order of the CSV header. Each qualifier of the table (graph/model/properties.hpp) has a column.
std::span<const ExportColumn> export_columns();

}  // namespace filiera
