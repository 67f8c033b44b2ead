// SPDX-License-Identifier: Apache-2.0
// The file form of a graph, to be mapped into memory and used as it stands.
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

// A file that is no whole snapshot of this version. The message says what to do and does not name the file.
class SnapshotError : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

inline constexpr FaultKind damaged_snapshot{
    "damaged-snapshot", Severity::error,
    "A part of a snapshot is not as it was written: its checksum differs, or it holds numbers that lead nowhere. "
    "Nothing of it is used. Write it anew with filiera pack, from the data that it was made of."};

// Whether a path names a file that begins as snapshots do, or one whose name ends in ".fil".
bool is_snapshot(const std::string& path);

// Bytes of the parts of a snapshot.
struct SectionSize {
  std::string_view name;
  std::uint64_t bytes;
};
struct SnapshotSizes {
  std::uint64_t file = 0;
  std::uint64_t arrays = 0;      // topology and the columns of claims
  std::uint64_t goods_flow = 0;  // the claims as goods move
  std::uint64_t names = 0;       // the index of names, and the terms that it and the vertices name
  std::vector<SectionSize> sections;
};

// Writes the snapshot of a graph; equal graphs give equal bytes. Throws as the sink does. Takes the memory of the
// indices (some 10 bytes a claim) beside the graph's own.
SnapshotSizes write_snapshot(const KnowledgeGraph& graph, ByteSink& sink);

// Maps a snapshot. Reads its header, its kinds and its prefixes; nothing else is read or copied until it is used, in
// which numbers that lead outside throw DamagedData. Throws SourceError and SnapshotError.
KnowledgeGraph open_snapshot(const std::string& path);

// What is wrong with a snapshot that opens: sections that are not as they were written, and numbers and orders that
// cannot be; at most one line a section. O(file).
std::vector<std::string> damages(const std::string& path);

// Hands the statements and prefixes of a graph on, its blank nodes with labels that begin with `blank_prefix`.
void copy_statements(const KnowledgeGraph& graph, std::string_view name, std::string_view blank_prefix,
                     StatementSink& sink);

}  // namespace filiera
