// SPDX-License-Identifier: Apache-2.0
// A file mapped into memory, read-only.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace filiera {

class MappedFile {
 public:
  MappedFile() = default;
  // Maps the whole file; an empty file gives empty bytes. Throws SourceError if it is missing, unreadable or not a
  // regular file, std::bad_alloc if the address space is exhausted. If another program truncates the file, reading
  // raises SIGBUS.
  explicit MappedFile(const std::string& path);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  // Valid until this object is destroyed or assigned to.
  std::string_view bytes() const { return {data_, size_}; }

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace filiera
