// SPDX-License-Identifier: Apache-2.0
// The shared options of output, as values.
#include "cli/line/output_options.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <filesystem>

#include "cli/output/exit_code.hpp"
#include "io/spelling.hpp"
#include "rdf/characters.hpp"

namespace filiera {

namespace {

ColorChoice color_choice(const Arguments& arguments) {
  const std::string choice = arguments.value("color").value_or("auto");
  return choice == "always" ? ColorChoice::always : choice == "never" ? ColorChoice::never : ColorChoice::automatic;
}

constexpr std::size_t narrowest_width = 20;

Layout layout(const Arguments& arguments) {
  const std::string choice = arguments.value("layout").value_or("auto");
  return choice == "cards" ? Layout::cards : choice == "table" ? Layout::table : Layout::automatic;
}

// The format by its name, or else by the ending of the file; the first one if there is neither. Throws UsageFailure for
// an unknown ending. A name that is not of an answer's format is one of a verb's own formats.
const AnswerFormat& answer_format(const std::optional<std::string>& name, const std::optional<std::string>& file) {
  const std::span<const AnswerFormat> all = answer_formats();
  if (name || !file) {
    for (const AnswerFormat& row : all)
      if (row.name == name) return row;
    return all.front();
  }
  const std::string ending = lower_ascii(std::filesystem::path(*file).extension().string());
  if (ending.empty()) return all.front();
  std::string endings;
  for (const AnswerFormat& row : all) {
    if (row.ending.empty()) continue;
    if (ending == row.ending) return row;
    endings += ' ' + std::string(row.ending);
  }
  throw UsageFailure(
      fmt::format("--output {}: the ending {} names no format; use one of{}, or --format", *file, ending, endings));
}

}  // namespace

OutputOptions output_options(const Arguments& arguments) {
  OutputOptions options = text_output_options(arguments);
  options.format = &answer_format(arguments.value("format"), options.file);
  return options;
}

OutputOptions text_output_options(const Arguments& arguments) {
  OutputOptions options;
  options.file = output_file(arguments);
  options.layout = layout(arguments);
  options.width = positive_number(arguments, "width");
  if (options.width && *options.width < narrowest_width)
    throw UsageFailure(fmt::format("--width takes a number from {} on, not {}", narrowest_width, *options.width));
  options.pager = arguments.refused("pager") ? PagerChoice::never : PagerChoice::automatic;
  options.existing = existing_file(arguments);
  options.limit = row_limit(arguments);
  options.offset = positive_number(arguments, "offset").value_or(0);
  options.color = color_choice(arguments);
  options.quiet = arguments.given("quiet");
  return options;
}

bool wants_reasons(const Arguments& arguments) {
  if (!arguments.given("why")) return false;
  const AnswerFormat& format = *output_options(arguments).format;
  if (format.only_lines)
    throw UsageFailure(fmt::format(
        "--why is a text below the rows, which {} cannot hold: use the format table, md or json", format.name));
  return format.has_texts;
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

std::optional<std::size_t> row_limit(const Arguments& arguments) {
  const std::optional<std::size_t> limit = positive_number(arguments, "limit");
  if (!limit) return std::nullopt;
  const std::size_t offset = positive_number(arguments, "offset").value_or(0);
  return *limit > SIZE_MAX - offset ? SIZE_MAX : *limit + offset;
}

std::optional<std::string> output_file(const Arguments& arguments) {
  std::optional<std::string> path = arguments.value("output");
  if (path && path->empty()) throw UsageFailure("--output takes the name of a file, or - for standard output");
  return path == "-" ? std::nullopt : path;
}

Existing existing_file(const Arguments& arguments) {
  return arguments.given("overwrite") ? Existing::replace : Existing::refuse;
}

namespace {

// Letters, then letters and digits: parts of one to eight, parted by '-' (RFC 4647, 2.1, without '*').
bool is_language_range(std::string_view text) {
  for (bool first = true;; first = false) {
    const std::string_view part = text.substr(0, text.find('-'));
    if (part.empty() || part.size() > 8) return false;
    for (const char c : part)
      if (!is_ascii_letter(c) && (first || !is_ascii_digit(c))) return false;
    if (part.size() == text.size()) return true;
    text.remove_prefix(part.size() + 1);
  }
}

}  // namespace

std::vector<std::string> languages(const Arguments& arguments) {
  std::vector<std::string> list;
  const std::string text = lower_ascii(arguments.value("lang").value_or("en"));
  for (std::size_t start = 0; start <= text.size();) {
    const std::size_t end = std::min(text.find(',', start), text.size());
    std::string range = text.substr(start, end - start);
    std::ranges::replace(range, '_', '-');  // as locales are written
    if (!is_language_range(range))
      throw UsageFailure(
          fmt::format("--lang \"{}\" is not a language; write tags such as it, pt-BR or zh-Hant, parted by commas",
                      text.substr(start, end - start)));
    list.push_back(std::move(range));
    start = end + 1;
  }
  return list;
}

}  // namespace filiera
