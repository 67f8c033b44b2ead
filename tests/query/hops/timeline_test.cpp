// SPDX-License-Identifier: Apache-2.0
// Tests of the rows of a timeline and their order.
#include "query/hops/timeline.hpp"

#include <gtest/gtest.h>

#include "tests/graph/graph_literal.hpp"

namespace filiera::timeline_test {
namespace {

std::string ids(const KnowledgeGraph& graph, const std::vector<ClaimId>& claims) {
  std::string text;
  for (const ClaimId c : claims) text += ' ' + std::string(local_name(graph.terms().value(graph.term_of_claim(c))));
  return text;
}

std::string text_of(const KnowledgeGraph& graph, const TimelineRow& row) {
  std::string text = ids(graph, {row.claim}).substr(1);
  if (row.match == Match::possible) text += " ?";
  if (!row.dated) text += " undated";
  if (!row.introducing.empty()) text += " introducing" + ids(graph, row.introducing);
  if (!row.terminating.empty()) text += " terminating" + ids(graph, row.terminating);
  return text + '\n';
}

// One line for each row; then the number of undated claims that were omitted, if any.
std::string timeline_of(std::string_view literal, std::string_view about = "", std::string_view changing_in = "",
                        LensOptions options = {}) {
  const KnowledgeGraph graph = graph_of(literal);
  const GoodsFlowGraph flow(graph);
  const Lens lens(graph, std::move(options));
  const Measures measures(lens);
  TimelineQuery query;
  if (!about.empty()) query.about = {vertex(graph, about)};
  if (!changing_in.empty()) query.changing_in = period(changing_in);
  const Timeline found = timeline(flow, lens, measures, query);
  std::string text;
  for (const TimelineRow& row : found.rows) text += text_of(graph, row);
  if (found.undated > 0) text += "left out: " + std::to_string(found.undated) + '\n';
  return text;
}

constexpr std::string_view block = R"(
  document A 2026-03
  company Maker Buyer Other
  product Chips Fast Slow Part
  regulator Office
  place Here There
  k1: Fast kindOf Chips by A
  k2: Part inputTo Fast by A
  c1: Maker suppliesTo Buyer product=Fast modality=contracted starts=2026 by A
  c2: Other suppliesTo Buyer product=Slow modality=ongoing by A
  m1: measure prohibits appliesTo=Fast issuedBy=Office toPlace=There modality=done by A
  m2: measure permits appliesTo=Chips exceptionTo=m1 starts=2026-02 modality=planned by A
  m3: measure requires conditionOf=m2 by A
  m4: measure restricts appliesTo=Slow ends=2025-06 by A
  e1: event modality=done when=2025-04 introduces=m1 involves=Maker by A
  e2: event modality=done when=[2025-04..2026-03] terminates=m1 by A
  e3: event modality=planned when=2026-05 involves=m2 by A
  e4: event modality=done involves=Other by A
)";

TEST(Timeline, WhatNeverHeldIsListedWithoutADate) {
  const std::string_view never = R"(
    document A 2025-12-01
    company Maker Buyer
    product Chip
    c1: Maker suppliesTo Buyer product=Chip modality=contracted starts=2024-01-01 by A
    e1: event modality=done when=2023-06-01 terminates=c1 by A
    m1: measure prohibits appliesTo=Chip modality=ongoing starts=2024-01-01 by A
    e2: event modality=done when=2023-06-01 terminates=m1 by A
  )";
  EXPECT_EQ(timeline_of(never, "Buyer"), "e1 terminating c1\nc1 terminating e1\n");
  EXPECT_EQ(timeline_of(never), "e1 terminating c1\ne2 terminating m1\nm1 terminating e2\n");
  EXPECT_EQ(timeline_of(never, "Buyer", "", as_of("2024-06-01")), "");
}

