// SPDX-License-Identifier: Apache-2.0
// Parses command lines with cxxopts. Works around cxxopts: its vectors split at commas, and its regular expressions
// recurse over the input.
#include "cli/line/options.hpp"

#define CXXOPTS_VECTOR_DELIMITER '\0'
#define CXXOPTS_NO_REGEX
#include <fmt/format.h>

#include <algorithm>
#include <cxxopts.hpp>

#include "io/spelling.hpp"

namespace filiera {

namespace {

// The name of the option that holds the operands; its dot makes it impossible to type.
constexpr const char* operand_option = "operands.";

bool takes_value(const OptionSpec& option) {
  return option.arity == Arity::once || option.arity == Arity::many || option.arity == Arity::pair;
}

// The text between the quotation marks of a cxxopts message: the option's name.
std::string quoted_part(std::string_view message) {
  const std::size_t open = message.find(cxxopts::LQUOTE);
  const std::size_t close = message.rfind(cxxopts::RQUOTE);
  if (open == std::string_view::npos || close == std::string_view::npos) return std::string(message);
  const std::size_t start = open + cxxopts::LQUOTE.size();
  return std::string(message.substr(start, close - start));
}

std::string dashed(std::string_view name) { return fmt::format("{}{}", name.size() == 1 ? "-" : "--", name); }

std::vector<std::string> long_names(std::span<const OptionGroup> groups) {
  std::vector<std::string> names;
  for (const OptionGroup& group : groups)
    for (const OptionSpec& option : group.options) {
      names.emplace_back(option.name);
      if (option.arity == Arity::toggle) names.push_back(fmt::format("no-{}", option.name));
    }
  return names;
}

// Every option as typed, with dashes.
std::vector<std::string> typed_names(std::span<const OptionGroup> groups) {
  std::vector<std::string> typed;
  for (const std::string& name : long_names(groups)) typed.push_back(dashed(name));
  for (const OptionGroup& group : groups)
    for (const OptionSpec& option : group.options)
      if (option.letter) typed.push_back(fmt::format("-{}", option.letter));
  return typed;
}

[[noreturn]] void fail_unknown_option(std::span<const OptionGroup> groups, const std::string& name) {
  std::string message = fmt::format("unknown option {}", dashed(name));
  const std::vector<std::string> near = nearest_spellings(name, long_names(groups), 1);
  if (!near.empty()) message += fmt::format("; did you mean --{}?", near.front());
  throw UnknownOption(name, message);
}

// An option in place of a value means that the value is missing.
void check_not_options(const OptionSpec& option, std::span<const std::string> values,
                       std::span<const std::string> typed) {
  for (const std::string& value : values)
    if (std::find(typed.begin(), typed.end(), value) != typed.end())
      throw UsageFailure(fmt::format("--{} needs a value after it, not {}", option.name, value));
}

void check_listed(const OptionSpec& option, std::span<const std::string> values) {
  const std::vector<std::string> listed = listed_values(option.argument);
  if (listed.empty()) return;
  for (const std::string& value : values)
    if (std::find(listed.begin(), listed.end(), value) == listed.end())
      throw UsageFailure(fmt::format("--{} takes {}, not \"{}\"", option.name, fmt::join(listed, ", "), value));
}

// An option without a value must not have one after "="; cxxopts would read some values as yes or no.
void check_flags(std::span<const OptionGroup> groups, std::span<const std::string> words) {
  for (const std::string& word : words) {
    if (word == "--") return;
    for (const OptionGroup& group : groups)
      for (const OptionSpec& option : group.options) {
        if (takes_value(option)) continue;
        for (const std::string_view prefix : {"--", "--no-"})
          if (word.starts_with(fmt::format("{}{}=", prefix, option.name)))
            throw UsageFailure(fmt::format("{}{} takes no value", prefix, option.name));
      }
  }
}

// Separates the second value of each pair: "--x A B" becomes "--x A --x B". A missing second value is found by
// counting.
std::vector<std::string> with_pairs_parted(std::span<const OptionGroup> groups, std::span<const std::string> words) {
  std::vector<std::string> parted;
  const auto is_pair = [&](const std::string& word) {
    for (const OptionGroup& group : groups)
      for (const OptionSpec& option : group.options)
        if (option.arity == Arity::pair && word == fmt::format("--{}", option.name)) return true;
    return false;
  };
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (words[i] == "--") {
      parted.insert(parted.end(), words.begin() + static_cast<std::ptrdiff_t>(i), words.end());
      break;
    }
    parted.push_back(words[i]);
    if (!is_pair(words[i]) || i + 2 >= words.size() || words[i + 2].starts_with("--")) continue;
    parted.insert(parted.end(), {words[i + 1], words[i], words[i + 2]});
    i += 2;
  }
  return parted;
}

}  // namespace

