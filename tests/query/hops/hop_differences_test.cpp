// SPDX-License-Identifier: Apache-2.0
// Tests of what changes for hops, and why.
#include "query/hops/hop_differences.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <functional>
#include <set>
#include <string>

#include "query/hops/hop_state.hpp"
#include "tests/graph/graph_literal.hpp"
#include "tests/graph/random_cases.hpp"

namespace filiera::hop_differences_test {
namespace {

using testing::ElementsAre;

// A graph with its flow of goods.
struct World {
  KnowledgeGraph graph;
  GoodsFlowGraph flow;
  explicit World(std::string_view literal) : graph(graph_of(literal)), flow(graph) {}
  HopSide side(LensOptions lens) const { return {&flow, std::move(lens), SupplyQuery()}; }
};

std::string told(const Standing& standing) {
  static constexpr std::string_view matches[] = {"no", "possible", "certain"};
  std::string text(matches[static_cast<std::size_t>(standing.match)]);
  if (standing.expected) text += " expected";
  if (standing.stance == Stance::disputed) text += " disputed";
  return text;
}

std::string told(const ChangedSubject& subject, const KnowledgeGraph& before, const KnowledgeGraph& after) {
  return std::string(
      local_name(subject.after != no_term ? after.terms().value(subject.after) : before.terms().value(subject.before)));
}

// "P X Q: no -> certain by c1", "P X Q m1: certain -> no by m2, c3+c4".
std::string told(const HopDifference& change, const KnowledgeGraph& before, const KnowledgeGraph& after) {
  const KnowledgeGraph& graph = change.in_after ? after : before;
  std::string text = name_of(graph, change.hop.supplier) + " " + name_of(graph, change.hop.product) + " " +
                     name_of(graph, change.hop.recipient);
  if (change.measure != no_vertex) text += " " + name_of(change.measure_in_after ? after : before, change.measure);
  text += ": " + told(change.before) + " -> " + told(change.after) + " by";
  std::string_view comma = " ";
  for (const HopCause& cause : change.causes) {
    for (const ChangedSubject& part : cause) {
      text += comma;
      text += told(part, before, after);
      comma = "+";
    }
    comma = ", ";
  }
  return text;
}

std::vector<std::string> told(const std::vector<HopDifference>& changes, const KnowledgeGraph& before,
                              const KnowledgeGraph& after) {
  std::vector<std::string> texts;
  for (const HopDifference& change : changes) texts.push_back(told(change, before, after));
  return texts;
}

std::vector<std::string> between_dates(std::string_view literal, std::string_view first, std::string_view second) {
  const World world(literal);
  return told(hop_differences(world.side(as_of(first)), world.side(as_of(second))), world.graph, world.graph);
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
              ElementsAre("P X Q m1: certain -> no by l1+l2"));
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

std::vector<std::string> between_data(std::string_view old_literal, std::string_view new_literal) {
  const World before(old_literal), after(new_literal);
  return told(hop_differences(before.side(as_of("2025-01-01")), after.side(as_of("2025-01-01"))), before.graph,
              after.graph);
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

TEST(HopDifferences, EachOfTwoMeasuresThatAloneMakeTheChangeIsACause) {
  EXPECT_THAT(of_sale("m1: measure permits appliesTo=X starts=2025-01-01 ends=2040-01-01 by A\n"
                      "m2: measure permits appliesTo=X starts=2025-06-01 ends=2040-01-01 by A\n"
                      "relate m1 sameMatterAs m2\n"),
              ElementsAre("P X Q m1: no -> certain by m1, m2"));
}

TEST(HopDifferences, WhatTwoClaimsDoOnlyTogetherIsToldTogether) {
  EXPECT_THAT(of_sale("group U\n"
                      "m1: measure prohibits appliesTo=X onParty=U starts=2025-01-01 ends=2040-01-01 by A\n"
                      "g1: Q memberOf U starts=2025-01-01 ends=2040-01-01 by A\n"
                      "m2: measure prohibits appliesTo=X starts=2026-06-01 ends=2040-01-01 by A\n"),
              ElementsAre("P X Q m1: no -> certain by g1+m1"));
}

TEST(HopDifferences, WhatHasNoPartInTheChangeIsNoCause) {
  // Both change the hop, each another aspect of it.
  EXPECT_THAT(of_sale("m1: measure permits appliesTo=X starts=2025-01-01 ends=2040-01-01 by A\n"
                      "m2: measure restricts appliesTo=X starts=2025-02-01 ends=2040-01-01 by A\n"),
              ElementsAre("P X Q m1: no -> certain by m1", "P X Q m2: no -> certain by m2"));
}

TEST(HopDifferences, AClaimWithoutAStartIsAChangeByItsFirstSource) {
  EXPECT_THAT(of_sale("m1: measure permits appliesTo=X modality=ongoing by A\n", "2023-01-01"),
              ElementsAre("P X Q m1: possible -> certain by m1"));
}

TEST(HopDifferences, OfPeriodsOfDifferentLengthHaveCausesToo) {
  EXPECT_THAT(of_sale("m1: measure prohibits appliesTo=X starts=2025-07-01 ends=2040-01-01 by A\n", "2024-02", "2026"),
              ElementsAre("P X Q m1: no -> certain by m1"));
  EXPECT_THAT(
      of_sale("m1: measure prohibits appliesTo=X starts=2010-07-01 ends=2025-01-01 by A\n", "2024", "2026-01-05"),
      ElementsAre("P X Q m1: certain -> no by m1"));
}

TEST(HopDifferences, OfTwoDataSetsAreThoseOfThingsToo) {
  const std::string measure =
      "m1: measure restricts starts=2000-01-01 ends=2040-01-01 by A\n"
      "turtle kg:m1 skos:notation \"8542\"^^fil:HS .\n";
  const std::string old_one = std::string(things) + std::string(sale) + measure;
  EXPECT_THAT(between_data(old_one, old_one + "turtle kg:X skos:notation \"854231\"^^fil:HS .\n"),
              ElementsAre("P X Q m1: no -> certain by X"));
}

TEST(HopDifferences, OnlyTheHopsThatWereAskedForAreCompared) {
  const World world(std::string(things) +
                    "c1: P suppliesTo Q product=X starts=2025-01-01 ends=2030-12-31 by A\n"
                    "c2: P suppliesTo R product=X starts=2025-01-01 ends=2030-12-31 by A\n");
  HopSide before = world.side(as_of("2024-01-01")), after = world.side(as_of("2026-01-01"));
  before.query->to = after.query->to = vertex(world.graph, "R");
  EXPECT_THAT(told(hop_differences(before, after), world.graph, world.graph),
              ElementsAre("P X R: no -> certain by c2"));
  before.query.reset();
  after.query = SupplyQuery();
  EXPECT_EQ(hop_differences(before, after).size(), 2u);
}

// How an aspect of a change stands in a state: no standing where the hop or the measure is not in it.
Standing standing_in(const HopState& state, const HopState& before, const HopState& after,
                     const HopDifference& change) {
  const HopState& of_hop = change.in_after ? after : before;
  const HopState& of_measure = change.measure_in_after ? after : before;
  const HopName hop{of_hop.name(change.hop.supplier), of_hop.name(change.hop.product),
                    of_hop.name(change.hop.recipient), change.partner};
  const std::vector<SupplyRow> rows = state.rows(hop);
  // Where the hop is not, no measure has come or gone.
  if (rows.empty() && change.aspect != HopAspect::hop) return {Match::possible, true, Stance::denied_only};
  if (rows.empty()) return {};
  const PartName measure = of_measure.name(change.measure);
  for (const HopAspectState& each : state.aspects(rows))
    if (each.aspect == change.aspect && each.role == change.role &&
        (each.aspect == HopAspect::hop || std::ranges::find(each.measures, measure) != each.measures.end()))
      return each.standing;
  return {};
}

std::set<std::string> names_of(const HopCause& cause, const World& before, const World& after) {
  std::set<std::string> names;
  for (const ChangedSubject& part : cause) names.insert(told(part, before.graph, after.graph));
  return names;
}

// Checks the causes of all changes between the worlds against mixtures that are written out: `mixture` is the literal
// of the first world in which the named subjects are as in the second. All causes together make the change, and so does
// each; without one of its parts, none does.
std::string check_causes(const World& before, const LensOptions& first, const World& after, const LensOptions& second,
                         const std::function<std::string(const std::set<std::string>&)>& mixture,
                         const LensOptions& of_mixture, int& found) {
  const HopState a(before.flow, first), b(after.flow, second);
  for (const HopDifference& change : hop_differences(before.side(first), after.side(second))) {
    ++found;
    const std::string text = told(change, before.graph, after.graph) + "\n";
    if (change.causes.empty()) return "no cause of " + text;
    const auto makes = [&](const std::set<std::string>& names) {
      const World world(mixture(names));
      return standing_in(HopState(world.flow, of_mixture), a, b, change) == change.after;
    };
    std::set<std::string> all;
    for (const HopCause& cause : change.causes) {
      const std::set<std::string> names = names_of(cause, before, after);
      if (names.empty()) return "an empty cause of " + text;
      if (!makes(names)) return "a cause that does not make " + text + "MIXTURE\n" + mixture(names);
      for (const std::string& each : names) {
        std::set<std::string> fewer = names;
        fewer.erase(each);
        if (names.size() > 1 && makes(fewer)) return each + " has no part in " + text;
      }
      all.insert(names.begin(), names.end());
    }
    if (!makes(all)) return "all causes together do not make " + text;
  }
  return "";
}

std::string one_of(Tape& tape, std::string_view letter, int count) {
  return std::string(letter) + std::to_string(tape.choose(count));
}

// What a random claim of a kind says, without its name and dates.
std::string random_statement(Tape& tape, int kind) {
  switch (kind) {
    case 0:
      return one_of(tape, "P", 3) + " locatedIn " + one_of(tape, "L", 2);
    case 1:
      return tape.chance(5) ? "X0 kindOf X1" : tape.chance(5) ? "X1 kindOf X2" : "X2 kindOf X0";
    case 2:
      return one_of(tape, "P", 3) + " memberOf G";
    case 3: {
      std::string text = "measure " + std::string(tape.chance(5) ? "prohibits" : "permits");
      if (tape.chance(8)) text += " appliesTo=" + one_of(tape, "X", 3);
      if (tape.chance(3)) text += " toPlace=" + one_of(tape, "L", 2);
      if (tape.chance(4)) text += tape.chance(5) ? " onParty=G" : " onParty=" + one_of(tape, "P", 3);
      if (tape.chance(5)) text += " exceptionTo=" + one_of(tape, "m", 2);
      return text;
    }
    case 4:
      return tape.chance(5) ? one_of(tape, "P", 3) + " manufactures " + one_of(tape, "X", 3)
                            : one_of(tape, "P", 3) + " commissions " + one_of(tape, "X", 3);
    case 5:
      return one_of(tape, "X", 3) + " compliesWith " + one_of(tape, "m", 2);
    default:
      return one_of(tape, "P", 3) + " suppliesTo " + one_of(tape, "P", 3) + " product=" + one_of(tape, "X", 3);
  }
}

constexpr std::string_view random_things =
    "document A 2024-01\ndocument B 2025-06\ncompany P0 P1 P2\ngroup G\nproduct X0 X1 X2\ncountry L0 L1\n"
    "m0: measure prohibits appliesTo=X0 starts=2000-01-01 ends=2040-01-01 by A\n"
    "m1: measure prohibits appliesTo=X1 onParty=G starts=2000-01-01 ends=2040-01-01 by A\n";

// Dates of a claim, and how it holds on the two days that are compared.
struct Dates {
  std::string_view text;
  Match first, second;
};
constexpr Dates random_dates[] = {
    {" starts=2000-01-01 ends=2040-01-01", Match::certain, Match::certain},
    {" starts=2025-01-01 ends=2040-01-01", Match::no, Match::certain},
    {" starts=2000-01-01 ends=2025-01-01", Match::certain, Match::no},
    {" starts=2026 ends=2040-01-01", Match::no, Match::possible},
    {" starts=2024 ends=2040-01-01", Match::possible, Match::certain},
    {" starts=2000-01-01 ends=2026", Match::certain, Match::possible},
    {" modality=ongoing starts=2000-01-01", Match::certain, Match::certain},
};
// Dates of a claim that holds so on the first day.
std::string_view dates_by_match(Match match) {
  return match == Match::no         ? " starts=2000-01-01 ends=2001-01-01"
         : match == Match::possible ? " starts=2024 ends=2040-01-01"
                                    : " starts=2000-01-01 ends=2040-01-01";
}

TEST(HopDifferences, CausesInTimeAreSoundAndHaveAPart) {
  int found = 0;
  check_random_cases(1500, 90, [&](Tape& tape) -> std::string {
    std::vector<std::pair<std::string, const Dates*>> claims;
    const int count = 3 + tape.choose(7);
    for (int i = 0; i < count; ++i) {
      std::string statement = random_statement(tape, tape.choose(9));
      claims.emplace_back(std::move(statement), &random_dates[tape.choose(std::size(random_dates))]);
    }
    const auto literal = [&](const std::set<std::string>* taken) {
      std::string text(random_things);
      for (std::size_t i = 0; i < claims.size(); ++i) {
        const std::string name = "c" + std::to_string(i);
        const Dates& dates = *claims[i].second;
        text += name + ": " + claims[i].first;
        text += taken && taken->contains(name) ? dates_by_match(dates.second) : dates.text;
        text += " by A\n";
      }
      return text;
    };
    const World world(literal(nullptr));
    const LensOptions first = as_of("2024-06-01"), second = as_of("2026-06-01");
    const std::string wrong = check_causes(
        world, first, world, second, [&](const auto& taken) { return literal(&taken); }, first, found);
    return wrong.empty() ? "" : wrong + literal(nullptr);
  });
  EXPECT_GT(found, property_cases(100));
}

TEST(HopDifferences, CausesInKnowledgeAreSoundAndHaveAPart) {
  int found = 0;
  check_random_cases(1000, 90, [&](Tape& tape) -> std::string {
    struct Told {
      std::string statement, name;
      bool in_a, in_b, denied;  // denied: in B
    };
    std::vector<Told> claims;
    const int count = 3 + tape.choose(7);
    for (int i = 0; i < count; ++i) {
      Told told{random_statement(tape, tape.choose(9)), "c" + std::to_string(i), tape.chance(6), tape.chance(5),
                tape.chance(2)};
      if (!told.in_a) told.in_b = true;
      claims.push_back(std::move(told));
    }
    // What is known of each claim: of those that are taken all, of the others what document A tells.
    const auto literal = [&](const auto& is_taken) {
      std::string text(random_things);
      for (const Told& claim : claims) {
        const bool taken = is_taken(claim.name);
        if (!claim.in_a && !taken) continue;
        text += claim.name + ": " + claim.statement + " starts=2000-01-01 ends=2040-01-01 by";
        if (claim.in_a) text += " A";
        if (claim.in_b && taken) text += " B";
        text += "\n";
        if (claim.denied && taken) text += "deny " + claim.name + " by P0 in B\n";
      }
      return text;
    };
    const std::string all = literal([](const std::string&) { return true; });
    const World world(all);
    LensOptions first = as_of("2024-06-01");
    first.known_by = period("2024-12-31").last;
    const LensOptions second = as_of("2024-06-01");
    const std::string wrong = check_causes(
        world, first, world, second,
        [&](const std::set<std::string>& taken) {
          return literal([&](const std::string& name) { return taken.contains(name); });
        },
        second, found);
    return wrong.empty() ? "" : wrong + all;
  });
  EXPECT_GT(found, property_cases(100));
}

TEST(HopDifferences, CausesInDataAreSoundAndHaveAPart) {
  int found = 0;
  check_random_cases(600, 110, [&](Tape& tape) -> std::string {
    // The lines of each claim in the two data sets; none where one lacks it.
    struct Versions {
      std::string name, before, after;
    };
    std::vector<Versions> claims;
    const int count = 3 + tape.choose(6);
    const auto lines = [&](const std::string& name, int kind) {
      if (tape.chance(2)) return std::string();
      std::string text = name + ": " + random_statement(tape, kind);
      text += tape.chance(8) ? " starts=2000-01-01 ends=2040-01-01" : " starts=2024 ends=2040-01-01";
      text += " by A\n";
      if (tape.chance(2)) text += "deny " + name + " by P0 in A\n";
      return text;
    };
    for (int i = 0; i < count; ++i) {
      const int kind = tape.choose(9);
      const std::string name = "c" + std::to_string(i);
      std::string before = lines(name, kind);
      claims.push_back({name, before, tape.chance(5) ? lines(name, kind) : before});
    }
    // Attestations are numbered in each literal, so that each claim's keep their numbers: none is shared.
    const auto literal = [&](const auto& is_taken) {
      std::string text(random_things);
      for (const Versions& claim : claims) text += is_taken(claim.name) ? claim.after : claim.before;
      return text;
    };
    const std::string old_one = literal([](const std::string&) { return false; });
    const std::string new_one = literal([](const std::string&) { return true; });
    const World before(old_one), after(new_one);
    const LensOptions lens = as_of("2024-06-01");
    const std::string wrong = check_causes(
        before, lens, after, lens,
        [&](const std::set<std::string>& taken) {
          return literal([&](const std::string& name) { return taken.contains(name); });
        },
        lens, found);
    return wrong.empty() ? "" : wrong + "OLD\n" + old_one + "NEW\n" + new_one;
  });
  EXPECT_GT(found, property_cases(100));
}

}  // namespace
}  // namespace filiera::hop_differences_test
