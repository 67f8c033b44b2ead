// SPDX-License-Identifier: Apache-2.0
// Claims as a person or a program proposes them, each with a quote, and the queue in which they wait for a decision.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "import/records/row_source.hpp"
#include "import/sheets/sheets.hpp"

namespace filiera {

enum class ProposalState : std::uint8_t { proposed, accepted, refused };
std::string_view name_of(ProposalState state);

struct Proposal {
  std::string id;  // "p1"
  ProposalState state = ProposalState::proposed;
  std::string file;  // that it was read from, and its line
  std::uint64_t line = 0;
  // The columns of the sheet of claims, as they are proposed, but for the document and the stretch of it.
  std::vector<std::pair<std::string, std::string>> columns;
  std::string document;          // the name that the proposal gives it, "" for any; its IRI once the quote is found
  std::string quote;             // the words of the text once the quote is found
  std::optional<TextSpan> span;  // of the quote; empty until it is found
  std::string sha256;            // of the text
  std::vector<std::string> inferred;  // the columns whose value is not in the quote

  // The cell of a column; "" if it has none.
  std::string_view cell(std::string_view column) const;
  // Sets the cell of a column, also of `document` and `quote`; "" removes it. The quote is then to be found again.
  void set(std::string_view column, std::string value);
};

// A line that is no proposal, or one that cannot be taken.
struct RefusedProposal {
  std::string file;
  std::uint64_t line = 0;
  std::string quote, reason;
};

// Adds the proposals of a file of JSON lines, each an object whose members are columns of the sheet of claims: texts,
// numbers, true or false, or lists of these. Lines that are none are added to `refused`. Throws SourceError, its
// message beginning with the path.
void read_proposals(const std::string& path, std::vector<Proposal>& proposals, std::vector<RefusedProposal>& refused);

// Finds each quote that is not found yet in the texts of the documents of options.graph (options.texts), marks what is
// inferred, and checks that the proposals are claims beside those of that graph. Returns for each proposal why it
// cannot be taken; "" for a sound one. A quote must stand in one place of one text as it is: white space, invisible
// characters and the kinds of dashes and quotation marks aside. Throws as read_sheets().
std::vector<std::string> examine_proposals(std::span<Proposal> proposals, const SheetOptions& options);

// Passes the claims of proposals whose quotes are found to `sink`. The file of a fault is the id of its proposal. If
// `faults` receives errors, nothing of it must be used. Throws as read_sheets().
SheetReport write_proposals(std::span<const Proposal> proposals, const SheetOptions& options, StatementSink& sink,
                            Faults& faults);

// The queue as JSON lines, one for each proposal; and the proposals of a queue. What is no queue becomes faults. Throws
// SourceError, its message beginning with the path.
std::string queue_text(std::span<const Proposal> proposals);
std::vector<Proposal> read_queue(const std::string& path, Faults& faults);

}  // namespace filiera
