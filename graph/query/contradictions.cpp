// SPDX-License-Identifier: Apache-2.0
// Where voices contradict each other.
#include "graph/query/contradictions.hpp"

#include <algorithm>
#include <cstdlib>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "graph/amount.hpp"
#include "graph/query/matters.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

// Rounding and "about" bridge differences of this share.
constexpr double tolerance = 0.05;

struct AmountRange {
  double least;
  double most;
};

AmountRange range_of(const Amount& amount) {
  const auto number = [](const std::string& text) { return std::strtod(text.c_str(), nullptr); };
  AmountRange range{-std::numeric_limits<double>::infinity(), std::numeric_limits<double>::infinity()};
  if (amount.value) range = {number(*amount.value), number(*amount.value)};
  if (amount.least) range.least = number(*amount.least);
  if (amount.most) range.most = number(*amount.most);
  if (amount.approximate) range = {range.least * (1 - tolerance), range.most * (1 + tolerance)};
  return range;
}

class Search {
 public:
  explicit Search(const Lens& lens) : lens_(lens), graph_(lens.graph()) {}

  std::vector<Contradiction> run() {
    find_relations(ContradictionKind::answered, vocab::fil_answers);
    find_relations(ContradictionKind::conflicting, vocab::fil_conflictsWith);
    find_denied();
    find_differing();
    for (Contradiction& found : found_)
      if (found.claims.size() > 1) found.remarks = remarks_on(found.claims);
    std::sort(found_.begin(), found_.end(), [this](const Contradiction& a, const Contradiction& b) {
      return std::tuple(a.kind, terms(a)) < std::tuple(b.kind, terms(b));
    });
    return std::move(found_);
  }

 private:
  std::vector<TermId> terms(const Contradiction& contradiction) const {
    std::vector<TermId> terms;
    for (const ClaimId c : contradiction.claims) terms.push_back(graph_.term_of_claim(c));
    return terms;
  }

  bool seen(ClaimId c) const { return lens_.match(c) != Match::no; }

  bool denied_by_some(ClaimId c) const {
    const auto rows = graph_.attestations(c);
    return std::any_of(rows.begin(), rows.end(), [this](const AttestationRow& row) {
      return row.denies != 0 && lens_.shows(row) != Match::no;
    });
  }

  void find_relations(ContradictionKind kind, std::string_view edge_type) {
    const EdgeTypeId type = graph_.core(edge_type);
    std::set<std::pair<ClaimId, ClaimId>> pairs;
    for (const RelationRow& row : graph_.data().relations) {
      if (row.type != type || !seen(row.from) || !seen(row.to)) continue;
      if (kind == ContradictionKind::answered) {
        if (!denied_by_some(row.from)) continue;
        answers_.insert(row.from);
        found_.push_back({kind, {row.to, row.from}, {}});
        continue;
      }
      const bool ordered = graph_.term_of_claim(row.from) < graph_.term_of_claim(row.to);
      const std::pair pair = ordered ? std::pair(row.from, row.to) : std::pair(row.to, row.from);
      if (pairs.insert(pair).second) found_.push_back({kind, {pair.first, pair.second}, {}});
    }
  }

  void find_denied() {
    std::set<ClaimId> denied;
    for (const AttestationRow& row : graph_.data().attestations)
      if (row.denies != 0 && lens_.shows(row) != Match::no) denied.insert(row.claim);
    for (const ClaimId c : denied)
      if (seen(c) && !answers_.contains(c)) found_.push_back({ContradictionKind::denied, {c}, {}});
  }

  void find_differing() {
    using Key = std::tuple<TermId, TermId, VertexId, Modality>;  // about, metric, product
    std::map<Key, std::vector<ClaimId>> groups;
    for (const AboutRow& row : graph_.data().about) {
      if (graph_.kind_of_claim(row.claim) != Kind::figure || !seen(row.claim)) continue;
      const TermId metric = graph_.object(graph_.term_of_claim(row.claim), vocab::fil_metric);
      groups[{row.about, metric, graph_.product(row.claim), graph_.modality(row.claim)}].push_back(row.claim);
    }
    for (const auto& [key, figures] : groups)
      for (std::size_t i = 0; i < figures.size(); ++i)
        for (std::size_t j = i + 1; j < figures.size(); ++j)
          if (differ(figures[i], figures[j])) {
            const bool ordered = graph_.term_of_claim(figures[i]) < graph_.term_of_claim(figures[j]);
            found_.push_back(
                {ContradictionKind::differing, {figures[ordered ? i : j], figures[ordered ? j : i]}, {}});
          }
  }

  bool differ(ClaimId a, ClaimId b) const {
    const auto amount_a = amount_of(graph_, graph_.term_of_claim(a), vocab::fil_amount);
    const auto amount_b = amount_of(graph_, graph_.term_of_claim(b), vocab::fil_amount);
    if (!amount_a || !amount_b || amount_a->unit != amount_b->unit) return false;
    const AmountRange range_a = range_of(*amount_a), range_b = range_of(*amount_b);
    if (range_a.least <= range_b.most && range_b.least <= range_a.most) return false;
    // Of one period for certain: figures of different times do not contradict each other.
    const Bounds bounds_a = lens_.bounds(a), bounds_b = lens_.bounds(b);
    if (bounds_a != bounds_b) return false;
    const std::vector<ClaimId> tellings = same_matter(lens_, a);
    return std::find(tellings.begin(), tellings.end(), b) == tellings.end();
  }

  std::vector<ClaimId> remarks_on(const std::vector<ClaimId>& claims) const {
    std::vector<ClaimId> common;
    for (const AboutRow& row : graph_.about(graph_.term_of_claim(claims.front()))) {
      if (graph_.kind_of_claim(row.claim) != Kind::remark || !seen(row.claim)) continue;
      const auto about_other = graph_.about(graph_.term_of_claim(claims.back()));
      if (std::any_of(about_other.begin(), about_other.end(),
                      [&](const AboutRow& other) { return other.claim == row.claim; }))
        common.push_back(row.claim);
    }
    return common;
  }

  const Lens& lens_;
  const KnowledgeGraph& graph_;
  std::set<ClaimId> answers_;
  std::vector<Contradiction> found_;
};

}  // namespace

std::vector<Contradiction> contradictions(const Lens& lens) { return Search(lens).run(); }

}  // namespace filiera
