// SPDX-License-Identifier: Apache-2.0
// Faults in the input, with position, message and remedy; and a collection of them.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace filiera {

enum class Severity : std::uint8_t { info, warning, error };

// The name of a severity: "info", "warning", "error".
std::string_view name_of(Severity severity);

// A position in a text. Lines and columns are counted from 1, columns in code points; 0 means unknown.
struct Place {
  std::string file;
  std::uint64_t line = 0;
  std::uint64_t column = 0;

  friend bool operator==(const Place&, const Place&) = default;
};

// A row of a library's table of faults. `explanation` is the output of `filiera help CODE`.
struct FaultKind {
  std::string_view code;
  Severity severity;
  std::string_view explanation;
};

// `kind` is never null and has static storage. `excerpt` is the line of the text without line break, "" if unknown; for
// a long line, a part around the position with its first column in `excerpt_column`. `remedy` is "" if the message
// contains it.
struct Fault {
  const FaultKind* kind = nullptr;
  Place place;
  std::string message;
  std::string excerpt;
  std::string remedy;
  std::uint64_t excerpt_column = 1;
};

// The fault as printed: "FILE:LINE:COLUMN: message", the excerpt, a caret with the remedy. Control and
// bidirectional characters of the data are escaped. `columns` of the excerpt are shown. Ends with a newline.
std::string render(const Fault& fault, std::size_t columns = 100);

// Collects faults. For each file, keeps the first `limit` errors and as many other faults, and counts the rest.
class Faults {
 public:
  static constexpr std::size_t limit = 100;

  // Message and remedy are shortened to some hundred bytes, whatever values of the data they quote.
  void add(Fault fault);

  // Whether a further fault of this severity in `file` is counted but not kept, so that nothing else of it matters.
  bool full(std::string_view file, Severity severity) const;

  // In order of file, line and column; equal positions in order of insertion.
  std::vector<Fault> sorted() const;

  std::size_t count(Severity severity) const;
  // Of this kind, without those that were not kept.
  std::size_t count(const FaultKind& kind) const;
  bool has_errors() const { return count(Severity::error) > 0; }
  bool empty() const { return kept_.empty(); }

  // The number of faults of `file` that were not kept.
  std::size_t dropped(std::string_view file) const;

 private:
  std::vector<Fault> kept_;
  // By file: the number of errors and of other faults.
  std::map<std::string, std::array<std::size_t, 2>, std::less<>> per_file_;
  std::size_t counts_[3] = {0, 0, 0};
};

}  // namespace filiera
