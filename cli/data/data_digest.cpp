// SPDX-License-Identifier: Apache-2.0
// The digest of data.
#include "cli/data/data_digest.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <vector>

#include "io/mapped_file.hpp"
#include "io/sha256.hpp"

namespace filiera {

std::optional<std::string> data_digest(std::span<const std::string> files) {
  std::vector<std::string> digests;
  for (const std::string& file : files) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(file, ignored)) return std::nullopt;
    digests.push_back(sha256_hex(MappedFile(file).bytes()) + "\n");
  }
  std::ranges::sort(digests);
  return sha256_hex(fmt::format("{}", fmt::join(digests, "")));
}

}  // namespace filiera
