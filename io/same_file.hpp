// SPDX-License-Identifier: Apache-2.0
// Keeps the output from being a file that is read.
#pragma once

#include <sys/stat.h>

#include <span>
#include <string>

namespace filiera {

// Throws OutputError naming `name` if the file of this status is one of `inputs`, by device and inode. Only
// regular files count: a terminal or /dev/null may be both. Inputs that do not exist are not equal to
// anything.
void refuse_input_as_output(const struct stat& output, const std::string& name, std::span<const std::string> inputs);

}  // namespace filiera
