// SPDX-License-Identifier: Apache-2.0
// Finds test material that is not part of the repository.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

#include "build_paths.hpp"

namespace filiera {

// The folder of the material, links resolved: $FILIERA_SHARED, else `shared` beside the source folder; absent when it
// is not there.
inline std::optional<std::filesystem::path> shared_material() {
  const char* set = std::getenv("FILIERA_SHARED");
  const std::filesystem::path root = set ? set : std::filesystem::path(FILIERA_SOURCE_DIR) / ".." / "shared";
  std::error_code ignored;
  if (!std::filesystem::is_directory(root, ignored)) return std::nullopt;
  return std::filesystem::canonical(root);
}

// What it holds under `name`.
inline std::optional<std::filesystem::path> shared_material(const std::string& name) {
  const std::optional<std::filesystem::path> root = shared_material();
  std::error_code ignored;
  if (!root || !std::filesystem::exists(*root / name, ignored)) return std::nullopt;
  return *root / name;
}

}  // namespace filiera
