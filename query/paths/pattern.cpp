// SPDX-License-Identifier: Apache-2.0
// Operations on patterns: each combines the automata of its operands.
#include "query/paths/pattern.hpp"

#include <algorithm>
#include <iterator>

namespace filiera {
namespace {

using State = PathPattern::State;

std::vector<State> shifted(std::span<const State> states, State by) {
  std::vector<State> result(states.begin(), states.end());
  for (State& state : result) state = static_cast<State>(state + by);
  return result;
}

}  // namespace

PathPattern::PathPattern(const PatternStep& step) : steps_{step}, next_{{1}, {}}, accepting_{true}, nullable_(false) {}

PatternStep PathPattern::steps() const {
  PatternStep all;
  for (const PatternStep& step : steps_) {
    all.forward |= step.forward;
    all.backward |= step.backward;
  }
  return all;
}

State PathPattern::append(const PathPattern& other) {
  const State before = static_cast<State>(steps_.size());
  steps_.insert(steps_.end(), other.steps_.begin(), other.steps_.end());
  accepting_.insert(accepting_.end(), other.accepting_.begin(), other.accepting_.end());
  for (std::size_t state = 1; state < other.next_.size(); ++state) next_.push_back(shifted(other.next_[state], before));
  return before;
}

void PathPattern::connect(std::span<const State> from, std::span<const State> to) {
  for (const State state : from) {
    std::vector<State> joined;
    std::set_union(next_[state].begin(), next_[state].end(), to.begin(), to.end(), std::back_inserter(joined));
    next_[state] = std::move(joined);
  }
}

std::vector<State> PathPattern::last() const {
  std::vector<State> states;
  for (std::size_t step = 0; step < steps_.size(); ++step)
    if (accepting_[step]) states.push_back(static_cast<State>(step + 1));
  return states;
}

PathPattern sequence(const PathPattern& a, const PathPattern& b) {
  PathPattern joined = a;
  const std::vector<State> last = a.last();
  const State before = joined.append(b);
  const std::vector<State> first = shifted(b.next(PathPattern::initial), before);
  joined.connect(last, first);
  if (a.nullable_) joined.connect(std::vector<State>{PathPattern::initial}, first);
  if (!b.nullable_) std::fill_n(joined.accepting_.begin(), before, false);
  joined.nullable_ = a.nullable_ && b.nullable_;
  return joined;
}

PathPattern alternative(const PathPattern& a, const PathPattern& b) {
  PathPattern joined = a;
  const State before = joined.append(b);
  joined.connect(std::vector<State>{PathPattern::initial}, shifted(b.next(PathPattern::initial), before));
  joined.nullable_ = a.nullable_ || b.nullable_;
  return joined;
}

// A chain of copies: each is entered only from the previous one, and those from number `least` on accept. A copy that
// matches the empty path can be skipped, so that `least` becomes 0.
PathPattern repetition(const PathPattern& pattern, std::uint32_t least, std::uint32_t most) {
  if (pattern.nullable_) least = 0;
  PathPattern joined;
  std::vector<State> last{PathPattern::initial};
  std::vector<State> first;
  const std::size_t copies = PathPattern::copies(least, most);
  for (std::size_t copy = 1; copy <= copies; ++copy) {
    const State before = joined.append(pattern);
    first = shifted(pattern.next(PathPattern::initial), before);
    joined.connect(last, first);
    if (copy < least) std::fill(joined.accepting_.begin() + before, joined.accepting_.end(), false);
    last = shifted(pattern.last(), before);
  }
  if (most == PathPattern::unbounded) joined.connect(last, first);
  joined.nullable_ = least == 0;
  return joined;
}

PathPattern inverse(const PathPattern& pattern) {
  PathPattern turned;
  turned.nullable_ = pattern.nullable_;
  turned.next_.resize(pattern.next_.size());
  turned.accepting_.resize(pattern.steps_.size(), false);
  for (const PatternStep& step : pattern.steps_) turned.steps_.push_back(step.inverse());
  turned.next_[PathPattern::initial] = pattern.last();
  for (const State first : pattern.next(PathPattern::initial)) turned.accepting_[first - 1] = true;
  for (std::size_t state = 1; state < pattern.next_.size(); ++state)
    for (const State next : pattern.next_[state]) turned.next_[next].push_back(static_cast<State>(state));
  return turned;
}

PathPattern goods_flow_pattern(const Kinds& kinds) {
  PatternStep step;
  for (std::size_t type = 0; type < kinds.edge_types().size(); ++type) {
    step.forward[type] = kinds.edge_types()[type].goods_flow == GoodsFlow::with;
    step.backward[type] = kinds.edge_types()[type].goods_flow == GoodsFlow::against;
  }
  return repetition(PathPattern(step), 1, PathPattern::unbounded);
}

}  // namespace filiera
