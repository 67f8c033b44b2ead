// SPDX-License-Identifier: Apache-2.0
// Writes snapshots.
#define XXH_INLINE_ALL
#include <xxhash.h>

#include <cstring>
#include <vector>

#include "graph/model/goods_flow.hpp"
#include "graph/model/name_index.hpp"
#include "graph/snapshot/format.hpp"
#include "graph/snapshot/snapshot.hpp"
#include "ontology/kinds_codec.hpp"

namespace filiera {

namespace {

std::uint64_t aligned(std::uint64_t offset) {
  return (offset + section_alignment - 1) / section_alignment * section_alignment;
}

// Each prefix as "name\tIRI\n"; neither contains a tab or a line break.
std::string bytes_of_prefixes(const Prefixes& prefixes) {
  std::string bytes;
  for (const Prefix& prefix : prefixes.all()) bytes += prefix.name + '\t' + prefix.iri + '\n';
  return bytes;
}

struct SectionBytes {
  std::uint32_t element_size;
  std::string_view bytes;
};

template <class Element>
SectionBytes section_of(const Column<Element>& column) {
  static_assert(std::has_unique_object_representations_v<Element>, "padding would make bytes differ");
  return {sizeof(Element), {reinterpret_cast<const char*>(column.data()), column.size() * sizeof(Element)}};
}

// The bytes of the terms of vertices and names, with their records.
std::uint64_t bytes_of_named_terms(const KnowledgeGraph& graph, const NameIndex& names) {
  std::uint64_t bytes = 0;
  const auto add = [&](TermId term) { bytes += sizeof(TermRecord) + graph.terms().value(term).size(); };
  for (const TermId term : graph.data().vertex_term) add(term);
  for (const NameRow& row : names.rows) add(row.text);
  return bytes;
}

}  // namespace

SnapshotSizes write_snapshot(const KnowledgeGraph& graph, ByteSink& sink) {
  Indices made;
  if (!graph.data().indices) {
    made = {index_names(graph), {}, index_flow(graph)};
    made.words = index_words(made.names);
  }
  const Indices& indices = graph.data().indices ? *graph.data().indices : made;
  const std::string kinds = bytes_of_kinds(graph.kinds());
  const std::string prefixes = bytes_of_prefixes(graph.data().prefixes);

  std::vector<SectionBytes> sections;
  for_each_column(graph.terms().records(), graph.terms().bytes(), graph.data(), indices,
                  [&](const auto& column) { sections.push_back(section_of(column)); });
  sections.push_back({1, kinds});
  sections.push_back({1, prefixes});

  SnapshotHeader header{};
  std::memcpy(header.magic.data(), snapshot_magic.data(), header.magic.size());
  header.version = snapshot_version;
  header.byte_order = byte_order_probe;
  header.sections = section_count;
  std::vector<SectionRow> rows;
  std::uint64_t end = sizeof header + section_count * sizeof(SectionRow);
  for (std::uint32_t s = 0; s < sections.size(); ++s) {
    const std::uint64_t offset = aligned(end);
    rows.push_back({s, sections[s].element_size, offset, sections[s].bytes.size(),
                    XXH3_64bits(sections[s].bytes.data(), sections[s].bytes.size())});
    end = offset + sections[s].bytes.size();
  }
  header.length = end;
  std::string head(reinterpret_cast<const char*>(&header), sizeof header);
  head.append(reinterpret_cast<const char*>(rows.data()), rows.size() * sizeof(SectionRow));
  header.checksum = XXH3_64bits(head.data(), head.size());
  std::memcpy(head.data(), &header, sizeof header);

  const std::uint64_t begin = sink.count();
  sink.write(head);
  SnapshotSizes sizes;
  for (std::size_t s = 0; s < sections.size(); ++s) {
    static constexpr char zeros[section_alignment] = {};
    sink.write({zeros, static_cast<std::size_t>(rows[s].offset - (sink.count() - begin))});
    sink.write(sections[s].bytes);
    const std::uint64_t bytes = sections[s].bytes.size();
    sizes.sections.push_back({section_kinds[s].name, bytes});
    if (section_kinds[s].use == SectionUse::graph) sizes.arrays += bytes;
    if (section_kinds[s].use == SectionUse::goods_flow) sizes.goods_flow += bytes;
    if (section_kinds[s].use == SectionUse::names) sizes.names += bytes;
  }
  sizes.names += bytes_of_named_terms(graph, indices.names);
  sizes.file = header.length;
  return sizes;
}

void copy_statements(const KnowledgeGraph& graph, std::string_view name, std::string_view blank_prefix,
                     StatementSink& sink) {
  sink.begin_file(name);
  for (const Prefix& prefix : graph.data().prefixes.all()) sink.prefix(prefix.name, prefix.iri);
  std::string labels[3];
  const auto term = [&](TermId id, std::string& label) {
    TermView view = graph.terms()[id];
    if (view.kind != TermKind::blank) return view;
    label = std::string(blank_prefix) += view.value;
    view.value = label;
    return view;
  };
  for (const Quad& quad : graph.data().quads) {
    StatementView statement{};
    statement.subject = term(quad.subject, labels[0]);
    statement.predicate = graph.terms()[quad.predicate];
    statement.object = term(quad.object, labels[1]);
    if (quad.graph != no_term) statement.graph = term(quad.graph, labels[2]);
    sink.add(statement);
  }
}

}  // namespace filiera
