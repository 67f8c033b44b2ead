// SPDX-License-Identifier: Apache-2.0
// The lens: which claims hold, as of a date, as known by a date, according to which sources. Only this class decides
// it.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "graph/lens/figures.hpp"
#include "graph/lens/stance.hpp"
#include "graph/model/knowledge_graph.hpp"
#include "graph/time/bounds.hpp"

namespace filiera {

enum class Firmness : std::uint8_t { possible, certain };

// Two states seen at once, for comparisons: some claims as in one, the others as in the other. Their dates are moved
// onto those of one frame, which is at least as long as either.
struct Mixture {
  std::vector<ClaimId> claims;  // ascending; owners: as of `as_of`, and as their attestations known by `known_by` tell
  DayRange as_of;
  std::optional<Day> known_by;
  DayRange others_as_of;  // of all other claims; those are known by LensOptions::known_by
  DayRange frame;         // that all are moved to; LensOptions::as_of
};

struct LensOptions {
  std::optional<DayRange> as_of;    // valid time: some day of the period
  std::optional<Day> known_by;      // publication time: on that day or before
  std::vector<TermId> sources;      // documents or voices; empty means all
  std::vector<TermId> not_sources;  // excluded, together with everything that repeats them
  StanceFilter stance = StanceFilter::all;
  Firmness minimum_certainty = Firmness::possible;  // certain omits matches that are only possible
  // An end that nothing states lies in the future: that no later source speaks of a claim ends nothing.
  bool as_last_told = false;
  std::shared_ptr<const Mixture> mixture;
};

// An event that happened and that begins or ends a claim.
struct TurningEvent {
  ClaimId event = no_claim;
  DayRange days;           // it happened on one of these days
  Match seen = Match::no;  // whether the lens shows it; at most possible if contested
};

// How many of the claims that differ from a claim answers list beside it.
inline constexpr std::size_t most_differing_told = 8;

struct StatedEnds {
  bool start = false;
  bool end = false;
  bool any() const { return start || end; }
};

// A view of one graph, which must outlive it. Remembers what it has looked up: not for two threads at once. Copyable;
// queries take it by pointer.
class Lens {
 public:
  explicit Lens(const KnowledgeGraph& graph, LensOptions options = {});

  // The same lens for one day.
  Lens on(Day day) const;

  const KnowledgeGraph& graph() const { return *graph_; }
  const LensOptions& options() const { return options_; }

  // Whether the claim holds in answers about the world: conjunction of its time and of its affirmation by a source that
  // the lens shows. At most possible if disputed; no if it is only denied. With minimum certainty, a possible match
  // becomes no. Planned and sought claims match like others; their modality marks them. O(1) if reads_columns(), else
  // O(attestations of the claim and of its relations).
  Match match(ClaimId c) const;
  // Whether the claim belongs in a list of claims: conjunction of its time and of its affirmation or denial by a source
  // that the lens shows. With minimum certainty, only dates and publication matter, never the stance.
  Match listed(ClaimId c) const;

  // The effect of --certain on a match: possible becomes no.
  Match keep(Match match) const {
    return options_.minimum_certainty == Firmness::certain && match != Match::certain ? Match::no : match;
  }
  // A match that depends on the claim: at most possible if the claim is contested.
  Match unless_contested(ClaimId c, Match match) const {
    return match == Match::certain ? at_most_possible(match, contested(c) != Match::no) : match;
  }

  // The stance of the sources that the lens shows on the claim. O(attestations of the claim and of its relations).
  ClaimStance stance(ClaimId c) const;
  // The other claims that make the stance of this one `differs`: same-matter claims with another figure, date or
  // status, and claims in conflict with it. Only claims that a source that the lens may show affirms. In order of IRI,
  // and of each kind at most the first `most`: n claims of one matter have n * (n - 1) such pairs.
  std::vector<ClaimId> differing(ClaimId c, std::size_t most = SIZE_MAX) const;
  // The reasons why the claim is only possible under this lens, in order of DoubtKind; empty if it is certain or does
  // not hold.
  std::vector<Doubt> doubts(ClaimId c) const;
  // Only the reasons in time, for the period.
  std::vector<Doubt> doubts_in_time(ClaimId c, DayRange period) const;

  // Only the reasons in what sources say of it: published, disputed.
  std::vector<Doubt> doubts_of_voices(ClaimId c) const;

  // match() for a claim that qualifies an answer (family, place, membership): ignores the minimum certainty, and
  // applies the stance filter only if it is `asserted`.
  Match circumstance(ClaimId c) const;

  // circumstance() of a claim that another answer rests on: at most possible if it is only sought or planned, on
  // whatever days it holds.
  Match premise(ClaimId c) const { return at_most_possible(circumstance(c), !graph_->real(c)); }
  // match() before the minimum certainty is applied.
  Match match_of_any_firmness(ClaimId c) const { return left_by_filter(c, circumstance(c)); }

