// SPDX-License-Identifier: Apache-2.0
// The places in which vertices lie.
#include "graph/measures/places.hpp"

#include <algorithm>

#include "graph/lens/closure.hpp"
#include "graph/model/edges_of_type.hpp"
#include "graph/model/single_search_budget.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

Match firmest(const std::vector<Related>& related) {
  Match match = Match::no;
  for (const Related& r : related) match = either(match, r.match);
  return match;
}

Match match_at(const boost::unordered_flat_map<VertexId, Match>& matches, VertexId vertex) {
  const auto found = matches.find(vertex);
  return found == matches.end() ? Match::no : found->second;
}

}  // namespace

Places::Places(const Lens& lens, std::size_t array_limit)
    : lens_(&lens),
      graph_(&lens.graph()),
      located_in_(graph_->core(vocab::fil_locatedIn)),
      complement_of_(graph_->core(vocab::fil_complementOf)),
      type_(graph_->terms().find_iri(vocab::rdf_type)),
      country_(graph_->terms().find_iri(vocab::fil_Country)),
      seat_number_(graph_->vertex_count(), array_limit) {}

std::vector<Related> Places::of(VertexId vertex) const {
  std::vector<Related> found{{vertex, Match::certain}};
  if (!graph_->out_claims(vertex, located_in_).empty()) found = closure(*lens_, {vertex}, {located_in_}, Walk::outward);
  if (graph_->kind_of_vertex(vertex) != Kind::place) found.erase(found.begin());
  return found;
}

const Places::Matches& Places::outward(VertexId place) const {
  const auto [known, fresh] = outward_.try_emplace(place);
  if (fresh)
    for (const Related& in : of(place)) known->second.emplace(in.vertex, in.match);
  return known->second;
}

const Places::Matches& Places::inward(VertexId place) const {
  const auto [known, fresh] = inward_.try_emplace(place);
  if (fresh)
    for (const Related& inside : closure(*lens_, {place}, {located_in_}, Walk::inward))
      known->second.emplace(inside.vertex, inside.match);
  return known->second;
}

bool Places::is_country(VertexId place) const {
  if (country_ == no_term) return false;
  const auto statements = graph_->statements(graph_->term_of_vertex(place));
  return std::any_of(statements.begin(), statements.end(),
                     [this](const Quad& quad) { return quad.predicate == type_ && quad.object == country_; });
}

// A vertex that certainly lies in exactly one place shares the seat of that place.
std::uint32_t Places::seat_number(VertexId vertex) const {
  const std::uint32_t number = seat_number_.find(vertex);
  if (number != IdMap::none) return number;
  Seat seat;
  seat.vertex = vertex;
  if (graph_->kind_of_vertex(vertex) == Kind::place) {
    seat.own = {{vertex, Match::certain}};
  } else {
    for (const ClaimId e : graph_->out_claims(vertex, located_in_)) {
      const Match match = lens_->premise(e);
      if (match == Match::no) continue;
      // In order of target: several claims on one place follow each other.
      if (!seat.own.empty() && seat.own.back().vertex == graph_->edge(e).target)
        seat.own.back().match = either(seat.own.back().match, match);
      else
        seat.own.push_back({graph_->edge(e).target, match});
    }
    if (seat.own.size() == 1 && seat.own.front().match == Match::certain)
      return seat_number_.add(vertex, seat_number(seat.own.front().vertex)).first;
  }
  if (searched_ > single_search_budget(*graph_))
    look_up(seat);
  else
    search(seat);
  seats_.push_back(std::move(seat));
  return seat_number_.add(vertex, static_cast<std::uint32_t>(seats_.size() - 1)).first;
}

void Places::search(Seat& seat) const {
  seat.within = of(seat.vertex);
  searched_ += seat.within->size();
  for (const Related& place : *seat.within) {
    if (is_country(place.vertex)) seat.countries.push_back(place);
    for (const ClaimId e : graph_->out_claims(place.vertex, complement_of_))
      if (const Match match = both(place.match, lens_->premise(e)); match != Match::no)
        seat.complements.push_back({graph_->edge(e).target, match});
  }
}

void Places::look_up(Seat& seat) const {
  const auto copy = [&](const Relations& relations, std::vector<Related>& found) {
    for (auto relation = std::ranges::lower_bound(relations, seat.vertex, {}, &Relation::vertex);
         relation != relations.end() && relation->vertex == seat.vertex; ++relation)
      found.push_back(relation->place);
  };
  copy(of_all().countries, seat.countries);
  copy(of_all().complements, seat.complements);
}

void Places::add_all_in(VertexId place, Related related, Relations& relations) const {
  for (const Related& inside : closure(*lens_, {place}, {located_in_}, Walk::inward))
    relations.push_back({inside.vertex, {related.vertex, both(related.match, inside.match)}});
}

const Places::OfAll& Places::of_all() const {
  if (of_all_) return *of_all_;
  OfAll all;
  for (VertexId v = 0; v < graph_->vertex_count(); ++v)
    if (graph_->kind_of_vertex(v) == Kind::place && is_country(v)) add_all_in(v, {v, Match::certain}, all.countries);
  each_edge_of_type(*graph_, complement_of_, [&](ClaimId e) {
    if (const Match match = lens_->premise(e); match != Match::no)
      add_all_in(graph_->edge(e).source, {graph_->edge(e).target, match}, all.complements);
    return true;
  });
  for (Relations* relations : {&all.countries, &all.complements})
    std::ranges::stable_sort(*relations, {}, &Relation::vertex);
  return of_all_.emplace(std::move(all));
}

Match Places::within(const Seat& at, VertexId place) const {
  return at.within ? match_of(*at.within, place) : match_at(inward(place), at.vertex);
}

Match Places::outside(VertexId place, VertexId other) const {
  const Seat &at = seat_of(place), &there = seat_of(other);
  Match apart = both(firmest(at.countries), firmest(there.countries));
  for (const Related& country : at.countries)
    apart = without(apart, both(country.match, match_of(there.countries, country.vertex)));
  // One lies in a place, the other in the complement of that place.
  for (const Related& complement : at.complements)
    apart = either(apart, both(complement.match, match_at(outward(other), complement.vertex)));
  for (const Related& complement : there.complements)
    apart = either(apart, both(complement.match, within(at, complement.vertex)));
  return apart;
}

Match Places::inside(VertexId place, VertexId other) const {
  Match match = within(seat_of(place), other);
  if (graph_->kind_of_vertex(other) != Kind::place) return match;
  for (const ClaimId e : graph_->out_claims(other, complement_of_))
    match = either(match, both(lens_->premise(e), outside(place, graph_->edge(e).target)));
  return match;
}

Match Places::in_place(std::uint32_t seat, VertexId place) const {
  if (const auto known = in_place_.find({seat, place}); known != in_place_.end()) return known->second;
  const Match match = lies_in(seats_[seat], place);
  in_place_.emplace(std::pair(seat, place), match);
  return match;
}

Match Places::lies_in(const Seat& at, VertexId place) const {
  Match within = this->within(at, place);
  if (within == Match::certain) return within;
  // It is excluded only if each place that is stated lies outside of this one, and one of them is stated certainly.
  Match stated = Match::no, elsewhere = Match::certain;
  for (const Related& own : at.own) {
    within = either(within, both(own.match, inside(own.vertex, place)));
    stated = either(stated, own.match);
    const bool may_hold = match_at(outward(place), own.vertex) != Match::no;
    elsewhere = both(elsewhere, may_hold ? Match::no : outside(own.vertex, place));
  }
  return within != Match::no ? within : without(Match::possible, both(stated, elsewhere));
}

}  // namespace filiera
