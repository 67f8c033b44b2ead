// SPDX-License-Identifier: Apache-2.0
// Common parts of GraphML and GEXF: attributes and text of elements, and a count of replaced characters.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "io/byte_sink.hpp"
#include "io/xml.hpp"

namespace filiera {

class XmlWriter {
 public:
  explicit XmlWriter(ByteSink& sink) : sink_(sink) { markup("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"); }

  // Markup, written without escaping.
  void markup(std::string_view bytes) { sink_.write(bytes); }
  // Text from data, inside an element or a quoted attribute; escaped.
  void text(std::string_view text) {
    escaped_.clear();
    replaced_ += append_xml(escaped_, text);
    sink_.write(escaped_);
  }

  // Number of characters replaced so far.
  std::uint64_t replaced() const { return replaced_; }

 private:
  ByteSink& sink_;
  std::string escaped_;
  std::uint64_t replaced_ = 0;
};

}  // namespace filiera
