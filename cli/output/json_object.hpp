// SPDX-License-Identifier: Apache-2.0
// JSON of which long arrays are made an element at a time, as they are written.
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

#include "io/byte_sink.hpp"

namespace filiera {

using Json = nlohmann::ordered_json;

struct JsonObject;

// An array: `element` is called once for each number below `size`, in order, when the element is written.
struct JsonList {
  std::size_t size = 0;
  std::function<JsonObject(std::size_t)> element;
};

// An object whose members are made one after another, as they are written: `next` is called until it returns nothing.
struct JsonTable {
  std::function<std::optional<std::pair<std::string, Json>>()> next;
};

// A value of JSON; of an object, members of these names are lists and tables, whatever `value` has in their place. They
// are made in the order of the members: a table may tell of what the lists before it have mentioned.
struct JsonObject {
  Json value = Json::object();
  std::map<std::string, JsonList, std::less<>> lists;
  std::map<std::string, JsonTable, std::less<>> tables;

  JsonObject() = default;
  JsonObject(Json whole) : value(std::move(whole)) {}

  Json& operator[](std::string_view member) { return value[std::string(member)]; }
  // Adds a member that is a list.
  void list(std::string_view member, JsonList elements) {
    value[std::string(member)] = nullptr;
    lists.insert_or_assign(std::string(member), std::move(elements));
  }
  void table(std::string_view member, JsonTable members) {
    value[std::string(member)] = nullptr;
    tables.insert_or_assign(std::string(member), std::move(members));
  }
};

// Over several lines, indented by two spaces a level, but for values that fit on one; or all on one line without spaces.
enum class JsonLayout : std::uint8_t { indented, one_line };

// Writes the value without a line end. Text that is no UTF-8 (of the command line) is replaced, never fatal.
void write_json(ByteSink& sink, const JsonObject& object, JsonLayout layout);

}  // namespace filiera
