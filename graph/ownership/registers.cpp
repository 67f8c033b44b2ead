// SPDX-License-Identifier: Apache-2.0
// The register of an asset.
#include "graph/ownership/registers.hpp"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

namespace filiera {
namespace {

Quantity larger(const Quantity& a, const Quantity& b) { return a < b ? b : a; }
Quantity smaller(const Quantity& a, const Quantity& b) { return b < a ? b : a; }

// The ranges of one holding from its same-matter claims.
HoldingChoices choices_of(std::span<const Holding> tellings) {
  HoldingChoices choices;
  for (const Holding& telling : tellings) {
    if (telling.presence != Match::no) choices.ranges.push_back({telling.least, telling.most});
    choices.may_be_absent |= telling.presence != Match::certain;
  }
  keep_widest(choices.ranges);
  return choices;
}

// Whether all holdings are said to be apart, directly or through others. `blocks`: those of the tellings of each.
bool all_apart(const std::vector<std::vector<std::uint32_t>>& blocks) {
  boost::unordered_flat_map<std::uint32_t, std::vector<std::size_t>> holdings_of;
  for (std::size_t i = 0; i < blocks.size(); ++i)
    for (const std::uint32_t block : blocks[i]) holdings_of[block].push_back(i);
  std::vector<std::size_t> reached{0};
  std::vector<bool> met(blocks.size(), false);
  met[0] = true;
  for (std::size_t next = 0; next < reached.size(); ++next)
    for (const std::uint32_t block : blocks[reached[next]])
      for (const std::size_t other : std::exchange(holdings_of[block], {}))
        if (!met[other]) {
          met[other] = true;
          reached.push_back(other);
        }
  return reached.size() == blocks.size();
}

// Both totals of each pair, by `combine`; those of which not even the least fits are left out.
template <class Combine>
ShareRanges combined(const ShareRanges& totals, const HoldingChoices& holding, Combine combine) {
  ShareRanges found;
  found.reserve(totals.size() * (holding.ranges.size() + 1));
  if (holding.may_be_absent) found = totals;
  for (const ShareRange& total : totals)
    for (const ShareRange& range : holding.ranges) {
      ShareRange sum{combine(total.least, range.least), combine(total.most, range.most)};
      if (sum.least <= Quantity::one()) found.push_back(std::move(sum));
    }
  keep_widest(found);
  return found;
}

}  // namespace

void keep_widest(ShareRanges& ranges) {
  if (ranges.size() < 2) return;
  std::sort(ranges.begin(), ranges.end(), [](const ShareRange& a, const ShareRange& b) {
    if (a.least < b.least) return true;
    if (b.least < a.least) return false;
    return a.most > b.most;
  });
  std::size_t kept = 1;
  for (std::size_t i = 1; i < ranges.size(); ++i)
    if (ranges[i].most > ranges[kept - 1].most) {
      if (kept != i) ranges[kept] = std::move(ranges[i]);
      ++kept;
    }
  ranges.resize(kept);
}

Quantity HoldingChoices::least() const { return may_be_absent || ranges.empty() ? Quantity() : ranges.front().least; }

std::optional<ShareRanges> Holder::totals(std::size_t limit) const {
  const auto fold = [&](auto combine) -> std::optional<ShareRanges> {
    ShareRanges totals{{}};
    for (const HoldingChoices& holding : holdings) {
      if (holding.ranges.empty()) continue;
      totals = combined(totals, holding, combine);
      if (totals.size() > limit) return std::nullopt;
    }
    return totals;
  };
  auto found = fold([](const Quantity& a, const Quantity& b) { return a + b; });
  if (!found || blocks || holdings.size() < 2) return found;
  auto as_one = fold(larger);
  if (!as_one) return std::nullopt;
  found->insert(found->end(), as_one->begin(), as_one->end());
  keep_widest(*found);
  return found;
}

Register::Register(std::vector<Holding> holdings) {
  std::sort(holdings.begin(), holdings.end(), [](const Holding& a, const Holding& b) {
    return std::tie(a.owner, a.telling, a.claim) < std::tie(b.owner, b.telling, b.claim);
  });
  holders_.reserve(holdings.size());
  Quantity sure_in_all;
  std::vector<std::vector<std::uint32_t>> blocks;  // of the holdings of one holder
  for (std::size_t first = 0; first < holdings.size();) {
    Holder& holder = holders_.emplace_back();
    holder.owner = holdings[first].owner;
    blocks.clear();
    while (first < holdings.size() && holdings[first].owner == holder.owner) {
      std::size_t last = first;
      while (last < holdings.size() && holdings[last].owner == holder.owner &&
             holdings[last].telling == holdings[first].telling)
        ++last;
      const std::span<const Holding> tellings = std::span(holdings).subspan(first, last - first);
      first = last;
      // What every telling has on other days is no holding of this one.
      if (std::ranges::all_of(tellings, [](const Holding& telling) { return telling.presence == Match::no; })) continue;
      blocks.emplace_back();
      for (const Holding& telling : tellings) {
        if (telling.presence != Match::no) holder.claims.push_back(telling.claim);
        if (telling.block != no_block) blocks.back().push_back(telling.block);
      }
      holder.holdings.push_back(choices_of(tellings));
    }
    if (holder.holdings.empty()) {
      holders_.pop_back();
      continue;
    }
    holder.blocks = holder.holdings.size() == 1 || all_apart(blocks);
    for (const HoldingChoices& choices : holder.holdings)
      if (!choices.may_be_absent)
        holder.sure = holder.blocks ? holder.sure + choices.least() : larger(holder.sure, choices.least());
    sure_in_all += holder.sure;
  }
  contradictory_ = sure_in_all > Quantity::one();
  for (Holder& holder : holders_) {
    for (HoldingChoices& choices : holder.holdings) {
      choices.may_be_absent |= contradictory_;
      if (choices.ranges.empty()) continue;
      holder.most += choices.ranges.back().most;
      holder.least_at_most += choices.ranges.back().least;
    }
    if (contradictory_)
      holder.sure = holder.least = {};
    else
      holder.least = holder.sure;
    least_ += holder.least;
  }
}

std::size_t Register::find(PartyId owner) const {
  const auto found = std::partition_point(holders_.begin(), holders_.end(),
                                          [&](const Holder& holder) { return holder.owner < owner; });
  return found != holders_.end() && found->owner == owner ? static_cast<std::size_t>(found - holders_.begin())
                                                          : holders_.size();
}

bool Register::surely_holds(std::size_t holder) const { return holders_[holder].sure.is_positive(); }

bool Register::may_hold(std::size_t holder) const {
  const Holder& one = holders_[holder];
  const Quantity room = Quantity::one() - (least_ - one.least);
  if (!room.is_positive()) return false;
  for (const HoldingChoices& choices : one.holdings)
    for (const ShareRange& range : choices.ranges)
      if (range.most.is_positive() && range.least <= smaller(room, Quantity::one())) return true;
  return false;
}

std::span<const Register> Registers::of(PartyId asset) {
  const auto [known, fresh] = of_.try_emplace(asset, nullptr);
  if (fresh) {
    OfAsset& registers = made_.emplace_back();
    known->second = &registers;
    std::vector<Holding> holdings = source_->holdings_in(asset);
    std::erase_if(holdings,
                  [&](const Holding& holding) { return !rule_->counts[static_cast<std::size_t>(holding.interest)]; });
    for (std::size_t kind = 0; kind < interest_count && !holdings.empty(); ++kind) {
      const auto of_kind = [kind](const Holding& holding) {
        return static_cast<std::size_t>(holding.interest) == kind;
      };
      if (std::all_of(holdings.begin(), holdings.end(), of_kind)) {
        registers.emplace_back(std::move(holdings));
        break;
      }
      std::vector<Holding> some;
      std::copy_if(holdings.begin(), holdings.end(), std::back_inserter(some), of_kind);
      if (!some.empty()) registers.emplace_back(std::move(some));
    }
  }
  return {known->second->data(), known->second->size()};
}

}  // namespace filiera
