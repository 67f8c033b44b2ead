// SPDX-License-Identifier: Apache-2.0
// Reach against all worlds one by one, written from the definitions alone: small random holdings, in both methods.
#include <algorithm>
#include <cmath>
#include <map>
#include <random>
#include <set>

#include "graph/ownership/exact_parts.hpp"
#include "tests/graph/ownership/holdings_literal.hpp"

namespace filiera {
namespace {

// Shares in billionths; a bound that is excluded lies one of them off.
using Billionths = std::int64_t;
constexpr Billionths whole = 1'000'000'000;

Billionths billionths(const Quantity& quantity) {
  const ExactParts parts = quantity.parts();
  Integer divisor = 1;
  for (std::uint32_t i = 9; i < parts.decimals; ++i) divisor *= 10;
  return Billionths(Integer(parts.units / divisor)) + quantity.infinitesimals();
}

struct Case {
  HoldingsLiteral holdings;
  ReachRule rule;
  Billionths threshold = 0;
  std::map<PartyId, Match> reachable;
};

using Box = std::pair<Billionths, Billionths>;
using Shares = std::map<PartyId, Billionths>;  // by owner

// All that one owner may hold in one asset and kind; `loose` where each holding may be absent.
std::set<Box> totals_of(const std::vector<Holding>& holdings, bool loose) {
  std::map<std::uint32_t, std::vector<const Holding*>> by_telling;
  for (const Holding& holding : holdings) by_telling[holding.telling].push_back(&holding);
  std::vector<std::set<std::uint32_t>> blocks;  // sets of claims that are apart, as far as they meet
  bool unmarked = false;
  std::vector<std::vector<std::optional<Box>>> choices;
  for (const auto& [telling, tellings] : by_telling) {
    if (std::ranges::all_of(tellings, [](const Holding* holding) { return holding->presence == Match::no; })) continue;
    std::set<std::uint32_t> own;
    std::vector<std::optional<Box>> options;
    for (const Holding* holding : tellings) {
      if (holding->block != no_block) own.insert(holding->block);
      if (holding->presence != Match::no) options.push_back(Box{billionths(holding->least), billionths(holding->most)});
      if (holding->presence != Match::certain || loose) options.push_back(std::nullopt);
    }
    unmarked |= own.empty();
    std::erase_if(blocks, [&own](const std::set<std::uint32_t>& other) {
      const bool meet = std::ranges::any_of(other, [&own](std::uint32_t block) { return own.contains(block); });
      if (meet) own.insert(other.begin(), other.end());
      return meet;
    });
    blocks.push_back(own);
    choices.push_back(options);
  }
  std::set<Box> totals;
  std::vector<std::size_t> pick(choices.size(), 0);
  for (bool more = true; more;) {
    Box sum{0, 0}, largest{0, 0};
    for (std::size_t i = 0; i < pick.size(); ++i)
      if (const auto& box = choices[i][pick[i]]) {
        sum = {sum.first + box->first, sum.second + box->second};
        largest = {std::max(largest.first, box->first), std::max(largest.second, box->second)};
      }
    totals.insert(sum);
    if (unmarked || blocks.size() > 1) totals.insert(largest);
    more = false;
    for (std::size_t i = 0; i < pick.size() && !more; ++i) {
      more = ++pick[i] < choices[i].size();
      if (!more) pick[i] = 0;
    }
  }
  return totals;
}

// The corners of what the holders of one asset may hold in one kind, together at most the whole.
std::vector<Shares> registers_of(const std::map<PartyId, std::vector<Holding>>& by_owner) {
  Billionths least = 0;
  for (const auto& [owner, holdings] : by_owner) {
    Billionths of_owner = INT64_MAX;
    for (const Box& box : totals_of(holdings, false)) of_owner = std::min(of_owner, box.first);
    least += of_owner;
  }
  std::vector<PartyId> owners;
  std::vector<std::vector<Box>> boxes;
  for (const auto& [owner, holdings] : by_owner) {
    owners.push_back(owner);
    const std::set<Box> totals = totals_of(holdings, least > whole);
    boxes.emplace_back(totals.begin(), totals.end());
  }
  std::set<std::vector<Billionths>> found;
  std::vector<std::size_t> pick(owners.size(), 0);
  for (bool more = true; more;) {
    for (std::size_t corner = 0; corner < std::size_t{1} << owners.size(); ++corner)
      for (std::size_t free = 0; free <= owners.size(); ++free) {
        std::vector<Billionths> shares(owners.size());
        Billionths sum = 0;
        for (std::size_t i = 0; i < owners.size(); ++i) {
          const Box& box = boxes[i][pick[i]];
          shares[i] = corner >> i & 1u ? box.second : box.first;
          if (i != free) sum += shares[i];
        }
        if (free < owners.size()) {
          shares[free] = whole - sum;
          sum = whole;
        }
        bool fits = sum <= whole;
        for (std::size_t i = 0; i < owners.size(); ++i)
          fits &= boxes[i][pick[i]].first <= shares[i] && shares[i] <= boxes[i][pick[i]].second;
        if (fits) found.insert(shares);
      }
    more = false;
    for (std::size_t i = 0; i < pick.size() && !more; ++i) {
      more = ++pick[i] < boxes[i].size();
      if (!more) pick[i] = 0;
    }
  }
  std::vector<Shares> registers;
  for (const auto& shares : found) {
    Shares by_name;
    for (std::size_t i = 0; i < owners.size(); ++i) by_name[owners[i]] = shares[i];
    registers.push_back(by_name);
  }
  return registers;
}

struct World {
  std::set<PartyId> listed;
  std::map<std::pair<PartyId, int>, Shares> shares;  // by asset and kind
  std::vector<std::pair<PartyId, PartyId>> control, joint;
  std::set<PartyId> unreachable;
};

std::set<PartyId> with_partners(const World& world, PartyId party) {
  std::set<PartyId> all{party};
  for (const auto& [a, b] : world.joint) {
    if (a == party) all.insert(b);
    if (b == party) all.insert(a);
  }
  return all;
}

bool passes(const Case& of, double value) {
  return of.rule.strict ? value > static_cast<double>(of.threshold) : value >= static_cast<double>(of.threshold);
}

// The members, whether the rule may reach them or not.
std::set<PartyId> members_from(const Case& of, const World& world, const std::set<PartyId>& roots, PartyId parties) {
  if (of.rule.method == ReachMethod::cascade) {
    std::set<PartyId> inside = roots;
    while (true) {
      std::set<PartyId> more = inside;
      for (const auto& [at, shares] : world.shares) {
        Billionths sum = 0;
        for (const auto& [owner, share] : shares)
          for (const PartyId one : with_partners(world, owner))
            if (inside.contains(one)) {
              sum += share;
              break;
            }
        if (passes(of, static_cast<double>(sum))) more.insert(at.first);
      }
      for (const auto& [owner, asset] : world.control)
        if (inside.contains(owner)) more.insert(asset);
      if (more == inside || !of.rule.indirect) return more;
      inside = more;
    }
  }
  std::vector<double> x(parties, 0);
  for (const PartyId root : roots) x[root] = 1;
  for (int round = 0; round < (of.rule.indirect ? 600 : 1); ++round) {
    std::vector<double> weight(parties, 0), y = x;
    for (PartyId p = 0; p < parties; ++p)
      for (const PartyId one : with_partners(world, p)) weight[p] = std::max(weight[p], x[one]);
    for (const auto& [at, shares] : world.shares) {
      double sum = 0;
      for (const auto& [owner, share] : shares) sum += static_cast<double>(share) / whole * weight[owner];
      y[at.first] = std::max(y[at.first], sum);
    }
    for (const auto& [owner, asset] : world.control) y[asset] = std::max(y[asset], x[owner]);
    double change = 0;
    for (PartyId p = 0; p < parties; ++p) change = std::max(change, std::fabs(y[p] - x[p]));
    x = y;
    if (change < 1e-15) break;
  }
  // From below, so rounded up by less than a billionth of a billionth's thousandth.
  const double nudge = of.rule.strict ? -1e-12 : 1e-12;
  std::set<PartyId> reached = roots;
  for (PartyId p = 0; p < parties; ++p)
    if (passes(of, (x[p] + nudge) * whole)) reached.insert(p);
  return reached;
}

// The listed that hold any of the party through reached ones.
std::set<PartyId> behind(const Case& of, const World& world, const std::set<PartyId>& reached, PartyId party) {
  std::set<PartyId> met{party}, found;
  std::vector<PartyId> open{party};
  while (!open.empty()) {
    const PartyId asset = open.back();
    open.pop_back();
    std::set<PartyId> holders;
    for (const auto& [at, shares] : world.shares)
      if (at.first == asset)
        for (const auto& [owner, share] : shares)
          if (share > 0) holders.merge(with_partners(world, owner));
    for (const auto& [owner, controlled] : world.control)
      if (controlled == asset) holders.insert(owner);
    for (const PartyId holder : holders) {
      if (!reached.contains(holder) || holder == party || !met.insert(holder).second) continue;
      if (world.listed.contains(holder)) found.insert(holder);
      if (of.rule.indirect) open.push_back(holder);
    }
  }
  return found;
}

struct Truth {
  std::set<PartyId> always, ever;
  std::set<std::pair<PartyId, PartyId>> behind_always, behind_ever;
};

// All worlds; nothing where they are more than `limit`.
std::optional<Truth> truth_of(const Case& of, PartyId parties, std::size_t limit) {
  std::map<std::pair<PartyId, int>, std::map<PartyId, std::vector<Holding>>> by_asset;
  for (const auto& [asset, holding] : of.holdings.rows)
    if (of.rule.counts[static_cast<std::size_t>(holding.interest)])
      by_asset[{asset, static_cast<int>(holding.interest)}][holding.owner].push_back(holding);
  std::vector<std::pair<std::pair<PartyId, int>, std::vector<Shares>>> registers;
  std::vector<std::size_t> sizes;
  for (const auto& [at, by_owner] : by_asset) {
    registers.emplace_back(at, registers_of(by_owner));
    sizes.push_back(registers.back().second.size());
  }
  const auto two_valued = [&](Match match) { sizes.push_back(match == Match::possible ? 2 : 1); };
  for (const ListedParty& listed : of.holdings.listed_parties) two_valued(listed.match);
  const std::vector<HoldingsLiteral::Pair> none;
  const auto& control = of.rule.by_control ? of.holdings.control : none;
  for (const auto& pair : control) two_valued(pair.presence);
  for (const auto& pair : of.holdings.joint) two_valued(pair.presence);
  for (const auto& [party, match] : of.reachable) two_valued(match);
  std::size_t worlds = 1;
  for (const std::size_t size : sizes) {
    worlds *= size;
    if (worlds > limit) return std::nullopt;
  }
  Truth truth;
  bool first = true;
  for (std::size_t w = 0; w < worlds; ++w) {
    World world;
    std::size_t rest = w, next = 0;
    const auto pick = [&] {
      const std::size_t chosen = rest % sizes[next];
      rest /= sizes[next++];
      return chosen;
    };
    for (const auto& [at, choices] : registers) world.shares[at] = choices[pick()];
    for (const ListedParty& listed : of.holdings.listed_parties) {
      const std::size_t chosen = pick();
      if (listed.match == Match::certain || chosen == 1) world.listed.insert(listed.party);
    }
    for (const auto* pairs : {&control, &of.holdings.joint})
      for (const auto& pair : *pairs) {
        const std::size_t chosen = pick();
        if (pair.presence == Match::certain || chosen == 1)
          (pairs == &control ? world.control : world.joint).emplace_back(pair.from, pair.to);
      }
    for (const auto& [party, match] : of.reachable)
      if (pick() == 1 || match == Match::no) world.unreachable.insert(party);
    std::set<PartyId> reached;
    std::set<std::pair<PartyId, PartyId>> pairs;
    if (of.rule.aggregate) {
      const std::set<PartyId> members = members_from(of, world, world.listed, parties);
      for (const PartyId p : members) {
        if (world.unreachable.contains(p)) continue;
        reached.insert(p);
        for (const PartyId root : behind(of, world, members, p)) pairs.emplace(p, root);
      }
    } else {
      for (const PartyId root : world.listed)
        for (const PartyId p : members_from(of, world, {root}, parties)) {
          if (world.unreachable.contains(p)) continue;
          reached.insert(p);
          if (p != root) pairs.emplace(p, root);
        }
    }
    reached.insert(world.listed.begin(), world.listed.end());
    const auto meet = [&](auto& always, auto& ever, const auto& now) {
      ever.insert(now.begin(), now.end());
      if (first)
        always = now;
      else
        std::erase_if(always, [&](const auto& one) { return !now.contains(one); });
    };
    meet(truth.always, truth.ever, reached);
    meet(truth.behind_always, truth.behind_ever, pairs);
    first = false;
  }
  return truth;
}

// Weighs its choices as the worlds allow: few of all that is uncertain.
class CaseMaker {
 public:
  explicit CaseMaker(unsigned seed) : random_(seed) {}

