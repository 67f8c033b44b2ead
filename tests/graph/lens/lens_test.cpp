// SPDX-License-Identifier: Apache-2.0
// Tests of the lens: as-of, known-by, sources, stance, certainty.
#include "graph/lens/lens.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/graph/graph_literal.hpp"

namespace filiera {
namespace {

constexpr std::string_view block = R"(
  document Early 2025-05
  document Late [2025-12..2026-03]
  regulator US
  product H20
  m1: measure prohibits appliesTo=H20 issuedBy=US by Late
  e1: event modality=done when=2025-04 introduces=m1 by Late
  e2: event modality=done when=[2025-04..2026-03] terminates=m1 by Late
)";

Match on(const KnowledgeGraph& graph, std::string_view name, std::string_view date) {
  return Lens(graph, as_of(date)).match(claim(graph, name));
}

constexpr std::string_view kinds_of_doubt[] = {"precision", "last_told", "start", "end"};

// Why the claim holds only possibly on the day: the kinds of the doubts.
std::string in_time(const Lens& lens, std::string_view name, std::string_view day) {
  std::string text;
  for (const Doubt& doubt : lens.doubts_in_time(claim(lens.graph(), name), period(day)))
    text += (text.empty() ? "" : " ") + std::string(kinds_of_doubt[static_cast<std::size_t>(doubt.kind)]);
  return text;
}

TEST(Lens, EndUnknownIsOnlyPossiblyInForce) {
  const KnowledgeGraph graph = graph_of(block);
  EXPECT_EQ(on(graph, "m1", "2025-03-31"), Match::no);
  EXPECT_EQ(on(graph, "m1", "2025-05-15"), Match::possible);
  EXPECT_EQ(on(graph, "m1", "2025-10-01"), Match::possible);
  EXPECT_EQ(on(graph, "m1", "2026-03-31"), Match::possible);
  EXPECT_EQ(on(graph, "m1", "2026-06-01"), Match::no);
  EXPECT_EQ(on(graph, "m1", "2025-04"), Match::certain);
}

TEST(Lens, TheReasonOfDoubtIsToldApart) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2025-05
    document B 2025-07
    company P Q
    ended: P suppliesTo Q modality=ongoing starts=2025-01 ends=[2025-06..2025-12] by A
    open: P suppliesTo Q modality=ongoing by A B
    early: P suppliesTo Q modality=ongoing starts=[2025-01..2025-12] by A
  )");
  const Lens lens(graph);
  EXPECT_EQ(in_time(lens, "ended", "2025-08-01"), "end");
  EXPECT_EQ(in_time(lens, "open", "2025-08-01"), "last_told");
  EXPECT_EQ(in_time(lens, "open", "2025-06-15"), "");
  EXPECT_EQ(in_time(lens, "open", "2025-04-15"), "start");
  EXPECT_EQ(in_time(lens, "early", "2025-03-01"), "start");
}

TEST(Lens, ADoubtBeginsOnTheDayAfterTheLatestStart) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2025-01-05
    company P Q
    c1: P suppliesTo Q modality=done starts=[2025-01-01..2025-01-10] ends=[2025-01-08..2025-01-20] by A
  )");
  const Lens lens(graph);
  EXPECT_EQ(in_time(lens, "c1", "2025-01-07"), "start");
  EXPECT_EQ(in_time(lens, "c1", "2025-01-09"), "start end");
  EXPECT_EQ(in_time(lens, "c1", "2025-01-10"), "end");
  EXPECT_EQ(in_time(lens, "c1", "2025-01-11"), "end");
}

TEST(Lens, ARemarkOnClaimsIsSeenNoBetterThanEachOfThem) {
  const KnowledgeGraph graph = graph_of(R"(
    document Early 2025-01
    document Late [2025-12..2026-03]
    company P Q
    agent Editors
    c1: P suppliesTo Q by Early
    c2: P suppliesTo Q by Late
    turtle kg:r a fil:Remark ; fil:about kg:P , kg:c1 , kg:c2 ; fil:text "One matter."@en .
    affirm r by Editors in Early
    affirm r by Editors in Late
  )");
  const auto seen = [&](auto&& restrict) {
    LensOptions options;
    restrict(options);
    return Lens(graph, options).match(claim(graph, "r"));
  };
  EXPECT_EQ(seen([](LensOptions&) {}), Match::certain);
  EXPECT_EQ(seen([](LensOptions& o) { o.known_by = period("2025-06-01").first; }), Match::no);
  EXPECT_EQ(seen([](LensOptions& o) { o.known_by = period("2026-01-01").first; }), Match::possible);
  EXPECT_EQ(seen([](LensOptions& o) { o.known_by = period("2026-04-01").first; }), Match::certain);
  EXPECT_EQ(seen([&](LensOptions& o) { o.sources = {term(graph, "Early")}; }), Match::no);
  EXPECT_EQ(seen([&](LensOptions& o) { o.not_sources = {term(graph, "Late")}; }), Match::no);
}

