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
  // Maps the whole file; an empty one gives empty bytes. Throws SourceError when it is missing, unreadable or
  // not a regular file, std::bad_alloc when the address space has no room. Reading bytes after another program
  // cut the file short raises SIGBUS.
  explicit MappedFile(const std::string& path);
  ~MappedFile();
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;

  // Valid as long as this object is not destroyed or assigned to.
  std::string_view bytes() const { return {data_, size_}; }

 private:
  const char* data_ = nullptr;
  std::size_t size_ = 0;
};

}  // namespace filiera
