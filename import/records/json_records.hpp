// SPDX-License-Identifier: Apache-2.0
// Reads the records of a JSON file one by one.
#pragma once

#include <functional>
#include <memory>
#include <nlohmann/json.hpp>
#include <string_view>

#include "import/records/row_source.hpp"
#include "io/fault.hpp"
#include "io/source.hpp"

namespace filiera {

// How deep a record may be nested, and the most bytes that one may have.
inline constexpr std::size_t deepest_json = 64;
inline constexpr std::size_t longest_json_record = std::size_t{8} << 20;

struct JsonHandler {
  // A member of the object that is the whole file, unless it is a list of records: in the order of the file.
  std::function<void(std::string_view name, nlohmann::json value)> member;
  // An element of a list that is such a member, or that is the whole file (`list` is "" then), with the stretch of the
  // text that holds it; `number` counts from 1 in each list.
  std::function<void(std::string_view list, std::uint64_t number, nlohmann::json record, TextSpan span)> record;
};

// Passes what the file holds to `handler`; one record is held at a time. False after a fault: no JSON, nested
// too deep, a record or a text that is too long, or anything behind the end.
bool read_json_records(std::unique_ptr<Source> source, const JsonHandler& handler, Faults& faults);

struct JsonLineHandler {
  // The value of a line, with the stretch of the text that holds the line; `number` counts lines from 1.
  std::function<void(std::uint64_t number, nlohmann::json record, TextSpan span)> record;
  // A line that is no JSON, is nested too deep or too long, and why.
  std::function<void(std::uint64_t number, std::string_view message, TextSpan span)> broken;
};

// Passes the values of the lines of a file (JSON lines) to `handler`; one line is held at a time. Empty lines are
// passed over. Adds a fault if the file cannot be read on.
void read_json_lines(std::unique_ptr<Source> source, const JsonLineHandler& handler, Faults& faults);

}  // namespace filiera
