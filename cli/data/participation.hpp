// SPDX-License-Identifier: Apache-2.0
// Which claims a thing, voice or document takes part in, and which are of a type.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "graph/lens/lens.hpp"

namespace filiera {

// The claims (owners) that the lens matches in which the subject of `term` takes part: as an end, a product
// or a destination, as what a figure or remark is about, as the voice or the document of an attestation that
// the lens shows; for a claim, itself. In order of IRI. O(claims + attestations).
std::vector<ClaimId> claims_with(const Lens& lens, TermId term);

// All claims (owners) that the lens matches, in order of IRI.
std::vector<ClaimId> all_claims(const Lens& lens);

// What --type names: an edge type by its local name, prefixed name or IRI, or a kind of claim (link, measure,
// event, figure, remark). Throws UsageFailure for anything else, with a suggestion.
class ClaimType {
 public:
  ClaimType(const KnowledgeGraph& graph, std::string_view text);
  // For an edge type: its links, and the measures and events that such an edge is written on.
  bool holds(const KnowledgeGraph& graph, ClaimId claim) const;

  // The one of the two that it is.
  std::optional<Kind> kind() const { return kind_; }
  std::optional<EdgeTypeId> edge_type() const { return kind_ ? std::nullopt : std::optional(type_); }

 private:
  std::optional<Kind> kind_;
  EdgeTypeId type_ = 0;
};

}  // namespace filiera