TEST(Lens, AnEventThatIsOnlyPlannedEndsNothing) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2026-01
    product H20
    m1: measure prohibits appliesTo=H20 starts=2025-04 by A
    e2: event modality=planned when=2025-06 terminates=m1 by A
  )");
  EXPECT_EQ(on(graph, "m1", "2025-10-01"), Match::certain);
}

constexpr std::string_view ended_link = R"(
  document A 2025-01
  document B 2025-06
  company Acme Bolt
  c1: Acme suppliesTo Bolt starts=2025 modality=ongoing by A
  e1: event modality=done when=2025-05-05 by B
  turtle kg:e1 fil:terminates kg:c1 .
)";

TEST(Lens, AnEventEndsALink) {
  const KnowledgeGraph graph = graph_of(ended_link);
  const ClaimId c1 = claim(graph, "c1");
  EXPECT_EQ(Lens(graph, as_of("2025-06-15")).match(c1), Match::no);
  EXPECT_EQ(graph.bounds(c1).end_latest, period("2025-05-05").last);
}

TEST(Lens, AnEndingThatSomebodyDeniesLeavesALinkPossiblyEnded) {
  const KnowledgeGraph graph = graph_of(std::string(ended_link) + "deny e1 by Bolt in A\n");
  EXPECT_EQ(Lens(graph, as_of("2025-06-15")).match(claim(graph, "c1")), Match::possible);
}

TEST(Lens, AnEndingThatNobodyAffirmsEndsNoLink) {
  std::string denied(ended_link);
  denied.replace(denied.find("e1: event modality=done when=2025-05-05 by B"), 44,
                 "turtle kg:e1 a fil:Event ; skos:prefLabel \"e1\"@en ; fil:modality fil:done ; fil:when "
                 "\"2025-05-05\"^^edtf:EDTF .\n deny e1 by Bolt in B");
  const KnowledgeGraph graph = graph_of(denied);
  EXPECT_EQ(graph.bounds(claim(graph, "c1")).end_latest, unbounded_future);
}

TEST(Lens, WithoutTheSourceOfItsEndALinkHasItsOwnDatesAgain) {
  const KnowledgeGraph graph = graph_of(ended_link);
  LensOptions only_a;
  only_a.sources = {term(graph, "A")};
  const Bounds bounds = Lens(graph, only_a).bounds(claim(graph, "c1"));
  EXPECT_EQ(bounds.start_latest, period("2025-12-31").last);
  EXPECT_EQ(bounds.end_latest, unbounded_future);
}

TEST(Lens, AnEventThatTheLensHidesEndsNothing) {
  const KnowledgeGraph graph = graph_of(R"(
    document Early 2025-05
    document Late 2026-01
    product H20
    m1: measure prohibits appliesTo=H20 starts=2025-04 by Early
    e2: event modality=done when=2025-06 terminates=m1 by Late
  )");
  EXPECT_EQ(on(graph, "m1", "2025-10-01"), Match::no);
  LensOptions options = as_of("2025-10-01");
  options.known_by = *parse_day("2025-12-31");
  EXPECT_EQ(Lens(graph, options).match(claim(graph, "m1")), Match::possible);  // carried forward
  options.as_of = period("2025-05-01");
  EXPECT_EQ(Lens(graph, options).match(claim(graph, "m1")), Match::certain);
}

TEST(Lens, AnEventThatIsOnlyPossiblyKnownEndsOnlyPossibly) {
  const KnowledgeGraph graph = graph_of(R"(
    document Early 2025-05
    document Late [2025-12..2026-03]
    product H20
    m1: measure prohibits appliesTo=H20 starts=2025-04 by Early
    e2: event modality=done when=2025-06 terminates=m1 by Late
  )");
  LensOptions options = as_of("2025-10-01");
  options.known_by = *parse_day("2026-01-15");
  EXPECT_EQ(Lens(graph, options).match(claim(graph, "m1")), Match::possible);
  options.known_by = *parse_day("2026-03-31");
  EXPECT_EQ(Lens(graph, options).match(claim(graph, "m1")), Match::no);
}

