// SPDX-License-Identifier: Apache-2.0
// The cascade: reach by adding up the holdings of the reached parties.
#include "graph/ownership/cascade.hpp"

#include <algorithm>

namespace filiera {
namespace {

const Quantity& lesser(const Quantity& a, const Quantity& b) { return b < a ? b : a; }

}  // namespace

std::vector<PartyId> partners_of(const OwnershipSource& source, PartyId party, Reading reading) {
  std::vector<PartyId> partners;
  for (const Tie& tie : source.joint_with(party))
    if (present(tie.presence, reading)) partners.push_back(tie.party);
  return partners;
}

void Cascade::join(PartyId party, ReachReason reason) {
  if (!reached_.try_emplace(party, std::move(reason)).second) return;
  fresh_.push_back(party);
  tallies_.erase(party);
}

void Cascade::extend(std::span<const PartyId> listed, std::span<const PartyId> assets) {
  asked_.reset();
  for (const PartyId party : listed)
    if (listed_.insert(party).second) join(party, {});
  // Members that were added before the asset was examined.
  for (const PartyId asset : assets) {
    if (reached_.contains(asset)) continue;
    std::vector<PartyId> owners;
    for (const Register& of : registers_.of(asset))
      for (const Holder& holder : of.holders())
        if (counted_.contains(holder.owner)) owners.push_back(holder.owner);
    std::sort(owners.begin(), owners.end());
    owners.erase(std::unique(owners.begin(), owners.end()), owners.end());
    for (const PartyId owner : owners) count_in(owner, asset);
    if (registers_.rule().by_control)
      for (const Tie& tie : registers_.source().controllers_of(asset))
        if (present(tie.presence, reading_) && reached_.contains(tie.party) &&
            (registers_.rule().indirect || listed_.contains(tie.party)))
          join(asset, {{tie.claim}, 0});
  }
  settle();
}

void Cascade::count_in(PartyId owner, PartyId asset) {
  const std::span<const Register> registers = registers_.of(asset);
  std::vector<Tally>& tallies = tallies_[asset];
  tallies.resize(registers.size());
  for (std::size_t kind = 0; kind < registers.size(); ++kind) {
    const std::size_t at = registers[kind].find(owner);
    if (at == registers[kind].holders().size()) continue;
    add(registers[kind], at, tallies[kind]);
  }
  changed_.push_back(asset);
}

void Cascade::add(const Register& of, std::size_t at, Tally& tally) {
  const Holder& holder = of.holder(at);
  tally.most += holder.most;
  tally.least_at_most += holder.least_at_most;
  tally.least += holder.least;
  tally.sure += holder.sure;
  tally.members.push_back(at);
}

void Cascade::count(PartyId owner) {
  if (!counted_.insert(owner).second) return;
  for (const PartyId asset : registers_.source().assets_of(owner))
    if (region_.contains(asset) && !reached_.contains(asset)) count_in(owner, asset);
}

void Cascade::propagate(PartyId member) {
  if (!registers_.rule().indirect && !listed_.contains(member)) return;
  count(member);
  for (const PartyId partner : partners_of(registers_.source(), member, reading_)) count(partner);
  if (!registers_.rule().by_control) return;
  for (const Tie& tie : registers_.source().controlled_by(member))
    if (present(tie.presence, reading_) && region_.contains(tie.party)) join(tie.party, {{tie.claim}, 0});
}

void Cascade::settle() {
  while (!fresh_.empty() || !changed_.empty()) {
    std::vector<PartyId> round = std::exchange(fresh_, {});
    for (const PartyId member : round) propagate(member);
    std::vector<PartyId> changed = std::exchange(changed_, {});
    std::sort(changed.begin(), changed.end());
    changed.erase(std::unique(changed.begin(), changed.end()), changed.end());
    std::vector<std::pair<PartyId, ReachReason>> joining;
    for (const PartyId asset : changed)
      if (!reached_.contains(asset)) decide(asset, joining);
    for (auto& [asset, reason] : joining) join(asset, std::move(reason));
  }
}

void Cascade::decide(PartyId asset, std::vector<std::pair<PartyId, ReachReason>>& joining) {
  const std::span<const Register> registers = registers_.of(asset);
  const std::vector<Tally>& tallies = tallies_[asset];
  for (std::size_t kind = 0; kind < registers.size(); ++kind) {
    ReachReason reason;
    if (!passes(registers[kind], tallies[kind], reason)) continue;
    joining.emplace_back(asset, std::move(reason));
    return;
  }
}

bool Cascade::passes(const Register& of, const Tally& tally, ReachReason& reason) const {
  const ReachRule& rule = registers_.rule();
  if (reading_ == Reading::least) {
    if (!rule.passes(tally.sure)) return false;
    reason = reason_of(of, tally, 0);
    return true;
  }
  // The share that the smallest holdings of all other holders leave.
  const Quantity room = Quantity::one() - (of.least() - tally.least);
  if (!rule.passes(lesser(tally.most, room))) return false;
  if (tally.least_at_most > room) return some_choice_passes(of, tally, room, reason);
  reason = reason_of(of, tally, 0);
  return true;
}

// Where not all possible holdings of the members fit at once.
bool Cascade::some_choice_passes(const Register& of, const Tally& tally, const Quantity& room,
                                 ReachReason& reason) const {
  std::uint32_t exclusive = 0;
  switch (best_choice(of, tally, room, most_combinations, std::nullopt)) {
    case Outcome::fails:
      return false;
    case Outcome::undecided:
      for (const std::size_t member : tally.members)
        for (const HoldingChoices& choices : of.holder(member).holdings)
          exclusive += choices.may_be_absent || choices.ranges.size() > 1 ? 1 : 0;
      exclusive = std::max<std::uint32_t>(exclusive, 1);
      break;
    case Outcome::passes:
      break;
  }
  reason = reason_of(of, tally, exclusive);
  return true;
}

// The totals of several holders as ranges, without ranges that another contains.
Cascade::Outcome Cascade::best_choice(const Register& of, const Tally& tally, const Quantity& room, std::size_t limit,
                                      std::optional<std::size_t> held) const {
  ShareRanges totals{{}};
  std::size_t tried = 0;
  const std::size_t most_tried = limit * 64;
  for (const std::size_t member : tally.members) {
    std::optional<ShareRanges> own = of.holder(member).totals(limit);
    if (!own) return Outcome::undecided;
    if (member == held)
      for (ShareRange& range : *own)
        if (!range.least.is_positive()) range.least = Quantity().moved(1);
    ShareRanges sums;
    for (const ShareRange& total : totals)
      for (const ShareRange& range : *own) {
        if (range.most < range.least) continue;
        ShareRange sum{total.least + range.least, total.most + range.most};
        if (sum.least <= room) sums.push_back(std::move(sum));
      }
    keep_widest(sums);
    tried += sums.size();
    if (sums.size() > limit || tried > most_tried) return Outcome::undecided;
    totals = std::move(sums);
  }
  const bool found = std::any_of(totals.begin(), totals.end(), [&](const ShareRange& total) {
    return registers_.rule().passes(lesser(total.most, room));
  });
  return found ? Outcome::passes : Outcome::fails;
}

Cascade::Tally Cascade::tally_of(const Register& of) const {
  Tally tally;
  for (std::size_t i = 0; i < of.holders().size(); ++i)
    if (counted_.contains(of.holder(i).owner)) add(of, i, tally);
  return tally;
}

bool Cascade::reached_in_any_case(PartyId asset) const {
  if (listed_.contains(asset)) return true;
  if (!registers_.rule().by_control) return false;
  const std::vector<Tie> ties = registers_.source().controllers_of(asset);
  return std::any_of(ties.begin(), ties.end(), [&](const Tie& tie) {
    return present(tie.presence, reading_) && reached_.contains(tie.party) &&
           (registers_.rule().indirect || listed_.contains(tie.party));
  });
}

bool Cascade::holds_where_reached(PartyId asset, std::size_t kind, std::size_t holder) const {
  if (reading_ == Reading::least) return true;
  const std::span<const Register> registers = registers_.of(asset);
  const Register& of = registers[kind];
  if (!asked_ || asked_->asset != asset || asked_->kind != kind) {
    asked_ = Asked{asset, kind, tally_of(of), false};
    const Tally& tally = asked_->tally;
    const Quantity room = Quantity::one() - (of.least() - tally.least);
    asked_->exclusive =
        tally.least_at_most > room && tally.members.size() <= most_exclusive && !reached_in_any_case(asset);
  }
  if (!asked_->exclusive || !counted_.contains(of.holder(holder).owner)) return true;
  const Quantity room = Quantity::one() - (of.least() - asked_->tally.least);
  constexpr std::size_t most_each = 4096;
  if (best_choice(of, asked_->tally, room, most_each, holder) != Outcome::fails) return true;
  ReachReason reason;
  for (std::size_t other = 0; other < registers.size(); ++other)
    if (other != kind && passes(registers[other], tally_of(registers[other]), reason)) return true;
  return false;
}

// The fewest holders whose shares pass the threshold, the greatest shares first.
ReachReason Cascade::reason_of(const Register& of, const Tally& tally, std::uint32_t undecided) const {
  ReachReason reason;
  reason.undecided = undecided;
  std::vector<std::size_t> order = tally.members;
  const auto share = [&](std::size_t member) -> const Quantity& {
    return reading_ == Reading::least ? of.holder(member).sure : of.holder(member).most;
  };
  std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const auto compared = share(a) <=> share(b);
    return compared == 0 ? a < b : compared > 0;
  });
  Quantity total;
  for (const std::size_t member : order) {
    total += share(member);
    const Holder& holder = of.holder(member);
    reason.claims.insert(reason.claims.end(), holder.claims.begin(), holder.claims.end());
    if (registers_.rule().passes(total)) break;
  }
  return reason;
}

}  // namespace filiera
