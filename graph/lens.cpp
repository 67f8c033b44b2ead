// SPDX-License-Identifier: Apache-2.0
// The lens: what of the graph is seen.
#include "graph/lens.hpp"

#include <algorithm>

#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

bool contains(const std::vector<TermId>& terms, TermId term) {
  return std::find(terms.begin(), terms.end(), term) != terms.end();
}

// The days on which a start (an end) lies that an event gives, when the event itself is only possibly seen.
DayRange weakened_start(DayRange event, const Witness& witness) {
  return {unbounded_past, std::max(event.last, witness.first_by)};
}
DayRange weakened_end(DayRange event, const Witness& witness) {
  return {std::min(event.first, witness.last_from), unbounded_future};
}

}  // namespace

Lens::Lens(const KnowledgeGraph& graph, LensOptions options) : graph_(&graph), options_(std::move(options)) {
  if (!filters_sources() && options_.stance == Stance::all) return;
  for (ClaimId c = graph.edge_count(); c < graph.claim_count(); ++c) measure_bounds_.push_back(bounds_of_owner(c));
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
  const auto denied_by = [this](ClaimId claim) {
    Match match = Match::no;
    for (const AttestationRow& row : graph_->attestations(claim))
      if (row.denies) match = either(match, shows(row));
    return match;
  };
  Match match = denied_by(c);
  const EdgeTypeId conflicts = graph_->core(vocab::fil_conflictsWith);
  const EdgeTypeId answers = graph_->core(vocab::fil_answers);
  for (const RelationRow& row : graph_->relations_from(c))
    if (row.type == conflicts) match = either(match, attested(row.to));
  for (const RelationRow& row : graph_->relations_to(c)) {
    if (row.type == conflicts) match = either(match, attested(row.from));
    if (row.type == answers) match = either(match, denied_by(row.from));
  }
  return match;
}

StatedTime Lens::stated_time(ClaimId owner) const {
  StatedTime time;
  const TermTable& terms = graph_->terms();
  for (const Quad& quad : graph_->statements(graph_->term_of_claim(owner))) {
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

Bounds Lens::bounds_of_owner(ClaimId owner) const {
  Witness witness;
  for (const AttestationRow& row : graph_->attestations(owner))
    if (!row.denies && shows(row) != Match::no) witness.add(graph_->document(row.document).published);
  StatedTime time = stated_time(owner);
  if (graph_->kind_of_claim(owner) == Kind::measure) {
    const StatedTime own = time;
    const EdgeTypeId introduces = graph_->core(vocab::fil_introduces);
    const EdgeTypeId terminates = graph_->core(vocab::fil_terminates);
    const VertexId measure = graph_->find_vertex(graph_->term_of_claim(owner));
    const auto [first, last] = graph_->in_claims(measure);
    for (ClaimId e = first; e < last; ++e) {
      const EdgeTypeId type = graph_->type_of(e);
      if (type != introduces && type != terminates) continue;
      const ClaimId event = graph_->owner(e);
      const StatedTime happened = stated_time(event);
      if (graph_->modality(event) != Modality::done || !happened.start) continue;
      Match seen = attested(event);
      if (options_.stance == Stance::asserted) seen = without(seen, contested(event));
      if (seen == Match::no) continue;
      const bool sure = seen == Match::certain;
      if (type == introduces && !own.start)
        combine(time.start, sure ? *happened.start : weakened_start(*happened.start, witness));
      if (type == terminates && !own.end)
        combine(time.end, sure ? *happened.start : weakened_end(*happened.start, witness));
    }
  }
  return bounds_of(time, lasting(graph_->modality(owner), graph_->has(owner, standing)), witness);
}

Bounds Lens::bounds(ClaimId c) const {
  if (!filters_sources() && options_.stance == Stance::all) return graph_->bounds(c);
  const ClaimId owner = graph_->owner(c);
  return graph_->is_edge(owner) ? bounds_of_owner(owner) : measure_bounds_[owner - graph_->edge_count()];
}

Match Lens::in_time(ClaimId c) const { return options_.as_of ? holds(bounds(c), *options_.as_of) : Match::certain; }

Match Lens::circumstance(ClaimId c) const {
  Match match = in_time(c);
  if (match != Match::no) match = both(match, attested(c));
  if (match != Match::no && options_.stance == Stance::asserted) match = without(match, contested(c));
  return match;
}

Match Lens::match(ClaimId c) const {
  Match match = circumstance(c);
  if (match != Match::no && options_.stance == Stance::contested) match = both(match, contested(c));
  return options_.least == Firmness::certain && match != Match::certain ? Match::no : match;
}

Doubt Lens::doubt(ClaimId c, DayRange period) const {
  const Bounds b = bounds(c);
  if (holds(b, period) != Match::possible) return Doubt::none;
  if (b.start_latest > period.last || b.start_latest == unbounded_future) return Doubt::start_unknown;
  const bool ends = b.end_latest != unbounded_future ||
                    (!filters_sources() && graph_->has(graph_->owner(c), end_stated));
  return ends ? Doubt::end_unknown : Doubt::carried_forward;
}

}  // namespace filiera
