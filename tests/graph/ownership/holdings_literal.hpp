// SPDX-License-Identifier: Apache-2.0
// Holdings of a day for tests, written as short literals, one a line:
//
//   listed L K?                   parties that are listed; with a question mark, possibly
//   L 0.3 C                       L holds 30 % of C
//   L 0.2..0.3 C    L ? C         between two shares; a share that is not told
//   L >0.25..0.5 C  L 0..<0.5 C   a bound that is excluded
//   L 0.3 C maybe votes t1 block  only possibly; votes; a telling of holding t1 of L in C; a block of its own
//   L controls C [maybe]          control without a share
//   L joint K [maybe]             a joint arrangement
//   only possibly C  never D      parties that the rule reaches only possibly, or never
//
// The claims are numbered from 0 as they stand.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "graph/ownership/reach.hpp"

namespace filiera {

class HoldingsLiteral : public OwnershipSource {
 public:
  struct Row {
    PartyId asset;
    Holding holding;
  };
  struct Pair {
    PartyId from, to;
    std::uint32_t claim;
    Match presence;
  };

  HoldingsLiteral() = default;
  explicit HoldingsLiteral(std::string_view literal) {
    std::istringstream lines{std::string(literal)};
    for (std::string line; std::getline(lines, line);) {
      std::istringstream words(line);
      std::vector<std::string> w;
      for (std::string word; words >> word;) w.push_back(word);
      if (!w.empty()) read(w);
    }
  }

  PartyId party(const std::string& name) {
    const auto [row, fresh] = numbers_.try_emplace(name, static_cast<PartyId>(names_.size()));
    if (fresh) names_.push_back(name);
    return row->second;
  }
  const std::vector<std::string>& names() const { return names_; }

  void add(PartyId owner, PartyId asset, Quantity least, Quantity most, Match presence = Match::certain,
           Interest interest = Interest::shareholding, std::uint32_t telling = UINT32_MAX, std::uint32_t block = no_block) {
    const std::uint32_t claim = claims_++;
    by_asset_[asset].push_back(rows.size());
    by_owner_[owner].push_back(asset);
    rows.push_back({asset,
                    {owner, claim, telling == UINT32_MAX ? claim : telling, block, interest, presence, std::move(least),
                     std::move(most)}});
  }

  std::vector<Holding> holdings_in(PartyId asset) const override {
    std::vector<Holding> found;
    if (const auto at = by_asset_.find(asset); at != by_asset_.end())
      for (const std::size_t i : at->second) found.push_back(rows[i].holding);
    return found;
  }
  std::vector<PartyId> assets_of(PartyId owner) const override {
    const auto at = by_owner_.find(owner);
    if (at == by_owner_.end()) return {};
    std::vector<PartyId> assets = at->second;
    std::sort(assets.begin(), assets.end());
    assets.erase(std::unique(assets.begin(), assets.end()), assets.end());
    return assets;
  }
  std::vector<Tie> controllers_of(PartyId asset) const override {
    std::vector<Tie> ties;
    for (const Pair& pair : control)
      if (pair.to == asset) ties.push_back({pair.from, pair.claim, pair.presence});
    return ties;
  }
  std::vector<Tie> controlled_by(PartyId owner) const override {
    std::vector<Tie> ties;
    for (const Pair& pair : control)
      if (pair.from == owner) ties.push_back({pair.to, pair.claim, pair.presence});
    return ties;
  }
  std::vector<Tie> joint_with(PartyId one) const override {
    std::vector<Tie> ties;
    for (const Pair& pair : joint) {
      if (pair.from == one) ties.push_back({pair.to, pair.claim, pair.presence});
      if (pair.to == one) ties.push_back({pair.from, pair.claim, pair.presence});
    }
    return ties;
  }
  Match listed(PartyId one) const override {
    for (const auto& [party, match] : listed_parties)
      if (party == one) return match;
    return Match::no;
  }
  std::vector<PartyId> all_listed() const {
    std::vector<PartyId> all;
    for (const auto& [party, match] : listed_parties) all.push_back(party);
    return all;
  }
  // A reach over these holdings: all at once, or for questions about single parties.
  std::unique_ptr<Reach> reach(const ReachRule& rule, bool at_once = true) const {
    return at_once ? std::make_unique<Reach>(*this, rule, all_listed()) : std::make_unique<Reach>(*this, rule);
  }
  Match reachable(PartyId one) const override {
    const auto at = reachable_.find(one);
    return at == reachable_.end() ? Match::certain : at->second;
  }

  void set_reachable(PartyId one, Match match) { reachable_[one] = match; }

  std::vector<ListedParty> listed_parties;
  std::vector<Row> rows;
  std::vector<Pair> control, joint;

 private:
  static Quantity bound(std::string_view text, int excluded) { return Quantity(*Decimal::parse(text), excluded); }

  void read(const std::vector<std::string>& w) {
    if (w[0] == "listed") {
      for (std::size_t i = 1; i < w.size(); ++i) {
        const bool maybe = w[i].ends_with('?');
        listed_parties.push_back(
            {party(w[i].substr(0, w[i].size() - (maybe ? 1 : 0))), maybe ? Match::possible : Match::certain});
      }
      return;
    }
    if (w[0] == "never" || w[0] == "only") {
      reachable_[party(w.back())] = w[0] == "never" ? Match::no : Match::possible;
      return;
    }
    const PartyId from = party(w[0]), to = party(w[2]);
    const auto has = [&](std::string_view word) { return std::find(w.begin() + 3, w.end(), word) != w.end(); };
    const Match presence = has("maybe") ? Match::possible : Match::certain;
    if (w[1] == "controls" || w[1] == "joint") {
      (w[1] == "joint" ? joint : control).push_back({from, to, claims_++, presence});
      return;
    }
    Quantity least, most = Quantity::one();
    if (w[1] != "?") {
      const std::size_t dots = w[1].find("..");
      std::string low = w[1].substr(0, dots), high = dots == std::string::npos ? low : w[1].substr(dots + 2);
      const bool over = low.starts_with('>'), under = high.starts_with('<');
      least = bound(low.substr(over ? 1 : 0), over ? 1 : 0);
      most = bound(high.substr(under ? 1 : 0), under ? -1 : 0);
    }
    std::uint32_t telling = UINT32_MAX;
    for (std::size_t i = 3; i < w.size(); ++i)
      if (w[i].starts_with('t')) telling = 1'000'000 + static_cast<std::uint32_t>(std::stoul(w[i].substr(1)));
    add(from, to, least, most, presence, has("votes") ? Interest::voting_rights : Interest::shareholding, telling,
        has("block") ? 0 : no_block);
  }

  std::uint32_t claims_ = 0;
  std::map<std::string, PartyId> numbers_;
  std::vector<std::string> names_;
  std::map<PartyId, std::vector<std::size_t>> by_asset_;
  std::map<PartyId, std::vector<PartyId>> by_owner_;
  std::map<PartyId, Match> reachable_;
};

}  // namespace filiera
