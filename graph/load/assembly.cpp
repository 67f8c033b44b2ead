// SPDX-License-Identifier: Apache-2.0
// Builds the flat arrays of a graph from interpreted statements.
#include "graph/load/assembly.hpp"

#include <algorithm>
#include <tuple>

#include "graph/model/rows.hpp"
#include "graph/model/share.hpp"
#include "graph/model/value_forms.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

// An edge before it has a number. `claim` is the index of its link or owner among the interpretation's claims.
struct PendingEdge {
  VertexId source;
  EdgeTypeId type;
  VertexId target;
  std::size_t claim;
};

// An event that begins or ends a claim. `event` is an index into the interpretation's claims.
struct TurningRecord {
  std::uint32_t event;
  bool ends;
};

class Assembler {
 public:
  Assembler(Statements statements, Kinds kinds, Interpretation in)
      : statements_(std::move(statements)), in_(std::move(in)) {
    data_.kinds = std::move(kinds);
  }

  GraphData run() {
    statements_.forget_sources();  // no fault can occur after this
    number_vertices();
    number_edges();
    number_claims();
    fill_documents();
    fill_attestations();
    fill_relations();
    find_turning_events();
    fill_gaps();
    fill_claims();
    fill_about();
    fill_shares();
    fill_codes();
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

  // The index of the claim record of a term.
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
    // An edge written in two graphs counts once.
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

  // The events that begin or end a claim, by the claim's record.
  void find_turning_events() {
    const auto introduces = data_.kinds.find_edge_type(vocab::fil_introduces);
    const auto terminates = data_.kinds.find_edge_type(vocab::fil_terminates);
    turning_events_ = Rows<TurningRecord>::of(in_.claims.size(), [&](auto&& visit) {
      for (const std::vector<WrittenEdge>* edges : {&in_.edges, &in_.relations})
        for (const WrittenEdge& edge : *edges)
          if (edge.type == introduces || edge.type == terminates)
            visit(record_of(edge.target),
                  TurningRecord{static_cast<std::uint32_t>(record_of(edge.source)), edge.type == terminates});
    });
  }

  // Whether an event happened, according to all voices.
  Match happened(ClaimId event) const {
    const auto rows = attestations(event);
    if (std::ranges::all_of(rows, [](const AttestationRow& row) { return row.denies; })) return Match::no;
    return at_most_possible(Match::certain, disputed_[event] || is_denied(event));
  }

  // The time of a claim with the starts and ends that events give it.
  StatedTime time_of(std::size_t record, DefaultExtent extent) const {
    const ClaimRecord& claim = in_.claims[record];
    EventInterval starts(Turn::start, claim.time.start), ends(Turn::end, claim.time.end);
    for (const TurningRecord& turn : turning_events_[static_cast<std::uint32_t>(record)]) {
      const ClaimRecord& event = in_.claims[turn.event];
      if (event.kind != Kind::event || event.modality != Modality::done) continue;
      const ClaimId id = claim_of_record_[turn.event];
      // What is done and told without a date happened before it was told.
      const DayRange days = event.time.start.value_or(DayRange{unbounded_past, published(id).first_by});
      (turn.ends ? ends : starts).add(days, happened(id));
    }
    return with_events(claim.time, starts, ends, extent, published(claim_of_record_[record]));
  }

  void fill_gaps() {
    std::vector<const GapsRecord*> records;
    for (const GapsRecord& record : in_.gaps)
      if (claim_of(record.claim) != no_claim) records.push_back(&record);
    std::ranges::sort(records, {}, [this](const GapsRecord* record) { return claim_of(record->claim); });
    std::vector<GapsRow> rows;
    std::vector<DayRange> days;
    for (const GapsRecord* record : records) {
      rows.push_back({claim_of(record->claim), static_cast<std::uint32_t>(days.size()),
                      static_cast<std::uint32_t>(record->start.size()), static_cast<std::uint32_t>(record->end.size()),
                      record->moment});
      days.insert(days.end(), record->start.begin(), record->start.end());
      days.insert(days.end(), record->end.begin(), record->end.end());
    }
    data_.gaps = Column(std::move(rows));
    data_.gap_days = Column(std::move(days));
  }

  void fill_claims() {
    std::vector<TermId> term(claims_);
    std::vector<Day> start_earliest(claims_), start_latest(claims_), end_earliest(claims_), end_latest(claims_);
    std::vector<DayRange> stated_start(claims_), stated_end(claims_);
    std::vector<VertexId> product(claims_, no_vertex);
    std::vector<Modality> modality(claims_);
    std::vector<std::uint16_t> flags(claims_, 0);
    const auto fill = [&](ClaimId c, std::size_t index) {
      const ClaimRecord& claim = in_.claims[index];
      const bool stands = claim.kind == Kind::link && data_.kinds.edge_type(claim.type).standing;
      const DefaultExtent extent = default_extent(claim.modality, stands);
      const StatedTime time = time_of(index, extent);
      std::uint16_t flag = 0;
      if (stands) flag |= standing;
      if (time.start) flag |= start_stated;
      if (time.end) flag |= end_stated;
      if (claim.time.start) flag |= own_start;
      if (claim.time.end) flag |= own_end;
      if (time.start_moved || time.end_moved || (time.start && !claim.time.start) || (time.end && !claim.time.end))
        flag |= turned;
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
      const Bounds bounds = bounds_of(time, extent, published(c), data_.set_gaps(c));
      term[c] = claim.term;
      start_earliest[c] = bounds.start_earliest;
      start_latest[c] = bounds.start_latest;
      end_earliest[c] = bounds.end_earliest;
      end_latest[c] = bounds.end_latest;
      stated_start[c] = claim.time.start.value_or(unstated_days);
      stated_end[c] = claim.time.end.value_or(unstated_days);
      product[c] = claim.product == no_term ? no_vertex : vertex_of_term_[claim.product];
      modality[c] = claim.modality;
      flags[c] = flag;
    };
    for (std::size_t c = 0; c < in_.claims.size(); ++c)
      if (claim_of_record_[c] != no_claim) fill(claim_of_record_[c], c);
    // An edge written on a measure or an event repeats the columns of its owner.
    for (std::size_t e = 0; e < edge_record_.size(); ++e) {
      const ClaimId owner = claim_of_record_[edge_record_[e]];
      if (owner == e) continue;
      term[e] = term[owner];
      start_earliest[e] = start_earliest[owner];
      start_latest[e] = start_latest[owner];
      end_earliest[e] = end_earliest[owner];
      end_latest[e] = end_latest[owner];
      stated_start[e] = stated_start[owner];
      stated_end[e] = stated_end[owner];
      product[e] = product[owner];
      modality[e] = modality[owner];
      flags[e] = flags[owner];
    }
    data_.claim_term = Column(std::move(term));
    data_.start_earliest = Column(std::move(start_earliest));
    data_.start_latest = Column(std::move(start_latest));
    data_.end_earliest = Column(std::move(end_earliest));
    data_.end_latest = Column(std::move(end_latest));
    data_.stated_start = Column(std::move(stated_start));
    data_.stated_end = Column(std::move(stated_end));
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

  // Calls visit(statement) for each statement with one of these properties, in order.
  template <class Visit>
  void each_statement_with(std::initializer_list<std::string_view> properties, Visit visit) const {
    std::vector<TermId> predicates;
    for (const std::string_view iri : properties)
      if (const TermId term = statements_.terms.find_iri(iri); term != no_term) predicates.push_back(term);
    if (predicates.empty()) return;
    for (const Quad& quad : statements_.quads)
      if (std::ranges::find(predicates, quad.predicate) != predicates.end()) visit(quad);
  }

  void fill_shares() {
    std::vector<ShareRow> rows;
    each_statement_with({vocab::fil_share, vocab::fil_minShare, vocab::fil_maxShare, vocab::fil_overShare,
                         vocab::fil_underShare, vocab::fil_interest, vocab::fil_approximate},
                        [&](const Quad& quad) {
                          const std::size_t record = record_of(quad.subject);
                          if (record == UINT32_MAX) return;
                          const ClaimId claim = claim_of_record_[record];
                          if (rows.empty() || rows.back().claim != claim)
                            rows.push_back({claim, no_term, no_term, 0, 0, 0, 0});
                          state_share(rows.back(), quad);
                        });
    std::erase_if(rows, [](const ShareRow& row) {
      return row.minimum == no_term && row.maximum == no_term &&
             row.interest == static_cast<std::uint8_t>(Interest::shareholding);
    });
    std::ranges::sort(rows, {}, &ShareRow::claim);
    data_.shares = Column(std::move(rows));
  }

  void state_share(ShareRow& row, const Quad& quad) const {
    const std::string_view property = statements_.terms.value(quad.predicate);
    if (property == vocab::fil_interest) {
      for (std::size_t kind = 0; kind < interest_count; ++kind)
        if (statements_.terms.value(quad.object) == iri_of(static_cast<Interest>(kind)))
          row.interest = static_cast<std::uint8_t>(kind);
      return;
    }
    if (property == vocab::fil_approximate) {
      row.approximate = is_true_text(statements_.terms.value(quad.object)) ? 1 : 0;
      return;
    }
    const bool exact = property == vocab::fil_share;
    if (exact || property == vocab::fil_minShare || property == vocab::fil_overShare) row.minimum = quad.object;
    if (exact || property == vocab::fil_maxShare || property == vocab::fil_underShare) row.maximum = quad.object;
    if (property == vocab::fil_overShare) row.over = 1;
    if (property == vocab::fil_underShare) row.under = 1;
  }

  void fill_codes() {
    std::vector<CodeRow> rows;
    each_statement_with({vocab::skos_notation}, [&](const Quad& quad) {
      const std::string_view list = statements_.terms[quad.object].datatype;
      const VertexId vertex = vertex_of_term_[quad.subject];
      if (vertex != no_vertex && (list == vocab::fil_HS || list == vocab::fil_ECCN))
        rows.push_back({quad.object, vertex});
    });
    const auto key = [](const CodeRow& row) { return std::tuple(row.code, row.vertex); };
    std::ranges::sort(rows, {}, key);
    rows.erase(
        std::unique(rows.begin(), rows.end(), [&](const CodeRow& a, const CodeRow& b) { return key(a) == key(b); }),
        rows.end());
    data_.codes = Column(std::move(rows));
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
  std::vector<std::size_t> edge_record_;  // by edge: its link or owner
  std::vector<ClaimId> claim_of_record_;  // by claim record
  std::vector<bool> disputed_;
  Rows<TurningRecord> turning_events_;  // by claim record
};

}  // namespace

GraphData assemble(Statements statements, Kinds kinds, Interpretation interpretation) {
  return Assembler(std::move(statements), std::move(kinds), std::move(interpretation)).run();
}

}  // namespace filiera
