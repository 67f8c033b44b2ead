// SPDX-License-Identifier: Apache-2.0
// Measures over the days of a hop, against the rule for one day (tests/graph/measures/measures_reference_test.cpp)
// applied day by day in every world that the uncertain dates allow.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>

#include "graph/time/matched_days.hpp"
#include "tests/graph/measures/hop_literal.hpp"
#include "tests/graph/random_cases.hpp"

namespace filiera::sweep_test {
namespace {

constexpr int calendar = 6;  // days from 2025-01-01

std::string day_text(int day) { return "2025-01-0" + std::to_string(day + 1); }

// A claim that starts on one of at most two days and ends on one.
struct Dated {
  std::string text;
  int starts = 0, starts_by = 0, ends = calendar;  // ends == calendar: without an end
};

struct World {
  std::vector<Dated> claims;  // the first is the hop
  DayRange period;
  bool with_period = false;
};

constexpr std::string_view things = "document A 2025-01-03\nproduct p0 p1 p2\nplace l0 l1\ncompany s r\ngroup g\n";

Dated dated(Tape& tape, std::string text, bool unsure) {
  Dated claim{std::move(text)};
  claim.starts = tape.choose(calendar);
  claim.starts_by = claim.starts;
  claim.ends = claim.starts + tape.choose(calendar - claim.starts);
  if (unsure && tape.chance(4)) claim.starts_by = claim.starts + tape.choose(claim.ends - claim.starts + 1);
  return claim;
}

World drawn(Tape& tape, bool unsure) {
  World world;
  world.claims.push_back(dated(tape, "s suppliesTo r product=p0", unsure));
  constexpr std::string_view links[] = {"p0 kindOf p1",   "p1 kindOf p2",    "p0 inputTo p2", "r locatedIn l0",
                                        "r locatedIn l1", "l0 locatedIn l1", "r memberOf g",  "p0 compliesWith m0"};
  for (const std::string_view link : links)
    if (tape.chance(5)) {
      Dated claim = dated(tape, std::string(link), unsure);
      if (tape.chance(3)) claim.ends = calendar;
      world.claims.push_back(claim);
    }
  for (int i = 0, count = 1 + tape.choose(3); i < count; ++i) {
    std::string text = "measure " + std::string(i && tape.chance(5) ? "permits" : "prohibits") + " appliesTo=p" +
                       std::to_string(tape.choose(3));
    if (tape.chance(5)) text += " toPlace=l" + std::to_string(tape.choose(2));
    if (tape.chance(3)) text += " onParty=g";
    if (i && tape.chance(6)) text += " exceptionTo=m" + std::to_string(tape.choose(i));
    world.claims.push_back(dated(tape, text, unsure));
  }
  if (std::find_if(world.claims.begin(), world.claims.end(),
                   [](const Dated& c) { return c.text.starts_with("measure"); }) == world.claims.end())
    world.claims.push_back({"measure prohibits appliesTo=p0"});
  world.with_period = tape.chance(6);
  const int first = tape.choose(calendar - 1);
  const Day base = *parse_day("2025-01-01");
  world.period = {base + first, base + first + 1 + tape.choose(calendar - first - 1)};
  return world;
}

std::string literal(const World& world) {
  std::string text(things);
  int links = 0, measures = 0;
  for (const Dated& claim : world.claims) {
    text += (claim.text.starts_with("measure") ? "m" + std::to_string(measures++) : "k" + std::to_string(links++)) +
            ": " + claim.text;
    if (claim.ends != calendar)
      text +=
          " starts=" +
          (claim.starts == claim.starts_by ? day_text(claim.starts)
                                           : "[" + day_text(claim.starts) + ".." + day_text(claim.starts_by) + "]") +
          " ends=" + day_text(claim.ends);
    text += " by A\n";
  }
  return text;
}

// The answers about a hop: each measure in its role, whether the hop is prohibited, whether a hypothetical prohibition
// would govern it, and what its goods become.
using Answers = std::map<std::string, Match>;

Answers answers(const KnowledgeGraph& graph, const Lens& lens, const Bounds& time) {
  const Measures measures(lens);
  Hop hop = hop_of(graph, "s p0 r");
  hop.time = time;
  Answers found;
  for (const MeasureOnHop& row : measures.on(hop)) {
    Match& match = found[name_of(graph, row.measure) + (row.role == MeasureRole::against       ? " against"
                                                        : row.role == MeasureRole::must_comply ? " must comply"
                                                                                               : " permits")];
    match = either(match, row.match);
  }
  found["prohibited"] = measures.prohibits(hop);
  for (const char* place : {"l0", "l1"})
    found[place] = measures.governs({{vertex(graph, "p1")}, {}, {vertex(graph, place)}, {}}, hop);
  for (const char* goods : {"p1", "p2"})
    found[goods] = measures.flows_into(vertex(graph, "p0"), vertex(graph, goods), time);
  std::erase_if(found, [](const auto& answer) { return answer.second == Match::no; });
  return found;
}

// The best answers of any day in a world with certain dates; empty if the hop has no day.
std::optional<Answers> day_by_day(const World& world) {
  const KnowledgeGraph graph = graph_of(literal(world));
  const Day base = *parse_day("2025-01-01");
  std::optional<Answers> best;
  for (int day = world.claims.front().starts; day <= world.claims.front().ends; ++day) {
    if (world.with_period && (base + day < world.period.first || base + day > world.period.last)) continue;
    if (!best) best.emplace();
    LensOptions options;
    options.as_of = DayRange{base + day, base + day};
    const Lens lens(graph, options);
    for (const auto& [name, match] : answers(graph, lens, every_day)) {
      Match& kept = (*best)[name];
      kept = either(kept, match);
    }
  }
  return best;
}

Answers over_days(const World& world) {
  const KnowledgeGraph graph = graph_of(literal(world));
  LensOptions options;
  if (world.with_period) options.as_of = world.period;
  const Lens lens(graph, options);
  const ClaimId hop = claim(graph, "k0");
  return answers(graph, lens, lens.bounds(hop));
}

std::string text_of(const Answers& answers) {
  std::string text;
  for (const auto& [name, match] : answers) text += name + ' ' + std::to_string(static_cast<int>(match)) + '\n';
  return text;
}

std::string text_of(const World& world) {
  return literal(world) +
         (world.with_period ? iso_date(world.period.first) + ".." + iso_date(world.period.last) : "any time") + '\n';
}

TEST(MeasureDays, OfSureDatesTheyAreTheBestOfAnyDay) {
  int certain = 0;
  check_random_cases(800, 90, [&](Tape& tape) -> std::string {
    const World world = drawn(tape, false);
    const std::optional<Answers> expected = day_by_day(world);
    if (!expected) return "";
    const Answers found = over_days(world);
    for (const auto& [name, match] : *expected) certain += match == Match::certain;
    return found == *expected ? ""
                              : text_of(world) + "found:\n" + text_of(found) + "day by day:\n" + text_of(*expected);
  });
  EXPECT_GT(certain, property_cases(300));
}

TEST(MeasureDays, OfUnsureDatesTheySayNothingThatSomeWorldDenies) {
  int certain = 0, possible = 0;
  check_random_cases(400, 90, [&](Tape& tape) -> std::string {
    const World world = drawn(tape, true);
    std::vector<World> worlds{world};
    for (std::size_t claim = 0; claim < world.claims.size(); ++claim) {
      const std::vector<World> before = std::move(worlds);
      worlds.clear();
      for (const World& w : before)
        for (int start = world.claims[claim].starts; start <= world.claims[claim].starts_by; ++start) {
          worlds.push_back(w);
          worlds.back().claims[claim].starts = worlds.back().claims[claim].starts_by = start;
        }
      if (worlds.size() > 60) return "";
    }
    Answers found = over_days(world);
    for (const World& w : worlds) {
      const std::optional<Answers> truth = day_by_day(w);
      if (!truth) continue;
      // A measure complied with is certain unless it is certainly over.
      for (const auto& [name, match] : found)
        if (match == Match::certain && !name.ends_with("comply") &&
            (!truth->contains(name) || truth->at(name) != Match::certain))
          return text_of(world) + name + " is not certain in\n" + literal(w);
      for (const auto& [name, match] : *truth)
        if (!found.contains(name)) return text_of(world) + name + " may be in\n" + literal(w);
    }
    for (const auto& [name, match] : found) ++(match == Match::certain ? certain : possible);
    return "";
  });
  EXPECT_GT(certain, property_cases(50));
  EXPECT_GT(possible, property_cases(100));
}

std::string on_days(std::string_view lines, LensOptions options = {}) {
  const KnowledgeGraph graph = graph_of(
      "document D 2026-01\ncompany A B\nproduct chip\ncountry CN US\n"
      "s1: A suppliesTo B product=chip starts=2025-01-01 ends=2025-12-31 by D\n" +
      std::string(lines));
  Hop hop = hop_of(graph, "A chip B");
  hop.time = Lens(graph).bounds(claim(graph, "s1"));
  return measures_on(graph, hop, std::move(options));
}

std::string on_parties(std::string_view lines, LensOptions options = {}) {
  const KnowledgeGraph graph = graph_of(
      "document D 2026-01\ncompany A B\ngroup G\n"
      "s1: A suppliesTo B starts=2025-01-01 ends=2025-12-31 by D\n" +
      std::string(lines));
  const Lens lens(graph, std::move(options));
  Hop hop = hop_of(graph, "A - B");
  hop.time = lens.bounds(claim(graph, "s1"));
  std::string text;
  for (const PartyMeasure& row : Measures(lens).on_parties(hop))
    text += name_of(graph, row.measure) + (row.match == Match::possible ? " ?" : "") + '\n';
  return text;
}

TEST(MeasureDays, AMeasureOnAPartyAndTheMembershipThatItNamesShareADay) {
  constexpr std::string_view left = "g1: B memberOf G starts=2024-01-01 ends=2025-03-31 by D\n";
  const std::string afterwards = std::string(left) + "m1: measure restricts onParty=G starts=2025-04-01 by D\n";
  EXPECT_EQ(on_parties(afterwards), "");
  EXPECT_EQ(on_parties(afterwards, as_of("2025")), "");
  EXPECT_EQ(on_parties(std::string(left) + "m1: measure restricts onParty=G starts=2025-03-31 by D\n"), "m1\n");
  EXPECT_EQ(on_parties(std::string(left) + "m1: measure restricts onParty=G starts=[2025-03-31..2025-04-01] by D\n"),
            "m1 ?\n");
  EXPECT_EQ(on_parties(std::string(left) + "m1: measure restricts onParty=G starts=2025-03-31 by D\n",
                       as_of("2025-04")),
            "");
}

TEST(MeasureDays, ABanAndTheSeatThatItNamesShareADay) {
  constexpr std::string_view moved =
      "l1: B locatedIn CN ends=2025-01-05 by D\nl2: B locatedIn US starts=2025-01-06 modality=ongoing by D\n";
  const std::string in_december =
      std::string(moved) + "m1: measure prohibits appliesTo=chip toPlace=CN starts=2025-12-01 by D\n";
  EXPECT_EQ(on_days(in_december, as_of("2025")), "");
  EXPECT_EQ(on_days(in_december), "");
  const std::string all_year =
      std::string(moved) + "m1: measure prohibits appliesTo=chip toPlace=CN starts=2025 ends=2026 by D\n";
  EXPECT_EQ(on_days(all_year), "against m1 possible (part unknown)");
  EXPECT_EQ(
      on_days(std::string(moved) + "m1: measure prohibits appliesTo=chip toPlace=CN starts=2024 ends=2026 by D\n"),
      "against m1 certain");
}

TEST(MeasureDays, AnExceptionOfOneDayLeavesTheOthers) {
  constexpr std::string_view ban = "m1: measure prohibits appliesTo=chip starts=2025-01-01 ends=2025-12-31 by D\n";
  EXPECT_EQ(on_days(std::string(ban) + "m2: measure permits exceptionTo=m1 starts=2025-12-31 ends=2025-12-31 by D\n",
                    as_of("2025")),
            "against m1 certain; permits m2 certain");
  EXPECT_EQ(on_days(std::string(ban) + "m2: measure permits exceptionTo=m1 starts=2024-12-31 ends=2026-12-31 by D\n",
                    as_of("2025")),
            "permits m2 certain");
  EXPECT_EQ(on_days(std::string(ban) + "m2: measure permits exceptionTo=m1 starts=[2024..2025] ends=2026-12-31 by D\n"),
            "against m1 possible (exception possible); permits m2 certain");
}

}  // namespace
}  // namespace filiera::sweep_test
