// SPDX-License-Identifier: Apache-2.0
// Identifies files, so that output is not also read as input and no input is read twice.
#pragma once

#include <sys/stat.h>

#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>

namespace filiera {

// Device and inode of a regular file; "-" is standard input. Empty for other files.
std::optional<std::pair<dev_t, ino_t>> identity_of(const std::string& path);

// Finds regular files that are named more than once, by any path.
class DistinctFiles {
 public:
  // False if the file was added before; files that are not regular are always distinct.
  bool add(const std::string& path);

 private:
  std::set<std::pair<dev_t, ino_t>> seen_;
};

// Whether it can be read only once: standard input, FIFOs, terminals and other devices.
bool is_read_once(const std::string& path);

// Throws OutputError with `name` if the file of this status is one of `inputs`, by identity_of(): a terminal or
// /dev/null may be both.
void refuse_input_as_output(const struct stat& output, const std::string& name, std::span<const std::string> inputs);

}  // namespace filiera
