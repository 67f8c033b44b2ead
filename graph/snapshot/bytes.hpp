// SPDX-License-Identifier: Apache-2.0
// The bytes of a snapshot by section.
#pragma once

#include <array>
#include <string_view>

#include "graph/snapshot/format.hpp"

namespace filiera {

// Of the bytes of a whole file, which must outlive it. The header and its checksum are verified; sections lie within
// the file.
class SnapshotBytes {
 public:
  // Throws SnapshotError.
  explicit SnapshotBytes(std::string_view file);

  // Throws SnapshotError when the section's elements are of another size.
  std::string_view section(std::size_t s, std::size_t element_size) const;

  // Whether a section has its checksum. O(section).
  bool unchanged(std::size_t s) const;

  // Whether the sections follow each other with nothing but zeros between them.
  bool gaps_empty() const;

 private:
  std::string_view file_;
  std::array<SectionRow, section_count> rows_{};
};

}  // namespace filiera
