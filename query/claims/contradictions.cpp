// SPDX-License-Identifier: Apache-2.0
// Contradictions between sources.
#include "query/claims/contradictions.hpp"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "graph/lens/figures.hpp"
#include "graph/lens/same_matter.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

bool tells_difference(const KnowledgeGraph& graph, ClaimId c) {
  return graph.kind_of_claim(c) == Kind::remark &&
         graph.object(graph.term_of_claim(c), vocab::fil_difference) != no_term;
}

// The statements of what a remark is about, in order of the things and claims.
std::span<const Quad> subjects_of(const KnowledgeGraph& graph, ClaimId remark) {
  const std::span<const Quad> statements = graph.statements(graph.term_of_claim(remark));
  const TermId about = graph.terms().find_iri(vocab::fil_about);
  return {std::ranges::lower_bound(statements, about, {}, &Quad::predicate),
          std::ranges::upper_bound(statements, about, {}, &Quad::predicate)};
}

// Whether the remark is about two things or claims.
bool is_about_two(const KnowledgeGraph& graph, ClaimId remark) {
  const std::span<const Quad> subjects = subjects_of(graph, remark);
  if (subjects.empty()) return false;
  // A statement may follow for several graphs.
  const auto second = std::ranges::upper_bound(subjects, subjects.front().object, {}, &Quad::object);
  return second != subjects.end() && second->object == subjects.back().object;
}

bool is_affirmed(const Lens& lens, ClaimId c) { return lens.stance(c).stance > Stance::denied_only; }

class Search {
 public:
  explicit Search(const Lens& lens) : lens_(lens), graph_(lens.graph()) {}

  // The first remark about both claims, by IRI, that a source affirms under the lens and that says on which reading
  // they are in conflict: one that tells their difference, or that is about these two alone. What a remark on many
  // claims says of them all is no reading of the conflict of two. O(remarks about one of the claims × log of what they
  // are about).
  ClaimId condition_of(ClaimId a, ClaimId b) const {
    if (graph_.about(graph_.term_of_claim(a)).size() > graph_.about(graph_.term_of_claim(b)).size()) std::swap(a, b);
    const TermId other = graph_.term_of_claim(b);
    ClaimId first = no_claim;
    for (const AboutRow& row : graph_.about(graph_.term_of_claim(a))) {
      const ClaimId remark = row.claim;
      if (graph_.kind_of_claim(remark) == Kind::remark &&
          std::ranges::binary_search(subjects_of(graph_, remark), other, {}, &Quad::object) &&
          (tells_difference(graph_, remark) || is_about_two(graph_, remark)) && seen(remark) &&
          is_affirmed(lens_, remark) &&
          (first == no_claim || graph_.term_of_claim(remark) < graph_.term_of_claim(first)))
        first = remark;
    }
    return first;
  }

  std::vector<Contradiction> run() {
    find_relations(ContradictionKind::answered, vocab::fil_answers);
    find_relations(ContradictionKind::conflicting, vocab::fil_conflictsWith);
    find_denied();
    find_differing();
    std::sort(found_.begin(), found_.end(), [this](const Contradiction& a, const Contradiction& b) {
      return std::tuple(a.kind, terms(a)) < std::tuple(b.kind, terms(b));
    });
    return std::move(found_);
  }

  // The figures of which not all contradictions are listed.
  std::size_t shortened() const { return shortened_; }

 private:
  std::vector<TermId> terms(const Contradiction& contradiction) const {
    std::vector<TermId> terms;
    for (const ClaimId c : contradiction.claims) terms.push_back(graph_.term_of_claim(c));
    return terms;
  }

  bool seen(ClaimId c) const { return lens_.listed(c) != Match::no; }

  bool denied_by_some(ClaimId c) const {
    const auto rows = graph_.attestations(c);
    return std::any_of(rows.begin(), rows.end(),
                       [this](const AttestationRow& row) { return row.denies != 0 && lens_.shows(row) != Match::no; });
  }

  void find_relations(ContradictionKind kind, std::string_view edge_type) {
    const EdgeTypeId type = graph_.core(edge_type);
    std::set<std::pair<ClaimId, ClaimId>> pairs;
    for (const RelationRow& row : graph_.data().relations) {
      if (row.type != type || !seen(row.from) || !seen(row.to)) continue;
      if (kind == ContradictionKind::answered) {
        if (!denied_by_some(row.from)) continue;
        answers_.insert(row.from);
        found_.push_back({kind, {row.to, row.from}, no_claim});
        continue;
      }
      const bool ordered = graph_.term_of_claim(row.from) < graph_.term_of_claim(row.to);
      const std::pair pair = ordered ? std::pair(row.from, row.to) : std::pair(row.to, row.from);
      // What nobody affirms contradicts nothing; it is listed as denied.
      if (is_affirmed(lens_, row.from) && is_affirmed(lens_, row.to) && pairs.insert(pair).second)
        found_.push_back({kind, {pair.first, pair.second}, condition_of(pair.first, pair.second)});
    }
  }

