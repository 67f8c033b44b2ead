// SPDX-License-Identifier: Apache-2.0
// Differences between two data sets, by a merge of their sorted statements.
#include "query/claims/differences.hpp"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

#include "graph/model/properties.hpp"

namespace filiera {
namespace {

using Rank = std::uint32_t;

// The ranks of the terms of two tables in the order of their union: equal terms have equal ranks.
struct Ranks {
  std::vector<Rank> before, after;

  Ranks(const TermTable& a, const TermTable& b) : before(a.size()), after(b.size()) {
    Rank rank = 0;
    for (TermId i = 0, j = 0; i < a.size() || j < b.size(); ++rank) {
      const bool in_a = i < a.size() && (j == b.size() || !(b[j] < a[i]));
      const bool in_b = j < b.size() && (i == a.size() || !(a[i] < b[j]));
      if (in_a) before[i++] = rank;
      if (in_b) after[j++] = rank;
    }
  }
};

// One of the two data sets, with terms replaced by ranks.
class Side {
 public:
  Side(const Lens& lens, const std::vector<Rank>& ranks) : lens_(lens), graph_(lens.graph()), ranks_(ranks) {
    for (const AttestationRow& row : graph_.data().attestations)
      parts_.push_back({row.term, row.claim, lens_.shows(row) != Match::no});
    std::vector<TermId> amounts;
    for (const std::string_view property : qualifiers_of<ValueForm::amount>)
      amounts.push_back(graph_.terms().find_iri(property));
    for (const Quad& quad : graph_.data().quads)
      if (std::ranges::find(amounts, quad.predicate) != amounts.end())
        if (const ClaimId claim = graph_.find_claim(quad.subject); claim != no_claim)
          parts_.push_back({quad.object, claim, true});
    std::sort(parts_.begin(), parts_.end(), [](const Part& a, const Part& b) { return a.term < b.term; });
  }

  Rank rank(TermId term) const { return term == no_term ? UINT32_MAX : ranks_[checked(term, ranks_.size())]; }
  auto key(const Quad& quad) const {
    return std::tuple(rank(quad.subject), rank(quad.predicate), rank(quad.object), rank(quad.graph));
  }

  // The statements of the next subject that is not hidden; empty at the end.
  std::span<const Quad> next() {
    const auto& quads = graph_.data().quads;
    while (at_ < quads.size()) {
      const std::size_t first = at_;
      while (at_ < quads.size() && quads[at_].subject == quads[first].subject) ++at_;
      if (!hidden(quads[first].subject)) return quads.span().subspan(first, at_ - first);
    }
    return {};
  }

  // The claim that the subject is, or is a part of; no_claim for other subjects.
  ClaimId home(TermId subject) const {
    if (subject == no_term) return no_claim;
    if (const ClaimId own = graph_.find_claim(subject); own != no_claim) return own;
    const Part* part = part_of(subject);
    return part ? part->claim : no_claim;
  }
  bool is_thing(TermId subject) const {
    return subject != no_term &&
           (graph_.find_vertex(subject) != no_vertex || graph_.find_document(subject) != no_document);
  }
  TermId find(Rank rank) const {
    const auto found = std::lower_bound(ranks_.begin(), ranks_.end(), rank);
    return found != ranks_.end() && *found == rank ? static_cast<TermId>(found - ranks_.begin()) : no_term;
  }
  // The claim of the term if the lens matches it, else no_claim.
  ClaimId seen_claim(TermId term) const {
    const ClaimId claim = term == no_term ? no_claim : graph_.find_claim(term);
    return claim != no_claim && lens_.listed(claim) != Match::no ? claim : no_claim;
  }
  Rank rank_of_claim(ClaimId claim) const { return rank(graph_.term_of_claim(claim)); }

