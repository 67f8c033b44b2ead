// SPDX-License-Identifier: Apache-2.0
// Which file a path names: keeps the output from being one that is read, and inputs from being read twice.
#pragma once

#include <sys/stat.h>

#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>

namespace filiera {

// Device and number of a regular file, "-" being standard input; absent for what is none.
std::optional<std::pair<dev_t, ino_t>> identity_of(const std::string& path);

// Tells regular files that are named more than once, whatever their names.
class DistinctFiles {
 public:
  // False for a file that was added before; what is no regular file is always taken for another.
  bool add(const std::string& path);

 private:
  std::set<std::pair<dev_t, ino_t>> seen_;
};

// Whether what has been read of it is gone: standard input, FIFOs, terminals and other devices.
bool is_read_once(const std::string& path);

// Throws OutputError naming `name` if the file of this status is one of `inputs`, by identity_of(): a
// terminal or /dev/null may be both.
void refuse_input_as_output(const struct stat& output, const std::string& name, std::span<const std::string> inputs);

}  // namespace filiera
