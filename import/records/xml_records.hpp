// SPDX-License-Identifier: Apache-2.0
// Reads the records of an XML file one by one.
#pragma once

#include <functional>
#include <initializer_list>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "import/records/row_source.hpp"
#include "io/fault.hpp"
#include "io/source.hpp"

namespace filiera {

// The most bytes that a record may have.
inline constexpr std::size_t longest_xml_record = std::size_t{8} << 20;

// An element with what is in it. Names are local: without prefixes.
struct XmlElement {
  std::string name;
  std::string text;  // its own, without white space at its ends
  std::string type;  // the attribute "type"; "" if it has none
  std::vector<XmlElement> children;

  // The first child of the name; null if there is none.
  const XmlElement* child(std::string_view name) const;
  // The text of the first descendant along the names; "" if there is none.
  std::string_view at(std::initializer_list<std::string_view> path) const;
};

struct XmlHandler {
  // An element outside the records that holds text alone.
  std::function<void(std::string_view name, std::string_view text)> element;
  // A record, with the stretch of the text that holds it; `number` counts records from 1.
  std::function<void(std::uint64_t number, const XmlElement& record, TextSpan span)> record;
};

// Passes the elements of the names `records`, wherever they are, to `handler`; one is held at a time. False
// after a fault: no XML, not UTF-8 or UTF-16 with a byte order mark, nested too deep, a document type declaration, a
// record that is too long. Throws SharedLibraryError.
bool read_xml_records(std::unique_ptr<Source> source, std::span<const std::string_view> records,
                      const XmlHandler& handler, Faults& faults);

}  // namespace filiera
