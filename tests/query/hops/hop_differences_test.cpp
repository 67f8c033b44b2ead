// SPDX-License-Identifier: Apache-2.0
// Tests of what changes for hops, and why.
#include "query/hops/hop_differences.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <map>
#include <memory>
#include <set>

#include "query/claims/changes.hpp"
#include "query/claims/differences.hpp"
#include "tests/graph/graph_literal.hpp"
#include "tests/graph/random_cases.hpp"

namespace filiera::hop_differences_test {
namespace {

using testing::ElementsAre;

// A graph with all that asks it.
struct World {
  KnowledgeGraph graph;
  GoodsFlowGraph flow;
  explicit World(std::string_view literal) : graph(graph_of(literal)), flow(graph) {}
};

struct View {
  Lens lens;
  Measures measures;
  View(const World& world, LensOptions options) : lens(world.graph, std::move(options)), measures(lens) {}
  HopSide side(const World& world) const { return {&world.flow, &lens, &measures}; }
};

std::string told(const Standing& standing) {
  static constexpr std::string_view matches[] = {"no", "possible", "certain"};
  std::string text(matches[static_cast<std::size_t>(standing.match)]);
  if (standing.expected) text += " expected";
  if (standing.stance == Stance::disputed) text += " disputed";
  return text;
}

// "P X Q: no -> certain by c1", "P X Q m1: certain -> no by m2".
std::string told(const HopDifference& change, const KnowledgeGraph& before, const KnowledgeGraph& after) {
  const KnowledgeGraph& graph = change.in_after ? after : before;
  std::string text = name_of(graph, change.hop.supplier) + " " + name_of(graph, change.hop.product) + " " +
                     name_of(graph, change.hop.recipient);
  if (change.measure != no_vertex) text += " " + name_of(change.measure_in_after ? after : before, change.measure);
  text += ": " + told(change.before) + " -> " + told(change.after) + " by";
  for (const ChangedClaim& claim : change.causes) {
    const KnowledgeGraph& of = claim.after != no_claim ? after : before;
    text += " " + std::string(local_name(
                      of.terms().value(of.term_of_claim(claim.after != no_claim ? claim.after : claim.before))));
  }
  return text;
}

std::vector<std::string> between_dates(std::string_view literal, std::string_view first, std::string_view second) {
  const World world(literal);
  const View before(world, as_of(first)), after(world, as_of(second));
  std::set<ClaimId> changed;
  for (const StateChange& change : changes(world.graph, {}, period(first), period(second)))
    changed.insert(change.claim);
  std::vector<std::string> texts;
  for (const HopDifference& change :
       hop_differences(before.side(world), after.side(world),
                       [&](const ChangedClaim& claim) { return changed.contains(claim.after); }))
    texts.push_back(told(change, world.graph, world.graph));
  return texts;
}

constexpr std::string_view things = R"(document A 2024-01
company P Q R
product X
)";
constexpr std::string_view sale = "c1: P suppliesTo Q product=X starts=2020-01-01 ends=2030-12-31 by A\n";

std::vector<std::string> of_sale(std::string_view further, std::string_view first = "2024-01-01",
                                 std::string_view second = "2026-01-01") {
  return between_dates(std::string(things) + std::string(sale) + std::string(further), first, second);
}

TEST(HopDifferences, AHopThatBeginsIsToldOnceWithItsClaim) {
  EXPECT_THAT(
      between_dates(std::string(things) + "c1: P suppliesTo Q product=X starts=2025-01-01 ends=2030-01-01 by A\n"
                                          "m1: measure prohibits appliesTo=X starts=2000-01-01 ends=2040-01-01 by A\n",
                    "2024-01-01", "2026-01-01"),
      ElementsAre("P X Q: no -> certain by c1"));
}

TEST(HopDifferences, AProhibitionThatBeginsChangesItsHops) {
  EXPECT_THAT(of_sale("m1: measure prohibits appliesTo=X starts=2025-01-01 ends=2040-01-01 by A\n"),
              ElementsAre("P X Q m1: no -> certain by m1"));
}

TEST(HopDifferences, AnExceptionThatEndsBringsTheProhibitionBack) {
  EXPECT_THAT(of_sale("m1: measure prohibits appliesTo=X starts=2000-01-01 ends=2040-01-01 by A\n"
                      "m2: measure permits appliesTo=X exceptionTo=m1 starts=2020-01-01 ends=2024-12-31 by A\n"),
              ElementsAre("P X Q m1: no -> certain by m2", "P X Q m2: certain -> no by m2"));
}

TEST(HopDifferences, AMoveToAnotherPlaceIsTheCauseWhereAMeasureDependsOnIt) {
  EXPECT_THAT(of_sale("country L M\n"
                      "m1: measure prohibits appliesTo=X toPlace=L starts=2000-01-01 ends=2040-01-01 by A\n"
                      "l1: Q locatedIn L starts=2000-01-01 ends=2024-12-31 by A\n"
                      "l2: Q locatedIn M starts=2025-01-01 ends=2040-01-01 by A\n"),
              ElementsAre("P X Q m1: certain -> no by l1"));
}

TEST(HopDifferences, AnEndOfWhichNoLaterSourceTellsIsNoChange) {
  EXPECT_THAT(
      between_dates(std::string(things) + "c1: P suppliesTo Q product=X modality=ongoing starts=2020-01-01 by A\n"
                                          "m1: measure prohibits appliesTo=X starts=2000-01-01 by A\n",
                    "2023-01-01", "2026-01-01"),
      ElementsAre());
}

TEST(HopDifferences, NothingThatHoldsOnBothDaysIsTold) {
  EXPECT_THAT(of_sale("m1: measure prohibits appliesTo=X starts=2000-01-01 ends=2040-01-01 by A\n"), ElementsAre());
}

// The claims that differ between two data sets; one that a lens hides counts as absent there.
class ChangedClaims {
 public:
  ChangedClaims(const Lens& before, const Lens& after) : old_(before), new_(after) {
    for (const ClaimDifference& claim : differences(before, after).claims) {
      if (claim.before != no_claim) before_.insert(claim.before);
      if (claim.after != no_claim) after_.insert(claim.after);
    }
  }
  bool contains(const ChangedClaim& claim) const {
    return before_.contains(claim.before) || after_.contains(claim.after) ||
           (claim.before != no_claim && claim.after != no_claim &&
            old_.stance(claim.before) != new_.stance(claim.after));
  }

