// SPDX-License-Identifier: Apache-2.0
// How the parts that a measure states match those of a hop: goods and their families, places, parties and
// groups.
#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <utility>

#include "graph/measures/measures_on_day.hpp"

namespace filiera {
namespace {

Match match_of(const std::vector<Related>& related, VertexId vertex) {
  for (const Related& r : related)
    if (r.vertex == vertex) return r.match;
  return Match::no;
}

// Related vertices in the order in which they are met, each once with its best match.
class Gathered {
 public:
  explicit Gathered(std::vector<Related> related) : related_(std::move(related)) {}

  std::size_t size() const { return related_.size(); }
  const Related& operator[](std::size_t at) const { return related_[at]; }
  std::vector<Related> take() { return std::move(related_); }

  bool contains(VertexId vertex) { return place_of(vertex) < related_.size(); }
  void add(VertexId vertex, Match match) {
    const std::size_t place = place_of(vertex);
    if (place == related_.size())
      related_.push_back({vertex, match});
    else
      related_[place].match = either(related_[place].match, match);
  }

 private:
  static constexpr std::size_t few = 16;

  // The size for what has not been met. Few are looked through; of many, the places are kept.
  std::size_t place_of(VertexId vertex) {
    if (related_.size() <= few) {
      const auto is = [&](const Related& r) { return r.vertex == vertex; };
      return static_cast<std::size_t>(std::find_if(related_.begin(), related_.end(), is) - related_.begin());
    }
    for (std::size_t next = places_.size(); next < related_.size(); ++next)
      places_.emplace(related_[next].vertex, next);
    const auto found = places_.find(vertex);
    return found == places_.end() ? related_.size() : found->second;
  }

