// SPDX-License-Identifier: Apache-2.0
// The files of an export into sheets.
#include "cli/verbs/export_sheets.hpp"

#include <fmt/format.h>

#include <array>
#include <filesystem>

#include "cli/line/output_options.hpp"
#include "cli/output/message.hpp"
#include "export/sheets.hpp"
#include "io/atomic_files.hpp"

namespace filiera {

void export_sheets(const Dataset& data, const Arguments& arguments) {
  const std::optional<std::string> folder = output_file(arguments);
  if (!folder) throw UsageFailure("sheets are several files: name their folder with --output DIR");
  AtomicFiles files(existing_file(arguments), data.files());
  files.make_folder(*folder);
  std::array<ByteSink*, sheet_file_names.size()> sinks{};
  for (std::size_t i = 0; i < sinks.size(); ++i)
    sinks[i] = &files.add((std::filesystem::path(*folder) / sheet_file_names[i]).string());
  const SheetStatistics statistics = write_sheets(data.graph(), sinks);
  files.commit();
  if (arguments.given("quiet")) return;
  print_note(fmt::format("sheets: {}, {}, {} in {}, {} that no column holds", counted(statistics.documents, "document"),
                         counted(statistics.things, "thing"), counted(statistics.claims, "claim"),
                         counted(statistics.rows, "row"), counted(statistics.statements, "statement")));
  if (statistics.replaced_characters > 0)
    print_note(fmt::format("{} that tables cannot hold, written as U+FFFD",
                           counted(statistics.replaced_characters, "character")));
}

}  // namespace filiera
