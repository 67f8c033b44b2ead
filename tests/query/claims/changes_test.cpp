// SPDX-License-Identifier: Apache-2.0
// Tests of changes between two dates and of their causes.
#include "query/claims/changes.hpp"

#include <gtest/gtest.h>

#include "tests/graph/graph_literal.hpp"
#include "tests/graph/random_cases.hpp"

namespace filiera::changes_test {
namespace {

constexpr std::string_view match_names[] = {"no", "possible", "certain"};
constexpr std::string_view cause_names[] = {"by", "stated", "first told"};

std::string id(const KnowledgeGraph& graph, ClaimId c) {
  return std::string(local_name(graph.terms().value(graph.term_of_claim(c))));
}

std::string text_of(const KnowledgeGraph& graph, const StateChange& change) {
  std::string text = id(graph, change.claim) + ' ' + std::string(match_names[static_cast<std::size_t>(change.before)]) +
                     " -> " + std::string(match_names[static_cast<std::size_t>(change.after)]) + ", " +
                     std::string(cause_names[static_cast<std::size_t>(change.cause)]);
  for (const TurningEvent& event : change.events)
    text += ' ' + id(graph, event.event) + (event.seen == Match::possible ? " ?" : "");
  return text + ' ' + format_range(change.days) + '\n';
}

std::string changes_of(std::string_view literal, std::string_view first, std::string_view second,
                       const LensOptions& options = {}) {
  const KnowledgeGraph graph = graph_of(literal);
  std::string text;
  for (const StateChange& change : changes(graph, options, period(first), period(second)))
    text += text_of(graph, change);
  return text;
}

constexpr std::string_view block = R"(
  document A 2026-03
  product Fast
  company Maker Buyer
  m1: measure prohibits appliesTo=Fast modality=done by A
  e1: event modality=done when=2025-04 introduces=m1 by A
  e2: event modality=done when=[2025-04..2026-03] terminates=m1 by A
  c1: Maker suppliesTo Buyer modality=contracted starts=2025-04-15 ends=2025-05 by A
)";

TEST(Changes, AnEventExplainsWhyAMeasureBeganAndAnotherWhyItEnded) {
  EXPECT_EQ(changes_of(block, "2025-03-31", "2025-04-10"), "m1 no -> possible, by e1 2025-04\n");
  EXPECT_EQ(changes_of(block, "2025-12-01", "2026-06-01"), "m1 possible -> no, by e2 [2025-04..2026-03]\n");
}

TEST(Changes, AStatedDateExplainsALink) {
  EXPECT_EQ(changes_of(block, "2025-04-14", "2025-04-15"), "c1 no -> certain, stated 2025-04-15\n");
  EXPECT_EQ(changes_of(block, "2025-04-30", "2025-05-01"), "");
  EXPECT_EQ(changes_of(block, "2025-05-01", "2025-05-02"), "c1 certain -> possible, stated 2025-05\n");
  EXPECT_EQ(changes_of(block, "2025-05-31", "2025-06-01"), "c1 possible -> no, stated 2025-05\n");
}

TEST(Changes, WhatCameAndWentBetweenTheDatesIsCounted) {
  const KnowledgeGraph graph = graph_of(block);
  const auto count = [&](std::string_view first, std::string_view second) {
    return held_between(graph, {}, period(first), period(second));
  };
  EXPECT_EQ(count("2025-03-31", "2026-06-01"), 2u);
  EXPECT_EQ(count("2025-04-01", "2026-06-01"), 1u);
  EXPECT_EQ(count("2025-04-15", "2025-05-15"), 0u);
  EXPECT_EQ(count("2025-03-30", "2025-03-31"), 0u);
}

TEST(Changes, AFirstSourceMayBeginAClaimButAnOldLastSourceEndsNone) {
  const std::string_view told = R"(
    document A 2025-02-01
    document B 2025-06-01
    company Maker Buyer
    c1: Maker suppliesTo Buyer modality=ongoing by A B
  )";
  EXPECT_EQ(changes_of(told, "2025-01-31", "2025-02-01"), "c1 possible -> certain, first told [..2025-02-01]\n");
  EXPECT_EQ(changes_of(told, "2025-06-01", "2025-06-02"), "");
  EXPECT_EQ(changes_of(told, "2025-02-01", "2025-06-01"), "");
}