TEST(Lens, AnEventThatIsOnlyPossiblyKnownMattersOnlyWhereItContradictsWhatIsKnown) {
  const auto end_with = [](std::string_view when, std::string_view by) {
    const KnowledgeGraph graph = graph_of(fmt::format(R"(
      document Known 2025-07
      document Late [2025-12..2026-03]
      regulator US
      product H20
      m1: measure prohibits appliesTo=H20 issuedBy=US by Known
      e1: event modality=done when=2025-04 terminates=m1 by Known
      e2: event modality=done when={} terminates=m1 by {}
    )",
                                                      when, by));
    LensOptions options;
    options.known_by = *parse_day("2026-01-15");
    const Bounds bounds = Lens(graph, options).bounds(claim(graph, "m1"));
    return format_range({bounds.end_earliest, bounds.end_latest});
  };
  EXPECT_EQ(end_with("[2025-04-30..2025-06-30]", "Late"), "2025-04");
  EXPECT_EQ(end_with("[2025-02-01..2025-04-01]", "Late"), "2025-04");
  EXPECT_EQ(end_with("[2025-05-01..2025-06-30]", "Late"), "[2025-04..2025-06]");
  EXPECT_EQ(end_with("[2025-02-01..2025-03-31]", "Late"), "[2025-02..2025-04]");
  // If two events are known, the end lies in the intersection of their intervals, here one day.
  EXPECT_EQ(end_with("[2025-04-30..2025-06-30]", "Known"), "2025-04-30");
  EXPECT_EQ(end_with("[2025-05-01..2025-06-30]", "Known"), "[2025-04..2025-06]");
}

TEST(Lens, KnownByIsThreeValued) {
  const KnowledgeGraph graph = graph_of(R"(
    document A [2025-12..2026-03]
    company P Q
    c1: P suppliesTo Q modality=ongoing by A
  )");
  const auto known = [&](std::string_view day) {
    LensOptions options;
    options.known_by = *parse_day(day);
    return Lens(graph, options).match(claim(graph, "c1"));
  };
  EXPECT_EQ(known("2025-11-30"), Match::no);
  EXPECT_EQ(known("2025-12-01"), Match::possible);
  EXPECT_EQ(known("2026-03-30"), Match::possible);
  EXPECT_EQ(known("2026-03-31"), Match::certain);
}

TEST(Lens, CarriedForwardReachesOnlyWhatTheShownSourcesSaw) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2025-01
    document B 2025-09
    company P Q
    c1: P suppliesTo Q modality=ongoing by A B
  )");
  EXPECT_EQ(on(graph, "c1", "2025-05-01"), Match::certain);
  LensOptions options = as_of("2025-05-01");
  options.sources = {term(graph, "A")};
  const Lens lens(graph, options);
  EXPECT_EQ(lens.match(claim(graph, "c1")), Match::possible);
  EXPECT_EQ(in_time(lens, "c1", "2025-05-01"), "last_told");
}

constexpr std::string_view relay = R"(
  document A 2025-01
  agent Times Observer
  company P Q
  c1: P suppliesTo Q modality=ongoing
  turtle kg:a1 a fil:Attestation ; fil:affirms kg:c1 ; prov:wasAttributedTo kg:A ; prov:wasDerivedFrom kg:a2 ; oa:hasSource kg:A ; fil:start 0 ; fil:end 9 .
  turtle kg:a2 a fil:Attestation ; fil:affirms kg:c1 ; prov:wasAttributedTo kg:Times ; oa:hasSource kg:A ; fil:start 0 ; fil:end 9 .
)";

TEST(Lens, ASourceIsADocumentOrAVoice) {
  const KnowledgeGraph graph = graph_of(relay);
  for (const auto& [name, match] :
       {std::pair{"A", Match::certain}, {"Times", Match::certain}, {"Observer", Match::no}}) {
    LensOptions options;
    options.sources = {term(graph, name)};
    EXPECT_EQ(Lens(graph, options).match(claim(graph, "c1")), match) << name;
  }
}

TEST(Lens, WithoutAVoiceWhatRepeatsItIsGoneToo) {
  const KnowledgeGraph graph = graph_of(relay);
  LensOptions options;
  options.not_sources = {term(graph, "Times")};
  EXPECT_EQ(Lens(graph, options).match(claim(graph, "c1")), Match::no);
}

constexpr std::string_view dispute = R"(
  document A 2025-01
  document B 2025-02
  company P Q R
  plain: P suppliesTo Q modality=ongoing by A
  denied: P suppliesTo R modality=ongoing by A
  wide: Q suppliesTo R modality=ongoing by A
  narrow: Q suppliesTo P modality=ongoing
  relate narrow answers wide
  deny denied by P in B
  deny narrow by Q in B
)";

