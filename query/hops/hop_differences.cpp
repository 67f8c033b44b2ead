// SPDX-License-Identifier: Apache-2.0
// Compares the hops of two states of knowledge.
#include "query/hops/hop_differences.hpp"

#include <algorithm>
#include <compare>
#include <iterator>
#include <memory>
#include <optional>
#include <span>
#include <tuple>
#include <utility>

#include "query/hops/hop_mixtures.hpp"

namespace filiera {
namespace {

// The rows of the next hop in `rows` from `at` on; empty at the end.
std::span<const SupplyRow> hop_at(const HopState& state, const std::vector<SupplyRow>& rows, std::size_t at) {
  std::size_t end = at;
  while (end < rows.size() && state.name(rows[end]) == state.name(rows[at])) ++end;
  return std::span(rows).subspan(at, end - at);
}

HopCause united(const HopCause& a, const HopCause& b) {
  HopCause both;
  std::ranges::set_union(a, b, std::back_inserter(both));
  return both;
}

HopCause left_of(const HopCause& all, const HopCause& some) {
  HopCause rest;
  std::ranges::set_difference(all, some, std::back_inserter(rest));
  return rest;
}

// Finds which changes make an aspect of a hop stand as it does on the second side.
class CauseSearch {
 public:
  // How often it asks how the hop stands in a mixture.
  static constexpr std::size_t most_tries = 200;

  // `before` and `after`: the aspect on the two sides; null on one that lacks it.
  CauseSearch(HopMixtures& mixtures, const std::vector<ChangedSubject>& near, const HopAspectState* before,
              const HopAspectState* after)
      : mixtures_(mixtures), near_(near), before_(before), after_(after) {}

  std::vector<HopCause> run() {
    if (near_.empty()) return {};
    if (near_.size() == 1) return {near_};
    std::vector<HopCause> causes;
    HopCause rest;
    // Of many, each alone is only looked for by halving.
    constexpr std::size_t few = 24;
    for (const ChangedSubject& each : near_) {
      if (near_.size() <= few && makes({each}))
        add({each}, causes);
      else
        rest.push_back(each);
    }
    while (!rest.empty() && tries_ < most_tries && makes(rest)) {
      const HopCause cause = smallest(rest);
      add(cause, causes);
      rest = left_of(rest, cause);
    }
    if (causes.empty()) causes.push_back(near_);
    return causes;
  }

 private:
  // Whether the change is made where only these are as on the second side.
  bool makes(const HopCause& subjects) {
    ++tries_;
    const std::vector<HopAspectState>* state = mixtures_.mixed(subjects);
    if (!state) return false;
    // A measure ends on a hop that goes on.
    const bool of_hop = (after_ ? after_ : before_)->aspect == HopAspect::hop;
    if (!of_hop && state->front().standing.match == Match::no) return false;
    const HopAspectState* found = after_ ? counterpart(*state, *after_) : nullptr;
    if (!found && before_) found = counterpart(*state, *before_);
    return (found ? found->standing : Standing{}) == (after_ ? after_->standing : Standing{});
  }

  // Adds a cause that makes the change beside the others too.
  void add(HopCause cause, std::vector<HopCause>& causes) {
    HopCause both = united(all_, cause);
    if (!causes.empty() && !makes(both)) return;
    all_ = std::move(both);
    causes.push_back(std::move(cause));
  }

  // A part of the subjects that makes the change and of which nothing can be left out. Requires that all make it.
  // As far as most_tries allows.
  HopCause smallest(HopCause subjects) {
    for (std::size_t step = (subjects.size() + 1) / 2; step > 0 && tries_ < most_tries;) {
      bool removed = false;
      for (std::size_t at = 0; at < subjects.size() && tries_ < most_tries;) {
        HopCause fewer = subjects;
        const auto first = fewer.begin() + static_cast<std::ptrdiff_t>(at);
        fewer.erase(first, first + static_cast<std::ptrdiff_t>(std::min(step, subjects.size() - at)));
        if (!fewer.empty() && makes(fewer)) {
          subjects = std::move(fewer);
          removed = true;
        } else {
          at += step;
        }
      }
      if (step > 1 || !removed) step /= 2;
    }
    return subjects;
  }

  HopMixtures& mixtures_;
  const std::vector<ChangedSubject>& near_;
  const HopAspectState* before_;
  const HopAspectState* after_;
  HopCause all_;  // of the causes so far
  std::size_t tries_ = 0;
};

class HopComparison {
 public:
  HopComparison(const HopSide& before, const HopSide& after)
      : before_(*before.flow, before.lens),
        after_(*after.flow, after.lens),
        queries_{before.query, after.query},
        one_graph_(&before_.graph() == &after_.graph()),
        certain_only_(before.lens.minimum_certainty == Firmness::certain) {}

