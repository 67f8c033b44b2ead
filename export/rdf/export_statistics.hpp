// SPDX-License-Identifier: Apache-2.0
// What an export wrote, for the notes of its caller.
#pragma once

#include <cstdint>

namespace filiera {

struct ExportStatistics {
  std::uint64_t statements = 0;          // of RDF
  std::uint64_t without_graph_name = 0;  // of these, written without the name of their graph
  std::uint64_t claims = 0;
  std::uint64_t claims_shown = 0;         // by the lens, written or beyond the limit
  std::uint64_t replaced_characters = 0;  // that the format cannot hold
  std::uint64_t shortened_labels = 0;     // longer than the format can hold
  friend bool operator==(const ExportStatistics&, const ExportStatistics&) = default;
};

}  // namespace filiera
