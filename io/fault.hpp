// SPDX-License-Identifier: Apache-2.0
// A fault in the input: where it is, what it is, and what to do about it; and the collection of them.
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

// A place in a text. Lines and columns count from 1, columns in code points; 0 means unknown.
struct Place {
  std::string file;
  std::uint64_t line = 0;
  std::uint64_t column = 0;

  friend bool operator==(const Place&, const Place&) = default;
};

// A row of a layer's table of faults. `explanation` is what `filiera help CODE` prints.
struct FaultKind {
  std::string_view code;
  Severity severity;
  std::string_view explanation;
};

// `kind` is never null and points to a row with static storage. `excerpt` is the line of the text, without its
// end, empty when unknown; of a long line a part around the place is enough, and `excerpt_column` is then the column
// of its first character. `remedy` says what to do, empty when the message says it.
struct Fault {
  const FaultKind* kind = nullptr;
  Place place;
  std::string message;
  std::string excerpt;
  std::string remedy;
  std::uint64_t excerpt_column = 1;
};

// The fault as printed: "FILE:LINE:COLUMN: message", the excerpt, a caret with the remedy. Control and
// bidirectional characters of the data are escaped. Ends with a newline.
std::string render(const Fault& fault);

// Collects faults. Of each file the first `limit` errors and as many others are kept and the rest counted.
class Faults {
 public:
  static constexpr std::size_t limit = 100;

  void add(Fault fault);

  // In order of file, line and column; equal places in order of arrival.
  std::vector<Fault> sorted() const;

  std::size_t count(Severity severity) const;
  bool has_errors() const { return count(Severity::error) > 0; }
  bool empty() const { return kept_.empty(); }

  // Faults of `file` that were counted but not kept.
  std::size_t dropped(std::string_view file) const;

 private:
  std::vector<Fault> kept_;
  // By file; of errors and of others.
  std::map<std::string, std::array<std::size_t, 2>, std::less<>> per_file_;
  std::size_t counts_[3] = {0, 0, 0};
};

}  // namespace filiera
