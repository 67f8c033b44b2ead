// SPDX-License-Identifier: Apache-2.0
// A search for paths at work: where a walk stands, and what the mode lets it pass again.
#pragma once

#include <boost/container/small_vector.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <vector>

#include "query/paths/conditions.hpp"
#include "query/paths/search.hpp"

namespace filiera {

// States of a pattern, ascending.
using PathStates = boost::container::small_vector<PathPattern::State, 4>;

// The end of a walk in the product of graph and pattern.
struct WalkEnd {
  VertexId vertex = no_vertex;
  DayRange days;  // on which all of the walk holds
  PathStates states;
};

// The edges or vertices of a walk that its mode does not let it pass again.
class PathMarks {
 public:
  PathMarks(PathMode mode, VertexId from) : mode_(mode), from_(from) {
    if (mode == PathMode::acyclic || mode == PathMode::simple) marks_.insert(from);
  }
  void add(const Edge& edge) { marks_.insert(mark(edge)); }
  // Whether the edge may follow, as the last or not.
  bool allows(const Edge& edge, bool last) const {
    if (mode_ == PathMode::walk || !marks_.contains(mark(edge))) return true;
    return mode_ == PathMode::simple && last && edge.target == from_;
  }

 private:
  std::uint32_t mark(const Edge& edge) const { return mode_ == PathMode::trail ? edge.claim : edge.target; }

  PathMode mode_;
  VertexId from_;
  boost::unordered_flat_set<std::uint32_t> marks_;
};

// A question, its means, and who takes the answers. All must outlive it.
class PathTask {
 public:
  PathTask(const PathQuery& query, const PathPattern& pattern, PathEdges& edges, PathConditions& conditions,
           const PathVisitor& visit)
      : query(query), pattern(pattern), edges(edges), conditions(conditions), visit_(visit) {}

  WalkEnd start() const { return {query.from, edges.days(), {PathPattern::initial}}; }
  // The states that reading the edge leads to from those of `at`.
  PathStates states_after(const WalkEnd& at, const WalkedEdge& e) const;
  // The days that are left with the edge; empty (first after last) when they share none.
  DayRange days_after(const WalkEnd& at, const WalkedEdge& e) const {
    if (edges.timeless()) return at.days;
    const DayRange days = edges.view(e).days;
    return {std::max(at.days.first, days.first), std::min(at.days.last, days.last)};
  }

  // Hands out a path, unless the limit is reached. Then, or when the selector has enough, the search stops.
  void hand_out(const Path& path);
  std::size_t found() const { return found_; }
  bool stopped() const { return stopped_; }
  PathEnd end() const { return end_; }

  const PathQuery& query;
  const PathPattern& pattern;
  PathEdges& edges;
  PathConditions& conditions;

 private:
  void stop(PathEnd end) {
    stopped_ = true;
    end_ = end;
  }

  const PathVisitor& visit_;
  std::size_t found_ = 0;
  bool stopped_ = false;
  PathEnd end_ = PathEnd::complete;
};

// Hands out the paths by length, then in the order of their first edges that differ. Memory: the distances of
// the part explored, and of each path found the edges in which it deviates from those before.
PathEnd deviating_paths(PathTask& task);

// The same where the selector asks for shortest walks alone, each of which is a path that the query asks for. Memory:
// the distances of the part explored, and the edges of shortest walks.
PathEnd shortest_walks(PathTask& task);

}  // namespace filiera
