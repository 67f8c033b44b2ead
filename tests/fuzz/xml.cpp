// SPDX-License-Identifier: Apache-2.0
// Fuzz target of XML: the same records from whole and from chunked input, each at the stretch of the text that holds
// it.
#include <array>
#include <string>

#include "import/records/xml_records.hpp"
#include "import/sheets/quotes.hpp"
#include "tests/fuzz/check.hpp"

namespace filiera {
namespace {

// Without recursion: the elements in the order of the text, with their depth.
void tell(const XmlElement& root, std::string& told) {
  std::vector<std::pair<const XmlElement*, std::size_t>> open{{&root, 0}};
  while (!open.empty()) {
    const auto [element, depth] = open.back();
    open.pop_back();
    told += std::to_string(depth) + element->name + "=" + element->text + "\n";
    for (const XmlElement& child : element->children) open.emplace_back(&child, depth + 1);
  }
}

std::string told(std::string_view text, std::size_t chunk) {
  constexpr std::array<std::string_view, 2> records = {"Exception", "r"};
  std::string told;
  XmlHandler handler;
  handler.element = [&](std::string_view name, std::string_view value) {
    told += std::string(name) + ":" + std::string(value) + "\n";
  };
  handler.record = [&](std::uint64_t number, const XmlElement& record, TextSpan span) {
    told += std::to_string(number) + "\n";
    tell(record, told);
    const std::string_view bytes = bytes_at(text, span);
    require(bytes.starts_with('<') && bytes.ends_with('>'), "a record is where it is said to", std::string(bytes));
  };
  Faults faults;
  const bool whole = read_xml_records(memory_source("f", text, chunk), records, handler, faults);
  require(whole == !faults.has_errors(), "a text is whole exactly if it has no error");
  for (const Fault& fault : faults.sorted()) told += fault.message + "\n";
  return told;
}

}  // namespace
}  // namespace filiera

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  const auto text = filiera::text_of(bytes, size);
  const std::string whole = filiera::told(text, SIZE_MAX);
  for (const std::size_t chunk : {std::size_t{1}, std::size_t{3}})
    filiera::require(filiera::told(text, chunk) == whole, "records do not depend on chunks", whole);
  return 0;
}
