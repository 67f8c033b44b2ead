// SPDX-License-Identifier: Apache-2.0
// Tests of JSON that is written an element at a time.
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
  EXPECT_EQ(text(object, JsonLayout::indented), whole.dump(2));
  EXPECT_EQ(text(object, JsonLayout::one_line), whole.dump());
}

TEST(JsonObject, BytesThatAreNoTextAreReplaced) {
  EXPECT_EQ(text(Json("\xFF"), JsonLayout::one_line), "\"\xEF\xBF\xBD\"");
}

}  // namespace
}  // namespace filiera
