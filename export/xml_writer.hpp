// SPDX-License-Identifier: Apache-2.0
// What GraphML and GEXF share: attributes and text of elements, and a count of what XML cannot hold.
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

  // Markup of our own, as it stands.
  void markup(std::string_view bytes) { sink_.write(bytes); }
  // Text of foreign origin, inside an element or between the quotes of an attribute.
  void text(std::string_view text) {
    escaped_.clear();
    replaced_ += append_xml(escaped_, text);
    sink_.write(escaped_);
  }

  // Characters replaced so far.
  std::uint64_t replaced() const { return replaced_; }

 private:
  ByteSink& sink_;
  std::string escaped_;
  std::uint64_t replaced_ = 0;
};

}  // namespace filiera
