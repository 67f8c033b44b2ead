// SPDX-License-Identifier: Apache-2.0
// Everybody upstream of somebody: who supplies them, who supplies those, and so on.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "graph/goods_flow.hpp"
#include "graph/lens.hpp"
#include "graph/measures.hpp"

namespace filiera {

// Which hops goods may take: all that the lens matches, or of them those under no prohibition that is certainly
// in force and certainly governs the hop.
enum class Hops : std::uint8_t { matched, allowed };

// Answers many questions on one graph, which must outlive it as must the lens and the measures; keeps 2 bits a
// vertex between them. Not to be used from two threads at once.
class Upstream {
 public:
  Upstream(const GoodsFlowGraph& flow, const Lens& lens, const Measures& measures);

  // Everybody (no products) from whom goods reach `recipient` over at most `depth` tiers of suppliers, as supply()
  // counts them: who makes or sells a product supplies those who take it, and what goes into a product is a tier
  // further up. Each once, nearest first; `recipient` itself where its goods come back to it. Claims count each by
  // its own time and destination: where the lens has a period, or no date, who makes a product reaches those who take
  // it though the two may share no day, which supply() tells apart. The view holds until the next call. Cost: the claims into what is reached.
  std::span<const VertexId> of(VertexId recipient, std::uint32_t depth = UINT32_MAX, Hops hops = Hops::matched);

 private:
  // A set of vertices that forgets what was put into it at the cost of what was put in.
  class Marks {
   public:
    explicit Marks(VertexId vertices) : words_(vertices / 64 + 1, 0) {}
    bool contains(VertexId v) const { return words_[v / 64] >> (v % 64) & 1; }
    void insert(VertexId v) { words_[v / 64] |= std::uint64_t{1} << (v % 64); }
    void erase_word_of(VertexId v) { words_[v / 64] = 0; }

   private:
    std::vector<std::uint64_t> words_;
  };

  template <Hops hops, class Seen>
  void search(VertexId start, std::uint32_t depth, const Seen& seen);
  template <Hops hops, class Seen>
  void into(VertexId recipient, const Seen& seen);
  template <Hops hops, class Seen>
  void suppliers(ClaimId first, ClaimId last, VertexId recipient, const Seen& seen);
  template <Hops hops, class Seen>
  void makers(VertexId product, ClaimId received, VertexId recipient, const Seen& seen);
  template <Hops hops>
  void reach(VertexId supplier, VertexId product, VertexId recipient, ClaimId made, ClaimId received);
  bool allowed(VertexId supplier, VertexId product, VertexId recipient, ClaimId made, ClaimId received) const;
  bool is_product(VertexId v) const { return graph_->kind_of_vertex(v) == Kind::product; }
  void forget();

  const GoodsFlowGraph* flow_;
  const KnowledgeGraph* graph_;
  const Lens* lens_;
  const Measures* measures_;
  EdgeTypeId uses_, supplies_;
  Marks seen_;
  Marks listed_;  // products whose makers have been listed
  std::vector<VertexId> queue_;     // where the search began, and what it has reached, products among it, by tier
  std::vector<VertexId> inputs_;    // products of the next tier
  std::vector<VertexId> products_;  // marked in listed_
  bool mixed_ = false;              // products stand in the queue
  std::vector<VertexId> answer_;
};

}  // namespace filiera
