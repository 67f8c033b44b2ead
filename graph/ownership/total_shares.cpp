// SPDX-License-Identifier: Apache-2.0
// The total shares of all holders of an asset.
#include "graph/ownership/total_shares.hpp"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

namespace filiera {
namespace {

using Number = std::uint32_t;           // of a party
constexpr Number counted = UINT32_MAX;  // what flows to it is counted

// Weighted edges from holders to assets; that in which shares are asked for has one to `counted`.
struct Flow {
  std::vector<boost::unordered_flat_map<Number, Ratio>> out;
  std::vector<boost::unordered_flat_set<Number>> in;
};

std::optional<Flow> flow_of(Registers& registers, std::span<const PartyId> region, Reading reading) {
  Flow flow{std::vector<boost::unordered_flat_map<Number, Ratio>>(region.size()),
            std::vector<boost::unordered_flat_set<Number>>(region.size())};
  boost::unordered_flat_map<PartyId, Number> number;
  for (const PartyId party : region) number.emplace(party, static_cast<Number>(number.size()));
  for (Number asset = 0; asset < region.size(); ++asset) {
    if (!registers.source().joint_with(region[asset]).empty()) return std::nullopt;
    const std::span<const Register> all = registers.of(region[asset]);
    if (all.size() > 1) return std::nullopt;
    for (const Register& of : all) {
      if (of.contradictory()) return std::nullopt;
      Quantity most;
      for (const Holder& holder : of.holders()) most += holder.most;
      if (most > Quantity::one()) return std::nullopt;
      for (const Holder& holder : of.holders()) {
        const Ratio share = Ratio::of(reading == Reading::least ? holder.sure : holder.most);
        const auto owner = number.find(holder.owner);
        if (owner == number.end() || !share.is_positive()) continue;
        flow.out[owner->second].emplace(asset, share);
        flow.in[asset].insert(owner->second);
      }
    }
  }
  flow.out[0].emplace(counted, Ratio{1, 0});
  return flow;
}

// The flow among some parties once the others are eliminated: their weights lie on the edges between the former.
class Elimination {
 public:
  Elimination(Registers& registers, Reading reading) : registers_(registers), reading_(reading) {}

  // Eliminates the parties, those with the fewest edges first; false if that costs too much, or has no solution.
  bool run(Flow& flow, std::span<const Number> parties) {
    const auto edges = [&](Number v) { return flow.in[v].size() * flow.out[v].size(); };
    std::set<std::pair<std::size_t, Number>> open;
    for (const Number v : parties) open.emplace(edges(v), v);
    std::vector<std::pair<Number, std::size_t>> touched;
    while (!open.empty()) {
      const Number v = open.begin()->second;
      open.erase(open.begin());
      touched.clear();
      for (const Number u : flow.in[v]) touched.emplace_back(u, edges(u));
      for (const auto& [x, share] : flow.out[v])
        if (x != counted) touched.emplace_back(x, edges(x));
      if (!eliminate(flow, v)) return false;
      for (const auto& [u, before] : touched)
        if (open.erase({before, u}) > 0) open.emplace(edges(u), u);
    }
    return true;
  }

 private:
  bool eliminate(Flow& flow, Number v) {
    auto out = std::move(flow.out[v]);
    flow.out[v].clear();
    if (const auto self = out.find(v); self != out.end()) {
      // 1 / (1 - s) for s = a + b e is 1 / (1 - a) + b / (1 - a)^2 e.
      const Ratio::Number rest = 1 - self->second.number;
      if (rest <= 0) return false;
      const Ratio factor{1 / rest, self->second.infinitesimals / (rest * rest)};
      out.erase(self);
      for (auto& [x, share] : out) share = rounded(share * factor, reading_);
    }
    flow.in[v].erase(v);
    for (const Number u : flow.in[v]) {
      const auto used = flow.out[u].find(v);
      const Ratio share = used->second;
      flow.out[u].erase(used);
      for (const auto& [x, part] : out) {
        Ratio& sum = flow.out[u][x];
        sum = rounded(sum + share * part, reading_);
        if (x != counted) flow.in[x].insert(u);
      }
      if (!registers_.spend(out.size() + 1)) return false;
    }
    for (const auto& [x, part] : out)
      if (x != counted) flow.in[x].erase(v);
    flow.in[v].clear();
    return true;
  }

  Registers& registers_;
  Reading reading_;
};

// The parties from `first` to `last`, without it, where all others are eliminated; they are numbered from 0 again.
Flow part_of(Flow flow, Number first, Number last) {
  Flow part{std::vector<boost::unordered_flat_map<Number, Ratio>>(last - first),
            std::vector<boost::unordered_flat_set<Number>>(last - first)};
  for (Number v = first; v < last; ++v) {
    for (auto& [x, share] : flow.out[v]) part.out[v - first].emplace(x == counted ? x : x - first, std::move(share));
    for (const Number u : flow.in[v]) part.in[v - first].insert(u - first);
  }
  return part;
}

}  // namespace

std::optional<boost::unordered_flat_map<PartyId, Ratio>> total_shares(Registers& registers,
                                                                      std::span<const PartyId> region,
                                                                      Reading reading) {
  std::optional<Flow> all = flow_of(registers, region, reading);
  if (!all) return std::nullopt;
  struct Part {
    Flow flow;
    std::span<const PartyId> parties;
  };
  std::vector<Part> open;
  open.push_back({std::move(*all), region});
  boost::unordered_flat_map<PartyId, Ratio> found;
  Elimination elimination(registers, reading);
  while (!open.empty()) {
    Part part = std::move(open.back());
    open.pop_back();
    const auto size = static_cast<Number>(part.parties.size());
    if (size == 1) {
      if (const auto share = part.flow.out.front().find(counted); share != part.flow.out.front().end())
        found.emplace(part.parties.front(), share->second);
      continue;
    }
    const Number half = size / 2;
    for (const auto& [first, last] : {std::pair{Number{0}, half}, std::pair{half, size}}) {
      Flow flow = part.flow;
      std::vector<Number> others;
      for (Number v = 0; v < size; ++v)
        if (v < first || v >= last) others.push_back(v);
      if (!elimination.run(flow, others)) return std::nullopt;
      open.push_back({part_of(std::move(flow), first, last), part.parties.subspan(first, last - first)});
    }
  }
  return found;
}

}  // namespace filiera
