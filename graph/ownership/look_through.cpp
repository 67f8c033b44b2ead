// SPDX-License-Identifier: Apache-2.0
// Look-through: reach by multiplying shares along chains of holdings.
#include "graph/ownership/look_through.hpp"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/strong_components.hpp>
#include <deque>
#include <utility>

#include "graph/ownership/cascade.hpp"

namespace filiera {
namespace {

constexpr unsigned most_bits = 256;
constexpr int most_rounds = 200;  // limit of rounds of policy iteration

const Ratio ratio_one{1, 0};

bool long_number(const Ratio::Number& number) {
  using boost::multiprecision::abs;
  const Integer bottom = denominator(number);
  return bottom != 1 && msb(bottom) > most_bits;
}

Ratio::Number rounded_number(const Ratio::Number& number, bool up) {
  const Integer scaled = numerator(number) << most_bits;
  Integer quotient, remainder;
  divide_qr(scaled, Integer(denominator(number)), quotient, remainder);
  if (remainder != 0 && up && number > 0) ++quotient;
  if (remainder != 0 && !up && number < 0) --quotient;
  return Ratio::Number(quotient, Integer(1) << most_bits);
}

}  // namespace

Ratio Ratio::of(const Quantity& quantity) {
  const ExactParts parts = quantity.parts();
  return {Number(parts.units, boost::multiprecision::pow(Integer(10), parts.decimals)), quantity.infinitesimals()};
}

Ratio& Ratio::operator+=(const Ratio& other) {
  number += other.number;
  infinitesimals += other.infinitesimals;
  return *this;
}

Ratio operator*(const Ratio& a, const Ratio& b) {
  return {a.number * b.number, a.number * b.infinitesimals + a.infinitesimals * b.number};
}

bool operator<(const Ratio& a, const Ratio& b) {
  const int order = a.number.compare(b.number);
  return order < 0 || (order == 0 && a.infinitesimals < b.infinitesimals);
}

std::unique_ptr<ReachRun> make_reach_run(Registers& registers, const Region& region, Reading reading) {
  if (registers.rule().method == ReachMethod::cascade) return std::make_unique<Cascade>(registers, region, reading);
  return std::make_unique<LookThrough>(registers, region, reading);
}

Ratio rounded(Ratio ratio, Reading reading) {
  const bool up = reading == Reading::most;
  if (long_number(ratio.number)) return {rounded_number(ratio.number, up), 0};
  if (long_number(ratio.infinitesimals)) ratio.infinitesimals = rounded_number(ratio.infinitesimals, up);
  return ratio;
}

Ratio LookThrough::value_of(Node node) const {
  const auto known = values_.find(node);
  return known == values_.end() ? Ratio{} : known->second;
}

LookThrough::Node LookThrough::holder_node(PartyId owner) const {
  return partners_of(registers_.source(), owner, reading_).empty() ? Node{owner} : owner | joint_bit;
}

Ratio LookThrough::weight_of(PartyId owner) const {
  if (!registers_.rule().indirect) return near_.contains(owner) ? ratio_one : Ratio{};
  return value_of(holder_node(owner));
}

// The nodes on whose values the value of the node depends.
std::vector<LookThrough::Node> LookThrough::sources_of(Node node) const {
  const auto party = static_cast<PartyId>(node);
  std::vector<Node> sources;
  if (node & joint_bit) {
    sources.push_back(party);
    for (const PartyId partner : partners_of(registers_.source(), party, reading_)) sources.push_back(partner);
    return sources;
  }
  for (const Register& of : registers_.of(party))
    for (const Holder& holder : of.holders()) sources.push_back(holder_node(holder.owner));
  if (registers_.rule().by_control)
    for (const Tie& tie : registers_.source().controllers_of(party))
      if (present(tie.presence, reading_)) sources.push_back(tie.party);
  return sources;
}

// All assets downstream of these by holdings, control and joint arrangements.
std::vector<PartyId> LookThrough::lead_on(std::span<const PartyId> listed) const {
  std::vector<PartyId> found(listed.begin(), listed.end());
  boost::unordered_flat_set<PartyId> met(listed.begin(), listed.end());
  const auto meet = [&](PartyId party) {
    if (met.insert(party).second) found.push_back(party);
  };
  const OwnershipSource& source = registers_.source();
  for (std::size_t next = 0; next < found.size(); ++next) {
    const PartyId party = found[next];
    for (const PartyId partner : partners_of(source, party, reading_)) meet(partner);
    for (const PartyId asset : source.assets_of(party)) meet(asset);
    if (registers_.rule().by_control)
      for (const Tie& tie : source.controlled_by(party))
        if (present(tie.presence, reading_)) meet(tie.party);
  }
  return found;
}

void LookThrough::extend(std::span<const PartyId> listed, std::span<const PartyId> assets) {
  for (const PartyId party : listed) {
    if (!listed_.insert(party).second) continue;
    reached_.try_emplace(party);
    values_[party] = ratio_one;
    near_.insert(party);
    for (const PartyId partner : partners_of(registers_.source(), party, reading_)) near_.insert(partner);
  }
  std::vector<PartyId> open(assets.begin(), assets.end());
  if (region_.everything) open = lead_on(listed);
  if (!registers_.rule().indirect) {
    for (const PartyId party : open)
      if (!listed_.contains(party)) decide(party, best_way(party));
    return;
  }
  // The nodes without a value, and their dependencies.
  std::vector<Node> nodes;
  boost::unordered_flat_map<Node, std::uint32_t> number;
  const auto add = [&](Node node) {
    if (number.try_emplace(node, static_cast<std::uint32_t>(nodes.size())).second) nodes.push_back(node);
  };
  for (const PartyId party : open) {
    if (!listed_.contains(party)) add(party);
    if (const Node joint = holder_node(party); joint != party) add(joint);
  }
  std::vector<std::pair<std::uint32_t, std::uint32_t>> edges;
  for (std::uint32_t n = 0; n < nodes.size(); ++n)
    for (const Node source : sources_of(nodes[n]))
      if (const auto known = number.find(source); known != number.end()) edges.emplace_back(n, known->second);
  const boost::compressed_sparse_row_graph<boost::directedS> graph(boost::edges_are_unsorted_multi_pass, edges.begin(),
                                                                   edges.end(), nodes.size());
  std::vector<std::uint32_t> component(nodes.size());
  const auto index = boost::get(boost::vertex_index, graph);
  const auto count = boost::strong_components(graph, boost::make_iterator_property_map(component.begin(), index));
  // A component comes after those that it depends on.
  std::vector<std::vector<Node>> components(count);
  for (std::uint32_t n = 0; n < nodes.size(); ++n) components[component[n]].push_back(nodes[n]);
  for (const std::vector<Node>& part : components) solve_component(part);
}

void LookThrough::decide(PartyId party, const Way& way) {
  Ratio value = way.value;
  const Ratio threshold = Ratio::of(registers_.rule().threshold);
  if (registers_.rule().strict ? !(threshold < value) : value < threshold) return;
  ReachReason reason = way.reason;
  if (undecided_.contains(party)) reason.undecided = std::max<std::uint32_t>(reason.undecided, 1);
  reached_.try_emplace(party, std::move(reason));
}

LookThrough::Way LookThrough::best_way(Node node) const {
  const auto party = static_cast<PartyId>(node);
  Way best;
  if (node & joint_bit) {
    for (const Node source : sources_of(node))
      if (const Ratio value = value_of(source); best.value < value) best = {value, {{source, ratio_one}}, {}};
    return best;
  }
  for (const Register& of : registers_.of(party))
    if (Way way = best_mix(of); best.value < way.value) best = std::move(way);
  if (registers_.rule().by_control)
    for (const Tie& tie : registers_.source().controllers_of(party)) {
      if (!present(tie.presence, reading_)) continue;
      if (!registers_.rule().indirect && !listed_.contains(tie.party)) continue;
      if (const Ratio value = value_of(tie.party); best.value < value)
        best = {value, {{Node{tie.party}, ratio_one}}, {{tie.claim}, 0}};
    }
  return best;
}

LookThrough::Way LookThrough::best_mix(const Register& of) const {
  struct Member {
    std::size_t holder;
    Ratio weight;
    ShareRanges ranges;
  };
  std::vector<Member> members;
  Quantity least_of_others = of.least();
  for (std::size_t i = 0; i < of.holders().size(); ++i) {
    Ratio weight = weight_of(of.holder(i).owner);
    if (!weight.is_positive()) continue;
    least_of_others -= of.holder(i).least;
    members.push_back({i, std::move(weight), {}});
  }
  Way best;
  if (members.empty()) return best;
  std::sort(members.begin(), members.end(), [](const Member& a, const Member& b) { return b.weight < a.weight; });
  const auto evaluate = [&](const std::vector<Quantity>& shares, std::uint32_t undecided) {
    Way way;
    for (std::size_t m = 0; m < members.size(); ++m) {
      if (!shares[m].is_positive()) continue;
      const Ratio share = Ratio::of(shares[m]);
      way.value += share * members[m].weight;
      way.mix.emplace_back(holder_node(of.holder(members[m].holder).owner), share);
    }
    way.value = rounded(std::move(way.value));
    if (!(best.value < way.value)) return;
    way.reason.undecided = undecided;
    std::vector<std::size_t> order(members.size());
    for (std::size_t m = 0; m < order.size(); ++m) order[m] = m;
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
      return Ratio::of(shares[b]) * members[b].weight < Ratio::of(shares[a]) * members[a].weight;
    });
    for (const std::size_t m : order) {
      if (!shares[m].is_positive()) continue;
      const Holder& holder = of.holder(members[m].holder);
      way.reason.claims.insert(way.reason.claims.end(), holder.claims.begin(), holder.claims.end());
    }
    best = std::move(way);
  };
  std::vector<Quantity> shares(members.size());
  if (reading_ == Reading::least) {
    for (std::size_t m = 0; m < members.size(); ++m) shares[m] = of.holder(members[m].holder).sure;
    evaluate(shares, 0);
    return best;
  }
  const Quantity room = Quantity::one() - least_of_others;
  Quantity most;
  for (const Member& member : members) most += of.holder(member.holder).most;
  if (most <= room) {
    for (std::size_t m = 0; m < members.size(); ++m) shares[m] = of.holder(members[m].holder).most;
    evaluate(shares, 0);
    return best;
  }
  std::size_t combinations = 1;
  std::uint32_t undecided = 0;
  for (Member& member : members) {
    auto totals = of.holder(member.holder).totals(most_combinations);
    if (totals) member.ranges = std::move(*totals);
    combinations = totals ? combinations * std::max<std::size_t>(member.ranges.size(), 1) : most_combinations + 1;
    if (member.ranges.size() != 1) ++undecided;
    if (combinations > most_combinations) break;
  }
  if (combinations > most_combinations) {
    for (Member& member : members) {
      const Holder& holder = of.holder(member.holder);
      member.ranges = {{holder.least, holder.most}};
    }
  } else {
    undecided = 0;
  }
  // Tries every combination of ranges that fits: each holder has its smallest share, and the rest goes to the holders
  // whose nodes have the greatest values.
  std::vector<std::size_t> chosen(members.size(), 0);
  for (bool more = true; more;) {
    Quantity left = room;
    for (std::size_t m = 0; m < members.size(); ++m)
      if (!members[m].ranges.empty()) left -= members[m].ranges[chosen[m]].least;
    if (left >= Quantity()) {
      for (std::size_t m = 0; m < members.size(); ++m) {
        shares[m] = {};
        if (members[m].ranges.empty()) continue;
        const ShareRange& range = members[m].ranges[chosen[m]];
        Quantity extra = range.most - range.least;
        if (left < extra) extra = left;
        left -= extra;
        shares[m] = range.least + extra;
      }
      evaluate(shares, undecided);
    }
    more = false;
    for (std::size_t m = 0; m < members.size() && !more; ++m) {
      more = ++chosen[m] < members[m].ranges.size();
      if (!more) chosen[m] = 0;
    }
  }
  return best;
}

