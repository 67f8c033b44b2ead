// SPDX-License-Identifier: Apache-2.0
// filiera import proposals: claims that somebody proposes, as a queue.
#include "cli/verbs/proposals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <vector>

#include "cli/line/output_options.hpp"
#include "cli/output/message.hpp"
#include "cli/verbs/import.hpp"
#include "cli/verbs/import_sheets.hpp"
#include "import/sheets/proposals.hpp"
#include "io/atomic_output.hpp"
#include "io/csv.hpp"
#include "io/standard_output.hpp"
#include "io/utf8.hpp"

namespace filiera {

namespace {

constexpr std::size_t most_refusals_told = 10;

// Those that can be taken, with ids that count them; the others become refused.
std::vector<Proposal> examined(std::vector<Proposal> proposals, const SheetOptions& options,
                               std::vector<RefusedProposal>& refused) {
  const std::vector<std::string> reasons = examine_proposals(proposals, options);
  std::vector<Proposal> sound;
  for (std::size_t i = 0; i < proposals.size(); ++i) {
    if (!reasons[i].empty()) {
      refused.push_back({proposals[i].file, proposals[i].line, proposals[i].quote, reasons[i]});
      continue;
    }
    sound.push_back(std::move(proposals[i]));
    sound.back().id = fmt::format("p{}", sound.size());
  }
  std::ranges::sort(refused, [](const RefusedProposal& a, const RefusedProposal& b) {
    return std::tie(a.file, a.line) < std::tie(b.file, b.line);
  });
  return sound;
}

std::string table_of(std::span<const RefusedProposal> refused) {
  std::string csv;
  append_csv_record(csv, std::array<std::string, 4>{"file", "row", "quote", "reason"});
  for (const RefusedProposal& each : refused)
    append_csv_record(csv, std::array<std::string, 4>{each.file, std::to_string(each.line), each.quote, each.reason});
  return csv;
}

void print_refused(std::span<const RefusedProposal> refused, const Arguments& arguments) {
  const std::size_t told = arguments.given("verbose") ? refused.size() : std::min(refused.size(), most_refusals_told);
  for (const RefusedProposal& each : refused.first(told))
    print_note(fmt::format("refused: {}:{}: {}{}", each.file, each.line, each.reason,
                           each.quote.empty() ? "" : fmt::format(" (\"{}\")", shortened(each.quote, 80))));
  if (told < refused.size()) print_note(fmt::format("refused: {} more (--verbose)", refused.size() - told));
}

}  // namespace

ExitCode import_proposals(std::span<const std::string> files, const Arguments& arguments) {
  if (!arguments.value("texts"))
    throw UsageFailure("proposals need the texts in which their quotes are found: --texts DIR");
  const KnownData known(arguments);
  SheetOptions options = known.options(arguments);
  std::vector<Proposal> proposals;
  std::vector<RefusedProposal> refused;
  std::vector<Proposal> sound;
  sheet_failures([&] {
    for (const std::string& file : files) read_proposals(file, proposals, refused);
    sound = examined(std::move(proposals), options, refused);
  });
  std::vector<std::string> inputs(files.begin(), files.end());
  inputs.insert(inputs.end(), known.files().begin(), known.files().end());
  std::optional<AtomicOutput> other;
  if (const std::optional<std::string> path = arguments.value("refused")) {
    other.emplace(*path, existing_file(arguments), inputs);
    other->write(table_of(refused));
  }
  const std::string queue = queue_text(sound);
  if (const std::optional<std::string> path = output_file(arguments)) {
    AtomicOutput output(*path, existing_file(arguments), inputs);
    output.write(queue);
    output.sync();
    if (other) other->commit();
    output.commit();
  } else {
    StandardOutput output(inputs);
    output.write(queue);
    if (other) other->commit();
    output.finish();
  }
  if (arguments.given("quiet")) return ExitCode::yes;
  const auto inferred = std::ranges::count_if(sound, [](const Proposal& each) { return !each.inferred.empty(); });
  print_note(fmt::format("proposals: {} = {} in the queue + {} refused; {} not wholly in the quote",
                         counted(sound.size() + refused.size(), "line"), sound.size(), refused.size(), inferred));
  print_refused(refused, arguments);
  return ExitCode::yes;
}

}  // namespace filiera
