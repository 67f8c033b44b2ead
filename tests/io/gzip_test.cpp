// SPDX-License-Identifier: Apache-2.0
// Tests of compression.
#include "io/gzip.hpp"

#include <gtest/gtest.h>

#include <string>

#include "io/gzip_stream.hpp"

namespace filiera {
namespace {

std::string inflated_text(std::string_view compressed) {
  GzipStream stream;
  std::string text;
  stream.inflate(compressed, [&](std::string_view piece) { text += piece; });
  EXPECT_TRUE(stream.complete());
  return text;
}

TEST(Gzip, InflatesToTheSame) {
  EXPECT_EQ(inflated_text(gzipped("")), "");
  EXPECT_EQ(inflated_text(gzipped("Hello")), "Hello");
  std::string longer;  // of more than one block, and hard to compress
  for (std::uint32_t i = 0, mixed = 1; i < 3'000'000; ++i)
    longer += static_cast<char>((mixed = mixed * 1664525 + 1013904223) >> 24);
  EXPECT_EQ(inflated_text(gzipped(longer)), longer);
}

TEST(Gzip, HasNeitherNameNorTime) {
  const std::string compressed = gzipped("Hello");
  EXPECT_EQ(compressed.substr(0, 8), std::string("\x1f\x8b\x08\0\0\0\0\0", 8));
  EXPECT_EQ(compressed, gzipped("Hello"));
}

}  // namespace
}  // namespace filiera
