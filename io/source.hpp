// SPDX-License-Identifier: Apache-2.0
// A sequence of bytes that is read once, in order: from a file (plain, gzip or zstd, detected by content), standard
// input, or memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>

namespace filiera {

// The bytes are not available: missing, unreadable, truncated, corrupt, or too large when inflated. The message does
// not contain the name of the source.
class SourceError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

class Source {
 public:
  explicit Source(std::string name) : name_(std::move(name)) {}
  virtual ~Source() = default;
  Source(const Source&) = delete;
  Source& operator=(const Source&) = delete;

  // Reads up to `size` (> 0) bytes to `to` and returns their number; 0 only at the end of a complete, undamaged source.
  // Throws SourceError, also on later calls.
  virtual std::size_t read(char* to, std::size_t size) = 0;

  // The share of all bytes that has been read, from 0 to 1; empty if the total is unknown. May be called while another
  // thread reads.
  virtual std::optional<double> share_read() const { return std::nullopt; }

  // The name in messages: a path as given, or "<stdin>".
  const std::string& name() const { return name_; }

 private:
  std::string name_;
};

// Limits of inflated data. The ratio applies only beyond `free_bytes` of output.
struct InflationLimits {
  std::uint64_t total = std::uint64_t{1} << 40;
  std::uint64_t ratio = 250;
  std::uint64_t free_bytes = std::uint64_t{64} << 20;
};

// Throws SourceError if the file is missing, a folder, or unreadable.
std::unique_ptr<Source> open_source(const std::string& path, InflationLimits limits = {});

// The content of an open descriptor from its current position; closed with the source, unless it is standard input.
std::unique_ptr<Source> descriptor_source(std::string name, int descriptor);

// Standard input, named "<stdin>"; compressed input is detected too.
std::unique_ptr<Source> standard_input(InflationLimits limits = {});

// Bytes in memory, which must outlive the source, returned at most `chunk` at a time, never inflated.
std::unique_ptr<Source> memory_source(std::string name, std::string_view bytes, std::size_t chunk = SIZE_MAX);

// `source`, inflated if its first bytes are those of gzip or zstd.
std::unique_ptr<Source> inflated(std::unique_ptr<Source> source, InflationLimits limits = {});

}  // namespace filiera
