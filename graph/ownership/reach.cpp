// SPDX-License-Identifier: Apache-2.0
// Whom a rule reaches through ownership on one day.
#include "graph/ownership/reach.hpp"

#include <algorithm>
#include <array>

namespace filiera {
namespace {

constexpr std::array readings{Reading::least, Reading::most};

}  // namespace

// The runs from one set of listed parties, in both readings.
struct Reach::Runs {
  std::array<std::unique_ptr<ReachRun>, readings.size()> by_reading;
  ReachRun& of(Reading reading) const { return *by_reading[static_cast<std::size_t>(reading)]; }
};

Reach::Reach(const OwnershipSource& source, ReachRule rule) : rule_(std::move(rule)), registers_(source, rule_) {
  region_.everything = false;
}

Reach::Reach(const OwnershipSource& source, ReachRule rule, std::span<const PartyId> listed)
    : rule_(std::move(rule)), registers_(source, rule_) {
  std::vector<PartyId> order(listed.begin(), listed.end());
  std::sort(order.begin(), order.end());
  for (const Reading reading : readings) {
    std::vector<PartyId> together;
    for (const PartyId party : order) {
      if (!present(this->listed(party), reading)) continue;
      together.push_back(party);
      if (!rule_.aggregate) runs_of(party).of(reading).extend(std::array{party}, {});
    }
    if (rule_.aggregate && !together.empty()) runs_of(0).of(reading).extend(together, {});
  }
}

Reach::~Reach() = default;

Reach::Runs& Reach::runs_of(PartyId listed) {
  std::unique_ptr<Runs>& runs = runs_[rule_.aggregate ? 0 : listed];
  if (!runs) {
    runs = std::make_unique<Runs>();
    for (const Reading reading : readings)
      runs->by_reading[static_cast<std::size_t>(reading)] = make_reach_run(registers_, region_, reading);
  }
  return *runs;
}

Match Reach::listed(PartyId party) {
  const auto [known, fresh] = listed_.try_emplace(party, Match::no);
  if (fresh) known->second = registers_.source().listed(party);
  return known->second;
}

// All that holds any of the party becomes part of the region.
void Reach::include(PartyId party) {
  if (region_.contains(party)) return;
  const OwnershipSource& source = registers_.source();
  std::vector<PartyId> added{party};
  region_.assets.insert(party);
  const auto add = [&](PartyId other) {
    if (region_.assets.insert(other).second) added.push_back(other);
  };
  for (std::size_t next = 0; next < added.size(); ++next) {
    const PartyId asset = added[next];
    for (const Tie& tie : source.joint_with(asset)) add(tie.party);
    for (const Register& of : registers_.of(asset))
      for (const Holder& holder : of.holders()) add(holder.owner);
    if (rule_.by_control)
      for (const Tie& tie : source.controllers_of(asset)) add(tie.party);
  }
  std::vector<PartyId> listed;
  for (const PartyId asset : added)
    if (this->listed(asset) != Match::no) listed.push_back(asset);
  if (!rule_.aggregate)
    for (const PartyId root : listed) runs_of(root);
  else if (!listed.empty())
    runs_of(0);
  for (auto& [root, runs] : runs_)
    for (const Reading reading : readings) {
      std::vector<PartyId> roots;
      for (const PartyId one : listed)
        if ((rule_.aggregate || one == root) && present(listed_[one], reading)) roots.push_back(one);
      runs->of(reading).extend(roots, added);
    }
}

ReachedParty Reach::of(PartyId party) {
  include(party);
  ReachedParty answer;
  if (const Match match = listed(party); match != Match::no) answer = {match, true, nullptr};
  for (const auto& [root, runs] : runs_)
    for (const Reading reading : readings) {
      const auto& reached = runs->of(reading).reached();
      const auto found = reached.find(party);
      if (found == reached.end()) continue;
      const Match match = reading == Reading::least ? Match::certain : Match::possible;
      if (match <= answer.match) continue;
      answer.match = match;
      answer.reason = &found->second;
    }
  return answer;
}

std::vector<PartyId> Reach::all() const {
  std::vector<PartyId> found;
  for (const auto& [root, runs] : runs_)
    for (const auto& [party, reason] : runs->of(Reading::most).reached()) found.push_back(party);
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

void Reach::walk_back(PartyId party, Reading reading, std::map<PartyId, Match>& found) {
  const auto runs = runs_.find(0);
  if (runs == runs_.end()) return;
  const auto& reached = runs->second->of(reading).reached();
  const OwnershipSource& source = registers_.source();
  std::vector<PartyId> open{party};
  boost::unordered_flat_set<PartyId> met{party};
  const auto meet = [&](PartyId other) {
    if (!reached.contains(other) || (other != party && !met.insert(other).second)) return;
    if (other != party && present(listed(other), reading))
      found[other] = either(found[other], reading == Reading::least ? Match::certain : Match::possible);
    if (rule_.indirect && other != party) open.push_back(other);
  };
  while (!open.empty()) {
    const PartyId asset = open.back();
    open.pop_back();
    for (const Register& of : registers_.of(asset))
      for (std::size_t holder = 0; holder < of.holders().size(); ++holder) {
        if (reading == Reading::least ? !of.surely_holds(holder) : !of.may_hold(holder)) continue;
        meet(of.holder(holder).owner);
        for (const PartyId partner : partners_of(source, of.holder(holder).owner, reading)) meet(partner);
      }
    if (!rule_.by_control) continue;
    for (const Tie& tie : source.controllers_of(asset))
      if (present(tie.presence, reading)) meet(tie.party);
  }
}

std::vector<ListedParty> Reach::listed_behind(PartyId party) {
  include(party);
  std::map<PartyId, Match> found;
  for (const Reading reading : readings) {
    if (rule_.aggregate) {
      const auto runs = runs_.find(0);
      if (runs != runs_.end() && runs->second->of(reading).reached().contains(party)) walk_back(party, reading, found);
      continue;
    }
    for (const auto& [root, runs] : runs_)
      if (root != party && runs->of(reading).reached().contains(party))
        found[root] = either(found[root], reading == Reading::least ? Match::certain : Match::possible);
  }
  std::vector<ListedParty> listed;
  for (const auto& [root, match] : found) listed.push_back({root, match});
  return listed;
}

}  // namespace filiera
