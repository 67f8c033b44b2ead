// SPDX-License-Identifier: Apache-2.0
// Tests of families, groups and places around the parts of a hop.
#include "graph/measures/surroundings.hpp"

#include <gtest/gtest.h>

#include "graph/measures/measures.hpp"
#include "tests/graph/graph_literal.hpp"

namespace filiera::surroundings_test {
namespace {

std::string text_of(const KnowledgeGraph& graph, const std::vector<Related>& related) {
  std::string text;
  for (const Related& r : related) text += name_of(graph, r.vertex) + (r.match == Match::certain ? " " : "? ");
  return text;
}

TEST(Surroundings, FamiliesHoldAProductAndItsVariantsArePossible) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2025-01
    product Chips H20 H20E
    k1: H20 kindOf Chips by A
    k2: H20E kindOf H20 by A
  )");
  const Lens lens(graph);
  const Surroundings around(lens);
  EXPECT_EQ(text_of(graph, around.families(vertex(graph, "H20"))), "H20 Chips H20E? ");
}

TEST(Surroundings, AnEdgeOnARingIsAtMostPossible) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2025-01
    product P Q R S
    k1: P kindOf Q by A
    k2: Q kindOf R by A
    k3: R kindOf Q by A
    k4: R kindOf S by A
  )");
  const Lens lens(graph);
  const Surroundings around(lens);
  EXPECT_EQ(text_of(graph, around.families(vertex(graph, "P"))), "P Q R? S? ");
  EXPECT_EQ(text_of(graph, around.families(vertex(graph, "R"))), "R S Q? P? ");
  EXPECT_EQ(around.flows_into(vertex(graph, "P"), vertex(graph, "Q")), Match::certain);
  EXPECT_EQ(around.flows_into(vertex(graph, "P"), vertex(graph, "S")), Match::possible);
}

TEST(Surroundings, TwoWaysToOneFamilyAreNoRing) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2025-01
    product P Q R S
    k1: P kindOf Q by A
    k2: P kindOf R by A
    k3: Q kindOf S by A
    k4: R kindOf S by A
  )");
  const Lens lens(graph);
  EXPECT_EQ(text_of(graph, Surroundings(lens).families(vertex(graph, "P"))), "P Q R S ");
}

// Searching up a chain of n parts from each product costs n^2 / 2; down from the measured product, n.
TEST(Surroundings, MeasuredRelativesOfALongChainAreFoundFromTheMeasuredProduct) {
  constexpr int length = 400;
  std::string text = "document A 2025-01\ncompany C\n";
  for (int i = 0; i < length; ++i) text += "product p" + std::to_string(i) + '\n';
  for (int i = 0; i + 1 < length; ++i)
    text += "k" + std::to_string(i) + ": p" + std::to_string(i) + " inputTo p" + std::to_string(i + 1) + " by A\n";
  text += "m1: measure prohibits appliesTo=p" + std::to_string(length - 1) + " by A\n";
  const KnowledgeGraph graph = graph_of(text);
  const Lens lens(graph, as_of("2025-01-15"));
  const Surroundings around(lens);
  for (int i = 0; i + 1 < length; ++i)
    EXPECT_EQ(text_of(graph, around.measured_relatives(vertex(graph, "p" + std::to_string(i)))),
              "p" + std::to_string(length - 1) + "? ");
}