std::vector<std::string> listed_values(std::string_view argument) {
  if (argument.find('|') == std::string_view::npos ||
      std::any_of(argument.begin(), argument.end(), [](char c) { return c >= 'A' && c <= 'Z'; }))
    return {};
  std::vector<std::string> values;
  for (std::size_t start = 0; start <= argument.size();) {
    const std::size_t end = std::min(argument.find('|', start), argument.size());
    values.emplace_back(argument.substr(start, end - start));
    start = end + 1;
  }
  return values;
}

Arguments parse_arguments(std::span<const OptionGroup> groups, std::span<const std::string> words) {
  cxxopts::Options options("filiera");
  auto add = options.add_options();
  for (const OptionGroup& group : groups)
    for (const OptionSpec& option : group.options) {
      const std::string name(option.name);
      const std::string names = option.letter ? fmt::format("{},{}", option.letter, name) : name;
      if (takes_value(option))
        add(names, "", cxxopts::value<std::vector<std::string>>());
      else
        add(names, "");
      if (option.arity == Arity::toggle) add("no-" + name, "");
    }
  add(operand_option, "", cxxopts::value<std::vector<std::string>>());
  options.parse_positional(operand_option);

  check_flags(groups, words);
  std::vector<const char*> argv = {"filiera"};
  const std::vector<std::string> parted = with_pairs_parted(groups, words);
  for (const std::string& word : parted) argv.push_back(word.c_str());
  const std::vector<std::string> typed = typed_names(groups);
  Arguments arguments;
  try {
    const cxxopts::ParseResult result = options.parse(static_cast<int>(argv.size()), argv.data());
    for (const OptionGroup& group : groups)
      for (const OptionSpec& option : group.options) {
        const std::string name(option.name);
        const std::size_t count = result.count(name);
        if (option.arity == Arity::toggle) {
          if (count > 0 && result.count("no-" + name) > 0)
            throw UsageFailure(fmt::format("--{0} and --no-{0} contradict each other", name));
          if (result.count("no-" + name) > 0) arguments.values_["no-" + name];
        }
        if (count == 0) continue;
        if (!takes_value(option)) {
          if (result[name].as<bool>()) arguments.values_[name];
          continue;
        }
        if (option.arity == Arity::once && count > 1)
          throw UsageFailure(fmt::format("--{} is given {} times; once is enough", name, count));
        if (option.arity == Arity::pair && count != 2)
          throw UsageFailure(count == 1 ? fmt::format("--{0} takes two values: --{0} {1}", name, option.argument)
                                        : fmt::format("--{} is given more than once; once is enough", name));
        std::vector<std::string>& values = arguments.values_[name] = result[name].as<std::vector<std::string>>();
        check_not_options(option, values, typed);
        check_listed(option, values);
      }
    if (result.count(operand_option) > 0) arguments.operands_ = result[operand_option].as<std::vector<std::string>>();
  } catch (const cxxopts::exceptions::no_such_option& error) {
    fail_unknown_option(groups, quoted_part(error.what()));
  } catch (const cxxopts::exceptions::missing_argument& error) {
    throw UsageFailure(fmt::format("{} needs a value after it", dashed(quoted_part(error.what()))));
  } catch (const cxxopts::exceptions::invalid_option_syntax& error) {
    throw UsageFailure(fmt::format("\"{}\" is not an option; put -- before operands that start with a dash",
                                   quoted_part(error.what())));
  } catch (const cxxopts::exceptions::exception& error) {
    throw UsageFailure(fmt::format("{} takes no value", dashed(quoted_part(error.what()))));
  }
  return arguments;
}

std::optional<std::string> Arguments::value(std::string_view option) const {
  const auto found = values_.find(option);
  if (found == values_.end() || found->second.empty()) return std::nullopt;
  return found->second.front();
}

std::span<const std::string> Arguments::values(std::string_view option) const {
  const auto found = values_.find(option);
  return found == values_.end() ? std::span<const std::string>() : found->second;
}

bool Arguments::given(std::string_view option) const { return values_.find(option) != values_.end(); }

bool Arguments::refused(std::string_view option) const { return given("no-" + std::string(option)); }

}  // namespace filiera
