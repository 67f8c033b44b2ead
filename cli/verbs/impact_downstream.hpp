// SPDX-License-Identifier: Apache-2.0
// Who loses sources of goods, or cannot make a product, downstream of a change, at any depth: as a table and as JSON.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "cli/data/dataset.hpp"
#include "cli/output/answer.hpp"
#include "cli/verbs/impact_answer.hpp"
#include "cli/words/references.hpp"
#include "query/impact/impact.hpp"

namespace filiera {

// The arguments must outlive it, and it the answer.
class DownstreamWords {
 public:
  // `suppliers`: the lists to which JSON refers.
  DownstreamWords(const Dataset& data, const Wording& wording, const Scenario& scenario, const ImpactQuestion& question,
                  std::shared_ptr<References> references, std::shared_ptr<SharedLists> suppliers)
      : data_(data),
        wording_(wording),
        scenario_(scenario),
        question_(question),
        references_(std::move(references)),
        suppliers_(std::move(suppliers)) {}

  // Adds the list `downstream` to JSON and, unless it is empty, the table behind the rows; there, what is only as last
  // told holds. The recipients must outlive the answer.
  void add_to(Answer& answer, const std::vector<Affected>& downstream);
  // "ByteDance: some left": a line for each recipient, after add_to().
  std::vector<std::string> lines() const;
  // How many recipients there are, lose every source, or cannot make a product.
  void add_notes(Answer& answer) const;

 private:
  std::vector<Cell> cells_of(const Affected& affected);
  std::string sources_text(const Affected& affected) const;
  std::string suppliers_text(const Affected& affected);
  std::vector<ClaimId> doubtful_needs(const LostProduct& lost) const;
  std::string need_text(const LostProduct& lost) const;
  std::string products_text(const Affected& affected) const;
  Json json_of(const Affected& affected);
  Json because(const Affected& affected);

  const Dataset& data_;
  const Wording& wording_;
  const Scenario& scenario_;
  const ImpactQuestion& question_;
  std::shared_ptr<References> references_;
  std::shared_ptr<SharedLists> suppliers_;
  std::vector<Affected> shown_;  // downstream, with what is only as last told as certain
  std::unordered_map<VertexId, Match> shown_lost_;
  std::size_t recipients_ = 0;
  std::unordered_map<std::string, VertexId> first_with_;  // the first recipient with more than a few suppliers
};

}  // namespace filiera
