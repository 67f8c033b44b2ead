// SPDX-License-Identifier: Apache-2.0
// How the parts that a measure states match those of a hop: goods and their families, places, parties and
// groups.
#include <algorithm>

#include "graph/measures.hpp"

namespace filiera {
namespace {

Match match_of(const std::vector<Related>& related, VertexId vertex) {
  for (const Related& r : related)
    if (r.vertex == vertex) return r.match;
  return Match::no;
}

void add_related(std::vector<Related>& related, VertexId vertex, Match match) {
  for (Related& r : related)
    if (r.vertex == vertex) {
      r.match = either(r.match, match);
      return;
    }
  related.push_back({vertex, match});
}

}  // namespace

std::vector<Related> Measures::closure(VertexId start, EdgeTypeId type, bool outward) const {
  std::vector<Related> found{{start, Match::certain}};
  // First what is certain, then what is possible from there: each vertex gets its best match.
  for (const Match least : {Match::certain, Match::possible}) {
    for (std::size_t next = 0; next < found.size(); ++next) {
      const auto visit = [&](ClaimId c, VertexId neighbour) {
        const Match match = both(found[next].match, lens_->circumstance(c));
        if (match >= least && match_of(found, neighbour) == Match::no) found.push_back({neighbour, match});
      };
      if (outward) {
        for (const std::uint32_t e : graph_->out_claims(found[next].vertex, type))
          visit(e, graph_->edge(e).target);
      } else {
        const auto [first, last] = graph_->in_claims(found[next].vertex);
        for (ClaimId e = first; e < last; ++e)
          if (graph_->type_of(e) == type) visit(e, graph_->edge(e).source);
      }
    }
  }
  return found;
}

std::vector<Related> Measures::families(VertexId product) const {
  std::vector<Related> found = closure(product, kind_of_, true);
  for (const Related& variant : closure(product, kind_of_, false))
    add_related(found, variant.vertex, Match::possible);
  return found;
}

const std::vector<Related>& Measures::relatives(VertexId product) const {
  const auto known = relatives_.find(product);
  if (known != relatives_.end()) return known->second;
  std::vector<Related> found = families(product);
  // What it goes into, and the families of that.
  std::vector<Related> reached = closure(product, kind_of_, true);
  for (std::size_t next = 0; next < reached.size(); ++next)
    for (const EdgeTypeId type : {input_to_, kind_of_})
      for (const std::uint32_t e : graph_->out_claims(reached[next].vertex, type)) {
        const VertexId whole = graph_->edge(e).target;
        if (lens_->circumstance(e) == Match::no || match_of(reached, whole) != Match::no) continue;
        add_related(found, whole, Match::possible);
        reached.push_back({whole, Match::possible});
      }
  return relatives_.emplace(product, std::move(found)).first->second;
}

const std::vector<Related>& Measures::places_of(VertexId vertex) const {
  const auto known = places_.find(vertex);
  if (known != places_.end()) return known->second;
  std::vector<Related> found = closure(vertex, located_in_, true);
  if (graph_->kind_of_vertex(vertex) != Kind::place) found.erase(found.begin());
  return places_.emplace(vertex, std::move(found)).first->second;
}

Match Measures::goods_match(VertexId measure, const Hop& hop, EdgeTypeId type) const {
  const auto goods = graph_->out_claims(measure, type);
  if (goods.empty()) return Match::no;
  if (hop.product == no_vertex) return Match::possible;
  Match match = Match::no;
  for (const std::uint32_t e : goods)
    match = either(match, match_of(relatives(hop.product), graph_->edge(e).target));
  return match;
}

// The goods of an exception that names none: those of what it is an exception to, at any depth.
Match Measures::inherited_goods(VertexId exception, const Hop& hop) const {
  Match match = Match::no;
  std::vector<VertexId> reached{exception};
  for (std::size_t next = 0; next < reached.size(); ++next)
    for (const std::uint32_t e : graph_->out_claims(reached[next], exception_to_)) {
      const VertexId base = graph_->edge(e).target;
      match = either(match, either(goods_match(base, hop, applies_to_), goods_match(base, hop, instead_of_)));
      if (graph_->out_claims(base, applies_to_).empty() &&
          std::find(reached.begin(), reached.end(), base) == reached.end())
        reached.push_back(base);
    }
  return match;
}

// The narrowest places of a vertex: a place itself, else those that it is said to lie in.
std::vector<Related> Measures::own_places(VertexId vertex) const {
  if (graph_->kind_of_vertex(vertex) == Kind::place) return {{vertex, Match::certain}};
  std::vector<Related> own;
  for (const std::uint32_t e : graph_->out_claims(vertex, located_in_))
    if (const Match match = lens_->circumstance(e); match != Match::no)
      add_related(own, graph_->edge(e).target, match);
  return own;
}

// Whether goods that go to `stated` (else to the seat of `party`) go to `place`. Lying elsewhere excludes the
// match only where one place of theirs is certain and none may hold `place`.
Match Measures::place_match(VertexId place, VertexId stated, VertexId party) const {
  const VertexId at = stated != no_vertex ? stated : party;
  if (at == no_vertex) return Match::possible;
  if (const Match inside = match_of(places_of(at), place); inside != Match::no) return inside;
  Match elsewhere = Match::no;
  for (const Related& narrow : own_places(at)) {
    if (match_of(places_of(place), narrow.vertex) != Match::no) return Match::possible;
    elsewhere = either(elsewhere, narrow.match);
  }
  return without(Match::possible, elsewhere);
}

// Whether `member` is `party` or belongs to it. Membership of a group that no source states stays possible,
// unless the member certainly lies in none of the places that the group is said to lie in.
Match Measures::party_match(VertexId party, VertexId member) const {
  if (member == no_vertex) return Match::possible;
  auto known = groups_.find(member);
  if (known == groups_.end()) known = groups_.emplace(member, closure(member, member_of_, true)).first;
  if (const Match match = match_of(known->second, party); match != Match::no) return match;
  if (graph_->kind_of_vertex(member) == Kind::group) {
    for (const std::uint32_t e : graph_->out_claims(party, member_of_))
      if (graph_->edge(e).target == member && lens_->circumstance(e) != Match::no) return Match::possible;
  }
  if (graph_->kind_of_vertex(party) != Kind::group) return Match::no;
  Match elsewhere = Match::no;
  for (const Related& place : own_places(party)) {
    if (place_match(place.vertex, no_vertex, member) != Match::no) return Match::possible;
    elsewhere = either(elsewhere, place.match);
  }
  return without(Match::possible, elsewhere);
}

// The match of places and parties that the measure states; of several values of a part one is enough.
Match Measures::stated_parts(VertexId measure, const Hop& hop) const {
  Match match = Match::certain;
  const auto part = [&](EdgeTypeId type, auto&& match_value) {
    const auto values = graph_->out_claims(measure, type);
    if (values.empty()) return;
    Match best = Match::no;
    for (const std::uint32_t e : values) best = either(best, match_value(graph_->edge(e).target));
    match = both(match, best);
  };
  part(to_place_, [&](VertexId place) { return place_match(place, hop.destination, hop.recipient); });
  part(from_place_, [&](VertexId place) { return place_match(place, no_vertex, hop.supplier); });
  part(on_party_, [&](VertexId party) {
    return either(party_match(party, hop.supplier), party_match(party, hop.recipient));
  });
  return match;
}

}  // namespace filiera
