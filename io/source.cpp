// SPDX-License-Identifier: Apache-2.0
// Sources of plain bytes: files, standard input, memory.
#include "io/source.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdint>
#include <cstring>
#include <utility>

namespace filiera {

namespace {

class DescriptorSource final : public Source {
 public:
  DescriptorSource(std::string name, int descriptor) : Source(std::move(name)), descriptor_(descriptor) {
    struct stat status {};
    if (::fstat(descriptor, &status) == 0 && S_ISREG(status.st_mode))
      size_ = static_cast<std::uint64_t>(status.st_size);
  }
  ~DescriptorSource() override {
    if (descriptor_ > STDIN_FILENO) ::close(descriptor_);
  }

  std::size_t read(char* to, std::size_t size) override {
    while (true) {
      const ssize_t got = ::read(descriptor_, to, size);
      if (got >= 0) {
        read_.fetch_add(static_cast<std::uint64_t>(got), std::memory_order_relaxed);
        return static_cast<std::size_t>(got);
      }
      if (errno != EINTR) throw SourceError(std::string("cannot be read: ") + std::strerror(errno));
    }
  }

  std::optional<double> share_read() const override {
    if (size_ == 0) return std::nullopt;
    return std::min(1.0, static_cast<double>(read_.load(std::memory_order_relaxed)) / static_cast<double>(size_));
  }

 private:
  int descriptor_;
  std::uint64_t size_ = 0;  // of a file
  std::atomic<std::uint64_t> read_ = 0;
};

class MemorySource final : public Source {
 public:
  MemorySource(std::string name, std::string_view bytes, std::size_t chunk)
      : Source(std::move(name)), bytes_(bytes), chunk_(chunk) {}

  std::size_t read(char* to, std::size_t size) override {
    const std::size_t count = bytes_.copy(to, std::min(size, chunk_));
    bytes_.remove_prefix(count);
    return count;
  }

 private:
  std::string_view bytes_;  // that have not been read
  std::size_t chunk_;
};

}  // namespace

std::unique_ptr<Source> open_source(const std::string& path, InflationLimits limits) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) throw SourceError(std::string("cannot be opened: ") + std::strerror(errno));
  auto source = std::make_unique<DescriptorSource>(path, descriptor);
  struct stat status {};
  if (::fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) throw SourceError("is a folder, not a file");
  return inflated(std::move(source), limits);
}

std::unique_ptr<Source> descriptor_source(std::string name, int descriptor) {
  return std::make_unique<DescriptorSource>(std::move(name), descriptor);
}

std::unique_ptr<Source> standard_input(InflationLimits limits) {
  return inflated(std::make_unique<DescriptorSource>("<stdin>", STDIN_FILENO), limits);
}

std::unique_ptr<Source> memory_source(std::string name, std::string_view bytes, std::size_t chunk) {
  return std::make_unique<MemorySource>(std::move(name), bytes, std::max<std::size_t>(chunk, 1));
}

}  // namespace filiera
