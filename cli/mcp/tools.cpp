// SPDX-License-Identifier: Apache-2.0
// The tools of the server.
#include "cli/mcp/tools.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/line/shared_options.hpp"
#include "io/spelling.hpp"
#include "rdf/characters.hpp"

namespace filiera {

namespace {

constexpr std::size_t page_rows = 20;

struct ToolRow {
  std::string_view verb, use;
};

// In the order of a caller's work: what is there, how it is called, what is asked.
constexpr ToolRow tool_rows[] = {
    {"coverage",
     "Ask this first, and wherever an answer is empty: of what the data has none, an empty answer says nothing."},
    {"search", "Gives the names and IRIs by which the other tools find things, claims and documents."},
    {"supply",
     "Who supplies NAME: `to`. Whom NAME supplies: `from`. With a day in `as-of`: which measures stand on each hop."},
    {"path", "For paths of other edges than those of goods, name them in `via`, such as 'parentOf' or 'suppliesTo+'."},
    {"impact", "Name what is lost, or a hypothetical prohibition in `ban`, such as ['party=Huawei', 'to=China']."},
    {"owners", "Shares, control, and whom ownership rules reach."},
    {"timeline", "Measures and events of a thing over time; `between` two dates."},
    {"claims",
     "Every claim in which a thing, voice or document takes part; `contested` for what is denied, answered or in "
     "conflict, and for differences that remarks explain; `type` figure for numbers."},
    {"show", "All of one thing; of a claim, its passages and remarks; of a document, its claims."},
    {"diff", "What changed between the two dates of `between`, and by which event or source."},
};

// An operand of the usage line: "[NAME]" may be absent, "FROM TO" are two.
struct NamedOperand {
  std::string name;
  bool required;
};

// Those that name something in the data. Operands that are files are not offered.
std::vector<NamedOperand> offered_operands(const Command& command) {
  std::vector<NamedOperand> operands;
  const std::string_view text = command.operands;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    std::string_view word = text.substr(at, end - at);
    const bool required = !word.starts_with('[');
    if (!required) word.remove_prefix(1);
    if (word.ends_with(']')) word.remove_suffix(1);
    if (word != "OLD" && word != "NEW") operands.push_back({lower_ascii(word), required});
    at = end + 1;
  }
  return operands;
}

// Not offered: what names files, and what answers in another form than rows.
bool is_offered(const OptionSpec& option) {
  constexpr std::string_view kinds_of_files[] = {"DIR", "FILE", "PATH"};
  constexpr std::string_view other_forms[] = {"why", "sparql", "format"};
  return std::ranges::find(kinds_of_files, option.argument) == std::end(kinds_of_files) &&
         std::ranges::find(other_forms, option.name) == std::end(other_forms);
}

std::vector<OptionSpec> offered_options(const Command& command) {
  std::vector<OptionSpec> options;
  for (const OptionSpec& option : command.options)
    if (is_offered(option)) options.push_back(option);
  if (command.shared == Shared::all)
    options.insert(options.end(), lens_option_group.options.begin(), lens_option_group.options.end());
  for (const OptionSpec& option : output_option_group.options)
    if (option.name == "limit" || option.name == "lang") options.push_back(option);
  return options;
}

Json text_schema() { return {{"type", "string"}}; }

Json option_schema(const OptionSpec& option) {
  Json value = option.argument == "N" ? Json{{"type", "integer"}, {"minimum", 1}} : text_schema();
  if (const std::vector<std::string> listed = listed_values(option.argument); !listed.empty()) value["enum"] = listed;
  Json schema;
  switch (option.arity) {
    case Arity::flag:
    case Arity::toggle:
      schema = {{"type", "boolean"}};
      break;
    case Arity::once:
      schema = std::move(value);
      break;
    case Arity::many:
      schema = {{"type", "array"}, {"items", std::move(value)}};
      break;
    case Arity::pair:
      schema = {{"type", "array"}, {"items", std::move(value)}, {"minItems", 2}, {"maxItems", 2}};
      break;
  }
  schema["description"] = option.summary;
  return schema;
}

Json input_schema(const Command& command) {
  Json properties = Json::object(), required = Json::array();
  for (const NamedOperand& operand : offered_operands(command)) {
    properties[operand.name] = text_schema();
    if (operand.required) required.push_back(operand.name);
  }
  for (const OptionSpec& option : offered_options(command))
    properties[std::string(option.name)] = option_schema(option);
  properties["limit"]["description"] = fmt::format("rows of a page (default: {})", page_rows);
  properties["cursor"] = {{"type", "string"},
                          {"description", "nextCursor of the page before, with the same arguments"}};
  Json schema = {{"type", "object"}, {"properties", std::move(properties)}};
  if (!required.empty()) schema["required"] = std::move(required);
  schema["additionalProperties"] = false;
  return schema;
}

Json output_schema(const Command& command) {
  static const Json common = Json::parse(brief_schema);
  Json schema = common;
  schema.erase("$schema");
  schema["properties"]["answer"]["const"] = command.name;
  return schema;
}

[[noreturn]] void fail_argument(std::string_view name, std::string_view expected) {
  throw UsageFailure(fmt::format("{} takes {}", name, expected));
}

// The text of a word. A number is accepted where a text is expected, and a text where a number is: the verb says what
// is wrong with it.
std::string argument_word(std::string_view name, const Json& value) {
  if (value.is_number_integer()) return value.dump();
  if (!value.is_string()) fail_argument(name, "a text");
  std::string text = value.get<std::string>();
  if (text.find('\0') != std::string::npos) fail_argument(name, "a text without null characters");
  return text;
}

void add_option(std::vector<std::string>& words, const OptionSpec& option, const Json& value) {
  const auto add = [&](const Json& each) {
    words.push_back(fmt::format("--{}={}", option.name, argument_word(option.name, each)));
  };
  switch (option.arity) {
    case Arity::flag:
    case Arity::toggle:
      if (!value.is_boolean()) fail_argument(option.name, "true or false");
      if (value.get<bool>())
        words.push_back(fmt::format("--{}", option.name));
      else if (option.arity == Arity::toggle)
        words.push_back(fmt::format("--no-{}", option.name));
      return;
    case Arity::once:
      return add(value);
    case Arity::many:
      if (!value.is_array()) return add(value);
      for (const Json& each : value) add(each);
      return;
    case Arity::pair:
      if (!value.is_array() || value.size() != 2) fail_argument(option.name, "a list of two texts");
      for (const Json& each : value) add(each);
  }
}

}  // namespace

