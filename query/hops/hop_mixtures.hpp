// SPDX-License-Identifier: Apache-2.0
// States between two states of knowledge: the first, in which some subjects are as in the second; internal to
// hop_differences.
#pragma once

#include <memory>
#include <set>

#include "query/hops/hop_state.hpp"

namespace filiera {

class HopMixtures {
 public:
  virtual ~HopMixtures() = default;
  // What differs between the states and may decide how the aspect of the hop stands, in order. Asked before mixed().
  virtual std::vector<ChangedSubject> differing(const HopName& hop, HopAspect aspect) = 0;
  // How the hop of the last differing(), in that aspect, stands in the first state, if the subjects, of those and in
  // order, are as in the second. Nothing if there is no such state, because its claims do not fit together.
  virtual const std::vector<HopAspectState>* mixed(const HopCause& subjects) = 0;
};

// Mixtures of two states of one graph.
std::unique_ptr<HopMixtures> mixtures_of_lenses(const HopState& before, const HopState& after);
// Mixtures of two graphs.
std::unique_ptr<HopMixtures> mixtures_of_graphs(const HopState& before, const HopState& after);

}  // namespace filiera