TEST(Derivation, EachClauseTellsWhatMatchedByWhichEdgeAndWhatADoubtWaitsFor) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2025-01
    product Chips H20
    place Asia China
    company Nvidia ByteDance
    k1: H20 kindOf Chips by A
    l1: ByteDance locatedIn China by A
    l2: China locatedIn Asia by A
    m1: measure prohibits appliesTo=Chips toPlace=Asia starts=2024 ends=[2025-01..2025-12] by A
    x1: measure permits appliesTo=H20 fromPlace=Asia exceptionTo=m1 starts=2024 ends=2026 by A
  )");
  const Lens lens(graph, as_of("2025-06-15"));
  const std::vector<Derivation> found = Measures(lens).explain(
      {vertex(graph, "Nvidia"), vertex(graph, "H20"), vertex(graph, "ByteDance"), no_vertex, {}});
  ASSERT_EQ(found.size(), 2u);
  const Derivation& ban = found[0];
  EXPECT_EQ(name_of(graph, ban.measure), "m1");
  EXPECT_EQ(ban.match, Match::possible);
  ASSERT_EQ(ban.clauses.size(), 5u);
  EXPECT_EQ(ban.clauses[1].kind, ClauseKind::goods);
  EXPECT_EQ(ban.clauses[1].match, Match::certain);
  EXPECT_EQ(ban.clauses[1].stated, vertex(graph, "Chips"));
  EXPECT_EQ(ban.clauses[1].by, std::vector<ClaimId>{claim(graph, "k1")});
  EXPECT_EQ(ban.clauses[2].kind, ClauseKind::to_place);
  EXPECT_EQ(ban.clauses[2].by, (std::vector<ClaimId>{claim(graph, "l1"), claim(graph, "l2")}));
  EXPECT_EQ(ban.clauses[3].kind, ClauseKind::time);
  EXPECT_EQ(ban.clauses[3].doubts, (std::vector<Doubt>{{DoubtKind::end, claim(graph, "m1"), period("2025")}}));
  EXPECT_EQ(ban.clauses[4].kind, ClauseKind::exception);
  EXPECT_EQ(ban.clauses[4].stated, vertex(graph, "x1"));
  EXPECT_EQ(ban.clauses[4].doubts, (std::vector<Doubt>{{DoubtKind::exception, claim(graph, "x1"), {}}}));
  EXPECT_EQ(ban.doubts().size(), 2u);
}

// A chain p0 inputTo p1 … to p(length), which is measured.
KnowledgeGraph chain_of_inputs(int length) {
  std::string text = "document A 2025-01\ncompany C D\n";
  for (int i = 0; i <= length; ++i) text += "product p" + std::to_string(i) + '\n';
  for (int i = 0; i < length; ++i)
    text += "k" + std::to_string(i) + ": p" + std::to_string(i) + " inputTo p" + std::to_string(i + 1) + " by A\n";
  return graph_of(text + "m1: measure prohibits appliesTo=p" + std::to_string(length) + " by A\n");
}

TEST(Derivation, AChainOfInputsLeadsFromTheProductToTheGoodsOfTheMeasure) {
  const KnowledgeGraph graph = chain_of_inputs(3);
  const Lens lens(graph, as_of("2025-01-15"));
  const auto found =
      Measures(lens).explain({vertex(graph, "C"), vertex(graph, "p0"), vertex(graph, "D"), no_vertex, {}});
  ASSERT_EQ(found.size(), 1u);
  const Clause& goods = found[0].clauses[1];
  EXPECT_EQ(goods.by, (std::vector<ClaimId>{claim(graph, "k0"), claim(graph, "k1"), claim(graph, "k2")}));
  EXPECT_FALSE(goods.shortened);
}

TEST(Derivation, OfALongChainTheClaimsNearestToTheProductAreListed) {
  const KnowledgeGraph graph = chain_of_inputs(300);
  const Lens lens(graph, as_of("2025-01-15"));
  const Measures measures(lens);
  const auto found = measures.explain({vertex(graph, "C"), vertex(graph, "p50"), vertex(graph, "D"), no_vertex, {}});
  ASSERT_EQ(found.size(), 1u);
  const Clause& goods = found[0].clauses[1];
  EXPECT_TRUE(goods.shortened);
  ASSERT_EQ(goods.by.size(), ClaimChain::most);
  EXPECT_EQ(goods.by.front(), claim(graph, "k50"));
  EXPECT_EQ(goods.by.back(), claim(graph, "k149"));
}

