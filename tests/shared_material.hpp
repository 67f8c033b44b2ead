// SPDX-License-Identifier: Apache-2.0
// Finds test material that is not part of the repository.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

#include "build_paths.hpp"

namespace filiera {

// The folder `name` of the material beside the source folder, or of $FILIERA_SHARED; absent when it is not
// there.
inline std::optional<std::filesystem::path> shared_material(const std::string& name) {
  const char* set = std::getenv("FILIERA_SHARED");
  const std::filesystem::path root =
      set != nullptr ? std::filesystem::path(set) : std::filesystem::path(FILIERA_SOURCE_DIR).parent_path() / "shared";
  std::error_code ignored;
  if (!std::filesystem::exists(root / name, ignored)) return std::nullopt;
  return root / name;
}

}  // namespace filiera
