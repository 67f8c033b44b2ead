// SPDX-License-Identifier: Apache-2.0
// Options as rows of tables, and the arguments of a command line.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/output/exit_code.hpp"

namespace filiera {

// How an option is given: `flag`: without a value; `toggle`: --x or --no-x; `once`, `many`: with a value; `pair`: once
// with two values, "--x A B".
enum class Arity : std::uint8_t { flag, toggle, once, many, pair };

// One option. `name` has no dashes; `letter` is the short form, 0 for none. `argument` names the value; the form
// "a|b|c" in lower case lists the allowed values.
struct OptionSpec {
  std::string_view name;
  char letter = 0;
  std::string_view argument;
  Arity arity = Arity::flag;
  std::string_view summary;
};

// A group of options under a title.
struct OptionGroup {
  std::string_view title;
  std::span<const OptionSpec> options;
};

struct KeptData;  // of cli/data

// The options and operands of one command line, checked against the groups: known names, the right number of values,
// listed values only.
class Arguments {
 public:
  // The value of a `once` option; empty if it was not given.
  std::optional<std::string> value(std::string_view option) const;
  // The values of a `many` option in the given order; the two values of a `pair`, or none.
  std::span<const std::string> values(std::string_view option) const;
  // Whether a flag, or the positive form of a toggle, was given.
  bool given(std::string_view option) const;
  // Whether a toggle was given as --no-x.
  bool refused(std::string_view option) const;
  std::span<const std::string> operands() const { return operands_; }
  // Data that was read before, which the verb uses instead of reading; null for none.
  const std::shared_ptr<const KeptData>& kept() const { return kept_; }
  void keep(std::shared_ptr<const KeptData> data) { kept_ = std::move(data); }

  friend Arguments parse_arguments(std::span<const OptionGroup> groups, std::span<const std::string> words);

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
  std::vector<std::string> operands_;
  std::shared_ptr<const KeptData> kept_;
};

// An option that is in none of the groups; the message suggests a similar name.
class UnknownOption : public UsageFailure {
 public:
  UnknownOption(std::string name, const std::string& message) : UsageFailure(message), name_(std::move(name)) {}
  // Without dashes.
  const std::string& name() const { return name_; }

 private:
  std::string name_;
};

// Parses the words after the verb; "--" ends the options. Throws UsageFailure; for an unknown option UnknownOption.
Arguments parse_arguments(std::span<const OptionGroup> groups, std::span<const std::string> words);

// The allowed values listed in an option's argument text; empty if it names a kind of value.
std::vector<std::string> listed_values(std::string_view argument);

}  // namespace filiera
