// SPDX-License-Identifier: Apache-2.0
// The knowledge graph: immutable, stored in flat arrays. Models concepts of Boost.Graph (flat_graph.hpp).
#pragma once

#include <algorithm>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/range/iterator_range_core.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "graph/model/flat_graph.hpp"
#include "graph/model/graph_data.hpp"
#include "graph/time/bounds.hpp"

namespace filiera {

// Consecutively numbered claims.
using ClaimRange = boost::iterator_range<boost::counting_iterator<ClaimId>>;

class KnowledgeGraph : public FlatGraphBase {
 public:
  explicit KnowledgeGraph(GraphData data);
  KnowledgeGraph(KnowledgeGraph&&) noexcept = default;
  KnowledgeGraph& operator=(KnowledgeGraph&&) noexcept = default;

  // `chosen` prefixes take precedence over those that the data declares under the same names.
  KnowledgeGraph with_prefixes(const Prefixes& chosen) &&;

  const GraphData& data() const { return data_; }
  const Kinds& kinds() const { return data_.kinds; }
  const TermTable& terms() const { return data_.terms; }

  // Vertices. `find_vertex` returns no_vertex for a term that is not a vertex; O(log vertices).
  VertexId vertex_count() const { return static_cast<VertexId>(data_.vertex_term.size()); }
  VertexId find_vertex(TermId term) const;
  TermId term_of_vertex(VertexId v) const { return data_.vertex_term[v]; }
  Kind kind_of_vertex(VertexId v) const {
    return static_cast<Kind>(checked(static_cast<std::size_t>(data_.vertex_kind[v]), kind_count));
  }

  // Edges are the claims less than edge_count().
  std::uint32_t edge_count() const { return static_cast<std::uint32_t>(data_.edge_type.size()); }
  EdgeTypeId type_of(ClaimId edge) const { return checked(data_.edge_type[edge], data_.kinds.edge_types().size()); }
  EdgeTypeId type_of(const RelationRow& row) const {
    return static_cast<EdgeTypeId>(checked(row.type, data_.kinds.edge_types().size()));
  }
  Edge edge(ClaimId e) const {
    return {checked(data_.edge_source[e], vertex_count()), checked(data_.edge_target[e], vertex_count()), e};
  }
  // See FlatGraphBase.
  std::uint32_t in_begin(VertexId v) const { return data_.in_offset[v]; }
  std::uint32_t out_begin(VertexId v) const { return data_.out_offset[v]; }
  Edge in_edge(std::uint32_t index) const { return edge(index); }
  Edge out_edge(std::uint32_t index) const { return edge(data_.out_edge[index]); }
  // The claims of the edges into a vertex, and those out of it, each sorted by edge type.
  std::span<const std::uint32_t> out_claims(VertexId v) const {
    return data_.out_edge.slice(data_.out_offset[v], data_.out_offset[v + 1]);
  }
  ClaimRange in_claims(VertexId v) const {
    const ClaimId first = data_.in_offset[v], last = data_.in_offset[v + 1];
    return {ClaimRange::iterator(first), ClaimRange::iterator(std::max(first, last))};
  }

