// SPDX-License-Identifier: Apache-2.0
// The query with everything that a search for paths needs: the end of the current walk, and the edges or vertices that
// it must not repeat.
#pragma once

#include <boost/container/small_vector.hpp>
#include <boost/unordered/unordered_flat_set.hpp>
#include <vector>

#include "query/paths/conditions.hpp"
#include "query/paths/search.hpp"

namespace filiera {

// States of the automaton, ascending.
using PathStates = boost::container::small_vector<PathPattern::State, 4>;

// The end of a walk in the product of graph and automaton.
struct WalkEnd {
  VertexId vertex = no_vertex;
  DayRange days;  // on which the whole walk holds
  PathStates states;
};

// The edges or vertices that the mode forbids the walk to repeat.
class PathMarks {
 public:
  PathMarks(PathMode mode, VertexId from) : mode_(mode), from_(from) {
    if (mode == PathMode::acyclic || mode == PathMode::simple) marks_.insert(from);
  }
  void add(const Edge& edge) { marks_.insert(mark(edge)); }
  // Whether the edge may follow; `last`: as the last edge.
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

// The query with everything that a search needs, and the receiver of its answers. The arguments must outlive it.
class PathTask {
 public:
  PathTask(const PathQuery& query, const PathPattern& pattern, PathEdges& edges, PathConditions& conditions,
           const PathVisitor& visit)
      : query(query), pattern(pattern), edges(edges), conditions(conditions), visit_(visit) {}

  WalkEnd start() const { return {query.from, edges.days(), {PathPattern::initial}}; }
  // The automaton states after reading the edge in a state of `at`.
  PathStates states_after(const WalkEnd& at, const WalkedEdge& e) const;
  // The days on which the walk and the edge hold; empty (first after last) if they share none.
  DayRange days_after(const WalkEnd& at, const WalkedEdge& e) const {
    if (edges.timeless()) return at.days;
    const DayRange days = edges.view(e).days;
    return {std::max(at.days.first, days.first), std::min(at.days.last, days.last)};
  }

  // Passes a path to the visitor. The search stops when the limit is reached or the selector has enough.
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

}  // namespace filiera
