// SPDX-License-Identifier: Apache-2.0
// What changed for hops of goods, in words, for the verbs that tell it.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "cli/data/dataset.hpp"
#include "cli/data/date_range_option.hpp"
#include "cli/output/answer.hpp"
#include "cli/words/long_lines.hpp"
#include "cli/words/references.hpp"
#include "query/hops/hop_differences.hpp"

namespace filiera {

// One of two states that are compared.
struct ComparedState {
  const Dataset& data;
  Lens lens;
  Wording wording;
  std::string title;  // of the column that tells how hops stand in it

  ComparedState(const Dataset& of, LensOptions options, std::string column)
      : data(of), lens(of.graph(), std::move(options)), wording(lens, of.languages()), title(std::move(column)) {}
  ComparedState(const ComparedState&) = delete;
  const KnowledgeGraph& graph() const { return data.graph(); }
  HopSide side(std::optional<SupplyQuery> query) const { return {&data.flow(), lens.options(), std::move(query)}; }
};

// The words for changes between two states. The data sets must outlive it.
class HopWords {
 public:
  // Between two dates of one data set; `titles` as they were written.
  HopWords(const Dataset& data, const TwoDates& dates, std::pair<std::string, std::string> titles);
  // Between what was known by a date, which was written as `title`, and what the data set's own lens knows.
  HopWords(const Dataset& data, Day known_by, const std::string& title);
  // Between two data sets.
  HopWords(const Dataset& before, const Dataset& after);
  ~HopWords();

  const ComparedState& before() const { return *before_; }
  const ComparedState& after() const { return *after_; }
  bool of_two_graphs() const { return &before_->graph() != &after_->graph(); }

  // SUPPLIER, PRODUCT, RECIPIENT, WHAT, a column for each state, BECAUSE.
  std::vector<Heading> columns() const;
  std::vector<Cell> cells(const HopDifference& change) const;
  // References to claims and measures of the first state go to `before`.
  Json json(const HopDifference& change, References& before, References& after) const;

  static Fields fields();
  // A line for each part of a cause.
  void take_lines(const HopDifference& change, const LineTaker& take) const;

  // The change in one line: "Nvidia ─ H20 ─ ByteDance: US government prohibits H20: no → yes".
  std::string summary(const HopDifference& change) const;
  // The claims of the causes, of the graph of the second state, or of the first if only that has them.
  std::vector<std::string> claim_fields(const HopDifference& change) const;

  class Causes;

 private:
  const ComparedState& state_of(const HopDifference& change) const { return change.in_after ? *after_ : *before_; }
  const ComparedState& measure_state(const HopDifference& change) const {
    return change.measure_in_after ? *after_ : *before_;
  }
  std::string what(const HopDifference& change) const;
  std::string on(const HopDifference& change, const ComparedState& state, const Standing& standing) const;
  std::vector<std::string> because(const HopDifference& change) const;

  std::unique_ptr<ComparedState> before_, after_;
  std::unique_ptr<Causes> causes_;
};

// The hops that --to, --from and --product choose, in each of two data sets (one may be given twice). Throws
// UsageFailure for a name that neither knows.
std::pair<std::optional<SupplyQuery>, std::optional<SupplyQuery>> chosen_hops(const Arguments& arguments,
                                                                              const Dataset& before,
                                                                              const Dataset& after);

// Adds the changes as a table below the rows of another list; nothing without any.
void add_hop_changes(Answer& answer, std::size_t size, std::vector<Heading> columns,
                     const std::function<Row(std::size_t)>& row);

// The number of changes and of hops, for a note; what to say if there are none.
std::string count_of_hop_changes(const std::vector<HopDifference>& changes);

}  // namespace filiera
