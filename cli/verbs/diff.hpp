// SPDX-License-Identifier: Apache-2.0
// Answers of the verb diff.
#pragma once

#include "cli/data/dataset.hpp"
#include "cli/data/date_range_option.hpp"
#include "cli/output/answer.hpp"

namespace filiera {

// The differences between two data sets. Exit code no if there are any.
Answer answer_of_data_sets(const Arguments& arguments, const Dataset& before, const Dataset& after);

// The differences between two dates. Exit code no if there are any.
Answer answer_of_dates(const Arguments& arguments, const Dataset& data, const TwoDates& dates);

// What changed for each hop of goods: between the two dates of --between, since the date of knowledge of --since, or
// between the data sets. Without `after` both states are of `before`. Exit code no if there is any change.
Answer answer_of_hops(const Arguments& arguments, const Dataset& before, const Dataset* after);

}  // namespace filiera
