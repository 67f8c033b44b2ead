// SPDX-License-Identifier: Apache-2.0
// The claims in which a thing, voice or document takes part, and the claims of a type.
#pragma once

#include <optional>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "graph/lens/lens.hpp"
#include "graph/model/names.hpp"
#include "query/hops/hop_generator.hpp"

namespace filiera {

// The claims (owners) that the lens matches and in which `term` takes part: as an end, a product or a destination, as
// the subject of a figure or remark, as the voice or the document of a visible attestation; for a claim, itself. In
// order of IRI. O(claims + attestations).
std::vector<ClaimId> claims_with(const Lens& lens, TermId term);

// All claims (owners) that the lens matches, in order of IRI.
std::vector<ClaimId> all_claims(const Lens& lens);

// The claims about some goods: those that name a product with the name, or a variant of it; for a code ("HS 8542"),
// what carries it or a finer one, and measures that state a coarser one.
class ClaimsOfGoods {
 public:
  // The value of --product. The lens must outlive this object. Throws UsageFailure if nothing has the name or the code.
  ClaimsOfGoods(const Lens& lens, const Names& names, std::string_view text);
  // `claim`: an owner.
  bool holds(ClaimId claim) const;

 private:
  bool holds_vertex(VertexId v) const;

  const KnowledgeGraph& graph_;
  ProductFamily family_;
  std::unordered_set<VertexId> measures_;  // that state its codes
};

// The value of --type: an edge type by local name, prefixed name or IRI, or a kind of claim (link, measure, event,
// figure, remark). Throws UsageFailure with a suggestion for anything else.
class ClaimType {
 public:
  ClaimType(const KnowledgeGraph& graph, std::string_view text);
  // For an edge type: its links, and the measures and events on which such an edge is written.
  bool holds(const KnowledgeGraph& graph, ClaimId claim) const;

  // Exactly one of the two is set.
  std::optional<Kind> kind() const { return kind_; }
  std::optional<EdgeTypeId> edge_type() const { return kind_ ? std::nullopt : std::optional(type_); }

 private:
  std::optional<Kind> kind_;
  EdgeTypeId type_ = 0;
};

}  // namespace filiera
