// SPDX-License-Identifier: Apache-2.0
// From the options of `path` to a question for paths.
#pragma once

#include "cli/data/dataset.hpp"
#include "cli/words/references.hpp"
#include "query/paths/search.hpp"

namespace filiera {

// Throws UsageFailure; a wrong expression is shown on standard error first, with a caret under its fault.
PathQuery path_query_of(const Arguments& arguments, const KnowledgeGraph& graph, const Names& names);

// What an endpoint is asked for a path: the links around its beginning, a level more until the search is answered.
Question path_question_of(const Arguments& arguments);

// The question as JSON answers repeat it.
Json path_query_json(const Arguments& arguments, const Wording& wording, const PathQuery& query);

// "complete", "limitReached", "hopsReached", "budgetSpent".
std::string_view json_name(PathEnd end);

}  // namespace filiera