  Case make() {
    Case of;
    HoldingsLiteral& holdings = of.holdings;
    const PartyId parties = 3 + below(3);
    for (PartyId p = 0; p < parties; ++p) holdings.party(std::string(1, static_cast<char>('A' + p)));
    holdings.listed_parties.push_back({0, match()});
    if (chance(50)) holdings.listed_parties.push_back({1, match()});
    of.rule.method = chance(50) ? ReachMethod::multiplication : ReachMethod::cascade;
    const char* threshold = chance(75) ? "0.5" : "0.25";
    of.rule.threshold = Quantity(*Decimal::parse(threshold));
    of.threshold = billionths(of.rule.threshold);
    of.rule.strict = chance(40);
    of.rule.aggregate = chance(70);
    of.rule.indirect = chance(85);
    of.rule.by_control = chance(50);
    of.rule.counts[1] = chance(25);
    std::map<std::pair<PartyId, PartyId>, std::uint32_t> told;
    const int count = 2 + static_cast<int>(below(5));
    for (int i = 0; i < count; ++i) {
      const PartyId owner = below(parties), asset = below(parties);
      if (owner == asset && chance(70)) continue;
      static const char* shares[] = {"0.25", "0.3", "0.4999", "0.5", "0.5001", "0.6", "1", "0.2", "0.75"};
      const Decimal share = *Decimal::parse(shares[below(9)]);
      Quantity least(share), most(share);
      const int form = static_cast<int>(below(100));
      if (form < 15) {
        least = {};
        most = Quantity::one();
      } else if (form < 35 && share < *Decimal::parse("0.75")) {
        const bool over = chance(50);
        least = Quantity(share, over ? 1 : 0);
        most = Quantity(*Decimal::parse("0.75"), chance(30) ? -1 : 0);
      } else if (form < 45) {
        least = Quantity(*Decimal::parse("0.1"));
        most = Quantity(share, chance(50) ? -1 : 0);
      }
      std::uint32_t telling = UINT32_MAX;
      const auto [before, fresh] = told.try_emplace({owner, asset}, 1000 + static_cast<std::uint32_t>(i));
      if (!fresh && chance(60)) telling = before->second;
      if (fresh && chance(50)) telling = before->second;
      const std::uint32_t block = !chance(30) ? no_block : chance(80) ? 0 : 1;
      const Match presence = chance(65) ? Match::certain : chance(85) ? Match::possible : Match::no;
      holdings.add(owner, asset, least, most, presence, chance(8) ? Interest::voting_rights : Interest::shareholding,
                   telling, block);
    }
    if (chance(30)) holdings.control.push_back({below(parties), parties - 1, 900, match()});
    if (chance(20)) holdings.joint.push_back({0, 1 + below(parties - 1), 901, match()});
    if (chance(15)) of.reachable[parties - 1] = chance(50) ? Match::possible : Match::no;
    for (const auto& [party, reachable] : of.reachable) holdings.set_reachable(party, reachable);
    return of;
  }

