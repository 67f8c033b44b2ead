// SPDX-License-Identifier: Apache-2.0
// Commits several files, or removes what was made for them.
#include "io/atomic_files.hpp"

#include <filesystem>
#include <system_error>

namespace filiera {

namespace fs = std::filesystem;

AtomicFiles::~AtomicFiles() {
  outputs_.clear();  // temporary files are gone before their folders
  std::error_code not_empty;
  for (auto path = made_.rbegin(); path != made_.rend(); ++path) fs::remove(*path, not_empty);
}

void AtomicFiles::make_folder(const std::string& path) {
  fs::path folder;
  std::error_code error, unseen;
  for (const fs::path& part : fs::path(path)) {
    folder /= part;
    if (fs::create_directory(folder, error)) made_.push_back(folder.string());
  }
  if (!fs::is_directory(path, unseen))
    throw OutputError(path + ": " + (error ? error.message() : "this is not a folder"));
}

AtomicOutput& AtomicFiles::add(std::string path) {
  return *outputs_.emplace_back(std::make_unique<AtomicOutput>(std::move(path), existing_, inputs_));
}

void AtomicFiles::commit() {
  for (const auto& output : outputs_) output->sync();
  for (const auto& output : outputs_) output->commit();
  made_.clear();
}

}  // namespace filiera
