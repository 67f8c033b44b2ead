// SPDX-License-Identifier: Apache-2.0
// From interpreted statements to the flat arrays of a graph.
#include "graph/load/assembly.hpp"

#include <algorithm>
#include <tuple>

#include "graph/model/rows.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

// An edge before it has its number. `claim` is an index into the interpretation's claims, its link or its owner.
struct PendingEdge {
  VertexId source;
  EdgeTypeId type;
  VertexId target;
  std::size_t claim;
};

class Assembler {
 public:
  Assembler(Statements statements, Kinds kinds, Interpretation in)
      : statements_(std::move(statements)), in_(std::move(in)) {
    data_.kinds = std::move(kinds);
  }

  GraphData run() {
    statements_.forget_sources();  // nothing is at fault any more
    number_vertices();
    number_edges();
    number_claims();
    fill_documents();
    fill_attestations();
    fill_relations();
    fill_claims();
    fill_about();
    list_goods_measures();
    keep_statements();
    data_.prefixes = std::move(statements_.prefixes);
    data_.terms = std::move(statements_.terms);
    return std::move(data_);
  }

 private:
  void number_vertices() {
    std::vector<TermId> terms;
    std::vector<Kind> kinds;
    vertex_of_term_.assign(in_.kind_of_term.size(), no_vertex);
    for (TermId term = 0; term < in_.kind_of_term.size(); ++term) {
      const auto kind = in_.kind(term);
      if (!kind || !is_vertex(*kind)) continue;
      vertex_of_term_[term] = static_cast<VertexId>(terms.size());
      terms.push_back(term);
      kinds.push_back(*kind);
    }
    record_of_term_.assign(in_.kind_of_term.size(), UINT32_MAX);
    for (std::uint32_t c = 0; c < in_.claims.size(); ++c) record_of_term_[in_.claims[c].term] = c;
    vertices_ = terms.size();
    data_.vertex_term = Column(std::move(terms));
    data_.vertex_kind = Column(std::move(kinds));
  }

  // Index of the claim record of a term.
  std::size_t record_of(TermId term) const { return record_of_term_[term]; }

  void number_edges() {
    std::vector<PendingEdge> edges;
    for (std::size_t c = 0; c < in_.claims.size(); ++c)
      if (const ClaimRecord& claim = in_.claims[c]; claim.kind == Kind::link)
        edges.push_back({vertex_of_term_[claim.source], claim.type, vertex_of_term_[claim.target], c});
    for (const WrittenEdge& edge : in_.edges)
      edges.push_back({vertex_of_term_[edge.source], edge.type, vertex_of_term_[edge.target], record_of(edge.source)});
    const auto backward = [](const PendingEdge& e) { return std::tuple(e.target, e.type, e.source, e.claim); };
    std::sort(edges.begin(), edges.end(),
              [&](const PendingEdge& a, const PendingEdge& b) { return backward(a) < backward(b); });
    // One edge written in two graphs is one edge.
    edges.erase(std::unique(edges.begin(), edges.end(),
                            [&](const PendingEdge& a, const PendingEdge& b) { return backward(a) == backward(b); }),
                edges.end());

    const std::size_t n = edges.size();
    std::vector<VertexId> source(n), target(n);
    std::vector<EdgeTypeId> type(n);
    for (std::size_t e = 0; e < n; ++e) {
      source[e] = edges[e].source;
      target[e] = edges[e].target;
      type[e] = edges[e].type;
    }
    auto out = Rows<std::uint32_t>::of(vertices_, [&](auto&& visit) {
      for (std::uint32_t e = 0; e < n; ++e) visit(source[e], e);
    });
    for (std::uint32_t v = 0; v < vertices_; ++v)
      std::ranges::stable_sort(out.mutable_row(v), {}, [&](std::uint32_t e) { return type[e]; });
    edge_record_.reserve(n);
    for (const PendingEdge& edge : edges) edge_record_.push_back(edge.claim);
    data_.in_offset = Column(row_offsets(vertices_, target));
    data_.edge_source = Column(std::move(source));
    data_.edge_target = Column(std::move(target));
    data_.edge_type = Column(std::move(type));
    data_.out_offset = Column(std::move(out.offset));
    data_.out_edge = Column(std::move(out.values));
  }

