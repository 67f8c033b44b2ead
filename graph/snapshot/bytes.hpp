// SPDX-License-Identifier: Apache-2.0
// The bytes of a snapshot, by section.
#pragma once

#include <array>
#include <string_view>

#include "graph/snapshot/format.hpp"

namespace filiera {

// A view of a whole file, which must outlive it. The constructor verifies the header, its checksum, and that all
// sections lie within the file.
class SnapshotBytes {
 public:
  // Throws SnapshotError.
  explicit SnapshotBytes(std::string_view file);

  // The bytes of a section. Throws SnapshotError if its elements have another size.
  std::string_view section(std::size_t s, std::size_t element_size) const;

  // Whether the checksum of a section is correct. O(section).
  bool unchanged(std::size_t s) const;

  // Whether there are only zero bytes between the sections.
  bool gaps_empty() const;

 private:
  std::string_view file_;
  std::array<SectionRow, section_count> rows_{};
};

}  // namespace filiera
