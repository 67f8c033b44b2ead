// SPDX-License-Identifier: Apache-2.0
// Decodes UTF-16.
#include "import/records/text_source.hpp"

#include <algorithm>
#include <array>
#include <cstring>
#include <string>

#include "io/utf8.hpp"

namespace filiera {

namespace {

class TextSource final : public Source {
 public:
  explicit TextSource(std::unique_ptr<Source> source) : Source(source->name()), source_(std::move(source)) {}

  std::size_t read(char* to, std::size_t size) override {
    if (!begun_) begin();
    if (!wide_) {
      if (next_ == text_.size()) return source_->read(to, size);
      return take(to, size);
    }
    while (next_ == text_.size()) {
      if (ended_) return 0;
      decode();
    }
    return take(to, size);
  }

  std::optional<double> share_read() const override { return source_->share_read(); }

 private:
  std::size_t take(char* to, std::size_t size) {
    const std::size_t taken = std::min(size, text_.size() - next_);
    std::memcpy(to, text_.data() + next_, taken);
    next_ += taken;
    return taken;
  }

  void begin() {
    begun_ = true;
    while (text_.size() < 2) {
      char byte = 0;
      if (source_->read(&byte, 1) == 0) break;
      text_ += byte;
    }
    if (text_ == "\xFF\xFE" || text_ == "\xFE\xFF") {
      wide_ = true;
      big_endian_ = text_[0] == '\xFE';
      text_ = "\xEF\xBB\xBF";
    }
  }

  // Text before a fault is handed out before the fault is thrown, however the bytes arrive.
  void decode() {
    if (has_lone_surrogate_) throw SourceError("this UTF-16 has half a character");
    text_.clear();
    next_ = 0;
    std::array<char, 1 << 15> bytes;
    const std::size_t got = source_->read(bytes.data(), bytes.size());
    ended_ = got == 0;
    for (std::size_t i = 0; i < got && !has_lone_surrogate_; ++i) {
      const unsigned char byte = static_cast<unsigned char>(bytes[i]);
      if (!has_half_) {
        half_ = byte;
        has_half_ = true;
        continue;
      }
      has_half_ = false;
      add(static_cast<char16_t>(big_endian_ ? half_ << 8 | byte : byte << 8 | half_));
    }
    if (ended_ && (has_half_ || high_ != 0)) throw SourceError("this UTF-16 ends within a character");
  }

  void add(char16_t unit) {
    const bool low = unit >= 0xDC00 && unit <= 0xDFFF;
    has_lone_surrogate_ = low != (high_ != 0);
    if (has_lone_surrogate_) return;
    if (unit >= 0xD800 && unit <= 0xDBFF) {
      high_ = unit;
    } else if (low) {
      append_utf8(text_, 0x10000 + ((static_cast<char32_t>(high_) - 0xD800) << 10) + (unit - 0xDC00u));
      high_ = 0;
    } else {
      append_utf8(text_, unit);
    }
  }

  std::unique_ptr<Source> source_;
  std::string text_;
  std::size_t next_ = 0;
  char16_t high_ = 0;
  unsigned char half_ = 0;
  bool begun_ = false, wide_ = false, big_endian_ = false, has_half_ = false, has_lone_surrogate_ = false,
       ended_ = false;
};

}  // namespace

std::unique_ptr<Source> utf8_text(std::unique_ptr<Source> source) {
  return std::make_unique<TextSource>(std::move(source));
}

}  // namespace filiera
