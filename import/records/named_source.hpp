// SPDX-License-Identifier: Apache-2.0
// Files whose faults name them.
#pragma once

#include <memory>
#include <string>

#include "io/source.hpp"

namespace filiera {

// As open_source(); what it throws, and what reading throws, begins with the path.
std::unique_ptr<Source> open_named(const std::string& path);

// Throws SourceError for a pipe or a terminal, which would be read twice in vain.
void refuse_pipe(const std::string& path);

// SHA-256 of the bytes of a file, decompressed, in hexadecimal digits. Throws SourceError as open_named().
std::string digest_of_file(const std::string& path);

}  // namespace filiera