TEST(Changes, AnEventBeforeAStatedStartDoesNotMoveIt) {
  EXPECT_EQ(changes_of(R"(
    document A 2026-03
    product Fast
    m1: measure prohibits appliesTo=Fast modality=done starts=2025-05-01 by A
    e1: event modality=done when=2025-04-01 introduces=m1 by A
  )",
                       "2025-04-10", "2025-05-01"),
            "m1 no -> certain, stated 2025-05-01\n");
}

TEST(Changes, AnEventExplainsAnEndBeforeTheStatedOne) {
  EXPECT_EQ(changes_of(R"(
    document A 2027-03
    company Maker Buyer
    c1: Maker suppliesTo Buyer modality=ongoing starts=2024 ends=2030 by A
    e1: event modality=done when=2026-05-05 terminates=c1 by A
  )",
                       "2026-05-01", "2026-06-01"),
            "c1 certain -> no, by e1 2026-05-05\n");
}

TEST(Changes, EventsThatTheLensDoesNotShowExplainNothing) {
  const std::string_view told = R"(
    document A 2025-02-01
    document B 2025-06-01
    product Fast
    m1: measure prohibits appliesTo=Fast modality=ongoing by A
    e1: event modality=done when=2025-05-01 terminates=m1 by B
    e2: event modality=planned when=2025-04-01 terminates=m1 by A
  )";
  EXPECT_EQ(changes_of(told, "2025-02-01", "2025-06-01"), "m1 certain -> no, by e1 2025-05-01\n");
  LensOptions early;
  early.known_by = *parse_day("2025-03-01");
  EXPECT_EQ(changes_of(told, "2025-02-01", "2025-06-01", early), "");
}

TEST(Changes, RowsStandInOrderOfTheDaysOfTheirCause) {
  EXPECT_EQ(changes_of(R"(
    document A 2026-03
    company Maker Buyer
    c1: Maker suppliesTo Buyer modality=contracted starts=2025-04-15 by A
    c2: Maker suppliesTo Buyer modality=contracted starts=2025-03-15 by A
    c3: Maker suppliesTo Buyer modality=contracted starts=2025-04-15 by A
  )",
                       "2025-01", "2025-12"),
            "c2 no -> certain, stated 2025-03-15\nc1 no -> certain, stated 2025-04-15\n"
            "c3 no -> certain, stated 2025-04-15\n");
}

TEST(Changes, WhatIsAskedToBeCertainTellsWhatCertainlyBeganOrEnded) {
  LensOptions certain;
  certain.minimum_certainty = Firmness::certain;
  EXPECT_EQ(changes_of(block, "2025-03-31", "2025-04-10", certain), "");
  EXPECT_EQ(changes_of(block, "2025-05-01", "2025-05-02", certain), "");
  EXPECT_EQ(changes_of(block, "2025-05-01", "2025-06-01", certain), "c1 certain -> no, stated 2025-05\n");
  EXPECT_EQ(changes_of(block, "2025-05-31", "2025-06-01", certain), "");
}

// A random day of January or February 2025, or a range of them, in EDTF.
std::string date(Tape& tape) {
  const Day first = *parse_day("2025-01-01") + tape.choose(40);
  return tape.chance(4) ? format_range({first, first + tape.choose(20)}) : iso_date(first);
}

