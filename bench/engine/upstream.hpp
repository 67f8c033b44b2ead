// SPDX-License-Identifier: Apache-2.0
// All vertices upstream of a company: its suppliers, their suppliers, and so on.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/lens/lens.hpp"
#include "graph/measures/measures.hpp"
#include "graph/model/goods_flow.hpp"
#include "query/hops/hop.hpp"

namespace filiera {

// The hops that count: all that the lens matches, or only those without a prohibition that is certainly in force and
// certainly governs the hop.
enum class Hops : std::uint8_t { matched, allowed };

// Answers many queries on one graph, which must outlive it together with lens and measures; keeps 35 bits for each
// vertex. Not thread-safe.
class UpstreamSearch {
 public:
  UpstreamSearch(const GoodsFlowGraph& flow, const Lens& lens, const Measures& measures);

  // All vertices (except products) from which goods reach `recipient` over at most `depth` tiers of suppliers, as in
  // supply(): the maker or seller of a product supplies its takers, and the parts of a product are one tier further
  // upstream. Each once, nearest first; `recipient` itself if its goods return to it. Each claim is tested with its own
  // time and destination: if the lens has a period or no date, a maker reaches the takers of its product even if the
  // two share no day, unlike in supply(). The view is valid until the next call. O(claims into the reached vertices).
  std::span<const VertexId> of(VertexId recipient, std::uint32_t depth = UINT32_MAX, Hops hops = Hops::matched);

 private:
  // A set of vertices that can be cleared in time proportional to its size.
  class Marks {
   public:
    explicit Marks(VertexId vertices) : words_(vertices / 64 + 1, 0) {}
    bool contains(VertexId v) const { return words_[v / 64] >> (v % 64) & 1; }
    void insert(VertexId v) { words_[v / 64] |= std::uint64_t{1} << (v % 64); }
    // Inserts `v` if `condition` holds; returns whether it was inserted.
    bool insert_if(bool condition, VertexId v) {
      std::uint64_t& word = words_[v / 64];
      const std::uint64_t fresh = std::uint64_t{condition} & ~(word >> (v % 64));
      word |= fresh << (v % 64);
      return fresh;
    }
    void forget(std::span<const VertexId> inserted) {
      if (inserted.size() > words_.size()) return std::fill(words_.begin(), words_.end(), 0);
      for (const VertexId v : inserted) words_[v / 64] = 0;
    }

   private:
    std::vector<std::uint64_t> words_;
  };

  template <Hops hops, class Seen>
  void search(VertexId start, std::uint32_t depth, const Seen& seen);
  template <Hops hops, class Seen>
  void into(VertexId recipient, const Seen& seen);
  template <Hops hops, class Seen>
  void suppliers(ClaimRange claims, const Seen& seen);
  template <Hops hops, class Seen>
  void makers(VertexId product, ClaimId received, const Seen& seen);
  template <Hops hops>
  void reach(VertexId supplier, ClaimId made, ClaimId received);
  bool allowed(ClaimId made, ClaimId received) const;
  bool is_product(VertexId v) const { return filiera::is_product(*graph_, v); }
  // Whether goods reach a vertex by claims of supply only, as for nearly all vertices.
  bool is_only_supplied(VertexId v);
  void mark(VertexId v);
  void forget();

  const GoodsFlowGraph* flow_;
  const KnowledgeGraph* graph_;
  const Lens* lens_;
  const Measures* measures_;
  EdgeTypeId supplies_;
  Marks seen_;
  Marks listed_;                    // products whose makers have been listed
  Marks only_supplied_;             // vertices for which is_only_supplied() is known
  std::vector<VertexId> queue_;     // the start, and the vertices reached, including products, by tier
  std::size_t queued_ = 0;          // length of the queue; behind it is room for every vertex
  std::vector<VertexId> inputs_;    // products of the next tier
  std::vector<VertexId> products_;  // marked in listed_
  bool mixed_ = false;              // the queue contains products
  std::vector<VertexId> answer_;
};

}  // namespace filiera