TEST(Lens, StanceTellsAssertedFromContested) {
  const KnowledgeGraph graph = graph_of(dispute);
  const auto seen = [&](StanceFilter stance) {
    LensOptions options;
    options.stance = stance;
    const Lens lens(graph, options);
    std::string names;
    for (const char* name : {"plain", "denied", "wide", "narrow"})
      if (lens.match(claim(graph, name)) != Match::no) names += std::string(name) + ' ';
    return names;
  };
  EXPECT_EQ(seen(StanceFilter::all), "plain denied wide ");
  EXPECT_EQ(seen(StanceFilter::asserted), "plain ");
  EXPECT_EQ(seen(StanceFilter::contested), "denied wide ");
}

TEST(Lens, ADenialThatIsNotYetKnownDeniesNothing) {
  const KnowledgeGraph graph = graph_of(dispute);
  LensOptions options;
  options.stance = StanceFilter::asserted;
  options.known_by = *parse_day("2025-01-31");
  EXPECT_EQ(Lens(graph, options).match(claim(graph, "denied")), Match::certain);
  EXPECT_EQ(Lens(graph, options).match(claim(graph, "wide")), Match::certain);
  options.known_by = *parse_day("2025-02-10");  // B may be out
  EXPECT_EQ(Lens(graph, options).match(claim(graph, "denied")), Match::possible);
  EXPECT_EQ(Lens(graph, options).match(claim(graph, "wide")), Match::possible);
}

TEST(Lens, WhatADocumentAffirmsAndDeniesIsAssertedInNoReadingOfItsDate) {
  const KnowledgeGraph graph = graph_of(R"(
    document A [2025-01..2025-08]
    document B [2025-01..2025-08]
    company P Q
    agent N
    both: P suppliesTo Q modality=ongoing by A
    apart: P suppliesTo Q modality=ongoing by A
    answered: P suppliesTo Q modality=ongoing by A
    wide: P suppliesTo Q modality=ongoing by B
    relate wide answers answered
    deny both by N in A
    deny apart by N in B
    deny wide by N in A
  )");
  LensOptions options;
  options.known_by = *parse_day("2025-03-15");
  const Lens lens(graph, options);
  EXPECT_EQ(lens.contested(claim(graph, "both")), Match::certain);
  EXPECT_EQ(lens.contested(claim(graph, "answered")), Match::certain);
  EXPECT_EQ(lens.contested(claim(graph, "apart")), Match::possible);
  options.stance = StanceFilter::asserted;
  const Lens asserted(graph, options);
  for (const char* name : {"both", "answered"}) {
    EXPECT_EQ(asserted.match(claim(graph, name)), Match::no) << name;
    EXPECT_EQ(asserted.listed(claim(graph, name)), Match::no) << name;
  }
  EXPECT_EQ(asserted.match(claim(graph, "apart")), Match::possible);
  EXPECT_EQ(asserted.listed(claim(graph, "apart")), Match::possible);
}

TEST(Lens, ARemarkOnWhatIsHiddenIsHidden) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2025
    company P Q
    agent N
    plain: P suppliesTo Q modality=ongoing by A
    denied: P suppliesTo Q modality=planned by A
    deny denied by N in A
    turtle kg:r1 a fil:Remark ; fil:about kg:plain ; fil:text "One."@en .
    affirm r1 by N in A
    turtle kg:r2 a fil:Remark ; fil:about kg:plain , kg:denied ; fil:text "Both."@en .
    affirm r2 by N in A
  )");
  LensOptions options;
  options.stance = StanceFilter::asserted;
  const Lens lens(graph, options);
  EXPECT_EQ(lens.listed(claim(graph, "r1")), Match::certain);
  EXPECT_EQ(lens.match(claim(graph, "r1")), Match::certain);
  EXPECT_EQ(lens.listed(claim(graph, "r2")), Match::no);
  EXPECT_EQ(lens.match(claim(graph, "r2")), Match::no);
  EXPECT_EQ(Lens(graph).listed(claim(graph, "r2")), Match::certain);
}

TEST(Lens, CertainDropsWhatIsOnlyPossible) {
  const KnowledgeGraph graph = graph_of(block);
  LensOptions options = as_of("2025-05-15");
  options.minimum_certainty = Firmness::certain;
  EXPECT_EQ(Lens(graph, options).match(claim(graph, "m1")), Match::no);
}

