// SPDX-License-Identifier: Apache-2.0
// The parts that products need, from claims by which goods flow from a product into a product (`inputTo`).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "graph/model/reach.hpp"
#include "query/hops/hop_generator.hpp"

namespace filiera {

// Whether makers need the parts of their products. ignored: one source of any goods is enough.
enum class PartNeeds : std::uint8_t { ignored, counted };

// A part, and whether it is certainly one.
struct Part {
  VertexId product = no_vertex;
  Match match = Match::no;
  friend bool operator==(const Part&, const Part&) = default;
};

// A need of a product: one of its parts is enough. Parts whose claims carry the same fil:anyOf are alternatives; every
// other part is a need of its own. certain if a claim on the product itself certainly states it, uncontested; possible
// otherwise, if only a family of the product is stated to have the part, and if the part is made of the product in
// turn.
struct Need {
  Match match = Match::no;
  std::vector<Part> parts;  // in order of product
};

// Needs and parts under the lens of the hops, which must outlive this object. Caches look-ups.
class Parts {
 public:
  explicit Parts(const HopGenerator& hops);

  // In order of the product's claims, then of its families' claims. The first call costs O(families and the claims into
  // them).
  const std::vector<Need>& needs_of(VertexId product) const;

  // Whether goods are the part: certain if they are the part or a variant; possible if they are only a family of it, or
  // not stated (no_vertex).
  Match is_part(VertexId goods, VertexId part) const;

  // Whether the claim, from a part into a product, lies on a ring of such claims. The first call costs O(edges).
  bool on_ring(ClaimId input) const;

  // The part and its variants, transitively.
  const std::vector<Related>& variants(VertexId part) const;
  // Of the product and its families, transitively, those that take products as parts, and those that go into products,
  // by claims of any match; the nearest first. O(these) if there is at most one, else O(families). The first call costs
  // O(edges, and the products that are kinds of these).
  std::vector<Related> families_with_parts(VertexId product) const;
  std::vector<Related> families_with_wholes(VertexId product) const;

 private:
  // The product and its families, transitively.
  const std::vector<Related>& families(VertexId product) const;
  // By product: its families that are at one end of a claim from a product into a product.
  struct Family {
    VertexId product;
    Related family;
  };
  struct Ends {
    std::vector<Family> takers, parts;
  };
  const Ends& ends() const;
  std::vector<Related> among(const std::vector<Family>& known, VertexId product) const;

  const HopGenerator* hops_;
  mutable std::optional<Ends> ends_;
  mutable std::optional<std::map<VertexId, std::uint32_t>> rings_;  // of each product on a ring, its number
  mutable std::map<VertexId, std::vector<Need>> needs_;
  mutable std::map<VertexId, std::vector<Related>> families_, variants_;
};

}  // namespace filiera