  void number_claims() {
    claim_of_record_.assign(in_.claims.size(), no_claim);
    for (std::size_t e = 0; e < edge_record_.size(); ++e)
      if (in_.claims[edge_record_[e]].kind == Kind::link) claim_of_record_[edge_record_[e]] = static_cast<ClaimId>(e);
    std::vector<Kind> other;
    std::vector<ClaimId> vertex_claim(vertices_, no_claim);
    for (std::size_t c = 0; c < in_.claims.size(); ++c) {
      if (in_.claims[c].kind == Kind::link) continue;
      claim_of_record_[c] = static_cast<ClaimId>(edge_record_.size() + other.size());
      other.push_back(in_.claims[c].kind);
      if (const VertexId v = vertex_of_term_[in_.claims[c].term]; v != no_vertex) vertex_claim[v] = claim_of_record_[c];
    }
    claims_ = edge_record_.size() + other.size();
    data_.other_kind = Column(std::move(other));
    data_.vertex_claim = Column(std::move(vertex_claim));
    data_.claims_by_term = Column(std::vector<ClaimId>(claim_of_record_));
  }

  ClaimId claim_of(TermId term) const { return claim_of_record_[record_of(term)]; }

  void fill_documents() { data_.documents = Column(std::vector<DocumentRow>(in_.documents)); }

  DocumentId document_of(TermId term) const {
    const auto found = std::partition_point(in_.documents.begin(), in_.documents.end(),
                                            [&](const DocumentRow& row) { return row.term < term; });
    return static_cast<DocumentId>(found - in_.documents.begin());
  }

  void fill_attestations() {
    std::vector<AttestationRow> rows;
    rows.reserve(in_.attestations.size());
    for (const AttestationRecord& record : in_.attestations)
      rows.push_back({record.term, claim_of(record.claim), record.voice, document_of(record.document), no_attestation,
                      record.start, record.end, record.certainty, static_cast<std::uint8_t>(record.denies)});
    std::sort(rows.begin(), rows.end(), [](const AttestationRow& a, const AttestationRow& b) {
      return std::tuple(a.claim, a.term) < std::tuple(b.claim, b.term);
    });
    std::vector<AttestationId> by_term(in_.kind_of_term.size(), no_attestation);
    for (AttestationId a = 0; a < rows.size(); ++a) by_term[rows[a].term] = a;
    const auto id_of = [&](TermId term) { return by_term[term]; };
    for (const AttestationRecord& record : in_.attestations)
      if (record.derived_from != no_term) rows[id_of(record.term)].derived_from = id_of(record.derived_from);
    in_.attestations = std::vector<AttestationRecord>();
    std::vector<AttestationId> ids;
    ids.reserve(rows.size());
    for (const AttestationId id : by_term)
      if (id != no_attestation) ids.push_back(id);
    std::vector<TermId> voices;
    std::vector<bool> speaks(in_.kind_of_term.size(), false);
    for (const AttestationRow& row : rows) speaks[row.voice] = true;
    for (TermId term = 0; term < speaks.size(); ++term)
      if (speaks[term]) voices.push_back(term);
    data_.attestations_by_term = Column(std::move(ids));
    data_.voices = Column(std::move(voices));
    data_.attestation_offset = Column(row_offsets(claims_, rows, &AttestationRow::claim));
    data_.attestations = Column(std::move(rows));
  }

  std::span<const AttestationRow> attestations(ClaimId c) const {
    return data_.attestations.span().subspan(data_.attestation_offset[c],
                                             data_.attestation_offset[c + 1] - data_.attestation_offset[c]);
  }

  bool is_denied(ClaimId c) const {
    const auto rows = attestations(c);
    return std::any_of(rows.begin(), rows.end(), [](const AttestationRow& row) { return row.denies; });
  }

  void fill_relations() {
    std::vector<RelationRow> rows;
    for (const WrittenEdge& edge : in_.relations)
      rows.push_back({claim_of(edge.source), edge.type, claim_of(edge.target)});
    const auto forward = [](const RelationRow& row) { return std::tuple(row.from, row.type, row.to); };
    const auto backward = [](const RelationRow& row) { return std::tuple(row.to, row.type, row.from); };
    std::sort(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return forward(a) < forward(b); });
    rows.erase(
        std::unique(rows.begin(), rows.end(), [&](const auto& a, const auto& b) { return forward(a) == forward(b); }),
        rows.end());
    std::vector<RelationRow> back = rows;
    std::sort(back.begin(), back.end(), [&](const auto& a, const auto& b) { return backward(a) < backward(b); });

