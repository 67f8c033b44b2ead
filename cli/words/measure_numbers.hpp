// SPDX-License-Identifier: Apache-2.0
// The measures on the hops of an answer: rows refer to them by number, and a list below the rows tells each once.
#pragma once

#include <cstddef>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

#include "cli/output/table.hpp"
#include "cli/words/claim_text.hpp"
#include "cli/words/measure_text.hpp"
#include "graph/measures/measures.hpp"

namespace filiera {

class MeasureNumbers {
 public:
  explicit MeasureNumbers(Wording wording) : wording_(std::move(wording)) {}

  // The lines of a row about the measures on its hop; none if there are no measures. The first refers to all of them
  // and names no voices: "prohibited by [1]?; under [2], expected [3]; permitted by [4] if [4a] [4b]; favoured by [5];
  // must comply with [6]". "?" marks what is only possible by its derivation among `why`, and "?2" what is so for the
  // second of the reasons in the list, also of a condition; "(disputed)" what a source denies. Its tone is bad if one
  // of them certainly prohibits the hop, doubtful if it has a mark. Then, for measures that reach a party of the hop,
  // "[1] reached through: " and the holdings, and for those that name a party otherwise, match_lines().
  std::vector<MeasureLine> lines(std::span<const MeasureOnHop> measures, std::span<const Derivation> why);

  // The list of the measures in order of number: "[1]", "US government prohibits Nvidia H20: to China ? perhaps ended
  // by e1", and its voices. Below a measure, its conditions: "[1a]", "if: 25 %", with reasons of their own.
  Table list() const;

 private:
  // Why rows say that something is only possible, each reason once.
  class Reasons {
   public:
    // "?" for the first reason, "?2" for the second; "" if the text is empty.
    std::string mark(std::string reason);
    // " ? the first ?2 the second".
    std::string text() const;

   private:
    std::vector<std::string> reasons_;
    std::unordered_map<std::string, std::size_t> place_;
  };
  struct Condition {
    VertexId measure;
    std::vector<Voice> voices;
    Reasons reasons;
  };
  struct Entry {
    VertexId measure = no_vertex;
    bool expected = true;  // wherever it was referred to
    std::vector<Voice> voices;
    Reasons reasons;
    std::set<std::string> last_told;
    std::vector<Condition> conditions;
    std::unordered_map<VertexId, std::size_t> place_of_condition;
  };

  std::string reference(const MeasureOnHop& measure, std::span<const Derivation> why);

  Wording wording_;
  std::vector<Entry> entries_;
  std::unordered_map<VertexId, std::size_t> number_of_;  // from 0
};

}  // namespace filiera
