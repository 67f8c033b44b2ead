// SPDX-License-Identifier: Apache-2.0
// The lens: what of the graph is seen, as of a date, as known by a date, according to whom. The one place that decides.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "graph/model/knowledge_graph.hpp"

namespace filiera {

// asserted: affirmed and neither denied nor disputed; contested: denied, answered or in conflict.
enum class Stance : std::uint8_t { all, asserted, contested };
enum class Firmness : std::uint8_t { possible, certain };

struct LensOptions {
  std::optional<DayRange> as_of;    // in the world, some day of the period
  std::optional<Day> known_by;      // published on that day or before
  std::vector<TermId> sources;      // documents or voices; empty: all
  std::vector<TermId> not_sources;  // removed with everything that repeats them
  Stance stance = Stance::all;
  Firmness least = Firmness::possible;  // certain drops what is only possible
};

// Why a match in time is only possible.
enum class Doubt : std::uint8_t {
  none,
  start_unknown,    // it may not have started
  end_unknown,      // it may have ended
  carried_forward,  // no source speaks of days as late as these
};

// A done event that begins or ends a measure.
struct TurningEvent {
  ClaimId event = no_claim;
  DayRange days;           // on one of which it happened
  Match seen = Match::no;  // possible or certain: whether the lens shows it, certain only where nobody contests it
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

  // Whether the claim is seen: its time, its sources, its stance. `no` where `least` is certain and the match is only
  // possible. Planned and sought claims match like others: what they are is said by their modality.
  // O(1) where reads_columns(), else O(statements and attestations of the claim).
  Match match(ClaimId c) const;

  // match() where `least` and a wish for contested claims do not apply.
  Match seen_in_time(ClaimId c) const;
  // seen_in_time() of what only qualifies an answer (families, places, membership): at most possible where it is
  // contested.
  Match circumstance(ClaimId c) const;

  // The parts of match(), without `least`.
  Match in_time(ClaimId c) const;   // certain without as_of
  Match attested(ClaimId c) const;  // by an attestation that the lens shows
  Match contested(ClaimId c) const;
  // circumstance() on whatever day the claim holds: attested(), as far as a wish for asserted claims leaves it.
  Match seen(ClaimId c) const;

  // Whether the lens shows an attestation: known by the date, of the sources.
  Match shows(const AttestationRow& attestation) const;

  // The bounds of a claim's time by what the lens shows: its own dates, its attestations, and the done events that
  // begin or end it.
  Bounds bounds(ClaimId c) const;
  // Why the claim is only possible on the period; `none` when it holds certainly or not at all.
  Doubt doubt(ClaimId c, DayRange period) const;

  // Whether a start and an end are stated: by the claim's own dates, or by an event that the lens shows.
  StatedEnds stated_ends(ClaimId c) const;

  // What the claim itself states of its time, without events.
  StatedTime stated_time(ClaimId c) const;
  // The dated, done events that the lens shows and that an edge of the type (fil:introduces, fil:terminates) leads
  // from to the measure; in order of event. They count where stated_time() says nothing. O(edges into the measure).
  std::vector<TurningEvent> turning_events(ClaimId measure, EdgeTypeId type) const;

  // Whether the dates of claims decide alone: without a date of knowledge, sources or a stance.
  bool reads_columns() const { return !filters_sources() && options_.stance == Stance::all; }

  bool on_one_day() const { return options_.as_of && options_.as_of->first == options_.as_of->last; }

  // Whether a measure or an event counts as real: neither sought nor planned.
  static bool real(Modality modality) { return modality != Modality::sought && modality != Modality::planned; }

 private:
  bool filters_sources() const {
    return options_.known_by || !options_.sources.empty() || !options_.not_sources.empty();
  }
  bool repeats_excluded(AttestationId a) const;
  Witness witness(ClaimId owner) const;
  Lasting lasts(ClaimId owner) const;
  StatedTime time_with_events(ClaimId owner) const;  // with what the events that the lens shows say of a measure
  Bounds bounds_of_owner(ClaimId owner) const;

  const KnowledgeGraph* graph_;
  LensOptions options_;
  std::shared_ptr<const std::vector<Bounds>> measure_bounds_;  // per claim that is no edge, unless reads_columns()
};

// The predicate of boost::filtered_graph: keeps the edges that the lens matches. One pointer; the lens must outlive it.
struct LensFilter {
  const Lens* lens = nullptr;
  bool operator()(const Edge& edge) const { return lens->match(edge.claim) != Match::no; }
};

}  // namespace filiera
