// SPDX-License-Identifier: Apache-2.0
// Opens ICU. Its functions carry the version of the library as a suffix; their types are those of its C interface,
// which is stable.
#include "io/transliteration.hpp"

#include <fmt/format.h>

#include <cstdint>
#include <optional>
#include <vector>

#include "io/shared_library.hpp"
#include "io/utf8.hpp"

namespace filiera {

namespace {

constexpr int newest_version = 99, oldest_version = 50;
constexpr std::int32_t most_units = 4096;

std::u16string utf16(std::string_view text) {
  std::u16string units;
  while (!text.empty() && units.size() + 2 <= static_cast<std::size_t>(most_units)) {
    const CodePoint point = decode_utf8(text);
    const char32_t c = point.size == 0 ? char32_t{0xFFFD} : point.value;
    text.remove_prefix(point.size == 0 ? 1 : point.size);
    if (c < 0x10000) {
      units += static_cast<char16_t>(c);
    } else {
      units += static_cast<char16_t>(0xD800 + ((c - 0x10000) >> 10));
      units += static_cast<char16_t>(0xDC00 + ((c - 0x10000) & 0x3FF));
    }
  }
  return units;
}

std::string utf8(std::u16string_view units) {
  std::string text;
  for (std::size_t i = 0; i < units.size(); ++i) {
    char32_t c = units[i];
    if (c >= 0xD800 && c < 0xDC00 && i + 1 < units.size() && units[i + 1] >= 0xDC00 && units[i + 1] < 0xE000)
      c = 0x10000 + ((c - 0xD800) << 10) + (units[++i] - 0xDC00u);
    // Marks between letters, by which the transform keeps apart what one letter would be.
    if (c == 0xB7 || (c >= 0x2B0 && c <= 0x2FF)) continue;
    append_utf8(text, c >= 0xD800 && c < 0xE000 ? char32_t{0xFFFD} : c);
  }
  return text;
}

}  // namespace

// Of ICU's utrans.h; UErrorCode and UTransDirection are ints, and errors are above 0.
struct Transliterator::Library {
  void* (*open)(const char16_t* id, std::int32_t id_length, int direction, const char16_t* rules,
                std::int32_t rules_length, void* parse_error, int* status) = nullptr;
  void (*transform)(const void* transform, char16_t* text, std::int32_t* length, std::int32_t capacity,
                    std::int32_t start, std::int32_t* limit, int* status) = nullptr;
  void (*close)(void* transform) = nullptr;

  // Throws SharedLibraryError.
  Library() {
    std::optional<std::string> first_message;
    for (int version = newest_version; version >= oldest_version; --version) {
      std::optional<SharedLibrary> file;
      try {
        file.emplace(fmt::format("libicui18n.so.{}", version));
      } catch (const SharedLibraryError&) {
        continue;
      }
      // Some builds leave the suffix out.
      for (const std::string& suffix : {fmt::format("_{}", version), std::string()}) try {
          file->find(open, fmt::format("utrans_openU{}", suffix).c_str());
          file->find(transform, fmt::format("utrans_transUChars{}", suffix).c_str());
          file->find(close, fmt::format("utrans_close{}", suffix).c_str());
          return;
        } catch (const SharedLibraryError& error) {
          if (!first_message) first_message = error.what();
        }
    }
    throw SharedLibraryError(first_message.value_or(
        fmt::format("libicui18n.so is not there, in none of the versions {} to {}", oldest_version, newest_version)));
  }
};

const Transliterator::Library& Transliterator::library() {
  static const Library library;
  return library;
}

Transliterator::Transliterator() : library_(library()) {
  constexpr std::u16string_view id = u"Russian-Latin/BGN; Any-Latin; Latin-ASCII";
  int status = 0;
  transform_ = library_.open(id.data(), static_cast<std::int32_t>(id.size()), 0, nullptr, 0, nullptr, &status);
  if (status > 0 || !transform_) throw SharedLibraryError("libicui18n.so has no transform Any-Latin");
}

Transliterator::~Transliterator() {
  if (transform_) library_.close(transform_);
}

std::string Transliterator::latin(std::string_view text) const {
  std::u16string units = utf16(text);
  auto length = static_cast<std::int32_t>(units.size());
  // A character becomes several letters, seldom more than ten.
  const std::int32_t capacity = length * 16 + 64;
  units.resize(static_cast<std::size_t>(capacity));
  std::int32_t limit = length;
  int status = 0;
  library_.transform(transform_, units.data(), &length, capacity, 0, &limit, &status);
  if (status > 0) return std::string(text);
  units.resize(static_cast<std::size_t>(length));
  return utf8(units);
}

}  // namespace filiera
