// SPDX-License-Identifier: Apache-2.0
// Tests of differences between two data sets.
#include "query/claims/differences.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <set>

#include "tests/graph/graph_literal.hpp"
#include "tests/graph/random_cases.hpp"

namespace filiera::differences_test {
namespace {

std::string text_of(const KnowledgeGraph& graph, TermId term) {
  if (term == no_term) return "";
  const TermView view = graph.terms()[term];
  if (view.kind == TermKind::literal)
    return '"' + std::string(view.value) + '"' + (view.language.empty() ? "" : "@" + std::string(view.language)) +
           (view.datatype.empty() ? "" : "^^" + std::string(view.datatype));
  return graph.spelled(term);
}

std::string text_of(const KnowledgeGraph& graph, const Quad& quad) {
  return text_of(graph, quad.subject) + ' ' + text_of(graph, quad.predicate) + ' ' + text_of(graph, quad.object) + ' ' +
         text_of(graph, quad.graph);
}

// "+ kg:c1", or "kg:c1" with the objects removed ("-") and added ("+").
std::string text_of(const KnowledgeGraph& before, const KnowledgeGraph& after, const SubjectDifference& subject) {
  if (subject.change == Change::added) return "+ " + text_of(after, subject.after);
  if (subject.change == Change::removed) return "- " + text_of(before, subject.before);
  std::string text = text_of(after, subject.after);
  for (const Quad& quad : subject.removed) text += " -" + text_of(before, quad.object);
  for (const Quad& quad : subject.added) text += " +" + text_of(after, quad.object);
  return text;
}

std::string differences_of(std::string_view old_literal, std::string_view new_literal, LensOptions options = {}) {
  const KnowledgeGraph before = graph_of(old_literal), after = graph_of(new_literal);
  const Lens old_lens(before, options), new_lens(after, options);
  const Differences found = differences(old_lens, new_lens);
  constexpr std::string_view signs[] = {"+", "-", "~"};
  std::string text;
  for (const ClaimDifference& claim : found.claims) {
    text += "claim " + std::string(signs[static_cast<std::size_t>(claim.change)]);
    const bool own = claim.own.before != no_term || claim.own.after != no_term;
    if (own) text += " [" + text_of(before, after, claim.own) + ']';
    for (const SubjectDifference& part : claim.parts) text += " (" + text_of(before, after, part) + ')';
    text += '\n';
  }
  for (const SubjectDifference& thing : found.things) text += "thing " + text_of(before, after, thing) + '\n';
  for (const SubjectDifference& other : found.others) text += "other " + text_of(before, after, other) + '\n';
  return text;
}

constexpr std::string_view base = R"(
  document A 2025-02-01
  document B 2025-06-01
  company Maker Buyer
  c1: Maker suppliesTo Buyer modality=planned starts=2026 by A
)";

std::string with(std::string_view literal) { return std::string(base) + std::string(literal); }

TEST(Differences, OneDataSetDoesNotDifferFromItself) {
  EXPECT_EQ(differences_of(base, base), "");
  const KnowledgeGraph graph = graph_of(base);
  const Lens lens(graph);
  EXPECT_TRUE(differences(lens, lens).empty());
}

TEST(Differences, AClaimComesAndGoesWithItsAttestations) {
  const std::string more = with("c2: Buyer suppliesTo Maker by B");
  EXPECT_EQ(differences_of(base, more), "claim + [+ kg:c2] (+ kg:a2)\n");
  EXPECT_EQ(differences_of(more, base), "claim - [- kg:c2] (- kg:a2)\n");
}

TEST(Differences, AChangedPropertyIsToldFromWhatToWhat) {
  std::string later(base);
  later.replace(later.find("planned"), 7, "contracted");
  EXPECT_EQ(differences_of(base, later), "claim ~ [kg:c1 -fil:planned +fil:contracted]\n");
}

TEST(Differences, AnAttestationMoreChangesItsClaim) {
  EXPECT_EQ(differences_of(base, with("deny c1 by Buyer in B")), "claim ~ (+ kg:a2)\n");
}

TEST(Differences, AnAmountBelongsToItsClaim) {
  const auto sum = [](std::string_view value) {
    return with(
        "turtle kg:c1 fil:amount kg:c1USD . kg:c1USD a schema:MonetaryAmount ; schema:currency \"USD\" ; "
        "schema:value " +
        std::string(value) + " .");
  };
  EXPECT_EQ(differences_of(sum("5"), sum("7")),
            "claim ~ (kg:c1USD -\"5\"^^http://www.w3.org/2001/XMLSchema#integer "
            "+\"7\"^^http://www.w3.org/2001/XMLSchema#integer)\n");
}

TEST(Differences, ThingsDocumentsAndForeignStatementsAreToldApart) {
  EXPECT_EQ(differences_of(with("company Old\nturtle ex:a ex:p ex:b . ex:c ex:p \"x\" ."),
                           with("document C 2025-07\nturtle ex:c ex:p \"y\"@en . kg:Maker skos:altLabel \"M\" .")),
            "thing + kg:C\n"
            "thing kg:Maker +\"M\"\n"
            "thing - kg:Old\n"
            "other - ex:a\n"
            "other ex:c -\"x\" +\"y\"@en\n");
}

TEST(Differences, WhatTheLensHidesIsAbsent) {
  const std::string more = with("c2: Buyer suppliesTo Maker by B\naffirm c1 by Maker in B");
  LensOptions early;
  early.known_by = *parse_day("2025-03-01");
  EXPECT_EQ(differences_of(base, more, early), "");
}

std::string random_literal(Tape& tape) {
  std::string text = "document A 2025\ndocument B 2025-03\ncompany X Y\n";
  constexpr std::array<std::string_view, 3> values = {"2024", "2025", "2026"};
  if (tape.chance(4)) text += "company Z\n";
  for (int i = 0; i < 3; ++i) {
    if (tape.chance(3)) continue;
    text += "c" + std::to_string(i) + (tape.chance(5) ? ": X suppliesTo Y" : ": event");
    if (tape.chance(5)) text += " when=" + std::string(values[static_cast<std::size_t>(tape.choose(3))]);
    text += tape.chance(5) ? " by A B\n" : " by A\n";
  }
  for (int i = 0; i < 4; ++i)
    if (tape.chance(4))
      text += "turtle ex:s" + std::to_string(tape.choose(2)) + " ex:p" + std::to_string(tape.choose(2)) +
              (tape.chance(5) ? " ex:s0 .\n" : " \"v\"@en .\n");
  return text;
}

std::multiset<std::string> statements(const KnowledgeGraph& graph) {
  std::multiset<std::string> all;
  for (const Quad& quad : graph.data().quads) all.insert(text_of(graph, quad));
  return all;
}

TEST(Differences, AppliedToTheFirstTheyGiveTheSecond) {
  int differing = 0;
  check_random_cases(800, 60, [&](Tape& tape) -> std::string {
    const std::string old_literal = random_literal(tape), new_literal = random_literal(tape);
    const KnowledgeGraph before = graph_of(old_literal), after = graph_of(new_literal);
    const Lens old_lens(before), new_lens(after);
    const Differences found = differences(old_lens, new_lens);
    std::multiset<std::string> patched = statements(before);
    bool had_all = true, fresh = true;
    std::set<std::string> subjects;
    const auto apply = [&](const SubjectDifference& subject) {
      for (const Quad& quad : subject.removed) had_all &= patched.erase(text_of(before, quad)) == 1;
      for (const Quad& quad : subject.added) patched.insert(text_of(after, quad));
      if (subject.before == no_term && subject.after == no_term) return;
      fresh &=
          subjects.insert(subject.after != no_term ? text_of(after, subject.after) : text_of(before, subject.before))
              .second;
    };
    for (const ClaimDifference& claim : found.claims) {
      apply(claim.own);
      for (const SubjectDifference& part : claim.parts) apply(part);
    }
    for (const SubjectDifference& thing : found.things) apply(thing);
    for (const SubjectDifference& other : found.others) apply(other);
    differing += !found.empty();
    const bool right = had_all && fresh && patched == statements(after);
    return right ? "" : old_literal + "to\n" + new_literal + "is not told right";
  });
  EXPECT_GT(differing, property_cases(500));
}

}  // namespace
}  // namespace filiera::differences_test
