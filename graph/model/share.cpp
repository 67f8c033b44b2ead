// SPDX-License-Identifier: Apache-2.0
// Shares stated by claims.
#include "graph/model/share.hpp"

#include <fmt/format.h>

#include "graph/model/amount.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

std::string_view iri_of(Interest interest) {
  static constexpr std::string_view iris[interest_count] = {vocab::fil_shareholding, vocab::fil_votingRights,
                                                            vocab::fil_control};
  return iris[static_cast<std::size_t>(interest)];
}

Stake stake_of(const KnowledgeGraph& graph, ClaimId claim) {
  Stake stake;
  ShareInterval& share = stake.share;
  const TermTable& terms = graph.terms();
  const auto number = [&](TermId term) { return Decimal::parse(terms.value(term)); };
  for (const Quad& quad : graph.statements(graph.term_of_claim(graph.owner(claim)))) {
    const std::string_view predicate = terms.value(quad.predicate);
    if (!predicate.starts_with(vocab::fil)) continue;
    const bool exact = predicate == vocab::fil_share;
    const bool over = predicate == vocab::fil_overShare;
    const bool under = predicate == vocab::fil_underShare;
    if (exact || over || predicate == vocab::fil_minShare) {
      if (const auto least = number(quad.object)) {
        share.least = *least;
        share.over = over;
        share.told = true;
      }
    }
    if (exact || under || predicate == vocab::fil_maxShare) {
      if (const auto most = number(quad.object)) {
        share.most = *most;
        share.under = under;
        share.told = true;
      }
    }
    if (predicate == vocab::fil_interest) {
      const std::string_view iri = terms.value(quad.object);
      for (std::size_t i = 0; i < interest_count; ++i)
        if (iri == iri_of(static_cast<Interest>(i))) stake.interest = static_cast<Interest>(i);
    }
  }
  return stake;
}

std::string share_text(const ShareInterval& share) {
  if (!share.told) return "share not told";
  const std::string least = percent_text(share.least), most = percent_text(share.most);
  if (share.exact()) return least;
  const bool from = share.least > Decimal(0) || share.over, up_to = share.most < Decimal(1) || share.under;
  if (from && up_to) {
    if (!share.over && !share.under) return fmt::format("{} to {}", least.substr(0, least.size() - 2), most);
    return fmt::format("{} {} {} {}", share.over ? "over" : "at least", least.substr(0, least.size() - 2),
                       share.under ? "and under" : "up to", most);
  }
  if (from) return fmt::format("{} {}", share.over ? "over" : "at least", least);
  if (up_to) return fmt::format("{} {}", share.under ? "under" : "up to", most);
  return "share not told";
}

}  // namespace filiera
