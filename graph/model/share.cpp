// SPDX-License-Identifier: Apache-2.0
// Shares stated by claims.
#include "graph/model/share.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "graph/model/amount.hpp"
#include "io/phrases.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

std::string_view iri_of(Interest interest) {
  static constexpr std::string_view iris[interest_count] = {vocab::fil_shareholding, vocab::fil_votingRights,
                                                            vocab::fil_control};
  return iris[static_cast<std::size_t>(interest)];
}

const ShareRow* share_row(const KnowledgeGraph& graph, ClaimId claim) {
  const auto& rows = graph.data().shares;
  const ClaimId owner = graph.owner(claim);
  const auto row =
      std::partition_point(rows.begin(), rows.end(), [owner](const ShareRow& r) { return r.claim < owner; });
  return row == rows.end() || row->claim != owner ? nullptr : &*row;
}

Stake stake_of(const KnowledgeGraph& graph, ClaimId claim) {
  Stake stake;
  const ShareRow* row = share_row(graph, claim);
  if (!row) return stake;
  const auto number = [&](TermId term) { return Decimal::parse(graph.terms().value(term)); };
  ShareInterval& share = stake.share;
  if (row->minimum != no_term)
    if (const auto least = number(row->minimum)) {
      share.least = *least;
      share.over = row->over != 0;
      share.told = true;
    }
  if (row->maximum != no_term)
    if (const auto most = number(row->maximum)) {
      share.most = *most;
      share.under = row->under != 0;
      share.told = true;
    }
  share.approximate = share.told && row->approximate != 0;
  stake.interest = static_cast<Interest>(checked(std::size_t{row->interest}, interest_count));
  return stake;
}

ShareInterval within_about(ShareInterval share) {
  if (!share.approximate) return share;
  share.approximate = false;
  share.least = share.least - deviation_of_about(share.least);
  if (share.most == Decimal(1)) return share;
  share.most = share.most + deviation_of_about(share.most);
  if (share.most > Decimal(1)) {
    share.most = Decimal(1);
    share.under = false;
  }
  return share;
}

std::string share_text(const ShareInterval& share) {
  if (share.approximate) {
    ShareInterval stated = share;
    stated.approximate = false;
    return say("about {}", share_text(stated));
  }
  if (!share.told) return say("share not told");
  const std::string least = percent_text(share.least), most = percent_text(share.most);
  if (share.exact()) return least;
  const bool from = share.least > Decimal(0) || share.over, up_to = share.most < Decimal(1) || share.under;
  if (from && up_to) {
    const std::string number = least.substr(0, least.size() - 2);
    if (!share.over && !share.under) return say("{} to {}", number, most);
    if (!share.under) return say("over {} up to {}", number, most);
    return share.over ? say("over {} and under {}", number, most) : say("at least {} and under {}", number, most);
  }
  if (from) return share.over ? say("over {}", least) : say("at least {}", least);
  if (up_to) return share.under ? say("under {}", most) : say("up to {}", most);
  return say("share not told");
}

}  // namespace filiera
