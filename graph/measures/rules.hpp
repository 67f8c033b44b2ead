// SPDX-License-Identifier: Apache-2.0
// The measures that may govern the hops of a product: the part of the rule that is the same for all these hops.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/measures/goods.hpp"

namespace filiera {

// A measure in one role towards the hops of one product, without the hop's places, parties and days.
struct Rule {
  VertexId measure = no_vertex;
  ClaimId claim = no_claim;
  EffectId effect = 0;
  MeasureRole role = MeasureRole::against;
  bool expected = false;   // sought or planned: in force on no day
  bool prohibits = false;  // against and in force, with an effect that prohibits
  bool reaches = false;    // it also reaches parties that the named parties own
  GoodsMatch goods;        // whether the product is among the goods of the measure, and by which of them
  Match told = Match::no;  // whether the measure is affirmed under the lens
  Bounds time{};           // when the measure is in force
  // To what degree it prohibits a hop that matches its places and parties, on the one day of the lens.
  Match prohibition = Match::no;
  std::span<const ClaimId> to_place, from_place, on_party;  // the edges that state the places and parties
};

// The rules of one product, all or as far as they concern some parties.
struct ProductRules {
  std::vector<Rule> rules;
  bool parties_left_out = false;                     // without party-bound measures: see RuleIndex::of_parties_alone()
  bool excepted = false;                             // some rule is, or has, an exception
  bool complies = false;                             // the product, or a family of it, complies with something
  bool prohibits = false;                            // some rule prohibits
  bool reaches = false;                              // some rule reaches through ownership
  bool by_destination = false, by_supplier = false;  // the recipient's, the supplier's place or party counts
  bool by_seat = false;  // nothing but the product and the seat of the recipient decides whether a rule prohibits
  // Unless the lens has one day: the days on which families of the product, or places and groups that the rules state,
  // change. In order.
  std::vector<Day> breakpoints;
};

// Which rules count: those in force on the one day of the lens, or all.
enum class InForce : std::uint8_t { on_the_day, any_time };

// The rules of each product under the lens of `surroundings`, which must outlive this object. Cached.
class RuleIndex {
 public:
  // `any_day`: an index of the same graph, which must outlive this object, from which to take what no lens changes.
  RuleIndex(const Surroundings& surroundings, const Lifted& lifted, InForce in_force,
            const RuleIndex* any_day = nullptr);
  RuleIndex(const RuleIndex&) = delete;
  RuleIndex& operator=(const RuleIndex&) = delete;

  // The rules that may govern the hop; a hop with product no_vertex has unstated goods. The reference stays valid.
  // After the first hop of a product: O(measures that name or reach the parties of the hop, and the owners of these
  // parties), independent of the other measures on the product; one look-up if no measure on the product is
  // party-bound.
  const ProductRules& of(const Hop& hop) const { return rules_[number_of(hop)]; }
  // A dense number of these rules, less than the number of rule sets so far: an index for tables of the caller.
  std::uint32_t number_of(const Hop& hop) const;

  bool lifted(VertexId measure) const;
  const Lifted& all_lifted() const { return *lifted_; }
  EffectId effect_of(VertexId measure) const;
  // The listings, in no order: the party-bound measures against every dealing (fil:AnyProduct) of their parties,
  // wherever the goods go, that are no exceptions. Of the hops of which nobody states one end they are among the rules
  // only if they concern the other: there are thousands of them, and what they mean for all such hops is the same.
  const std::vector<VertexId>& listings() const { return on_goods(around_->any_product()).listings; }
  bool is_listing(VertexId measure) const;
  // The measures that apply to the product or to one of its families, or that favour other goods instead; ascending.
  std::vector<VertexId> on_product(VertexId product) const;

 private:
  // The measures that state one product as goods.
  struct OnGoods {
    std::vector<VertexId> measures, party_bound, listings;  // each in one of them
  };
  // Measures that state goods, ascending; some party-bound ones may have been left out.
  struct StatingGoods {
    std::vector<VertexId> measures;
    bool parties_left_out = false;
  };
  // The party-bound measures to include: those that concern the parties of a hop; for a hop with an end that nobody
  // states, also all others but listings; all.
  enum class Include : std::uint8_t { concerned, concerned_and_open, all };
  struct PartyBound {
    Include include = Include::concerned;
    std::vector<VertexId> concerned = {};  // those that concern the parties of a hop, ascending
    friend auto operator<=>(const PartyBound&, const PartyBound&) = default;
  };
  // Whether the measure is party-bound: it governs only hops of the parties that it names or reaches. It names no group
  // and has no exceptions.
  bool of_parties_alone(VertexId measure) const;
  bool limits_suspensions(VertexId measure) const;
  const OnGoods& on_goods(VertexId goods) const;
  // The party-bound measures that name the party, a group of it or a member of it, and those that reach it. Ascending.
  const std::vector<VertexId>& concerning(VertexId party) const;
  // Those of the ends that are stated.
  std::vector<VertexId> concerning(const Hop& hop) const;
  // The measures that state goods which may match the product.
  StatingGoods stating_goods(VertexId product, const PartyBound& parties) const;
  ProductRules rules_for(VertexId product, const PartyBound& parties) const;
  void add_rule(std::vector<Rule>& rules, VertexId measure, VertexId product, const GoodsMatch& inherited) const;
  const ProductGoods& goods_of(VertexId product) const;

  const Surroundings* around_;
  const KnowledgeGraph* graph_;
  const Lifted* lifted_;
  InForce in_force_;
  const RuleIndex* any_day_;
  EffectId permits_;
  mutable IdMap number_;  // by vertex; the last entry stands for no_vertex
  mutable std::deque<ProductRules> rules_;
  mutable std::unordered_map<VertexId, OnGoods> on_goods_;
  mutable std::unordered_map<VertexId, std::vector<VertexId>> concerning_;
  // By product and included party-bound measures.
  mutable std::map<std::pair<VertexId, PartyBound>, std::uint32_t> of_parties_;
  mutable std::unordered_map<VertexId, EffectId> effects_;
  mutable std::optional<ProductGoods> goods_;  // of the last product asked about
};

}  // namespace filiera