TEST(Lens, EdgesOfAMeasureMatchAsTheMeasureDoes) {
  const KnowledgeGraph graph = graph_of(block);
  const Lens lens(graph, as_of("2025-05-15"));
  const auto edges = graph.out_claims(vertex(graph, "m1"));
  ASSERT_EQ(edges.size(), 2u);
  for (const std::uint32_t e : edges) {
    EXPECT_EQ(lens.match(e), Match::possible);
    EXPECT_EQ(graph.owner(e), claim(graph, "m1"));
    EXPECT_EQ(graph.attestations(e).size(), 1u);
  }
}

TEST(Lens, TheStanceHasFiveValues) {
  const KnowledgeGraph graph = graph_of(std::string(dispute) + R"(
  first: Q suppliesTo R modality=ongoing starts=2024 by A
  second: Q suppliesTo R modality=ongoing starts=2025 sameMatterAs=first by B
)");
  const auto stances = [&](const LensOptions& options) {
    const Lens lens(graph, options);
    std::string text;
    for (const char* name : {"plain", "denied", "wide", "narrow", "first"})
      text += std::string(1, "undisa"[static_cast<std::size_t>(lens.stance(claim(graph, name)).stance) + 0]) + ' ';
    return text;
  };
  constexpr std::string_view letters = "untold n=denied_only d=disputed i=differs s=affirmed";
  EXPECT_EQ(stances({}), "s d d n i ") << letters;
  LensOptions only_b;
  only_b.sources = {term(graph, "B")};
  EXPECT_EQ(stances(only_b), "u n u n u ") << letters;
  LensOptions early;
  early.known_by = *parse_day("2025-01-31");
  EXPECT_EQ(stances(early), "s s s u s ") << letters;
  EXPECT_EQ(Lens(graph).differing(claim(graph, "first")), std::vector<ClaimId>{claim(graph, "second")});
}

TEST(Lens, AStanceThatWaitsForAPublicationIsTheLessFirmAndOnlyPossible) {
  const KnowledgeGraph graph = graph_of(dispute);
  LensOptions options;
  options.known_by = *parse_day("2025-02-10");  // B may be out
  const Lens lens(graph, options);
  EXPECT_EQ(lens.stance(claim(graph, "denied")), (ClaimStance{Stance::disputed, Match::possible}));
  EXPECT_EQ(lens.stance(claim(graph, "wide")), (ClaimStance{Stance::disputed, Match::possible}));
  EXPECT_EQ(lens.stance(claim(graph, "narrow")), (ClaimStance{Stance::denied_only, Match::no}));
  EXPECT_EQ(lens.stance(claim(graph, "plain")), (ClaimStance{Stance::affirmed, Match::certain}));
}

// The doubts in time: kind and uncertain claim.
std::string doubts_of(const KnowledgeGraph& graph, std::string_view name, std::string_view day) {
  const Lens lens(graph, as_of(day));
  std::string text;
  for (const Doubt& doubt : lens.doubts(claim(graph, name)))
    text += std::string(kinds_of_doubt[static_cast<std::size_t>(doubt.kind)]) + ' ' +
            std::string(local_name(graph.terms().value(graph.term_of_claim(doubt.claim)))) + ' ' +
            format_range(doubt.days) + "; ";
  return text;
}

TEST(Lens, DoubtsOfALinkTellPrecisionFromLastToldAndFromWhatIsUnknown) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2025-06-10
    company P Q
    year: P suppliesTo Q modality=ongoing starts=2025 by A
    when: P suppliesTo Q modality=contracted when=2025 by A
    set: P suppliesTo Q modality=ongoing starts=[2025-01..2025-12] by A
    untold: P suppliesTo Q modality=ongoing by A
    done: P suppliesTo Q modality=done starts=2024 by A
    planned: P suppliesTo Q modality=planned starts=2024 by A
    bare: P suppliesTo Q starts=2024 by A
    ordered: P suppliesTo Q modality=contracted starts=2024 by A
    m1: measure prohibits onParty=P starts=2024 by A
  )");
  EXPECT_EQ(doubts_of(graph, "bare", "2025-08-01"), "end bare [2025-06-10..]; ");
  EXPECT_EQ(doubts_of(graph, "ordered", "2025-08-01"), "last_told ordered 2025-06-10; ");
  EXPECT_EQ(doubts_of(graph, "m1", "2025-08-01"), "last_told m1 2025-06-10; ");
  EXPECT_EQ(doubts_of(graph, "year", "2025-03-01"), "precision year 2025; ");
  EXPECT_EQ(doubts_of(graph, "year", "2026-01-01"), "last_told year 2025-06-10; ");
  EXPECT_EQ(doubts_of(graph, "year", "2024-12-31"), "");  // no match
  EXPECT_EQ(doubts_of(graph, "when", "2025-03-01"), "precision when 2025; ");
  EXPECT_EQ(doubts_of(graph, "set", "2025-03-01"), "start set 2025; ");
  EXPECT_EQ(doubts_of(graph, "untold", "2025-03-01"), "start untold [..2025-06-10]; ");
  EXPECT_EQ(doubts_of(graph, "done", "2025-08-01"), "end done [2025-06-10..]; ");
  EXPECT_EQ(doubts_of(graph, "planned", "2025-08-01"), "end planned [2025-06-10..]; ");
  EXPECT_EQ(doubts_of(graph, "year", "2025-06-10"), "precision year 2025; ");
}

