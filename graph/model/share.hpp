// SPDX-License-Identifier: Apache-2.0
// Shares stated by claims: exact, bounded, or not stated.
#pragma once

#include <cstdint>
#include <string>

#include "graph/model/decimal.hpp"
#include "graph/model/knowledge_graph.hpp"

namespace filiera {

std::string_view iri_of(Interest interest);

// A share between `least` and `most`. `over`: `least` is excluded; `under`: `most` is excluded. `told`: false if the
// claim states no share, which means [0, 1]. `approximate`: the bounds are only about these.
struct ShareInterval {
  Decimal least{0};
  Decimal most{1};
  bool over = false;
  bool under = false;
  bool told = false;
  bool approximate = false;
  bool exact() const { return told && least == most; }
  friend bool operator==(const ShareInterval&, const ShareInterval&) = default;
};

// The interest and share of a fil:owns link.
struct Stake {
  Interest interest = Interest::shareholding;
  ShareInterval share;
};

// What an approximate share may be: its bounds as far apart as "about" allows, exact ones. Others as they are.
ShareInterval within_about(ShareInterval share);

// What the columns hold of it; null where it states neither share nor interest. O(log claims that do).
const ShareRow* share_row(const KnowledgeGraph& graph, ClaimId claim);

Stake stake_of(const KnowledgeGraph& graph, ClaimId claim);

// "35 %", "20 to 30 %", "over 25 up to 50 %", "at least 10 %", "under 50 %", "about 50 %", "share not told".
std::string share_text(const ShareInterval& share);

}  // namespace filiera
