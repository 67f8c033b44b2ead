// SPDX-License-Identifier: Apache-2.0
// Opens snapshots: reads the header and the small tables, maps everything else.
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <fmt/format.h>

#include <cstring>
#include <filesystem>
#include <fstream>

#include "graph/snapshot/bytes.hpp"
#include "graph/snapshot/snapshot.hpp"
#include "io/mapped_file.hpp"
#include "ontology/kinds_codec.hpp"

namespace filiera {

namespace {

[[noreturn]] void fail(std::string_view what) {
  throw SnapshotError(fmt::format("{}; rebuild it with filiera pack", what));
}

[[noreturn]] void fail_older(std::string_view term) {
  fail(fmt::format("was made with an ontology that has no {}", local_name(term)));
}

constexpr std::string_view damaged_head = "is damaged: its header is invalid";

// Columns that describe the same objects must have the same length.
template <class... Columns>
void same_length(std::size_t count, const Columns&... columns) {
  if (!((columns.size() == count) && ...)) fail("is damaged: its sections do not fit each other");
}

void check_lengths(const GraphData& data, const Indices& indices) {
  const std::size_t vertices = data.vertex_term.size();
  same_length(vertices, data.vertex_kind, data.vertex_claim);
  same_length(vertices + 1, data.in_offset, data.out_offset, indices.flow.in_offset, indices.flow.out_offset);
  same_length(data.edge_type.size(), data.edge_source, data.edge_target, data.out_edge);
  same_length(indices.flow.in.size(), indices.flow.out);
  const std::size_t claims = data.edge_type.size() + data.other_kind.size();
  same_length(claims, data.claim_term, data.start_earliest, data.start_latest, data.end_earliest, data.end_latest,
              data.stated_start, data.stated_end, data.claim_product, data.claim_modality, data.claim_flags);
  same_length(claims + 1, data.attestation_offset);
  same_length(data.attestations.size(), data.attestations_by_term);
  same_length(data.relations.size(), data.relations_back);
  // Ids have 32 bits; the greatest value means none.
  for (const std::size_t count : {data.terms.size(), vertices, claims, data.attestations.size(), data.documents.size()})
    if (count >= UINT32_MAX) fail("is damaged: its sections are too long");
}

void read_prefixes(std::string_view bytes, Prefixes& prefixes) {
  while (!bytes.empty()) {
    const std::size_t tab = bytes.find('\t');
    const std::size_t end = bytes.find('\n');
    if (tab == std::string_view::npos || end == std::string_view::npos || end < tab ||
        !prefixes.set(bytes.substr(0, tab), bytes.substr(tab + 1, end - tab - 1)))
      fail("is damaged: its prefixes cannot be read");
    bytes.remove_prefix(end + 1);
  }
}

}  // namespace

SnapshotBytes::SnapshotBytes(std::string_view file) : file_(file) {
  if (!file.starts_with(snapshot_magic)) fail("is not a snapshot of filiera");
  SnapshotHeader header{};
  if (file.size() < sizeof header) fail("is truncated");
  std::memcpy(&header, file.data(), sizeof header);
  if (header.byte_order != byte_order_probe) fail("was written by a machine with another byte order");
  if (header.version == 1) throw SnapshotError("made by 0.1: run filiera pack -o NEW DATA");
  if (header.version != snapshot_version)
    fail(fmt::format("is a snapshot of version {}, and this program reads version {}", header.version,
                     snapshot_version));
  if (header.length > file.size()) fail(fmt::format("is truncated: it has {} of {} bytes", file.size(), header.length));
  if (header.length < file.size()) fail("has bytes after its end");
  const std::size_t head_size = sizeof header + section_count * sizeof(SectionRow);
  if (header.sections != section_count || file.size() < head_size) fail(damaged_head);
  std::string head(file.substr(0, head_size));
  SnapshotHeader unsigned_header = header;
  unsigned_header.checksum = 0;
  std::memcpy(head.data(), &unsigned_header, sizeof unsigned_header);
  if (XXH3_64bits(head.data(), head.size()) != header.checksum) fail(damaged_head);
  std::memcpy(rows_.data(), file.data() + sizeof header, sizeof rows_);
  for (std::size_t s = 0; s < section_count; ++s) {
    const SectionRow& row = rows_[s];
    if (row.section != s || row.element_size == 0 || row.length % row.element_size != 0 ||
        row.offset % section_alignment != 0 || row.offset > file.size() || row.length > file.size() - row.offset)
      fail(damaged_head);
  }
}

std::string_view SnapshotBytes::section(std::size_t s, std::size_t element_size) const {
  if (rows_[s].element_size != element_size) fail(damaged_head);
  return file_.substr(rows_[s].offset, rows_[s].length);
}

bool SnapshotBytes::unchanged(std::size_t s) const {
  return XXH3_64bits(file_.data() + rows_[s].offset, rows_[s].length) == rows_[s].checksum;
}

bool SnapshotBytes::gaps_empty() const {
  std::uint64_t end = sizeof(SnapshotHeader) + sizeof rows_;
  for (const SectionRow& row : rows_) {
    if (row.offset < end || file_.substr(end, row.offset - end).find_first_not_of('\0') != std::string_view::npos)
      return false;
    end = row.offset + row.length;
  }
  return end == file_.size();
}

bool is_snapshot(const std::string& path) {
  if (path.ends_with(".fil")) return true;
  std::error_code ignored;
  if (!std::filesystem::is_regular_file(path, ignored)) return false;
  char begin[snapshot_magic.size()] = {};
  std::ifstream file(path, std::ios::binary);
  return file.read(begin, sizeof begin) && std::string_view(begin, sizeof begin) == snapshot_magic;
}

KnowledgeGraph open_snapshot(const std::string& path) {
  const auto mapped = std::make_shared<const MappedFile>(path);
  const SnapshotBytes bytes(mapped->bytes());
  for (const std::size_t table : {kinds_section, prefixes_section})
    if (!bytes.unchanged(table)) fail("is damaged: the checksum of its tables is wrong");

  GraphData data;
  data.memory = mapped;
  data.indices.emplace();
  Column<TermRecord> term_records;
  Column<char> term_bytes;
  std::size_t s = 0;
  for_each_column(term_records, term_bytes, data, *data.indices, [&](auto& column) {
    using Element = ElementOf<std::remove_reference_t<decltype(column)>>;
    const std::string_view section = bytes.section(s++, sizeof(Element));
    column = std::remove_reference_t<decltype(column)>::view(
        {reinterpret_cast<const Element*>(section.data()), section.size() / sizeof(Element)});
  });
  data.terms = TermTable(std::move(term_records), std::move(term_bytes));
  check_lengths(data, *data.indices);
  std::optional<Kinds> kinds = kinds_of_bytes(bytes.section(kinds_section, 1));
  if (!kinds) fail("is damaged: its kinds cannot be read");
  // Everything that the program refers to by name must exist: one made by an older program may lack it.
  for (const EdgeType& type : Kinds::shipped().edge_types())
    if (!kinds->find_edge_type(type.iri)) fail_older(type.iri);
  for (const Effect& effect : Kinds::shipped().effects())
    if (!kinds->find_effect(effect.iri)) fail_older(effect.iri);
  data.kinds = std::move(*kinds);
  read_prefixes(bytes.section(prefixes_section, 1), data.prefixes);
  return KnowledgeGraph(std::move(data));
}

}  // namespace filiera
