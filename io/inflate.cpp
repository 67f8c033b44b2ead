// SPDX-License-Identifier: Apache-2.0
// Sources of compressed bytes: gzip and zstd, all members and frames, within limits.
#include <zstd.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>
#include <vector>

#include "io/gzip_stream.hpp"
#include "io/source.hpp"

namespace filiera {

namespace {

constexpr std::string_view gzip_magic = "\x1f\x8b";
constexpr std::string_view zstd_magic = "\x28\xb5\x2f\xfd";
// Skippable frames, which may precede others (RFC 8878, 3.1.2): a first byte from 0x50 to 0x5f, then this.
constexpr std::string_view zstd_skippable_magic = "\x2a\x4d\x18";

// Returns the bytes that were read ahead, then those of the source.
class Sniffed final : public Source {
 public:
  explicit Sniffed(std::unique_ptr<Source> behind) : Source(behind->name()), behind_(std::move(behind)) {
    while (size_ < head_.size()) {
      const std::size_t got = behind_->read(head_.data() + size_, head_.size() - size_);
      if (got == 0) break;
      size_ += got;
    }
  }

  bool starts_with(std::string_view magic) const {
    return std::string_view(head_.data(), size_).substr(0, magic.size()) == magic;
  }

  bool is_zstd() const {
    return starts_with(zstd_magic) ||
           ((head_[0] & 0xf0) == 0x50 && std::string_view(head_.data(), size_).ends_with(zstd_skippable_magic));
  }

  std::size_t read(char* to, std::size_t size) override {
    if (at_ == size_) return behind_->read(to, size);
    const std::size_t count = std::min(size, size_ - at_);
    std::memcpy(to, head_.data() + at_, count);
    at_ += count;
    return count;
  }

  std::optional<double> share_read() const override { return behind_->share_read(); }

 private:
  std::unique_ptr<Source> behind_;
  std::array<char, 4> head_{};
  std::size_t size_ = 0;
  std::size_t at_ = 0;
};

// Common parts of both formats: the compressed bytes, their count, and the limits of the output.
class Inflating : public Source {
 public:
  Inflating(std::unique_ptr<Source> packed, InflationLimits limits)
      : Source(packed->name()), packed_(std::move(packed)), limits_(limits), input_(std::size_t{1} << 16) {}

  std::size_t read(char* to, std::size_t size) final {
    if (failed_) throw SourceError(reason_);
    try {
      const std::size_t count = inflate_to(to, size);
      unpacked_count_ += count;
      if (unpacked_count_ > limits_.total ||
          (unpacked_count_ > limits_.free_bytes && unpacked_count_ / limits_.ratio > packed_count_)) {
        throw SourceError("exceeds the limit when inflated: " + std::to_string(limits_.ratio) + " times its size");
      }
      return count;
    } catch (const SourceError& error) {
      failed_ = true;
      reason_ = error.what();
      throw;
    }
  }

  std::optional<double> share_read() const final { return packed_->share_read(); }

 protected:
  // Up to `size` bytes; 0 at the end of the last member.
  virtual std::size_t inflate_to(char* to, std::size_t size) = 0;

  // The available compressed bytes; reads more if there are none. Empty at the end.
  std::string_view packed() {
    if (at_ == end_) {
      end_ = packed_->read(input_.data(), input_.size());
      at_ = 0;
      packed_count_ += end_;
    }
    return {input_.data() + at_, end_ - at_};
  }
  void consume(std::size_t count) { at_ += count; }

 private:
  std::unique_ptr<Source> packed_;
  InflationLimits limits_;
  std::vector<char> input_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;
  std::uint64_t packed_count_ = 0;
  std::uint64_t unpacked_count_ = 0;
  bool failed_ = false;
  std::string reason_;
};

class GzipSource final : public Inflating {
 public:
  using Inflating::Inflating;

 private:
  std::size_t inflate_to(char* to, std::size_t size) override {
    std::size_t made = 0;
    while (made == 0) {
      const std::string_view input = packed();
      if (input.empty()) {
        if (stream_.complete()) break;
        throw SourceError("ends inside gzip data: the file is truncated");
      }
      const GzipStream::Step step = stream_.step(input, to, size);
      consume(step.consumed);
      made = step.made;
    }
    return made;
  }

  GzipStream stream_;
};

class ZstdSource final : public Inflating {
 public:
  ZstdSource(std::unique_ptr<Source> packed, InflationLimits limits)
      : Inflating(std::move(packed), limits), stream_(::ZSTD_createDStream()) {
    if (stream_ == nullptr) throw SourceError("cannot be inflated: out of memory");
  }
  ~ZstdSource() override { ::ZSTD_freeDStream(stream_); }

 private:
  std::size_t inflate_to(char* to, std::size_t size) override {
    ZSTD_outBuffer output{to, size, 0};
    while (output.pos == 0) {
      const std::string_view input = packed();
      // An empty input flushes the remaining output of a frame whose bytes are all consumed.
      if (input.empty() && between_frames_) return 0;
      ZSTD_inBuffer in{input.data(), input.size(), 0};
      const std::size_t left = ::ZSTD_decompressStream(stream_, &output, &in);
      if (::ZSTD_isError(left)) {
        throw SourceError(std::string("holds corrupt zstd data: ") + ::ZSTD_getErrorName(left));
      }
      consume(in.pos);
      between_frames_ = left == 0;
      if (input.empty() && output.pos == 0 && !between_frames_) {
        throw SourceError("ends inside zstd data: the file is truncated");
      }
    }
    return output.pos;
  }

  ZSTD_DStream* stream_;
  bool between_frames_ = false;
};

}  // namespace

std::unique_ptr<Source> inflated(std::unique_ptr<Source> source, InflationLimits limits) {
  auto sniffed = std::make_unique<Sniffed>(std::move(source));
  if (sniffed->starts_with(gzip_magic)) return std::make_unique<GzipSource>(std::move(sniffed), limits);
  if (sniffed->is_zstd()) return std::make_unique<ZstdSource>(std::move(sniffed), limits);
  return sniffed;
}

}  // namespace filiera
