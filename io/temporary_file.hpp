// SPDX-License-Identifier: Apache-2.0
// A file that is removed unless it is renamed to its target, even if a signal ends the program.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace filiera {

// What happens to an existing output file.
enum class Existing : std::uint8_t { refuse, replace };

// A new, empty, open file. Signals that end a program, including those of resource limits, remove all such files first,
// unless they were ignored or handled when the first file was created. At most 64 exist at a time.
class TemporaryFile {
 public:
  // Creates it in `folder` ("" is the current one). Throws OutputError with `name`.
  TemporaryFile(const std::string& folder, const std::string& name);
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  // Closes it; removes it unless it was renamed.
  ~TemporaryFile();

  // To write and to read.
  int descriptor() const { return descriptor_; }

  // Waits until the data is on the disk. Throws OutputError with `name`.
  void sync(const std::string& name);

  // Removes all existing ones, for a process that ends without unwinding. Safe in signal handlers.
  static void remove_all() noexcept;

  // Syncs and closes the file, renames it to `target` (on the same file system) and syncs the folder: `target` never
  // holds a part of it. Throws OutputError with `name`; `target` is then unchanged, unless only syncing the folder
  // failed.
  void move_to(const std::string& target, Existing existing, const std::string& name);

 private:
  std::string folder_;
  std::string path_;
  int descriptor_ = -1;
  std::size_t record_ = 0;
  bool moved_ = false;
};

}  // namespace filiera
