// SPDX-License-Identifier: Apache-2.0
// The lens: which claims of the graph hold, as of a date, as known by a date, according to whom. The one place that
// decides.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "graph/lens/stance.hpp"
#include "graph/model/knowledge_graph.hpp"
#include "graph/time/bounds.hpp"

namespace filiera {

enum class Firmness : std::uint8_t { possible, certain };

struct LensOptions {
  std::optional<DayRange> as_of;    // in the world, some day of the period
  std::optional<Day> known_by;      // published on that day or before
  std::vector<TermId> sources;      // documents or voices; empty: all
  std::vector<TermId> not_sources;  // removed with everything that repeats them
  StanceFilter stance = StanceFilter::all;
  Firmness least = Firmness::possible;  // certain leaves out what is only possible
};

// Why a match in time is only possible.
enum class TimeDoubt : std::uint8_t {
  none,
  start_unknown,    // it may not have started
  end_unknown,      // it may have ended
  carried_forward,  // no source speaks of days as late as these
};

// A done event that begins or ends a claim.
struct TurningEvent {
  ClaimId event = no_claim;
  DayRange days;           // on one of which it happened
  Match seen = Match::no;  // whether the lens shows it: certain only where nobody contests it, else possible
};

struct StatedEnds {
  bool start = false;
  bool end = false;
  bool any() const { return start || end; }
};

// A view of one graph, which must outlive it. Copyable; queries take it by pointer.
class Lens {
 public:
  explicit Lens(const KnowledgeGraph& graph, LensOptions options = {});

  // The same lens on one day.
  Lens on(Day day) const;

  const KnowledgeGraph& graph() const { return *graph_; }
  const LensOptions& options() const { return options_; }

  // Whether the claim holds, in answers about the world: its time, and that somebody whom the lens shows affirms it. At
  // most possible where it is disputed; no where it is denied only. `no` where `least` is certain and the match is only
  // possible. Planned and sought claims match like others: what they are is said by their modality.
  // O(1) where reads_columns(), else O(attestations of the claim and of its relations).
  Match match(ClaimId c) const;
  // Whether the claim belongs in a list of what is said: its time, and that somebody whom the lens shows affirms or
  // denies it. Under `least` certain, dates and publication decide alone, never a stance.
  Match listed(ClaimId c) const;

  // What --certain leaves of a match: no where it is only possible.
  Match keep(Match match) const {
    return options_.least == Firmness::certain && match != Match::certain ? Match::no : match;
  }
  // A match that rests on the claim: at most possible where the claim is contested.
  Match unless_contested(ClaimId c, Match match) const {
    return match == Match::certain ? at_most_possible(match, contested(c) != Match::no) : match;
  }

  // What the voices that the lens shows make of the claim. O(attestations of the claim and of its relations).
  ClaimStance stance(ClaimId c) const;
  // The other claims that make its stance `differs`: those of the same matter that give another figure, date or status,
  // and those in conflict with it, which somebody whom the lens may show affirms. In order of IRI.
  std::vector<ClaimId> differing(ClaimId c) const;
  // Why the claim holds only possibly under this lens: in the order of DoubtKind; empty where it holds certainly or
  // not.
  std::vector<Doubt> doubts(ClaimId c) const;
  // Why the claim holds only possibly on some day of the period, as far as its time goes.
  std::vector<Doubt> doubts_in_time(ClaimId c, DayRange period) const;

  // match() of what only qualifies an answer (families, places, membership): without `least`, and of the filters of
  // stances with `asserted` alone.
  Match circumstance(ClaimId c) const;

  // The parts of match(), without `least`.
  Match in_time(ClaimId c) const;  // certain without as_of
  // By an attestation that the lens shows. A remark rests on the claims that it is about: it is seen no better than
  // each of them is told.
  Match attested(ClaimId c) const;
  // How surely somebody denies it, or denies a claim that answers it.
  Match contested(ClaimId c) const;
  // circumstance() on whatever day the claim holds.
  Match seen(ClaimId c) const;

  // Whether the lens shows an attestation: known by the date, of the sources.
  Match shows(const AttestationRow& attestation) const;

  // The bounds of a claim's time by what the lens shows: its own dates, its attestations, and the done events that
  // begin or end it.
  Bounds bounds(ClaimId c) const;
  // Why the claim is only possible on the period; `none` when it holds certainly or not at all.
  TimeDoubt doubt(ClaimId c, DayRange period) const;

  // Whether a start and an end are stated: by the claim's own dates, or by an event that the lens shows.
  StatedEnds stated_ends(ClaimId c) const;

  // The dates that the claim itself states, without events. O(1).
  StatedTime stated_time(ClaimId c) const;
  // The dated, done events that the lens shows and that an edge of the type (fil:introduces, fil:terminates) leads
  // from to the claim; in order of event. They count where stated_time() says nothing. O(edges into the claim).
  std::vector<TurningEvent> turning_events(ClaimId claim, EdgeTypeId type) const;

  // Whether the dates of claims decide alone: without a date of knowledge, sources or a stance.
  bool reads_columns() const { return !filters_sources() && options_.stance == StanceFilter::all; }

  bool on_one_day() const { return options_.as_of && options_.as_of->first == options_.as_of->last; }

 private:
  bool filters_sources() const {
    return options_.known_by || !options_.sources.empty() || !options_.not_sources.empty();
  }
  // What StanceFilter::contested and differs leave of a match.
  Match left_by_filter(ClaimId c, Match match) const;
  bool repeats_excluded(AttestationId a) const;
  // The firmest attestation of the claim that the lens shows, among those that affirm or those that deny.
  Match told(ClaimId c, bool denying) const;
  // Whether each claim that the remark is about is affirmed or denied by an attestation that the lens shows.
  Match told_of_all_about(ClaimId remark) const;
  // The firmest denial of a claim that answers this one.
  Match answered(ClaimId c) const;
  // The firmest claim that makes the stance of this one `differs`, once somebody affirms this one.
  Match told_differently(ClaimId c) const;
  PublicationSpan published(ClaimId owner) const;
  DefaultExtent extent(ClaimId owner) const;
  StatedTime time_with_events(ClaimId owner) const;
  Bounds bounds_of_owner(ClaimId owner) const;

  const KnowledgeGraph* graph_;
  LensOptions options_;
  std::shared_ptr<const std::vector<Bounds>> measure_bounds_;  // per claim that is no edge, unless reads_columns()
};

// The earliest day that a date of a claim or a publication names; unbounded_future where there is none. O(claims).
Day first_day_told(const KnowledgeGraph& graph);

// The predicate of boost::filtered_graph: keeps the edges that the lens matches. One pointer; the lens must outlive it.
struct LensFilter {
  const Lens* lens = nullptr;
  bool operator()(const Edge& edge) const { return lens->match(edge.claim) != Match::no; }
};

}  // namespace filiera
