// SPDX-License-Identifier: Apache-2.0
// Regular expressions over the edges of a path, as automata without empty transitions (Glushkov: The abstract theory of
// automata, 1961): one state for each step of the expression, and the initial state.
#pragma once

#include <bitset>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ontology/kinds.hpp"

namespace filiera {

// The direction in which a path walks an edge: from subject to object, or from object to subject.
enum class Walked : std::uint8_t { forward, backward };

// The edges that one step of a pattern reads.
struct PatternStep {
  using Types = std::bitset<256>;  // by EdgeTypeId
  Types forward;
  Types backward;

  bool reads(EdgeTypeId type, Walked walked) const { return (walked == Walked::forward ? forward : backward)[type]; }
  PatternStep inverse() const { return {backward, forward}; }
  friend bool operator==(const PatternStep&, const PatternStep&) = default;
};

// Matches sequences of walked edges. Built from steps by the functions below. Immutable; copies are deep.
class PathPattern {
 public:
  using State = std::uint16_t;
  static constexpr State initial = 0;
  // The greatest number of steps in a pattern; each copy in a repetition counts.
  static constexpr std::size_t most_steps = 512;
  static constexpr std::uint32_t unbounded = UINT32_MAX;

  // Matches the path without edges.
  PathPattern() : next_(1) {}
  // Matches one edge that the step reads.
  explicit PathPattern(const PatternStep& step);

  // States are numbered from 0. Every state except the initial one is entered by reading its own step.
  std::size_t state_count() const { return next_.size(); }
  std::size_t step_count() const { return steps_.size(); }
  const PatternStep& step_into(State state) const { return steps_[state - 1]; }
  // Reads what any step of the pattern reads.
  PatternStep steps() const;
  // The successors of a state, ascending.
  std::span<const State> next(State state) const { return next_[state]; }
  bool accepts(State state) const { return state == initial ? nullable_ : accepting_[state - 1]; }

  // The callers must refuse patterns with more than most_steps steps, because they know the text. sequence and
  // alternative have the sum of the steps of their operands, repetition has `copies` times those of its operand.
  friend PathPattern sequence(const PathPattern& a, const PathPattern& b);
  friend PathPattern alternative(const PathPattern& a, const PathPattern& b);
  // Between `least` and `most` repetitions. Requires most >= 1 and most >= least.
  friend PathPattern repetition(const PathPattern& pattern, std::uint32_t least, std::uint32_t most);
  // The pattern of the reversed paths.
  friend PathPattern inverse(const PathPattern& pattern);

  static std::size_t copies(std::uint32_t least, std::uint32_t most) {
    return most != unbounded ? most : least == 0 ? 1 : least;
  }

 private:
  // Appends the steps of another pattern with their transitions; returns the state number before its first step.
  State append(const PathPattern& other);
  void connect(std::span<const State> from, std::span<const State> to);
  std::vector<State> last() const;

  std::vector<PatternStep> steps_;
  std::vector<std::vector<State>> next_;  // by state
  std::vector<bool> accepting_;           // by step
  bool nullable_ = true;
};

PathPattern sequence(const PathPattern& a, const PathPattern& b);
PathPattern alternative(const PathPattern& a, const PathPattern& b);
PathPattern repetition(const PathPattern& pattern, std::uint32_t least, std::uint32_t most);
PathPattern inverse(const PathPattern& pattern);

// One or more edges, each walked in the direction in which goods move.
PathPattern goods_flow_pattern(const Kinds& kinds);

}  // namespace filiera