TEST(Timeline, AConditionIsAsFirmAsWhatItIsAConditionOf) {
  const std::string_view conditions = R"(
    document A 2025-12-01
    document B 2025-12-01
    product Chip
    regulator Gov
    m1: measure permits appliesTo=Chip starts=2020 by A
    deny m1 by Gov in A
    m2: measure permits appliesTo=Chip starts=2021
    deny m2 by Gov in A
    m3: measure permits appliesTo=Chip starts=2022 by B
    q1: measure requires conditionOf=m1 starts=2023 by A
    q2: measure requires conditionOf=m2 starts=2024 by A
    q3: measure requires conditionOf=m3 starts=2025 by A
  )";
  EXPECT_EQ(timeline_of(conditions), "m1 ?\nm3\nq1 ?\nq2 ?\nq3\n");
  LensOptions options;
  options.minimum_certainty = Firmness::certain;
  EXPECT_EQ(timeline_of(conditions, "", "", options), "m3\nq3\n");
  const KnowledgeGraph graph = graph_of(conditions);
  LensOptions only;
  only.not_sources = {term(graph, "B")};
  EXPECT_EQ(timeline_of(conditions, "", "", only), "m1 ?\nq1 ?\nq2 ?\n");
}

TEST(Timeline, WithoutANameAllEventsAndMeasuresStandInOrderOfTheirBounds) {
  EXPECT_EQ(timeline_of(block),
            "m4\n"
            "e1 introducing m1\n"
            "m1 introducing e1 terminating e2\n"
            "e2 terminating m1\n"
            "m2\n"
            "e3\n"
            "e4 undated\n"
            "m3 undated\n");
}

TEST(Timeline, AProductHasTheMeasuresOnItsFamiliesWithTheirExceptionsConditionsAndEvents) {
  EXPECT_EQ(timeline_of(block, "Fast"),
            "e1 introducing m1\n"
            "m1 introducing e1 terminating e2\n"
            "e2 terminating m1\n"
            "c1\n"
            "m2\n"
            "e3\n"
            "m3 undated\n"
            "left out: 2\n");
}

TEST(Timeline, WhatAProductIsAnInputToConcernsItOnlyPossibly) {
  EXPECT_EQ(timeline_of(block, "Part"),
            "e1 ? introducing m1\n"
            "m1 ? introducing e1 terminating e2\n"
            "e2 ? terminating m1\n"
            "m2 ?\n"
            "e3 ?\n"
            "m3 ? undated\n"
            "left out: 1\n");
}

TEST(Timeline, ACompanyHasTheMeasuresOnItsHopsOfGoods) {
  // No source states where Buyer has its seat, so it may be There.
  EXPECT_EQ(timeline_of(block, "Buyer"),
            "m4\n"
            "e1 ? introducing m1\n"
            "m1 ? introducing e1 terminating e2\n"
            "e2 ? terminating m1\n"
            "c1\n"
            "m2\n"
            "e3\n"
            "m3 undated\n"
            "left out: 1\n");
  EXPECT_EQ(timeline_of(block, "Other"), "m4\ne4 undated\nleft out: 1\n");
}

TEST(Timeline, ARegulatorHasItsMeasuresAndAPlaceThoseThatNameIt) {
  EXPECT_EQ(timeline_of(block, "Office"),
            "e1 introducing m1\nm1 introducing e1 terminating e2\ne2 terminating m1\nm2\ne3\nm3 undated\n");
  EXPECT_EQ(timeline_of(block, "There"), timeline_of(block, "Office"));
  EXPECT_EQ(timeline_of(block, "Here"), "");
}

TEST(Timeline, AMeasureHasItsEventsAndWhatItIsAnExceptionTo) {
  EXPECT_EQ(timeline_of(block, "m2"),
            "e1 introducing m1\nm1 introducing e1 terminating e2\ne2 terminating m1\nm2\ne3\nm3 undated\n");
  EXPECT_EQ(timeline_of(block, "e2"),
            "e1 introducing m1\nm1 introducing e1 terminating e2\ne2 terminating m1\nm2\ne3\nm3 undated\n");
}

TEST(Timeline, AThingHasTheClaimsThatNameItAsProductOrPlaceAndItsDatedFigures) {
  EXPECT_EQ(timeline_of(R"(
    document A 2026-03
    company Maker Buyer
    product Fast
    place There
    c1: Maker suppliesTo Buyer product=Fast toPlace=There starts=2024-05 by A
    turtle kg:f1 a fil:Figure ; fil:about kg:Fast ; fil:metric fil:monthlyUsers ; fil:share 0.5 ; fil:when "2025"^^edtf:EDTF .
    turtle kg:f1a a fil:Attestation ; fil:affirms kg:f1 ; prov:wasAttributedTo kg:A ; oa:hasSource kg:A ; fil:start 0 ; fil:end 9 .
  )",
                        "Fast"),
            "c1\nf1\n");
  EXPECT_EQ(timeline_of("document A 2026-03\n company Maker Buyer\n place There\n"
                        "c1: Maker suppliesTo Buyer toPlace=There starts=2024-05 by A",
                        "There"),
            "c1\n");
}

