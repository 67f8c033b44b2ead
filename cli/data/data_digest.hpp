// SPDX-License-Identifier: Apache-2.0
// The digest by which two people know that they read the same data.
#pragma once

#include <optional>
#include <span>
#include <string>

namespace filiera {

// The SHA-256 of the digests of the files, ascending, each with a line break: whatever their names. Empty if one of
// them is not a file. O(bytes). Throws SharedLibraryError.
std::optional<std::string> data_digest(std::span<const std::string> files);

}  // namespace filiera