  // Claims. An edge written on a measure or an event is a claim less than edge_count(); its owner is the claim of the
  // measure or event. Every other claim is its own owner. Attestations, relations and statements belong to owners.
  ClaimId claim_count() const { return static_cast<ClaimId>(data_.claim_term.size()); }
  bool is_edge(ClaimId c) const { return c < edge_count(); }
  ClaimId owner(ClaimId c) const {
    return is_edge(c) && data_.kinds.edge_type(type_of(c)).carrier != Carrier::link
               ? checked(data_.vertex_claim[data_.edge_source[c]], claim_count())
               : c;
  }
  TermId term_of_claim(ClaimId c) const { return data_.claim_term[c]; }
  Kind kind_of_claim(ClaimId c) const;    // link, measure, event, figure or remark
  ClaimId find_claim(TermId term) const;  // returns an owner, or no_claim; O(log claims)
  ClaimId claim_of_vertex(VertexId v) const {
    const ClaimId c = data_.vertex_claim[v];
    return c == no_claim ? c : checked(c, claim_count());
  }
  Bounds bounds(ClaimId c) const {
    Bounds bounds{data_.start_earliest[c], data_.start_latest[c], data_.end_earliest[c], data_.end_latest[c]};
    if (!data_.gaps.empty() && !has(c, turned))
      if (const SetGaps gaps = set_gaps(owner(c)); gaps.moment) bounds.gaps = gaps.start;
    return bounds;
  }
  // The gaps in the sets by which the owner of a claim states its time. O(log claims with such sets).
  SetGaps set_gaps(ClaimId owner) const { return data_.set_gaps(owner); }
  Modality modality(ClaimId c) const {
    return static_cast<Modality>(
        checked(static_cast<std::size_t>(data_.claim_modality[c]), kinds().modalities().size()));
  }
  // Whether the claim's modality is real (fil:real), as opposed to sought or planned.
  bool real(ClaimId c) const { return kinds().modality(modality(c)).real; }
  std::string_view certainty_name(const AttestationRow& row) const;  // "certain", "probable" or "possible"
  VertexId product(ClaimId c) const {
    const VertexId v = data_.claim_product[c];
    return v == no_vertex ? v : checked(v, vertex_count());
  }
  bool has(ClaimId c, ClaimFlag flag) const { return data_.claim_flags[c] & flag; }
  // The destination of goods that a Link states (fil:toPlace); no_vertex if it states none.
  VertexId destination(ClaimId c) const;
  // The edges of one type out of a vertex, including those written on a measure or event; in order of target. O(log
  // degree), as is in_claims().
  std::span<const std::uint32_t> out_claims(VertexId v, EdgeTypeId type) const;
  // The edges of one type into a vertex, in order of source.
  ClaimRange in_claims(VertexId v, EdgeTypeId type) const;

  std::span<const AttestationRow> attestations(ClaimId c) const;  // of its owner
  const AttestationRow& attestation(AttestationId a) const { return data_.attestations[a]; }
  const DocumentRow& document(DocumentId d) const { return data_.documents[d]; }
  DocumentId find_document(TermId term) const;
  AttestationId find_attestation(TermId term) const;  // O(log attestations)
  bool is_voice(TermId term) const;                   // of any attestation; O(log voices)

  std::span<const RelationRow> relations_from(ClaimId c) const;
  std::span<const RelationRow> relations_to(ClaimId c) const;
  // The figures and remarks that are about a thing or claim.
  std::span<const AboutRow> about(TermId term) const;

  // The statements of a subject in all graphs, by predicate and object. O(log statements).
  std::span<const Quad> statements(TermId subject) const;
  // The object of the first statement of (subject, predicate); no_term if there is none.
  TermId object(TermId subject, std::string_view predicate) const;
  // Whether that object is the boolean true ("true" or "1").
  bool is_true(TermId subject, std::string_view predicate) const;
  // The effect that a measure states; empty if it states none that the ontology knows.
  std::optional<EffectId> effect(VertexId measure) const;

  // The preferred label that matches `languages` best (language_rank), else the English one, else any; "" if there is
  // none. For the title of a document see title_of().
  std::string_view label(TermId term, std::span<const std::string> languages = {}) const;
  // The label, else the prefixed name, else the IRI.
  std::string name(TermId term, std::span<const std::string> languages = {}) const;
  // The term in readable form, with the data's prefixes.
  std::string spelled(TermId term) const { return filiera::spelled(terms()[term], data_.prefixes); }

  // The edge type of an IRI of the ontology, which must exist.
  EdgeTypeId core(std::string_view iri) const { return *data_.kinds.find_edge_type(iri); }

 private:
  GraphData data_;
};

}  // namespace filiera
