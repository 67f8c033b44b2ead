// SPDX-License-Identifier: Apache-2.0
// Writing of JSON an element at a time.
#include "cli/output/json_object.hpp"

namespace filiera {

namespace {

constexpr int step = 2;

class Writer {
 public:
  Writer(ByteSink& sink, JsonLayout layout) : sink_(sink), indented_(layout == JsonLayout::indented) {}

  // `level`: in how many objects and arrays it stands.
  void write(const JsonObject& object, std::size_t level) {
    if (object.lists.empty()) return write(object.value, level);
    char before = '{';
    for (const auto& [name, value] : object.value.items()) {
      sink_.put(std::exchange(before, ','));
      end_line(level + 1);
      write(Json(name), level + 1);
      sink_.write(indented_ ? ": " : ":");
      if (const auto list = object.lists.find(name); list != object.lists.end())
        write(list->second, level + 1);
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

  // Strings of JSON hold no line ends: each that there is begins a line of the layout.
  void write(const Json& value, std::size_t level) {
    const std::string text = value.dump(indented_ ? step : -1, ' ', false, Json::error_handler_t::replace);
    for (std::string_view rest = text;;) {
      const std::size_t end = rest.find('\n');
      sink_.write(rest.substr(0, end));
      if (end == rest.npos) return;
      end_line(level);
      rest.remove_prefix(end + 1);
    }
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
