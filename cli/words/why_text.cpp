// SPDX-License-Identifier: Apache-2.0
// Why an answer says what it says, in sentences.
#include "cli/words/why_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/words/doubt_text.hpp"
#include "cli/words/measure_text.hpp"
#include "io/phrases.hpp"

namespace filiera {
namespace {

// " (c45, c46)", with "…" if there are more; "" if there are no claims.
std::string by_claims(const Wording& wording, std::span<const ClaimId> claims, bool shortened = false) {
  std::vector<std::string> names;
  for (const ClaimId c : claims)
    if (c != no_claim) names.push_back(wording.identifier(c));
  if (shortened) names.emplace_back("…");
  return names.empty() ? "" : fmt::format(" ({})", fmt::join(names, ", "));
}

// The reasons of the doubts: "; perhaps ended by e6 (2025-12 to 2026-03)".
std::string doubts_text(const Wording& wording, std::span<const Doubt> doubts) {
  std::vector<std::string> reasons;
  for (const Doubt& doubt : doubts) {
    std::string text = doubt.kind == DoubtKind::last_told
                           ? say("no source after {} says that it goes on", range_text(doubt.days))
                           : reason(wording, doubt);
    if (!text.empty() && std::ranges::find(reasons, text) == reasons.end()) reasons.push_back(std::move(text));
  }
  return fmt::format("{}", fmt::join(reasons, "; "));
}

// How what the hop has, {0}, relates to what the measure names, {1}; and where the hop does not state it.
struct PartRelation {
  Phrase holds, perhaps, not_so, not_told, not_stated;
};
constexpr PartRelation is_kind = {{"{0} is {1}"},
                                  {"Perhaps {0} is {1}"},
                                  {"it does not hold that {0} is {1}"},
                                  {"no claim says whether {0} is {1}"},
                                  {"the product of the hop is not stated"}};
constexpr PartRelation comes_from = {{"{0} lies in {1}"},
                                     {"Perhaps {0} lies in {1}"},
                                     {"it does not hold that {0} lies in {1}"},
                                     {"no claim says whether {0} lies in {1}"},
                                     {"where the goods come from is not stated"}};
constexpr PartRelation goes_to = {
    comes_from.holds, comes_from.perhaps, comes_from.not_so, comes_from.not_told, {"where the goods go is not stated"}};
constexpr PartRelation belongs_to = {{"{0} belongs to {1}"},
                                     {"Perhaps {0} belongs to {1}"},
                                     {"it does not hold that {0} belongs to {1}"},
                                     {"no claim says whether {0} belongs to {1}"},
                                     {"a party of the hop is not stated"}};
constexpr PartRelation is_reached_by = {{"{0} is reached through ownership by {1}"},
                                        {"Perhaps {0} is reached through ownership by {1}"},
                                        {"it does not hold that {0} is reached through ownership by {1}"},
                                        {"no claim says whether {0} is reached through ownership by {1}"},
                                        belongs_to.not_stated};

// "Nvidia H200 is Advanced AI chips (c45)."
std::string part_sentence(const Wording& wording, const Clause& clause, const PartRelation& relation) {
  const std::string stated = wording.name_of_vertex(clause.stated);
  const std::string told_by = by_claims(wording, {&clause.claim, 1});
  if (clause.actual == no_vertex) return say("It names {}; {}.", stated, say(relation.not_stated));
  const std::string actual = wording.name_of_vertex(clause.actual);
  if (clause.actual == clause.stated) return say("It names {}.", stated + told_by);
  if (clause.by.empty() && clause.match != Match::certain)
    return say("It names {}; {}.", stated + told_by,
               say_phrase(clause.match == Match::no ? relation.not_so : relation.not_told, actual, stated));
  const std::string doubts = clause.match == Match::possible ? doubts_text(wording, clause.doubts) : "";
  return say_phrase(clause.match == Match::possible ? relation.perhaps : relation.holds, actual, stated) +
         by_claims(wording, clause.by.empty() ? std::span(&clause.claim, 1) : std::span(clause.by), clause.shortened) +
         (doubts.empty() ? "" : ": " + doubts) + '.';
}

// "2025-01-01" if nothing is doubtful but that no later source says it; else empty.
std::string only_last_told(std::span<const Doubt> doubts) {
  std::string day;
  for (const Doubt& doubt : doubts) {
    if (doubt.kind == DoubtKind::precision) continue;
    if (doubt.kind != DoubtKind::last_told) return {};
    day = range_text(doubt.days);
  }
  return day;
}

std::string sentence(const Wording& wording, const Derivation& derivation, const Clause& clause) {
  const KnowledgeGraph& graph = wording.graph();
  const std::string claims = by_claims(wording, {&clause.claim, 1});
  const std::string stated = clause.stated == no_vertex ? std::string() : wording.name_of_vertex(clause.stated);
  const bool perhaps = clause.match == Match::possible;
  const auto with_doubts = [&](const std::string& text) {
    const std::string doubts = doubts_text(wording, clause.doubts);
    return doubts.empty() ? fmt::format("{}.", text) : fmt::format("{}: {}.", text, doubts);
  };
  switch (clause.kind) {
    case ClauseKind::told: {
      const ClaimId claim = graph.claim_of_vertex(derivation.measure);
      return say("According to {} ({}).", listed(both_sides(wording, claim)), wording.identifier(claim));
    }
    case ClauseKind::goods:
      if (clause.stated == no_vertex)
        return clause.match == Match::certain
                   ? say("Its goods, by a code or those of the measure that it excepts from, are these.")
               : perhaps ? say("Its goods, by a code or those of the measure that it excepts from, are perhaps these.")
                         : say("Its goods, by a code or those of the measure that it excepts from, are others.");
      return part_sentence(wording, clause, is_kind);
    case ClauseKind::from_place:
      return part_sentence(wording, clause, comes_from);
    case ClauseKind::to_place:
      return part_sentence(wording, clause, goes_to);
    case ClauseKind::party: {
      const bool reached = graph.kind_of_vertex(clause.stated) == Kind::measure;
      return part_sentence(wording, clause, reached ? is_reached_by : belongs_to);
    }
    case ClauseKind::time: {
      const std::string last_told = only_last_told(clause.doubts);
      if (!last_told.empty()) return say("It is in force as last told {}.", last_told);
      return with_doubts(clause.match == Match::no ? say("It is not in force")
                         : perhaps                 ? say("It is perhaps in force")
                                                   : say("It is in force"));
    }
    case ClauseKind::exception:
      return perhaps ? say("{} perhaps takes it out{}.", stated, claims) : say("{} takes it out{}.", stated, claims);
    case ClauseKind::compliance:
      return perhaps ? say("{} perhaps complies with it{}.", stated, claims)
                     : say("{} complies with it{}.", stated, claims);
    case ClauseKind::one_day:
      return say("Perhaps not all of this holds on one day.");
    case ClauseKind::condition: {
      const std::string parts = measure_parts(wording, clause.stated);
      const std::string of_condition = (parts.empty() ? stated : parts) + claims;
      if (clause.match != Match::no && !graph.real(graph.claim_of_vertex(clause.stated)))
        return with_doubts(clause.match == Match::certain ? say("Expected as its condition: {}", of_condition)
                                                          : say("Perhaps expected as its condition: {}", of_condition));
      return with_doubts(clause.match == Match::certain    ? say("Its condition: {}", of_condition)
                         : clause.match == Match::possible ? say("Perhaps its condition: {}", of_condition)
                                                           : say("No condition then: {}", of_condition));
    }
  }
  return {};
}

// "governs it", "perhaps governs it", "would govern it" if it is sought or planned, "does not govern it".
std::string outcome(const Wording& wording, const Derivation& derivation) {
  if (derivation.match == Match::no) return say("does not govern it");
  const MeasureReasons unknown = reasons_of(wording, derivation);
  const bool real = wording.graph().real(wording.graph().claim_of_vertex(derivation.measure));
  const bool certain = unknown.reasons.empty();
  const std::string text = real      ? certain ? say("governs it") : say("perhaps governs it")
                                : certain ? say("would govern it")
                                     : say("perhaps would govern it");
  return unknown.last_told.empty() ? text : text + say(", as last told {}", unknown.last_told);
}

}  // namespace

std::vector<std::string> why_lines(const Wording& wording, const Derivation& derivation) {
  std::vector<std::string> lines;
  for (const Clause& clause : derivation.clauses) lines.push_back(sentence(wording, derivation, clause));
  return lines;
}

std::vector<std::string> why_lines(const Wording& wording, ClaimId claim, std::span<const Doubt> doubts) {
  std::vector<std::string> lines{fmt::format("{} {}: {}; {}, {}.", wording.identifier(claim), wording.statement(claim),
                                             listed(both_sides(wording, claim)), wording.marked_status(claim),
                                             wording.period(claim))};
  if (const std::string text = doubts_text(wording, doubts); !text.empty())
    lines.push_back(say("Not known: {}.", text));
  return lines;
}

void WhySection::add(std::size_t indent, std::string text, Tone tone) {
  section_.lines.push_back({{std::string(indent, ' '), Tone::plain}, {std::move(text), tone}});
}

void WhySection::begin() {
  if (!section_.lines.empty()) return;
  section_.lines.emplace_back();
  section_.lines.push_back({{say("Why"), Tone::strong}});
}

void WhySection::row(const std::string& name) {
  if (row_ == name) return;
  begin();
  section_.lines.emplace_back();
  add(0, name, Tone::strong);
  row_ = name;
  explained_.clear();
}

void WhySection::claim(ClaimId claim, std::span<const Doubt> doubts) {
  if (std::ranges::find(explained_, claim) != explained_.end()) return;
  explained_.push_back(claim);
  begin();
  const std::vector<std::string> lines = why_lines(wording_, claim, doubts);
  for (std::size_t i = 0; i < lines.size(); ++i) add(i == 0 ? 2 : 4, lines[i]);
}

void WhySection::measures(std::span<const Derivation> derivations) {
  for (const Derivation& derivation : derivations) {
    const ClaimId claim = wording_.graph().claim_of_vertex(derivation.measure);
    if (std::ranges::find(explained_, claim) != explained_.end()) continue;
    explained_.push_back(claim);
    add(2, fmt::format("{} {}:", measure_summary(wording_, derivation.measure), outcome(wording_, derivation)));
    for (const std::string& line : why_lines(wording_, derivation)) add(4, line);
  }
}

void WhySection::add_to(Answer& answer) && {
  if (!section_.lines.empty()) answer.after.insert(answer.after.begin(), std::move(section_));
}

}  // namespace filiera
