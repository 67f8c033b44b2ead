// SPDX-License-Identifier: Apache-2.0
// Figures that exclude each other: of one thing, metric and period.
#pragma once

#include <array>
#include <boost/container/small_vector.hpp>
#include <boost/unordered/unordered_flat_map.hpp>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "graph/model/decimal.hpp"
#include "graph/model/knowledge_graph.hpp"

namespace filiera {

// The numbers that an amount or a share allows; unbounded on a side without a bound.
struct NumberInterval {
  std::optional<Decimal> low, high;
  bool open = false;  // the bounds are excluded
};

// The figures of a graph, which must outlive it, by what they measure and by their bounds.
class Figures {
 public:
  // What is said of a figure.
  struct Standing {
    Match told = Match::no;               // no: it excludes nothing
    ClaimId matter = no_claim;            // equal for figures of one matter, which do not exclude each other
    std::vector<ClaimId> explained_by{};  // remarks, ascending: figures that share one do not exclude each other
  };
  // Calls `standing` once for each figure. O(figures × log figures).
  Figures(const KnowledgeGraph& graph, const std::function<Standing(ClaimId)>& standing);

  // Calls visit(other, told) until it returns false, for each other figure of the same thing, metric, product, modality
  // and time whose amount or share cannot be true together with that of the figure: those told for certain first, each
  // of these in order of its bounds. One that is excluded by two numbers, or as a figure of two things, is passed on
  // twice. O(log figures + figures passed on), and what shares a matter or a remark with the figure in between.
  void each_excluding(ClaimId figure, const std::function<bool(ClaimId, Match)>& visit) const;

 private:
  // Thing, metric, growth of, product, modality, bounds of the time.
  using Measured = std::tuple<TermId, TermId, TermId, VertexId, Modality, std::array<Day, 4>>;
  // The unit of an amount; for a share, the whole that it is a share of.
  using Unit = std::pair<std::string, std::optional<TermId>>;
  struct Bounded {
    ClaimId figure;
    NumberInterval interval;
    std::uint32_t next_matter = 0;  // the next in order with another matter
    // By remark of Standing::explained_by: the next in order without it.
    boost::container::small_vector<std::uint32_t, 1> next_without = {};
  };
  // Those with an upper bound by that bound, and those with a lower bound by that.
  struct Ordered {
    std::vector<Bounded> by_high, by_low;
  };

  std::vector<Measured> measured_by(ClaimId figure) const;
  template <class Visit>
  void each_number(ClaimId figure, Visit visit) const;
  void link(std::vector<Bounded>& row) const;
  bool pass_on(std::span<const Bounded> all, std::size_t first, std::size_t last, const Standing& own, Match told,
               const std::function<bool(ClaimId, Match)>& visit) const;

  const KnowledgeGraph* graph_;
  boost::unordered_flat_map<ClaimId, Standing> standing_;
  std::map<std::tuple<Measured, Unit, Match>, Ordered> ordered_;
};

}  // namespace filiera
