// SPDX-License-Identifier: Apache-2.0
// What surrounds the parts of a hop: families of products, groups of parties, places; and whether a part is what a
// measure states.
#pragma once

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "graph/lens/lens.hpp"
#include "graph/measures/hop.hpp"
#include "graph/model/codes.hpp"
#include "graph/model/id_map.hpp"
#include "graph/model/reach.hpp"
#include "graph/ownership/ownership.hpp"

namespace filiera {

// The edge types of the rule, by their numbers in one graph.
struct MeasureEdgeTypes {
  explicit MeasureEdgeTypes(const KnowledgeGraph& graph);
  EdgeTypeId applies_to, instead_of, to_place, from_place, on_party, exception_to, condition_of, kind_of, input_to,
      located_in, member_of, complies_with, complement_of, reaches_by;
};

// How `related` says that the vertex is related; no where it is not among them.
Match match_of(std::span<const Related> related, VertexId vertex);

// Measures that count for nothing, in order.
using Lifted = std::vector<VertexId>;

// Under one lens, which must outlive it with its graph. Remembers what it has looked up: not for two threads at once.
// A lens of one day gives what holds on that day; a lens without a date, what holds on any day.
//
// An edge on a ring (of families, of places, of groups) is at most possible: no order can be given.
class Surroundings {
 public:
  // `lifted` measures reach nobody.
  explicit Surroundings(const Lens& lens, Lifted lifted = {});
  // What surrounds the same graph under another lens. It will be asked about few vertices: look-ups stay hash tables.
  Surroundings(const Lens& lens, const Surroundings& other);
  Surroundings(const Surroundings&) = delete;
  Surroundings& operator=(const Surroundings&) = delete;

  const Lens& lens() const { return *lens_; }
  const KnowledgeGraph& graph() const { return *graph_; }
  const MeasureEdgeTypes& types() const { return types_; }

  // The families that hold a product, itself first, and as possible ones its variants. In order of closeness, the
  // certain first.
  const std::vector<Related>& families(VertexId product) const;
  // The families, and as possible ones what the product goes into by kindOf and inputTo. Not remembered: O(what is
  // reached).
  std::vector<Related> relatives(VertexId product) const;
  // Of the relatives of a product, those that some measure applies to, or favours others instead of; fil:AnyProduct,
  // the family of every product, among them. Over all products together O(products + measured products and what is made
  // into them).
  std::vector<Related> measured_relatives(VertexId product) const;
  // The measures that state a code (skos:notation) which holds goods of the product. Certain where the product, or a
  // family that holds it, carries the code or a finer one; possible where it carries a coarser one only, or goes into
  // what carries the code. Not remembered: O(relatives of the product).
  std::vector<Related> coded_measures(VertexId product) const;
  // Whether the measure states goods by a code.
  bool states_code(VertexId measure) const;
  // All such measures, in order.
  std::vector<VertexId> measures_on_codes() const { return codes_->carriers(Kind::measure); }
  // The groups that a vertex belongs to, at any depth, itself first.
  const std::vector<Related>& groups_of(VertexId vertex) const;
  // The places that a vertex lies in, at any depth; for a place, itself first.
  const std::vector<Related>& places_of(VertexId vertex) const { return seat_of(vertex).within; }
  // Vertices of one seat lie in the same places. Below seat_count() once asked.
  std::uint32_t seat_number(VertexId vertex) const;
  std::size_t seat_count() const { return seats_.size(); }

  // fil:AnyProduct; no_vertex where the data does not name it.
  VertexId any_product() const { return any_product_; }

  // Whether goods that go to `destination` (else to the seat of `party`) go to the place. no_vertex: not known. no
  // where each of their places lies outside of it: both lie in countries, and those differ; or one lies in a place, the
  // other in its complement. Possible where neither is known.
  Match in_place(VertexId place, VertexId destination, VertexId party) const;
  // Whether `member` is the party or belongs to it. Membership of a group that no source states stays possible, unless
  // the member certainly lies in none of the places that the group is said to lie in. What is denied only is no
  // membership.
  Match is_party(VertexId party, VertexId member) const;

