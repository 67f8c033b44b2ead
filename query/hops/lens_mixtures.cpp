// SPDX-License-Identifier: Apache-2.0
// States between two dates, or two dates of knowledge, of one graph.
#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

#include "graph/time/bounds.hpp"
#include "graph/time/moved.hpp"
#include "query/hops/hop_mixtures.hpp"
#include "query/hops/hop_neighbours.hpp"

namespace filiera {
namespace {

std::int64_t days_in(DayRange days) { return std::int64_t{days.last} - days.first; }

class LensMixtures final : public HopMixtures {
 public:
  LensMixtures(const HopState& before, const HopState& after)
      : flow_(before.flow()), before_(before), after_(after), graph_(before.graph()) {
    const DayRange a = as_of(before), b = as_of(after);
    frame_ = days_in(a) < days_in(b) ? b : a;
  }

  std::vector<ChangedSubject> differing(const HopName& hop, HopAspect aspect) override {
    hop_ = hop;
    hop_states_.clear();
    std::vector<ChangedSubject> found;
    for (const PartName name : neighbourhood_.of(hop, aspect).claims) {
      const ClaimId c = graph_.find_claim(graph_.terms().find_iri(name));
      if (differs(c)) found.push_back({graph_.term_of_claim(c), graph_.term_of_claim(c)});
    }
    std::ranges::sort(found);
    return found;
  }

  const std::vector<HopAspectState>* mixed(const HopCause& subjects) override {
    const auto known = hop_states_.find(subjects);
    if (known != hop_states_.end()) return &known->second;
    const HopState& state = state_of(subjects);
    const std::vector<SupplyRow> rows = state.rows(hop_);
    return &hop_states_.emplace(subjects, state.aspects(rows)).first->second;
  }

 private:
  static DayRange as_of(const HopState& state) { return state.lens().options().as_of.value_or(DayRange{}); }

  // Whether the states see its attestations, or its time, otherwise.
  bool differs(ClaimId c) const {
    for (const AttestationRow& row : graph_.attestations(c))
      if (before_.lens().shows(row) != after_.lens().shows(row)) return true;
    if (as_of(before_) == as_of(after_)) return false;
    const Bounds a = in_frame(before_, c), b = in_frame(after_, c);
    return a != b;
  }
  // The bounds as far as they lie in the frame.
  Bounds in_frame(const HopState& state, ClaimId c) const {
    Bounds bounds = moved(state.lens().bounds(c), as_of(state), frame_);
    if (never_holds(bounds)) return {frame_.last + 1, frame_.last + 1, frame_.first - 1, frame_.first - 1};
    bounds.start_earliest = std::clamp(bounds.start_earliest, frame_.first, frame_.last + 1);
    if (bounds.start_latest != unbounded_future)
      bounds.start_latest = std::clamp(bounds.start_latest, frame_.first, frame_.last + 1);
    if (bounds.end_earliest != unbounded_past)
      bounds.end_earliest = std::clamp(bounds.end_earliest, frame_.first - 1, frame_.last);
    bounds.end_latest = std::clamp(bounds.end_latest, frame_.first - 1, frame_.last);
    return bounds;
  }

  const HopState& state_of(const HopCause& subjects) {
    constexpr std::size_t most_kept = 64;  // each has caches of its own
    const auto known = states_.find(subjects);
    if (known != states_.end()) return *known->second;
    auto mixture = std::make_shared<Mixture>();
    for (const ChangedSubject& subject : subjects) mixture->claims.push_back(graph_.find_claim(subject.after));
    std::ranges::sort(mixture->claims);
    mixture->as_of = as_of(after_);
    mixture->others_as_of = as_of(before_);
    mixture->frame = frame_;
    mixture->known_by = after_.lens().options().known_by;
    LensOptions options = before_.lens().options();
    if (options.as_of) options.as_of = frame_;
    options.mixture = std::move(mixture);
    if (states_.size() >= most_kept) states_.clear();
    return *states_.emplace(subjects, std::make_unique<HopState>(flow_, std::move(options))).first->second;
  }

  const GoodsFlowGraph& flow_;
  const HopState& before_;
  const HopState& after_;
  const KnowledgeGraph& graph_;
  Neighbourhood neighbourhood_{{&graph_}};
  DayRange frame_;
  HopName hop_;
  std::map<HopCause, std::vector<HopAspectState>> hop_states_;  // of hop_
  std::map<HopCause, std::unique_ptr<HopState>> states_;
};

}  // namespace

std::unique_ptr<HopMixtures> mixtures_of_lenses(const HopState& before, const HopState& after) {
  return std::make_unique<LensMixtures>(before, after);
}

}  // namespace filiera
