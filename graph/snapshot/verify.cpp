// SPDX-License-Identifier: Apache-2.0
// The full check of a snapshot: checksums, ranges of all ids, and all orders that look-ups depend on.
#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "graph/model/goods_flow.hpp"
#include "graph/model/name_index.hpp"
#include "graph/snapshot/bytes.hpp"
#include "graph/snapshot/snapshot.hpp"
#include "io/mapped_file.hpp"

namespace filiera {

namespace {

template <class Row>
bool all_below(const Column<Row>& column, std::size_t count) {
  return std::ranges::all_of(column, [count](Row row) { return static_cast<std::size_t>(row) < count; });
}

template <class Row>
bool all_below_or_none(const Column<Row>& column, std::size_t count) {
  return std::ranges::all_of(column, [count](Row row) { return row < count || row == UINT32_MAX; });
}

// Whether key(row) is strictly ascending.
template <class Rows, class Key>
bool ascends(const Rows& rows, Key key) {
  return std::ranges::adjacent_find(rows, [&](const auto& a, const auto& b) { return !(key(a) < key(b)); }) ==
         rows.end();
}

template <class Row>
bool ascends(const Column<Row>& rows) {
  return ascends(rows, [](const Row& row) { return row; });
}

// Whether the offsets ascend from 0 to `last`.
template <class Offset>
bool divides(const Column<Offset>& offsets, std::size_t last) {
  return !offsets.empty() && offsets[0] == 0 && offsets[offsets.size() - 1] == last &&
         std::is_sorted(offsets.begin(), offsets.end());
}

class Inspection {
 public:
  explicit Inspection(const KnowledgeGraph& graph)
      : graph_(graph), data_(graph.data()), indices_(*graph.data().indices), terms_(graph.terms().size()) {}

  std::vector<std::string> run() {
    // Each check depends on the previous ones.
    if (!ask("terms", terms_sound()) || !ask("vertices", vertices_sound()) || !ask("edges", edges_sound()) ||
        !ask("claims", claims_sound()) || !ask("attestations", attestations_sound()))
      return std::move(found_);
    ask("statements", statements_sound());
    ask("relations", relations_sound());
    ask("names", names_sound());
    ask("goods flow", flow_sound());
    return std::move(found_);
  }

 private:
  bool ask(std::string_view what, bool sound) {
    if (!sound) found_.push_back(fmt::format("its {} hold numbers out of range or out of order", what));
    return sound;
  }

  bool is_term(TermId term) const { return term < terms_; }

  bool terms_sound() const {
    const Column<TermRecord>& records = graph_.terms().records();
    const std::size_t bytes = graph_.terms().bytes().size();
    for (const TermRecord& record : records)
      if (record.kind > static_cast<std::uint8_t>(TermKind::literal) || record.offset > bytes ||
          record.length + record.language_length() > bytes - record.offset ||
          (record.datatype != no_term && !is_term(record.datatype)))
        return false;
    for (TermId term = 1; term < terms_; ++term)
      if (!(graph_.terms()[term - 1] < graph_.terms()[term])) return false;
    return true;
  }

  bool vertices_sound() const {
    return all_below(data_.vertex_term, terms_) && ascends(data_.vertex_term) &&
           all_below(data_.vertex_kind, static_cast<std::size_t>(Kind::measure) + 1) &&
           all_below_or_none(data_.vertex_claim, graph_.claim_count()) && ascends(data_.goods_measures) &&
           all_below(data_.goods_measures, graph_.vertex_count());
  }

  bool edges_sound() const {
    const std::size_t edges = graph_.edge_count();
    if (!divides(data_.in_offset, edges) || !divides(data_.out_offset, edges) ||
        !all_below(data_.edge_source, graph_.vertex_count()) || !all_below(data_.edge_target, graph_.vertex_count()) ||
        !all_below(data_.edge_type, graph_.kinds().edge_types().size()) || !all_below(data_.out_edge, edges))
      return false;
    for (VertexId v = 0; v < graph_.vertex_count(); ++v) {
      const ClaimRange in = graph_.in_claims(v);
      for (const ClaimId e : in)
        if (data_.edge_target[e] != v || (e > *in.begin() && backward(e) < backward(e - 1))) return false;
      const auto out = graph_.out_claims(v);
      if (std::ranges::any_of(out, [&](std::uint32_t e) { return data_.edge_source[e] != v; }) ||
          !ascends(out, [this](std::uint32_t e) { return std::tuple(data_.edge_type[e], e); }))
        return false;
    }
    // An edge on a measure or event has an owner that is not an edge.
    for (ClaimId e = 0; e < edges; ++e) {
      if (graph_.kinds().edge_type(data_.edge_type[e]).carrier == Carrier::link) continue;
      const ClaimId owner = data_.vertex_claim[data_.edge_source[e]];
      if (owner == no_claim || owner < edges) return false;
    }
    return true;
  }

