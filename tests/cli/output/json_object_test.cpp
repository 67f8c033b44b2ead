// SPDX-License-Identifier: Apache-2.0
// Tests of JSON that is written one element at a time.
#include "cli/output/json_object.hpp"

#include <gtest/gtest.h>

namespace filiera {
namespace {

std::string text(const JsonObject& object, JsonLayout layout) {
  StringSink sink;
  write_json(sink, object, layout);
  return std::string(sink.text());
}

TEST(JsonObject, ListsAreWrittenAsIfTheyStoodInTheValue) {
  const Json whole =
      Json::parse(R"({"a\n":"\u00e9","none":[],"rows":[{"n":0,"of":[[],{}]},{"n":1,"of":[0,{"x":"\n"}]}],"z":{}})");
  JsonObject object = whole;
  object.list("none", {});
  object.list("rows", {2, [&](std::size_t i) {
                         JsonObject row = whole["rows"][i];
                         row.list("of", {2, [&whole, i](std::size_t j) { return whole["rows"][i]["of"][j]; }});
                         return row;
                       }});
  EXPECT_EQ(Json::parse(text(object, JsonLayout::indented)), whole);
  EXPECT_EQ(text(object, JsonLayout::one_line), whole.dump());
}

TEST(JsonObject, AValueThatFitsStandsOnOneLine) {
  const std::string longer(150, 'x');
  const Json value = {{"near", {1, 2}}, {"far", {longer, "y"}}};
  EXPECT_EQ(text(value, JsonLayout::indented),
            "{\n  \"near\": [1,2],\n  \"far\": [\n    \"" + longer + "\",\n    \"y\"\n  ]\n}");
  EXPECT_EQ(text(value["near"], JsonLayout::indented), "[1,2]");
}

TEST(JsonObject, ATableHoldsWhatTheListsBeforeItHaveMentioned) {
  std::vector<std::string> mentioned;
  std::size_t told = 0;
  JsonObject object;
  object.list("rows", {2, [&](std::size_t i) {
                         mentioned.push_back("c" + std::to_string(i));
                         return JsonObject(mentioned.back());
                       }});
  object.table("claims", {[&]() -> std::optional<std::pair<std::string, Json>> {
                 if (told == mentioned.size()) return std::nullopt;
                 if (told == 0) mentioned.push_back("c9");  // one entry may mention another
                 const std::size_t next = told++;
                 return std::pair(mentioned[next], Json(next));
               }});
  EXPECT_EQ(text(object, JsonLayout::one_line), R"({"rows":["c0","c1"],"claims":{"c0":0,"c1":1,"c9":2}})");
  EXPECT_EQ(text(JsonObject(), JsonLayout::one_line), "{}");
}

TEST(JsonObject, BytesThatAreNoTextAreReplaced) {
  EXPECT_EQ(text(Json("\xFF"), JsonLayout::one_line), "\"\xEF\xBF\xBD\"");
}

}  // namespace
}  // namespace filiera