TEST(Derivation, AProductIsTiedToItsVariantByTheChainOfTheVariant) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2025-01
    product Chips H20 H20E
    company C D
    k1: H20 kindOf Chips by A
    k2: H20E kindOf H20 by A
    m1: measure prohibits appliesTo=H20E by A
  )");
  const Lens lens(graph, as_of("2025-01-15"));
  const auto found =
      Measures(lens).explain({vertex(graph, "C"), vertex(graph, "Chips"), vertex(graph, "D"), no_vertex, {}});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].clauses[1].by, (std::vector<ClaimId>{claim(graph, "k2"), claim(graph, "k1")}));
}

TEST(Derivation, AnExceptionWithoutGoodsShowsThoseOfTheNearestMeasureWithTheBestMatch) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2025-01
    product Chips H20 Server
    company C D
    k1: H20 kindOf Chips by A
    k2: H20 inputTo Server by A
    m1: measure prohibits appliesTo=Chips by A
    m2: measure prohibits appliesTo=Server by A
    x1: measure permits exceptionTo=m1 by A
    x2: measure permits exceptionTo=m2 by A
    x3: measure permits exceptionTo=x1 by A
    turtle kg:x3 fil:exceptionTo kg:m2 .
  )");
  const Lens lens(graph, as_of("2025-01-15"));
  std::string text;
  for (const Derivation& each :
       Measures(lens).explain({vertex(graph, "C"), vertex(graph, "H20"), vertex(graph, "D"), no_vertex, {}}))
    text += name_of(graph, each.measure) + " " + name_of(graph, each.clauses[1].stated) +
            (each.clauses[1].match == Match::certain ? "; " : "?; ");
  EXPECT_EQ(text, "m1 Chips; m2 Server?; x1 Chips; x2 Server?; x3 Chips; ");
}

// Whether goods that go to the seat of a party go to a place: "no", "possible", "certain".
std::string goes_to(const KnowledgeGraph& graph, std::string_view party, std::string_view place) {
  const Lens lens(graph, as_of("2025-01-15"));
  constexpr std::string_view matches[] = {"no", "possible", "certain"};
  return std::string(matches[static_cast<std::size_t>(
      Surroundings(lens).in_place(vertex(graph, place), no_vertex, vertex(graph, party)))]);
}

TEST(Surroundings, PlacesInOtherCountriesExcludeAndNothingElseDoes) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2025-01
    country China Malaysia
    place Asia Shenzhen Penang Abroad OutsideChina
    company InShenzhen InPenang InAsia Unseated OnBothSides Disputed
    l1: Shenzhen locatedIn China by A
    l2: Penang locatedIn Malaysia by A
    l3: China locatedIn Asia by A
    l4: Malaysia locatedIn Asia by A
    l5: OutsideChina complementOf China by A
    s1: InShenzhen locatedIn Shenzhen by A
    s2: InPenang locatedIn Penang by A
    s3: InAsia locatedIn Asia by A
    s4: OnBothSides locatedIn China by A
    s5: OnBothSides locatedIn Malaysia by A
    s6: Disputed locatedIn Malaysia by A
    deny s6 by A in A
  )");
  EXPECT_EQ(goes_to(graph, "InShenzhen", "China"), "certain");
  EXPECT_EQ(goes_to(graph, "InPenang", "China"), "no");
  EXPECT_EQ(goes_to(graph, "InPenang", "Shenzhen"), "no");
  EXPECT_EQ(goes_to(graph, "InAsia", "China"), "possible");
  EXPECT_EQ(goes_to(graph, "Unseated", "China"), "possible");
  EXPECT_EQ(goes_to(graph, "InPenang", "Abroad"), "possible");
  EXPECT_EQ(goes_to(graph, "OnBothSides", "China"), "certain");
  EXPECT_EQ(goes_to(graph, "Disputed", "China"), "possible");
  EXPECT_EQ(goes_to(graph, "InPenang", "OutsideChina"), "certain");
  EXPECT_EQ(goes_to(graph, "InShenzhen", "OutsideChina"), "no");
  EXPECT_EQ(goes_to(graph, "InAsia", "OutsideChina"), "possible");
  EXPECT_EQ(goes_to(graph, "Disputed", "OutsideChina"), "possible");
}

