// SPDX-License-Identifier: Apache-2.0
// Reading the records of JSON files.
#include "import/records/json_records.hpp"

#include <gtest/gtest.h>

#include <string>

#include "import/sheets/quotes.hpp"

namespace filiera {
namespace {

// What the handler is told, one line each, then the faults.
std::string json_told(std::string_view text, std::size_t chunk = SIZE_MAX) {
  std::string told;
  JsonHandler handler;
  handler.member = [&](std::string_view name, const nlohmann::json& value) {
    told += std::string(name) + "=" + value.dump() + "\n";
  };
  handler.record = [&](std::string_view list, std::uint64_t number, const nlohmann::json& record, TextSpan span) {
    told += std::string(list) + "[" + std::to_string(number) + "]=" + record.dump() + " " + std::to_string(span.start) +
            "-" + std::to_string(span.end) + "\n";
  };
  Faults faults;
  const bool whole = read_json_records(memory_source("t.json", text, chunk), handler, faults);
  EXPECT_EQ(whole, !faults.has_errors());
  for (const Fault& fault : faults.sorted()) told += render(fault);
  return told;
}

TEST(JsonRecords, MembersAndRecordsComeInTheOrderOfTheFile) {
  const std::string_view text = R"({"day":"2026","tables":{"a":[1]},"entries":[{"n":"ä"}, {"n":"b","c":[{}]}],"n":2})";
  for (const std::size_t chunk : {std::size_t{1}, SIZE_MAX})
    EXPECT_EQ(json_told(text, chunk),
              "day=\"2026\"\ntables={\"a\":[1]}\nentries[1]={\"n\":\"ä\"} 44-53\nentries[2]={\"c\":[{}],\"n\":\"b\"} "
              "55-73\nn=2\n");
}

TEST(JsonRecords, AListMayBeTheWholeFile) {
  EXPECT_EQ(json_told("[{\"a\":0.10},[]]"), "[1]={\"a\":\"0.10\"} 1-11\n[2]=[] 12-14\n");
}

TEST(JsonRecords, WhatIsNoJsonIsAFaultWithItsPlace) {
  EXPECT_NE(json_told("{\"a\":\n tru}").find("t.json:2:5: "), std::string::npos) << json_told("{\"a\":\n tru}");
  EXPECT_NE(json_told("{\"a\":[{}]").find("t.json:"), std::string::npos);
  EXPECT_NE(json_told("").find("t.json:"), std::string::npos);
  EXPECT_NE(json_told("{} {}").find("t.json:1:"), std::string::npos);
  EXPECT_NE(json_told("{\"a\":\"\xE9\"}").find("t.json:1:"), std::string::npos);
}

TEST(JsonRecords, WhatStandsBeforeHalfACharacterOfUtf16IsReadFirst) {
  std::string text = "\xFF\xFE";
  for (const char c : std::string_view("[{\"a\":1},")) text += {c, '\0'};
  const std::string lone = text + std::string("\0\xDC", 2), faulty = text + std::string("]\0\0\xDC", 4);
  for (const std::size_t chunk : {std::size_t{1}, std::size_t{3}, SIZE_MAX}) {
    EXPECT_TRUE(json_told(lone, chunk).starts_with("[1]={\"a\":1}")) << json_told(lone, chunk);
    EXPECT_NE(json_told(lone, chunk).find("this UTF-16 has half a character"), std::string::npos);
    EXPECT_EQ(json_told(faulty, chunk), json_told(faulty, 1));
  }
}

TEST(JsonRecords, NestingAndLengthAreBounded) {
  const std::string deep = "{\"entries\":[" + std::string(1000000, '[');
  EXPECT_NE(json_told(deep).find("nested over 64 deep"), std::string::npos);
  const std::string objects = "[" + [] {
    std::string text;
    for (int i = 0; i < 100000; ++i) text += "{\"a\":";
    return text;
  }();
  EXPECT_NE(json_told(objects).find("nested over 64 deep"), std::string::npos);
  const std::string endless = "[\"" + std::string(2 * longest_json_record, 'x');
  EXPECT_NE(json_told(endless).find("a record of over"), std::string::npos);
}

// Each line with the bytes of its stretch, and those that are no JSON.
std::string lines_told(std::string_view text, std::size_t chunk = SIZE_MAX) {
  std::string told;
  JsonLineHandler handler;
  handler.record = [&](std::uint64_t number, const nlohmann::json& record, TextSpan span) {
    told += std::to_string(number) + " " + record.dump() + " [" + std::string(bytes_at(text, span)) + "]\n";
  };
  handler.broken = [&](std::uint64_t number, std::string_view, TextSpan) {
    told += std::to_string(number) + " broken\n";
  };
  Faults faults;
  read_json_lines(memory_source("f", text, chunk), handler, faults);
  for (const Fault& fault : faults.sorted()) told += render(fault);
  return told;
}

TEST(JsonLines, EachLineIsARecordWithItsStretch) {
  const std::string text = "\xEF\xBB\xBF{\"a\":\"é\"}\n\n[1, 2.50]\r\n7";
  const std::string told = "1 {\"a\":\"é\"} [{\"a\":\"é\"}]\n3 [1,\"2.50\"] [[1, 2.50]\r]\n4 7 [7]\n";
  for (const std::size_t chunk : {std::size_t{1}, std::size_t{3}, SIZE_MAX}) EXPECT_EQ(lines_told(text, chunk), told);
}

TEST(JsonLines, ALineThatIsNoJsonIsToldAndTheNextOneRead) {
  EXPECT_EQ(lines_told("{\nno\n{} {}\n{}\n"), "1 broken\n2 broken\n3 broken\n4 {} [{}]\n");
  EXPECT_EQ(lines_told(std::string(1000, '[') + "\n1"), "1 broken\n2 1 [1]\n");
  EXPECT_EQ(lines_told("\"" + std::string(longest_json_record + 10, 'x') + "\"\n1", 65536), "1 broken\n2 1 [1]\n");
}

}  // namespace
}  // namespace filiera
