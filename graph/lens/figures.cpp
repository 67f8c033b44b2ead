// SPDX-License-Identifier: Apache-2.0
// Figures that exclude each other.
#include "graph/lens/figures.hpp"

#include <algorithm>
#include <optional>

#include "graph/model/amount.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

// The numbers that an amount or a share allows; unbounded on a side without a bound.
struct Interval {
  std::optional<Decimal> low, high;
  bool open = false;  // the bounds are excluded

  static Interval of(const Amount& amount) {
    Interval interval{amount.minimum, amount.maximum, amount.strict};
    if (amount.value) interval = {amount.value, amount.value, false};
    if (!amount.approximate) return interval;
    if (interval.low) *interval.low -= deviation_of_about(*interval.low);
    if (interval.high) *interval.high += deviation_of_about(*interval.high);
    return interval;
  }
};

bool lies_below(const Interval& a, const Interval& b) {
  if (!a.high || !b.low) return false;
  return a.open || b.open ? *a.high <= *b.low : *a.high < *b.low;
}

bool exclude_each_other(const Interval& a, const Interval& b) { return lies_below(a, b) || lies_below(b, a); }

bool amounts_exclude(const KnowledgeGraph& graph, TermId a, TermId b) {
  for (const Amount& of_a : amounts_of(graph, a, vocab::fil_amount))
    for (const Amount& of_b : amounts_of(graph, b, vocab::fil_amount))
      if (of_a.unit == of_b.unit && exclude_each_other(Interval::of(of_a), Interval::of(of_b))) return true;
  return false;
}

// Shares contradict each other only if both state the same whole.
bool shares_exclude(const KnowledgeGraph& graph, TermId a, TermId b) {
  const auto interval = [&](TermId claim) {
    Amount amount;
    amount.value = number_at(graph, claim, vocab::fil_share);
    amount.approximate = graph.is_true(claim, vocab::fil_approximate);
    return Interval::of(amount);
  };
  const Interval of_a = interval(a), of_b = interval(b);
  return of_a.low && of_b.low && exclude_each_other(of_a, of_b) &&
         graph.object(a, vocab::fil_shareOf) == graph.object(b, vocab::fil_shareOf);
}

}  // namespace

Figures::Figures(const KnowledgeGraph& graph) : graph_(&graph) {
  for (const AboutRow& row : graph.data().about)
    if (graph.kind_of_claim(row.claim) == Kind::figure)
      figures_[measured_by(row.about, row.claim)].push_back(row.claim);
}

Figures::Measured Figures::measured_by(TermId about, ClaimId figure) const {
  const TermId term = graph_->term_of_claim(figure);
  const Bounds time = graph_->bounds(figure);
  return {about,
          graph_->object(term, vocab::fil_metric),
          graph_->object(term, vocab::fil_growthOf),
          graph_->product(figure),
          graph_->modality(figure),
          {time.start_earliest, time.start_latest, time.end_earliest, time.end_latest}};
}

std::vector<ClaimId> Figures::excluded_by(ClaimId figure) const {
  const TermId term = graph_->term_of_claim(figure), about = graph_->terms().find_iri(vocab::fil_about);
  std::vector<ClaimId> found;
  for (const Quad& quad : graph_->statements(term)) {
    if (quad.predicate != about) continue;
    const auto group = figures_.find(measured_by(quad.object, figure));
    if (group == figures_.end()) continue;
    for (const ClaimId other : group->second) {
      const TermId of_other = graph_->term_of_claim(other);
      if (other != figure && (amounts_exclude(*graph_, term, of_other) || shares_exclude(*graph_, term, of_other)))
        found.push_back(other);
    }
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  return found;
}

}  // namespace filiera
