// SPDX-License-Identifier: Apache-2.0
// Where the files are that are installed with the program.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace filiera {

// The folder `name` ("data", "web") of share/filiera: relative to the program, PREFIX/share/filiera for an installed
// PREFIX/bin/filiera, share/filiera next to a program in its build folder; else where the build installs to. Empty if
// there is none.
std::optional<std::string> installed_folder(std::string_view name);

}  // namespace filiera
