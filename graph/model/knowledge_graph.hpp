// SPDX-License-Identifier: Apache-2.0
// The knowledge graph: immutable, stored in flat arrays. Models the concepts VertexListGraph, EdgeListGraph,
// BidirectionalGraph, AdjacencyGraph and PropertyGraph of Boost.Graph (Siek, Lee, Lumsdaine: The Boost Graph Library,
// 2002).
#pragma once

#include <algorithm>
#include <boost/graph/adjacency_iterator.hpp>
#include <boost/graph/graph_traits.hpp>
#include <boost/graph/properties.hpp>
#include <boost/iterator/counting_iterator.hpp>
#include <boost/iterator/iterator_facade.hpp>
#include <boost/property_map/property_map.hpp>
#include <boost/range/iterator_range_core.hpp>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "graph/model/graph_data.hpp"
#include "graph/time/bounds.hpp"

namespace filiera {

// An edge: its ends, oriented as in the graph that returned it, and its claim.
struct Edge {
  VertexId source = no_vertex;
  VertexId target = no_vertex;
  ClaimId claim = no_claim;
  friend bool operator==(const Edge&, const Edge&) = default;
};
// Edges of a compressed row.
inline std::uint32_t arc_target(const Edge& edge) { return edge.target; }

// Consecutively numbered claims.
using ClaimRange = boost::iterator_range<boost::counting_iterator<ClaimId>>;

// An iterator over indices that converts each to an edge by `Access::operator()(index)`.
template <class Access>
class EdgeIterator : public boost::iterator_facade<EdgeIterator<Access>, Edge, boost::random_access_traversal_tag, Edge,
                                                   std::ptrdiff_t> {
 public:
  using iterator_concept = std::random_access_iterator_tag;
  EdgeIterator() = default;
  EdgeIterator(Access access, std::uint32_t index) : access_(access), index_(index) {}

 private:
  friend class boost::iterator_core_access;
  Edge dereference() const { return access_(index_); }
  bool equal(const EdgeIterator& other) const { return index_ == other.index_; }
  void increment() { ++index_; }
  void decrement() { --index_; }
  void advance(std::ptrdiff_t n) { index_ = static_cast<std::uint32_t>(index_ + n); }
  std::ptrdiff_t distance_to(const EdgeIterator& other) const {
    return static_cast<std::ptrdiff_t>(other.index_) - static_cast<std::ptrdiff_t>(index_);
  }

  Access access_{};
  std::uint32_t index_ = 0;
};

// The traversals that KnowledgeGraph and GoodsFlowGraph have in common.
struct FlatGraphTraversal : boost::bidirectional_graph_tag,
                            boost::vertex_list_graph_tag,
                            boost::edge_list_graph_tag,
                            boost::adjacency_graph_tag {};

class KnowledgeGraph {
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
    if (!data_.gaps.empty())
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

struct KnowledgeInAccess {
  const KnowledgeGraph* graph = nullptr;
  Edge operator()(std::uint32_t e) const { return graph->edge(e); }
};
struct KnowledgeOutAccess {
  const KnowledgeGraph* graph = nullptr;
  Edge operator()(std::uint32_t index) const { return graph->edge(graph->data().out_edge[index]); }
};

}  // namespace filiera

namespace boost {
template <>
struct graph_traits<filiera::KnowledgeGraph> {
  using vertex_descriptor = filiera::VertexId;
  using edge_descriptor = filiera::Edge;
  using directed_category = bidirectional_tag;
  using edge_parallel_category = allow_parallel_edge_tag;
  using traversal_category = filiera::FlatGraphTraversal;
  using vertices_size_type = std::size_t;
  using edges_size_type = std::size_t;
  using degree_size_type = std::size_t;
  using vertex_iterator = counting_iterator<filiera::VertexId>;
  using edge_iterator = filiera::EdgeIterator<filiera::KnowledgeInAccess>;
  using in_edge_iterator = filiera::EdgeIterator<filiera::KnowledgeInAccess>;
  using out_edge_iterator = filiera::EdgeIterator<filiera::KnowledgeOutAccess>;
  using adjacency_iterator =
      typename adjacency_iterator_generator<filiera::KnowledgeGraph, filiera::VertexId, out_edge_iterator>::type;
  static vertex_descriptor null_vertex() { return filiera::no_vertex; }
};
}  // namespace boost

namespace filiera {

using KnowledgeTraits = boost::graph_traits<KnowledgeGraph>;

inline VertexId source(const Edge& e, const KnowledgeGraph&) { return e.source; }
inline VertexId target(const Edge& e, const KnowledgeGraph&) { return e.target; }
inline std::size_t num_vertices(const KnowledgeGraph& g) { return g.vertex_count(); }
inline std::size_t num_edges(const KnowledgeGraph& g) { return g.edge_count(); }

inline std::pair<KnowledgeTraits::vertex_iterator, KnowledgeTraits::vertex_iterator> vertices(const KnowledgeGraph& g) {
  return {KnowledgeTraits::vertex_iterator(0), KnowledgeTraits::vertex_iterator(g.vertex_count())};
}
inline std::pair<KnowledgeTraits::edge_iterator, KnowledgeTraits::edge_iterator> edges(const KnowledgeGraph& g) {
  return {{{&g}, 0}, {{&g}, g.edge_count()}};
}
inline std::pair<KnowledgeTraits::in_edge_iterator, KnowledgeTraits::in_edge_iterator> in_edges(
    VertexId v, const KnowledgeGraph& g) {
  return {{{&g}, g.data().in_offset[v]}, {{&g}, g.data().in_offset[v + 1]}};
}
inline std::pair<KnowledgeTraits::out_edge_iterator, KnowledgeTraits::out_edge_iterator> out_edges(
    VertexId v, const KnowledgeGraph& g) {
  return {{{&g}, g.data().out_offset[v]}, {{&g}, g.data().out_offset[v + 1]}};
}
inline std::size_t in_degree(VertexId v, const KnowledgeGraph& g) {
  return g.data().in_offset[v + 1] - g.data().in_offset[v];
}
inline std::size_t out_degree(VertexId v, const KnowledgeGraph& g) {
  return g.data().out_offset[v + 1] - g.data().out_offset[v];
}
inline std::size_t degree(VertexId v, const KnowledgeGraph& g) { return in_degree(v, g) + out_degree(v, g); }
inline std::pair<KnowledgeTraits::adjacency_iterator, KnowledgeTraits::adjacency_iterator> adjacent_vertices(
    VertexId v, const KnowledgeGraph& g) {
  const auto [first, last] = out_edges(v, g);
  return {KnowledgeTraits::adjacency_iterator(first, &g), KnowledgeTraits::adjacency_iterator(last, &g)};
}

// Property maps: vertex_index_t is the vertex, edge_index_t the claim.
struct EdgeIndexMap : boost::put_get_helper<ClaimId, EdgeIndexMap> {
  using key_type = Edge;
  using value_type = ClaimId;
  using reference = ClaimId;
  using category = boost::readable_property_map_tag;
  ClaimId operator[](const Edge& edge) const { return edge.claim; }
};
using VertexIndexMap = boost::typed_identity_property_map<VertexId>;

inline VertexIndexMap get(boost::vertex_index_t, const KnowledgeGraph&) { return {}; }
inline VertexId get(boost::vertex_index_t, const KnowledgeGraph&, VertexId v) { return v; }
inline EdgeIndexMap get(boost::edge_index_t, const KnowledgeGraph&) { return {}; }
inline ClaimId get(boost::edge_index_t, const KnowledgeGraph&, const Edge& edge) { return edge.claim; }

}  // namespace filiera

namespace boost {
template <>
struct property_map<filiera::KnowledgeGraph, vertex_index_t> {
  using type = filiera::VertexIndexMap;
  using const_type = type;
};
template <>
struct property_map<filiera::KnowledgeGraph, edge_index_t> {
  using type = filiera::EdgeIndexMap;
  using const_type = type;
};
}  // namespace boost
