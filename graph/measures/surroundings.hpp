// SPDX-License-Identifier: Apache-2.0
// The families, groups, places and owners around the parts of a hop, and whether a part matches a value that a measure
// states.
#pragma once

#include <algorithm>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/lens/lens.hpp"
#include "graph/measures/hop.hpp"
#include "graph/measures/places.hpp"
#include "graph/model/codes.hpp"
#include "graph/model/reach.hpp"
#include "graph/ownership/ownership.hpp"
#include "graph/ownership/upstream.hpp"

namespace filiera {

// The ids, in one graph, of the edge types that the rule of measures reads.
struct MeasureEdgeTypes {
  explicit MeasureEdgeTypes(const KnowledgeGraph& graph);
  EdgeTypeId applies_to, instead_of, to_place, from_place, on_party, exception_to, condition_of, kind_of, input_to,
      located_in, member_of, complies_with, complement_of, reaches_by;
};

// A chain of claims.
struct ClaimChain {
  static constexpr std::size_t most = 100;
  std::vector<ClaimId> claims;
  bool shortened = false;  // there are more than `most`: these are the ones nearest to the part of the hop
};

// The ways between a part of a hop and what a measure states: a product is a kind of the stated goods, the goods are a
// kind of the product, the product becomes a part of the goods (kindOf and inputTo); a party or a place lies in the
// stated place; a party belongs to the stated group.
enum class PartTie : std::uint8_t { kind, variant, part, place, group };

// Measures to be ignored, ascending.
using Lifted = std::vector<VertexId>;

// The surroundings under one lens; the lens and its graph must outlive this object. Caches look-ups: not thread-safe.
// Under a lens of one day, the state of that day; under a lens without a date, the union over all days.
class Surroundings {
 public:
  // Measures in `lifted` reach no party through ownership. `planned`: whether listings, ownership rules and holdings
  // that are only sought or planned count as if they were in force.
  explicit Surroundings(const Lens& lens, Lifted lifted = {}, Planned planned = Planned::left_out);
  // The surroundings in the same graph under another lens. For few look-ups: uses hash tables instead of arrays.
  Surroundings(const Lens& lens, const Surroundings& other);
  Surroundings(const Surroundings&) = delete;
  Surroundings& operator=(const Surroundings&) = delete;

  const Lens& lens() const { return *lens_; }
  const KnowledgeGraph& graph() const { return *graph_; }
  const MeasureEdgeTypes& types() const { return types_; }

  // The product, its families (certain or possible) and its variants (at most possible), ordered by distance; certain
  // before possible.
  const std::vector<Related>& families(VertexId product) const;
  // The match of `other` among families(product). O(1) after the first call for the product.
  Match family_match(VertexId product, VertexId other) const;
  // Those of families(product) that are said to comply with something, on any day; in order of vertex. Over all
  // products together O(products + complying products and their families and variants).
  const std::vector<Related>& complying(VertexId product) const;
  // The families, and as possible relatives all products that the product goes into by kindOf and inputTo. Not cached:
  // O(products reached).
  std::vector<Related> relatives(VertexId product) const;
  // The match of `goods` among the relatives of the product; no_vertex stands for goods that nobody states. Cost: the
  // products that `goods` is a relative of, once for all of them.
  Match relates(VertexId product, VertexId goods) const;
  // The relatives of a product that are goods of some measure, or that a measure names with fil:insteadOf; with
  // fil:AnyProduct, the family of every product. Over all products together O(products + measured products and their
  // variants and inputs).
  std::vector<Related> measured_relatives(VertexId product) const;
  // The measures that state a code (skos:notation) that covers the product. Certain if the product or one of its
  // families carries the code or a finer one; possible if it carries only a coarser code, or goes into a product that
  // carries the code. Over all products together O(products + measures with codes and the relatives of their goods).
  std::vector<Related> coded_measures(VertexId product) const;
  // Whether the measure states its goods by a code.
  bool states_code(VertexId measure) const;
  // The exceptions that only limit suspensions (limits_of_suspensions()).
  const std::vector<VertexId>& limits_of_suspensions() const;
  // All measures that state a code, ascending.
  std::vector<VertexId> measures_on_codes() const { return codes_->carriers(Kind::measure); }
  // The groups that a vertex belongs to directly or through other groups, the vertex itself first.
  const std::vector<Related>& groups_of(VertexId vertex) const;
  // See Places.
  const Places& places() const { return places_; }

  // fil:AnyProduct; no_vertex if the data does not use it.
  VertexId any_product() const { return any_product_; }

  // Whether goods delivered to `destination`, or if that is no_vertex to the seat of `party`, go to the place. no if
  // every place of theirs lies outside of it: in another country, or in its complement. Possible if nothing is known.
  Match in_place(VertexId place, VertexId destination, VertexId party) const;
  // Whether `member` is the party or is told to belong to it; possible if `member` is not stated, or is a group to
  // which the party belongs. A membership that no source affirms is no membership.
  Match is_party(VertexId party, VertexId member) const;

