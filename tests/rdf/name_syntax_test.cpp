// SPDX-License-Identifier: Apache-2.0
#include "rdf/name_syntax.hpp"

#include <gmock/gmock.h>

namespace filiera {
namespace {

TEST(NameSyntax, NamesHoldLettersOfEveryScript) {
  EXPECT_TRUE(is_prefix_name("società"));
  EXPECT_TRUE(is_blank_label("供应商1"));
  EXPECT_EQ(local_name_form("日本-1"), LocalName::plain);
}

TEST(NameSyntax, BytesThatAreNotUtf8AreNoNames) {
  for (const std::string_view text : {"a\xE0"
                                      "5",
                                      "a\xC3", "a\xF0\x9F",
                                      "a\xFF"
                                      "b",
                                      "\x80"}) {
    EXPECT_FALSE(is_prefix_name(text));
    EXPECT_FALSE(is_blank_label(text));
    EXPECT_EQ(local_name_form(text), LocalName::impossible);
  }
}

TEST(NameSyntax, LocalNamesAreEscapedWhereTheyMustBe) {
  EXPECT_EQ(local_name_form("a/b"), LocalName::escaped);
  EXPECT_EQ(local_name_form("a."), LocalName::impossible);
  EXPECT_EQ(local_name_form("a b"), LocalName::impossible);
  std::string text;
  append_local_name(text, "-a/b");
  EXPECT_EQ(text, "\\-a\\/b");
}

}  // namespace
}  // namespace filiera
