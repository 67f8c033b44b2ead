// SPDX-License-Identifier: Apache-2.0
// What of a graph the formats that write claims hold: the claims that a lens shows, and what they speak of.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/lens/lens.hpp"
#include "io/csv.hpp"

namespace filiera {

// What an export is asked for. `limit` is the greatest number of claims; the lens must outlive it.
struct ExportRequest {
  const Lens& lens;
  std::vector<std::string> languages;  // of labels, in order of preference
  std::optional<std::size_t> limit;
  Formulas formulas = Formulas::defused;

  const KnowledgeGraph& graph() const { return lens.graph(); }
};

// The first claims, up to the limit, that the lens shows, in order of IRI. O(claims) to make, and the statements of
// the claims chosen.
class Selection {
 public:
  explicit Selection(const ExportRequest& request);

  // Owners: links, measures, events, figures, remarks.
  std::span<const ClaimId> claims() const { return claims_; }
  // How many claims the lens shows in all.
  std::size_t shown() const { return shown_; }
  // Their edges: each link, and those written on measures and events; by claim, edge type and target.
  std::span<const Edge> edges() const { return edges_; }
  // The vertices that the claims speak of: ends of edges, products, places, what a figure is about, and the measures
  // and events among the claims. In order of IRI.
  std::span<const VertexId> vertices() const { return vertices_; }

 private:
  std::vector<ClaimId> claims_;
  std::size_t shown_ = 0;
  std::vector<Edge> edges_;
  std::vector<VertexId> vertices_;
};

// A term as an identifier in formats that have no terms: an IRI as it stands, a blank node as _:label.
std::string identifier_of(const KnowledgeGraph& graph, TermId term);
// A link's own IRI; of an edge on a measure or an event, which has several, with its type and target behind it, parted
// by blanks.
std::string identifier_of(const KnowledgeGraph& graph, const Edge& edge);

}  // namespace filiera
