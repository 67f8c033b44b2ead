// SPDX-License-Identifier: Apache-2.0
// Exports with other targets than one file: several files, or a triple store.
#pragma once

#include "cli/data/dataset.hpp"
#include "cli/output/exit_code.hpp"
#include "export/formats.hpp"
#include "export/rdf/blank_labels.hpp"
#include "export/rdf/graph_statements.hpp"
#include "export/rdf/quad_source.hpp"
#include "io/atomic_output.hpp"

namespace filiera {

// Larger files are read back only with --verify.
inline constexpr std::uint64_t most_bytes_read_back = 100'000'000;

// What follows from ownership on the day of --reached, in order of party; empty without it. Throws UsageFailure.
std::vector<ReachedStatement> reached_statements(const KnowledgeGraph& graph, const Arguments& arguments);

// Whether the file in `output` is read back before it is renamed: by --verify, --no-verify, else by its size. Output
// that is written directly is not read back.
bool is_read_back(const AtomicOutput& output, const Arguments& arguments);

// Reads back the file in `output` with Serd, compares it with `source`, and returns the number of statements. If they
// differ, throws Failure with ExitCode::failed; the file is then kept as NAME.unverified.
std::uint64_t read_back_or_fail(AtomicOutput& output, const QuadSource& source, BlankLabels& labels, Syntax syntax);

// As above for an export by write_rdf12, with filiera's own reader.
std::uint64_t read_back_rdf12_or_fail(AtomicOutput& output, const KnowledgeGraph& graph, BlankLabels& labels);

// Writes the statements to the --shards files next to --output, numbered from 1 before the extension: all of them or
// none. Throws UsageFailure for formats other than N-Triples and N-Quads and for an invalid number, and the exceptions
// of AtomicOutput and read_back_or_fail.
void export_shards(const Format& format, const Dataset& data, const Arguments& arguments);

// Sends the statements to the graph store of --to and compares their number with the number that it then holds. Returns
// ExitCode::failed, with a note, if these contradict each other. Throws UsageFailure and EndpointError.
ExitCode export_to_store(const Dataset& data, const Arguments& arguments);

}  // namespace filiera
