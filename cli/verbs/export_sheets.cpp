// SPDX-License-Identifier: Apache-2.0
// The files of an export into sheets.
#include "cli/verbs/export_sheets.hpp"

#include <fmt/format.h>

#include <array>
#include <filesystem>
#include <memory>
#include <vector>

#include "cli/line/output_options.hpp"
#include "cli/output/message.hpp"
#include "export/sheets.hpp"
#include "io/atomic_output.hpp"

namespace filiera {

namespace fs = std::filesystem;

void export_sheets(const Dataset& data, const Arguments& arguments) {
  const std::optional<std::string> folder = output_file(arguments);
  if (!folder) throw UsageFailure("sheets are several files: name their folder with --output DIR");
  std::error_code error, unseen;
  const bool made = fs::create_directory(*folder, error);
  if (!fs::is_directory(*folder, unseen))
    throw OutputError(fmt::format("{}: {}", *folder, error ? error.message() : "this is no folder"));
  SheetStatistics statistics;
  try {
    std::array<std::unique_ptr<AtomicOutput>, sheet_file_names.size()> outputs;
    std::array<ByteSink*, sheet_file_names.size()> sinks{};
    for (std::size_t i = 0; i < outputs.size(); ++i) {
      outputs[i] = std::make_unique<AtomicOutput>((fs::path(*folder) / sheet_file_names[i]).string(),
                                                  existing_file(arguments), data.files());
      sinks[i] = outputs[i].get();
    }
    statistics = write_sheets(data.graph(), sinks);
    for (const auto& output : outputs) output->sync();
    for (const auto& output : outputs) output->commit();
  } catch (...) {
    if (made) fs::remove(*folder, error);  // an empty one
    throw;
  }
  if (arguments.given("quiet")) return;
  print_note(fmt::format("sheets: {}, {}, {} in {}, {} that no column holds", counted(statistics.documents, "document"),
                         counted(statistics.things, "thing"), counted(statistics.claims, "claim"),
                         counted(statistics.rows, "row"), counted(statistics.statements, "statement")));
  if (statistics.replaced_characters > 0)
    print_note(fmt::format("{} that tables cannot hold, written as U+FFFD",
                           counted(statistics.replaced_characters, "character")));
}

}  // namespace filiera
