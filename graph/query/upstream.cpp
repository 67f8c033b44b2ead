// SPDX-License-Identifier: Apache-2.0
// Everybody upstream of somebody, breadth first.
//
// Ours beside Boost's breadth_first_visit: tiers that skip products are no tiers of its visitor, and one bit a vertex
// with the rows ahead prefetched is faster than a colour map (docs/performance.md).
#include "graph/query/upstream.hpp"

#include "graph/query/hops.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

// Tests of one claim, from the cheapest that a lens allows.
struct Everything {
  bool operator()(ClaimId) const { return true; }
  void prefetch(ClaimId) const {}
};

// A lens that asks for dates alone: the claim possibly holds on some day of the period.
struct OnDays {
  const Day* start_earliest;
  const Day* end_latest;
  DayRange period;
  bool operator()(ClaimId c) const { return start_earliest[c] <= period.last && end_latest[c] >= period.first; }
  void prefetch(ClaimId c) const {
    __builtin_prefetch(start_earliest + c);
    __builtin_prefetch(end_latest + c);
  }
};

struct ByLens {
  const Lens* lens;
  EdgeTypeId uses;
  bool operator()(ClaimId c) const { return match_of_goods(*lens, c, uses) != Match::no; }
  void prefetch(ClaimId) const {}
};

constexpr std::size_t rows_ahead = 6;
constexpr std::size_t columns_ahead = 3;

}  // namespace

Upstream::Upstream(const GoodsFlowGraph& flow, const Lens& lens, const Measures& measures)
    : flow_(&flow),
      graph_(&flow.graph()),
      lens_(&lens),
      measures_(&measures),
      uses_(graph_->core(vocab::fil_uses)),
      supplies_(graph_->core(vocab::fil_suppliesTo)),
      seen_(graph_->vertex_count()),
      listed_(graph_->vertex_count()) {}

void Upstream::forget() {
  for (const VertexId v : queue_) seen_.erase_word_of(v);
  for (const VertexId v : products_) listed_.erase_word_of(v);
  queue_.clear();
  products_.clear();
  inputs_.clear();
  answer_.clear();
}

std::span<const VertexId> Upstream::of(VertexId recipient, std::uint32_t depth, Hops hops) {
  forget();
  const LensOptions& options = lens_->options();
  const GraphData& data = graph_->data();
  const auto run = [&](const auto& seen) {
    if (hops == Hops::allowed)
      search<Hops::allowed>(recipient, depth, seen);
    else
      search<Hops::matched>(recipient, depth, seen);
  };
  const bool dates_alone = !options.known_by && options.sources.empty() && options.not_sources.empty() &&
                           options.stance == Stance::all && options.least == Firmness::possible;
  if (!dates_alone)
    run(ByLens{lens_, uses_});
  else if (options.as_of)
    run(OnDays{data.start_earliest.data(), data.end_latest.data(), *options.as_of});
  else
    run(Everything{});
  if (!mixed_) return std::span<const VertexId>(queue_).subspan(1);
  for (std::size_t i = 1; i < queue_.size(); ++i)
    if (!is_product(queue_[i])) answer_.push_back(queue_[i]);
  return answer_;
}

// The start is not marked at first: where its goods come back to it, it is reached like others.
template <Hops hops, class Seen>
void Upstream::search(VertexId start, std::uint32_t depth, const Seen& seen) {
  const GraphData& data = graph_->data();
  queue_.push_back(start);
  mixed_ = is_product(start);
  std::size_t next = 0;
  for (std::uint32_t tier = 0; tier < depth && next < queue_.size(); ++tier) {
    for (const std::size_t end = queue_.size(); next < end; ++next) {
      if (next + rows_ahead < queue_.size()) __builtin_prefetch(flow_->into(queue_[next + rows_ahead]).data());
      if (next + columns_ahead < queue_.size())
        if (const auto row = flow_->into(queue_[next + columns_ahead]); !row.empty()) {
          __builtin_prefetch(data.edge_source.data() + row.front());
          __builtin_prefetch(data.edge_type.data() + row.front());
          seen.prefetch(row.front());
        }
      const VertexId at = queue_[next];
      if (mixed_ && is_product(at))
        makers<hops>(at, no_claim, no_vertex, seen);
      else
        into<hops>(at, seen);
    }
    for (const VertexId input : inputs_)
      if (!seen_.contains(input)) {
        seen_.insert(input);
        queue_.push_back(input);
        mixed_ = true;
      }
    inputs_.clear();
  }
}