TEST(Timeline, OnlyWhatBeginsEndsOrHappensInThePeriodChangesInIt) {
  EXPECT_EQ(timeline_of(block, "", "2025-04"),
            "e1 introducing m1\nm1 introducing e1 terminating e2\ne2 ? terminating m1\n");
  EXPECT_EQ(timeline_of(block, "", "2025-05"), "m1 ? introducing e1 terminating e2\ne2 ? terminating m1\n");
  EXPECT_EQ(timeline_of(block, "", "2025-06"), "m4\nm1 ? introducing e1 terminating e2\ne2 ? terminating m1\n");
  EXPECT_EQ(timeline_of(block, "", "2026-04"), "");
  EXPECT_EQ(timeline_of(block, "", "2026-05-31"), "e3 ?\n");
  EXPECT_EQ(timeline_of(block, "", "2026-06-01"), "");
}

TEST(Timeline, WhatIsAskedToBeCertainLeavesOutThePossible) {
  LensOptions certain;
  certain.minimum_certainty = Firmness::certain;
  EXPECT_EQ(timeline_of(block, "", "2025-04", certain), "e1 introducing m1\nm1 introducing e1 terminating e2\n");
  EXPECT_EQ(timeline_of(block, "Part", "", certain), "left out: 1\n");
}

TEST(Timeline, TheLensHidesWhatItsSourcesDoNotSay) {
  const std::string_view told = R"(
    document A 2025-06
    document B 2026-03
    product Fast
    m1: measure prohibits appliesTo=Fast modality=ongoing by A
    e1: event modality=done when=2025-09 terminates=m1 by B
  )";
  EXPECT_EQ(timeline_of(told, "Fast"), "m1 terminating e1\ne1 terminating m1\n");
  LensOptions early;
  early.known_by = *parse_day("2025-12-31");
  EXPECT_EQ(timeline_of(told, "Fast", "", early), "m1 undated\n");
  EXPECT_EQ(timeline_of(told, "Fast", "2026", early), "");
}

TEST(Timeline, OfALinkTheEventsThatBeginAndEndItAreTold) {
  EXPECT_EQ(timeline_of(R"(
    document A 2026-06
    company Maker Buyer
    c1: Maker suppliesTo Buyer modality=ongoing starts=2024 ends=2030 by A
    e1: event modality=done when=2025-02 terminates=c1 by A
  )",
                        "Maker"),
            "c1 terminating e1\ne1 terminating c1\n");
}

TEST(Timeline, WhatLiesOnAHopThatIsOnlyPossibleConcernsACompanyPossibly) {
  EXPECT_EQ(timeline_of(R"(
    document A 2025-06
    company Maker Buyer
    product Fast
    c1: Maker sells Fast modality=ongoing by A
    c2: Buyer uses Fast modality=ongoing by A
    m1: measure restricts appliesTo=Fast starts=2025-02 modality=done by A
  )",
                        "Buyer"),
            "m1 ?\nleft out: 1\n");
}

TEST(Timeline, OfAssertedClaimsNoEventThatIsDeniedDatesAMeasure) {
  const std::string_view told = R"(
    document A 2025-06
    company Maker
    product Fast
    m1: measure prohibits appliesTo=Fast modality=done by A
    e1: event modality=done when=2025-02 introduces=m1 by A
    deny e1 by Maker in A
  )";
  LensOptions asserted;
  asserted.stance = StanceFilter::asserted;
  EXPECT_EQ(timeline_of(told, "Fast"), "m1 introducing e1\ne1 ? introducing m1\n");
  EXPECT_EQ(timeline_of(told, "Fast", "", asserted), "m1 undated\n");
  EXPECT_EQ(timeline_of(told, "", "2025", asserted), "");
}

}  // namespace
}  // namespace filiera::timeline_test
