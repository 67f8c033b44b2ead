// SPDX-License-Identifier: Apache-2.0
// The paths between two vertices that match a pattern and whose edges share a day.
#pragma once

#include <functional>

#include "graph/measures/measures.hpp"
#include "query/paths/query.hpp"

namespace filiera {

// Receives a path; returning false ends the search, which then counts as complete.
using PathVisitor = std::function<bool(const Path&)>;

// Calls `visit` for the selected paths in order of length, then lexicographically by their edges (type, forward before
// backward, target, claim). Each path once, whatever the pattern. Returns why the search ended.
//
// A path is an answer if the lens matches each edge, if its edges possibly share a day of the lens's period (when a
// common period is required), and if the excluded conditions are at most possible. It is certain if each edge is
// certain, every two edges share a day for every possible choice of their dates, and no excluded condition is possible;
// a lens with minimum certainty `certain` returns only these. From a product to a company that uses it, goods move at
// most possibly.
//
// Cost. The product of graph and automaton is searched backward from `to`, breadth first, with the days of each product
// state: O(edges into reached states × states × day ranges). If edges do not differ by day (no common period is
// required, or it is a single day), days are omitted and the search is bidirectional. It is never deeper than the
// length of the next path. Each shortest walk is then read off in time linear in its edges and their neighbours: depth
// first if only shortest walks are selected, else as a deviation from an earlier path. Walks without further conditions
// therefore take polynomial time each (with sets of automaton states: Martens and Trautner, Evaluation and enumeration
// problems for regular path queries, 2018).
//
// If a walk repeats an edge or vertex that the mode forbids, a spur path is searched around it (Yen 1971), never longer
// than the next path. For patterns such as X+ the last such search yields a path. For patterns that count steps, and
// for paths that must be certain, allowed or of the same goods, searches may yield none and their number can be
// exponential (Mendelzon and Wood, Finding regular simple paths in graph databases, 1995): the edge budget bounds it.
// Prohibited hops are excluded from the search itself if the measures on a hop do not depend on the rest of the path:
// under a single day, or if no common period is required. Memory: the reached product states, and of each path the
// edges in which it deviates; both count against the budget. Unreached vertices cost nothing.
PathEnd search_paths(const Lens& lens, const Measures& measures, const PathQuery& query, const PathVisitor& visit);

// Collects the paths of search_paths().
PathAnswer find_paths(const Lens& lens, const Measures& measures, const PathQuery& query);

}  // namespace filiera
