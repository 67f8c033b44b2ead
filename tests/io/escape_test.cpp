// SPDX-License-Identifier: Apache-2.0
// Untrusted text cannot control the terminal.
#include "io/escape.hpp"

#include <gtest/gtest.h>

namespace filiera {
namespace {

using namespace std::string_literals;

TEST(Escape, PlainTextOfAnyScriptStaysAsItIs) {
  EXPECT_EQ(escape_for_terminal("Huawei 华为 – caffè 🙂"), "Huawei 华为 – caffè 🙂");
}

TEST(Escape, ControlsAreShownAsCodePoints) {
  EXPECT_EQ(escape_for_terminal("\x1B]0;owned\x07"), "\\u001B]0;owned\\u0007");
  EXPECT_EQ(escape_for_terminal("a\0b\x7F"s), "a\\u0000b\\u007F");
  EXPECT_EQ(escape_for_terminal("\u009B31m"), "\\u009B31m");
}

TEST(Escape, TheResultIsOneLine) { EXPECT_EQ(escape_for_terminal("a\tb\r\nc\u2028d"), "a\\tb\\r\\nc\\u2028d"); }

TEST(Escape, BidirectionalControlsAndByteOrderMarksAreShown) {
  EXPECT_EQ(escape_for_terminal("\u202Egpj.exe\u2069\uFEFF"), "\\u202Egpj.exe\\u2069\\uFEFF");
  EXPECT_EQ(escape_for_terminal("\U000E0041"), "\\U000E0041");
}

TEST(Escape, WhatHidesTextIsShown) {
  EXPECT_EQ(escape_for_terminal("\u00AD\u034F\u115F\u17B4\u180B\u3164\uFFA0"),
            "\\u00AD\\u034F\\u115F\\u17B4\\u180B\\u3164\\uFFA0");
  EXPECT_EQ(escape_for_terminal("\uFE00\uFFF9\uFFFB\U0001D173\U000E0100\U000E01EF"),
            "\\uFE00\\uFFF9\\uFFFB\\U0001D173\\U000E0100\\U000E01EF");
  EXPECT_EQ(escape_for_terminal("❤\uFE0F"), "❤\uFE0F");
}

TEST(Escape, BytesThatAreNotUtf8AreShownInHexadecimal) { EXPECT_EQ(escape_for_terminal("caf\xE9"), "caf\\xE9"); }

std::string escaped_text(std::string_view text, std::size_t chunk) {
  std::string safe, rest;
  for (; !text.empty(); text.remove_prefix(std::min(chunk, text.size()))) {
    rest += text.substr(0, chunk);
    rest.erase(0, append_escaped_text(safe, rest));
  }
  return safe + rest;
}

TEST(Escape, TextKeepsLinesAndTabsAndLosesWhatMovesTheCursor) {
  for (const std::size_t chunk : {1u, 2u, 3u, 100u}) {
    EXPECT_EQ(escaped_text("a\tb\r\nc\n", chunk), "a\tb\r\nc\n");
    EXPECT_EQ(escaped_text("\x1b[31m\a\rx", chunk), "\\u001B[31m\\u0007\\u000Dx");
    EXPECT_EQ(escaped_text("\u009B\u0085 \u202E \u200B \uFEFF è中😀", chunk),
              "\\u009B\\u0085 \\u202E \\u200B \\uFEFF è中😀");
    EXPECT_EQ(escaped_text("\U000E0041", chunk), "\\uDB40\\uDC41");
    EXPECT_EQ(escaped_text("a\xff"
                           "b",
                           chunk),
              "a\\uFFFDb");
  }
}

}  // namespace
}  // namespace filiera
