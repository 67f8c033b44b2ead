// SPDX-License-Identifier: Apache-2.0
// Everybody upstream of somebody: who supplies them, who supplies those, and so on.
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

// Which hops goods may take: all that the lens matches, or of them those under no prohibition that is certainly
// in force and certainly governs the hop.
enum class Hops : std::uint8_t { matched, allowed };

// Answers many questions on one graph, which must outlive it as must the lens and the measures; keeps 35 bits a
// vertex between them. Not to be used from two threads at once.
class Upstream {
 public:
  Upstream(const GoodsFlowGraph& flow, const Lens& lens, const Measures& measures);

  // Everybody (no products) from whom goods reach `recipient` over at most `depth` tiers of suppliers, as supply()
  // counts them: who makes or sells a product supplies those who take it, and what goes into a product is a tier
  // further up. Each once, nearest first; `recipient` itself where its goods come back to it. Claims count each by
  // its own time and destination: where the lens has a period, or no date, who makes a product reaches those who take
  // it though the two may share no day, which supply() tells apart. The view holds until the next call. Cost: the
  // claims into what is reached.
  std::span<const VertexId> of(VertexId recipient, std::uint32_t depth = UINT32_MAX, Hops hops = Hops::matched);

 private:
  // A set of vertices that forgets what was put into it at the cost of what was put in.
  class Marks {
   public:
    explicit Marks(VertexId vertices) : words_(vertices / 64 + 1, 0) {}
    bool contains(VertexId v) const { return words_[v / 64] >> (v % 64) & 1; }
    void insert(VertexId v) { words_[v / 64] |= std::uint64_t{1} << (v % 64); }
    // Puts `v` in where `condition` holds; whether that was news.
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
  // Whether goods come to a vertex by claims that somebody supplies it and by no others, as to nearly all.
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
  Marks only_supplied_;             // those of which it has been found out
  std::vector<VertexId> queue_;     // where the search began, and what it has reached, products among it, by tier
  std::size_t queued_ = 0;          // of the queue; behind them is room for every vertex
  std::vector<VertexId> inputs_;    // products of the next tier
  std::vector<VertexId> products_;  // marked in listed_
  bool mixed_ = false;              // products stand in the queue
  std::vector<VertexId> answer_;
};

}  // namespace filiera
