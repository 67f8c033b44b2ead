// SPDX-License-Identifier: Apache-2.0
// Look-through: x is 1 for a listed party. For any other party, x is the sum over its holders of share times x, in the
// kind of interest in which this sum is greatest (the least solution). A party is reached if its x passes the
// threshold.
#pragma once

#include <functional>

#include "graph/ownership/exact_parts.hpp"
#include "graph/ownership/reach_run.hpp"

namespace filiera {

// An exact number plus a multiple of an infinitesimal (dual numbers), closed under product and quotient. Numbers of
// more than 256 bits are rounded to 2^-256, down in the reading `least` and up in `most`, so that rounding never makes
// an answer more certain.
struct Ratio {
  using Number = boost::multiprecision::cpp_rational;
  Number number = 0, infinitesimals = 0;

  static Ratio of(const Quantity& quantity);
  bool is_positive() const { return number > 0 || (number == 0 && infinitesimals > 0); }
  Ratio& operator+=(const Ratio& other);
  friend Ratio operator+(Ratio a, const Ratio& b) { return a += b; }
  friend Ratio operator*(const Ratio& a, const Ratio& b);
  friend bool operator<(const Ratio& a, const Ratio& b);
  friend bool operator==(const Ratio& a, const Ratio& b) = default;
};

// The ratio, rounded in the direction of the reading if it has more bits.
Ratio rounded(Ratio ratio, Reading reading);

// Works in order of the strongly connected components of holdings (Tarjan, SIAM J. Comput. 1, 1972). In a component
// with a cycle, by policy iteration over the choices that each asset's register allows (Howard, 1960); each policy is
// solved by elimination (state reduction of a Markov chain: Kemeny, Snell, 1960). Cost: everything downstream of the
// listed parties; cycles up to a bound, beyond which their parties are undecided.
class LookThrough final : public ReachRun {
 public:
  LookThrough(Registers& registers, const Region& region, Reading reading)
      : registers_(registers), region_(region), reading_(reading) {}
  void extend(std::span<const PartyId> listed, std::span<const PartyId> assets) override;
  const boost::unordered_flat_map<PartyId, ReachReason>& reached() const override { return reached_; }
  // The value x of the party.
  Ratio share_of(PartyId party) const { return value_of(party); }

 private:
  // A party; or, with joint_bit set, the party in its joint arrangements, where the greatest value of all
  // partners counts.
  using Node = std::uint64_t;
  static constexpr Node joint_bit = Node{1} << 32;
  using Mix = std::vector<std::pair<Node, Ratio>>;  // shares of nodes
  struct Way {
    Ratio value;
    Mix mix;
    ReachReason reason;
  };

  Ratio value_of(Node node) const;
  Node holder_node(PartyId owner) const;
  std::vector<Node> sources_of(Node node) const;
  std::vector<PartyId> lead_on(std::span<const PartyId> listed) const;
  // The mix with the greatest value for the node, given the current values.
  Way best_way(Node node) const;
  Way best_mix(const Register& of) const;
  Ratio weight_of(PartyId owner) const;
  void solve_component(const std::vector<Node>& nodes);
  // Computes the values of the nodes under their policies; false if that exceeds the bound.
  bool solve_policies(const boost::unordered_flat_map<Node, Way>& policies);
  Ratio rounded(Ratio ratio) const { return filiera::rounded(std::move(ratio), reading_); }
  void decide(PartyId party, const Way& way);

  Registers& registers_;
  const Region& region_;
  Reading reading_;
  boost::unordered_flat_map<PartyId, ReachReason> reached_;
  boost::unordered_flat_set<PartyId> listed_, near_;  // near_: the listed parties and those joint with one
  boost::unordered_flat_map<Node, Ratio> values_;     // only positive values
  boost::unordered_flat_set<Node> undecided_;
};

}  // namespace filiera
