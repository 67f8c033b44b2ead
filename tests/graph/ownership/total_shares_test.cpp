// SPDX-License-Identifier: Apache-2.0
// The total shares of all holders at once are those that each of them has alone.
#include "graph/ownership/total_shares.hpp"

#include <gtest/gtest.h>

#include <array>
#include <random>

#include "tests/graph/ownership/holdings_literal.hpp"

namespace filiera::total_shares_test {
namespace {

ReachRule multiplied() {
  ReachRule rule;
  rule.method = ReachMethod::multiplication;
  return rule;
}

TEST(TotalShares, OfAllHoldersAreThoseOfEachAlone) {
  std::mt19937 random(11);
  const auto draw = [&](unsigned most) { return random() % most; };
  const auto percent = [](unsigned number) {
    return Quantity(*Decimal::parse("0." + std::to_string(100 + number).substr(1)));
  };
  int rings = 0;
  for (int round = 0; round < 300; ++round) {
    HoldingsLiteral holdings;
    const unsigned parties = 2 + draw(9);
    for (unsigned p = 0; p < parties; ++p) holdings.party("P" + std::to_string(p));
    for (PartyId asset = 0; asset < parties; ++asset) {
      unsigned left = 99;
      for (unsigned i = 0, holders = draw(4); i < holders && left > 0; ++i) {
        const unsigned most = 1 + draw(left), least = draw(most + 1);
        left -= most;
        holdings.add((asset + draw(parties)) % parties, asset, percent(least), percent(most),
                     draw(6) == 0 ? Match::possible : Match::certain, Interest::shareholding, 1000 * asset + i, i);
      }
    }
    const ReachRule rule = multiplied();
    Registers registers(holdings, rule);
    Region region;
    region.everything = false;
    std::vector<PartyId> upstream{0};
    for (std::size_t next = 0; next < upstream.size(); ++next)
      for (const Holding& holding : holdings.holdings_in(upstream[next]))
        if (std::find(upstream.begin(), upstream.end(), holding.owner) == upstream.end())
          upstream.push_back(holding.owner);
    region.assets.insert(upstream.begin(), upstream.end());
    for (const Reading reading : {Reading::least, Reading::most}) {
      const auto totals = total_shares(registers, upstream, reading);
      ASSERT_TRUE(totals);
      for (std::size_t i = 1; i < upstream.size(); ++i) {
        LookThrough run(registers, region, reading);
        run.extend(std::array{upstream[i]}, upstream);
        const auto found = totals->find(upstream[i]);
        EXPECT_EQ(found == totals->end() ? Ratio{} : found->second, run.share_of(0)) << round << ": " << upstream[i];
        rings += run.reached().contains(upstream[i]) && !holdings.holdings_in(upstream[i]).empty() ? 1 : 0;
      }
    }
  }
  EXPECT_GT(rings, 100);
}

TEST(TotalShares, AreNotWorkedOutTogetherWhereSharesExcludeEachOther) {
  const HoldingsLiteral holdings("L 0.6 A maybe\nK 0.6 A maybe\n");
  const ReachRule rule = multiplied();
  Registers registers(holdings, rule);
  EXPECT_FALSE(total_shares(registers, std::array<PartyId, 3>{1, 0, 2}, Reading::most));
}

}  // namespace
}  // namespace filiera::total_shares_test
