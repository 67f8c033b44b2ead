// SPDX-License-Identifier: Apache-2.0
// Exports that go elsewhere than into one file: several files side by side, or a triple store.
#pragma once

#include "cli/data/dataset.hpp"
#include "cli/output/exit_code.hpp"
#include "export/formats.hpp"

namespace filiera {

// Writes the statements in --shards files beside --output, numbered from 1 before the extension; all of them or none.
// Throws UsageFailure for a format other than N-Triples and N-Quads and for a number that is none, and what
// AtomicOutput throws.
void export_shards(const Format& format, const Dataset& data, const Arguments& arguments);

// Sends the statements to the graph store of --to and compares what it then holds. Returns ExitCode::failed, with a
// note, when the store holds a number of statements that cannot be right. Throws UsageFailure, EndpointError.
ExitCode export_to_store(const Dataset& data, const Arguments& arguments);

}  // namespace filiera
