// SPDX-License-Identifier: Apache-2.0
// The part of a graph in formats of claims: the claims that a lens shows, and the vertices in them.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "graph/lens/lens.hpp"
#include "io/csv.hpp"

namespace filiera {

// The parameters of an export. `limit` is the maximum number of claims; the lens must outlive this object.
struct ExportRequest {
  const Lens& lens;
  std::vector<std::string> languages;  // of labels, in order of preference
  std::optional<std::size_t> limit;
  Formulas formulas = Formulas::defused;
  std::function<bool(ClaimId)> chooses = {};  // of an owner: whether it is exported; none: all are

  const KnowledgeGraph& graph() const { return lens.graph(); }
};

// The claims that the lens shows, in order of IRI, at most `limit` of them. O(claims), and the statements of the
// selected claims.
class Selection {
 public:
  explicit Selection(const ExportRequest& request);

  // Owners: links, measures, events, figures, remarks.
  std::span<const ClaimId> claims() const { return claims_; }
  // The number of claims that the lens shows, without the limit.
  std::size_t shown() const { return shown_; }
  // The edges of the selected claims, links and edges written on measures and events; by claim, edge type and target.
  std::span<const Edge> edges() const { return edges_; }
  // The vertices in the selected claims: ends of edges, products, places, subjects of figures, and the measures and
  // events themselves. In order of IRI.
  std::span<const VertexId> vertices() const { return vertices_; }

 private:
  std::vector<ClaimId> claims_;
  std::size_t shown_ = 0;
  std::vector<Edge> edges_;
  std::vector<VertexId> vertices_;
};

// A term as an identifier in formats without terms: an IRI as it is, a blank node as _:label.
std::string identifier_of(const KnowledgeGraph& graph, TermId term);
// The IRI of a link. For an edge on a measure or an event, the IRI followed by edge type and target, separated by
// spaces, because one claim has several edges.
std::string identifier_of(const KnowledgeGraph& graph, const Edge& edge);

}  // namespace filiera
