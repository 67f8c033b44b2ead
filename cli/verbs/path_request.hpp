// SPDX-License-Identifier: Apache-2.0
// Converts the options of `path` to a query for paths.
#pragma once

#include "cli/data/dataset.hpp"
#include "cli/words/references.hpp"
#include "query/paths/search.hpp"

namespace filiera {

// Throws UsageFailure; a malformed expression is first printed on standard error, with a caret under the fault.
PathQuery path_query_of(const Arguments& arguments, const KnowledgeGraph& graph, const Names& names);

// The part of an endpoint's graph that a path query needs: the links around its start, level by level.
Question path_question_of(const Arguments& arguments);

// The query as JSON answers repeat it.
Json path_query_json(const Arguments& arguments, const Wording& wording, const PathQuery& query);

// "complete", "limitReached", "hopsReached", "budgetSpent".
std::string_view json_name(PathEnd end);

}  // namespace filiera
