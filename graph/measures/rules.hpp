// SPDX-License-Identifier: Apache-2.0
// The measures that may govern the hops of a product: the part of the rule that is the same for all these hops.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <unordered_map>
#include <vector>

#include "graph/measures/surroundings.hpp"

namespace filiera {

// A measure in one role towards the hops of one product, without the hop's places, parties and days.
struct Rule {
  VertexId measure = no_vertex;
  ClaimId claim = no_claim;
  EffectId effect = 0;
  MeasureRole role = MeasureRole::against;
  bool expected = false;    // sought or planned: in force on no day
  bool prohibits = false;   // against and in force, with an effect that prohibits
  bool reaches = false;     // it also reaches parties that the named parties own
  Match goods = Match::no;  // whether the product is among the goods of the measure
  Match told = Match::no;   // whether the measure is affirmed under the lens
  Bounds time{};            // when the measure is in force
  // To what degree it prohibits a hop that matches its places and parties, on the one day of the lens.
  Match prohibition = Match::no;
  std::span<const ClaimId> to_place, from_place, on_party;  // the edges that state the places and parties
};

// All rules for one product.
struct ProductRules {
  std::vector<Rule> rules;
  bool excepted = false;   // some rule is an exception or has one
  bool complies = false;   // the product or one of its families complies with a measure
  bool prohibits = false;  // some rule prohibits
  bool reaches = false;    // some rule reaches through ownership
  bool by_destination = false,
       by_supplier = false;  // some rule depends on the recipient's (the supplier's) place or party
  bool by_seat = false;      // whether a rule prohibits depends only on the product and on the recipient's seat
  // Unless the lens has one day: the days on which the families of the product, or the places and groups that the rules
  // state, change. Ascending.
  std::vector<Day> breakpoints;
};

// Which rules count: those in force on the one day of the lens, or all.
enum class InForce : std::uint8_t { on_the_day, any_time };

// The rules of each product under the lens of `surroundings`, which must outlive this object. Cached.
class RuleIndex {
 public:
  RuleIndex(const Surroundings& surroundings, const Lifted& lifted, InForce in_force);
  RuleIndex(const RuleIndex&) = delete;
  RuleIndex& operator=(const RuleIndex&) = delete;

  // The rules of a product; no_vertex stands for unstated goods. The reference stays valid.
  const ProductRules& of(VertexId product) const;
  // A dense number of the product, less than the number of products asked about so far: an index for tables of the
  // caller.
  std::uint32_t number_of(VertexId product) const;

  bool lifted(VertexId measure) const;
  EffectId effect_of(VertexId measure) const;
  // The measures that apply to the product or to one of its families, or that favour other goods instead; ascending.
  std::vector<VertexId> on_product(VertexId product) const;
  // Whether the product is among the goods that the measure states by edges of the type, or by a code (which counts as
  // fil:appliesTo). no if it states none.
  Match goods_match(VertexId measure, VertexId product, EdgeTypeId type) const;

 private:
  ProductRules rules_for(VertexId product) const;
  void add_rule(std::vector<Rule>& rules, VertexId measure, VertexId product, Match inherited) const;
  std::vector<Match> inherited_goods(const std::vector<VertexId>& measures, VertexId product) const;

  const Surroundings* around_;
  const KnowledgeGraph* graph_;
  const Lifted* lifted_;
  InForce in_force_;
  EffectId permits_;
  mutable IdMap number_;  // by vertex; the last entry stands for no_vertex
  mutable std::deque<ProductRules> rules_;
  mutable std::unordered_map<VertexId, EffectId> effects_;
  // Cache for the last product asked about: its measured relatives, and the measures on its codes.
  mutable VertexId product_ = no_vertex;
  mutable std::unordered_map<VertexId, Match> relatives_;
  mutable std::vector<Related> coded_;
};

}  // namespace filiera