 private:
  struct Part {
    TermId term;
    ClaimId claim;
    bool shown;
  };
  const Part* part_of(TermId subject) const {
    const auto found =
        std::partition_point(parts_.begin(), parts_.end(), [&](const Part& part) { return part.term < subject; });
    return found != parts_.end() && found->term == subject ? &*found : nullptr;
  }
  bool hidden(TermId subject) const {
    if (const ClaimId own = graph_.find_claim(subject); own != no_claim) return lens_.listed(own) == Match::no;
    const Part* part = part_of(subject);
    return part && (!part->shown || lens_.listed(part->claim) == Match::no);
  }

  const Lens& lens_;
  const KnowledgeGraph& graph_;
  const std::vector<Rank>& ranks_;
  std::vector<Part> parts_;  // by term
  std::size_t at_ = 0;
};

class Merge {
 public:
  Merge(const Lens& before, const Lens& after)
      : ranks_(before.graph().terms(), after.graph().terms()),
        before_(before, ranks_.before),
        after_(after, ranks_.after) {}

  Differences run() {
    std::span<const Quad> a = before_.next(), b = after_.next();
    while (!a.empty() || !b.empty()) {
      const Rank in_a = a.empty() ? UINT32_MAX : before_.rank(a.front().subject);
      const Rank in_b = b.empty() ? UINT32_MAX : after_.rank(b.front().subject);
      compare(in_a <= in_b ? a : std::span<const Quad>(), in_b <= in_a ? b : std::span<const Quad>());
      if (in_a <= in_b) a = before_.next();
      if (in_b <= in_a) b = after_.next();
    }
    for (auto& [rank, claim] : claims_) found_.claims.push_back(std::move(claim));
    return std::move(found_);
  }

 private:
  // Compares the statements of one subject; either side may be empty.
  void compare(std::span<const Quad> a, std::span<const Quad> b) {
    SubjectDifference subject;
    subject.change = a.empty() ? Change::added : b.empty() ? Change::removed : Change::changed;
    if (!a.empty()) subject.before = a.front().subject;
    if (!b.empty()) subject.after = b.front().subject;
    // Ranks have the order of terms, so both are sorted.
    auto i = a.begin();
    auto j = b.begin();
    while (i != a.end() || j != b.end()) {
      if (j == b.end() || (i != a.end() && before_.key(*i) < after_.key(*j)))
        subject.removed.push_back(*i++);
      else if (i == a.end() || after_.key(*j) < before_.key(*i))
        subject.added.push_back(*j++);
      else
        ++i, ++j;
    }
    if (!subject.removed.empty() || !subject.added.empty()) place(std::move(subject));
  }

  void place(SubjectDifference subject) {
    const ClaimId new_home = after_.home(subject.after);
    const ClaimId home = new_home != no_claim ? new_home : before_.home(subject.before);
    if (home == no_claim) {
      const bool thing = after_.is_thing(subject.after) || before_.is_thing(subject.before);
      (thing ? found_.things : found_.others).push_back(std::move(subject));
      return;
    }
    const Rank rank = (new_home != no_claim ? after_ : before_).rank_of_claim(home);
    const auto [row, first] = claims_.try_emplace(rank);
    ClaimDifference& claim = row->second;
    if (first) {
      claim.before = before_.seen_claim(before_.find(rank));
      claim.after = after_.seen_claim(after_.find(rank));
      claim.change = claim.before == no_claim  ? Change::added
                     : claim.after == no_claim ? Change::removed
                                               : Change::changed;
    }
    const bool own =
        subject.after != no_term ? after_.rank(subject.after) == rank : before_.rank(subject.before) == rank;
    if (own)
      claim.own = std::move(subject);
    else
      claim.parts.push_back(std::move(subject));
  }

  Ranks ranks_;
  Side before_, after_;
  std::map<Rank, ClaimDifference> claims_;
  Differences found_;
};

}  // namespace

Differences differences(const Lens& before, const Lens& after) { return Merge(before, after).run(); }

}  // namespace filiera
