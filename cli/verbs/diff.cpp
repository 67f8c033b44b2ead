// SPDX-License-Identifier: Apache-2.0
// filiera diff: differences between two data sets, or in one between two dates.
#include <fmt/format.h>

#include "cli/data/dataset.hpp"
#include "cli/data/date_range_option.hpp"
#include "cli/line/command.hpp"
#include "cli/line/output_options.hpp"
#include "cli/output/answer.hpp"
#include "cli/verbs/diff.hpp"
#include "io/same_file.hpp"

namespace filiera {

namespace {

ExitCode run_diff(const Arguments& arguments) {
  const std::span<const std::string> operands = arguments.operands();
  for (const char* option : {"to", "from", "product"})
    if (arguments.given(option) && !arguments.given("hops"))
      throw UsageFailure(fmt::format("--{} chooses hops: add --hops", option));
  if (arguments.given("since")) {
    if (!arguments.given("hops")) throw UsageFailure("--since compares hops: add --hops");
    if (!operands.empty() || arguments.given("between"))
      throw UsageFailure(
          "--since compares what was known by that date with what is known now: leave OLD, NEW and "
          "--between out");
    const Dataset data(arguments);
    return print_answer("diff", answer_of_hops(arguments, data, nullptr), output_options(arguments), data.files());
  }
  if (const std::optional<TwoDates> dates = between(arguments)) {
    if (!operands.empty())
      throw UsageFailure("with --between, diff compares one data set with itself: name it with --data");
    if (arguments.given("as-of")) throw UsageFailure("--between takes the dates; leave --as-of out");
    const Dataset data(arguments);
    refuse_before_data(data.graph(), dates->second.last);
    return print_answer(
        "diff",
        arguments.given("hops") ? answer_of_hops(arguments, data, nullptr) : answer_of_dates(arguments, data, *dates),
        output_options(arguments), data.files());
  }
  if (operands.size() != 2)
    throw UsageFailure("diff takes two data sets, OLD NEW, or --between and two dates; see filiera diff --help");
  for (const std::string& path : arguments.values("data"))
    if (is_read_once(path))
      throw UsageFailure(
          fmt::format("--data {}: belongs to both data sets, but can be read only once; name a file", path));
  if (operands[0] == operands[1] && is_read_once(operands[0]))
    throw UsageFailure(fmt::format("{}: cannot be read twice; name two files", operands[0]));
  const Dataset before(arguments, operands.subspan(0, 1));
  const Dataset after(arguments, operands.subspan(1, 1));
  std::vector<std::string> files = before.files();
  files.insert(files.end(), after.files().begin(), after.files().end());
  return print_answer("diff",
                      arguments.given("hops") ? answer_of_hops(arguments, before, &after)
                                              : answer_of_data_sets(arguments, before, after),
                      output_options(arguments), files);
}

constexpr OptionSpec diff_options[] = {
    {"between", 0, "DATE DATE", Arity::pair, "compare the states on the two dates, with the cause of each change"},
    {"hops", 0, "", Arity::flag,
     "what changed for each delivery: the hop itself, the measures on it and on its parties, with the causes"},
    {"since", 0, "DATE", Arity::once, "with --hops: compare what was known by this date with what is known now"},
    {"to", 0, "NAME", Arity::once, "with --hops: only deliveries to this company, group or product"},
    {"from", 0, "NAME", Arity::once, "with --hops: only deliveries from this supplier"},
    {"product", 0, "NAME", Arity::once, "with --hops: only this product and its variants, or a code: 'HS 8542'"},
};

constexpr Example diff_examples[] = {
    {"filiera diff --between 2025-03-31 2025-05-15", "what changed when the H20 was blocked, and by which event",
     ExitCode::no},
    {"filiera diff --hops --between 2025-03-31 2025-05-15", "for which deliveries the law or the facts changed",
     ExitCode::no},
    {"filiera diff --between 2025-10-01 2026-06-01 -f json", "the same for later dates, for a program", ExitCode::no},
};

}  // namespace

extern const Command diff_command;
constinit const Command diff_command = {
    .name = "diff",
    .operands = "[OLD NEW]",
    .most_operands = 2,
    .summary = "differences between two data sets, or in one between two dates",
    .description =
        "With OLD and NEW (files or folders): the claims that were added, removed or changed, property by property,\n"
        "with their attestations; then things and documents; then statements outside the model. Data given with\n"
        "--data belongs to both. With --between: the links and measures whose state differs between the two dates,\n"
        "each with the cause: an event, a date or a source. With --hops: the deliveries whose existence, stance or\n"
        "measures differ, and the claims that make it so. Exit code 1 if there are differences.",
    .shared = Shared::all,
    .options = diff_options,
    .examples = diff_examples,
    .run = run_diff,
};

}  // namespace filiera
