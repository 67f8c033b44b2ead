// SPDX-License-Identifier: Apache-2.0
// The shared options of output, as values.
#include "cli/line/output_options.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>

#include "cli/output/exit_code.hpp"
#include "io/spelling.hpp"

namespace filiera {

namespace {

ColorChoice color_choice(const Arguments& arguments) {
  const std::string choice = arguments.value("color").value_or("auto");
  return choice == "always" ? ColorChoice::always : choice == "never" ? ColorChoice::never : ColorChoice::automatic;
}

}  // namespace

OutputOptions output_options(const Arguments& arguments) {
  OutputOptions options;
  const std::string format = arguments.value("format").value_or(std::string(options.format->name));
  for (const AnswerFormat& row : answer_formats())
    if (row.name == format) options.format = &row;
  options.file = output_file(arguments);
  options.existing = existing_file(arguments);
  options.limit = positive_number(arguments, "limit");
  options.color = color_choice(arguments);
  options.quiet = arguments.given("quiet");
  return options;
}

ProgressOptions progress_options(const Arguments& arguments) {
  const bool wanted = arguments.given("progress") || ::isatty(STDERR_FILENO) == 1;
  return {wanted && !arguments.refused("progress"), arguments.given("verbose")};
}

std::optional<std::size_t> positive_number(const Arguments& arguments, std::string_view option) {
  const std::optional<std::string> text = arguments.value(option);
  if (!text) return std::nullopt;
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), number);
  if (error != std::errc() || end != text->data() + text->size() || number == 0)
    throw UsageFailure(fmt::format("--{} takes a whole number from 1 on, not \"{}\"", option, *text));
  return number;
}

std::optional<std::string> output_file(const Arguments& arguments) {
  std::optional<std::string> path = arguments.value("output");
  if (path && path->empty()) throw UsageFailure("--output takes the name of a file, or - for standard output");
  return path == "-" ? std::nullopt : path;
}

Existing existing_file(const Arguments& arguments) {
  return arguments.given("overwrite") ? Existing::replace : Existing::refuse;
}

std::vector<std::string> languages(const Arguments& arguments) {
  std::vector<std::string> list;
  const std::string text = lower_ascii(arguments.value("lang").value_or("en"));
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(',', start), text.size());
    if (end > start) list.push_back(text.substr(start, end - start));
    start = end + 1;
  }
  return list;
}

}  // namespace filiera
