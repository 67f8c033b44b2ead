// SPDX-License-Identifier: Apache-2.0
// The parties that a rule reaches through ownership on one day.
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
  if (rule_.aggregate) return;
  for (const auto& [root, runs] : runs_)
    for (const auto& [party, reason] : runs->of(Reading::most).reached()) reached_by_[party].push_back(root);
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

// Adds all direct and indirect holders of the party to the region.
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

template <class Visit>
void Reach::each_run_to(PartyId party, Visit visit) {
  if (!region_.everything || rule_.aggregate) {
    walked_ += runs_.size();
    for (const auto& [root, runs] : runs_) visit(root, *runs);
    return;
  }
  const auto found = reached_by_.find(party);
  if (found == reached_by_.end()) return;
  for (const PartyId root : found->second) visit(root, *runs_.at(root));
}

ReachedParty Reach::of(PartyId party, std::optional<PartyId> root) {
  include(party);
  ReachedParty answer;
  const Match named = listed(party);
  answer.listed = named != Match::no;
  answer.member = named;
  each_run_to(party, [&](PartyId from, const Runs& runs) {
    if (root && !rule_.aggregate && from != *root) return;
    for (const Reading reading : readings) {
      const auto& reached = runs.of(reading).reached();
      const auto found = reached.find(party);
      if (found == reached.end()) continue;
      const Match match = reading == Reading::least ? Match::certain : Match::possible;
      if (match <= answer.member) continue;
      answer.member = match;
      answer.reason = &found->second;
    }
  });
  answer.match = either(named, both(answer.member, registers_.source().reachable(party)));
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

template <class Visit>
void Reach::each_member_of(PartyId asset, const ReachRun& run, Reading reading, Visit visit) {
  const auto& reached = run.reached();
  const auto member = [&](PartyId party, const Held& held) {
    if (reached.contains(party)) visit(party, held);
  };
  const OwnershipSource& source = registers_.source();
  const std::span<const Register> registers = registers_.of(asset);
  for (std::size_t kind = 0; kind < registers.size(); ++kind) {
    const Register& of = registers[kind];
    walked_ += of.holders().size();
    for (std::size_t holder = 0; holder < of.holders().size(); ++holder) {
      if (reading == Reading::least ? !of.surely_holds(holder)
                                    : !of.may_hold(holder) || !run.holds_where_reached(asset, kind, holder))
        continue;
      member(of.holder(holder).owner, {kind, holder});
      for (const PartyId partner : partners_of(source, of.holder(holder).owner, reading))
        member(partner, {kind, holder});
    }
  }
  if (!rule_.by_control) return;
  for (const Tie& tie : source.controllers_of(asset))
    if (present(tie.presence, reading)) member(tie.party, {Held::by_control, tie.claim});
}

void Reach::walk_back(PartyId party, Reading reading, std::map<PartyId, Match>& found) {
  const Match match = reading == Reading::least ? Match::certain : Match::possible;
  if (region_.everything && rule_.indirect) {
    const Behind& behind = behind_all(reading);
    if (const auto known = behind.find(party); known != behind.end())
      for (const PartyId root : *known->second)
        if (root != party) found[root] = either(found[root], match);
    return;
  }
  const ReachRun& run = runs_.at(0)->of(reading);
  std::vector<PartyId> open{party};
  boost::unordered_flat_set<PartyId> met{party};
  while (!open.empty()) {
    const PartyId asset = open.back();
    open.pop_back();
    ++walked_;
    each_member_of(asset, run, reading, [&](PartyId member, const Held&) {
      if (!met.insert(member).second) return;
      if (present(listed(member), reading)) found[member] = either(found[member], match);
      if (rule_.indirect) open.push_back(member);
    });
  }
}

// One pass over the strongly connected components of holdings, owners before assets. Parties with the same listed
// parties upstream share one list: O(reached parties, their registers, and the distinct lists).
const Reach::Behind& Reach::behind_all(Reading reading) {
  std::optional<Behind>& behind = behind_[static_cast<std::size_t>(reading)];
  if (behind) return *behind;
  behind.emplace();
  const ReachRun& run = runs_.at(0)->of(reading);
  std::vector<PartyId> parties;
  for (const auto& [party, reason] : run.reached()) parties.push_back(party);
  std::sort(parties.begin(), parties.end());
  behind->reserve(parties.size());
  boost::unordered_flat_map<PartyId, std::uint32_t> number;
  number.reserve(parties.size());
  for (const PartyId party : parties) number.emplace(party, static_cast<std::uint32_t>(number.size()));
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  for (std::uint32_t i = 0; i < parties.size(); ++i)
    each_member_of(parties[i], run, reading,
                   [&](PartyId member, const Held&) { edges.emplace_back(i, number[member]); });
  std::vector<std::uint32_t> component;
  const auto components = components_in_order(edges, parties.size(), component);
  std::sort(edges.begin(), edges.end());
  for (std::uint32_t c = 0; c < components.size(); ++c) {
    std::vector<PartyId> own;
    std::vector<SharedList<PartyId>> parts;
    for (const std::uint32_t i : components[c])
      for (auto edge = std::lower_bound(edges.begin(), edges.end(), std::pair{i, 0U});
           edge != edges.end() && edge->first == i; ++edge) {
        const std::uint32_t holder = edge->second;
        if (present(listed(parties[holder]), reading)) own.push_back(parties[holder]);
        if (component[holder] != c) parts.push_back((*behind)[parties[holder]]);
      }
    const SharedList<PartyId> together = united(std::move(own), std::move(parts));
    for (const std::uint32_t i : components[c]) (*behind)[parties[i]] = together;
  }
  return *behind;
}

std::vector<std::uint32_t> Reach::claims_of(const Step& step) {
  if (step.held.kind == Held::by_control) return {static_cast<std::uint32_t>(step.held.holder)};
  const auto& claims = registers_.of(step.asset)[step.held.kind].holder(step.held.holder).claims;
  return {claims.begin(), claims.end()};
}

std::vector<Reach::Step> Reach::ways_to(PartyId party, Reading reading, std::span<const std::uint32_t> first) {
  include(party);
  std::vector<Step> steps;
  const auto runs = runs_.find(0);
  if (!rule_.aggregate || runs == runs_.end() || !runs->second->of(reading).reached().contains(party)) return steps;
  const ReachRun& run = runs->second->of(reading);
  std::vector<Step> direct;
  each_member_of(party, run, reading, [&](PartyId member, const Held& held) {
    direct.push_back({member, party, held});
  });
  const auto is_first = [&](const Step& step) {
    const std::vector<std::uint32_t> claims = claims_of(step);
    return std::ranges::any_of(
        claims, [&](std::uint32_t claim) { return std::find(first.begin(), first.end(), claim) != first.end(); });
  };
  std::stable_partition(direct.begin(), direct.end(), is_first);
  boost::unordered_flat_set<PartyId> met{party};
  std::size_t next = 0;
  const auto walk = [&] {
    for (; next < steps.size() && rule_.indirect; ++next) {
      const PartyId asset = steps[next].member;
      ++walked_;
      each_member_of(asset, run, reading, [&](PartyId member, const Held& held) {
        if (met.insert(member).second) steps.push_back({member, asset, held});
      });
    }
  };
  bool among_first = true;
  for (const Step& step : direct) {
    if (among_first && !is_first(step)) {
      among_first = false;
      walk();
    }
    if (met.insert(step.member).second) steps.push_back(step);
  }
  walk();
  return steps;
}

std::vector<std::uint32_t> Reach::holdings_of_members(PartyId party) {
  include(party);
  std::vector<std::uint32_t> claims;
  const OwnershipSource& source = registers_.source();
  for (const Reading reading : readings)
    each_run_to(party, [&](PartyId root, const Runs& runs) {
      const auto& reached = runs.of(reading).reached();
      const auto found = reached.find(party);
      if (!claims.empty() || found == reached.end() || (!rule_.aggregate && root == party)) return;
      claims = found->second.claims;
      if (!claims.empty()) return;
      const auto counts = [&](PartyId owner) {
        if (reached.contains(owner) && owner != party) return true;
        const std::vector<PartyId> partners = partners_of(source, owner, reading);
        return std::any_of(partners.begin(), partners.end(), [&](PartyId p) { return reached.contains(p); });
      };
      for (const Register& of : registers_.of(party))
        for (std::size_t i = 0; i < of.holders().size(); ++i)
          if ((reading == Reading::least ? of.surely_holds(i) : of.may_hold(i)) && counts(of.holder(i).owner))
            claims.insert(claims.end(), of.holder(i).claims.begin(), of.holder(i).claims.end());
      if (!rule_.by_control) return;
      for (const Tie& tie : source.controllers_of(party))
        if (present(tie.presence, reading) && reached.contains(tie.party)) claims.push_back(tie.claim);
    });
  return claims;
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
    each_run_to(party, [&](PartyId root, const Runs& runs) {
      if (root != party && runs.of(reading).reached().contains(party))
        found[root] = either(found[root], reading == Reading::least ? Match::certain : Match::possible);
    });
  }
  std::vector<ListedParty> listed;
  if (found.empty()) return listed;
  const Match reachable = registers_.source().reachable(party);
  for (const auto& [root, match] : found)
    if (const Match reached = both(match, reachable); reached != Match::no) listed.push_back({root, reached});
  return listed;
}

}  // namespace filiera
