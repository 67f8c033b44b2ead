// SPDX-License-Identifier: Apache-2.0
// The parts that products need, from claims by which goods flow from a product into a product (`inputTo`).
#pragma once

#include <cstdint>
#include <map>
#include <vector>

#include "graph/model/reach.hpp"
#include "query/hops/hop_generator.hpp"

namespace filiera {

// Whether makers need the parts of what they make. ignored: one source of any goods is enough.
enum class PartNeeds : std::uint8_t { ignored, counted };

// A part, and how surely it is one.
struct Part {
  VertexId product = no_vertex;
  Match match = Match::no;
  friend bool operator==(const Part&, const Part&) = default;
};

// What a product cannot be made without: one of the parts is enough. Parts are alternatives where their claims carry
// the same fil:anyOf; else each is a need of its own. certain: a claim on the product itself says so, for certain, and
// nobody contests it; possible: else, and where only a family of the product is said to have the part.
struct Need {
  Match match = Match::no;
  std::vector<Part> parts;  // in order of product
};

// Under the lens of the hops, which must outlive it. Remembers what it has looked up.
class Parts {
 public:
  explicit Parts(const HopGenerator& hops);

  // In order of the product's claims, then of its families'. Cost at first: the families and the claims into them.
  const std::vector<Need>& needs_of(VertexId product) const;

  // How surely goods are the part: certain when they are it or a variant of it; possible when they are only a family
  // that holds it, or not stated (no_vertex).
  Match is_part(VertexId goods, VertexId part) const;

  // The part and its variants, at any depth.
  const std::vector<Related>& variants(VertexId part) const;
  // The product and the families that hold it, at any depth.
  const std::vector<Related>& families(VertexId product) const;

 private:
  const HopGenerator* hops_;
  mutable std::map<VertexId, std::vector<Need>> needs_;
  mutable std::map<VertexId, std::vector<Related>> families_, variants_;
};

}  // namespace filiera