 private:
  std::uint32_t below(std::uint32_t count) {
    return std::uniform_int_distribution<std::uint32_t>(0, count - 1)(random_);
  }
  bool chance(std::uint32_t percent) { return below(100) < percent; }
  Match match() { return chance(65) ? Match::certain : Match::possible; }
  std::mt19937 random_;
};

TEST(ReachWorlds, AgreesWithAllWorldsOfAThousandRandomHoldings) {
  CaseMaker maker(20261130);
  std::map<Match, int> answers;
  int done = 0, skipped = 0, wider = 0;
  while (done < 1'000) {
    Case of = maker.make();
    const auto parties = static_cast<PartyId>(of.holdings.names().size());
    const std::optional<Truth> truth = truth_of(of, parties, 3'000);
    if (!truth) {
      ++skipped;
      continue;
    }
    ++done;
    for (const bool at_once : {true, false}) {
      const auto reach = of.holdings.reach(of.rule, at_once);
      for (PartyId p = 0; p < parties; ++p) {
        const Match expected = truth->always.contains(p) ? Match::certain
                               : truth->ever.contains(p) ? Match::possible
                                                         : Match::no;
        ASSERT_EQ(reach->of(p).match, expected) << "case " << done << ", party " << of.holdings.names()[p];
        ++answers[expected];
        std::map<PartyId, Match> found;
        for (const auto& [root, match] : reach->listed_behind(p)) found[root] = match;
        for (PartyId root = 0; root < parties; ++root) {
          const Match behind = found.contains(root) ? found[root] : Match::no;
          ASSERT_EQ(behind == Match::certain, truth->behind_always.contains({p, root}))
              << "case " << done << ", behind " << of.holdings.names()[p] << ": " << of.holdings.names()[root];
          if (truth->behind_ever.contains({p, root})) {
            ASSERT_NE(behind, Match::no) << "case " << done;
          }
          // What a listed party may hold and what reaches may exclude each other: with multiplication it is called
          // possible all the same.
          const bool excluded = behind == Match::possible && !truth->behind_ever.contains({p, root});
          ASSERT_FALSE(excluded && of.rule.method == ReachMethod::cascade) << "case " << done;
          wider += excluded ? 1 : 0;
        }
      }
    }
  }
  // None of the answers is rare, and few cases are left out.
  for (const Match match : {Match::no, Match::possible, Match::certain}) EXPECT_GT(answers[match], 800);
  EXPECT_LT(skipped, 400);
  EXPECT_LT(wider, 20);
}

}  // namespace
}  // namespace filiera
