// SPDX-License-Identifier: Apache-2.0
// Counts of an export, for the notes of its caller.
#pragma once

#include <cstdint>

namespace filiera {

struct ExportStatistics {
  std::uint64_t statements = 0;          // of RDF
  std::uint64_t without_graph_name = 0;  // of these, those of named graphs, whose names the format omits
  std::uint64_t claims = 0;
  std::uint64_t claims_shown = 0;         // by the lens, with or without the limit
  std::uint64_t replaced_characters = 0;  // that the format does not allow
  std::uint64_t shortened_labels = 0;     // that were too long for the format
  friend bool operator==(const ExportStatistics&, const ExportStatistics&) = default;
};

}  // namespace filiera
