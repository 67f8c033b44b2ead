// SPDX-License-Identifier: Apache-2.0
// Tests of logs in SARIF.
#include "cli/output/sarif.hpp"

#include <gtest/gtest.h>

#include <filesystem>

namespace filiera {
namespace {

constexpr FaultKind wrong{"wrong", Severity::error, "It is wrong. It must be right."};
constexpr FaultKind odd{"odd", Severity::warning, "It is odd."};

Fault fault(const FaultKind& kind, std::string file, std::uint64_t line, std::string message) {
  Fault made;
  made.kind = &kind;
  made.place = {std::move(file), line, 2};
  made.message = std::move(message);
  return made;
}

Json run_of(const Faults& faults, const SarifLimits& limits = {}) {
  return sarif_log(faults, {}, limits).value["runs"][0];
}

TEST(SarifLog, EachKindIsARuleWithItsPage) {
  Faults faults;
  faults.add(fault(wrong, "a.ttl", 3, "no"));
  faults.add(fault(odd, "a.ttl", 1, "hm"));
  const Json run = run_of(faults);
  const Json& rules = run["tool"]["driver"]["rules"];
  ASSERT_EQ(rules.size(), 2u);
  EXPECT_EQ(rules[0]["id"], "odd");
  EXPECT_EQ(rules[1]["shortDescription"]["text"], "It is wrong.");
  EXPECT_EQ(rules[1]["help"]["text"], "It is wrong. It must be right.\n\nfiliera help wrong");
  // Errors come first.
  EXPECT_EQ(run["results"][0]["ruleId"], "wrong");
  EXPECT_EQ(run["results"][0]["ruleIndex"], 1);
  EXPECT_EQ(run["results"][1]["level"], "warning");
}

TEST(SarifLog, FilesBelowTheCurrentFolderAreNamedFromThere) {
  Faults faults;
  faults.add(fault(wrong, (std::filesystem::current_path() / "a b" / "é.ttl").string(), 3, "no"));
  faults.add(fault(wrong, "/elsewhere/x.ttl", 3, "no"));
  const Json run = run_of(faults);
  const auto location = [&](std::size_t i) {
    return run["results"][i]["locations"][0]["physicalLocation"]["artifactLocation"];
  };
  const Json here = {{"uri", "a%20b/%C3%A9.ttl"}, {"uriBaseId", "%SRCROOT%"}};
  const Json there = {{"uri", "file:///elsewhere/x.ttl"}};
  EXPECT_TRUE((location(0) == here && location(1) == there) || (location(0) == there && location(1) == here)) << run;
}

TEST(SarifLog, TextOfTheDataIsNoLinkAndNoPlaceholder) {
  Faults faults;
  faults.add(fault(wrong, "a.ttl", 1, "'[x](http://evil.example/) {0} \u202e'"));
  EXPECT_EQ(run_of(faults)["results"][0]["message"]["text"], "'[x] (http://evil.example/) {{0}} \\u202E'");
}

TEST(SarifLog, WhatIsBeyondTheLimitsIsCounted) {
  Faults faults;
  for (std::uint64_t line = 1; line <= Faults::limit + 5; ++line) faults.add(fault(odd, "a.ttl", line, "hm"));
  faults.add(fault(wrong, "a.ttl", 500, "no"));
  const Json run = run_of(faults, {10, 1'000'000});
  EXPECT_EQ(run["results"].size(), 10u);
  EXPECT_EQ(run["results"][0]["ruleId"], "wrong");
  EXPECT_EQ(run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"], "96 more faults are not listed");
  EXPECT_LT(run_of(faults, {1000, 5'000})["results"].size(), 20u);
  EXPECT_GT(run_of(faults, {1000, 5'000})["results"].size(), 1u);
}

}  // namespace
}  // namespace filiera
