// SPDX-License-Identifier: Apache-2.0
// What of the flow of goods a lens and a product family leave: its claims, and its hops between those who trade.
#pragma once

#include <optional>

#include "query/hops/hop_generator.hpp"

namespace filiera {

// A step of goods: from a party to a party, through a product that the one makes and the other takes; or into
// or out of a product that goods reach as a part of it (`inputTo`), or of which nobody makes any.
struct GoodsStep {
  VertexId from = no_vertex;
  VertexId to = no_vertex;
  Hop hop;
  Match match = Match::no;  // at most possible where a claim of it is contested
  bool source = true;       // false: of a product that others make, by a part of it, which does not make it
};

// Over a flow and a lens that must outlive it; with a product, only the goods that are it or a variant of it.
class GoodsView {
 public:
  GoodsView(const GoodsFlowGraph& flow, const Lens& lens, const ProductChoice& product);

  const GoodsFlowGraph& flow() const { return *flow_; }
  const KnowledgeGraph& graph() const { return flow_->graph(); }
  const Lens& lens() const { return *lens_; }
  bool is_product(VertexId v) const { return filiera::is_product(graph(), v); }
  // Whether the product is asked for; no_vertex is where none is stated.
  bool wanted(VertexId product) const { return family_.contains(product); }
  // match_of_goods().
  Match match(ClaimId c) const;
  // match() of a source: at most possible where it is contested.
  Match sure_match(ClaimId c) const;

  // Whether somebody is said to make the product, or to supply it as a product of its own.
  bool made(VertexId product) const;

  // The goods that a claim is about: its product end, else the product that it names.
  VertexId goods_of(ClaimId c) const;

  // Calls visit(GoodsStep) for the steps out of (into) a party or a product, each telling for itself; both claims of a
  // step through a product share a day. Cost: the claims of the vertex, and those of the products beside it.
  template <class Visit>
  void out_of(VertexId v, Visit visit) const {
    if (is_product(v)) {
      if (stands_alone(v)) leave(v, v, no_claim, visit);
      return;
    }
    for (const ClaimId c : flow_->out_of(v)) {
      if (!shows(c)) continue;
      const VertexId to = flow_->edge(c).target;
      if (is_product(to))
        leave(v, to, c, visit);
      else
        offer(step(v, to, c, no_claim), visit);
    }
  }
  template <class Visit>
  void into(VertexId v, Visit visit) const {
    for (const ClaimId c : flow_->into(v)) {
      if (!shows(c)) continue;
      const VertexId from = flow_->edge(c).source;
      if (!is_product(from)) {
        if (!is_product(v)) offer(step(from, v, c, no_claim), visit);
        continue;
      }
      for (const ClaimId made : flow_->into(from))
        if (const VertexId maker = flow_->edge(made).source; !is_product(maker) && shows(made))
          offer(step(maker, v, made, c), visit);
      if (stands_alone(from)) visit(step(from, v, no_claim, c));
    }
  }

 private:
  bool shows(ClaimId c) const { return wanted(goods_of(c)) && match(c) != Match::no; }
  // Whether a product is a step of its own: parts of it come to it, or nobody is said to make it.
  bool stands_alone(VertexId product) const;
  // A step by the claim into a product and the one out of it; either may be missing.
  GoodsStep step(VertexId from, VertexId to, ClaimId in, ClaimId out) const;
  template <class Visit>
  void leave(VertexId from, VertexId product, ClaimId made, Visit& visit) const {
    for (const ClaimId c : flow_->out_of(product))
      if (shows(c)) offer(step(from, flow_->edge(c).target, made, c), visit);
  }
  // The two claims of a step may share no day, and under a lens of what is certain one may be contested.
  template <class Visit>
  static void offer(const GoodsStep& step, Visit& visit) {
    if (step.match != Match::no) visit(step);
  }

  const GoodsFlowGraph* flow_;
  const Lens* lens_;
  ProductFamily family_;
};

}  // namespace filiera
