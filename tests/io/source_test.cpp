// SPDX-License-Identifier: Apache-2.0
// Plain and compressed sources, whole, damaged and hostile.
#include "io/source.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <zlib.h>
#include <zstd.h>

#include "io/gzip_stream.hpp"
#include "tests/temporary_folder.hpp"

namespace filiera {
namespace {

std::string gzip(const std::string& text) {
  z_stream stream{};
  deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY);
  std::string packed(deflateBound(&stream, text.size()) + 64, '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(text.data()));
  stream.avail_in = static_cast<uInt>(text.size());
  stream.next_out = reinterpret_cast<Bytef*>(packed.data());
  stream.avail_out = static_cast<uInt>(packed.size());
  deflate(&stream, Z_FINISH);
  packed.resize(stream.total_out);
  deflateEnd(&stream);
  return packed;
}

std::string zstd(const std::string& text) {
  std::string packed(ZSTD_compressBound(text.size()), '\0');
  packed.resize(ZSTD_compress(packed.data(), packed.size(), text.data(), text.size(), 3));
  return packed;
}

std::string read_all(Source& source, std::size_t step = 1000) {
  std::string text;
  std::string piece(step, '\0');
  while (const std::size_t got = source.read(piece.data(), piece.size())) text.append(piece, 0, got);
  return text;
}

std::string inflate(const std::string& packed, std::size_t chunk = SIZE_MAX, InflationLimits limits = {}) {
  return read_all(*inflated(memory_source("packed", packed, chunk), limits));
}

std::string long_text() {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "ex:n" + std::to_string(i) + " ex:suppliesTo ex:m .\n";
  return text;
}

TEST(Source, PlainBytesPassUnchanged) {
  for (const std::string text : {"", "a", "abc", "abcdef"}) EXPECT_EQ(inflate(text), text);
}

TEST(Source, GzipAndZstdAreKnownByContentInChunksOfAnySize) {
  const std::string text = long_text();
  for (const std::size_t chunk : {std::size_t{1}, std::size_t{7}, SIZE_MAX}) {
    EXPECT_EQ(inflate(gzip(text), chunk), text);
    EXPECT_EQ(inflate(zstd(text), chunk), text);
  }
}

TEST(Source, AllMembersAndFramesAreRead) {
  EXPECT_EQ(inflate(gzip("one ") + gzip("") + gzip("two")), "one two");
  EXPECT_EQ(inflate(zstd("one ") + zstd("") + zstd("two")), "one two");
}

TEST(Source, FramesToBeSkippedAreSkippedWhereverTheyStand) {
  const std::string skipped("\x5a\x2a\x4d\x18\x03\0\0\0abc", 11);
  EXPECT_EQ(inflate(skipped + zstd("one ") + skipped + zstd("two") + skipped), "one two");
}

TEST(Source, EveryTruncationIsAnError) {
  const std::string text = "some text that is packed and then cut";
  for (const std::string& packed : {gzip(text), zstd(text)}) {
    for (std::size_t size = 4; size < packed.size(); ++size) {
      EXPECT_THROW(inflate(packed.substr(0, size)), SourceError) << size;
    }
    EXPECT_EQ(inflate(packed), text);
  }
}

TEST(Source, CorruptBytesAreAnErrorThatStays) {
  std::string packed = gzip(long_text());
  packed[packed.size() / 2] ^= 0x55;
  const auto source = inflated(memory_source("packed", packed));
  EXPECT_THROW(read_all(*source), SourceError);
  char byte = 0;
  EXPECT_THROW(source->read(&byte, 1), SourceError);
}

TEST(Source, GarbageAfterAMemberIsAnError) {
  EXPECT_THROW(inflate(gzip("text") + "garbage"), SourceError);
  EXPECT_THROW(inflate(zstd("text") + "garbage"), SourceError);
}

TEST(Source, InflationIsLimitedInRatioAndInTotal) {
  const std::string zeros(4 << 20, '\0');
  InflationLimits limits;
  limits.free_bytes = 1 << 20;
  limits.ratio = 100;
  EXPECT_THROW(inflate(gzip(zeros), SIZE_MAX, limits), SourceError);
  EXPECT_THROW(inflate(zstd(zeros), SIZE_MAX, limits), SourceError);
  EXPECT_EQ(inflate(gzip(zeros)).size(), zeros.size());
  limits = {};
  limits.total = 1000;
  EXPECT_THROW(inflate(gzip(long_text()), SIZE_MAX, limits), SourceError);
}

TEST(Source, FilesAreReadWhateverTheirName) {
  const TemporaryFolder folder;
  const auto source = open_source(folder.write("data.ttl", gzip("text")));
  EXPECT_EQ(read_all(*source), "text");
  EXPECT_EQ(source->name(), folder / "data.ttl");
}

TEST(Source, MissingFilesAndFoldersAreErrors) {
  const TemporaryFolder folder;
  EXPECT_THAT([&] { open_source(folder / "none.ttl"); },
              testing::ThrowsMessage<SourceError>("cannot be opened: No such file or directory"));
  EXPECT_THAT([&] { open_source(folder.path()); }, testing::ThrowsMessage<SourceError>("is a folder, not a file"));
}

TEST(Source, ZerosBehindGzipDataArePadding) {
  const std::string padding(1000, '\0');
  EXPECT_EQ(inflate(gzip("text") + padding), "text");
  EXPECT_EQ(inflate(gzip("text") + padding, 1), "text");
  EXPECT_THROW(inflate(gzip("text") + padding + gzip("more")), SourceError);
  EXPECT_THROW(inflate(gzip("text") + "x"), SourceError);
}

// What the pieces inflate to, and "..." where a member is not whole.
std::string inflate_in_pieces(std::string_view packed, std::size_t size, bool zlib_too = false) {
  GzipStream stream(zlib_too);
  std::string text;
  for (std::size_t at = 0; at < packed.size(); at += std::min(size, packed.size() - at))
    stream.inflate(packed.substr(at, size), [&](std::string_view piece) { text += piece; });
  return stream.complete() ? text : text + "...";
}

TEST(GzipStream, ItsMembersAreInflatedFromPiecesOfAnySize) {
  const std::string text = long_text(), packed = gzip(text) + gzip("") + gzip("the end") + std::string(600, '\0');
  for (const std::size_t size : {std::size_t{1}, std::size_t{1000}, SIZE_MAX})
    EXPECT_EQ(inflate_in_pieces(packed, size), text + "the end");
  EXPECT_EQ(inflate_in_pieces("", 1), "");
}

TEST(GzipStream, AMemberIsNotCompleteWithoutTheLastByteOfItsChecksum) {
  const std::string packed = gzip("one ") + gzip("two");
  for (std::size_t missing = 1; missing <= 8; ++missing)
    EXPECT_EQ(inflate_in_pieces(std::string_view(packed).substr(0, packed.size() - missing), 5), "one two...");
}

TEST(GzipStream, WhatIsNotGzipIsCorrupt) {
  std::string packed = gzip("one");
  EXPECT_THROW(inflate_in_pieces(packed + "two", 4), SourceError);
  EXPECT_THROW(inflate_in_pieces(packed + std::string(4, '\0') + packed, 4), SourceError);
  packed[packed.size() - 5] ^= 1;
  EXPECT_THROW(inflate_in_pieces(packed, SIZE_MAX), SourceError);
  const std::string zlib("\x78\x9c\xcb\xcf\x4b\x05\x00\x02\x91\x01\x43", 11);  // "one"
  EXPECT_THROW(inflate_in_pieces(zlib, SIZE_MAX), SourceError);
  EXPECT_EQ(inflate_in_pieces(zlib, 1, true), "one");
}

}  // namespace
}  // namespace filiera
