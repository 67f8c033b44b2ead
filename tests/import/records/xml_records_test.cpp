// SPDX-License-Identifier: Apache-2.0
// Records of XML: each with its elements and the stretch of the text that holds it, within the limits.
#include "import/records/xml_records.hpp"

#include <gtest/gtest.h>

#include <array>

#include "import/sheets/quotes.hpp"

namespace filiera {
namespace {

void tell(const XmlElement& element, std::string& told) {
  told += element.name;
  if (!element.text.empty()) told += "=" + element.text;
  for (const XmlElement& child : element.children) {
    told += ' ';
    tell(child, told);
  }
}

// The elements outside records, the records with the bytes of their stretches, and the faults.
std::string xml_told(std::string_view text, std::size_t chunk = SIZE_MAX) {
  std::string told;
  XmlHandler handler;
  handler.element = [&](std::string_view name, std::string_view value) {
    told += std::string(name) + ":" + std::string(value) + "\n";
  };
  handler.record = [&](std::uint64_t number, const XmlElement& record, TextSpan span) {
    told += std::to_string(number) + " ";
    tell(record, told);
    told += " [" + std::string(bytes_at(text, span)) + "]\n";
  };
  constexpr std::array<std::string_view, 2> records = {"r", "s"};
  Faults faults;
  const bool whole = read_xml_records(memory_source("f", text, chunk), records, handler, faults);
  EXPECT_EQ(whole, faults.empty());
  for (const Fault& fault : faults.sorted()) told += render(fault);
  return told;
}

TEST(XmlRecords, RecordsHaveTheirElementsAndTheirStretch) {
  const std::string text =
      "<?xml version=\"1.0\"?>\n<a:all xmlns:a=\"urn:x\"><day>2026</day>é<a:r><n>Ü &amp; Co</n><m/></a:r> <s/></a:all>";
  const std::string told = "day:2026\n1 r n=Ü & Co m [<a:r><n>Ü &amp; Co</n><m/></a:r>]\n2 s [<s/>]\n";
  for (const std::size_t chunk : {std::size_t{1}, std::size_t{3}, std::size_t{64}, SIZE_MAX})
    EXPECT_EQ(xml_told(text, chunk), told);
}

TEST(XmlRecords, AByteOrderMarkIsOneCharacter) { EXPECT_EQ(xml_told("\xEF\xBB\xBF<a><s/></a>"), "1 s [<s/>]\n"); }

TEST(XmlRecords, WhatIsNoXmlIsAFaultAtItsPlace) {
  EXPECT_EQ(xml_told("<a>\n<s/></b>"), "1 s [<s/>]\nf:2:7: it is not XML: mismatched tag\n");
  EXPECT_NE(xml_told("").find("it is not XML"), std::string::npos);
}

TEST(XmlRecords, EntitiesDepthAndSizeAreBounded) {
  EXPECT_NE(xml_told("<!DOCTYPE a [<!ENTITY e \"e\">]><a>&e;</a>").find("declares a document type"), std::string::npos);
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "<r>";
  EXPECT_NE(xml_told(deep).find("nested over 64 deep"), std::string::npos);
  EXPECT_NE(
      xml_told("<a><r>" + std::string(longest_xml_record + 100000, 'x') + "</r></a>", 65536).find("a record of over"),
      std::string::npos);
  EXPECT_NE(xml_told("<a><r " + std::string(2 << 20, 'x') + "=\"\"/></a>", 65536).find("a tag of over a megabyte"),
            std::string::npos);
}

}  // namespace
}  // namespace filiera
