// SPDX-License-Identifier: Apache-2.0
// The measures that may govern the hops of a product: what of them is the same for all those hops.
#pragma once

#include <cstdint>
#include <deque>
#include <span>
#include <unordered_map>
#include <vector>

#include "graph/measures/surroundings.hpp"

namespace filiera {

// A measure, in its role towards hops of one product: everything but the hop's places, parties and days.
struct Rule {
  VertexId measure = no_vertex;
  ClaimId claim = no_claim;
  EffectId effect = 0;
  MeasureRole role = MeasureRole::against;
  bool expected = false;    // sought or planned: not in force on any day
  bool prohibits = false;   // in force and against, with an effect that prohibits
  bool reaches = false;     // it reaches parties that those whom it names own
  Match goods = Match::no;  // whether the product is what the measure applies to
  Match told = Match::no;   // whether the lens shows the measure
  Bounds time{};            // when it is in force
  // Of a prohibition, how firmly it would prohibit a hop that has its places and parties, on the one day of the lens.
  Match prohibiting = Match::no;
  std::span<const ClaimId> to_place, from_place, on_party;  // the edges that state these parts
};

// The rules of one product.
struct ProductRules {
  std::vector<Rule> rules;
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

// Whether rules count only while they are in force, on the one day of the lens; or whatever their time.
enum class InForce : std::uint8_t { on_the_day, any_time };

// The rules under the lens of `surroundings`, which must outlive them. Remembers those of each product.
class RuleIndex {
 public:
  RuleIndex(const Surroundings& surroundings, const Lifted& lifted, InForce in_force);
  RuleIndex(const RuleIndex&) = delete;
  RuleIndex& operator=(const RuleIndex&) = delete;

  // Those of a product; no_vertex: of goods that nobody states. The reference stays valid.
  const ProductRules& of(VertexId product) const;
  // A number below that of the products asked about; for tables beside the rules.
  std::uint32_t number_of(VertexId product) const;

  bool lifted(VertexId measure) const;
  EffectId effect_of(VertexId measure) const;
  // The measures that apply to the product or to a family that holds it, and what favours others instead; in order.
  std::vector<VertexId> on_product(VertexId product) const;
  // How surely the product is among the goods that the measure states by edges of the type, or by a code as if by
  // fil:appliesTo; no without any.
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
  mutable SparseNumbers number_;  // by vertex, the last for no product
  mutable std::deque<ProductRules> rules_;
  mutable std::unordered_map<VertexId, EffectId> effects_;
  // The measured relatives of the product that was asked about last, and the measures on codes of it.
  mutable VertexId product_ = no_vertex;
  mutable std::unordered_map<VertexId, Match> relatives_;
  mutable std::vector<Related> coded_;
};

}  // namespace filiera
