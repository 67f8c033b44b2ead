// SPDX-License-Identifier: Apache-2.0
// The places in which vertices lie, directly or through other places, and whether they lie outside of a place.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <deque>
#include <optional>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/lens/lens.hpp"
#include "graph/model/id_map.hpp"
#include "graph/model/reach.hpp"

namespace filiera {

// Under one lens, which must outlive this object. Caches look-ups: not thread-safe.
class Places {
 public:
  // `array_limit`: see IdMap.
  Places(const Lens& lens, std::size_t array_limit);
  Places(const Places&) = delete;
  Places& operator=(const Places&) = delete;

  // The places in which the vertex lies; of a place, itself first. O(these places).
  std::vector<Related> of(VertexId vertex) const;

  // Vertices with the same seat number lie in the same places. Less than seat_count() after the call.
  std::uint32_t seat_number(VertexId vertex) const;
  std::size_t seat_count() const { return seats_.size(); }

  // Whether what has this seat lies in the place. no if each of its places lies outside of it: in another country, or
  // in its complement. Possible if nothing is known. Cached. Cost: the places in which the seat and the place lie; once
  // these searches have gone through more than the graph, what lies in the place, once for all seats.
  Match in_place(std::uint32_t seat, VertexId place) const;

 private:
  // The places in which a vertex lies. The seat of a place is the place itself; of any other vertex, the places that it
  // is stated to lie in.
  struct Seat {
    VertexId vertex = no_vertex;  // the place, or the first vertex with this seat
    std::vector<Related> own;
    std::optional<std::vector<Related>> within;  // all places in which it lies, if they have been searched
    std::vector<Related> countries;              // among the places in which it lies, itself included
    std::vector<Related> complements;            // the places outside of which it lies (fil:complementOf)
  };
  using Matches = boost::unordered_flat_map<VertexId, Match>;

  const Seat& seat_of(VertexId vertex) const { return seats_[seat_number(vertex)]; }
  Match lies_in(const Seat& at, VertexId place) const;
  // Whether what has the seat lies in the place by fil:locatedIn.
  Match within(const Seat& at, VertexId place) const;
  // Whether a place lies outside of another.
  Match outside(VertexId place, VertexId other) const;
  // Whether a place lies in another, by fil:locatedIn or because it lies in a complement.
  Match inside(VertexId place, VertexId other) const;
  bool is_country(VertexId place) const;
  const Matches& outward(VertexId place) const;  // the places in which it lies, and itself
  const Matches& inward(VertexId place) const;   // what lies in it, and itself
  // Finds the places in which the seat lies, its countries and complements.
  void search(Seat& seat) const;
  // The countries and complements of the seat, from those of all.
  void look_up(Seat& seat) const;

  // What lies in each country, and outside of each place by a complement, in order of what lies there.
  struct Relation {
    VertexId vertex;
    Related place;
  };
  using Relations = std::vector<Relation>;
  struct OfAll {
    Relations countries, complements;
  };
  const OfAll& of_all() const;
  void add_all_in(VertexId place, Related related, Relations& relations) const;

  const Lens* lens_;
  const KnowledgeGraph* graph_;
  EdgeTypeId located_in_, complement_of_;
  TermId type_, country_;
  mutable IdMap seat_number_;  // by vertex
  mutable std::deque<Seat> seats_;
  mutable boost::unordered_flat_map<std::pair<std::uint32_t, VertexId>, Match> in_place_;  // by seat and place
  mutable std::unordered_map<VertexId, Matches> outward_, inward_;
  mutable std::size_t searched_ = 0;  // the places that search() has gone through
  mutable std::optional<OfAll> of_all_;
};

}  // namespace filiera
