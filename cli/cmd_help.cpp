// SPDX-License-Identifier: Apache-2.0
// filiera help: pages on topics, verbs and fault codes.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "cli/command.hpp"
#include "cli/help.hpp"
#include "io/spelling.hpp"
#include "io/standard_output.hpp"

namespace filiera {

namespace {

ExitCode run(const Arguments& arguments) {
  if (arguments.operands().empty()) return print_overview();
  const std::string& wanted = arguments.operands()[0];
  if (const Command* command = find_command(wanted)) return print_help(*command);
  std::vector<std::string> names;
  for (const Topic& topic : topics()) {
    if (topic.name == wanted) {
      StandardOutput output;
      output.write(topic.text);
      output.finish();
      return ExitCode::yes;
    }
    names.emplace_back(topic.name);
  }
  const std::vector<std::string> near = nearest_spellings(wanted, names, 1);
  throw UsageFailure(near.empty()
                         ? fmt::format("no help on \"{}\"; the topics are {}", wanted, fmt::join(names, ", "))
                         : fmt::format("no help on \"{}\"; did you mean {}?", wanted, near.front()));
}

constexpr Example examples[] = {
    {"filiera help dates", "what a question mark beside an answer means"},
};

}  // namespace

extern const Command help_command;
constinit const Command help_command = {
    .name = "help",
    .operands = "[TOPIC]",
    .most_operands = 1,
    .summary = "pages on topics, verbs and fault codes",
    .description =
        "Prints the page of a topic, a verb or a fault code; without one, the list of verbs and topics.",
    .shared = Shared::output,
    .options = {},
    .examples = examples,
    .run = run,
};

}  // namespace filiera