 private:
  const Lens& old_;
  const Lens& new_;
  std::set<ClaimId> before_, after_;
};

std::vector<std::string> between_data(std::string_view old_literal, std::string_view new_literal) {
  const World before(old_literal), after(new_literal);
  const View a(before, as_of("2025-01-01")), b(after, as_of("2025-01-01"));
  const ChangedClaims changed(a.lens, b.lens);
  std::vector<std::string> texts;
  for (const HopDifference& change : hop_differences(
           a.side(before), b.side(after), [&](const ChangedClaim& claim) { return changed.contains(claim); }))
    texts.push_back(told(change, before.graph, after.graph));
  return texts;
}

TEST(HopDifferences, OfTwoDataSetsAreFoundByIri) {
  const std::string old_one = std::string(things) + std::string(sale);
  EXPECT_THAT(between_data(old_one, "document A 2024-01\ncompany AA P Q R\nproduct X\n" + std::string(sale)),
              ElementsAre());
  EXPECT_THAT(between_data(old_one, old_one + "deny c1 by Q in A\n"),
              ElementsAre("P X Q: certain -> possible disputed by c1"));
  EXPECT_THAT(between_data(old_one, things), ElementsAre("P X Q: certain -> no by c1"));
  EXPECT_THAT(between_data(things, old_one), ElementsAre("P X Q: no -> certain by c1"));
}

// A random claim of a kind named c<number>, or a denial of one, in one line with one attestation.
std::string random_line(Tape& tape, int kind, int number, int claims) {
  const auto one_of = [&](std::string_view letter, int count) {
    return std::string(letter) + std::to_string(tape.choose(count));
  };
  const std::string name = "c" + std::to_string(number);
  const std::string days = tape.chance(7) ? " starts=2000-01-01 ends=2040-01-01" : " starts=2026 ends=2040-01-01";
  const std::string by = days + " by A\n";
  switch (kind) {
    case 0:
      return name + ": " + one_of("P", 3) + " locatedIn " + one_of("L", 2) + by;
    case 1:
      // Never in a ring: what lies on one is possible by no single claim.
      return name + (tape.chance(5) ? ": X0 kindOf X1" : tape.chance(5) ? ": X1 kindOf X2" : ": X0 kindOf X2") + by;
    case 2:
      return name + ": " + one_of("P", 3) + " memberOf G" + by;
    case 3: {
      std::string line =
          name + ": measure " + (tape.chance(5) ? "prohibits" : "permits") + " appliesTo=" + one_of("X", 3);
      if (tape.chance(3)) line += " toPlace=" + one_of("L", 2);
      if (tape.chance(3)) line += tape.chance(5) ? " onParty=G" : " onParty=" + one_of("P", 3);
      if (tape.chance(5)) line += " exceptionTo=m" + std::to_string(tape.choose(2));
      return line + by;
    }
    case 4:
      return "deny c" + std::to_string(tape.choose(claims)) + " by P0 in A\n";
    default:
      return name + ": " + one_of("P", 3) + " suppliesTo " + one_of("P", 3) + " product=" + one_of("X", 3) + by;
  }
}

struct Lines {
  std::vector<std::string> before, after;
};

// The name of the claim that the line states or denies.
std::string claim_of(const std::string& line) {
  return line.starts_with("deny ") ? line.substr(5, line.find(' ', 5) - 5) : line.substr(0, line.find(':'));
}

// Denials of claims that the lines do not state become events.
std::string literal_of(std::vector<std::string> lines) {
  std::string text =
      "document A 2024-01\ncompany P0 P1 P2\ngroup G\nproduct X0 X1 X2\ncountry L0 L1\n"
      "m0: measure prohibits appliesTo=X0 starts=2000-01-01 ends=2040-01-01 by A\n"
      "m1: measure prohibits appliesTo=X1 onParty=G starts=2000-01-01 ends=2040-01-01 by A\n";
  std::set<std::string> stated;
  for (const std::string& line : lines)
    if (!line.starts_with("deny ")) stated.insert(claim_of(line));
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].starts_with("deny ") && !stated.contains(claim_of(lines[i])))
      lines[i] = "n" + std::to_string(i) + ": event modality=done when=2024-01-01 by A\n";
    text += lines[i];
  }
  return text;
}

