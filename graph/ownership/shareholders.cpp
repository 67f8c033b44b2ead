// SPDX-License-Identifier: Apache-2.0
// The total share of each direct and indirect holder of a party.
#include "graph/ownership/shareholders.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "graph/model/amount.hpp"

namespace filiera {
namespace {

ReachRule multiplied_shares() {
  ReachRule rule;
  rule.method = ReachMethod::multiplication;
  return rule;
}

// The parties reachable by `next`, breadth first, without the start.
template <class Next>
std::vector<PartyOnChain> walk(PartyId start, Next next) {
  std::vector<PartyOnChain> found{{start, 0}};
  boost::unordered_flat_set<PartyId> met{start};
  for (std::size_t i = 0; i < found.size(); ++i) {
    const PartyOnChain at = found[i];
    for (const PartyId party : next(at.party))
      if (met.insert(party).second) found.push_back({party, at.distance + 1});
  }
  found.erase(found.begin());
  return found;
}

struct Percent {
  std::string text;  // "62.5"
  bool exact = true;
};

Percent percent_of(const Ratio::Number& share) {
  const Quantity::Integer scaled = numerator(share) * 1'000'000;
  Quantity::Integer quotient, remainder;
  divide_qr(scaled, Quantity::Integer(denominator(share)), quotient, remainder);
  const auto digits = Decimal::parse(quotient.str());
  return {digits ? digits->shifted(-4).text() : "0", remainder == 0};
}

}  // namespace

Shareholders::Shareholders(const OwnershipSource& source)
    : source_(&source), rule_(multiplied_shares()), registers_(source, rule_) {}

std::vector<PartyOnChain> Shareholders::owners_of(PartyId asset) const {
  return walk(asset, [this](PartyId party) {
    std::vector<PartyId> owners;
    for (const Holding& holding : source_->holdings_in(party))
      if (holding.presence != Match::no) owners.push_back(holding.owner);
    for (const Tie& tie : source_->controllers_of(party)) owners.push_back(tie.party);
    return owners;
  });
}

std::vector<PartyOnChain> Shareholders::owned_by(PartyId owner) const {
  return walk(owner, [this](PartyId party) {
    std::vector<PartyId> assets;
    for (const PartyId asset : source_->assets_of(party))
      for (const Holding& holding : source_->holdings_in(asset))
        if (holding.owner == party && holding.presence != Match::no) assets.push_back(asset);
    for (const Tie& tie : source_->controlled_by(party)) assets.push_back(tie.party);
    return assets;
  });
}

ShareInAll Shareholders::share_in_all(PartyId owner, PartyId asset) {
  Region region;
  region.everything = false;
  std::vector<PartyId> assets{asset};
  for (const PartyOnChain& on : owners_of(asset)) assets.push_back(on.party);
  region.assets.insert(assets.begin(), assets.end());
  ShareInAll share;
  for (const auto& [reading, value] :
       {std::pair{Reading::least, &share.least}, std::pair{Reading::most, &share.most}}) {
    LookThrough run(registers_, region, reading);
    run.extend(std::array{owner}, assets);
    *value = run.share_of(asset);
  }
  return share;
}

std::string share_in_all_text(const ShareInAll& share) {
  const Percent least = percent_of(share.least.number), most = percent_of(share.most.number);
  const char* about = least.exact && most.exact ? "" : "about ";
  if (share.least == share.most) return fmt::format("{}{} %", about, least.text);
  if (share.least.number == share.most.number)
    return fmt::format("{}{}{} %", about, share.least.infinitesimals > 0 ? "over " : "under ", least.text);
  return fmt::format("{}{}{} to {}{} %", about, share.least.infinitesimals > 0 ? "over " : "", least.text,
                     share.most.infinitesimals < 0 ? "under " : "", most.text);
}

}  // namespace filiera