  std::vector<Related> related_;
  boost::unordered_flat_map<VertexId, std::size_t> places_;
};

}  // namespace

std::vector<Related> Measures::closure(VertexId start, EdgeTypeId type, bool outward) const {
  return reach(*graph_, {start}, {type}, outward ? Walk::outward : Walk::inward,
               [this](ClaimId c) { return lens_->circumstance(c); });
}

const std::vector<Related>& Measures::families(VertexId product) const {
  const auto known = families_.find(product);
  if (known != families_.end()) return known->second;
  Gathered found(closure(product, kind_of_, true));
  for (const Related& variant : closure(product, kind_of_, false)) found.add(variant.vertex, Match::possible);
  return families_.emplace(product, found.take()).first->second;
}

const std::vector<Related>& Measures::groups_of(VertexId vertex) const {
  auto known = groups_.find(vertex);
  if (known == groups_.end()) known = groups_.emplace(vertex, closure(vertex, member_of_, true)).first;
  return known->second;
}

const std::vector<Related>& Measures::relatives(VertexId product) const {
  const auto known = relatives_.find(product);
  if (known != relatives_.end()) return known->second;
  Gathered found(families(product));
  // What it goes into, and the families of that.
  Gathered reached(closure(product, kind_of_, true));
  for (std::size_t next = 0; next < reached.size(); ++next)
    for (const EdgeTypeId type : {input_to_, kind_of_})
      for (const std::uint32_t e : graph_->out_claims(reached[next].vertex, type)) {
        const VertexId whole = graph_->edge(e).target;
        if (lens_->circumstance(e) == Match::no || reached.contains(whole)) continue;
        found.add(whole, Match::possible);
        reached.add(whole, Match::possible);
      }
  return relatives_.emplace(product, found.take()).first->second;
}

// The narrowest places of a vertex are the place itself, else those that it is said to lie in. Whatever lies
// certainly in one place alone shares its seat.
std::uint32_t Measures::seat_number(VertexId vertex) const {
  if (const std::uint32_t number = seat_number_.find(vertex); number != SparseNumbers::none) return number;
  Seat seat;
  if (graph_->kind_of_vertex(vertex) == Kind::place) {
    seat.within = closure(vertex, located_in_, true);
    seat.own = {{vertex, Match::certain}};
  } else {
    Gathered own({});
    for (const std::uint32_t e : graph_->out_claims(vertex, located_in_))
      if (const Match match = lens_->circumstance(e); match != Match::no) own.add(graph_->edge(e).target, match);
    seat.own = own.take();
    if (seat.own.size() == 1 && seat.own.front().match == Match::certain)
      return seat_number_.add(vertex, seat_number(seat.own.front().vertex)).first;
    seat.within = closure(vertex, located_in_, true);
    seat.within.erase(seat.within.begin());
  }
  seats_.push_back(std::move(seat));
  return seat_number_.add(vertex, static_cast<std::uint32_t>(seats_.size() - 1)).first;
}

const std::vector<Related>& Measures::places_of(VertexId vertex) const { return seat_of(vertex).within; }

Match Measures::goods_match(VertexId measure, VertexId product, EdgeTypeId type) const {
  const auto goods = graph_->out_claims(measure, type);
  if (goods.empty()) return Match::no;
  if (product == no_vertex) return Match::possible;
  Match match = Match::no;
  for (const std::uint32_t e : goods) match = either(match, match_of(relatives(product), graph_->edge(e).target));
  return match;
}

// The goods of an exception that names none: those of what it is an exception to, at any depth.
Match Measures::inherited_goods(VertexId exception, VertexId product) const {
  Match match = Match::no;
  std::vector<VertexId> reached{exception};
  for (std::size_t next = 0; next < reached.size(); ++next)
    for (const std::uint32_t e : graph_->out_claims(reached[next], exception_to_)) {
      const VertexId base = graph_->edge(e).target;
      match = either(match, either(goods_match(base, product, applies_to_), goods_match(base, product, instead_of_)));
      if (graph_->out_claims(base, applies_to_).empty() &&
          std::find(reached.begin(), reached.end(), base) == reached.end())
        reached.push_back(base);
    }
  return match;
}

// Whether goods that go to `stated` (else to the seat of `party`) go to `place`. Lying elsewhere excludes the
// match only where one place of theirs is certain and none may hold `place`.
Match Measures::place_match(VertexId place, VertexId stated, VertexId party) const {
  const VertexId at = stated != no_vertex ? stated : party;
  if (at == no_vertex) return Match::possible;
  if (const Match inside = match_of(places_of(at), place); inside != Match::no) return inside;
  Match elsewhere = Match::no;
  for (const Related& narrow : seat_of(at).own) {
    if (match_of(places_of(place), narrow.vertex) != Match::no) return Match::possible;
    elsewhere = either(elsewhere, narrow.match);
  }
  return without(Match::possible, elsewhere);
}

// Whether `member` is `party` or belongs to it. Membership of a group that no source states stays possible,
// unless the member certainly lies in none of the places that the group is said to lie in.
Match Measures::party_match(VertexId party, VertexId member) const {
  if (member == no_vertex) return Match::possible;
  if (const Match match = match_of(groups_of(member), party); match != Match::no) return match;
  if (graph_->kind_of_vertex(member) == Kind::group) {
    for (const std::uint32_t e : graph_->out_claims(party, member_of_))
      if (graph_->edge(e).target == member && lens_->circumstance(e) != Match::no) return Match::possible;
  }
  if (graph_->kind_of_vertex(party) != Kind::group) return Match::no;
  Match elsewhere = Match::no;
  for (const Related& place : seat_of(party).own) {
    if (place_match(place.vertex, no_vertex, member) != Match::no) return Match::possible;
    elsewhere = either(elsewhere, place.match);
  }
  return without(Match::possible, elsewhere);
}

template <class Values>
Match Measures::parts_among(const Values& to, const Values& from, const Values& on, const Hop& hop) const {
  Match match = Match::certain;
  const auto part = [&](const Values& values, auto&& match_value) {
    if (values.empty()) return;
    Match best = Match::no;
    for (std::size_t i = 0; i < values.size(); ++i) best = either(best, match_value(values[i]));
    match = both(match, best);
  };
  part(to, [&](VertexId place) { return place_match(place, hop.destination, hop.recipient); });
  part(from, [&](VertexId place) { return place_match(place, no_vertex, hop.supplier); });
  part(on, [&](VertexId party) { return either(party_match(party, hop.supplier), party_match(party, hop.recipient)); });
  return match;
}

Match Measures::stated_parts(const Rule& rule, const Hop& hop) const {
  // The ends of stated edges, as a list of vertices.
  struct Targets {
    const KnowledgeGraph& graph;
    std::span<const ClaimId> edges;
    bool empty() const { return edges.empty(); }
    std::size_t size() const { return edges.size(); }
    VertexId operator[](std::size_t i) const { return graph.edge(edges[i]).target; }
  };
  const auto targets = [this](std::span<const ClaimId> edges) { return Targets{*graph_, edges}; };
  return parts_among(targets(rule.to_place), targets(rule.from_place), targets(rule.on_party), hop);
}

Match Measures::governs_then(const Prohibition& stated, const Hop& hop) const {
  Match goods = stated.goods.empty() ? Match::certain : hop.product == no_vertex ? Match::possible : Match::no;
  if (goods == Match::no)
    for (const VertexId product : stated.goods) goods = either(goods, match_of(relatives(hop.product), product));
  return both(goods, parts_among(stated.to_places, stated.from_places, stated.parties, hop));
}

Match Measures::governs(const Prohibition& stated, const Hop& hop) const {
  if (one_day_) return governs_then(stated, hop);
  const std::optional<Bounds> time = within(hop.time, lens_->options().as_of.value_or(DayRange{}));
  if (!time) return Match::no;
  std::vector<Day> turns;
  add_turns_of(std::array{hop.recipient, hop.destination, hop.supplier}, turns);
  if (!stated.goods.empty()) add_turns_of(std::array{hop.product}, turns);
  for (const auto* values : {&stated.from_places, &stated.to_places, &stated.parties}) add_turns_of(*values, turns);
  MatchedDays days;
  each_part({time->start_earliest, time->end_latest}, turns, {},
            [&](DayRange part, const Measures& then) { days.add(part, then.governs_then(stated, hop)); });
  return days.meet(*time, every_day);
}

}  // namespace filiera
