// SPDX-License-Identifier: Apache-2.0
// The lens: which claims hold, as of a date, as known by a date, according to which sources.
#include "graph/lens/lens.hpp"

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <string>

#include "graph/lens/same_matter.hpp"
#include "graph/time/moved.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

bool contains(const std::vector<std::uint32_t>& numbers, std::uint32_t number) {
  return std::find(numbers.begin(), numbers.end(), number) != numbers.end();
}

// Whether somebody affirms the claim, and each document that affirms it also denies it, or a claim that answers it:
// then it is denied wherever it is told, whenever the document was published.
bool denied_where_affirmed(const Lens& lens, ClaimId c) {
  const KnowledgeGraph& graph = lens.graph();
  std::vector<std::uint32_t> denying;
  const auto add = [&](ClaimId claim) {
    for (const AttestationRow& row : graph.attestations(claim))
      if (row.denies && lens.shows(row) != Match::no) denying.push_back(row.document);
  };
  add(c);
  for (const ClaimId answer : lens.denied_answers(c)) add(answer);
  bool affirmed = false;
  for (const AttestationRow& row : graph.attestations(c)) {
    if (row.denies || lens.shows(row) == Match::no) continue;
    if (!contains(denying, row.document)) return false;
    affirmed = true;
  }
  return affirmed;
}

}  // namespace

Lens::Lens(const KnowledgeGraph& graph, LensOptions options) : graph_(&graph), options_(std::move(options)) {
  if (reads_columns() || options_.mixture) return;
  std::vector<Bounds> bounds;
  for (ClaimId c = graph.edge_count(); c < graph.claim_count(); ++c) bounds.push_back(bounds_of_owner(c));
  measure_bounds_ = std::make_shared<const std::vector<Bounds>>(std::move(bounds));
}

