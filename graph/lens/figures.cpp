// SPDX-License-Identifier: Apache-2.0
// Figures that exclude each other.
#include "graph/lens/figures.hpp"

#include <algorithm>

#include "graph/model/amount.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

NumberInterval interval_of(const Amount& amount) {
  NumberInterval interval{amount.minimum, amount.maximum, amount.strict};
  if (amount.value) interval = {amount.value, amount.value, false};
  if (!amount.approximate) return interval;
  if (interval.low) *interval.low -= deviation_of_about(*interval.low);
  if (interval.high) *interval.high += deviation_of_about(*interval.high);
  return interval;
}

bool lies_below(const NumberInterval& a, const NumberInterval& b) {
  if (!a.high || !b.low) return false;
  return a.open || b.open ? *a.high <= *b.low : *a.high < *b.low;
}

// The index in `a` of the first that is in `b` too; the size of `a` if there is none. Both are ascending.
std::size_t first_common(std::span<const ClaimId> a, std::span<const ClaimId> b) {
  std::size_t i = 0;
  for (std::size_t j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) return i;
    ++(a[i] < b[j] ? i : j);
  }
  return a.size();
}

}  // namespace

Figures::Figures(const KnowledgeGraph& graph, const std::function<Standing(ClaimId)>& standing) : graph_(&graph) {
  for (const AboutRow& row : graph.data().about)
    if (graph.kind_of_claim(row.claim) == Kind::figure && !standing_.contains(row.claim))
      standing_.emplace(row.claim, standing(row.claim));
  for (const auto& entry : standing_) {
    const ClaimId figure = entry.first;
    const Match told = entry.second.told;
    if (told == Match::no) continue;
    const std::vector<Measured> all = measured_by(figure);
    each_number(figure, [&](const Unit& unit, const NumberInterval& interval) {
      for (const Measured& measured : all) {
        Ordered& ordered = ordered_[{measured, unit, told}];
        if (interval.high) ordered.by_high.push_back({figure, interval});
        if (interval.low) ordered.by_low.push_back({figure, interval});
      }
    });
  }
  // Of equal upper bounds the open ones first, of equal lower bounds last, so that lies_below() holds for the first
  // ones of the former and for the last ones of the latter.
  for (auto& [key, ordered] : ordered_) {
    std::ranges::sort(ordered.by_high, [](const Bounded& a, const Bounded& b) {
      return std::tuple(*a.interval.high, !a.interval.open, a.figure) <
             std::tuple(*b.interval.high, !b.interval.open, b.figure);
    });
    std::ranges::sort(ordered.by_low, [](const Bounded& a, const Bounded& b) {
      return std::tuple(*a.interval.low, a.interval.open, a.figure) <
             std::tuple(*b.interval.low, b.interval.open, b.figure);
    });
    link(ordered.by_high);
    link(ordered.by_low);
  }
}

void Figures::link(std::vector<Bounded>& row) const {
  for (std::size_t i = row.size(); i-- > 0;) {
    const Standing& own = standing_.at(row[i].figure);
    row[i].next_matter = static_cast<std::uint32_t>(i + 1);
    row[i].next_without.assign(own.explained_by.size(), static_cast<std::uint32_t>(i + 1));
    if (i + 1 == row.size()) continue;
    const Standing& next = standing_.at(row[i + 1].figure);
    if (own.matter == next.matter) row[i].next_matter = row[i + 1].next_matter;
    for (std::size_t at = 0, other = 0; at < own.explained_by.size(); ++at) {
      while (other < next.explained_by.size() && next.explained_by[other] < own.explained_by[at]) ++other;
      if (other < next.explained_by.size() && next.explained_by[other] == own.explained_by[at])
        row[i].next_without[at] = row[i + 1].next_without[other];
    }
  }
}

std::vector<Figures::Measured> Figures::measured_by(ClaimId figure) const {
  const TermId term = graph_->term_of_claim(figure), about = graph_->terms().find_iri(vocab::fil_about);
  const TermId metric = graph_->object(term, vocab::fil_metric), growth_of = graph_->object(term, vocab::fil_growthOf);
  const Bounds time = graph_->bounds(figure);
  std::vector<Measured> measured;
  TermId last = no_term;
  for (const Quad& quad : graph_->statements(term))
    // The same statement may follow for another graph.
    if (quad.predicate == about && std::exchange(last, quad.object) != quad.object)
      measured.push_back({quad.object,
                          metric,
                          growth_of,
                          graph_->product(figure),
                          graph_->modality(figure),
                          {time.start_earliest, time.start_latest, time.end_earliest, time.end_latest}});
  return measured;
}

template <class Visit>
void Figures::each_number(ClaimId figure, Visit visit) const {
  const TermId term = graph_->term_of_claim(figure);
  for (const Amount& amount : amounts_of(*graph_, term, vocab::fil_amount))
    visit(Unit(amount.unit, std::nullopt), interval_of(amount));
  Amount share;
  share.value = number_at(*graph_, term, vocab::fil_share);
  share.approximate = graph_->is_true(term, vocab::fil_approximate);
  if (share.value) visit(Unit("", graph_->object(term, vocab::fil_shareOf)), interval_of(share));
}

bool Figures::pass_on(std::span<const Bounded> all, std::size_t first, std::size_t last, const Standing& own,
                      Match told, const std::function<bool(ClaimId, Match)>& visit) const {
  for (std::size_t i = first; i < last;) {
    const Standing& other = standing_.at(all[i].figure);
    if (other.matter == own.matter)
      i = all[i].next_matter;
    else if (const std::size_t common = first_common(other.explained_by, own.explained_by);
             common < other.explained_by.size())
      i = all[i].next_without[common];
    else if (!visit(all[i++].figure, told))
      return false;
  }
  return true;
}

void Figures::each_excluding(ClaimId figure, const std::function<bool(ClaimId, Match)>& visit) const {
  const auto own = standing_.find(figure);
  if (own == standing_.end()) return;
  const std::vector<Measured> all = measured_by(figure);
  std::vector<std::pair<Unit, NumberInterval>> numbers;
  each_number(figure,
              [&](Unit unit, NumberInterval interval) { numbers.emplace_back(std::move(unit), std::move(interval)); });
  for (const Match told : {Match::certain, Match::possible})
    for (const auto& [unit, interval] : numbers) {
      const NumberInterval& own_interval = interval;
      for (const Measured& measured : all) {
        const auto found = ordered_.find({measured, unit, told});
        if (found == ordered_.end()) continue;
        const auto& [by_high, by_low] = found->second;
        const auto below = std::ranges::partition_point(
            by_high, [&own_interval](const Bounded& other) { return lies_below(other.interval, own_interval); });
        const auto above = std::ranges::partition_point(
            by_low, [&own_interval](const Bounded& other) { return !lies_below(own_interval, other.interval); });
        if (!pass_on(by_high, 0, static_cast<std::size_t>(below - by_high.begin()), own->second, told, visit) ||
            !pass_on(by_low, static_cast<std::size_t>(above - by_low.begin()), by_low.size(), own->second, told, visit))
          return;
      }
    }
}

}  // namespace filiera
