// SPDX-License-Identifier: Apache-2.0
// The paths between two vertices that a pattern matches and that hold together in time.
#pragma once

#include <functional>

#include "graph/measures/measures.hpp"
#include "query/paths/query.hpp"

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
// Cost. The product of pattern and graph is searched backward from `to`, breadth first, each place with the
// days on which its walks hold: O(edges into the places reached × states × day ranges). Where days do not tell
// paths apart (no common period is asked, or one on a single day) they are left out of it, and it runs from both
// ends. Either way it goes no further than the length that is next to be handed out. From that a shortest walk is
// read off in time linear in its edges and the edges at its vertices, and every further one likewise, depth first
// where shortest walks alone are asked for, else as a deviation from one before; so walks on which nothing more is
// asked are found in polynomial time each (for the states of the pattern as sets: Martens and Trautner, Evaluation and
// enumeration problems for regular path queries, 2018). A walk that repeats what its mode forbids costs searches of its
// own around the vertices or edges that it must not repeat (Yen 1971), none longer than what is next to be handed out;
// for patterns such as X+ the last of them gives a path. Where a pattern counts its steps, or where a path has to be
// certain, allowed or of the same goods, searches may give none, and their number can be exponential (Mendelzon and
// Wood, Finding regular simple paths in graph databases, 1995): the edge budget bounds it. Prohibited hops are left out
// of the search where the measures on a hop do not depend on the rest of the path: under a date, or where no common
// period is asked. Nothing is done for vertices that are not reached. Memory: the places reached, and of each path the
// edges in which it deviates; the budget counts both.
PathEnd search_paths(const Lens& lens, const Measures& measures, const PathQuery& query, const PathVisitor& visit);

// The same paths collected.
PathAnswer find_paths(const Lens& lens, const Measures& measures, const PathQuery& query);

}  // namespace filiera