std::span<const Tool> tools() {
  static const std::vector<Tool> all = [] {
    std::vector<Tool> list;
    for (const ToolRow& row : tool_rows)
      if (const Command* command = find_command(row.verb)) list.push_back({command, row.use});
    return list;
  }();
  return all;
}

const Tool* find_tool(std::string_view name) {
  const auto found = std::ranges::find(tools(), name, [](const Tool& tool) { return tool.command->name; });
  return found == tools().end() ? nullptr : &*found;
}

std::optional<std::size_t> number_of_cursor(std::string_view cursor) {
  if (cursor.empty() || cursor.size() > 18 || !std::ranges::all_of(cursor, is_ascii_digit)) return std::nullopt;
  std::size_t number = 0;
  for (const char digit : cursor) number = number * 10 + static_cast<std::size_t>(digit - '0');
  return number;
}

Json tool_json(const Tool& tool) {
  const Command& command = *tool.command;
  return {{"name", command.name},
          {"title", fmt::format("filiera {}", command.name)},
          {"description", fmt::format("{}. {}", command.summary, tool.use)},
          {"inputSchema", input_schema(command)},
          {"outputSchema", output_schema(command)},
          {"annotations",
           {{"readOnlyHint", true}, {"destructiveHint", false}, {"idempotentHint", true}, {"openWorldHint", false}}}};
}

std::vector<std::string> words_of(const Tool& tool, const Json& arguments) {
  const Command& command = *tool.command;
  const std::vector<NamedOperand> operands = offered_operands(command);
  const std::vector<OptionSpec> options = offered_options(command);
  std::vector<std::string> words{std::string(command.name), "--format=brief"}, named;
  for (const auto& [name, value] : arguments.items()) {
    if (value.is_null() || name == "cursor") continue;
    if (std::ranges::find(operands, name, &NamedOperand::name) != operands.end()) continue;
    const auto option = std::ranges::find(options, name, &OptionSpec::name);
    if (option == options.end()) {
      std::vector<std::string> known;
      for (const NamedOperand& operand : operands) known.push_back(operand.name);
      for (const OptionSpec& each : options) known.emplace_back(each.name);
      const std::vector<std::string> near = nearest_spellings(name, known, 1);
      throw UsageFailure(
          near.empty()
              ? fmt::format("{} has no argument \"{}\"; it takes {}", command.name, name, fmt::join(known, ", "))
              : fmt::format("{} has no argument \"{}\"; did you mean {}?", command.name, name, near.front()));
    }
    add_option(words, *option, value);
  }
  if (!arguments.contains("limit")) words.push_back(fmt::format("--limit={}", page_rows));
  if (const auto cursor = arguments.find("cursor"); cursor != arguments.end() && !cursor->is_null()) {
    const std::optional<std::size_t> offset = number_of_cursor(argument_word("cursor", *cursor));
    if (!offset) fail_argument("cursor", "the nextCursor of an answer");
    if (*offset > 0) words.push_back(fmt::format("--offset={}", *offset));
  }
  for (const NamedOperand& operand : operands) {
    const auto value = arguments.find(operand.name);
    if (value != arguments.end() && !value->is_null())
      named.push_back(argument_word(operand.name, *value));
    else if (operand.required)
      throw UsageFailure(fmt::format("{} needs the argument \"{}\"", command.name, operand.name));
  }
  words.emplace_back("--");
  words.insert(words.end(), named.begin(), named.end());
  return words;
}

}  // namespace filiera
