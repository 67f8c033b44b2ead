// SPDX-License-Identifier: Apache-2.0
// Tests of what takes a measure off a hop: exceptions and compliance.
#include <gtest/gtest.h>

#include "tests/graph/measures/hop_literal.hpp"

namespace filiera::exceptions_test {
namespace {

constexpr std::string_view world = R"(
  document A 2025-06-15
  product Chips H20 H20E Server
  place China Japan
  company Nvidia ByteDance Fujitsu Moored
  k1: H20 kindOf Chips by A
  k2: H20E kindOf H20 by A
  k3: H20 inputTo Server by A
  l1: ByteDance locatedIn China by A
  l2: Fujitsu locatedIn Japan by A
)";

std::string on_hop(std::string_view lines, std::string_view hop, LensOptions options = as_of("2025-06-15")) {
  const KnowledgeGraph graph = graph_of(std::string(world) + std::string(lines));
  return measures_on(graph, hop_of(graph, hop), std::move(options));
}

constexpr std::string_view place_exception = R"(
  m1: measure prohibits appliesTo=Chips by A
  x1: measure permits appliesTo=H20 toPlace=Japan exceptionTo=m1 by A
)";

TEST(Exceptions, ACertainExceptionReplacesItsBase) {
  EXPECT_EQ(on_hop(place_exception, "Nvidia H20 Fujitsu"), "permits x1 certain");
}

TEST(Exceptions, AnExceptionThatDoesNotGovernTheHopReplacesNothing) {
  EXPECT_EQ(on_hop(place_exception, "Nvidia H20 ByteDance"), "against m1 certain");
}

TEST(Exceptions, APossibleExceptionLeavesItsBasePossible) {
  EXPECT_EQ(on_hop(place_exception, "Nvidia H20 Moored"),
            "against m1 possible (exception possible); permits x1 possible (part unknown)");
  EXPECT_EQ(on_hop(place_exception, "Nvidia Chips Fujitsu"),
            "against m1 possible (exception possible); permits x1 possible (part unknown)");
}

TEST(Exceptions, AnExceptionWithoutGoodsHasThoseOfItsBase) {
  const std::string_view lines = R"(
    m1: measure prohibits appliesTo=H20 by A
    x1: measure permits onParty=Fujitsu exceptionTo=m1 by A
  )";
  EXPECT_EQ(on_hop(lines, "Nvidia H20 Fujitsu"), "permits x1 certain");
  EXPECT_EQ(on_hop(lines, "Nvidia H20 ByteDance"), "against m1 certain");
  EXPECT_EQ(on_hop(lines, "Nvidia Server Fujitsu"), "");
}

TEST(Exceptions, AnExceptionWithoutGoodsIsAsUnsureOfThemAsItsBase) {
  const std::string_view lines = R"(
    m1: measure prohibits appliesTo=H20E by A
    x1: measure permits onParty=Fujitsu exceptionTo=m1 by A
  )";
  EXPECT_EQ(on_hop(lines, "Nvidia H20 Fujitsu"),
            "against m1 possible (part unknown); permits x1 possible (part unknown)");
  EXPECT_EQ(on_hop(lines, "Nvidia - Fujitsu"),
            "against m1 possible (part unknown); permits x1 possible (part unknown)");
}

TEST(Exceptions, AnExceptionToAnExceptionRestoresTheBase) {
  const std::string_view lines = R"(
    m1: measure prohibits appliesTo=Chips by A
    x1: measure permits appliesTo=H20 exceptionTo=m1 by A
    y1: measure prohibits appliesTo=H20 toPlace=Japan exceptionTo=x1 by A
  )";
  EXPECT_EQ(on_hop(lines, "Nvidia H20 Fujitsu"), "against m1 certain; against y1 certain");
  EXPECT_EQ(on_hop(lines, "Nvidia H20 ByteDance"), "permits x1 certain");
  EXPECT_EQ(on_hop(lines, "Nvidia H20 Moored"),
            "against m1 possible (exception possible); against y1 possible (part unknown); "
            "permits x1 possible (exception possible)");
}

TEST(Exceptions, ExceptionsWithoutGoodsInheritThroughExceptions) {
  const std::string_view lines = R"(
    m1: measure prohibits appliesTo=Chips by A
    x1: measure permits exceptionTo=m1 by A
    y1: measure prohibits toPlace=Japan exceptionTo=x1 by A
  )";
  EXPECT_EQ(on_hop(lines, "Nvidia H20 Fujitsu"), "against m1 certain; against y1 certain");
  EXPECT_EQ(on_hop(lines, "Nvidia H20 ByteDance"), "permits x1 certain");
}

