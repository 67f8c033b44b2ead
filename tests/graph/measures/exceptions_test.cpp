// SPDX-License-Identifier: Apache-2.0
// Tests of exceptions and compliance, which remove a measure from a hop.
#include <gtest/gtest.h>

#include "tests/graph/measures/hop_literal.hpp"
#include "tests/graph/random_cases.hpp"

namespace filiera::exceptions_test {
namespace {

constexpr std::string_view world = R"(
  document A 2025-06-15
  product Chips H20 H20E Server
  country China Japan
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

TEST(Exceptions, WhatIsOnlyPlannedToComplyIsStillPerhapsProhibited) {
  const std::string_view ban = "m1: measure prohibits appliesTo=H20 by A\n";
  EXPECT_EQ(on_hop(std::string(ban) + "k9: H20 compliesWith m1 by A", "Nvidia H20 Moored"), "must comply m1 certain");
  EXPECT_EQ(on_hop(std::string(ban) + "k9: H20 compliesWith m1 modality=planned by A", "Nvidia H20 Moored"),
            "against m1 possible (part unknown); must comply m1 certain");
}

// "m1 ?" of each measure on the parties of the hop that states no goods.
std::string on_parties(std::string_view lines, LensOptions options = as_of("2025-06-15")) {
  const KnowledgeGraph graph = graph_of(std::string(world) + std::string(lines));
  const Lens lens(graph, std::move(options));
  Hop hop = hop_of(graph, "Nvidia H20 Fujitsu");
  hop.time = {*parse_day("2025-06-01"), *parse_day("2025-06-01"), *parse_day("2025-06-30"), *parse_day("2025-06-30")};
  std::string text;
  for (const PartyMeasure& row : Measures(lens).on_parties(hop)) {
    text += (text.empty() ? "" : " ") + name_of(graph, row.measure);
    if (row.match == Match::possible) text += " ?";
    for (const Doubt& doubt : row.doubts)
      if (doubt.kind == DoubtKind::exception)
        text += " by " + std::string(local_name(graph.terms().value(graph.term_of_claim(doubt.claim))));
  }
  return text;
}

TEST(Exceptions, AListingWithoutGoodsIsReplacedWhereAnExceptionGovernsTheHop) {
  const std::string listing = "m1: measure prohibits onParty=Fujitsu starts=2025-01-01 ends=2025-12-31 by A\n";
  const std::string dates = " starts=2025-01-01 ends=2025-12-31";
  for (const LensOptions& options : {as_of("2025-06-15"), as_of("2025-06"), LensOptions()}) {
    EXPECT_EQ(on_parties(listing, options), "m1");
    EXPECT_EQ(on_parties(listing + "x1: measure permits appliesTo=H20 exceptionTo=m1" + dates + " by A", options), "");
    EXPECT_EQ(on_parties(listing + "x1: measure permits appliesTo=Server exceptionTo=m1" + dates + " by A", options),
              "m1 ? by x1");
    EXPECT_EQ(on_parties(listing + "x1: measure permits appliesTo=H20 exceptionTo=m1" + dates +
                             " by A\ndeny x1 by Fujitsu in A",
                         options),
              "m1 ? by x1");
    EXPECT_EQ(on_parties(listing + "x1: measure permits exceptionTo=m1 onParty=Fujitsu" + dates + " by A", options),
              "x1");
    EXPECT_EQ(on_parties(listing + "x1: measure permits appliesTo=H20 exceptionTo=m1 modality=planned by A", options),
              "m1");
    EXPECT_EQ(
        on_parties(listing + "x1: measure permits appliesTo=H20 exceptionTo=m1 starts=2024-01-01 ends=2024-02-01 by A",
                   options),
        "m1");
  }
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

TEST(Exceptions, AnExceptionWithGoodsAtWhoseExpenseItEncouragesHasNoOthers) {
  const std::string_view lines = R"(
    product Lamp
    m1: measure prohibits appliesTo=H20 by A
    x1: measure encourages insteadOf=Lamp exceptionTo=m1 by A
  )";
  EXPECT_EQ(on_hop(lines, "Nvidia H20 Fujitsu"), "against m1 certain");
  EXPECT_EQ(on_hop(lines, "Nvidia Lamp Fujitsu"), "against x1 certain");
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
            "against m1 possible (exception possible); permits x1 possible");
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

TEST(Exceptions, ARingLeavesEachOfItsMembersPossibleWhateverElseTheDataHolds) {
  std::string lines = R"(
    m1: measure prohibits appliesTo=H20 exceptionTo=m2 by A
    m2: measure prohibits appliesTo=H20 exceptionTo=m3 by A
    m3: measure prohibits appliesTo=H20 exceptionTo=m1 by A
  )";
  const std::string ring =
      "against m1 possible (exception possible); against m2 possible (exception possible); "
      "against m3 possible (exception possible)";
  EXPECT_EQ(on_hop(lines, "Nvidia H20 ByteDance"), ring);
  for (const char* more : {"z1", "z2", "z3"}) {
    lines += std::string(more) + ": measure favours appliesTo=Server by A\n";
    lines.replace(lines.find("favours"), 7, "permits");
    std::string found = on_hop(lines, "Nvidia H20 ByteDance");
    EXPECT_EQ(found.substr(0, ring.size()), ring);
  }
}

TEST(Exceptions, WhatAMemberOfARingIsAnExceptionToIsPossibleAndWhatReplacesAMemberReplacesIt) {
  EXPECT_EQ(on_hop(R"(
    m1: measure prohibits appliesTo=H20 by A
    r1: measure permits appliesTo=H20 exceptionTo=m1 exceptionTo=r2 by A
    r2: measure permits appliesTo=H20 exceptionTo=r1 by A
    x1: measure prohibits appliesTo=H20 exceptionTo=r1 by A
  )",
                   "Nvidia H20 ByteDance"),
            "against m1 certain; against x1 certain; permits r2 possible (exception possible)");
}

