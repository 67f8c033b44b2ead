// SPDX-License-Identifier: Apache-2.0
// The file format of a graph, which is mapped into memory and used without copying.
#pragma once

#include <cstdint>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/knowledge_graph.hpp"
#include "io/byte_sink.hpp"
#include "io/fault.hpp"
#include "rdf/statement.hpp"

namespace filiera {

// The file is not a complete snapshot of this version. The message states the remedy, not the file's name.
class SnapshotError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

inline constexpr FaultKind damaged_snapshot{
    "damaged-snapshot", Severity::error,
    "A part of a snapshot is corrupt: its checksum is wrong, or it holds ids out of range. "
    "The snapshot is not used. Rebuild it with filiera pack from its data."};

// Whether the file begins with the magic bytes of snapshots, or its name ends in ".fil".
bool is_snapshot(const std::string& path);

// The size of a section.
struct SectionSize {
  std::string_view name;
  std::uint64_t bytes;
};
struct SnapshotSizes {
  std::uint64_t file = 0;
  std::uint64_t arrays = 0;      // topology and columns of claims
  std::uint64_t goods_flow = 0;  // the claims oriented as goods move
  std::uint64_t names = 0;       // the index of names, and the terms of names and vertices
  std::vector<SectionSize> sections;
};

// Writes the snapshot of a graph; equal graphs give equal bytes. Throws as the sink does. Needs memory for the indices
// (about 10 bytes for each claim) besides the graph.
SnapshotSizes write_snapshot(const KnowledgeGraph& graph, ByteSink& sink);

// Maps a snapshot. Reads the header, kinds and prefixes; everything else is read when it is used, and then an id out of
// range throws DamagedData. Throws SourceError and SnapshotError.
KnowledgeGraph open_snapshot(const std::string& path);

// The damage in a snapshot that opens: sections with wrong checksums, ids out of range and wrong orders; at most one
// line for each section. O(file).
std::vector<std::string> damages(const std::string& path);

// Passes on the statements and prefixes of a graph; labels of its blank nodes get the prefix `blank_prefix`.
void copy_statements(const KnowledgeGraph& graph, std::string_view name, std::string_view blank_prefix,
                     StatementSink& sink);

}  // namespace filiera