TEST(Exceptions, AnExceptionThatIsOnlyExpectedReplacesNothing) {
  EXPECT_EQ(on_hop("m1: measure prohibits appliesTo=H20 by A\n"
                   "x1: measure permits appliesTo=H20 modality=planned exceptionTo=m1 by A",
                   "Nvidia H20 ByteDance"),
            "against m1 certain; permits x1 certain expected");
}

TEST(Exceptions, AnExceptionThatIsOverReplacesNothing) {
  const std::string_view lines = R"(
    m1: measure prohibits appliesTo=H20 by A
    x1: measure permits appliesTo=H20 starts=2025-01 ends=2025-03 exceptionTo=m1 by A
    x2: measure permits appliesTo=H20 starts=2025-01 ends=[2025-03..2025-12] exceptionTo=m1 by A
  )";
  EXPECT_EQ(on_hop(lines, "Nvidia H20 ByteDance"),
            "against m1 possible (exception possible); permits x2 possible (end unknown)");
}

TEST(Exceptions, WhatTheProductIsMadeToSatisfyIsNotAgainstIt) {
  const std::string_view lines = R"(
    m1: measure restricts appliesTo=Chips by A
    c1: H20 compliesWith m1 by A
  )";
  EXPECT_EQ(on_hop(lines, "Nvidia H20 ByteDance"), "must comply m1 certain");
  EXPECT_EQ(on_hop(lines, "Nvidia H20E ByteDance"), "must comply m1 certain");
  EXPECT_EQ(on_hop(lines, "Nvidia Chips ByteDance"),
            "against m1 possible (part unknown); must comply m1 possible (part unknown)");
}

TEST(Exceptions, AComponentNeedNotSatisfyWhatTheWholeDoes) {
  EXPECT_EQ(
      on_hop("m1: measure restricts appliesTo=Server by A\n c1: Server compliesWith m1 by A", "Nvidia H20 ByteDance"),
      "against m1 possible (part unknown)");
}

TEST(Exceptions, AMeasureWithoutGoodsIsSatisfiedAllTheSame) {
  EXPECT_EQ(on_hop("m1: measure restricts by A\n c1: H20 compliesWith m1 by A", "Nvidia H20 ByteDance"),
            "must comply m1 certain");
}

TEST(Exceptions, ComplianceThatIsOverSatisfiesNothing) {
  EXPECT_EQ(on_hop("m1: measure restricts appliesTo=H20 by A\n c1: H20 compliesWith m1 starts=2024 ends=2025-01 by A",
                   "Nvidia H20 ByteDance"),
            "against m1 certain");
}

TEST(Exceptions, NobodyMustComplyWithAMeasureThatIsOver) {
  EXPECT_EQ(on_hop("m1: measure restricts appliesTo=H20 starts=2024 ends=2025-01 by A\n c1: H20 compliesWith m1 by A",
                   "Nvidia H20 ByteDance"),
            "");
}

TEST(Exceptions, WhatSomebodyDeniesTakesNothingAwayForCertain) {
  EXPECT_EQ(on_hop(std::string(place_exception) + "deny x1 by A in A", "Nvidia H20 Fujitsu"),
            "against m1 possible (exception possible); permits x1 certain");
  EXPECT_EQ(on_hop("m1: measure restricts appliesTo=Chips by A\n c1: H20 compliesWith m1 by A\n deny c1 by A in A",
                   "Nvidia H20 ByteDance"),
            "against m1 possible (part unknown); must comply m1 possible (part unknown)");
  EXPECT_EQ(on_hop("m1: measure prohibits appliesTo=H20 starts=2024 by A\n"
                   "e1: event terminates=m1 when=2025-03 modality=done by A\n deny e1 by A in A",
                   "Nvidia H20 ByteDance"),
            "against m1 possible (end unknown)");
}

TEST(Exceptions, WhatOnlyADeniedClaimSaysOfAHopIsPossible) {
  EXPECT_EQ(
      on_hop("m1: measure prohibits appliesTo=H20 toPlace=China by A\n deny l1 by A in A", "Nvidia H20 ByteDance"),
      "against m1 possible (part unknown)");
  EXPECT_EQ(on_hop("m1: measure prohibits appliesTo=Chips by A\n deny k1 by A in A", "Nvidia H20 ByteDance"),
            "against m1 possible (part unknown)");
}

}  // namespace
}  // namespace filiera::exceptions_test