  std::tuple<EdgeTypeId, VertexId> backward(ClaimId e) const { return {data_.edge_type[e], data_.edge_source[e]}; }

  bool claims_sound() const {
    const std::size_t claims = graph_.claim_count();
    const auto term_of = [this](ClaimId c) { return data_.claim_term[c]; };
    return all_below(data_.claim_term, terms_) && all_below_or_none(data_.claim_product, graph_.vertex_count()) &&
           all_below(data_.claim_modality, graph_.kinds().modalities().size()) &&
           all_below(data_.other_kind, kind_count) && all_below(data_.claims_by_term, claims) &&
           ascends(data_.claims_by_term, term_of) && divides(data_.attestation_offset, data_.attestations.size()) &&
           shares_sound() && codes_sound() && gaps_sound();
  }

  bool shares_sound() const {
    return ascends(data_.shares, [](const ShareRow& row) { return row.claim; }) &&
           std::ranges::all_of(data_.shares, [this](const ShareRow& row) {
             return row.claim < graph_.claim_count() && (row.minimum == no_term || is_term(row.minimum)) &&
                    (row.maximum == no_term || is_term(row.maximum)) && row.over <= 1 && row.under <= 1 &&
                    row.interest < interest_count && row.approximate <= 1;
           });
  }

  bool gaps_sound() const {
    std::uint64_t end = 0;
    for (const GapsRow& row : data_.gaps) {
      if (row.claim >= graph_.claim_count() || row.first != end || row.moment > 1 || (row.moment == 1 && row.ends != 0))
        return false;
      end += std::uint64_t{row.starts} + row.ends;
      if (end > data_.gap_days.size()) return false;
    }
    if (end != data_.gap_days.size() || !ascends(data_.gaps, [](const GapsRow& row) { return row.claim; }))
      return false;
    try {
      for (const GapsRow& row : data_.gaps) graph_.set_gaps(row.claim);
    } catch (const DamagedData&) {
      return false;
    }
    return true;
  }

  bool codes_sound() const {
    return ascends(data_.codes, [](const CodeRow& row) { return std::tuple(row.code, row.vertex); }) &&
           std::ranges::all_of(data_.codes, [this](const CodeRow& row) {
             return is_term(row.code) && row.vertex < graph_.vertex_count();
           });
  }

  bool attestations_sound() const {
    const std::size_t count = data_.attestations.size();
    if (!all_below(data_.attestations_by_term, count) || !all_below(data_.voices, terms_) || !ascends(data_.voices) ||
        !ascends(data_.attestations_by_term, [this](AttestationId a) { return data_.attestations[a].term; }) ||
        !ascends(data_.documents, [](const DocumentRow& row) { return row.term; }) ||
        !std::ranges::all_of(data_.documents, [this](const DocumentRow& row) { return is_term(row.term); }))
      return false;
    for (const AttestationRow& row : data_.attestations)
      if (!is_term(row.term) || row.claim >= graph_.claim_count() || !is_term(row.voice) ||
          row.document >= data_.documents.size() || row.certainty > Certainty::possible || row.denies > 1 ||
          (row.derived_from != no_attestation && row.derived_from >= count))
        return false;
    if (!ascends(data_.attestations, [](const AttestationRow& row) { return std::tuple(row.claim, row.term); }))
      return false;
    for (ClaimId c = 0; c < graph_.claim_count(); ++c)
      for (std::uint32_t a = data_.attestation_offset[c]; a < data_.attestation_offset[c + 1]; ++a)
        if (data_.attestations[a].claim != c) return false;
    return relays_end();
  }

