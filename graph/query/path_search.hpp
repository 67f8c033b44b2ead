// SPDX-License-Identifier: Apache-2.0
// The paths between two vertices that a pattern matches and that hold together in time.
#pragma once

#include <functional>

#include "graph/measures.hpp"
#include "graph/query/path_query.hpp"

namespace filiera {

// Takes a path; false ends the search, which then counts as complete.
using PathVisitor = std::function<bool(const Path&)>;

// Hands out the selected paths one by one, by length, then by their edges in order (by type, forward before
// backward, then by vertex and claim); no path twice, whatever the pattern. Says why it ended.
//
// A path is found when the lens matches each edge, when a common period is required and its edges may share a
// day of the lens's period, and when what the query excludes is at most possible. It is certain when each
// edge is, when any two of its edges share a day in every reading of their dates, and when nothing excluded
// is possible; a lens for what is certain finds these only. From a product to one who uses it, goods move at
// most possibly.
//
// Cost. The product of pattern and graph is searched backward from `to`, layer by layer, each with the days
// on which its walks hold; then paths are walked forward from `from`, and only where a layer says that the
// rest of the way exists. Walks that exclude nothing are found without dead ends: one in time polynomial in
// the part explored and the days on which claims there begin or end, and each further one in time linear in
// the edges at its vertices (for the states of the pattern as sets: Martens and Trautner, Evaluation and
// enumeration problems for regular path queries, 2018). Where a path has to be a trail, acyclic or simple, to
// be certain, allowed or of the same goods, some walks lead to none, and their number can be exponential
// (Mendelzon and Wood, Finding regular simple paths in graph databases, 1995): the edge budget bounds it.
// Memory: the layers, and one path.
PathEnd search_paths(const Lens& lens, const Measures& measures, const PathQuery& query,
                     const PathVisitor& visit);

// The same paths collected.
PathAnswer find_paths(const Lens& lens, const Measures& measures, const PathQuery& query);

}  // namespace filiera
