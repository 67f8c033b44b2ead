// SPDX-License-Identifier: Apache-2.0
// Multiplication along chains: x is 1 of the listed; of another party the sum over its holders of share times x, in the
// kind of interest in which that is most; its least solution. The party is reached where x passes the threshold.
#pragma once

#include <boost/multiprecision/cpp_int.hpp>
#include <functional>

#include "graph/ownership/reach_run.hpp"

namespace filiera {

// An exact number and a multiple of an infinitesimal, closed under product and quotient (dual numbers). Numbers of
// more than 256 bits are rounded to 2^-256: down in the reading `least` and up in `most`, so that no answer becomes
// surer than it is.
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

// Works on parties in order of the strongly connected components of holdings (Tarjan, SIAM J. Comput. 1, 1972); in a
// component with a ring by policy iteration over what each asset's register allows (Howard, 1960), each policy solved
// by elimination (state reduction of a Markov chain: Kemeny, Snell, 1960). Cost: all that leads on from the listed,
// rings up to a bound of work, beyond which their parties are undecided.
class LookThrough final : public ReachRun {
 public:
  LookThrough(Registers& registers, const Region& region, Reading reading)
      : registers_(registers), region_(region), reading_(reading) {}
  void extend(std::span<const PartyId> listed, std::span<const PartyId> assets) override;
  const boost::unordered_flat_map<PartyId, ReachReason>& reached() const override { return reached_; }
  // x of the party.
  Ratio share_of(PartyId party) const { return value_of(party); }

 private:
  // A party, or, with the bit above, the party as one of those that hold jointly: it has the most that any of them has.
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
  // The way that gives the node most, by the values known so far.
  Way best_way(Node node) const;
  Way best_mix(const Register& of) const;
  Ratio weight_of(PartyId owner) const;
  void solve_component(const std::vector<Node>& nodes);
  // Sets the values of the nodes by their policies; false where that is too much work.
  bool solve_policies(const boost::unordered_flat_map<Node, Way>& policies);
  Ratio rounded(Ratio ratio) const;
  void decide(PartyId party, const Way& way);

  Registers& registers_;
  const Region& region_;
  Reading reading_;
  boost::unordered_flat_map<PartyId, ReachReason> reached_;
  boost::unordered_flat_set<PartyId> listed_, near_;  // near_: the listed, and those joint with one
  boost::unordered_flat_map<Node, Ratio> values_;     // those that are positive
  boost::unordered_flat_set<Node> undecided_;
};

}  // namespace filiera
