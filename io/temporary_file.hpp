// SPDX-License-Identifier: Apache-2.0
// A file that vanishes unless it is moved to its place, even when a signal ends the program.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

namespace filiera {

// What becomes of a file that stands where output is to go.
enum class Existing : std::uint8_t { refuse, replace };

// A new, empty, open file. The signals that others send to end a program, and those of its limits of time, remove all
// of them before they end it, unless they were ignored or handled when the first one was made. At most 64 exist at a
// time.
class TemporaryFile {
 public:
  // Creates it in `folder` ("" is the current one). Throws OutputError naming `name`.
  TemporaryFile(const std::string& folder, const std::string& name);
  TemporaryFile(const TemporaryFile&) = delete;
  TemporaryFile& operator=(const TemporaryFile&) = delete;
  // Closes it; removes it unless it was moved.
  ~TemporaryFile();

  // To write and to read.
  int descriptor() const { return descriptor_; }

  // Waits until the disk has what was written. Throws OutputError naming `name`.
  void sync(const std::string& name);

  // Removes all that exist, for a process that is about to end without unwinding. Safe in signal handlers.
  static void remove_all() noexcept;

  // Syncs and closes the file, renames it to `target` (on the same file system) and syncs the folder: after
  // that, `target` holds all of it, and at no time a part. Throws OutputError naming `name`; `target` is then
  // as it was, unless only the folder could not be synced.
  void move_to(const std::string& target, Existing existing, const std::string& name);

 private:
  std::string folder_;
  std::string path_;
  int descriptor_ = -1;
  std::size_t record_ = 0;
  bool moved_ = false;
};

}  // namespace filiera
