// SPDX-License-Identifier: Apache-2.0
// Tests of the parsing of command lines.
#include "cli/line/options.hpp"

#include <gtest/gtest.h>

#include "cli/line/command.hpp"
#include "cli/output/exit_code.hpp"

namespace filiera {
namespace {

constexpr OptionSpec rows[] = {
    {"source", 0, "NAME", Arity::many, ""},   {"as-of", 0, "DATE", Arity::once, ""},
    {"output", 'o', "FILE", Arity::once, ""}, {"format", 'f', "table|json", Arity::once, ""},
    {"certain", 'c', "", Arity::flag, ""},    {"progress", 0, "", Arity::toggle, ""},
    {"depth", 0, "N|all", Arity::once, ""},   {"between", 0, "DATE DATE", Arity::pair, ""},
};
constexpr OptionGroup groups[] = {{"", rows}};

Arguments parse(const std::vector<std::string>& words) { return parse_arguments(groups, words); }

std::string refusal(const std::vector<std::string>& words) {
  try {
    parse(words);
  } catch (const UsageFailure& failure) {
    return failure.what();
  }
  return "accepted";
}

std::vector<std::string> list(std::span<const std::string> values) { return {values.begin(), values.end()}; }

TEST(Options, ValuesAreNotSplitAtCommas) {
  EXPECT_EQ(list(parse({"--source", "Acme, Inc.", "--source=A,B"}).values("source")),
            (std::vector<std::string>{"Acme, Inc.", "A,B"}));
}

TEST(Options, OperandsAreNotSplitAtCommasEither) {
  EXPECT_EQ(list(parse({"Acme, Inc.", "--certain", "B"}).operands()), (std::vector<std::string>{"Acme, Inc.", "B"}));
}

TEST(Options, RepeatedSingleOptionIsRefused) {
  EXPECT_EQ(refusal({"--as-of", "2025", "--as-of", "2026"}), "--as-of is given 2 times; once is enough");
}

TEST(Options, APairTakesTwoValuesAndLeavesTheOperands) {
  const Arguments arguments = parse({"A", "--between", "2025", "2026", "B"});
  EXPECT_EQ(list(arguments.values("between")), (std::vector<std::string>{"2025", "2026"}));
  EXPECT_EQ(list(arguments.operands()), (std::vector<std::string>{"A", "B"}));
  EXPECT_EQ(list(parse({"--", "--between", "2025", "2026"}).operands()),
            (std::vector<std::string>{"--between", "2025", "2026"}));
}

TEST(Options, APairWithOneValueOrGivenTwiceIsRefused) {
  EXPECT_EQ(refusal({"--between", "2025"}), "--between takes two values: --between DATE DATE");
  EXPECT_EQ(refusal({"--between", "2025", "--certain"}), "--between takes two values: --between DATE DATE");
  EXPECT_EQ(refusal({"--between"}), "--between needs a value after it");
  EXPECT_EQ(refusal({"--between", "1", "2", "--between", "3", "4"}),
            "--between is given more than once; once is enough");
}

TEST(Options, UnknownOptionGetsASuggestion) {
  EXPECT_EQ(refusal({"--as-off", "2025"}), "unknown option --as-off; did you mean --as-of?");
  EXPECT_EQ(refusal({"--zzzzzz"}), "unknown option --zzzzzz");
  EXPECT_EQ(refusal({"-z"}), "unknown option -z");
}

TEST(Options, MissingValueIsNamed) {
  EXPECT_EQ(refusal({"--as-of"}), "--as-of needs a value after it");
  EXPECT_EQ(refusal({"-o"}), "-o needs a value after it");
  EXPECT_EQ(refusal({"--as-of", "--certain"}), "--as-of needs a value after it, not --certain");
  EXPECT_EQ(refusal({"--as-of", "-c"}), "--as-of needs a value after it, not -c");
}

TEST(Options, ListedValuesAreTheOnlyOnes) {
  EXPECT_EQ(parse({"-f", "json"}).value("format"), "json");
  EXPECT_EQ(refusal({"-f", "yaml"}), "--format takes table, json, not \"yaml\"");
  EXPECT_EQ(parse({"--depth", "17"}).value("depth"), "17");
}

TEST(Options, FlagsTakeNoValue) {
  EXPECT_TRUE(parse({"--certain"}).given("certain"));
  EXPECT_EQ(refusal({"--certain=false"}), "--certain takes no value");
  EXPECT_EQ(refusal({"--certain=maybe"}), "--certain takes no value");
}

TEST(Options, TogglesGoBothWays) {
  EXPECT_TRUE(parse({"--progress"}).given("progress"));
  EXPECT_TRUE(parse({"--no-progress"}).refused("progress"));
  EXPECT_FALSE(parse({}).given("progress"));
  EXPECT_FALSE(parse({}).refused("progress"));
  EXPECT_EQ(refusal({"--progress", "--no-progress"}), "--progress and --no-progress contradict each other");
}

TEST(Options, DoubleDashEndsTheOptions) {
  EXPECT_EQ(list(parse({"--", "--certain", "-x"}).operands()), (std::vector<std::string>{"--certain", "-x"}));
}

TEST(Options, SingleDashIsAnOperandAndAValue) {
  EXPECT_EQ(list(parse({"-"}).operands()), (std::vector<std::string>{"-"}));
  EXPECT_EQ(parse({"-o", "-"}).value("output"), "-");
}

TEST(Options, OperandThatLooksLikeAnOptionGetsARemedy) {
  EXPECT_EQ(refusal({"-/x"}), "\"-/x\" is not an option; put -- before operands that start with a dash");
}

TEST(Options, VeryLongArgumentsAreTakenWhole) {
  const std::string long_name(300000, 'x');
  EXPECT_EQ(parse({"--source", long_name}).values("source")[0].size(), long_name.size());
  EXPECT_EQ(parse({long_name}).operands()[0].size(), long_name.size());
}

TEST(Commands, NoOptionOfAVerbHidesASharedOne) {
  for (const Command* command : commands()) {
    std::vector<std::string> names, letters;
    for (const OptionGroup& group : option_groups(*command))
      for (const OptionSpec& option : group.options) {
        EXPECT_EQ(std::count(names.begin(), names.end(), option.name), 0) << command->name << " " << option.name;
        names.emplace_back(option.name);
        if (!option.letter) continue;
        const std::string letter(1, option.letter);
        EXPECT_EQ(std::count(letters.begin(), letters.end(), letter), 0) << command->name << " -" << letter;
        letters.push_back(letter);
      }
  }
}

}  // namespace
}  // namespace filiera
