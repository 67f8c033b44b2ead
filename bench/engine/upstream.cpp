// SPDX-License-Identifier: Apache-2.0
// All vertices upstream of a company, breadth first.
//
// Faster than Boost's breadth_first_visit, which is measured beside it: visitors see products as tiers, and one bit for
// each vertex with prefetched rows is faster than a colour map (docs/performance.md).
#include "bench/engine/upstream.hpp"

#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

// Tests of one claim, from the cheapest that a lens allows.
struct Everything {
  bool operator()(ClaimId) const { return true; }
  void prefetch(ClaimId) const {}
};

// A lens with dates only: the claim possibly holds on some day of the period.
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
  bool operator()(ClaimId c) const { return match_of_goods(*lens, c) != Match::no; }
  void prefetch(ClaimId) const {}
};

constexpr std::size_t rows_ahead = 6;

}  // namespace

UpstreamSearch::UpstreamSearch(const GoodsFlowGraph& flow, const Lens& lens, const Measures& measures)
    : flow_(&flow),
      graph_(&flow.graph()),
      lens_(&lens),
      measures_(&measures),
      supplies_(graph_->core(vocab::fil_suppliesTo)),
      seen_(graph_->vertex_count()),
      listed_(graph_->vertex_count()),
      only_supplied_(graph_->vertex_count()),
      queue_(std::size_t{graph_->vertex_count()} + 2) {}

void UpstreamSearch::forget() {
  seen_.forget({queue_.data(), queued_});
  listed_.forget(products_);
  queued_ = 0;
  products_.clear();
  inputs_.clear();
  answer_.clear();
}

std::span<const VertexId> UpstreamSearch::of(VertexId recipient, std::uint32_t depth, Hops hops) {
  forget();
  const LensOptions& options = lens_->options();
  const GraphData& data = graph_->data();
  const auto run = [&](const auto& seen) {
    if (hops == Hops::allowed)
      search<Hops::allowed>(recipient, depth, seen);
    else
      search<Hops::matched>(recipient, depth, seen);
  };
  if (!lens_->reads_columns() || options.minimum_certainty == Firmness::certain)
    run(ByLens{lens_});
  else if (options.as_of)
    run(OnDays{data.start_earliest.data(), data.end_latest.data(), *options.as_of});
  else
    run(Everything{});
  if (!mixed_) return std::span<const VertexId>(queue_).subspan(1, queued_ - 1);
  for (std::size_t i = 1; i < queued_; ++i)
    if (!is_product(queue_[i])) answer_.push_back(queue_[i]);
  return answer_;
}

// The start is not marked: if its goods return to it, it counts as reached.
template <Hops hops, class Seen>
void UpstreamSearch::search(VertexId start, std::uint32_t depth, const Seen& seen) {
  const GraphData& data = graph_->data();
  queue_[queued_++] = start;
  mixed_ = is_product(start);
  std::size_t next = 0;
  for (std::uint32_t tier = 0; tier < depth && next < queued_; ++tier) {
    for (const std::size_t end = queued_; next < end; ++next) {
      if (next + rows_ahead < queued_) {
        const ClaimId first = *graph_->in_claims(queue_[next + rows_ahead]).begin();
        __builtin_prefetch(data.edge_source.data() + first);
        seen.prefetch(first);
      }
      const VertexId at = queue_[next];
      if (mixed_ && is_product(at))
        makers<hops>(at, no_claim, seen);
      else
        into<hops>(at, seen);
    }
    for (const VertexId input : inputs_)
      if (!seen_.contains(input)) {
        mark(input);
        mixed_ = true;
      }
    inputs_.clear();
  }
}

template <Hops hops, class Seen>
void UpstreamSearch::into(VertexId recipient, const Seen& seen) {
  if (only_supplied_.contains(recipient) || is_only_supplied(recipient))
    return suppliers<hops>(graph_->in_claims(recipient), seen);
  for (const ClaimId incoming : flow_->into(recipient)) {
    const ClaimId c = checked(incoming, graph_->edge_count());
    if (!seen(c)) continue;
    const VertexId from = checked(flow_->edge(c).source, graph_->vertex_count());
    if (graph_->type_of(c) != supplies_ && is_product(from))
      makers<hops>(from, c, seen);
    else if (!seen_.contains(from))
      reach<hops>(from, c, no_claim);
  }
}

bool UpstreamSearch::is_only_supplied(VertexId v) {
  const ClaimRange claims = graph_->in_claims(v);
  if (claims.empty() || flow_->into(v).size() != claims.size()) return false;
  // They are sorted by type.
  const bool is = graph_->type_of(*claims.begin()) == supplies_ && graph_->type_of(*claims.end() - 1) == supplies_;
  return only_supplied_.insert_if(is, v);
}

// The suppliers of the recipient by the claims.
template <Hops hops, class Seen>
void UpstreamSearch::suppliers(ClaimRange claims, const Seen& seen) {
  const ClaimId first = *claims.begin(), last = *claims.end();
  const std::span<const VertexId> sources = graph_->data().edge_source.slice(first, last);
  const VertexId vertices = graph_->vertex_count();
  if constexpr (hops == Hops::matched) {
    // Always writes behind the queue, and extends the queue if the vertex is new, to avoid an unpredictable branch.
    std::size_t queued = queued_;
    for (ClaimId c = first; c < last; ++c) {
      const VertexId from = checked(sources[c - first], vertices);
      queue_[queued] = from;
      queued += seen_.insert_if(seen(c), from);
    }
    queued_ = queued;
  } else {
    for (ClaimId c = first; c < last; ++c)
      if (const VertexId from = checked(sources[c - first], vertices); seen(c) && !seen_.contains(from))
        reach<hops>(from, c, no_claim);
  }
}

// The makers or sellers of a product that a recipient receives by `received` (no_claim: no recipient).
template <Hops hops, class Seen>
void UpstreamSearch::makers(VertexId product, ClaimId received, const Seen& seen) {
  // Whether a hop is allowed depends on the recipient.
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
      reach<hops>(maker, made, received);
  }
}

template <Hops hops>
void UpstreamSearch::reach(VertexId supplier, ClaimId made, ClaimId received) {
  if (hops == Hops::allowed && !allowed(made, received)) return;
  mark(supplier);
}

void UpstreamSearch::mark(VertexId v) {
  seen_.insert(v);
  queue_[queued_++] = v;
}

bool UpstreamSearch::allowed(ClaimId made, ClaimId received) const {
  Hop hop = hop_of_claims(*graph_, made, received);
  if (!lens_->options().as_of) hop.time = time_of_hop(*lens_, made, received);
  return measures_->prohibits(hop) != Match::certain;
}

}  // namespace filiera
