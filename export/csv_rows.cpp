// SPDX-License-Identifier: Apache-2.0
// Writes claims as rows of CSV.
#include <algorithm>
#include <string>
#include <vector>

#include "export/claim_formats.hpp"
#include "export/columns.hpp"
#include "io/csv.hpp"

namespace filiera {

ExportStatistics write_csv(const ExportRequest& request, ByteSink& sink) {
  const Selection selection(request);
  std::vector<std::string> cells;
  std::string record;
  ExportStatistics statistics;
  const auto write = [&] {
    record.clear();
    append_csv_record(record, cells, request.formulas);
    sink.write(record);
    cells.clear();
  };
  for (const ExportColumn& column : export_columns()) cells.emplace_back(column.name);
  write();
  for (const ClaimId c : selection.claims()) {
    for (const ExportColumn& column : export_columns()) {
      cells.push_back(column.value(request, c));
      statistics.replaced_characters +=
          static_cast<std::uint64_t>(std::count(cells.back().begin(), cells.back().end(), '\0'));
    }
    write();
  }
  statistics.claims = selection.claims().size();
  statistics.claims_shown = selection.shown();
  return statistics;
}

}  // namespace filiera