  std::vector<HopDifference> run() {
    const std::vector<SupplyRow> a = rows_of(before_, queries_[0]), b = rows_of(after_, queries_[1]);
    std::size_t i = 0, j = 0;
    while (i < a.size() || j < b.size()) {
      const auto order = i == a.size()   ? std::weak_ordering::greater
                         : j == b.size() ? std::weak_ordering::less
                                         : before_.name(a[i]) <=> after_.name(b[j]);
      std::span<const SupplyRow> of_a, of_b;
      if (order <= 0) i += (of_a = hop_at(before_, a, i)).size();
      if (order >= 0) j += (of_b = hop_at(after_, b, j)).size();
      compare(of_a, of_b);
    }
    return std::move(changes_);
  }

 private:
  static std::vector<SupplyRow> rows_of(const HopState& state, const std::optional<SupplyQuery>& query) {
    return query ? state.rows(*query) : std::vector<SupplyRow>();
  }

  void compare(std::span<const SupplyRow> a, std::span<const SupplyRow> b) {
    const HopName name = a.empty() ? after_.name(b.front()) : before_.name(a.front());
    // Whether the product is of those that were asked for may differ between the sides too.
    std::vector<SupplyRow> more;
    const auto by_product = [](const std::optional<SupplyQuery>& query) { return !query || query->product; };
    if (a.empty() && by_product(queries_[0])) a = more = before_.rows(name);
    if (b.empty() && by_product(queries_[1])) b = more = after_.rows(name);
    near_.reset();
    const std::vector<HopAspectState> in_a = before_.aspects(a), in_b = after_.aspects(b);
    HopDifference hop;
    const SupplyRow& shown = b.empty() ? a.front() : b.front();
    hop.hop = shown;
    hop.partner = shown.partner;
    hop.in_after = !b.empty();
    std::vector<HopDifference> found;
    const auto add = [&](const HopAspectState* before, const HopAspectState* after) {
      HopDifference change = hop;
      const HopAspectState& of = after ? *after : *before;
      change.aspect = of.aspect;
      change.measure = of.measure;
      change.measure_in_after = after != nullptr;
      change.rule = of.rule;
      change.role = of.role;
      change.effect = of.effect;
      if (before) change.before = before->standing;
      if (after) change.after = after->standing;
      if (change.before == change.after) return;
      const auto possible = [](const Standing& standing) { return standing.match == Match::possible; };
      if (certain_only_ && (possible(change.before) || possible(change.after))) return;
      change.causes = CauseSearch(mixtures(), near(name, of.aspect), before, after).run();
      found.push_back(std::move(change));
    };
    if (a.empty() || b.empty()) {
      add(a.empty() ? nullptr : &in_a.front(), b.empty() ? nullptr : &in_b.front());
    } else {
      for (const HopAspectState& after : in_b) add(counterpart(in_a, after), &after);
      for (const HopAspectState& before : in_a)
        if (!counterpart(in_b, before)) add(&before, nullptr);
    }
    std::ranges::stable_sort(found, [&](const HopDifference& x, const HopDifference& y) { return key(x) < key(y); });
    std::ranges::move(found, std::back_inserter(changes_));
  }

  std::tuple<HopAspect, PartName, MeasureRole> key(const HopDifference& change) const {
    return {change.aspect, (change.measure_in_after ? after_ : before_).name(change.measure), change.role};
  }

  HopMixtures& mixtures() {
    if (!mixtures_) mixtures_ = one_graph_ ? mixtures_of_lenses(before_, after_) : mixtures_of_graphs(before_, after_);
    return *mixtures_;
  }
  // Measures and parties have the same neighbours; the hop itself is asked about first.
  const std::vector<ChangedSubject>& near(const HopName& hop, HopAspect aspect) {
    if (!near_ || near_of_hop_ != (aspect == HopAspect::hop)) near_ = mixtures().differing(hop, aspect);
    near_of_hop_ = aspect == HopAspect::hop;
    return *near_;
  }

  HopState before_, after_;
  std::optional<SupplyQuery> queries_[2];
  bool one_graph_;
  bool certain_only_;
  std::unique_ptr<HopMixtures> mixtures_;
  std::optional<std::vector<ChangedSubject>> near_;  // of the hop that is compared, in the aspect before
  bool near_of_hop_ = false;
  std::vector<HopDifference> changes_;
};

}  // namespace

std::vector<HopDifference> hop_differences(const HopSide& before, const HopSide& after) {
  return HopComparison(before, after).run();
}

}  // namespace filiera