template <Hops hops, class Seen>
void Upstream::into(VertexId recipient, const Seen& seen) {
  const std::span<const ClaimId> row = flow_->into(recipient);
  for (std::size_t i = 0; i < row.size(); ++i) {
    const ClaimId c = checked(row[i], graph_->edge_count());
    // Nearly every row holds the claims that somebody supplies the recipient and no others, which are numbered in a row.
    const bool consecutive = row.back() - c == row.size() - 1 - i;
    if (consecutive && graph_->type_of(c) == supplies_ && graph_->type_of(row.back()) == supplies_)
      return suppliers<hops>(c, row.back() + 1, recipient, seen);
    if (!seen(c)) continue;
    const VertexId from = graph_->type_of(c) == supplies_
                              ? checked(graph_->data().edge_source[c], graph_->vertex_count())
                              : flow_->edge(c).source;
    if (graph_->type_of(c) != supplies_ && is_product(from))
      makers<hops>(from, c, recipient, seen);
    else if (!seen_.contains(from))
      reach<hops>(from, hops == Hops::allowed ? graph_->product(c) : no_vertex, recipient, c, no_claim);
  }
}

// Those who supply the recipient by the claims from `first` to before `last`.
template <Hops hops, class Seen>
void Upstream::suppliers(ClaimId first, ClaimId last, VertexId recipient, const Seen& seen) {
  const std::span<const VertexId> sources = graph_->data().edge_source.slice(first, last);
  const VertexId vertices = graph_->vertex_count();
  for (ClaimId c = first; c < last; ++c)
    if (const VertexId from = checked(sources[c - first], vertices); seen(c) && !seen_.contains(from))
      reach<hops>(from, hops == Hops::allowed ? graph_->product(c) : no_vertex, recipient, c, no_claim);
}

// Those who make or sell a product that a recipient receives by `received` (no_claim: nobody in particular).
template <Hops hops, class Seen>
void Upstream::makers(VertexId product, ClaimId received, VertexId recipient, const Seen& seen) {
  // Which hops are allowed depends on the recipient.
  if (hops == Hops::matched) {
    if (listed_.contains(product)) return;
    listed_.insert(product);
    products_.push_back(product);
  }
  for (const ClaimId incoming : flow_->into(product)) {
    const ClaimId made = checked(incoming, graph_->edge_count());
    if (!seen(made)) continue;
    const VertexId maker = flow_->edge(made).source;
    if (seen_.contains(maker)) continue;
    if (is_product(maker))
      inputs_.push_back(maker);
    else
      reach<hops>(maker, product, recipient, made, received);
  }
}

template <Hops hops>
void Upstream::reach(VertexId supplier, VertexId product, VertexId recipient, ClaimId made, ClaimId received) {
  if (hops == Hops::allowed && !allowed(supplier, product, recipient, made, received)) return;
  seen_.insert(supplier);
  queue_.push_back(supplier);
}

bool Upstream::allowed(VertexId supplier, VertexId product, VertexId recipient, ClaimId made, ClaimId received) const {
  Hop hop{supplier, product, recipient, destination_of_hop(*graph_, made, received), {}};
  if (!lens_->options().as_of) hop.time = time_of_hop(*lens_, made, received);
  return measures_->barred(hop) != Match::certain;
}

}  // namespace filiera
