// SPDX-License-Identifier: Apache-2.0
// The flat arrays of a knowledge graph, filled by the builder and stored in a snapshot.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

#include "graph/model/column.hpp"
#include "graph/model/indices.hpp"
#include "graph/model/terms.hpp"
#include "graph/time/bounds.hpp"
#include "ontology/kinds.hpp"
#include "rdf/prefixes.hpp"
#include "rdf/statement.hpp"

namespace filiera {

using VertexId = std::uint32_t;
using ClaimId = std::uint32_t;
using AttestationId = std::uint32_t;
using DocumentId = std::uint32_t;
inline constexpr VertexId no_vertex = UINT32_MAX;
inline constexpr ClaimId no_claim = UINT32_MAX;
inline constexpr AttestationId no_attestation = UINT32_MAX;
inline constexpr DocumentId no_document = UINT32_MAX;

inline constexpr DayRange unstated_days{unbounded_past, unbounded_future};

// Summary of the attestations and stated dates of a claim.
enum ClaimFlag : std::uint16_t {
  affirmed = 1,         // some attestation affirms it
  affirmed_firmly = 2,  // and at least one by a certain voice
  denied = 4,           // some attestation denies it
  disputed = 8,         // a denied claim answers it
  start_stated = 16,    // by its own date or by an event
  end_stated = 32,
  standing = 64,          // its edge type holds on every day unless dates are stated
  has_destination = 128,  // a fil:Link with its own fil:toPlace
  own_start = 256,        // its start is stated by its own fil:starts or fil:when, not by an event
  own_end = 512,          // likewise for its end
  start_as_set = 1024,    // the start is written as a set "[a..b]": it is one of these days
  end_as_set = 2048,
  turned = 4096  // an event begins or ends it, or may, on other days than it states itself
};

// One voice in one span of one document that affirms or denies one claim.
struct AttestationRow {
  TermId term;
  ClaimId claim;
  TermId voice;  // a vertex or a document
  DocumentId document;
  AttestationId derived_from;  // no_attestation if first-hand
  std::uint32_t start;         // code points, end exclusive
  std::uint32_t end;
  Certainty certainty;
  std::uint8_t denies;  // 1 or 0
  std::uint16_t unused = 0;
};

struct DocumentRow {
  TermId term;
  DayRange published;
};

// A relation that curators state between two claims (fulfils, sameMatterAs, conflictsWith, answers).
struct RelationRow {
  ClaimId from;
  std::uint32_t type;  // an EdgeTypeId
  ClaimId to;
};

// What an owner holds of a company (fil:interest).
enum class Interest : std::uint8_t { shareholding, voting_rights, control };
inline constexpr std::size_t interest_count = 3;

// The share and the interest that a claim states. The share in exact decimals: fil:share is both bounds; no_term where
// a side has none. A claim that states neither has no row.
struct ShareRow {
  ClaimId claim;
  TermId minimum;
  TermId maximum;
  std::uint8_t over;         // 1 where the minimum itself is excluded (fil:overShare), else 0
  std::uint8_t under;        // so for the maximum (fil:underShare)
  std::uint8_t interest;     // of Interest; shareholding where none is stated
  std::uint8_t approximate;  // 1 where the bounds are only about these (fil:approximate)
};

// The gaps in the sets by which a claim states its time: of GraphData::gap_days, `starts` from `first` on, then `ends`.
// Of a moment (SetGaps) `ends` is 0.
struct GapsRow {
  ClaimId claim;
  std::uint32_t first;
  std::uint32_t starts;
  std::uint32_t ends;
  std::uint32_t moment;  // 1 or 0
};

// A skos:notation of a product or a measure, typed by its list (fil:HS, fil:ECCN).
struct CodeRow {
  TermId code;
  VertexId vertex;
};

// A figure or a remark that is about a thing or a claim.
struct AboutRow {
  TermId about;
  ClaimId claim;
};

// Numbering. Vertices are in order of their IRIs. Edges are in order of (target, edge type, source, IRI of the claim);
// they are the first claims, with the same numbers. Claims that are not edges (events, measures, figures, remarks)
// follow. The edges written on a measure or an event repeat the columns of their owner.
struct GraphData {
  // Of a graph that is a part of another: the namespace that all claims of the whole share, "" if there is none.
  std::optional<std::string> namespace_of_whole;
  TermTable terms;
  Column<Quad> quads;  // sorted; without the triples that export computes

  Column<TermId> vertex_term;
  Column<Kind> vertex_kind;
  Column<ClaimId> vertex_claim;     // the claim of a measure or event vertex, else no_claim
  Column<VertexId> goods_measures;  // the measures that apply to goods, or name goods with fil:insteadOf

  Column<std::uint32_t> in_offset;   // vertices + 1
  Column<std::uint32_t> out_offset;  // vertices + 1
  Column<VertexId> edge_source;
  Column<VertexId> edge_target;
  Column<EdgeTypeId> edge_type;
  Column<std::uint32_t> out_edge;  // edges by (source, edge type, target)

  Column<TermId> claim_term;
  Column<Day> start_earliest, start_latest, end_earliest, end_latest;
  // The days on which the claim itself states that it starts and ends, without events; unstated_days if it states none.
  Column<DayRange> stated_start, stated_end;
  Column<VertexId> claim_product;  // no_vertex if none is stated
  Column<Modality> claim_modality;
  Column<std::uint16_t> claim_flags;
  Column<Kind> other_kind;                   // of the claims that are not edges
  Column<ClaimId> claims_by_term;            // all claims in order of their IRIs
  Column<std::uint32_t> attestation_offset;  // claims + 1; empty ranges for edges with an owner

  Column<AttestationRow> attestations;         // by (claim, IRI)
  Column<AttestationId> attestations_by_term;  // in order of their IRIs
  Column<TermId> voices;                       // of all attestations, ascending, without duplicates
  Column<DocumentRow> documents;               // by IRI
  Column<RelationRow> relations;               // by (from, type, to)
  Column<RelationRow> relations_back;          // by (to, type, from)
  Column<AboutRow> about;                      // by (about, claim)
  Column<ShareRow> shares;                     // by claim, unique
  Column<CodeRow> codes;                       // by (code, vertex)
  Column<GapsRow> gaps;                        // by claim, each once; of owners
  Column<DayRange> gap_days;                   // in the order of the rows
  Prefixes prefixes;
  Kinds kinds;

  // Empty without such sets. Throws DamagedData where days are out of order. O(log claims with such sets, their gaps).
  SetGaps set_gaps(ClaimId owner) const;

  std::optional<Indices> indices;      // only in a snapshot
  std::shared_ptr<const void> memory;  // owns the memory of columns that are views
};

}  // namespace filiera
