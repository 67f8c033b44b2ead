// SPDX-License-Identifier: Apache-2.0
// Runs shell commands that call the built program, in a folder of their own with a clean environment.
#pragma once

#include <filesystem>
#include <string>

#include "tests/shared_material.hpp"
#include "tests/temporary_folder.hpp"

namespace filiera {

struct Outcome {
  std::string out;
  std::string err;
  int exit = -1;  // 128 + the signal's number when a signal ended it

  friend bool operator==(const Outcome&, const Outcome&) = default;
};

// Runs `script` with /bin/sh in `folder`: standard input empty, `filiera` on the PATH, LANG=C, $DATA the
// shipped data, $SHARED the material beside the source folder (if present), and nothing else from the
// environment. The paths of the source folder and of that material are replaced by $SOURCE and $SHARED in
// what it prints.
Outcome run_script(const std::string& script, const std::filesystem::path& folder);

std::string read_file(const std::filesystem::path& path);

}  // namespace filiera