  // Whether every relay leads to a first-hand attestation: repeatedly removes attestations that none is derived from.
  bool relays_end() const {
    std::vector<std::uint32_t> repeated(data_.attestations.size(), 0);
    for (const AttestationRow& row : data_.attestations)
      if (row.derived_from != no_attestation) ++repeated[row.derived_from];
    std::vector<AttestationId> open;
    for (AttestationId a = 0; a < repeated.size(); ++a)
      if (repeated[a] == 0) open.push_back(a);
    std::size_t removed = 0;
    for (; !open.empty(); ++removed) {
      const AttestationId next = data_.attestations[open.back()].derived_from;
      open.pop_back();
      if (next != no_attestation && --repeated[next] == 0) open.push_back(next);
    }
    return removed == repeated.size();
  }

  bool statements_sound() const {
    return ascends(data_.quads, [](const Quad& quad) { return quad; }) &&
           std::ranges::all_of(data_.quads, [this](const Quad& quad) {
             return is_term(quad.subject) && is_term(quad.predicate) && is_term(quad.object) &&
                    (quad.graph == no_term || is_term(quad.graph));
           });
  }

  bool relations_sound() const {
    const auto sound = [this](const RelationRow& row) {
      return row.from < graph_.claim_count() && row.to < graph_.claim_count() &&
             row.type < graph_.kinds().edge_types().size();
    };
    const auto forward = [](const RelationRow& row) { return std::tuple(row.from, row.type, row.to); };
    const auto back = [](const RelationRow& row) { return std::tuple(row.to, row.type, row.from); };
    return std::ranges::all_of(data_.relations, sound) && std::ranges::all_of(data_.relations_back, sound) &&
           ascends(data_.relations, forward) && ascends(data_.relations_back, back) &&
           ascends(data_.about, [](const AboutRow& row) { return std::tuple(row.about, row.claim); }) &&
           std::ranges::all_of(data_.about, [this](const AboutRow& row) {
             return is_term(row.about) && row.claim < graph_.claim_count();
           });
  }

  bool names_sound() const {
    const Column<NameRow>& rows = indices_.names.rows;
    std::uint64_t end = 0;
    for (const NameRow& row : rows) {
      if (row.end < end || row.end > indices_.names.bytes.size() || !is_term(row.subject) || !is_term(row.text))
        return false;
      end = row.end;
    }
    if (end != indices_.names.bytes.size()) return false;
    for (std::size_t r = 1; r < rows.size(); ++r)
      if (std::tuple(folded_name(indices_.names, r), rows[r].subject) <
          std::tuple(folded_name(indices_.names, r - 1), rows[r - 1].subject))
        return false;
    return words_sound();
  }

  bool words_sound() const {
    std::size_t words = 0;
    for (std::size_t row = 0; row < indices_.names.rows.size(); ++row)
      words += word_offsets(folded_name(indices_.names, row)).size();
    return words == indices_.words.size() &&
           std::ranges::all_of(indices_.words,
                               [this](const WordRow& word) {
                                 return word.name < indices_.names.rows.size() &&
                                        word.offset < folded_name(indices_.names, word.name).size();
                               }) &&
           ascends(indices_.words, [this](const WordRow& word) {
             return std::tuple(word_key(indices_.names, word), word.name, word.offset);
           });
  }

  bool flow_sound() const {
    const FlowIndex right = index_flow(graph_);
    const auto same = [](const auto& a, const auto& b) { return std::ranges::equal(a, b); };
    return same(indices_.flow.in_offset, right.in_offset) && same(indices_.flow.out_offset, right.out_offset) &&
           same(indices_.flow.in, right.in) && same(indices_.flow.out, right.out);
  }

  const KnowledgeGraph& graph_;
  const GraphData& data_;
  const Indices& indices_;
  std::size_t terms_;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> damages(const std::string& path) {
  const MappedFile mapped(path);
  const SnapshotBytes bytes(mapped.bytes());
  std::vector<std::string> found;
  for (std::size_t s = 0; s < section_count; ++s)
    if (!bytes.unchanged(s))
      found.push_back(fmt::format("section {} ({}) has a wrong checksum", s, section_kinds[s].name));
  if (!bytes.gaps_empty()) found.emplace_back("there are non-zero bytes between its sections");
  if (!found.empty()) return found;
  return Inspection(open_snapshot(path)).run();
}

}  // namespace filiera
