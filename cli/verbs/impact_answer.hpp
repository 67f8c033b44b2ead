// SPDX-License-Identifier: Apache-2.0
// The answers of filiera impact, for people and programs.
#pragma once

#include "cli/data/dataset.hpp"
#include "cli/output/answer.hpp"
#include "query/impact/impact.hpp"

namespace filiera {

// A change, or a ranking; optionally for one product and its variants only.
struct ImpactQuestion {
  std::optional<VertexId> name;  // the removed vertex
  std::optional<Prohibition> ban;
  std::vector<VertexId> lifted;  // as given, without same-matter measures
  ProductChoice product;
  PartNeeds part_needs = PartNeeds::counted;
  LensOptions lens = {};  // as asked; with --certain, what is only possible counts too, but is not shown

  bool only_certain() const { return lens.minimum_certainty == Firmness::certain; }
};

// The lens of `data` keeps what is only possible. A row for each affected hop, then a table of the recipients
// downstream.
Answer impact_answer(const Arguments& arguments, const Dataset& data, const ImpactQuestion& question,
                     const Assumption& assumption);

// A row for each supplier with recipients that depend on it alone.
Answer rank_answer(const Arguments& arguments, const Dataset& data, const ImpactQuestion& question);

// A row for each supplier of a minimum cut.
Answer cut_answer(const Arguments& arguments, const Dataset& data, VertexId recipient, const ImpactQuestion& question);

}  // namespace filiera
