// SPDX-License-Identifier: Apache-2.0
// The flat arrays of a knowledge graph: what the builder fills and a snapshot holds.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>

#include "graph/model/column.hpp"
#include "graph/model/indices.hpp"
#include "graph/model/terms.hpp"
#include "graph/time/date.hpp"
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

// What all attestations of a claim, and its stated dates, amount to.
enum ClaimFlag : std::uint16_t {
  affirmed = 1,         // some attestation affirms it
  affirmed_firmly = 2,  // and one with a certain voice
  denied = 4,           // some attestation denies it
  disputed = 8,         // a denied claim answers it
  start_stated = 16,    // its start, by its own dates or by an event
  end_stated = 32,
  standing = 64,          // its edge type holds on every day unless dates say otherwise
  has_destination = 128,  // a Link with a fil:toPlace of its own
  own_start = 256,        // its start is stated by its own fil:starts or fil:when, rather than by an event
  own_end = 512,          // so for its end
  start_as_set = 1024,    // and that date is written as a set "[a..b]", of which one day is meant
  end_as_set = 2048
};

// One voice in one stretch of one document, for or against one claim.
struct AttestationRow {
  TermId term;
  ClaimId claim;
  TermId voice;  // a vertex or a document
  DocumentId document;
  AttestationId derived_from;  // no_attestation when first-hand
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

// The share that a claim states, as exact decimals: fil:share is both bounds; no_term where a side has none.
struct ShareRow {
  ClaimId claim;
  TermId minimum;
  TermId maximum;
  std::uint16_t over;   // 1 where the minimum itself is excluded (fil:overShare), else 0
  std::uint16_t under;  // so for the maximum (fil:underShare)
};

// A skos:notation of a product or a measure, typed by its list (fil:HS, fil:ECCN).
struct CodeRow {
  TermId code;
  VertexId vertex;
};

// That a figure or a remark is about a thing or a claim.
struct AboutRow {
  TermId about;
  ClaimId claim;
};

// Numbering. Vertices stand in order of their IRIs. Edges are numbered in backward order (target, edge type, source,
// claim's IRI); the first claims are the edges under the same numbers. Claims that are no edge (events, measures,
// figures, remarks) follow. The edges written on a measure or an event repeat the columns of their owner.
struct GraphData {
  TermTable terms;
  Column<Quad> quads;  // sorted; without what export computes

  Column<TermId> vertex_term;
  Column<Kind> vertex_kind;
  Column<ClaimId> vertex_claim;     // the claim that a measure or event vertex is, else no_claim
  Column<VertexId> goods_measures;  // the measures that apply to goods, or favour others at their expense

  Column<std::uint32_t> in_offset;   // vertices + 1
  Column<std::uint32_t> out_offset;  // vertices + 1
  Column<VertexId> edge_source;
  Column<VertexId> edge_target;
  Column<EdgeTypeId> edge_type;
  Column<std::uint32_t> out_edge;  // edge numbers by (source, edge type, target)

  Column<TermId> claim_term;
  Column<Day> start_earliest, start_latest, end_earliest, end_latest;
  // The days on which the claim itself says that it starts and ends, without events; unstated_days where it says none.
  Column<DayRange> stated_start, stated_end;
  Column<VertexId> claim_product;  // no_vertex when none is stated
  Column<Modality> claim_modality;
  Column<std::uint16_t> claim_flags;
  Column<Kind> other_kind;                   // of the claims that are no edge
  Column<ClaimId> claims_by_term;            // every claim once, in order of its IRI
  Column<std::uint32_t> attestation_offset;  // claims + 1; empty ranges for edges with an owner

  Column<AttestationRow> attestations;         // by (claim, IRI)
  Column<AttestationId> attestations_by_term;  // in order of their IRIs
  Column<TermId> voices;                       // of any attestation, each once, in order
  Column<DocumentRow> documents;               // by IRI
  Column<RelationRow> relations;               // by (from, type, to)
  Column<RelationRow> relations_back;          // by (to, type, from)
  Column<AboutRow> about;                      // by (about, claim)
  Column<ShareRow> shares;                     // by claim, each once
  Column<CodeRow> codes;                       // by (code, vertex)
  Prefixes prefixes;
  Kinds kinds;

  std::optional<Indices> indices;      // of a snapshot
  std::shared_ptr<const void> memory;  // keeps what the columns view, where they own nothing
};

}  // namespace filiera
