// SPDX-License-Identifier: Apache-2.0
// The lens: what of the graph is seen.
#include "graph/lens/lens.hpp"

#include <algorithm>

#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

bool contains(const std::vector<TermId>& terms, TermId term) {
  return std::find(terms.begin(), terms.end(), term) != terms.end();
}

}  // namespace

Lens::Lens(const KnowledgeGraph& graph, LensOptions options) : graph_(&graph), options_(std::move(options)) {
  if (reads_columns()) return;
  std::vector<Bounds> bounds;
  for (ClaimId c = graph.edge_count(); c < graph.claim_count(); ++c) bounds.push_back(bounds_of_owner(c));
  measure_bounds_ = std::make_shared<const std::vector<Bounds>>(std::move(bounds));
}

Lens Lens::on(Day day) const {
  Lens lens = *this;
  lens.options_.as_of = DayRange{day, day};
  return lens;
}

bool Lens::repeats_excluded(AttestationId a) const {
  for (; a != no_attestation; a = graph_->attestation(a).derived_from) {
    const AttestationRow& row = graph_->attestation(a);
    if (contains(options_.not_sources, row.voice) ||
        contains(options_.not_sources, graph_->document(row.document).term))
      return true;
  }
  return false;
}

Match Lens::shows(const AttestationRow& row) const {
  if (!options_.sources.empty() && !contains(options_.sources, row.voice) &&
      !contains(options_.sources, graph_->document(row.document).term))
    return Match::no;
  if (!options_.not_sources.empty() &&
      repeats_excluded(static_cast<AttestationId>(&row - graph_->data().attestations.data())))
    return Match::no;
  if (!options_.known_by) return Match::certain;
  const DayRange published = graph_->document(row.document).published;
  if (published.last <= *options_.known_by) return Match::certain;
  return published.first <= *options_.known_by ? Match::possible : Match::no;
}

Match Lens::attested(ClaimId c) const {
  const bool affirming_only = options_.stance == Stance::asserted;
  if (!filters_sources()) return !affirming_only || graph_->has(c, affirmed) ? Match::certain : Match::no;
  Match match = Match::no;
  for (const AttestationRow& row : graph_->attestations(c))
    if (!affirming_only || !row.denies) match = either(match, shows(row));
  return match;
}

Match Lens::contested(ClaimId c) const {
  if (!graph_->has(c, denied) && !graph_->has(c, disputed)) return Match::no;
  if (!filters_sources()) return Match::certain;
  const auto told = [this](ClaimId claim, auto&& counts) {
    Match match = Match::no;
    for (const AttestationRow& row : graph_->attestations(claim))
      if (counts(row)) match = either(match, shows(row));
    return match;
  };
  const auto denies = [](const AttestationRow& row) { return row.denies; };
  const auto any = [](const AttestationRow&) { return true; };
  Match match = told(c, denies);
  const EdgeTypeId conflicts = graph_->core(vocab::fil_conflictsWith);
  const EdgeTypeId answers = graph_->core(vocab::fil_answers);
  for (const RelationRow& row : graph_->relations_from(c))
    if (row.type == conflicts) match = either(match, told(row.to, any));
  for (const RelationRow& row : graph_->relations_to(c)) {
    if (row.type == conflicts) match = either(match, told(row.from, any));
    if (row.type == answers) match = either(match, told(row.from, denies));
  }
  return match;
}

StatedTime Lens::stated_time(ClaimId c) const {
  StatedTime time;
  const TermTable& terms = graph_->terms();
  for (const Quad& quad : graph_->statements(graph_->term_of_claim(graph_->owner(c)))) {
    const std::string_view predicate = terms.value(quad.predicate);
    const bool starts = predicate == vocab::fil_starts;
    const bool ends = predicate == vocab::fil_ends;
    const bool when = predicate == vocab::fil_when;
    if (!starts && !ends && !when) continue;
    const auto date = parse_edtf(terms.value(quad.object));
    if (!date) continue;
    if (!ends) time.start = date->begin;
    if (!starts) time.end = date->end;
  }
  return time;
}