// Each change is one of the hop by claims that differ, and has one of them as a cause.
TEST(HopDifferences, EachHasACause) {
  int found = 0;
  check_random_cases(3000, 80, [&](Tape& tape) -> std::string {
    Lines lines;
    const int claims = 3 + tape.choose(6);
    for (int i = 0; i < claims; ++i) {
      const int kind = tape.choose(9);
      lines.before.push_back(random_line(tape, kind, i, claims));
      lines.after.push_back(tape.chance(4) ? random_line(tape, kind, i, claims) : lines.before.back());
    }
    const World before(literal_of(lines.before)), after(literal_of(lines.after));
    const View a(before, as_of("2025-01-01")), b(after, as_of("2025-01-01"));
    const ChangedClaims changed(a.lens, b.lens);
    const auto differs = [&](const ChangedClaim& claim) { return changed.contains(claim); };
    for (const HopDifference& change : hop_differences(a.side(before), b.side(after), differs)) {
      ++found;
      const std::string text = told(change, before.graph, after.graph) + "\nOLD\n" + literal_of(lines.before) +
                               "NEW\n" + literal_of(lines.after);
      if (change.causes.empty()) return "no cause of " + text;
      for (const ChangedClaim& claim : change.causes)
        if (!changed.contains(claim)) return "a cause that did not change, of " + text;
    }
    return "";
  });
  EXPECT_GT(found, property_cases(1000));
}

}  // namespace
}  // namespace filiera::hop_differences_test