TEST(Lens, ImprecisionOfAMeasureOrItsEventIsADoubtAboutItsStartOrEnd) {
  const KnowledgeGraph graph = graph_of(block);
  EXPECT_EQ(doubts_of(graph, "m1", "2025-04-10"), "start e1 2025-04; end e2 [2025-04..2026-03]; ");
}

TEST(Lens, EventsBeginAndEndLinks) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2025-12
    company P Q
    c1: P suppliesTo Q modality=ongoing starts=2024 by A
    e1: event modality=done when=2025-05-05 terminates=c1 by A
    c2: P suppliesTo Q modality=ongoing starts=2024 by A
    e2: event modality=done when=2025-05-05 terminates=c2 by A
    deny e2 by Q in A
    c3: P suppliesTo Q modality=ongoing starts=2024 by A
    e3: event modality=done when=2025-05-05 terminates=c3
    deny e3 by Q in A
    c4: P suppliesTo Q modality=ongoing by A
    e4: event modality=done when=2025-05-05 introduces=c4 by A
  )");
  EXPECT_EQ(on(graph, "c1", "2025-05-01"), Match::certain);
  EXPECT_EQ(on(graph, "c1", "2025-06-15"), Match::no);
  EXPECT_EQ(on(graph, "c2", "2025-06-15"), Match::possible);
  EXPECT_EQ(doubts_of(graph, "c2", "2025-06-15"), "end e2 2025-05-05; ");
  EXPECT_EQ(on(graph, "c3", "2025-06-15"), Match::certain);
  EXPECT_EQ(on(graph, "c4", "2025-05-01"), Match::no);
  EXPECT_EQ(on(graph, "c4", "2025-06-15"), Match::certain);
  LensOptions filtered = as_of("2025-06-15");
  filtered.known_by = *parse_day("2026-06-01");  // reads attestations and events rather than columns
  EXPECT_EQ(Lens(graph, filtered).match(claim(graph, "c1")), Match::no);
  EXPECT_EQ(Lens(graph, filtered).match(claim(graph, "c2")), Match::possible);
}

TEST(Lens, AnEventEndsALinkBeforeItsStatedEnd) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2027-12
    company P Q
    c1: P suppliesTo Q modality=contracted starts=2024 ends=2030 by A
    e1: event modality=done when=2026-05-05 terminates=c1 by A
    c2: P suppliesTo Q modality=contracted starts=2024 ends=2030 by A
    e2: event modality=done when=2026-05-05 terminates=c2 by A
    deny e2 by Q in A
    c3: P suppliesTo Q modality=contracted starts=2024 ends=2025 by A
    e3: event modality=done when=2026-05-05 terminates=c3 by A
    m1: measure prohibits modality=ongoing starts=2024 ends=2030 by A
    e4: event modality=done when=2026-05-05 terminates=m1 by A
    e5: event modality=planned when=2025-05-05 terminates=c1 by A
  )");
  for (const bool columns : {true, false}) {
    const auto match = [&](const char* id, const char* day) {
      LensOptions options = as_of(day);
      if (!columns) options.known_by = *parse_day("2099-01-01");
      return Lens(graph, options).match(claim(graph, id));
    };
    EXPECT_EQ(match("c1", "2026-05-01"), Match::certain);
    EXPECT_EQ(match("c1", "2026-06-01"), Match::no);
    EXPECT_EQ(match("c2", "2026-06-01"), Match::possible);
    EXPECT_EQ(match("c2", "2031-01-01"), Match::no);
    EXPECT_EQ(match("c3", "2026-01-01"), Match::no);
    EXPECT_EQ(match("m1", "2026-06-01"), Match::no);
  }
  EXPECT_EQ(doubts_of(graph, "c2", "2026-06-01"), "end e2 2026-05-05; ");
  EXPECT_TRUE(Lens(graph).moving_events(claim(graph, "c3"), Turn::end).empty());
  EXPECT_EQ(Lens(graph).moving_events(claim(graph, "c1"), Turn::end).size(), 1u);
}

