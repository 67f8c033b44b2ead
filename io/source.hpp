// SPDX-License-Identifier: Apache-2.0
// Bytes read once, in order: of a file (plain, gzip or zstd, told by content), of standard input, or of
// memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace filiera {

// The bytes could not be had: missing, unreadable, truncated, corrupt, or inflating beyond the limit. The
// message is for people and does not name the source.
class SourceError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Source {
 public:
  explicit Source(std::string name) : name_(std::move(name)) {}
  virtual ~Source() = default;
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  // Reads up to `size` (> 0) bytes to `to` and returns how many; 0 only at the end of a whole, undamaged
  // source. Throws SourceError, and does so again on later calls.
  virtual std::size_t read(char* to, std::size_t size) = 0;

  // The part of all its bytes that has been read, from 0 to 1; absent where their number is not known. May be called
  // while another thread reads.
  virtual std::optional<double> share_read() const { return std::nullopt; }

  // What messages call it: a path as given, or "<stdin>".
  const std::string& name() const { return name_; }

 private:
  std::string name_;
};

// Bounds on what compressed bytes may become. The ratio counts only beyond `free_bytes` of output.
struct InflationLimits {
  std::uint64_t total = std::uint64_t{1} << 40;
  std::uint64_t ratio = 250;
  std::uint64_t free_bytes = std::uint64_t{64} << 20;
};

// Throws SourceError when the file is missing, a folder, or unreadable.
std::unique_ptr<Source> open_source(const std::string& path, InflationLimits limits = {});

// What an open descriptor holds, from where it stands; closed with the source, unless it is standard input.
std::unique_ptr<Source> descriptor_source(std::string name, int descriptor);

// Standard input, named "<stdin>"; compressed input is recognised too.
std::unique_ptr<Source> standard_input(InflationLimits limits = {});

// Bytes in memory, which must outlive it, handed out at most `chunk` at a time, as they are.
std::unique_ptr<Source> memory_source(std::string name, std::string_view bytes, std::size_t chunk = SIZE_MAX);

// `source` inflated when its first bytes are those of gzip or zstd, else unchanged.
std::unique_ptr<Source> inflated(std::unique_ptr<Source> source, InflationLimits limits = {});

}  // namespace filiera
