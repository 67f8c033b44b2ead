// SPDX-License-Identifier: Apache-2.0
// Measures that reach hops through ownership, as a graph tells of both.
#include "graph/ownership/ownership.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "graph/measures/reached_days.hpp"
#include "graph/measures/reached_parties.hpp"
#include "graph/ownership/ownership_check.hpp"
#include "graph/time/matched_days.hpp"
#include "tests/graph/measures/hop_literal.hpp"

namespace filiera::ownership_test {
namespace {

constexpr std::string_view world = R"(
  document R 2026-11-30
  document Denier 2026-11-30
  product Valve
  company Maker Listed Holding Plant Other
  group Club
  place Home Abroad
  rule: measure requiresLicence starts=2025-09-29 modality=ongoing by R
  turtle kg:half a fil:Reach ; fil:threshold 0.5 .
  turtle kg:rule fil:reachesOwned kg:half .
  m1: measure prohibits appliesTo=Valve reachesBy=rule starts=2020 modality=ongoing by R
  h2: Holding owns Plant starts=2020 modality=ongoing by R
  turtle kg:h2 fil:share 1 .
)";
constexpr std::string_view listed = "turtle kg:m1 fil:onParty kg:Listed .\n";
constexpr std::string_view owned = "h1: Listed owns Holding starts=2020 modality=ongoing by R\n";
constexpr std::string_view sixty = "turtle kg:h1 fil:share 0.6 .\n";

std::string on_plant(std::string_view lines, std::string_view day = "2025-10-01") {
  const KnowledgeGraph graph = graph_of(std::string(world) + std::string(lines));
  Hop hop = hop_of(graph, "Maker Valve Plant");
  hop.time = every_day;
  return measures_on(graph, hop, as_of(day));
}
std::string reached(std::string_view lines, std::string_view day = "2025-10-01") {
  return on_plant(std::string(listed) + std::string(owned) + std::string(lines), day);
}

TEST(Ownership, AListingReachesTheHopsOfWhatItsPartyOwnsThroughOthers) {
  EXPECT_EQ(reached(sixty), "against m1 certain");
  EXPECT_EQ(reached("turtle kg:h1 fil:share 0.4999 .\n"), "");
  EXPECT_EQ(reached("turtle kg:h1 fil:overShare 0.4 ; fil:maxShare 0.6 .\n"), "against m1 possible (part unknown)");
  EXPECT_EQ(reached(""), "against m1 possible (part unknown)") << "a share that is not told";
}

TEST(Ownership, AShareThatIsOnlyAboutTheThresholdDecidesNothing) {
  const auto about = [](std::string_view share) {
    return reached("turtle kg:h1 fil:share " + std::string(share) + " ; fil:approximate true .\n");
  };
  EXPECT_EQ(about("0.5"), "against m1 possible (part unknown)");
  EXPECT_EQ(about("0.49"), "against m1 possible (part unknown)");
  EXPECT_EQ(about("0.51"), "against m1 possible (part unknown)");
  EXPECT_EQ(about("0.4"), "");
  EXPECT_EQ(about("0.6"), "against m1 certain");
  EXPECT_EQ(about("1"), "against m1 certain");
}

TEST(Ownership, ARuleReachesWhileItIsInForce) {
  EXPECT_EQ(reached(sixty, "2025-09-28"), "");
  EXPECT_EQ(reached(sixty, "2025-09-29"), "against m1 certain");
}

TEST(Ownership, AnExceptionThatNamesNothingSuspendsTheRule) {
  const std::string pause = std::string(sixty) +
                            "x1: measure permits exceptionTo=rule starts=2025-11-10 ends=2026-11-09 "
                            "modality=ongoing by R\n";
  EXPECT_EQ(reached(pause, "2025-11-09"), "against m1 certain");
  EXPECT_EQ(reached(pause, "2025-11-10"), "");
  EXPECT_EQ(reached(pause, "2026-11-09"), "");
  EXPECT_EQ(reached(pause, "2026-11-10"), "against m1 certain");
  EXPECT_EQ(reached(pause + "deny x1 by Denier in Denier\n", "2025-11-10"), "against m1 possible (part unknown)");
  const std::string vague =
      std::string(sixty) + "x1: measure permits exceptionTo=rule starts=2025-11 ends=2026-11 modality=ongoing by R\n";
  EXPECT_EQ(reached(vague, "2025-11-10"), "against m1 possible (part unknown)");
  EXPECT_EQ(reached(vague, "2025-12-10"), "");
}

TEST(Ownership, AnExceptionThatNamesAPartySuspendsNothing) {
  EXPECT_EQ(reached(std::string(sixty) + "x1: measure permits exceptionTo=rule onParty=Other starts=2025 "
                                         "modality=ongoing by R\n"),
            "against m1 certain");
}

TEST(Ownership, ASuspensionThatIsLiftedSuspendsNothing) {
  const KnowledgeGraph graph =
      graph_of(std::string(world) + std::string(listed) + std::string(owned) + std::string(sixty) +
               "x1: measure permits exceptionTo=rule starts=2025-11-10 ends=2026-11-09 modality=ongoing by R\n");
  const Lens lens(graph, as_of("2026-01-01"));
  const Hop hop = hop_of(graph, "Maker Valve Plant");
  EXPECT_TRUE(Measures(lens).on(hop).empty());
  ASSERT_EQ(Measures(lens, {vertex(graph, "x1")}).on(hop).size(), 1u);
  EXPECT_EQ(Measures(lens, {vertex(graph, "x1")}).prohibits(hop), Match::certain);
  EXPECT_EQ(Measures(lens).prohibits(hop), Match::no);
}

TEST(Ownership, AHoldingThatIsPlannedOrOnlyDeniedIsNone) {
  EXPECT_EQ(on_plant(std::string(listed) + "h1: Listed owns Holding starts=2020 modality=planned by R\n" +
                     std::string(sixty)),
            "");
  EXPECT_EQ(on_plant(std::string(listed) + "h1: Listed owns Holding starts=2020 modality=ongoing\n" +
                     "deny h1 by Denier in Denier\n" + std::string(sixty)),
            "");
  EXPECT_EQ(reached(std::string(sixty) + "deny h1 by Denier in Denier\n"), "against m1 possible (part unknown)");
}

TEST(Ownership, OfAListedGroupTheMembersAreListed) {
  const std::string club =
      std::string("turtle kg:m1 fil:onParty kg:Club .\n") + std::string(owned) + std::string(sixty);
  EXPECT_EQ(on_plant(club + "j1: Listed memberOf Club by R\n"), "against m1 certain");
  EXPECT_EQ(on_plant(club), "") << "nobody says that Listed or Plant is a member";
}

TEST(Ownership, WhoIsSeatedInTheExcludedPlaceIsNotReachedButPassesOn) {
  const std::string outside = std::string(sixty) + "turtle kg:half fil:onlyOutside kg:Home .\n" +
                              "turtle kg:Home a fil:Country . kg:Abroad a fil:Country .\n";
  EXPECT_EQ(reached(outside), "against m1 possible (part unknown)") << "the seat is not known";
  EXPECT_EQ(reached(outside + "l2: Plant locatedIn Home by R\n"), "");
  EXPECT_EQ(reached(outside + "l2: Plant locatedIn Abroad by R\n"), "against m1 certain");
  EXPECT_EQ(reached(outside + "l1: Holding locatedIn Home by R\nl2: Plant locatedIn Abroad by R\n"),
            "against m1 certain");
}

TEST(Ownership, TheHopTellsTheHoldingsFromTheListedDown) {
  const KnowledgeGraph graph =
      graph_of(std::string(world) + std::string(listed) + std::string(owned) + std::string(sixty));
  const Lens lens(graph, as_of("2025-10-01"));
  const Measures measures(lens);
  const Hop hop = hop_of(graph, "Maker Valve Plant");
  const std::vector<MeasureOnHop> rows = measures.on(hop);
  ASSERT_EQ(rows.size(), 1u);
  ASSERT_TRUE(rows.front().through);
  EXPECT_EQ(rows.front().through->party, vertex(graph, "Plant"));
  EXPECT_EQ(rows.front().through->rule, vertex(graph, "rule"));
  EXPECT_EQ(rows.front().through->chain.claims, (std::vector<ClaimId>{claim(graph, "h1"), claim(graph, "h2")}));
  const std::vector<Derivation> why = measures.explain(hop);
  ASSERT_EQ(why.size(), 1u);
  const auto party = std::find_if(why.front().clauses.begin(), why.front().clauses.end(),
                                  [](const Clause& clause) { return clause.kind == ClauseKind::party; });
  ASSERT_NE(party, why.front().clauses.end());
  EXPECT_EQ(party->match, Match::certain);
  EXPECT_EQ(party->stated, vertex(graph, "rule"));
  EXPECT_EQ(party->by, rows.front().through->chain.claims);
}

TEST(Ownership, AListingWithoutGoodsIsOnTheHopsOfWhatItsPartyOwns) {
  const KnowledgeGraph graph =
      graph_of(std::string(world) + std::string(owned) + std::string(sixty) + "product Gasket\n" +
               "m2: measure prohibits onParty=Listed reachesBy=rule starts=2020 modality=ongoing by R\n");
  for (const char* day : {"2025-10-01", "2025"}) {
    const Lens lens(graph, as_of(day));
    const Measures measures(lens);
    Hop hop = hop_of(graph, "Maker Gasket Plant");
    hop.time = every_day;
    const std::vector<PartyMeasure> on = measures.on_parties(hop);
    ASSERT_EQ(on.size(), 1u) << day;
    EXPECT_EQ(name_of(graph, on[0].party), "Plant");
    ASSERT_TRUE(on[0].through);
    EXPECT_EQ(on[0].through->chain.claims.size(), 2u);
    EXPECT_EQ(measures.prohibits(hop, GoodsNotStated::prohibitions), Match::possible);
  }
  const Lens before(graph, as_of("2025-09-28"));
  EXPECT_TRUE(Measures(before).on_parties(hop_of(graph, "Maker Gasket Plant")).empty());
}

TEST(Ownership, ABanReachesByEveryRuleOfTheDataAlsoByOneThatNoListingHas) {
  const KnowledgeGraph graph =
      graph_of(std::string(world) + std::string(owned) + "turtle kg:h1 fil:share 0.4 .\n" +
               "rule2: measure requiresLicence starts=2024 modality=ongoing by R\n"
               "turtle kg:third a fil:Reach ; fil:threshold 0.3 . kg:rule2 fil:reachesOwned kg:third .\n");
  Prohibition ban;
  ban.parties = {vertex(graph, "Listed")};
  ban.reaches = true;
  for (const char* day : {"2025-10-01", "2025"}) {
    const Lens lens(graph, as_of(day));
    Hop hop = hop_of(graph, "Maker Valve Plant");
    hop.time = every_day;
    EXPECT_EQ(Measures(lens).governs(ban, hop), Match::certain) << day;
  }
}

// The days on which m1 reaches Plant: "2025-09-29..2025-11-09 2026-12-01..? ".
std::string days_of_plant(const KnowledgeGraph& graph) {
  std::string text;
  const auto by_measure = reached_days(Lens(graph), vertex(graph, "Plant"));
  for (const ReachedDays& reached : by_measure.at(vertex(graph, "m1")))
    text += iso_date(reached.days.first) + ".." + iso_date(reached.days.last) +
            (reached.match == Match::possible ? "? " : " ");
  return text;
}

TEST(Ownership, ReachedDaysAreThoseOfTheRuleWithoutItsSuspension) {
  const KnowledgeGraph graph =
      graph_of(std::string(world) + std::string(listed) + std::string(owned) + std::string(sixty) +
               "x1: measure permits exceptionTo=rule starts=2025-11-10 ends=2026-11-09 modality=ongoing by R\n");
  EXPECT_EQ(days_of_plant(graph), "2025-09-29..2025-11-09 2026-11-10..2026-11-30 2026-12-01..? ");
}

TEST(Ownership, OverTheDaysOfAPeriodTheHopHasTheMeasureOnSome) {
  EXPECT_EQ(reached(sixty, "2025"), "against m1 certain");
  EXPECT_EQ(reached(std::string(sixty) + "x1: measure permits exceptionTo=rule starts=2025-09-29 ends=2026-11-09 "
                                         "modality=ongoing by R\n",
                    "2025"),
            "");
}

TEST(Ownership, AnExceptionForGoodsTakesOutTheHopsOfThese) {
  const std::string lines = std::string(sixty) + "product Gasket\n";
  const std::string gasket =
      "x1: measure permits exceptionTo=rule appliesTo=Gasket starts=2024 modality=ongoing by R\n";
  const std::string valve = "x1: measure permits exceptionTo=rule appliesTo=Valve starts=2024 modality=ongoing by R\n";
  EXPECT_EQ(reached(lines + gasket), "against m1 certain");
  EXPECT_EQ(reached(lines + valve), "permits x1 certain");
  const std::string instead_of_gasket =
      "x1: measure encourages exceptionTo=rule insteadOf=Gasket starts=2024 modality=ongoing by R\n";
  EXPECT_EQ(reached(lines + instead_of_gasket), "against m1 certain");
}

TEST(Ownership, AnExceptionForACodeTakesOutTheHopsOfGoodsThatCarryIt) {
  const std::string coded = std::string(sixty) +
                            "x1: measure permits exceptionTo=rule starts=2024 modality=ongoing by R\n"
                            "turtle kg:x1 skos:notation \"8481\"^^fil:HS .\n";
  EXPECT_EQ(reached(coded), "against m1 certain") << "it suspends nothing";
  EXPECT_EQ(reached(coded + "turtle kg:Valve skos:notation \"848180\"^^fil:HS .\n"), "permits x1 certain");
}

TEST(Ownership, AnExceptionToAnExceptionPutsThePartyBackUnderTheRule) {
  const std::string club = std::string(sixty) +
                           "x1: measure permits exceptionTo=rule onParty=Club starts=2024 modality=ongoing by R\n"
                           "j1: Plant memberOf Club by R\n";
  EXPECT_EQ(reached(club), "");
  const std::string but_plant = "x2: measure permits exceptionTo=x1 onParty=Plant starts=2024 modality=ongoing by R\n";
  EXPECT_EQ(reached(club + but_plant), "against m1 certain");
}

constexpr std::string_view pause =
    "x1: measure permits exceptionTo=rule starts=2025-01-01 ends=2025-12-31 modality=ongoing by R\nproduct Gasket\n";

TEST(Ownership, AnExceptionToASuspensionKeepsTheRuleInForceForWhatItNames) {
  const std::string paused = std::string(sixty) + std::string(pause);
  EXPECT_EQ(reached(paused), "");
  const auto but = [&](std::string_view named) {
    return reached(paused + "x2: measure prohibits exceptionTo=x1 " + std::string(named) +
                   " starts=2025-09-29 modality=ongoing by R\n");
  };
  EXPECT_EQ(but("onParty=Plant"), "against m1 certain");
  EXPECT_EQ(but("onParty=Other"), "");
  EXPECT_EQ(but("appliesTo=Valve"), "against m1 certain") << "x2 itself governs no hop";
  EXPECT_EQ(but("appliesTo=Gasket"), "");
}

// The parties that the rule reaches on 2025-10-01, by name: "Listed Plant?".
std::string parties_reached(std::string_view lines) {
  const KnowledgeGraph graph = graph_of(std::string(world) + std::string(lines));
  const Lens lens(graph, as_of("2025-10-01"));
  const VertexId rule = vertex(graph, "rule");
  std::vector<std::string> names;
  for (const ReachedRow& row : reached_parties(lens, {&rule, 1}))
    names.push_back(name_of(graph, row.party) + (row.match == Match::certain ? "" : "?"));
  std::sort(names.begin(), names.end());
  return fmt::format("{}", fmt::join(names, " "));
}

TEST(Ownership, WhoIsTakenOutOfASuspensionIsAReachedParty) {
  EXPECT_EQ(
      parties_reached(std::string(listed) + std::string(owned) + std::string(sixty) + std::string(pause) +
                      "x2: measure prohibits exceptionTo=x1 onParty=Plant starts=2025-06 modality=ongoing by R\n"),
      "Listed Plant");
}

TEST(Ownership, WhatIsTakenOutOfOneRuleIsReachedByAnother) {
  const std::string two = std::string(sixty) +
                          "rule2: measure requiresLicence starts=2025-09-29 modality=ongoing by R\n"
                          "turtle kg:rule2 fil:reachesOwned kg:half . kg:m1 fil:reachesBy kg:rule2 .\n";
  for (const std::string rule : {"rule", "rule2"})
    EXPECT_EQ(
        reached(two + "x1: measure permits exceptionTo=" + rule + " onParty=Plant starts=2024 modality=ongoing by R\n"),
        "against m1 certain");
}

std::string reached_on(std::string_view lines) {
  const KnowledgeGraph graph =
      graph_of(std::string(world) + std::string(listed) + std::string(owned) + std::string(sixty) + std::string(lines));
  return days_of_plant(graph);
}

TEST(Ownership, OnTheDaysOfAnExceptionForThePartyItIsNotReached) {
  EXPECT_EQ(reached_on("x1: measure permits exceptionTo=rule onParty=Plant starts=2025-11-10 ends=2026-11-09 "
                       "modality=ongoing by R\n"),
            "2025-09-29..2025-11-09 2026-11-10..2026-11-30 2026-12-01..? ");
  EXPECT_EQ(reached_on("x1: measure permits exceptionTo=rule onParty=Plant appliesTo=Valve starts=2025-11-10 "
                       "ends=2026-11-09 modality=ongoing by R\n"),
            "2025-09-29..2026-11-30 2026-12-01..? ")
      << "it remains reached for other goods";
}

TEST(Ownership, ReachedPartiesAndReachedDaysTakeOutTheSameParties) {
  const KnowledgeGraph graph =
      graph_of(std::string(world) + std::string(listed) + std::string(owned) + std::string(sixty) +
               "x1: measure permits exceptionTo=rule onParty=Plant starts=2024 modality=ongoing by R\n"
               "x2: measure permits exceptionTo=x1 onParty=Plant appliesTo=Valve starts=2026 modality=ongoing by R\n");
  const auto match_on = [&](std::string_view day) {
    const Lens lens(graph, as_of(day));
    const VertexId rule = vertex(graph, "rule");
    for (const ReachedRow& row : reached_parties(lens, {&rule, 1}))
      if (row.party == vertex(graph, "Plant")) return row.match;
    return Match::no;
  };
  EXPECT_EQ(match_on("2025-10-01"), Match::no);
  EXPECT_EQ(match_on("2026-02-01"), Match::possible) << "on hops of valves it is reached";
  const auto by_measure = reached_days(Lens(graph, as_of("2026")), vertex(graph, "Plant"));
  ASSERT_TRUE(by_measure.contains(vertex(graph, "m1")));
  for (const ReachedDays& reached : by_measure.at(vertex(graph, "m1"))) EXPECT_EQ(reached.match, Match::possible);
}

TEST(Ownership, AnExceptionForAllGoodsSuspendsTheRule) {
  const std::string any = "turtle fil:AnyProduct a fil:Product .\n";
  const auto excepted = [&](std::string_view parts) {
    return reached(std::string(sixty) + any +
                   "x1: measure permits exceptionTo=rule starts=2024 modality=ongoing by R\n" +
                   "turtle kg:x1 fil:appliesTo fil:AnyProduct " + std::string(parts) + ".\n");
  };
  EXPECT_EQ(excepted(""), "");
  EXPECT_EQ(excepted("; fil:appliesTo kg:Valve "), "");
  EXPECT_EQ(excepted("; fil:onParty kg:Plant "), "permits x1 certain");
  EXPECT_EQ(excepted("; fil:onParty kg:Other "), "against m1 certain");
}

// The holdings by which each measure reaches the party on a day, and the chain of each.
std::string ways_to(const KnowledgeGraph& graph, std::string_view party) {
  const Lens lens(graph, as_of("2025-10-01"));
  const VertexId rule = vertex(graph, "rule"), asked = vertex(graph, party);
  const Surroundings around(lens);
  std::string text;
  const auto names = [&](const std::vector<ClaimId>& claims) {
    std::string list;
    for (const ClaimId claim : claims) list += " " + std::string(graph.spelled(graph.term_of_claim(claim)));
    return list;
  };
  for (const ReachedRow& row : reached_parties(lens, {&rule, 1}))
    if (row.party == asked)
      text += name_of(graph, row.measure) + (row.match == Match::certain ? ":" : "?:") + names(row.through) + " of" +
              names(around.reach_chain({row.measure, rule, row.match}, asked).claims) + "\n";
  return text;
}

TEST(Ownership, ADerivationLeadsToAPartyThatTheMeasureLists) {
  const std::string two = std::string(world) + std::string(listed) + std::string(owned) +
                          "h5: Listed owns Plant starts=2020 modality=ongoing by R\nturtle kg:h5 fil:share 0.6 .\n"
                          "m2: measure prohibits appliesTo=Valve onParty=Other reachesBy=rule starts=2020 "
                          "modality=ongoing by R\n";
  const auto with = [&](std::string_view lines) {
    std::string text = two + std::string(lines);
    const std::string all = "turtle kg:h2 fil:share 1 .\n";
    text.replace(text.find(all), all.size(), "turtle kg:h2 fil:share 0.2 .\n");
    return graph_of(text);
  };
  EXPECT_EQ(ways_to(with("h6: Other owns Holding starts=2020 modality=ongoing by R\nturtle kg:h6 fil:share 0.9 .\n"),
                    "Plant"),
            "m1: kg:h5 of kg:h5\n"
            "m2: kg:h5 kg:h2 of kg:h6 kg:h5 kg:h2\n")
      << "Other holds Plant through Holding";
  EXPECT_EQ(
      ways_to(with("h6: Other owns Plant starts=2020 modality=ongoing by R\nturtle kg:h6 fil:share 0.1 .\n"), "Plant"),
      "m1: kg:h5 of kg:h5\n"
      "m2: kg:h5 kg:h6 of kg:h5 kg:h6\n");
  EXPECT_EQ(ways_to(with("h6: Other owns Plant starts=2020 modality=ongoing by R\n"), "Plant"),
            "m1: kg:h5 of kg:h5\n"
            "m2?: kg:h5 kg:h6 of kg:h5 kg:h6\n");
  EXPECT_EQ(ways_to(with("h6: Other owns Plant starts=2020 modality=ongoing by R\nturtle kg:h6 fil:share 0.1 .\n"
                         "h7: Plant owns Holding starts=2020 modality=ongoing by R\nturtle kg:h7 fil:share 0.6 .\n"),
                    "Holding"),
            "m1: kg:h7 of kg:h5 kg:h7\n"
            "m2: kg:h7 of kg:h5 kg:h6 kg:h7\n");
}

TEST(Ownership, WhereListedPartiesAreNotAddedUpEachDerivationIsOfItsOwn) {
  const KnowledgeGraph graph =
      graph_of(std::string(world) + std::string(listed) +
               "turtle kg:half fil:aggregate false ; fil:strict false .\n"
               "m2: measure prohibits appliesTo=Valve onParty=Other reachesBy=rule starts=2020 modality=ongoing by R\n"
               "h5: Listed owns Holding starts=2020 modality=ongoing by R\nturtle kg:h5 fil:share 0.5 .\n"
               "h6: Other owns Holding starts=2020 modality=ongoing by R\nturtle kg:h6 fil:share 0.5 .\n");
  EXPECT_EQ(ways_to(graph, "Holding"), "m1: kg:h5 of kg:h5\nm2: kg:h6 of kg:h6\n");
}

TEST(Ownership, PlansReachOnlyWhereTheyAreCounted) {
  const auto with_plans = [](std::string_view lines, std::string_view lists = listed) {
    const KnowledgeGraph graph = graph_of(std::string(world) + std::string(lists) + std::string(lines));
    EXPECT_TRUE(plans_reach(graph)) << lines;
    const Lens lens(graph, as_of("2025-10-01"));
    Hop hop = hop_of(graph, "Maker Valve Plant");
    hop.time = every_day;
    EXPECT_TRUE(Measures(lens).on(hop).empty()) << lines;
    const std::vector<MeasureOnHop> on = Measures(lens, {}, Planned::counted).on(hop);
    return on.empty() ? std::string("none")
                      : name_of(graph, on.front().measure) + (on.front().through ? " through" : "");
  };
  EXPECT_EQ(with_plans("h1: Listed owns Holding starts=2020 modality=planned by R\nturtle kg:h1 fil:share 0.6 .\n"),
            "m1 through");
  EXPECT_EQ(
      with_plans(std::string(owned) + std::string(sixty) +
                     "m2: measure prohibits appliesTo=Valve onParty=Listed reachesBy=rule modality=planned by R\n",
                 "turtle kg:m1 fil:onParty kg:Other .\n"),
      "m2 through");
  EXPECT_EQ(with_plans("h1: Listed owns Other starts=2020 modality=planned by R\n"), "none");
}

// What of a row is only possible: the kinds of doubt on Holding.
std::string kinds_of_doubt(std::string_view lines) {
  const KnowledgeGraph graph = graph_of(std::string(world) + std::string(lines));
  const VertexId rule = vertex(graph, "rule");
  std::string kinds;
  for (const ReachedRow& row : reached_parties(Lens(graph, as_of("2025-10-01")), {&rule, 1}))
    if (row.party == vertex(graph, "Holding"))
      for (const Doubt& doubt : row.doubts) kinds += fmt::format("{} ", static_cast<int>(doubt.kind));
  return kinds;
}

TEST(Ownership, TheReasonOfWhatIsPossiblyReachedIsTold) {
  const auto kind = [](DoubtKind doubt) { return fmt::format("{} ", static_cast<int>(doubt)); };
  const std::string base = std::string(listed) + std::string(owned);
  EXPECT_EQ(kinds_of_doubt(base + std::string(sixty) + "turtle kg:half fil:onlyOutside kg:Home .\n"),
            kind(DoubtKind::seat));
  EXPECT_EQ(kinds_of_doubt(base + std::string(sixty) +
                           "h8: Other owns Holding starts=2020 modality=ongoing by R\nturtle kg:h8 fil:share 0.5 .\n"),
            kind(DoubtKind::excess));
  EXPECT_EQ(kinds_of_doubt(base + "turtle kg:h1 fil:share 0.3 .\n"
                                  "h8: Listed owns Holding starts=2020 modality=ongoing by R\n"
                                  "turtle kg:h8 fil:share 0.3 .\n"),
            kind(DoubtKind::separate));
  EXPECT_EQ(kinds_of_doubt("turtle kg:m1 fil:onParty kg:Club .\nj1: Other memberOf Club by R\n"
                           "h8: Club owns Holding starts=2020 modality=ongoing by R\nturtle kg:h8 fil:share 0.6 .\n"),
            kind(DoubtKind::group));
}

Match in_force(std::string_view lines, std::string_view measure) {
  const KnowledgeGraph graph = graph_of(std::string(world) + std::string(listed) + std::string(lines));
  const Lens lens(graph, as_of("2026-01-01"));
  return Suspensions(lens).in_force(vertex(graph, measure));
}

TEST(Ownership, SuspensionsThatSuspendEachOtherArePossible) {
  const std::string ring =
      "x1: measure permits exceptionTo=rule exceptionTo=x2 starts=2025 ends=2027 modality=ongoing by R\n"
      "x2: measure permits exceptionTo=x1 starts=2025 ends=2027 modality=ongoing by R\n";
  for (const char* member : {"x1", "x2", "rule"}) EXPECT_EQ(in_force(ring, member), Match::possible) << member;
  const std::string ended = ring + "x3: measure permits exceptionTo=x1 starts=2025 ends=2027 modality=ongoing by R\n";
  EXPECT_EQ(in_force(ended, "x1"), Match::no) << "x3 suspends it for certain";
  EXPECT_EQ(in_force(ended, "rule"), Match::certain);
}

TEST(Ownership, WhatNobodyTellsStandsInNoRingOfSuspensions) {
  const std::string planned =
      "x1: measure permits exceptionTo=rule exceptionTo=x2 starts=2025 ends=2027 modality=ongoing by R\n"
      "x2: measure permits exceptionTo=x1 starts=2025 ends=2027 modality=planned by R\n";
  EXPECT_EQ(in_force(planned, "x1"), Match::certain);
  EXPECT_EQ(in_force(planned, "rule"), Match::no);
}

TEST(Ownership, OfASuspensionThatIsSuspendedNobodySaysThatItIsInForce) {
  const KnowledgeGraph graph =
      graph_of(std::string(world) + std::string(listed) +
               "x1: measure permits exceptionTo=rule starts=2025-11-10 ends=2026-11-09 modality=ongoing by R\n"
               "x2: measure prohibits exceptionTo=x1 starts=2026-03-01 ends=2026-06-30 modality=ongoing by R\n");
  const auto in_force_on = [&](std::string_view day) {
    return suspensions_in_force(Lens(graph, as_of(day)), vertex(graph, "rule")).size();
  };
  EXPECT_EQ(in_force_on("2026-02-28"), 1u);
  EXPECT_EQ(in_force_on("2026-03-01"), 0u);
  EXPECT_EQ(in_force_on("2026-07-01"), 1u);
  EXPECT_EQ(in_force_on("2026-04"), 0u);
  EXPECT_EQ(in_force_on("2026"), 1u) << "on some day of the year it is";
}

TEST(Ownership, AListingThroughARingOfGroupsIsPossible) {
  const std::string groups = std::string("turtle kg:m1 fil:onParty kg:Union .\ngroup Union\n") + std::string(owned) +
                             std::string(sixty) + "j1: Listed memberOf Club by R\nj2: Club memberOf Union by R\n";
  EXPECT_EQ(on_plant(groups), "against m1 certain");
  EXPECT_EQ(on_plant(groups + "j3: Union memberOf Club by R\n"), "against m1 possible (part unknown)");
}

// Once many parties were asked about, what is upstream of all is worked out at once.
TEST(Upstream, OfManyPartiesIsThatOfEachAlone) {
  constexpr int length = 200;
  std::string text =
      std::string(world) + "turtle kg:half fil:onlyOutside kg:Home .\nturtle kg:m1 fil:onParty kg:P7 .\n";
  for (int i = 0; i < length; ++i) text += "company P" + std::to_string(i) + '\n';
  const auto holding = [&](int owner, int asset, int year) {
    text += "o" + std::to_string(owner) + "x" + std::to_string(asset) + ": P" + std::to_string(owner) + " owns P" +
            std::to_string(asset) + " starts=" + std::to_string(year) + " by R\n";
  };
  for (int i = 0; i + 1 < length; ++i) holding(i, i + 1, 2000 + i % 20);
  holding(30, 20, 2022);   // a ring
  holding(50, 150, 2023);  // a second way
  text += "s1: P3 locatedIn Home starts=1999 by R\ns2: P40 locatedIn Abroad starts=1998 by R\n";
  const KnowledgeGraph graph = graph_of(text);
  const Lens lens(graph);
  const Surroundings around(lens);
  for (int i = length; i-- > 0;) {
    const VertexId party = vertex(graph, "P" + std::to_string(i));
    const Surroundings alone(lens);
    EXPECT_EQ(around.ownership_breakpoints(party), alone.ownership_breakpoints(party)) << i;
    EXPECT_EQ(around.ban_breakpoints(party), alone.ban_breakpoints(party)) << i;
    EXPECT_EQ(around.reaching_measures(party), alone.reaching_measures(party)) << i;
  }
}

// Why a listing without goods reaches Plant only possibly: its doubts, as kind and claim.
std::string doubts_on_plant(std::string_view lines, const LensOptions& options) {
  const KnowledgeGraph graph = graph_of(
      "document R 2026-11-30\nproduct Valve\ncompany Maker Listed Holding Plant\n"
      "rule: measure requiresLicence starts=2020 modality=ongoing by R\n"
      "turtle kg:half a fil:Reach ; fil:threshold 0.5 . kg:rule fil:reachesOwned kg:half .\n"
      "m1: measure prohibits onParty=Listed reachesBy=rule starts=2020 modality=ongoing by R\n"
      "h2: Holding owns Plant starts=2020 ends=2026-06 modality=ongoing by R\nturtle kg:h2 fil:share 1 .\n" +
      std::string(lines));
  Hop hop = hop_of(graph, "Maker Valve Plant");
  hop.time = every_day;
  std::string text;
  for (const PartyMeasure& on : Measures(Lens(graph, options)).on_parties(hop)) {
    text += name_of(graph, on.measure) + (on.match == Match::certain ? "" : "?");
    for (const Doubt& doubt : on.doubts)
      text += fmt::format(" {} {}", static_cast<int>(doubt.kind),
                          doubt.claim == no_claim ? "-" : graph.spelled(graph.term_of_claim(doubt.claim)));
  }
  return text;
}

TEST(Ownership, AListingWithoutGoodsHasTheSameReasonsOverAPeriodAsOnADay) {
  const std::string share = fmt::format("m1? {} kg:h1", static_cast<int>(DoubtKind::share));
  for (const char* when : {"2025-10-01", "2025", "2024-06/2025-06"})
    EXPECT_EQ(doubts_on_plant(owned, as_of(when)), share) << when;
  EXPECT_EQ(doubts_on_plant(std::string(owned) + std::string(sixty), as_of("2025")), "m1");
  EXPECT_EQ(doubts_on_plant(std::string(owned) + std::string(sixty) + "deny h1 by R in R\n", as_of("2025")),
            fmt::format("m1? {} kg:h1", static_cast<int>(DoubtKind::disputed)));
}

TEST(OwnershipCheck, TellsRegistersOverTheWhole) {
  const KnowledgeGraph graph = graph_of(R"(
    document R 2026-11-30
    company A B C
    h1: A owns B starts=2020 by R
    h2: B owns A starts=2020 by R
    h3: C owns B starts=2022-03 by R
    h4: C owns C by R
    turtle kg:h1 fil:share 0.6 . kg:h2 fil:share 0.6 . kg:h3 fil:share 0.5 . kg:h4 fil:share 0.1 .
  )");
  std::string text;
  for (const OwnershipFinding& finding : ownership_findings(graph)) text += finding.message + "\n";
  EXPECT_EQ(text, "the shares of 'kg:B' sum to over 100 % on 2022-03-31: kg:h1, kg:h3\n");
}

TEST(Stake, SharesAreReadAsIntervalsAndSpelledInWords) {
  const KnowledgeGraph graph = graph_of(R"(
    document R 2026-11-30
    company A B
    h1: A owns B by R
    h2: A owns B by R
    h3: A owns B by R
    h4: A owns B by R
    h5: A owns B by R
    turtle kg:h1 fil:share 0.35 . kg:h2 fil:minShare 0.2 ; fil:maxShare 0.3 .
    turtle kg:h3 fil:overShare 0.25 ; fil:maxShare 0.5 . kg:h4 fil:underShare 0.5 ; fil:interest fil:votingRights .
  )");
  const auto text = [&](std::string_view name) { return share_text(stake_of(graph, claim(graph, name)).share); };
  EXPECT_EQ(text("h1"), "35 %");
  EXPECT_EQ(text("h2"), "20 to 30 %");
  EXPECT_EQ(text("h3"), "over 25 up to 50 %");
  EXPECT_EQ(text("h4"), "under 50 %");
  EXPECT_EQ(text("h5"), "share not told");
  EXPECT_EQ(stake_of(graph, claim(graph, "h4")).interest, Interest::voting_rights);
}

}  // namespace
}  // namespace filiera::ownership_test