TEST(Lens, WhatIsCancelledBeforeItsBeginNeverHeld) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2027-12
    company P Q
    c1: P suppliesTo Q modality=contracted starts=2026-06 ends=2030 by A
    e1: event modality=done when=2026-05-05 terminates=c1 by A
    c2: P suppliesTo Q modality=ongoing starts=2026-06-01 ends=2030 by A
    e2: event modality=done when=2026-05-05 terminates=c2 by A
    deny e2 by Q in A
    c3: P suppliesTo Q modality=contracted by A
    e3: event modality=done when=2026-05-05 terminates=c3 by A
  )");
  EXPECT_EQ(on(graph, "c1", "2026-05-05"), Match::no);
  EXPECT_EQ(on(graph, "c1", "2027-01-01"), Match::no);
  EXPECT_EQ(Lens(graph).match(claim(graph, "c1")), Match::no);
  EXPECT_EQ(Lens(graph).listed(claim(graph, "c1")), Match::certain);
  EXPECT_EQ(on(graph, "c2", "2026-06-01"), Match::possible);
  EXPECT_EQ(doubts_of(graph, "c2", "2026-06-01"), "end e2 2026-05-05; ");
  EXPECT_EQ(on(graph, "c3", "2026-05-05"), Match::possible);
}

TEST(Lens, WhatPerhapsNeverHeldIsPossibleWithoutADate) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2027-12
    company P Q
    c1: P suppliesTo Q modality=contracted starts=2024-01-01 by A
    e1: event modality=done when=2023-06-01 terminates=c1 by A
    deny e1 by Q in A
    c2: P suppliesTo Q modality=contracted starts=2024-06-01 by A
    e2: event modality=done when=[2023-01..2025-01] terminates=c2 by A
    c3: P suppliesTo Q modality=contracted starts=2024-06-01 by A
    e3: event modality=done when=2025-01-01 terminates=c3 by A
    deny e3 by Q in A
  )");
  const Lens lens(graph);
  for (const char* id : {"c1", "c2"}) {
    EXPECT_EQ(lens.match(claim(graph, id)), Match::possible) << id;
    EXPECT_EQ(lens.listed(claim(graph, id)), Match::certain) << id;
    ASSERT_EQ(lens.doubts(claim(graph, id)).size(), 1u) << id;
  }
  EXPECT_EQ(lens.doubts(claim(graph, "c1"))[0].claim, claim(graph, "e1"));
  EXPECT_EQ(lens.doubts(claim(graph, "c2"))[0],
            (Doubt{DoubtKind::end, claim(graph, "e2"), period("[2023-01..2025-01]")}));
  EXPECT_EQ(lens.start_days(claim(graph, "c1")), period("2024-01-01"));
  EXPECT_EQ(lens.match(claim(graph, "c3")), Match::certain);
  EXPECT_TRUE(lens.doubts(claim(graph, "c3")).empty());
}

TEST(Lens, ATellingThatAnEventEndedDiffersFromOneThatGoesOn) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2025-02
    document B 2025-12
    company P Q
    c1: P suppliesTo Q modality=ongoing starts=2024 by A
    c2: P suppliesTo Q modality=ongoing starts=2024 by B
    relate c1 sameMatterAs c2
    e1: event modality=done when=2025-05-05 terminates=c1 by B
    c3: P suppliesTo Q modality=ongoing starts=2024 by A
    c4: P suppliesTo Q modality=ongoing starts=2024 by B
    relate c3 sameMatterAs c4
    e2: event modality=done when=2025-05-05 terminates=c3 terminates=c4 by B
  )");
  const Lens lens(graph);
  EXPECT_EQ(lens.stance(claim(graph, "c1")).stance, Stance::differs);
  EXPECT_EQ(lens.stance(claim(graph, "c2")).stance, Stance::differs);
  EXPECT_EQ(lens.differing(claim(graph, "c2")), std::vector{claim(graph, "c1")});
  EXPECT_EQ(lens.stance(claim(graph, "c3")).stance, Stance::affirmed);
  LensOptions early;
  early.known_by = *parse_day("2025-12-15");
  EXPECT_EQ(Lens(graph, early).stance(claim(graph, "c1")).told, Match::possible);
  early.known_by = *parse_day("2025-03-15");
  EXPECT_EQ(Lens(graph, early).stance(claim(graph, "c1")).stance, Stance::affirmed);
}

