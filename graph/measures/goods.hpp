// SPDX-License-Identifier: Apache-2.0
// The match of a product with the goods that a measure states.
#pragma once

#include <span>
#include <unordered_map>
#include <vector>

#include "graph/measures/surroundings.hpp"
#include "graph/model/measure_parts.hpp"

namespace filiera {

// The goods of a measure that match a product best.
struct GoodsMatch {
  Match match = Match::no;
  VertexId stated = no_vertex;  // no_vertex if the measure states them by a code
  ClaimId claim = no_claim;     // the edge that states them
};

// The firmer of both; the first if neither is firmer.
GoodsMatch firmer(const GoodsMatch& a, const GoodsMatch& b);

// One product, compared with the goods that measures state; no_vertex stands for goods that nobody states. Certain if
// the product is the stated goods, a kind of them, or carries their code or a finer one; possible if it is a family of
// them, or goes into them; fil:AnyProduct matches every product.
class ProductGoods {
 public:
  // O(relatives of the product).
  ProductGoods(const Surroundings& around, VertexId product);

  VertexId product() const { return product_; }
  // The match with goods that some measure states. O(1).
  Match with(VertexId goods) const;
  // The goods that the measure applies to: by fil:appliesTo or by a code. `match` is no if it states none. O(goods of
  // the measure).
  GoodsMatch applied(VertexId measure) const;
  // The goods at whose expense the measure encourages: by fil:insteadOf.
  GoodsMatch instead(VertexId measure) const;
  // All stated goods: the firmer of both.
  GoodsMatch of(VertexId measure) const { return firmer(applied(measure), instead(measure)); }

 private:
  using Matches = std::unordered_map<VertexId, Match>;
  static Match at(const Matches& matches, VertexId vertex);
  GoodsMatch among(std::span<const ClaimId> edges) const;

  const Surroundings* around_;
  VertexId product_;
  Matches relatives_;
  Matches coded_;  // the measures whose codes cover the product
};

// The goods of exceptions that state none: those of the measure that they are an exception to, at any depth. One match
// for each measure; no for measures that state goods. Linear: each of the two degrees of match passes each edge once.
std::vector<GoodsMatch> inherited_goods(const Surroundings& around, const ProductGoods& goods,
                                        std::span<const VertexId> measures);

}  // namespace filiera