void LookThrough::solve_component(const std::vector<Node>& nodes) {
  const auto settle = [&](Node node, const Way& way) {
    if (!(node & joint_bit)) decide(static_cast<PartyId>(node), way);
  };
  bool ring = nodes.size() > 1;
  if (!ring)
    for (const Node source : sources_of(nodes.front())) ring |= source == nodes.front();
  if (!ring) {
    Way way = best_way(nodes.front());
    if (!way.value.is_positive()) return;
    values_[nodes.front()] = way.value;
    settle(nodes.front(), way);
    return;
  }
  // A first policy for each node that is reachable, in order of distance.
  boost::unordered_flat_map<Node, std::vector<Node>> users;
  const boost::unordered_flat_set<Node> inside(nodes.begin(), nodes.end());
  for (const Node node : nodes)
    for (const Node source : sources_of(node))
      if (inside.contains(source)) users[source].push_back(node);
  boost::unordered_flat_map<Node, Way> policies;
  std::deque<Node> open(nodes.begin(), nodes.end());
  while (!open.empty()) {
    const Node node = open.front();
    open.pop_front();
    if (policies.contains(node)) continue;
    Way way = best_way(node);
    if (!way.value.is_positive()) continue;
    values_[node] = way.value;
    policies.emplace(node, std::move(way));
    for (const Node user : users[node]) open.push_back(user);
  }
  if (policies.empty()) return;
  bool solved = solve_policies(policies);
  for (int round = 0; solved && round < most_rounds; ++round) {
    bool better = false;
    for (auto& [node, policy] : policies) {
      Way way = best_way(node);
      if (way.mix == policy.mix || !(value_of(node) < way.value)) continue;
      policy = std::move(way);
      better = true;
    }
    if (!better) break;
    solved = round + 1 < most_rounds && solve_policies(policies);
  }
  for (const auto& [node, policy] : policies) {
    if (!solved) {
      // The values of the cycle so far are lower bounds; none exceeds 1.
      undecided_.insert(node);
      if (reading_ == Reading::most) values_[node] = ratio_one;
    }
    Way way = policy;
    way.value = value_of(node);
    settle(node, way);
  }
}