TEST(Exceptions, AnExceptionToItselfIsPossible) {
  EXPECT_EQ(on_hop("m1: measure prohibits appliesTo=H20 exceptionTo=m1 by A", "Nvidia H20 ByteDance"),
            "against m1 possible (exception possible)");
}

// The match that exceptions leave of each measure, from the definition: on a cycle at most possible, elsewhere the
// negation of its exceptions.
class LeftByExceptions {
 public:
  LeftByExceptions(std::vector<Match> own, const std::vector<std::pair<int, int>>& exceptions)
      : own_(std::move(own)), exceptions_(exceptions), reaches_(own_.size(), std::vector<bool>(own_.size(), false)) {
    for (const auto& [by, base] : exceptions_) reaches_[at(by)][at(base)] = true;
    for (std::size_t k = 0; k < own_.size(); ++k)
      for (std::size_t i = 0; i < own_.size(); ++i)
        for (std::size_t j = 0; j < own_.size(); ++j)
          if (reaches_[i][k] && reaches_[k][j]) reaches_[i][j] = true;
  }

  Match of(int measure) const {
    Match match = own_[at(measure)];
    if (reaches_[at(measure)][at(measure)]) match = std::min(match, Match::possible);
    for (const auto& [by, base] : exceptions_) {
      if (base != measure || reaches_[at(measure)][at(by)]) continue;
      const Match takes = of(by);
      if (takes == Match::certain) match = Match::no;
      if (takes == Match::possible) match = std::min(match, Match::possible);
    }
    return match;
  }

 private:
  static std::size_t at(int i) { return static_cast<std::size_t>(i); }
  std::vector<Match> own_;
  std::vector<std::pair<int, int>> exceptions_;
  std::vector<std::vector<bool>> reaches_;
};

TEST(Exceptions, OnRandomGraphsWithRingsEachMeasureIsWhatTheDefinitionLeaves) {
  int rings = 0;
  check_random_cases(1500, 60, [&](Tape& tape) -> std::string {
    const int count = 2 + tape.choose(5);
    std::string text = "document A 2025-01\nproduct P\n";
    std::vector<Match> own;
    std::vector<std::pair<int, int>> exceptions;
    for (int n = tape.choose(8); n > 0; --n) exceptions.emplace_back(tape.choose(count), tape.choose(count));
    for (int i = 0; i < count; ++i) {
      const bool unsure = tape.chance(3);
      own.push_back(unsure ? Match::possible : Match::certain);
      text += "m" + std::to_string(i) +
              ": measure prohibits appliesTo=P starts=" + (unsure ? "[2025-01..2026-01]" : "2024");
      text += " ends=2027";
      for (const auto& [by, base] : exceptions)
        if (by == i && text.find(" exceptionTo=m" + std::to_string(base), text.rfind('\n')) == std::string::npos)
          text += " exceptionTo=m" + std::to_string(base);
      text += " by A\n";
    }
    const KnowledgeGraph graph = graph_of(text);
    const Lens lens(graph, as_of("2025-06-15"));
    const Measures measures(lens);
    const Hop hop{no_vertex, vertex(graph, "P"), no_vertex, no_vertex, {}};
    const LeftByExceptions left(own, exceptions);
    std::vector<Match> found(own.size(), Match::no);
    for (const MeasureOnHop& row : measures.on(hop))
      found[std::stoul(name_of(graph, row.measure).substr(1))] = row.match;
    for (const Derivation& derivation : measures.explain(hop))
      if (derivation.match != found[std::stoul(name_of(graph, derivation.measure).substr(1))])
        return text + name_of(graph, derivation.measure) + " is derived otherwise than it is matched";
    for (int i = 0; i < count; ++i)
      if (found[static_cast<std::size_t>(i)] != left.of(i))
        return text + "m" + std::to_string(i) + " is matched " +
               std::to_string(static_cast<int>(found[static_cast<std::size_t>(i)])) + ", by definition " +
               std::to_string(static_cast<int>(left.of(i)));
    for (const auto& [by, base] : exceptions) rings += by == base;
    return "";
  });
  EXPECT_GT(rings, 100);
}

}  // namespace
}  // namespace filiera::exceptions_test
