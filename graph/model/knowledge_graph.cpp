// SPDX-License-Identifier: Apache-2.0
// The knowledge graph: look-ups over its flat arrays.
#include "graph/model/knowledge_graph.hpp"

#include <algorithm>

#include "graph/model/value_forms.hpp"
#include "ontology/vocabulary.hpp"
#include "rdf/language.hpp"

namespace filiera {
namespace {

// The rows of a sorted column whose `key(row)` equals `wanted`.
template <class Row, class Key, class Value>
std::span<const Row> rows_with(std::span<const Row> rows, Key key, Value wanted) {
  const auto first = std::partition_point(rows.begin(), rows.end(), [&](const Row& row) { return key(row) < wanted; });
  const auto last = std::partition_point(first, rows.end(), [&](const Row& row) { return !(wanted < key(row)); });
  return rows.subspan(static_cast<std::size_t>(first - rows.begin()), static_cast<std::size_t>(last - first));
}

constexpr std::size_t no_label = SIZE_MAX / 4;  // greater than the rank of every label

}  // namespace

KnowledgeGraph::KnowledgeGraph(GraphData data) : data_(std::move(data)) {}

KnowledgeGraph KnowledgeGraph::with_prefixes(const Prefixes& chosen) && {
  for (const Prefix& prefix : chosen.all()) data_.prefixes.set(prefix.name, prefix.iri);
  return std::move(*this);
}

VertexId KnowledgeGraph::find_vertex(TermId term) const {
  const auto found = std::lower_bound(data_.vertex_term.begin(), data_.vertex_term.end(), term);
  return found != data_.vertex_term.end() && *found == term ? static_cast<VertexId>(found - data_.vertex_term.begin())
                                                            : no_vertex;
}

Kind KnowledgeGraph::kind_of_claim(ClaimId c) const {
  const ClaimId o = owner(c);
  if (is_edge(o)) return Kind::link;
  return static_cast<Kind>(checked(static_cast<std::size_t>(data_.other_kind[o - edge_count()]), kind_count));
}

std::string_view KnowledgeGraph::certainty_name(const AttestationRow& row) const {
  checked(static_cast<std::size_t>(row.certainty), certainty_count);
  return local_name(kinds().iri_of(row.certainty));
}

ClaimId KnowledgeGraph::find_claim(TermId term) const {
  const auto found = std::partition_point(data_.claims_by_term.begin(), data_.claims_by_term.end(),
                                          [&](ClaimId c) { return data_.claim_term[c] < term; });
  return found != data_.claims_by_term.end() && data_.claim_term[*found] == term ? *found : no_claim;
}

VertexId KnowledgeGraph::destination(ClaimId c) const {
  if (!has(c, has_destination)) return no_vertex;
  const TermId place = object(term_of_claim(c), vocab::fil_toPlace);
  return place == no_term ? no_vertex : find_vertex(place);
}

std::span<const std::uint32_t> KnowledgeGraph::out_claims(VertexId v, EdgeTypeId type) const {
  return rows_with(
      out_claims(v), [this](std::uint32_t e) { return data_.edge_type[e]; }, type);
}

ClaimRange KnowledgeGraph::in_claims(VertexId v, EdgeTypeId type) const {
  const auto types = data_.edge_type.slice(data_.in_offset[v], data_.in_offset[v + 1]);
  const auto [first, last] = std::equal_range(types.begin(), types.end(), type);
  const ClaimRange::iterator claims(data_.in_offset[v]);
  return {claims + (first - types.begin()), claims + (last - types.begin())};
}

std::span<const AttestationRow> KnowledgeGraph::attestations(ClaimId c) const {
  const ClaimId o = owner(c);
  return data_.attestations.slice(data_.attestation_offset[o], data_.attestation_offset[o + 1]);
}

DocumentId KnowledgeGraph::find_document(TermId term) const {
  const auto rows = rows_with(
      data_.documents.span(), [](const DocumentRow& row) { return row.term; }, term);
  return rows.empty() ? no_document : static_cast<DocumentId>(rows.data() - data_.documents.data());
}

AttestationId KnowledgeGraph::find_attestation(TermId term) const {
  const auto rows = rows_with(
      data_.attestations_by_term.span(), [this](AttestationId a) { return data_.attestations[a].term; }, term);
  return rows.empty() ? no_attestation : rows.front();
}

bool KnowledgeGraph::is_voice(TermId term) const {
  return std::binary_search(data_.voices.begin(), data_.voices.end(), term);
}

SetGaps GraphData::set_gaps(ClaimId owner) const {
  const auto rows = rows_with(
      gaps.span(), [](const GapsRow& row) { return row.claim; }, owner);
  if (rows.empty()) return {};
  const GapsRow& row = rows.front();
  const std::size_t middle = std::size_t{row.first} + row.starts, end = middle + row.ends;
  Day last = unbounded_past;
  for (const DayRange& gap : gap_days.slice(row.first, end)) {
    if (&gap == gap_days.data() + middle) last = unbounded_past;
    if (gap.first <= last || gap.last < gap.first || gap.last == unbounded_future) throw_damaged_data();
    last = gap.last;
  }
  const auto starts = gap_days.slice(row.first, middle);
  return {starts, row.moment != 0 ? starts : gap_days.slice(middle, end), row.moment != 0};
}

std::span<const RelationRow> KnowledgeGraph::relations_from(ClaimId c) const {
  return rows_with(
      data_.relations.span(), [](const RelationRow& row) { return row.from; }, owner(c));
}

std::span<const RelationRow> KnowledgeGraph::relations_to(ClaimId c) const {
  return rows_with(
      data_.relations_back.span(), [](const RelationRow& row) { return row.to; }, owner(c));
}

std::span<const AboutRow> KnowledgeGraph::about(TermId term) const {
  return rows_with(
      data_.about.span(), [](const AboutRow& row) { return row.about; }, term);
}

std::span<const Quad> KnowledgeGraph::statements(TermId subject) const {
  return rows_with(
      data_.quads.span(), [](const Quad& quad) { return quad.subject; }, subject);
}

TermId KnowledgeGraph::object(TermId subject, std::string_view predicate) const {
  for (const Quad& quad : statements(subject))
    if (terms().value(quad.predicate) == predicate) return quad.object;
  return no_term;
}

bool KnowledgeGraph::is_true(TermId subject, std::string_view predicate) const {
  const TermId value = object(subject, predicate);
  return value != no_term && is_true_text(terms().value(value));
}

std::optional<EffectId> KnowledgeGraph::effect(VertexId measure) const {
  const TermId effect = object(term_of_vertex(measure), vocab::fil_effect);
  if (effect == no_term) return std::nullopt;
  return kinds().find_effect(terms().value(effect));
}

std::string_view KnowledgeGraph::label(TermId term, std::span<const std::string> languages) const {
  TermId best = no_term;
  std::size_t best_rank = SIZE_MAX;
  for (const Quad& quad : statements(term)) {
    const std::string_view predicate = terms().value(quad.predicate);
    const bool preferred = predicate == vocab::skos_prefLabel;
    if (!preferred && predicate != vocab::rdfs_label) continue;
    const TermView literal = terms()[quad.object];
    if (literal.kind != TermKind::literal) continue;
    std::size_t rank = language_rank(literal.language, languages);
    if (rank == no_language)
      rank = language_rank(literal.language, "en") != no_language ? no_label - 3
             : literal.language.empty()                           ? no_label - 2
                                                                  : no_label - 1;
    rank = rank * 2 + (preferred ? 0 : 1);
    if (rank < best_rank) {
      best = quad.object;
      best_rank = rank;
    }
  }
  return best == no_term ? std::string_view() : terms().value(best);
}

std::string KnowledgeGraph::name(TermId term, std::span<const std::string> languages) const {
  const std::string_view text = label(term, languages);
  return text.empty() ? spelled(term) : std::string(text);
}

}  // namespace filiera
