// SPDX-License-Identifier: Apache-2.0
// Identifies files by device and inode.
#include "io/same_file.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include "io/descriptor.hpp"

namespace filiera {

namespace {

bool status_of(const std::string& path, struct stat& status) {
  return (path == "-" ? ::fstat(STDIN_FILENO, &status) : ::stat(path.c_str(), &status)) == 0;
}

}  // namespace

std::optional<std::pair<dev_t, ino_t>> identity_of(const std::string& path) {
  struct stat status {};
  if (!status_of(path, status) || !S_ISREG(status.st_mode)) return std::nullopt;
  return std::pair(status.st_dev, status.st_ino);
}

bool DistinctFiles::add(const std::string& path) {
  const auto identity = identity_of(path);
  return !identity || seen_.insert(*identity).second;
}

bool is_read_once(const std::string& path) {
  struct stat status {};
  return path == "-" || (status_of(path, status) && (S_ISFIFO(status.st_mode) || S_ISCHR(status.st_mode)));
}

void refuse_input_as_output(const struct stat& output, const std::string& name, std::span<const std::string> inputs) {
  if (!S_ISREG(output.st_mode)) return;
  for (const std::string& path : inputs)
    if (identity_of(path) == std::pair(output.st_dev, output.st_ino))
      throw OutputError(fmt::format("{}: is also read as input ({}); write to another file", name, path));
}

}  // namespace filiera
