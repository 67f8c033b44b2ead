// SPDX-License-Identifier: Apache-2.0
// Fuzz target of JSON and JSON lines: the same records from whole and from chunked input, each at the stretch of the
// text that holds it.
#include <nlohmann/json.hpp>
#include <string>

#include "import/records/json_records.hpp"
#include "import/sheets/quotes.hpp"
#include "tests/fuzz/check.hpp"

namespace filiera {
namespace {

std::string told(std::string_view text, std::size_t chunk) {
  std::string told;
  JsonHandler handler;
  handler.member = [&](std::string_view name, const nlohmann::json& value) {
    told += std::string(name) + "=" + value.dump() + "\n";
  };
  handler.record = [&](std::string_view list, std::uint64_t number, const nlohmann::json& record, TextSpan span) {
    told += std::string(list) + std::to_string(number) + "=" + record.dump() + "\n";
    if (!record.is_structured()) return;
    const std::string_view bytes = bytes_at(text, span);
    require(bytes.starts_with('{') || bytes.starts_with('['), "a record begins where it is said to",
            std::string(bytes));
    require(bytes.ends_with('}') || bytes.ends_with(']'), "a record ends where it is said to", std::string(bytes));
  };
  Faults faults;
  const bool whole = read_json_records(memory_source("f", text, chunk), handler, faults);
  require(whole == !faults.has_errors(), "a text is whole exactly if it has no error");
  for (const Fault& fault : faults.sorted()) told += render(fault);
  JsonLineHandler lines;
  lines.record = [&](std::uint64_t number, const nlohmann::json& record, TextSpan span) {
    told += std::to_string(number) + "=" + record.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) + "\n";
    require(!bytes_at(text, span).empty(), "a line is where it is said to");
  };
  lines.broken = [&](std::uint64_t number, std::string_view message, TextSpan) {
    told += std::to_string(number) + ":" + std::string(message) + "\n";
  };
  Faults of_lines;
  read_json_lines(memory_source("f", text, chunk), lines, of_lines);
  for (const Fault& fault : of_lines.sorted()) told += render(fault);
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
