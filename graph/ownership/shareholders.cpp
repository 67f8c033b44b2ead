// SPDX-License-Identifier: Apache-2.0
// The total share of each direct and indirect holder of a party.
#include "graph/ownership/shareholders.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <boost/unordered/unordered_flat_map.hpp>
#include <utility>

#include "graph/model/amount.hpp"
#include "io/phrases.hpp"

namespace filiera {
namespace {

ReachRule multiplied_shares() {
  ReachRule rule;
  rule.method = ReachMethod::multiplication;
  return rule;
}

// The parties that `next` leads to, breadth first, without the start. `next` gives ties with their presence.
template <class Next>
std::vector<PartyOnChain> walk(PartyId start, Next next) {
  std::vector<PartyOnChain> found{{start, 0, Match::certain, 0, start}};
  boost::unordered_flat_map<PartyId, std::size_t> number{{start, 0}};
  std::vector<PartyId> surely;  // to be walked again: certain links lead there
  for (std::size_t i = 0; i < found.size(); ++i) {
    const PartyOnChain at = found[i];
    for (const Tie& tie : next(at.party)) {
      const auto [known, fresh] = number.try_emplace(tie.party, found.size());
      const Match match = both(at.match, tie.presence);
      if (fresh)
        found.push_back({tie.party, at.distance + 1, match, tie.claim, at.party});
      else if (match > found[known->second].match) {
        PartyOnChain& on = found[known->second];
        on = {on.party, on.distance, match, tie.claim, at.party};
        surely.push_back(tie.party);
      }
    }
  }
  for (std::size_t i = 0; i < surely.size(); ++i)
    for (const Tie& tie : next(surely[i])) {
      PartyOnChain& on = found[number.at(tie.party)];
      if (tie.presence != Match::certain || on.match == Match::certain) continue;
      on = {on.party, on.distance, Match::certain, tie.claim, surely[i]};
      surely.push_back(tie.party);
    }
  found.erase(found.begin());
  return found;
}

std::vector<Tie> ties_to_owners(const OwnershipSource& source, PartyId party) {
  std::vector<Tie> ties;
  for (const Holding& holding : source.holdings_in(party))
    if (holding.presence != Match::no) ties.push_back({holding.owner, holding.claim, holding.presence});
  for (const Tie& tie : source.controllers_of(party)) ties.push_back(tie);
  return ties;
}

std::vector<Tie> ties_to_owned(const OwnershipSource& source, PartyId party) {
  std::vector<Tie> ties;
  for (const PartyId asset : source.assets_of(party))
    for (const Holding& holding : source.holdings_in(asset))
      if (holding.owner == party && holding.presence != Match::no)
        ties.push_back({asset, holding.claim, holding.presence});
  for (const Tie& tie : source.controlled_by(party)) ties.push_back(tie);
  return ties;
}

struct Percent {
  std::string text;  // "62.5"
  bool exact = true;
};

Percent percent_of(const Ratio::Number& share) {
  const Integer scaled = numerator(share) * 1'000'000;
  Integer quotient, remainder;
  divide_qr(scaled, Integer(denominator(share)), quotient, remainder);
  const auto digits = Decimal::parse(quotient.str());
  return {digits ? number_text(digits->shifted(-4)) : "0", remainder == 0};
}

}  // namespace

Shareholders::Shareholders(const OwnershipSource& source)
    : source_(&source), rule_(multiplied_shares()), registers_(source, rule_) {}

std::vector<PartyOnChain> Shareholders::owners_of(PartyId asset) const {
  return walk(asset, [this](PartyId party) { return ties_to_owners(*source_, party); });
}

std::vector<PartyOnChain> Shareholders::owned_by(PartyId owner) const {
  return walk(owner, [this](PartyId party) { return ties_to_owned(*source_, party); });
}

namespace {

bool leads_on(const std::vector<Tie>& ties, PartyId party) {
  return std::any_of(ties.begin(), ties.end(), [party](const Tie& tie) { return tie.party != party; });
}

}  // namespace

bool Shareholders::is_owned(PartyId party) const { return leads_on(ties_to_owners(*source_, party), party); }
bool Shareholders::owns_any(PartyId party) const { return leads_on(ties_to_owned(*source_, party), party); }

ShareInAll Shareholders::share_in_all(PartyId owner, PartyId asset) {
  if (asset_ != asset) {
    asset_ = asset;
    holders_ = {asset};
    for (const PartyOnChain& on : owners_of(asset)) holders_.push_back(on.party);
    region_.everything = false;
    region_.assets.clear();
    region_.assets.insert(holders_.begin(), holders_.end());
    walked_ += holders_.size();
    asked_twice_ = false;
    totals_.reset();
  } else if (!std::exchange(asked_twice_, true)) {
    if (auto least = total_shares(registers_, holders_, Reading::least))
      if (auto most = total_shares(registers_, holders_, Reading::most))
        totals_.emplace(std::move(*least), std::move(*most));
  }
  if (totals_ && owner != asset) {
    const auto share_of = [owner](const Totals& totals) {
      const auto found = totals.find(owner);
      return found == totals.end() ? Ratio{} : found->second;
    };
    return {share_of(totals_->first), share_of(totals_->second)};
  }
  const std::vector<PartyId> held = source_->assets_of(owner);
  const bool through_others =
      source_->joint_with(owner).size() > 0 ||
      std::any_of(held.begin(), held.end(), [&](PartyId other) { return other != asset && region_.contains(other); });
  const std::span<const Register> registers = registers_.of(asset);
  if (!through_others && owner != asset && registers.size() == 1) {
    const Register& of = registers.front();
    const std::size_t at = of.find(owner);
    if (at == of.holders().size()) return {};
    const Holder& holder = of.holder(at);
    const Quantity room = Quantity::one() - (of.least() - holder.least);
    // Rings through the asset itself would add to it.
    if (holder.least_at_most <= room && source_->assets_of(asset).empty())
      return {Ratio::of(holder.sure), Ratio::of(holder.most < room ? holder.most : room)};
  }
  walked_ += holders_.size();
  ShareInAll share;
  for (const auto& [reading, value] :
       {std::pair{Reading::least, &share.least}, std::pair{Reading::most, &share.most}}) {
    LookThrough run(registers_, region_, reading);
    run.extend(std::array{owner}, holders_);
    *value = run.share_of(asset);
  }
  return share;
}

std::string share_in_all_text(const ShareInAll& share) {
  const Percent least = percent_of(share.least.number), most = percent_of(share.most.number);
  if (most.text == "0" && share.most.is_positive())
    return say("under {}", number_text(*Decimal::parse("0.0001")) + " %");
  const auto about = [&](const std::string& text) { return least.exact && most.exact ? text : say("about {}", text); };
  if (share.least == share.most) return about(least.text + " %");
  if (share.least.number == share.most.number)
    return about(share.least.infinitesimals > 0 ? say("over {}", least.text + " %")
                                                : say("under {}", least.text + " %"));
  return about(say("{} to {}", share.least.infinitesimals > 0 ? say("over {}", least.text) : least.text,
                   (share.most.infinitesimals < 0 ? say("under {}", most.text) : most.text) + " %"));
}

}  // namespace filiera