  // The rule by which the measure reaches the party through ownership with the best match, without what is excepted
  // from each rule. Under a lens without a single day: on any day; only for parties whose ownership_breakpoints() are
  // empty.
  ReachingMeasure reaches(VertexId measure, VertexId party, const Ownership::Excepted& excepted) const;
  // The measures that reach the party, each once as by reaches(). In order of measure.
  std::vector<ReachingMeasure> reaching(VertexId party, const Ownership::Excepted& excepted) const;
  // By which holdings the measure reaches the party: at most `most`, those nearest to the party.
  ReachChain reach_chain(const ReachingMeasure& by, VertexId party, std::size_t most = ReachChain::max_chain) const;
  // Whether an ownership rule, or an exception to one, is in force without regard to exceptions.
  Match in_force_alone(VertexId measure) const { return ownership().in_force_alone(measure); }
  // The breakpoints of the ownership of the party: the days on which the measures that reach it may change. Ascending,
  // unbounded_past first; empty if nothing of it is dated. Cached.
  const std::vector<Day>& ownership_breakpoints(VertexId party) const { return *upstream(party).days; }
  // The breakpoints for a hypothetical ban. They include those of ownership rules that no measure upstream names.
  const std::vector<Day>& ban_breakpoints(VertexId party) const;
  // How a hypothetical ban on `banned` reaches the party through ownership: by the ownership rule of the data with the
  // best match. `measure` of the result is no_vertex.
  ReachingMeasure reached_from(const std::vector<VertexId>& banned, VertexId party,
                               const Ownership::Excepted& excepted) const;
  ReachChain chain_from(const std::vector<VertexId>& banned, VertexId rule, VertexId party) const;
  // The measures that reach the party through ownership, in no order. Under a lens without a single day: those that may
  // reach it on some day.
  std::vector<VertexId> reaching_measures(VertexId party) const;
  // Ownership under a lens of one day; under others see reaches(). Cached.
  Ownership& ownership() const;
  // What all days share of it.
  OwnershipDays& ownership_days() const { return *on_all_days_->ownership; }
  // The day of the lens; without a single day any day.
  Day day() const { return lens_->on_one_day() ? lens_->options().as_of->first : 0; }

  // Whether goods of the product are goods of `into`, or become such by kindOf and inputTo. The match is that of the
  // best chain of claims; the match of a chain is the minimum over its claims. Cached. O(claims on the way, or what
  // lies before or behind one of the two, whichever is less); once O(products and the claims between them), and where
  // some of these claims form a ring, O(what lies behind the product).
  Match flows_into(VertexId product, VertexId into) const;

  // Whether the claim makes the product comply on a day of the period. A claim without dates holds on every day.
  Match complies(ClaimId claim, DayRange day) const;
  bool complies_always(ClaimId claim) const;

  // Calls visit(claim, family, match) for each claim by which the product, or a family of it, complies with a measure
  // on the day.
  template <class Visit>
  void each_compliance(VertexId product, DayRange day, Visit visit) const {
    for (const Related& family : complying(product))
      for (const ClaimId e : graph_->out_claims(family.vertex, types_.complies_with))
        if (const Match match = both(family.match, complies(e, day)); match != Match::no)
          visit(e, family.vertex, match);
  }
  // Calls visit(condition, claim) for each measure that the lens shows to be a condition of the measure.
  template <class Visit>
  void each_condition(VertexId measure, Visit visit) const {
    for (const ClaimId e : graph_->in_claims(measure, types_.condition_of))
      if (const VertexId condition = graph_->edge(e).source;
          lens_->seen(e) != Match::no && !std::binary_search(lifted_.begin(), lifted_.end(), condition))
        visit(condition, e);
  }

  // The chain of the tie between what is stated and the part of a hop, in the direction of its claims: of those with
  // the best match a shortest. Empty if there is none or both are the same. Cost: what is tied to the stated, once for
  // all of it as long as the memory for it is within bounds; then at most ClaimChain::most. Of places and groups, at
  // first what the part lies in.
  ClaimChain chain(VertexId stated, VertexId part, PartTie tie) const;

  // The breakpoints of the surroundings of a vertex: for a product, of the claims about families and inputs that may
  // lead to the goods of a measure, and about compliance; for a party or a place, of those about places and groups.
  // Ascending, unbounded_past first; empty if none is dated. Cached.
  const std::vector<Day>& breakpoints(VertexId vertex) const;
  // Those of the claims about families and inputs that may lead from the product to one of the goods. Cached.
  const std::vector<Day>& breakpoints(VertexId product, const std::vector<VertexId>& goods) const;