Lens Lens::on(Day day) const {
  if (!matters_) matters_ = std::make_shared<Matters>();  // which no date changes
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

bool Lens::mixed_in(ClaimId owner) const {
  return options_.mixture && std::ranges::binary_search(options_.mixture->claims, owner);
}

Match Lens::shows(const AttestationRow& row) const {
  if (!options_.sources.empty() && !contains(options_.sources, row.voice) &&
      !contains(options_.sources, graph_->document(row.document).term))
    return Match::no;
  if (!options_.not_sources.empty() &&
      repeats_excluded(static_cast<AttestationId>(&row - graph_->data().attestations.data())))
    return Match::no;
  const std::optional<Day>& known_by = mixed_in(row.claim) ? options_.mixture->known_by : options_.known_by;
  if (!known_by) return Match::certain;
  const DayRange published = graph_->document(row.document).published;
  if (published.last <= *known_by) return Match::certain;
  return published.first <= *known_by ? Match::possible : Match::no;
}

Match Lens::attested(ClaimId c) const {
  const bool affirming_only = options_.stance == StanceFilter::asserted;
  if (!filters_sources() && !affirming_only) return Match::certain;
  if (!filters_sources()) return graph_->has(c, affirmed) ? told_of_all_about(c) : Match::no;
  Match match = Match::no;
  for (const AttestationRow& row : graph_->attestations(c))
    if (!affirming_only || !row.denies) match = either(match, shows(row));
  return match == Match::no ? match : both(match, told_of_all_about(c));
}

Match Lens::told_of_all_about(ClaimId remark) const {
  Match match = Match::certain;
  if (graph_->kind_of_claim(remark) != Kind::remark) return match;
  const bool affirming_only = options_.stance == StanceFilter::asserted;
  const TermId predicate = graph_->terms().find_iri(vocab::fil_about);
  for (const Quad& quad : graph_->statements(graph_->term_of_claim(remark))) {
    const ClaimId about = quad.predicate == predicate ? graph_->find_claim(quad.object) : no_claim;
    if (about == no_claim) continue;
    const Match affirming = told(about, Attesting::affirming);
    match = both(match, affirming_only ? without(affirming, contested(about))
                                       : either(affirming, told(about, Attesting::denying)));
  }
  return match;
}

Match Lens::contested(ClaimId c) const {
  if (!graph_->has(c, denied) && !graph_->has(c, disputed)) return Match::no;
  if (!filters_sources()) return Match::certain;
  const Match match = either(told(c, Attesting::denying), answered(c));
  return match == Match::possible && denied_where_affirmed(*this, c) ? Match::certain : match;
}

StatedTime Lens::stated_time(ClaimId c) const {
  const ClaimId owner = graph_->owner(c);
  StatedTime time;
  if (graph_->has(owner, own_start)) time.start = graph_->data().stated_start[owner];
  if (graph_->has(owner, own_end)) time.end = graph_->data().stated_end[owner];
  time.start_as_set = graph_->has(owner, start_as_set);
  time.end_as_set = graph_->has(owner, end_as_set);
  return time;
}

PublicationSpan Lens::published(ClaimId owner) const {
  // If something is certainly published, it alone counts; else what is possibly published.
  PublicationSpan certain, possible;
  for (const AttestationRow& row : graph_->attestations(owner)) {
    if (row.denies) continue;
    const Match seen = shows(row);
    if (seen != Match::no) possible.add(graph_->document(row.document).published);
    if (seen == Match::certain) certain.add(graph_->document(row.document).published);
  }
  return certain.any ? certain : possible;
}

DefaultExtent Lens::extent(ClaimId owner) const {
  return default_extent(graph_->modality(owner), graph_->has(owner, standing));
}

template <class Seen>
std::vector<TurningEvent> Lens::events_of(ClaimId claim, Turn turn, Seen seen_of) const {
  const EdgeTypeId type = graph_->core(turn == Turn::start ? vocab::fil_introduces : vocab::fil_terminates);
  std::vector<TurningEvent> events;
  const auto add = [&](ClaimId event) {
    if (graph_->modality(event) != Modality::done) return;
    const Match match = seen_of(event);
    if (match == Match::no) return;
    // What is done and told without a date happened before it was told.
    const StatedTime happened = stated_time(event);
    events.push_back({event, happened.start.value_or(DayRange{unbounded_past, published(event).first_by}), match});
  };
  if (const VertexId vertex = graph_->find_vertex(graph_->term_of_claim(claim)); vertex != no_vertex)
    for (const ClaimId e : graph_->in_claims(vertex, type)) add(graph_->owner(e));
  else
    // A link is not a vertex: its events are related to it by relations between claims.
    for (const RelationRow& row : graph_->relations_to(claim))
      if (row.type == type) add(row.from);
  return events;
}

std::vector<TurningEvent> Lens::turning_events(ClaimId claim, Turn turn) const {
  return events_of(claim, turn, [this](ClaimId event) { return seen(event); });
}

std::vector<TurningEvent> Lens::moving_events(ClaimId claim, Turn turn) const {
  std::vector<TurningEvent> events = turning_events(claim, turn);
  const StatedTime own = stated_time(claim);
  if (const std::optional<DayRange>& stated = turn == Turn::start ? own.start : own.end)
    std::erase_if(events, [&](const TurningEvent& event) { return tighter(turn, *stated, event.days) == *stated; });
  return events;
}

template <class Events>
StatedTime Lens::time_by(ClaimId owner, Events events_at) const {
  const StatedTime own = stated_time(owner);
  const Kind kind = graph_->kind_of_claim(owner);
  if (kind != Kind::measure && kind != Kind::link) return own;
  const auto interval = [&](Turn turn, const std::optional<DayRange>& stated) {
    EventInterval interval(turn, stated);
    for (const TurningEvent& event : events_at(turn)) interval.add(event.days, event.seen);
    return interval;
  };
  return with_events(own, interval(Turn::start, own.start), interval(Turn::end, own.end), extent(owner),
                     published(owner));
}

StatedTime Lens::time_with_events(ClaimId owner) const {
  return time_by(owner, [&](Turn turn) { return turning_events(owner, turn); });
}

StatedTime Lens::told_time(ClaimId owner, Match reading) const {
  return time_by(owner, [&](Turn turn) {
    return events_of(owner, turn, [&](ClaimId event) {
      if (told(event, Attesting::affirming) < reading) return Match::no;
      const Match against = contested(event) < reading ? Match::no : Match::certain;
      return options_.stance == StanceFilter::asserted ? without(Match::certain, against)
                                                       : at_most_possible(Match::certain, against != Match::no);
    });
  });
}

Bounds Lens::bounds_of_owner(ClaimId owner) const {
  return bounds_of(time_with_events(owner), extent(owner), published(owner), graph_->set_gaps(owner));
}

Bounds Lens::bounds(ClaimId c) const {
  Bounds bounds = told_bounds(c);
  if (options_.as_last_told && bounds.end_latest == unbounded_future && bounds.end_earliest != unbounded_future &&
      !stated_ends(c).end)
    bounds.end_earliest = unbounded_future;
  if (const Mixture* mixture = options_.mixture.get())
    return moved(bounds, mixed_in(graph_->owner(c)) ? mixture->as_of : mixture->others_as_of, mixture->frame);
  return bounds;
}

Bounds Lens::told_bounds(ClaimId c) const {
  if (reads_columns()) return graph_->bounds(c);
  const ClaimId owner = graph_->owner(c);
  if (graph_->is_edge(owner) || !measure_bounds_) return bounds_of_owner(owner);
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
  const bool asserted = options_.stance == StanceFilter::asserted;
  Match match = !graph_->has(c, affirmed) ? Match::no
                : filters_sources()       ? told(c, Attesting::affirming)
                                          : Match::certain;
  if (match != Match::no && (filters_sources() || asserted)) match = both(match, told_of_all_about(c));
  if (match == Match::no) return match;
  const Match against = contested(c);
  match = asserted ? without(match, against) : at_most_possible(match, against != Match::no);
  // Whether it differs may depend on what is published by the date of knowledge.
  if (match == Match::certain && knows_by_date())
    match = at_most_possible(match, told_differently(c) == Match::possible);
  return match;
}

Match Lens::circumstance(ClaimId c) const {
  // What never held answers no question about the world, not even one that names no date.
  if (!options_.as_of && graph_->has(c, turned) && never_holds(bounds(c))) return Match::no;
  const Match match = options_.as_of ? in_time(c) : at_most_possible(Match::certain, perhaps_never_held(c));
  return match == Match::no ? match : both(match, seen(c));
}

Match Lens::left_by_filter(ClaimId c, Match match) const {
  switch (options_.stance) {
    case StanceFilter::all:
    case StanceFilter::asserted:
      break;
    case StanceFilter::contested:
      return match == Match::no ? match : both(match, contested(c));
    case StanceFilter::differs:
      return match != Match::no && stance(c).stance == Stance::differs ? match : Match::no;
  }
  return match;
}

Match Lens::match(ClaimId c) const { return keep(match_of_any_firmness(c)); }

Match Lens::listed(ClaimId c) const {
  Match match = in_time(c);
  if (match == Match::no) return match;
  match = both(match, attested(c));
  if (options_.stance == StanceFilter::asserted) match = without(match, contested(c));
  return keep(left_by_filter(c, match));
}

Match Lens::told(ClaimId c, Attesting side) const {
  Match match = Match::no;
  for (const AttestationRow& row : graph_->attestations(c))
    if ((row.denies != 0) == (side == Attesting::denying)) match = either(match, shows(row));
  return match;
}

Match Lens::answered(ClaimId c) const {
  if (!graph_->has(c, disputed)) return Match::no;
  const EdgeTypeId answers = graph_->core(vocab::fil_answers);
  Match match = Match::no;
  for (const RelationRow& row : graph_->relations_to(c))
    if (match != Match::certain && row.type == answers) match = either(match, told(row.from, Attesting::denying));
  return match;
}

std::vector<ClaimId> Lens::denied_answers(ClaimId c) const {
  std::vector<ClaimId> found;
  if (!graph_->has(c, disputed)) return found;
  const EdgeTypeId answers = graph_->core(vocab::fil_answers);
  for (const RelationRow& row : graph_->relations_to(graph_->owner(c)))
    if (row.type == answers && told(row.from, Attesting::denying) != Match::no) found.push_back(row.from);
  return found;
}

// The claims of a matter by their values, and how surely any of each value is affirmed.
struct Lens::Matters {
  struct Values {
    std::vector<ClaimId> claims;
    Match told = Match::no;
    std::optional<Match> others;  // how surely a claim with other values is
    Match apart = Match::no;      // whether even claims with these values give other ones
  };
  struct Matter {
    std::vector<Values> values;
    std::vector<ClaimId> claims;  // in order of IRI
  };
  struct Place {
    std::size_t matter, values;
  };
  std::vector<Matter> matters;
  boost::unordered_flat_map<ClaimId, Place> places;
  std::optional<Figures> figures;  // made at the first figure that is asked about

  Matter& of(ClaimId owner) { return matters[places.at(owner).matter]; }
  Values& values_of(ClaimId owner) { return of(owner).values[places.at(owner).values]; }
};

Lens::Matters& Lens::matters_with(ClaimId owner) const {
  if (!matters_) matters_ = std::make_shared<Matters>();
  if (matters_->places.contains(owner)) return *matters_;
  boost::unordered_flat_map<std::string, std::size_t> numbers;
  Matters::Matter& matter = matters_->matters.emplace_back();
  matter.claims = same_matter_claims(*graph_, owner);
  for (const ClaimId claim : matter.claims) {
    const auto [number, fresh] = numbers.try_emplace(stated_values(*this, claim), matter.values.size());
    if (fresh) matter.values.emplace_back();
    Matters::Values& values = matter.values[number->second];
    values.claims.push_back(claim);
    values.told = either(values.told, told(claim, Attesting::affirming));
    matters_->places.emplace(claim, Matters::Place{matters_->matters.size() - 1, number->second});
  }
  for (Matters::Values& values : matter.values)
    if (values.claims.size() > 1) values.apart = give_other_values(*this, values.claims[0], values.claims[1]);
  std::sort(matter.claims.begin(), matter.claims.end(),
            [&](ClaimId a, ClaimId b) { return graph_->term_of_claim(a) < graph_->term_of_claim(b); });
  return *matters_;
}

std::vector<ClaimId> Lens::differing(ClaimId c, std::size_t most) const {
  const ClaimId owner = graph_->owner(c);
  std::vector<ClaimId> found;
  const bool figure = graph_->kind_of_claim(owner) == Kind::figure;
  if (!figure && graph_->relations_from(owner).empty() && graph_->relations_to(owner).empty()) return found;
  std::size_t room = most;
  boost::unordered_flat_set<ClaimId> met{owner};
  const auto add = [&](ClaimId other) {
    if (room == 0 || told(other, Attesting::affirming) == Match::no || !met.insert(other).second) return;
    found.push_back(other);
    --room;
  };
  Matters& matters = matters_with(owner);
  const Matters::Values& own = matters.values_of(owner);
  for (const ClaimId other : matters.of(owner).claims) {
    if (room == 0) break;
    const Matters::Values& values = matters.values_of(other);
    const Match apart =
        &values == &own ? own.apart : give_other_values(*this, own.claims.front(), values.claims.front());
    if (apart != Match::no) add(other);
  }
  room = most;
  if (figure)
    figures().each_excluding(owner, [&](ClaimId other, Match) {
      add(other);
      return room > 0;
    });
  room = most;
  const EdgeTypeId conflicts = graph_->core(vocab::fil_conflictsWith);
  for (const RelationRow& row : graph_->relations_from(owner)) {
    if (room == 0) break;
    if (row.type == conflicts) add(row.to);
  }
  for (const RelationRow& row : graph_->relations_to(owner)) {
    if (room == 0) break;
    if (row.type == conflicts) add(row.from);
  }
  std::sort(found.begin(), found.end(),
            [&](ClaimId a, ClaimId b) { return graph_->term_of_claim(a) < graph_->term_of_claim(b); });
  if (found.size() > most) found.resize(most);
  return found;
}

Match Lens::told_with_other_values(ClaimId owner) const {
  Matters& matters = matters_with(owner);
  Matters::Values& own = matters.values_of(owner);
  if (!own.others) {
    Match match = Match::no;
    for (const Matters::Values& other : matters.of(owner).values)
      if (&other != &own && other.told > match)
        match = either(match, both(other.told, give_other_values(*this, own.claims.front(), other.claims.front())));
    own.others = match;
  }
  Match match = *own.others;
  if (own.apart != Match::no)
    for (const ClaimId other : own.claims)
      if (other != owner) match = either(match, both(own.apart, told(other, Attesting::affirming)));
  return match;
}

const Figures& Lens::figures() const {
  if (!matters_) matters_ = std::make_shared<Matters>();
  if (matters_->figures) return *matters_->figures;
  boost::unordered_flat_map<ClaimId, ClaimId> matter_of;
  return matters_->figures.emplace(*graph_, [&](ClaimId figure) {
    if (!matter_of.contains(figure))
      for (const ClaimId one : same_matter_claims(*graph_, figure)) matter_of.emplace(one, figure);
    Figures::Standing standing{told(figure, Attesting::affirming), matter_of.at(figure)};
    for (const AboutRow& row : graph_->about(graph_->term_of_claim(figure)))
      if (explains_difference(row.claim)) standing.explained_by.push_back(row.claim);
    std::ranges::sort(standing.explained_by);
    return standing;
  });
}

bool Lens::explains_difference(ClaimId c) const {
  return graph_->kind_of_claim(c) == Kind::remark &&
         graph_->object(graph_->term_of_claim(c), vocab::fil_difference) != no_term &&
         told(c, Attesting::affirming) != Match::no;
}

Match Lens::told_differently(ClaimId c) const {
  const ClaimId owner = graph_->owner(c);
  Match match = Match::no;
  if (graph_->kind_of_claim(owner) == Kind::figure)
    figures().each_excluding(owner, [&](ClaimId, Match told) {
      match = either(match, told);
      return match != Match::certain;
    });
  if (graph_->relations_from(owner).empty() && graph_->relations_to(owner).empty()) return match;
  match = either(match, told_with_other_values(owner));
  const EdgeTypeId conflicts = graph_->core(vocab::fil_conflictsWith);
  for (const RelationRow& row : graph_->relations_from(owner))
    if (row.type == conflicts && row.to != owner) match = either(match, told(row.to, Attesting::affirming));
  for (const RelationRow& row : graph_->relations_to(owner))
    if (row.type == conflicts && row.from != owner) match = either(match, told(row.from, Attesting::affirming));
  return match;
}

ClaimStance Lens::stance(ClaimId c) const {
  const ClaimId owner = graph_->owner(c);
  const Match affirming = told(owner, Attesting::affirming), denying = told(owner, Attesting::denying),
              speaking_against = answered(owner);
  if (affirming == Match::no) return {denying == Match::no ? Stance::untold : Stance::denied_only, Match::no};
  const Match against = either(denying, speaking_against);
  const Match differently = against == Match::certain ? Match::no : told_differently(owner);
  // The stance with all attestations that are at least `threshold` published: possible includes all that may be
  // published, certain only what surely is.
  const auto reading = [&](Match threshold) {
    if (affirming < threshold) return denying < threshold ? Stance::untold : Stance::denied_only;
    if (against >= threshold) return Stance::disputed;
    return differently >= threshold ? Stance::differs : Stance::affirmed;
  };
  const Stance with = reading(Match::possible);
  return {with, with == reading(Match::certain) ? Match::certain : Match::possible};
}

std::vector<Doubt> Lens::doubts_in_time(ClaimId c, DayRange period) const {
  std::vector<Doubt> doubts;
  const Bounds b = bounds(c);
  if (holds(b, period) != Match::possible) return doubts;
  const ClaimId owner = graph_->owner(c);
  const StatedTime own = stated_time(owner), all = time_with_events(owner);
  const bool link = graph_->kind_of_claim(owner) == Kind::link, dated = graph_->kind_of_claim(owner) != Kind::measure;
  const auto add_events = [&](DoubtKind kind, Turn turn, DayRange days) {
    const std::size_t before = doubts.size();
    for (const TurningEvent& event : moving_events(owner, turn))
      // What surely happened before the period began nothing late, what happened after it ended nothing early.
      if (turn == Turn::start ? event.days.last >= period.first : event.days.first <= period.last)
        doubts.push_back({kind, event.event, event.days});
    if (doubts.size() == before) doubts.push_back({kind, owner, days});
  };
  // What may never have held is in doubt by the event that would have ended it before it began.
  const bool perhaps_cut_off = all.may_never_hold && !moving_events(owner, Turn::end).empty();
  const Day start_latest = perhaps_cut_off && all.start ? all.start->last : b.start_latest;
  if (start_latest > period.last || start_latest == unbounded_future) {
    const DayRange days{b.start_earliest, start_latest};
    if (own.start && !all.start_moved)
      doubts.push_back({dated && !own.start_as_set ? DoubtKind::precision : DoubtKind::start, owner, days});
    else
      add_events(DoubtKind::start, Turn::start, days);
  }
  if (b.end_earliest < period.first || b.end_earliest == unbounded_past || perhaps_cut_off) {
    const DayRange days{b.end_earliest, b.end_latest};
    const Modality modality = graph_->modality(owner);
    if (own.end && !all.end_moved && !perhaps_cut_off)
      doubts.push_back({dated && !own.end_as_set ? DoubtKind::precision : DoubtKind::end, owner, days});
    else if (all.end)
      add_events(DoubtKind::end, Turn::end, days);
    else if (link ? modality == Modality::ongoing || modality == Modality::contracted : graph_->real(owner))
      doubts.push_back({DoubtKind::last_told, owner, {b.end_earliest, b.end_earliest}});
    else
      doubts.push_back({DoubtKind::end, owner, days});
  }
  std::stable_sort(doubts.begin(), doubts.end(), [](const Doubt& x, const Doubt& y) { return x.kind < y.kind; });
  doubts.erase(std::unique(doubts.begin(), doubts.end()), doubts.end());
  return doubts;
}

DayRange Lens::perhaps_published(ClaimId owner) const {
  DayRange days{unbounded_future, unbounded_past};
  const auto add = [&](ClaimId claim) {
    for (const AttestationRow& row : graph_->attestations(claim))
      if (shows(row) == Match::possible) days = hull(days, graph_->document(row.document).published);
  };
  add(owner);
  if (days.first > days.last)
    for (const ClaimId other : differing(owner)) add(other);
  if (days.first > days.last)
    for (const RelationRow& row : graph_->relations_to(owner)) add(row.from);
  return days.first > days.last ? DayRange{} : days;
}

std::vector<Doubt> Lens::doubts_of_voices(ClaimId c) const {
  const ClaimId owner = graph_->owner(c);
  const ClaimStance of_voices = stance(owner);
  std::vector<Doubt> doubts;
  if (of_voices.told == Match::no) return doubts;
  if (of_voices.told == Match::possible) doubts.push_back({DoubtKind::published, owner, perhaps_published(owner)});
  if (of_voices.stance == Stance::disputed) doubts.push_back({DoubtKind::disputed, owner, {}});
  return doubts;
}

bool Lens::perhaps_never_held(ClaimId c) const {
  return graph_->has(c, turned) && bounds(c).start_latest == unbounded_future &&
         time_with_events(graph_->owner(c)).may_never_hold;
}

DayRange Lens::start_days(ClaimId c) const {
  const Bounds b = bounds(c);
  if (!perhaps_never_held(c)) return {b.start_earliest, b.start_latest};
  const std::optional<DayRange> start = time_with_events(graph_->owner(c)).start;
  return {b.start_earliest, start ? std::min(start->last, b.end_latest) : b.start_latest};
}

std::vector<Doubt> Lens::doubts_of_holding_ever(ClaimId owner) const {
  std::vector<Doubt> doubts;
  if (!perhaps_never_held(owner)) return doubts;
  const Day start_latest = start_days(owner).last;
  for (const TurningEvent& event : moving_events(owner, Turn::end))
    if (event.days.first <= start_latest) doubts.push_back({DoubtKind::end, event.event, event.days});
  if (doubts.empty()) doubts.push_back({DoubtKind::start, owner, {}});
  return doubts;
}

std::vector<Doubt> Lens::doubts(ClaimId c) const {
  const ClaimId owner = graph_->owner(c);
  if (stance(owner).told == Match::no || in_time(owner) == Match::no) return {};
  std::vector<Doubt> doubts = options_.as_of ? doubts_in_time(owner, *options_.as_of) : doubts_of_holding_ever(owner);
  for (const Doubt& doubt : doubts_of_voices(owner)) doubts.push_back(doubt);
  return doubts;
}

Day first_day_told(const KnowledgeGraph& graph) {
  Day first = unbounded_future;
  const auto add = [&](Day day) {
    if (day != unbounded_past) first = std::min(first, day);
  };
  for (ClaimId c = 0; c < graph.claim_count(); ++c) {
    const Bounds bounds = graph.bounds(c);
    if (graph.has(c, start_stated))
      add(bounds.start_earliest != unbounded_past ? bounds.start_earliest : bounds.start_latest);
    if (graph.has(c, end_stated)) add(bounds.end_earliest != unbounded_past ? bounds.end_earliest : bounds.end_latest);
  }
  for (const DocumentRow& document : graph.data().documents)
    add(document.published.first != unbounded_past ? document.published.first : document.published.last);
  return first;
}

}  // namespace filiera