std::string random_literal(Tape& tape) {
  std::string text =
      "document A " + date(tape) + "\ndocument B " + date(tape) + "\ncompany Maker Buyer\nproduct Fast\n";
  constexpr std::string_view modalities[] = {"done", "ongoing", "planned", "contracted"};
  const int claims = 1 + tape.choose(5);
  for (int i = 0; i < claims; ++i) {
    const std::string name = "c" + std::to_string(i) + ": ";
    const int kind = tape.choose(3);
    const std::string modality = " modality=" + std::string(modalities[tape.choose(4)]);
    const std::string by = tape.chance(5) ? " by A B\n" : tape.chance(5) ? " by B\n" : " by A\n";
    if (kind == 2) {
      text +=
          name + "event" + modality + " when=" + date(tape) + (tape.chance(5) ? " introduces=m" : " terminates=m") + by;
      continue;
    }
    std::string time;
    if (tape.chance(4))
      time = tape.chance(5) ? " starts=" + date(tape) : " when=" + date(tape);
    else if (tape.chance(4))
      time = " ends=" + date(tape);
    text += name + (kind == 0 ? "Maker suppliesTo Buyer" : "measure prohibits appliesTo=Fast") + modality + time + by;
  }
  return text + "m: measure restricts appliesTo=Fast modality=done by A\n";
}

TEST(Changes, TheyAreWhatTheLensMatchesDifferentlyOnTheTwoDates) {
  int found = 0;
  check_random_cases(1500, 60, [&](Tape& tape) -> std::string {
    const std::string literal = random_literal(tape);
    const KnowledgeGraph graph = graph_of(literal);
    const Day first = *parse_day("2025-01-01") + tape.choose(50);
    const DayRange before{first, first + tape.choose(5)};
    const DayRange after{before.first + tape.choose(30), before.last + tape.choose(30)};
    if (after.first > after.last) return "";
    LensOptions options;
    if (tape.chance(3)) options.known_by = first + tape.choose(20);
    const bool certain = tape.chance(3);
    LensOptions on_first = options, on_second = options;
    on_first.as_of = before;
    on_second.as_of = after;
    const Lens then(graph, on_first), now(graph, on_second);
    // A last source before the second date is no change.
    on_first.as_last_told = on_second.as_last_told = true;
    const Lens lasting_then(graph, on_first), lasting_now(graph, on_second);
    if (certain) options.minimum_certainty = Firmness::certain;
    std::vector<StateChange> list = changes(graph, options, before, after);
    for (ClaimId c = 0; c < graph.claim_count(); ++c) {
      if (graph.owner(c) != c || (graph.kind_of_claim(c) != Kind::link && graph.kind_of_claim(c) != Kind::measure))
        continue;
      const auto row =
          std::find_if(list.begin(), list.end(), [&](const StateChange& change) { return change.claim == c; });
      const bool told = !certain || (then.match(c) != Match::possible && now.match(c) != Match::possible);
      const bool differs = told && lasting_then.match(c) != lasting_now.match(c);
      if (differs != (row != list.end()))
        return literal + id(graph, c) + " is told falsely to " + (differs ? "stay" : "change");
      if (!differs) continue;
      if (then.match(c) > now.match(c) && !now.stated_ends(c).end && !row->began)
        return literal + id(graph, c) + " is told to end, because no source is as late";
      ++found;
      if (row->before != then.match(c) || row->after != now.match(c))
        return literal + text_of(graph, *row) + "has wrong matches";
      // Each change crosses a bound of its cause: the start if the match grows, the end if it shrinks.
      const bool more = row->began;
      if (more != (lasting_now.match(c) > lasting_then.match(c)))
        return literal + text_of(graph, *row) + "the wrong way";
      const DayRange crossed = more ? DayRange{before.last + 1, after.last} : DayRange{before.first, after.first - 1};
      const bool by_first = crossed.first <= row->days.first && row->days.first <= crossed.last;
      const bool by_last = crossed.first <= row->days.last && row->days.last <= crossed.last;
      if (!by_first && !by_last) return literal + text_of(graph, *row) + "crosses no bound of its cause";
      const StatedTime stated = now.stated_time(c);
      if ((row->cause == Cause::stated_date) != (more ? stated.start : stated.end).has_value())
        return literal + text_of(graph, *row) + "has a wrong cause";
      if ((row->cause == Cause::event) == row->events.empty()) return literal + text_of(graph, *row) + "has no event";
      list.erase(row);
    }
    return list.empty() ? "" : literal + text_of(graph, list.front()) + "is told of another kind of claim or twice";
  });
  EXPECT_GT(found, property_cases(300));
}

}  // namespace
}  // namespace filiera::changes_test