 private:
  Match premise(ClaimId claim) const { return lens_->premise(claim); }
  // closure() from one vertex over edges of one type, itself first.
  std::vector<Related> closure(VertexId start, EdgeTypeId type, Walk walk) const;
  // Edges about families, inputs and compliance, or about places and groups.
  enum class About : std::uint8_t { products, places_and_parties };
  // Whether some of these edges do not hold on every day.
  bool any_dated(About about) const;
  // families() the other way round: the products that have some of the goods among their families.
  std::vector<Related> kin_of(const std::vector<VertexId>& goods) const;
  // The goods of all measures, and the products that comply with one. Ascending.
  std::vector<VertexId> goods_of_measures() const;
  // breakpoints(product, goods()).
  template <class Goods>
  std::vector<Day> days_towards(VertexId product, Goods goods) const;
  bool any_complies() const;
  // relatives() the other way round: the products that have some of the goods among their relatives.
  std::vector<Related> related_to(const std::vector<VertexId>& goods) const;
  bool is_measured(VertexId product) const;
  // Whether so many products have been searched that an index of all costs less.
  bool searched_enough() const;
  // relatives(), for one of the first products asked about; nothing once searched_enough().
  std::optional<std::vector<Related>> searched_relatives(VertexId product) const;

  // How many vertices will be asked about. about_few: look-ups stay hash tables; about_any: they become arrays.
  enum class Asked : std::uint8_t { about_few, about_any };
  struct OnAllDays;
  Surroundings(const Lens& lens, Asked asked, std::shared_ptr<const Codes> codes, Lifted lifted, Planned planned,
               std::shared_ptr<OnAllDays> on_all_days);
  const Upstream& upstream(VertexId party) const;
  UpstreamIndex upstream_index(std::vector<VertexId> rules) const;
  const std::vector<VertexId>& rules_of_reach() const;
  // All of the data: a banned party may be listed by any.
  const std::vector<VertexId>& rules_of_bans() const;
  std::unique_ptr<Ownership> make_ownership(std::vector<VertexId> banned) const;
  Ownership& ownership_from(const std::vector<VertexId>& banned) const;

  const Lens* lens_;
  const KnowledgeGraph* graph_;
  MeasureEdgeTypes types_;
  std::shared_ptr<const Codes> codes_;
  VertexId any_product_;
  Places places_;
  Lifted lifted_;
  Planned planned_;
  mutable std::optional<Lens> day_;  // set if the lens has no single day
  mutable std::unique_ptr<Ownership> ownership_;
  mutable std::optional<UpstreamIndex> upstream_, upstream_of_bans_;
  mutable std::map<std::vector<VertexId>, std::unique_ptr<Ownership>> with_bans_;
  // The vertices related to each product, ordered by product.
  struct ProductRelation {
    VertexId product;
    Related related;
  };
  using ProductRelations = std::vector<ProductRelation>;
  static void sort(ProductRelations& relations);
  static std::vector<Related> related_to_product(const ProductRelations& relations, VertexId product);
  ProductRelations measured_goods() const;
  ProductRelations measures_by_codes() const;
  ProductRelations complying_products() const;
  mutable std::unordered_map<VertexId, std::vector<Related>> families_, groups_;
  mutable std::unordered_map<VertexId, boost::unordered_flat_map<VertexId, Match>> family_matches_;
  // What holds on all days of the graph: whether no claims of one type, of kindOf or inputTo, form a ring, and whether
  // any product complies with anything; the ownership rules.
  struct OnAllDays {
    std::optional<bool> flow_is_acyclic, any_complies;
    std::optional<std::vector<VertexId>> rules_of_reach, rules_of_bans, limits_of_suspensions;
    std::shared_ptr<OwnershipDays> ownership;
  };
  bool flow_is_acyclic() const;
  // Whether a chain of such claims with at least this match leads from one product to the other.
  bool flow_leads(VertexId from, VertexId to, Match least) const;
  std::shared_ptr<OnAllDays> on_all_days_;
  mutable std::unordered_map<VertexId, std::unordered_map<VertexId, Match>> flows_into_;
  mutable std::unordered_map<VertexId, boost::unordered_flat_map<VertexId, Match>> related_to_;  // by goods
  // By the stated and tie: for each tied vertex, the claim of its chain that is next to it.
  const ReachTree& tree(VertexId stated, PartTie tie) const;
  mutable std::map<std::pair<VertexId, PartTie>, ReachTree> trees_;
  mutable std::size_t in_trees_ = 0;  // the sum of their sizes
  // The chain over edges of the type, by a search from the part.
  ClaimChain searched_chain(VertexId stated, VertexId part, EdgeTypeId type) const;
  mutable std::size_t in_chains_ = 0;  // what these searches have gone through
  mutable std::unordered_map<VertexId, std::vector<Day>> breakpoints_;
  mutable std::map<std::pair<std::vector<VertexId>, VertexId>, std::vector<Day>> towards_;  // by goods and product
  mutable std::optional<bool> any_dated_[2];
  mutable std::size_t searched_ = 0;  // how many relatives the searches from single products have found
  mutable std::optional<ProductRelations> measured_, coded_, complied_;
  mutable std::unordered_map<VertexId, std::vector<Related>> complying_;
};

}  // namespace filiera