TEST(Lens, OfManyClaimsThatDifferTheFirstOfEachKindAreListed) {
  std::string text = "document A 2025-02\ncompany P Q\n";
  for (int i = 0; i < 30; ++i)
    text += fmt::format("c{0:02}: P suppliesTo Q modality=ongoing starts={1} by A\n", i, 2000 + i);
  for (int i = 1; i < 30; ++i) text += fmt::format("relate c{:02} sameMatterAs c00\n", i);
  const KnowledgeGraph graph = graph_of(text);
  const Lens lens(graph);
  EXPECT_EQ(lens.differing(claim(graph, "c01"), 2), (std::vector{claim(graph, "c00"), claim(graph, "c02")}));
  EXPECT_EQ(lens.differing(claim(graph, "c01")).size(), 29u);
}

TEST(Lens, AFigureDiffersFromOneThatExcludesIt) {
  const auto figure = [](const std::string& id, const std::string& value) {
    return "turtle kg:" + id + " a fil:Figure ; fil:about kg:Acme ; fil:metric fil:growthRate ; " +
           "fil:when \"2025\"^^edtf:EDTF ; fil:amount kg:" + id + "n . kg:" + id +
           "n a schema:QuantitativeValue ; schema:value " + value + " ; schema:unitText \"percent\" .\n";
  };
  const std::string figures = "document A 2025-06\ncompany Acme\n" + figure("f1", "5") + figure("f2", "7") +
                              figure("f3", "9") + "affirm f1 by A in A\naffirm f2 by A in A\ndeny f3 by A in A\n";
  const auto stance = [](const KnowledgeGraph& graph, const char* id) {
    return Lens(graph).stance(claim(graph, id)).stance;
  };
  const KnowledgeGraph graph = graph_of(figures);
  EXPECT_EQ(stance(graph, "f1"), Stance::differs);
  EXPECT_EQ(stance(graph, "f2"), Stance::differs);
  EXPECT_EQ(stance(graph, "f3"), Stance::denied_only);
  EXPECT_EQ(Lens(graph).differing(claim(graph, "f1")), std::vector{claim(graph, "f2")});
  const KnowledgeGraph explained =
      graph_of(figures +
               "turtle kg:r1 a fil:Remark ; fil:text \"x\"@en ; fil:about kg:f1, kg:f2 ; fil:difference fil:scope .\n"
               "affirm r1 by A in A\n");
  EXPECT_EQ(stance(explained, "f1"), Stance::affirmed);
}

TEST(Lens, AnEventWithoutADateHappenedBeforeItWasTold) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2025-12-01
    document B 2025-06-10
    company P Q
    c1: P suppliesTo Q modality=ongoing starts=2024-01-01 by A
    e1: event modality=done terminates=c1 by A
    m1: measure prohibits modality=ongoing starts=2024-01-01 by A
    e2: event modality=done terminates=m1 by B
  )");
  EXPECT_EQ(on(graph, "c1", "2025-06-15"), Match::possible);
  EXPECT_EQ(doubts_of(graph, "c1", "2025-06-15"), "end e1 [..2025-12-01]; ");
  EXPECT_EQ(on(graph, "c1", "2025-12-02"), Match::no);
  EXPECT_EQ(on(graph, "m1", "2025-06-09"), Match::possible);
  EXPECT_EQ(on(graph, "m1", "2025-06-11"), Match::no);
}

TEST(Lens, WhatIsEndedBeforeItStartsHoldsOnNoDay) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2025-12-01
    company P Q
    c1: P suppliesTo Q modality=ongoing starts=2025-05 by A
    e1: event modality=done when=2025-02-01 terminates=c1 by A
  )");
  EXPECT_EQ(on(graph, "c1", "2025-03-15"), Match::no);
  EXPECT_EQ(on(graph, "c1", "2025-05-15"), Match::no);
}

TEST(Lens, TheFirstDayToldIsThatOfADateOrAPublication) {
  EXPECT_EQ(first_day_told(graph_of("document A 2025-12\ncompany P Q\nc1: P suppliesTo Q starts=2019-05 by A\n")),
            *parse_day("2019-05-01"));
  EXPECT_EQ(first_day_told(graph_of("document A 2025-12\ncompany P Q\nc1: P suppliesTo Q ends=[..2026-01] by A\n")),
            *parse_day("2025-12-01"));
}

}  // namespace
}  // namespace filiera
