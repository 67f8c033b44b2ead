// SPDX-License-Identifier: Apache-2.0
// Answers as cells: what the format `table` shows, as JSON for a page that lays it out itself.
#pragma once

#include <string_view>

#include "cli/output/answer.hpp"
#include "io/byte_sink.hpp"

namespace filiera {

// Writes one object: "cells" is the verb; "sections", in order, each have "lines" and a table of "columns" and "rows",
// and the section of the answer's rows is "answer": true; "notes" are those of the answer. A cell is an array of its
// lines; a line is a text, or [text, tone]. Titles are in the chosen language. Texts are those of the sources as they
// are, control characters included.
void write_cells(std::string_view verb, const Answer& answer, const OutputOptions& options, ByteSink& sink);

}  // namespace filiera
