// SPDX-License-Identifier: Apache-2.0
// Reads the SPARQL 1.1 Query Results JSON Format (W3C Recommendation, 2013).
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <stdexcept>
#include <string_view>

#include "rdf/term.hpp"

namespace filiera {

// A solution's terms in the order of the requested variables; all are bound. Views are valid during the call.
using Solution = std::span<const TermView>;

// The text is not a result of a SELECT query. `kind` is the kind of fault, the message its place or details.
class ResultsError : public std::runtime_error {
 public:
  enum class Kind {
    not_json,   // does not begin like a result in JSON
    cut_off,    // begins like one and is truncated
    continued,  // text follows after its end: the message is its first line
    malformed,  // valid JSON that violates the format
  };
  ResultsError(Kind kind, const std::string& message) : std::runtime_error(message), kind_(kind) {}
  Kind kind() const { return kind_; }

 private:
  Kind kind_;
};

// Passes each solution of `text` with its terms for `variables` to `take` and returns their number. Checks terms:
// absolute IRIs without illegal characters, well-formed language tags. Time is linear, memory constant except for the
// longest string; not recursive. Throws ResultsError (possibly after calls of `take`), and what `take` throws.
std::size_t read_results(std::string_view text, std::span<const std::string_view> variables,
                         const std::function<void(Solution)>& take);

}  // namespace filiera
