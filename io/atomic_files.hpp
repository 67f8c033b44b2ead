// SPDX-License-Identifier: Apache-2.0
// Output files that appear together, with the folders that they need.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "io/atomic_output.hpp"

namespace filiera {

class AtomicFiles {
 public:
  // `existing` and `inputs` are those of AtomicOutput, for every file. `inputs` must outlive this object.
  explicit AtomicFiles(Existing existing, std::span<const std::string> inputs = {})
      : existing_(existing), inputs_(inputs) {}
  AtomicFiles(const AtomicFiles&) = delete;
  AtomicFiles& operator=(const AtomicFiles&) = delete;
  // Without a complete commit, removes the files that were not renamed, and the folders made that are empty then.
  ~AtomicFiles();

  // Makes a folder, and those above it that are missing. Throws OutputError if that fails or it is no folder.
  void make_folder(const std::string& path);
  // A file of the set; valid as long as this object. Throws as the constructor of AtomicOutput does.
  AtomicOutput& add(std::string path);
  // Writes all to the disk, then renames all: a failure before the first rename leaves everything as it was. Throws as
  // AtomicOutput::commit() does.
  void commit();

 private:
  Existing existing_;
  std::span<const std::string> inputs_;
  std::vector<std::unique_ptr<AtomicOutput>> outputs_;
  std::vector<std::string> made_;  // folders, from the top down; empty after commit()
};

}  // namespace filiera
