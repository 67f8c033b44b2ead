// SPDX-License-Identifier: Apache-2.0
// Answers as short JSON, for programs that read all of it, such as language models.
#pragma once

#include <string_view>

#include "cli/output/answer.hpp"
#include "io/byte_sink.hpp"

namespace filiera {

// Shortens an element of the JSON of an answer: things are their names; IRIs, bounds, and members that are null, empty
// or say that something is certain or uncontested are left out; a row about one claim has the members of the claim;
// measures on a hop have the doubts of their derivations; terms of the ontology are local names; the doubts of a row
// that one of its claims has are told there. Control and bidirectional characters of all texts are escaped.
Json shortened_row(Json row);

// Writes the answer in one line for each row and each entry of a table, with the notes; "next" is the number of rows
// before the next one, where there are more.
void write_brief(std::string_view verb, const Answer& answer, const OutputOptions& options, ByteSink& sink);

}  // namespace filiera
