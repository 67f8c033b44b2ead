// SPDX-License-Identifier: Apache-2.0
// JSON whose long arrays are generated one element at a time while they are written.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "io/byte_sink.hpp"

namespace filiera {

using Json = nlohmann::ordered_json;

struct JsonObject;

// An array: `element` is called once for each index less than `size`, in order, while writing.
struct JsonList {
  std::size_t size = 0;
  std::function<JsonObject(std::size_t)> element;
};

// An object whose members are generated while writing: `next` is called until it returns nothing.
struct JsonTable {
  using Member = std::variant<Json, JsonList>;
  std::function<std::optional<std::pair<std::string, Member>>()> next;
};

// A JSON value; if it is an object, members with the names of lists and tables are replaced by these. They are
// generated in the order of the members, so that a table can refer to what earlier lists mentioned.
struct JsonObject {
  Json value = Json::object();
  std::map<std::string, JsonList, std::less<>> lists;
  std::map<std::string, JsonTable, std::less<>> tables;

  JsonObject() = default;
  JsonObject(Json whole) : value(std::move(whole)) {}

  Json& operator[](std::string_view member) { return value[std::string(member)]; }
  // Adds a list as a member.
  void list(std::string_view member, JsonList elements) {
    value[std::string(member)] = nullptr;
    lists.insert_or_assign(std::string(member), std::move(elements));
  }
  void table(std::string_view member, JsonTable members) {
    value[std::string(member)] = nullptr;
    tables.insert_or_assign(std::string(member), std::move(members));
  }
};

// indented: two spaces for each level, values that fit on one line; one_line: without spaces.
enum class JsonLayout : std::uint8_t { indented, one_line };

// Writes the value without a final line break. Replaces text that is not UTF-8 (from the command line).
void write_json(ByteSink& sink, const JsonObject& object, JsonLayout layout);

}  // namespace filiera
