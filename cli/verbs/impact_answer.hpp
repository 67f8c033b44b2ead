// SPDX-License-Identifier: Apache-2.0
// What a change would do, as people and programs read it.
#pragma once

#include "cli/data/dataset.hpp"
#include "cli/output/answer.hpp"
#include "query/impact/impact.hpp"

namespace filiera {

// The question: a change, or which suppliers are alone; perhaps for one product and its variants only.
struct ImpactQuestion {
  std::optional<VertexId> name;  // what goes
  std::optional<Prohibition> ban;
  std::vector<VertexId> lifted;  // as asked for, without others of the same matter
  ProductChoice product;
  PartNeeds part_needs = PartNeeds::counted;
};

// A row for each hop that changes, then a table of those downstream.
Answer impact_answer(const Arguments& arguments, const Dataset& data, const ImpactQuestion& question,
                     const Assumption& assumption);

// A row for each supplier that alone keeps somebody supplied.
Answer rank_answer(const Arguments& arguments, const Dataset& data, const ProductChoice& product, PartNeeds part_needs);

// A row for each of the fewest suppliers whose loss leaves a recipient without a source.
Answer cut_answer(const Arguments& arguments, const Dataset& data, VertexId recipient, const ProductChoice& product,
                  PartNeeds part_needs);

}  // namespace filiera