TEST(Measures, AMeasureOnAnyProductGovernsEachHopOfItsPartyCertainly) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2025-01
    product valve
    company Real Hub Other
    turtle kg:f1 a fil:Measure ; fil:effect fil:prohibits ; fil:onParty kg:Hub ; fil:appliesTo fil:AnyProduct .
    affirm f1 by A in A
  )");
  const Lens lens(graph, as_of("2025-01-20"));
  const Measures measures(lens);
  const auto on = [&](std::string_view product, std::string_view recipient) {
    std::string text;
    for (const MeasureOnHop& row : measures.on({vertex(graph, "Real"),
                                                product.empty() ? no_vertex : vertex(graph, product),
                                                vertex(graph, recipient),
                                                no_vertex,
                                                {}}))
      text += name_of(graph, row.measure) + (row.part_unknown ? "?" : "");
    return text;
  };
  EXPECT_EQ(on("valve", "Hub"), "f1");
  EXPECT_EQ(on("", "Hub"), "f1");
  EXPECT_EQ(on("valve", "Other"), "");
}

TEST(Measures, AMeasureThatStatesNoGoodsStaysOnItsParty) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2025-01
    product valve
    company Real Hub
    group Listed
    g1: Hub memberOf Listed by A
    w1: measure restricts onParty=Listed starts=2024 ends=2026 by A
    w2: measure restricts onParty=Hub starts=2020 ends=2021 by A
    w3: measure prohibits onParty=Hub appliesTo=valve starts=2024 ends=2026 by A
    x3: measure permits onParty=Hub exceptionTo=w3 starts=2020 ends=2021 by A
    q3: measure requires onParty=Hub conditionOf=w3 by A
  )");
  const Hop hop{vertex(graph, "Real"), vertex(graph, "valve"), vertex(graph, "Hub"), no_vertex, {}};
  const Lens lens(graph, as_of("2025-01-20"));
  const Measures measures(lens);
  ASSERT_EQ(measures.on(hop).size(), 1u);
  EXPECT_EQ(name_of(graph, measures.on(hop)[0].measure), "w3");
  const std::vector<PartyMeasure> listed = measures.on_parties(hop);
  ASSERT_EQ(listed.size(), 1u);
  EXPECT_EQ(name_of(graph, listed[0].measure), "w1");
  EXPECT_EQ(name_of(graph, listed[0].party), "Hub");
  EXPECT_EQ(listed[0].match, Match::certain);
}

TEST(Measures, AMeasureOnAGroupIsOnThatEndOfTheHopWhichIsSaidToBelongToIt) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2025-01
    company Real Hub Other
    group Listed
    g1: Hub memberOf Listed by A
    deny g1 by Hub in A
    g2: Other memberOf Listed
    deny g2 by Other in A
    w1: measure restricts onParty=Listed starts=2024 ends=2026 by A
  )");
  const Lens lens(graph, as_of("2025-01-20"));
  const Measures measures(lens);
  const auto listed = [&](std::string_view supplier, std::string_view recipient) {
    std::string text;
    for (const PartyMeasure& on :
         measures.on_parties({vertex(graph, supplier), no_vertex, vertex(graph, recipient), no_vertex, {}}))
      for (const Doubt& doubt : on.doubts)
        text += name_of(graph, on.party) + " by " +
                std::string(local_name(graph.terms().value(graph.term_of_claim(doubt.claim)))) + " ?\n";
    return text;
  };
  EXPECT_EQ(listed("Real", "Hub"), "Hub by g1 ?\n");
  EXPECT_EQ(listed("Hub", "Real"), "Hub by g1 ?\n");
  EXPECT_EQ(listed("Real", "Other"), "");
}

}  // namespace
}  // namespace filiera::surroundings_test