bool LookThrough::solve_policies(const boost::unordered_flat_map<Node, Way>& policies) {
  struct Row {
    boost::unordered_flat_map<std::uint32_t, Ratio> shares;
    Ratio fixed;
  };
  std::vector<Node> nodes;
  boost::unordered_flat_map<Node, std::uint32_t> number;
  for (const auto& [node, policy] : policies) {
    number[node] = static_cast<std::uint32_t>(nodes.size());
    nodes.push_back(node);
  }
  std::vector<Row> rows(nodes.size());
  std::vector<boost::unordered_flat_set<std::uint32_t>> users(nodes.size());
  for (std::uint32_t n = 0; n < nodes.size(); ++n)
    for (const auto& [source, share] : policies.find(nodes[n])->second.mix) {
      if (const auto inner = number.find(source); inner != number.end()) {
        rows[n].shares[inner->second] += share;
        users[inner->second].insert(n);
      } else {
        rows[n].fixed += share * value_of(source);
      }
    }
  std::vector<std::uint32_t> order(nodes.size());
  for (std::uint32_t n = 0; n < order.size(); ++n) order[n] = n;
  std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
    const std::size_t x = users[a].size() * rows[a].shares.size(), y = users[b].size() * rows[b].shares.size();
    return x != y ? x < y : nodes[a] < nodes[b];
  });
  std::vector<bool> done(nodes.size(), false);
  for (const std::uint32_t k : order) {
    done[k] = true;
    Row& row = rows[k];
    if (const auto self = row.shares.find(k); self != row.shares.end()) {
      // 1 / (1 - s) for s = a + b e is 1 / (1 - a) + b / (1 - a)^2 e.
      const Ratio::Number rest = 1 - self->second.number;
      if (rest <= 0) return false;
      const Ratio factor{1 / rest, self->second.infinitesimals / (rest * rest)};
      row.shares.erase(self);
      for (auto& [other, share] : row.shares) share = rounded(share * factor);
      row.fixed = rounded(row.fixed * factor);
    }
    for (const std::uint32_t user : users[k]) {
      if (done[user]) continue;
      Row& of_user = rows[user];
      const auto used = of_user.shares.find(k);
      const Ratio share = used->second;
      of_user.shares.erase(used);
      for (const auto& [other, part] : row.shares) {
        Ratio& sum = of_user.shares[other];
        sum = rounded(sum + share * part);
        users[other].insert(user);
      }
      of_user.fixed = rounded(of_user.fixed + share * row.fixed);
      if (!registers_.spend(row.shares.size() + 1)) return false;
    }
  }
  for (std::size_t i = order.size(); i-- > 0;) {
    const Row& row = rows[order[i]];
    Ratio value = row.fixed;
    for (const auto& [other, share] : row.shares) value += share * value_of(nodes[other]);
    values_[nodes[order[i]]] = rounded(std::move(value));
  }
  return true;
}

}  // namespace filiera
