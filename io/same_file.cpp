// SPDX-License-Identifier: Apache-2.0
// Compares files by device and inode.
#include "io/same_file.hpp"

#include <fmt/format.h>

#include "io/descriptor.hpp"

namespace filiera {

void refuse_input_as_output(const struct stat& output, const std::string& name, std::span<const std::string> inputs) {
  if (!S_ISREG(output.st_mode)) return;
  struct stat input;
  for (const std::string& path : inputs)
    if (::stat(path.c_str(), &input) == 0 && input.st_dev == output.st_dev && input.st_ino == output.st_ino)
      throw OutputError(fmt::format("{}: is also read as input ({}); write to another file", name, path));
}

}  // namespace filiera
