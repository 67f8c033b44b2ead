// SPDX-License-Identifier: Apache-2.0
// The layout of a snapshot: its header and a table of sections. docs/snapshot-format.md describes every byte.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include "graph/model/graph_data.hpp"

namespace filiera {

inline constexpr std::string_view snapshot_magic =
    "\x89"
    "FIL\r\n\x1a\n";
inline constexpr std::uint32_t snapshot_version = 6;
inline constexpr std::uint32_t byte_order_probe = 0x01020304;  // stored in the byte order of the writing machine
inline constexpr std::size_t section_alignment = 64;

struct SnapshotHeader {
  std::array<char, 8> magic;
  std::uint32_t version;
  std::uint32_t byte_order;
  std::uint64_t length;    // of the file
  std::uint32_t sections;  // rows of the table after the header
  std::uint32_t unused;
  std::uint64_t checksum;  // of the header (with 0 in this field) and the table
};

struct SectionRow {
  std::uint32_t section;       // its number; rows are in ascending order without duplicates
  std::uint32_t element_size;  // bytes of one element
  std::uint64_t offset;        // a multiple of section_alignment
  std::uint64_t length;        // bytes
  std::uint64_t checksum;      // of the section's bytes
};

// The purpose of a section; `pack` prints the bytes of each.
enum class SectionUse : std::uint8_t { graph, goods_flow, names, terms, sources, statements, tables };

struct SectionKind {
  std::string_view name;
  SectionUse use;
};

// In order of their numbers from 0 and of for_each_column; kinds and prefixes follow.
inline constexpr SectionKind section_kinds[] = {
    {"term records", SectionUse::terms},
    {"term bytes", SectionUse::terms},
    {"statements", SectionUse::statements},
    {"vertex terms", SectionUse::graph},
    {"vertex kinds", SectionUse::graph},
    {"vertex claims", SectionUse::graph},
    {"goods measures", SectionUse::graph},
    {"offsets of edges in", SectionUse::graph},
    {"offsets of edges out", SectionUse::graph},
    {"edge sources", SectionUse::graph},
    {"edge targets", SectionUse::graph},
    {"edge types", SectionUse::graph},
    {"edges out", SectionUse::graph},
    {"claim terms", SectionUse::graph},
    {"earliest starts", SectionUse::graph},
    {"latest starts", SectionUse::graph},
    {"earliest ends", SectionUse::graph},
    {"latest ends", SectionUse::graph},
    {"stated starts", SectionUse::graph},
    {"stated ends", SectionUse::graph},
    {"claim products", SectionUse::graph},
    {"claim modalities", SectionUse::graph},
    {"claim flags", SectionUse::graph},
    {"kinds of claims", SectionUse::graph},
    {"claims by term", SectionUse::graph},
    {"offsets of attestations", SectionUse::graph},
    {"attestations", SectionUse::sources},
    {"attestations by term", SectionUse::sources},
    {"voices", SectionUse::sources},
    {"documents", SectionUse::sources},
    {"relations", SectionUse::graph},
    {"relations back", SectionUse::graph},
    {"about", SectionUse::graph},
    {"shares", SectionUse::graph},
    {"codes", SectionUse::graph},
    {"gaps", SectionUse::graph},
    {"gap days", SectionUse::graph},
    {"name rows", SectionUse::names},
    {"name bytes", SectionUse::names},
    {"words of names", SectionUse::names},
    {"offsets of goods in", SectionUse::goods_flow},
    {"offsets of goods out", SectionUse::goods_flow},
    {"goods in", SectionUse::goods_flow},
    {"goods out", SectionUse::goods_flow},
    {"kinds", SectionUse::tables},
    {"prefixes", SectionUse::tables},
};
inline constexpr std::size_t section_count = std::size(section_kinds);
static_assert(sizeof(SnapshotHeader) == 40 && sizeof(SectionRow) == 32 && section_count == 46);
inline constexpr std::size_t kinds_section = section_count - 2;
inline constexpr std::size_t prefixes_section = section_count - 1;

// Calls visit(column) for each column of a graph and its indices, in the order of section_kinds.
template <class Records, class Bytes, class Data, class Index, class Visit>
void for_each_column(Records&& term_records, Bytes&& term_bytes, Data&& data, Index&& indices, Visit&& visit) {
  const auto each = [&](auto&... columns) { (visit(columns), ...); };
  each(term_records, term_bytes, data.quads);
  each(data.vertex_term, data.vertex_kind, data.vertex_claim, data.goods_measures);
  each(data.in_offset, data.out_offset, data.edge_source, data.edge_target, data.edge_type, data.out_edge);
  each(data.claim_term, data.start_earliest, data.start_latest, data.end_earliest, data.end_latest);
  each(data.stated_start, data.stated_end);
  each(data.claim_product, data.claim_modality, data.claim_flags, data.other_kind, data.claims_by_term);
  each(data.attestation_offset, data.attestations, data.attestations_by_term, data.voices, data.documents);
  each(data.relations, data.relations_back, data.about, data.shares, data.codes, data.gaps, data.gap_days);
  each(indices.names.rows, indices.names.bytes, indices.words);
  each(indices.flow.in_offset, indices.flow.out_offset, indices.flow.in, indices.flow.out);
}

template <class Column>
using ElementOf = std::remove_cvref_t<decltype(std::declval<const Column&>()[0])>;

}  // namespace filiera