  // How the measure reaches the party through ownership, and by which holdings. Under a lens without a single day, as
  // on some day: for parties of which ownership_breakpoints() are empty.
  ReachingMeasure reaches(VertexId measure, VertexId party) const;
  ReachChain reach_chain(VertexId rule, VertexId party) const;
  // The days on which it may change by which measures the party is reached. Ascending, unbounded_past first; empty
  // where nothing of it is dated. Each party once.
  const std::vector<Day>& ownership_breakpoints(VertexId party) const;

  // Whether goods of the product are, or by kindOf and inputTo become, goods of the other: the best over all chains of
  // such claims of the least match in them.
  Match flows_into(VertexId product, VertexId into) const;

  // Whether the claim, on days of the period, makes the product comply. An undated one holds on every day.
  Match complies(ClaimId claim, DayRange day) const;
  bool complies_always(ClaimId claim) const;

  // The claims of the best chain from one vertex to another over edges of the types; empty where there is none, or
  // where both are the same. O(what is reached).
  std::vector<ClaimId> chain(VertexId from, VertexId to, std::span<const EdgeTypeId> types) const;

  // The days on which what surrounds the vertex changes: of a product the claims about families, inputs and compliance,
  // of a party or place those about places and groups. Ascending, unbounded_past first; empty where none is dated.
  const std::vector<Day>& breakpoints(VertexId vertex) const;

 private:
  // Where a vertex lies: the places that hold it, and of these the narrowest.
  struct Seat {
    std::vector<Related> within;
    std::vector<Related> own;
    std::vector<Related> countries;    // of `within`
    std::vector<Related> complements;  // the places outside of which it lies, by fil:complementOf
  };

  const Seat& seat_of(VertexId vertex) const { return seats_[seat_number(vertex)]; }
  // The vertices that edges of the type lead to from `start`, itself first; each with the best match.
  std::vector<Related> closure(VertexId start, EdgeTypeId type, Walk walk) const;
  // Whether a place lies outside another.
  Match outside(VertexId place, VertexId other) const;
  // Whether a place lies in another, by fil:locatedIn or in the complement of what it lies outside of.
  Match inside(VertexId place, VertexId other) const;
  bool is_country(VertexId place) const;
  // Whether some edge about families, inputs and compliance (else about places and groups) does not hold on every day.
  bool any_dated(bool of_products) const;
  bool is_measured(VertexId product) const;
  void index_measured() const;

  Surroundings(const Lens& lens, bool few, std::shared_ptr<const Codes> codes, Lifted lifted);
  Ownership& ownership() const;

  const Lens* lens_;
  const KnowledgeGraph* graph_;
  MeasureEdgeTypes types_;
  std::shared_ptr<const Codes> codes_;
  VertexId any_product_;
  TermId type_, country_;
  Lifted lifted_;
  mutable std::optional<Lens> day_;  // where the lens has no single day
  mutable std::unique_ptr<Ownership> ownership_;
  mutable std::unordered_map<VertexId, std::vector<Day>> ownership_breakpoints_;
  // Of a product and a measured relative of it.
  struct Measured {
    VertexId product, relative;
    Match match;
  };
  mutable std::unordered_map<VertexId, std::vector<Related>> families_, groups_;
  mutable std::unordered_map<VertexId, std::unordered_map<VertexId, Match>> become_;
  mutable std::unordered_map<VertexId, std::vector<Day>> breakpoints_;
  mutable std::optional<bool> any_dated_[2];
  mutable SparseNumbers seat_number_;  // by vertex
  mutable std::deque<Seat> seats_;
  mutable std::size_t walked_ = 0;          // products that measured_relatives() has met, product by product
  mutable bool indexed_ = false;            // thereafter it reads `measured_`
  mutable std::vector<Measured> measured_;  // in order of product and relative
};

}  // namespace filiera
