// SPDX-License-Identifier: Apache-2.0
// Finds what is installed with the program.
#include "cli/data/installed.hpp"

#include <filesystem>

#include "build_paths.hpp"

namespace filiera {

std::optional<std::string> installed_folder(std::string_view name) {
  namespace fs = std::filesystem;
  std::error_code ignored;
  const fs::path folder = fs::read_symlink("/proc/self/exe", ignored).parent_path();
  const fs::path shared = fs::path("share") / "filiera" / name;
  const fs::path installed = fs::path(FILIERA_INSTALLED_DATA).parent_path() / name;
  for (const fs::path& candidate : {folder.parent_path() / shared, folder / shared, installed})
    if (fs::is_directory(candidate, ignored)) return fs::canonical(candidate).string();
  return std::nullopt;
}

}  // namespace filiera
