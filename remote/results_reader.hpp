// SPDX-License-Identifier: Apache-2.0
// The reader of the SPARQL 1.1 Query Results JSON Format (W3C Recommendation, 2013).
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <stdexcept>
#include <string_view>

#include "rdf/term.hpp"

namespace filiera {

// A solution's terms in the order of the variables that were asked for; each is bound. Views end with the call.
using Solution = std::span<const TermView>;

// The text is no result of a SELECT query. `kind` tells what is wrong, the message where or how.
class ResultsError : public std::runtime_error {
 public:
  enum class Kind {
    not_json,   // it does not begin as a result in JSON
    cut_off,    // it begins as one and ends before its end
    continued,  // text follows after its end: the message is the first of that text
    malformed,  // it is JSON, but breaks the format
  };
  ResultsError(Kind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}
  Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

// Hands over each solution of `text` with its terms for `variables` and returns how many there were. Terms are checked:
// absolute IRIs without illegal characters, well-formed language tags. Time is linear and memory constant beside the
// longest string, whatever the text: nothing recurses. Throws ResultsError (`take` may have been called before), and
// what `take` throws.
std::size_t read_results(std::string_view text, std::span<const std::string_view> variables,
                         const std::function<void(Solution)>& take);

}  // namespace filiera