  void find_denied() {
    std::set<ClaimId> denied;
    for (const AttestationRow& row : graph_.data().attestations)
      if (row.denies != 0 && lens_.shows(row) != Match::no) denied.insert(row.claim);
    for (const ClaimId c : denied)
      if (seen(c) && !answers_.contains(c)) found_.push_back({ContradictionKind::denied, {c}, no_claim});
  }

  void find_differing() {
    std::map<ClaimId, ClaimId> matter_of;
    const Figures figures(graph_, [&](ClaimId figure) {
      if (!matter_of.contains(figure))
        for (const ClaimId one : same_matter_claims(graph_, figure)) matter_of.emplace(one, figure);
      Figures::Standing standing{is_figure(figure) ? Match::certain : Match::no, matter_of.at(figure)};
      for (const AboutRow& row : graph_.about(graph_.term_of_claim(figure)))
        if (tells_difference(graph_, row.claim) && seen(row.claim) && is_affirmed(lens_, row.claim))
          standing.explained_by.push_back(row.claim);
      std::ranges::sort(standing.explained_by);
      return standing;
    });
    std::set<ClaimId> asked;
    std::set<std::pair<ClaimId, ClaimId>> pairs;
    for (const AboutRow& row : graph_.data().about) {
      const ClaimId figure = row.claim;
      if (!asked.insert(figure).second || !is_figure(figure)) continue;
      std::set<ClaimId> listed;
      figures.each_excluding(figure, [&](ClaimId other, Match) {
        // Only figures that certainly have the same period can contradict each other.
        if (lens_.bounds(figure) != lens_.bounds(other)) return true;
        if (listed.contains(other)) return true;
        if (listed.size() == most_contradicting) {
          ++shortened_;
          return false;
        }
        listed.insert(other);
        const bool ordered = graph_.term_of_claim(figure) < graph_.term_of_claim(other);
        const std::pair pair = ordered ? std::pair(figure, other) : std::pair(other, figure);
        if (pairs.insert(pair).second)
          found_.push_back({ContradictionKind::differing, {pair.first, pair.second}, no_claim});
        return true;
      });
    }
  }

  // Whether it is a figure that the lens shows. What nobody affirms is no figure of anybody's.
  bool is_figure(ClaimId c) const {
    return graph_.kind_of_claim(c) == Kind::figure && seen(c) && lens_.stance(c).stance != Stance::denied_only;
  }

  const Lens& lens_;
  const KnowledgeGraph& graph_;
  std::size_t shortened_ = 0;
  std::set<ClaimId> answers_;
  std::vector<Contradiction> found_;
};

}  // namespace

std::vector<Contradiction> contradictions(const Lens& lens, std::size_t* shortened) {
  Search search(lens);
  std::vector<Contradiction> found = search.run();
  if (shortened) *shortened = search.shortened();
  return found;
}

ClaimId condition_of_conflict(const Lens& lens, ClaimId a, ClaimId b) { return Search(lens).condition_of(a, b); }

std::vector<ExplainedDifference> explained_differences(const Lens& lens) {
  const KnowledgeGraph& graph = lens.graph();
  const TermId about = graph.terms().find_iri(vocab::fil_about);
  std::vector<ExplainedDifference> found;
  for (const ClaimId remark : graph.data().claims_by_term) {
    if (!tells_difference(graph, remark) || lens.listed(remark) == Match::no || !is_affirmed(lens, remark)) continue;
    ExplainedDifference difference{remark, {}};
    TermId last = no_term;
    for (const Quad& quad : graph.statements(graph.term_of_claim(remark))) {
      // The same statement may follow for another graph.
      if (quad.predicate != about || std::exchange(last, quad.object) == quad.object) continue;
      const ClaimId c = graph.find_claim(quad.object);
      if (c != no_claim && lens.listed(c) != Match::no) difference.claims.push_back(c);
    }
    if (difference.claims.size() > 1) found.push_back(std::move(difference));
  }
  return found;
}

}  // namespace filiera
