// SPDX-License-Identifier: Apache-2.0
// The tools of the server: verbs of the command line, with schemas that follow from their options.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/line/command.hpp"
#include "cli/output/json_object.hpp"

namespace filiera {

// A verb as a tool. `use`: what a caller should know beyond the verb's summary.
struct Tool {
  const Command* command;
  std::string_view use;
};

// All of them only read, and only the data that the server was started with.
std::span<const Tool> tools();
// Null if there is no such tool.
const Tool* find_tool(std::string_view name);

// As an element of tools/list: name, title, description, inputSchema, outputSchema, annotations.
Json tool_json(const Tool& tool);

// The words of a command line that asks the same in the format `brief`, from the verb on. Pages have 20 rows unless
// `limit` says otherwise. Throws UsageFailure for members that the schema does not have, or not so.
std::vector<std::string> words_of(const Tool& tool, const Json& arguments);

// The position of a page, of which a cursor is the decimal digits, at most 18; nothing for another text.
std::optional<std::size_t> number_of_cursor(std::string_view cursor);

// The schema of answers in the format `brief`: docs/schemas/brief.json.
extern const std::string_view brief_schema;

}  // namespace filiera
