// SPDX-License-Identifier: Apache-2.0
// Exports that go elsewhere than into one file: several files side by side, or a triple store.
#pragma once

#include "cli/data/dataset.hpp"
#include "cli/output/exit_code.hpp"
#include "export/formats.hpp"
#include "export/rdf/blank_labels.hpp"
#include "export/rdf/quad_source.hpp"
#include "io/atomic_output.hpp"

namespace filiera {

// Larger files are read back only where --verify asks for it.
inline constexpr std::uint64_t most_bytes_read_back = 100'000'000;

// Whether the export that `output` holds is read back before it gets its name: --verify, --no-verify, else by
// its size. What is written directly never is.
bool is_read_back(const AtomicOutput& output, const Arguments& arguments);

// Has Serd read back what `output` holds of `source`, and returns the number of statements. Throws Failure with
// ExitCode::failed where they differ; the file is then kept as NAME.unverified.
std::uint64_t read_back_or_fail(AtomicOutput& output, const QuadSource& source, BlankLabels& labels, Syntax syntax);

// The same for an export by write_rdf12, which filiera's own reader reads.
std::uint64_t read_back_rdf12_or_fail(AtomicOutput& output, const KnowledgeGraph& graph, BlankLabels& labels);

// Writes the statements in --shards files beside --output, numbered from 1 before the extension; all of them or none.
// Throws UsageFailure for a format other than N-Triples and N-Quads and for a number that is none, and what
// AtomicOutput and read_back_or_fail throw.
void export_shards(const Format& format, const Dataset& data, const Arguments& arguments);

// Sends the statements to the graph store of --to and compares what it then holds. Returns ExitCode::failed, with a
// note, when the store holds a number of statements that cannot be right. Throws UsageFailure, EndpointError.
ExitCode export_to_store(const Dataset& data, const Arguments& arguments);

}  // namespace filiera
