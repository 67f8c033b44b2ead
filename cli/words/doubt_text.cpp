// SPDX-License-Identifier: Apache-2.0
// Why something is only possible, in words.
#include "cli/words/doubt_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/model/share.hpp"
#include "io/phrases.hpp"

namespace filiera {
namespace {

// ", planned" or ", sought" of such a claim; "" for others.
std::string only_intended(const Wording& wording, ClaimId c) {
  return wording.graph().real(c) ? std::string() : ", " + wording.status(c);
}

// Why it is only possible that the voices say what they say by the date of knowledge: they, or who denies it, or who
// tells it otherwise, may do so only later.
std::string published_text(const Wording& wording, const Doubt& doubt) {
  const bool dated = doubt.days != DayRange{};
  const std::string days = dated ? say(" (published {})", range_text(doubt.days)) : "";
  if (doubt.claim != no_claim) {
    Match affirmed = Match::no;
    for (const AttestationRow* row : wording.attestations(doubt.claim, Wording::Side::affirming))
      affirmed = either(affirmed, wording.lens().shows(*row));
    if (affirmed == Match::certain) {
      std::vector<std::string> names;
      for (const Voice& voice : deniers(wording, doubt.claim))
        if (voice.perhaps) names.push_back(voice.name);
      return (names.empty() ? say("perhaps told otherwise") : fmt::format("{}", fmt::join(names, ", "))) + days;
    }
  }
  return say("perhaps published later") + (dated ? fmt::format(" ({})", range_text(doubt.days)) : "");
}

std::string turn_text(const Wording& wording, const Doubt& doubt, ClaimId of) {
  const bool start = doubt.kind == DoubtKind::start;
  const std::string days = doubt.days == DayRange{} ? "" : fmt::format(" ({})", range_text(doubt.days));
  const bool event = doubt.claim != no_claim && wording.graph().kind_of_claim(doubt.claim) == Kind::event;
  if (event && doubt.claim == of) return say("day unknown") + days;
  if (event)
    return (start ? say("perhaps begun by {}", wording.identifier(doubt.claim))
                  : say("perhaps ended by {}", wording.identifier(doubt.claim))) +
           days + voices_against(wording, doubt.claim);
  if (doubt.days == DayRange{unbounded_past, unbounded_future})
    return start ? say("start not told") : say("end not told");
  return (start ? say("start unknown") : say("end unknown")) + days;
}

bool is_part(ClauseKind kind) {
  return kind == ClauseKind::goods || kind == ClauseKind::from_place || kind == ClauseKind::to_place ||
         kind == ClauseKind::party;
}

// Whether the clause is about a party that an ownership rule reaches.
bool is_reach(const Wording& wording, const Clause& clause) {
  return clause.kind == ClauseKind::party && clause.stated != no_vertex &&
         wording.graph().kind_of_vertex(clause.stated) == Kind::measure;
}

std::string unknown_part(const Wording& wording, const Clause& clause) {
  const std::string stated = clause.stated == no_vertex ? std::string() : wording.name_of_vertex(clause.stated);
  switch (clause.kind) {
    case ClauseKind::goods:
      return stated.empty() ? say("not told whether it is about these goods")
                            : say("not told whether the goods are {}", stated);
    case ClauseKind::from_place:
      return say("not told whether they come from {}", stated);
    case ClauseKind::to_place:
      return say("not told whether they go to {}", stated);
    case ClauseKind::party:
      return say("not told whether it concerns {}", stated);
    default:
      return say("not told whether it applies");
  }
}

// "not told whether Fund is reached: share of h4 not told; h2 start unknown".
std::string reach_text(const Wording& wording, const Clause& clause) {
  std::vector<std::string> reasons;
  for (const Doubt& doubt : clause.doubts) {
    const bool of_holding = std::find(clause.by.begin(), clause.by.end(), doubt.claim) != clause.by.end();
    std::string text = reason(wording, doubt);
    if (text.empty()) continue;
    const bool names_holding = doubt.kind >= DoubtKind::share || doubt.kind == DoubtKind::part;
    if (of_holding && !names_holding) text = fmt::format("{} {}", wording.identifier(doubt.claim), text);
    // The edge to the rule is not in doubt itself.
    if (doubt.kind == DoubtKind::part && doubt.claim == clause.claim) continue;
    if (std::find(reasons.begin(), reasons.end(), text) == reasons.end()) reasons.push_back(std::move(text));
  }
  return say("not told whether {} is reached", wording.name_of_vertex(clause.actual)) +
         (reasons.empty() ? "" : fmt::format(": {}", fmt::join(reasons, "; ")));
}

// What of a clause is not known, and the claims on the way that are themselves uncertain: "not told whether they go to
// China (c5, disputed)".
std::string part_text(const Wording& wording, const Clause& clause) {
  std::vector<std::string> uncertain;
  for (const Doubt& doubt : clause.doubts)
    if (!clause.by.empty() && doubt.claim != no_claim)
      uncertain.push_back(wording.identifier(doubt.claim) + only_intended(wording, doubt.claim) +
                          voices_against(wording, doubt.claim));
  return unknown_part(wording, clause) + (uncertain.empty() ? "" : fmt::format(" ({})", fmt::join(uncertain, "; ")));
}

}  // namespace

std::string reason(const Wording& wording, const Doubt& doubt, ClaimId of) {
  // A phrase that the name of the claim follows, if there is one.
  const auto named = [&](const std::string& before) {
    return doubt.claim == no_claim ? before : fmt::format("{} {}", before, wording.identifier(doubt.claim));
  };
  switch (doubt.kind) {
    case DoubtKind::precision:
    case DoubtKind::last_told:
      return {};
    case DoubtKind::start:
    case DoubtKind::end:
      return turn_text(wording, doubt, of);
    case DoubtKind::published:
      return published_text(wording, doubt);
    case DoubtKind::disputed:
      // A denial that may be later is told by what is only possibly published.
      return doubt.claim != no_claim && wording.lens().contested(doubt.claim) == Match::possible ? "" : say("disputed");
    case DoubtKind::use:
      return say("the goods may come from others");
    case DoubtKind::part:
      return doubt.claim == no_claim ? say("not certain:")
                                     : fmt::format("{} {}", say("not certain:"), uncertain_claim(wording, doubt.claim));
    case DoubtKind::exception:
      return named(say("perhaps excepted by"));
    case DoubtKind::compliance:
      return say("perhaps satisfied by the product");
    case DoubtKind::ring:
      return named(say("on a ring of claims:"));
    case DoubtKind::share: {
      const ShareInterval share = stake_of(wording.graph(), doubt.claim).share;
      return share.told ? say("share of {}: {}", wording.identifier(doubt.claim), share_text(share))
                        : say("share of {} not told", wording.identifier(doubt.claim));
    }
    case DoubtKind::seat:
      return doubt.claim == no_claim ? say("its seat is not told") : named(say("its seat is not certain:"));
    case DoubtKind::excess:
      return say("the told shares of {} exceed 100 %",
                 wording.name_of_vertex(wording.graph().edge(doubt.claim).target));
    case DoubtKind::separate: {
      const Edge edge = wording.graph().edge(doubt.claim);
      return say("not told whether the holdings of {} in {} are one or several", wording.name_of_vertex(edge.source),
                 wording.name_of_vertex(edge.target));
    }
    case DoubtKind::group:
      return wording.graph().is_edge(doubt.claim)
                 ? say("{} is a group, whose members are listed",
                       wording.name_of_vertex(wording.graph().edge(doubt.claim).source))
                 : say("a group, whose members are listed");
    case DoubtKind::one_day:
      return say("perhaps not all on one day");
  }
  return {};
}

std::string uncertain_claim(const Wording& wording, ClaimId c) {
  std::string text = wording.identifier(c);
  for (const Doubt& doubt : wording.lens().doubts(c)) {
    if (doubt.kind == DoubtKind::precision) text += ", " + wording.period(c);
    if (doubt.kind == DoubtKind::start || doubt.kind == DoubtKind::end) text += ", " + reason(wording, doubt, c);
  }
  return text + only_intended(wording, c) + voices_against(wording, c);
}

std::string mark_of(const Wording& wording, std::span<const Doubt> doubts, ClaimId of) {
  std::vector<std::string> reasons;
  for (const Doubt& doubt : doubts)
    if (std::string text = reason(wording, doubt, of);
        !text.empty() && std::find(reasons.begin(), reasons.end(), text) == reasons.end())
      reasons.push_back(std::move(text));
  if (!reasons.empty()) return fmt::format(" ? {}", fmt::join(reasons, "; "));
  const auto last_told =
      std::find_if(doubts.begin(), doubts.end(), [](const Doubt& doubt) { return doubt.kind == DoubtKind::last_told; });
  return last_told == doubts.end() ? std::string() : say(", as last told {}", range_text(last_told->days));
}

MeasureReasons reasons_of(const Wording& wording, const Derivation& derivation) {
  MeasureReasons found;
  const auto add = [&](std::string text) {
    if (std::find(found.reasons.begin(), found.reasons.end(), text) == found.reasons.end())
      found.reasons.push_back(std::move(text));
  };
  for (const Clause& clause : derivation.clauses) {
    if (clause.match != Match::possible || clause.kind == ClauseKind::condition) continue;
    const auto& doubts = clause.doubts;
    const bool only_last_told = !doubts.empty() && std::all_of(doubts.begin(), doubts.end(), [](const Doubt& doubt) {
      return doubt.kind == DoubtKind::last_told;
    });
    if (!only_last_told && (is_part(clause.kind) || doubts.empty())) {
      add(is_reach(wording, clause) ? reach_text(wording, clause) : part_text(wording, clause));
      continue;
    }
    for (const Doubt& doubt : clause.doubts) {
      if (doubt.kind == DoubtKind::last_told) found.last_told = range_text(doubt.days);
      if (std::string text = reason(wording, doubt); !text.empty()) add(std::move(text));
    }
  }
  if (!found.reasons.empty()) found.last_told.clear();
  return found;
}

std::string only_possibly(std::size_t possible, std::size_t all) {
  if (possible == 0) return {};
  return possible == all ? say(", only possibly") : say(", {} of them only possibly", possible);
}

}  // namespace filiera