    const auto introduces = data_.kinds.find_edge_type(vocab::fil_introduces);
    const auto terminates = data_.kinds.find_edge_type(vocab::fil_terminates);
    for (const WrittenEdge& edge : in_.relations)
      if (edge.type == introduces || edge.type == terminates)
        link_turns_.push_back({claim_of(edge.target), edge.type, record_of(edge.source)});
    std::sort(link_turns_.begin(), link_turns_.end(),
              [](const LinkTurn& a, const LinkTurn& b) { return a.link < b.link; });

    disputed_.assign(claims_, false);
    const auto answers = data_.kinds.find_edge_type(vocab::fil_answers);
    for (const RelationRow& row : rows)
      if (row.type == answers && is_denied(row.from)) disputed_[row.to] = true;
    data_.relations = Column(std::move(rows));
    data_.relations_back = Column(std::move(back));
  }

  PublicationSpan published(ClaimId c) const {
    PublicationSpan span;
    for (const AttestationRow& row : attestations(c))
      if (!row.denies) span.add(data_.documents[row.document].published);
    return span;
  }

  bool is_affirmed(ClaimId c) const {
    const auto rows = attestations(c);
    return std::any_of(rows.begin(), rows.end(), [](const AttestationRow& row) { return !row.denies; });
  }

  // The time of a claim with what done events say of its start and end. An event that nobody affirms says nothing.
  StatedTime time_of(const ClaimRecord& claim, DefaultExtent extent) const {
    if ((claim.kind != Kind::measure && claim.kind != Kind::link) || (claim.time.start && claim.time.end))
      return claim.time;
    const auto introduces = data_.kinds.find_edge_type(vocab::fil_introduces);
    const auto terminates = data_.kinds.find_edge_type(vocab::fil_terminates);
    EventInterval starts, ends;
    const auto add = [&](std::size_t record, EdgeTypeId type) {
      const ClaimRecord& event = in_.claims[record];
      const ClaimId owner = claim_of_record_[record];
      if (event.kind != Kind::event || event.modality != Modality::done || !event.time.start || !is_affirmed(owner))
        return;
      const Match happened = at_most_possible(Match::certain, disputed_[owner] || is_denied(owner));
      if (type == introduces) starts.add(*event.time.start, happened);
      if (type == terminates) ends.add(*event.time.start, happened);
    };
    const ClaimId own = claim_of(claim.term);
    if (const VertexId v = vertex_of_term_[claim.term]; v != no_vertex)
      for (std::uint32_t e = data_.in_offset[v]; e < data_.in_offset[v + 1]; ++e)
        add(edge_record_[e], data_.edge_type[e]);
    else
      for (auto turn = std::partition_point(link_turns_.begin(), link_turns_.end(),
                                            [&](const LinkTurn& t) { return t.link < own; });
           turn != link_turns_.end() && turn->link == own; ++turn)
        add(turn->event, turn->type);
    return with_events(claim.time, starts, ends, extent, published(own));
  }

  void fill_claims() {
    std::vector<TermId> term(claims_);
    std::vector<Day> start_earliest(claims_), start_latest(claims_), end_earliest(claims_), end_latest(claims_);
    std::vector<VertexId> product(claims_, no_vertex);
    std::vector<Modality> modality(claims_);
    std::vector<std::uint16_t> flags(claims_, 0);
    const auto fill = [&](ClaimId c, std::size_t index) {
      const ClaimRecord& claim = in_.claims[index];
      const bool stands = claim.kind == Kind::link && data_.kinds.edge_type(claim.type).standing;
      const DefaultExtent extent = default_extent(claim.modality, stands);
      const StatedTime time = time_of(claim, extent);
      std::uint16_t flag = 0;
      if (stands) flag |= standing;
      if (time.start) flag |= start_stated;
      if (time.end) flag |= end_stated;
      if (claim.time.start) flag |= own_start;
      if (claim.time.end) flag |= own_end;
      if (claim.time.start_as_set) flag |= start_as_set;
      if (claim.time.end_as_set) flag |= end_as_set;
      if (claim.destination) flag |= has_destination;
      if (disputed_[c]) flag |= disputed;
      for (const AttestationRow& row : attestations(c)) {
        if (row.denies) {
          flag |= denied;
          continue;
        }
        flag |= affirmed;
        if (row.certainty == Certainty::certain) flag |= affirmed_firmly;
      }
      const Bounds bounds = bounds_of(time, extent, published(c));
      term[c] = claim.term;
      start_earliest[c] = bounds.start_earliest;
      start_latest[c] = bounds.start_latest;
      end_earliest[c] = bounds.end_earliest;
      end_latest[c] = bounds.end_latest;
      product[c] = claim.product == no_term ? no_vertex : vertex_of_term_[claim.product];
      modality[c] = claim.modality;
      flags[c] = flag;
    };
    for (std::size_t c = 0; c < in_.claims.size(); ++c)
      if (claim_of_record_[c] != no_claim) fill(claim_of_record_[c], c);
    // An edge that a measure or an event writes repeats the columns of its owner.
    for (std::size_t e = 0; e < edge_record_.size(); ++e) {
      const ClaimId owner = claim_of_record_[edge_record_[e]];
      if (owner == e) continue;
      term[e] = term[owner];
      start_earliest[e] = start_earliest[owner];
      start_latest[e] = start_latest[owner];
      end_earliest[e] = end_earliest[owner];
      end_latest[e] = end_latest[owner];
      product[e] = product[owner];
      modality[e] = modality[owner];
      flags[e] = flags[owner];
    }
    data_.claim_term = Column(std::move(term));
    data_.start_earliest = Column(std::move(start_earliest));
    data_.start_latest = Column(std::move(start_latest));
    data_.end_earliest = Column(std::move(end_earliest));
    data_.end_latest = Column(std::move(end_latest));
    data_.claim_product = Column(std::move(product));
    data_.claim_modality = Column(std::move(modality));
    data_.claim_flags = Column(std::move(flags));
  }

  void fill_about() {
    std::vector<AboutRow> rows;
    for (const AboutRecord& record : in_.about) rows.push_back({record.about, claim_of(record.claim)});
    std::sort(rows.begin(), rows.end(), [](const AboutRow& a, const AboutRow& b) {
      return std::tuple(a.about, a.claim) < std::tuple(b.about, b.claim);
    });
    data_.about = Column(std::move(rows));
  }

  void list_goods_measures() {
    const auto applies_to = data_.kinds.find_edge_type(vocab::fil_appliesTo);
    const auto instead_of = data_.kinds.find_edge_type(vocab::fil_insteadOf);
    std::vector<VertexId> measures;
    for (VertexId v = 0; v < vertices_; ++v) {
      if (data_.vertex_kind[v] != Kind::measure) continue;
      const auto edges = data_.out_edge.slice(data_.out_offset[v], data_.out_offset[v + 1]);
      if (std::any_of(edges.begin(), edges.end(), [&](std::uint32_t e) {
            return data_.edge_type[e] == applies_to || data_.edge_type[e] == instead_of;
          }))
        measures.push_back(v);
    }
    data_.goods_measures = Column(std::move(measures));
  }

  void keep_statements() {
    std::vector<Quad>& quads = statements_.quads;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < quads.size(); ++i)
      if (!in_.computed[i]) quads[kept++] = quads[i];
    quads.resize(kept);
    data_.quads = Column(std::move(quads));
  }

  Statements statements_;
  Interpretation in_;
  GraphData data_;
  std::size_t vertices_ = 0;
  std::size_t claims_ = 0;
  std::vector<VertexId> vertex_of_term_;
  std::vector<std::uint32_t> record_of_term_;
  std::vector<std::size_t> edge_record_;  // per edge, its link or owner
  std::vector<ClaimId> claim_of_record_;  // per claim record
  std::vector<bool> disputed_;
  // That an event, by its record, begins or ends a link. A link is no vertex: these are relations of claims.
  struct LinkTurn {
    ClaimId link;
    EdgeTypeId type;
    std::size_t event;
  };
  std::vector<LinkTurn> link_turns_;  // in order of link
};

}  // namespace

GraphData assemble(Statements statements, Kinds kinds, Interpretation interpretation) {
  return Assembler(std::move(statements), std::move(kinds), std::move(interpretation)).run();
}

}  // namespace filiera
