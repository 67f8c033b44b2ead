// SPDX-License-Identifier: Apache-2.0
// Text in XML, and characters that XML does not allow.
#include "io/xml.hpp"

#include <gtest/gtest.h>

namespace filiera {
namespace {

TEST(Xml, MarkupQuotesAndWhiteSpaceAreReferences) {
  std::string out;
  EXPECT_EQ(append_xml(out, "<a b=\"c\">&'\t\r\n ]]></a>"), 0u);
  EXPECT_EQ(out, "&lt;a b=&quot;c&quot;&gt;&amp;'&#9;&#13;&#10; ]]&gt;&lt;/a&gt;");
}

TEST(Xml, CharactersThatItCannotHoldAreReplacedAndCounted) {
  std::string out;
  EXPECT_EQ(append_xml(out, std::string_view("a\0b\x01\x1F\x7F\xEF\xBF\xBE\xEF\xBF\xBF", 12)), 5u);
  EXPECT_EQ(out, "a\uFFFDb\uFFFD\uFFFD\x7F\uFFFD\uFFFD");
}

TEST(Xml, BytesThatAreNoUtf8AreReplacedAndCounted) {
  std::string out;
  EXPECT_EQ(append_xml(out, "a\xFF\xC3(\xE4\xB8"), 4u);
  EXPECT_EQ(out, "a\uFFFD\uFFFD(\uFFFD\uFFFD");
}

TEST(Xml, EverythingElseStaysAsItIs) {
  std::string out = "x";
  EXPECT_EQ(append_xml_characters(out, "è 中 \U0001F600 <&>\n"), 0u);
  EXPECT_EQ(out, "xè 中 \U0001F600 <&>\n");
}

}  // namespace
}  // namespace filiera
