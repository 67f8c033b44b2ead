// SPDX-License-Identifier: Apache-2.0
// Writes JSON one element at a time.
#include "cli/output/json_object.hpp"

namespace filiera {

namespace {

constexpr std::size_t step = 2;
constexpr std::size_t width = 120;  // limit for a value on one line, including its indentation

class Writer {
 public:
  Writer(ByteSink& sink, JsonLayout layout) : sink_(sink), indented_(layout == JsonLayout::indented) {}

  // `level`: the number of enclosing objects and arrays.
  void write(const JsonObject& object, std::size_t level) {
    if (object.lists.empty() && object.tables.empty()) return write(object.value, level);
    char before = '{';
    for (const auto& [name, value] : object.value.items()) {
      sink_.put(std::exchange(before, ','));
      end_line(level + 1);
      write(Json(name), level + 1);
      sink_.write(indented_ ? ": " : ":");
      if (const auto list = object.lists.find(name); list != object.lists.end())
        write(list->second, level + 1);
      else if (const auto table = object.tables.find(name); table != object.tables.end())
        write(table->second, level + 1);
      else
        write(value, level + 1);
    }
    end_line(level);
    sink_.put('}');
  }

 private:
  void write(const JsonList& list, std::size_t level) {
    sink_.put('[');
    for (std::size_t i = 0; i < list.size; ++i) {
      if (i > 0) sink_.put(',');
      end_line(level + 1);
      write(list.element(i), level + 1);
    }
    if (list.size > 0) end_line(level);
    sink_.put(']');
  }

  void write(const JsonTable& table, std::size_t level) {
    sink_.put('{');
    bool any = false;
    while (const auto member = table.next()) {
      if (std::exchange(any, true)) sink_.put(',');
      end_line(level + 1);
      write(Json(member->first), level + 1);
      sink_.write(indented_ ? ": " : ":");
      std::visit([&](const auto& value) { write(value, level + 1); }, member->second);
    }
    if (any) end_line(level);
    sink_.put('}');
  }

  // If indented, a value that fits is written on one line. The depth is that of the schemas, not of the data.
  void write(const Json& value, std::size_t level) {
    const std::string text = value.dump(-1, ' ', false, Json::error_handler_t::replace);
    if (!indented_ || !value.is_structured() || text.size() + level * step <= width) return sink_.write(text);
    sink_.put(value.is_object() ? '{' : '[');
    bool any = false;
    for (const auto& [name, member] : value.items()) {
      if (std::exchange(any, true)) sink_.put(',');
      end_line(level + 1);
      if (value.is_object()) {
        write(Json(name), level + 1);
        sink_.write(": ");
      }
      write(member, level + 1);
    }
    end_line(level);
    sink_.put(value.is_object() ? '}' : ']');
  }

  void end_line(std::size_t level) {
    if (!indented_) return;
    sink_.put('\n');
    for (std::size_t i = 0; i < level * step; ++i) sink_.put(' ');
  }

  ByteSink& sink_;
  bool indented_;
};

}  // namespace

void write_json(ByteSink& sink, const JsonObject& object, JsonLayout layout) { Writer(sink, layout).write(object, 0); }

}  // namespace filiera