  // The parts of match(), before the minimum certainty is applied.
  Match in_time(ClaimId c) const;  // certain without as_of
  // Whether the lens shows an attestation of it, affirming or denying; with the filter `asserted`, only an affirming
  // one. A remark is attested at most as certainly as each claim that it is about.
  Match attested(ClaimId c) const;
  // Whether a source denies it, or a claim that answers it; certain too where each document that affirms it does so.
  Match contested(ClaimId c) const;
  // The claims that answer it and that a source denies, certainly or possibly known; in the order of the relations.
  std::vector<ClaimId> denied_answers(ClaimId c) const;
  // circumstance() at any time: the dates of the claim are ignored.
  Match seen(ClaimId c) const;

  // Whether the lens shows an attestation: known by the date, and of the selected sources.
  Match shows(const AttestationRow& attestation) const;

  // The bounds of a claim's time under the lens: from its own dates, its attestations, and the events that happened and
  // begin or end it; as LensOptions::as_last_told and its mixture say.
  Bounds bounds(ClaimId c) const;

  // Whether an event may have ended it before it began, so that it holds on no day.
  bool perhaps_never_held(ClaimId c) const;
  // The days on which it begins, provided that it ever holds.
  DayRange start_days(ClaimId c) const;

  // Whether a start and an end are stated, by the claim's own dates or by an event that the lens shows.
  StatedEnds stated_ends(ClaimId c) const;

  // The dates that the claim itself states, without events. O(1).
  StatedTime stated_time(ClaimId c) const;
  // The same with the events that the lens shows, of a link or a measure.
  StatedTime time_with_events(ClaimId owner) const;
  // The same by the voices on the events alone, whatever other claims on the same matter tell, in one reading of what
  // is published by the date of knowledge: possible, all that may be; certain, what surely is.
  StatedTime told_time(ClaimId owner, Match reading) const;
  // The events that happened, that the lens shows, and that begin (fil:introduces) or end (fil:terminates) the claim;
  // in order of event. O(edges into the claim).
  std::vector<TurningEvent> turning_events(ClaimId claim, Turn turn) const;
  // Those of them that count: all where the claim states no such date, else those that move it.
  std::vector<TurningEvent> moving_events(ClaimId claim, Turn turn) const;

  // Whether the precomputed columns of dates suffice: no date of knowledge, no sources and no stance are selected.
  bool reads_columns() const { return !filters_sources() && options_.stance == StanceFilter::all; }

  bool on_one_day() const { return options_.as_of && options_.as_of->first == options_.as_of->last; }

 private:
  bool filters_sources() const { return knows_by_date() || !options_.sources.empty() || !options_.not_sources.empty(); }
  bool knows_by_date() const { return options_.known_by || (options_.mixture && options_.mixture->known_by); }
  // Whether the mixture sees the claim, an owner, in its own state.
  bool mixed_in(ClaimId owner) const;
  // turning_events() by what `seen_of` says of each event.
  template <class Seen>
  std::vector<TurningEvent> events_of(ClaimId claim, Turn turn, Seen seen_of) const;
  template <class Events>
  StatedTime time_by(ClaimId owner, Events events_at) const;
  // The match after StanceFilter::contested or differs.
  Match left_by_filter(ClaimId c, Match match) const;
  bool repeats_excluded(AttestationId a) const;
  // The best match of any attestation that the lens shows and that affirms, or denies, the claim.
  enum class Attesting : std::uint8_t { affirming, denying };
  Match told(ClaimId c, Attesting side) const;
  // Whether the lens shows who affirms or denies each claim that a remark is about (asserted: affirms it undisputed).
  Match told_of_all_about(ClaimId remark) const;
  // The best match of any denial of a claim that answers this one.
  Match answered(ClaimId c) const;
  // The best match of any claim that makes the stance of this one `differs`, if this one is affirmed.
  Match told_differently(ClaimId c) const;
  // The claims of each matter that was asked about, by their values; now with that of the claim.
  struct Matters;
  Matters& matters_with(ClaimId owner) const;
  // As told_differently(), but only for same-matter claims with other values. Cached by matter: together O(claims of
  // the matter and their attestations, and pairs of claims that give different values).
  Match told_with_other_values(ClaimId owner) const;
  PublicationSpan published(ClaimId owner) const;
  // The publication dates of what makes the stance on the claim only possible.
  DayRange perhaps_published(ClaimId owner) const;
  // All figures, with what the lens shows of them.
  const Figures& figures() const;
  // Whether it is a remark that the lens shows and that explains a difference (fil:difference).
  bool explains_difference(ClaimId c) const;
  // Why it may have held on no day at all.
  std::vector<Doubt> doubts_of_holding_ever(ClaimId owner) const;
  DefaultExtent extent(ClaimId owner) const;
  Bounds bounds_of_owner(ClaimId owner) const;
  // bounds() by what is told alone.
  Bounds told_bounds(ClaimId c) const;

  const KnowledgeGraph* graph_;
  LensOptions options_;
  mutable std::shared_ptr<Matters> matters_;  // what matters_with() and figures() remember; null until it is asked
  std::shared_ptr<const std::vector<Bounds>>
      measure_bounds_;  // for each claim that is not an edge; null if reads_columns(), and with a mixture
};

// The earliest day in a date of a claim or of a publication; unbounded_future if there is none. O(claims).
Day first_day_told(const KnowledgeGraph& graph);

}  // namespace filiera