Witness Lens::witness(ClaimId owner) const {
  // What is only possibly published bears no witness beside what certainly is.
  Witness witness, possible;
  for (const AttestationRow& row : graph_->attestations(owner)) {
    if (row.denies) continue;
    const Match seen = shows(row);
    if (seen != Match::no) possible.add(graph_->document(row.document).published);
    if (seen == Match::certain) witness.add(graph_->document(row.document).published);
  }
  return witness.any ? witness : possible;
}

Lasting Lens::lasts(ClaimId owner) const { return lasting(graph_->modality(owner), graph_->has(owner, standing)); }

std::vector<TurningEvent> Lens::turning_events(ClaimId measure, EdgeTypeId type) const {
  std::vector<TurningEvent> events;
  for (const ClaimId e : graph_->in_claims(graph_->find_vertex(graph_->term_of_claim(measure)), type)) {
    const ClaimId event = graph_->owner(e);
    const StatedTime happened = stated_time(event);
    if (graph_->modality(event) != Modality::done || !happened.start) continue;
    Match match = seen(event);
    if (match == Match::certain && contested(event) != Match::no) match = Match::possible;
    if (match != Match::no) events.push_back({event, *happened.start, match});
  }
  return events;
}

StatedTime Lens::time_with_events(ClaimId owner) const {
  StatedTime time = stated_time(owner);
  if (graph_->kind_of_claim(owner) != Kind::measure) return time;
  const auto days = [&](std::string_view type, DayRange unstated) {
    EventDays events;
    for (const TurningEvent& event : turning_events(owner, graph_->core(type))) events.add(event.days, event.seen);
    return events.days(unstated);
  };
  const Bounds unstated = bounds_of({}, lasts(owner), witness(owner));
  if (!time.start) time.start = days(vocab::fil_introduces, {unstated.start_earliest, unstated.start_latest});
  if (!time.end) time.end = days(vocab::fil_terminates, {unstated.end_earliest, unstated.end_latest});
  return time;
}

Bounds Lens::bounds_of_owner(ClaimId owner) const {
  return bounds_of(time_with_events(owner), lasts(owner), witness(owner));
}

Bounds Lens::bounds(ClaimId c) const {
  if (reads_columns()) return graph_->bounds(c);
  const ClaimId owner = graph_->owner(c);
  if (graph_->is_edge(owner)) return bounds_of_owner(owner);
  return (*measure_bounds_)[checked(owner - graph_->edge_count(), measure_bounds_->size())];
}

StatedEnds Lens::stated_ends(ClaimId c) const {
  const ClaimId owner = graph_->owner(c);
  if (reads_columns()) return {graph_->has(owner, start_stated), graph_->has(owner, end_stated)};
  const StatedTime time = time_with_events(owner);
  return {time.start.has_value(), time.end.has_value()};
}

Match Lens::in_time(ClaimId c) const { return options_.as_of ? holds(bounds(c), *options_.as_of) : Match::certain; }

Match Lens::seen(ClaimId c) const {
  const Match match = attested(c);
  return match != Match::no && options_.stance == Stance::asserted ? without(match, contested(c)) : match;
}

Match Lens::seen_in_time(ClaimId c) const {
  const Match match = in_time(c);
  return match == Match::no ? match : both(match, seen(c));
}

Match Lens::circumstance(ClaimId c) const {
  const Match match = seen_in_time(c);
  return match == Match::certain && contested(c) != Match::no ? Match::possible : match;
}

Match Lens::match(ClaimId c) const {
  Match match = seen_in_time(c);
  if (match != Match::no && options_.stance == Stance::contested) match = both(match, contested(c));
  return options_.least == Firmness::certain && match != Match::certain ? Match::no : match;
}

Doubt Lens::doubt(ClaimId c, DayRange period) const {
  const Bounds b = bounds(c);
  if (holds(b, period) != Match::possible) return Doubt::none;
  if (b.start_latest > period.last || b.start_latest == unbounded_future) return Doubt::start_unknown;
  return time_with_events(graph_->owner(c)).end ? Doubt::end_unknown : Doubt::carried_forward;
}

}  // namespace filiera
