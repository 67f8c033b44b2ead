// SPDX-License-Identifier: Apache-2.0
// Fuzz target of workbooks: whatever the bytes, rows or faults, within the limits.
#include <string>

#include "import/records/csv_rows.hpp"
#include "import/records/workbook.hpp"
#include "tests/fuzz/check.hpp"

namespace filiera {
namespace {

void run(std::string_view bytes) {
  WorkbookLimits limits;
  limits.part = limits.texts = 1 << 20;
  Faults faults;
  Workbook workbook("f", bytes, faults, limits);
  for (std::size_t i = 0; i < workbook.worksheets().size(); ++i) {
    const std::unique_ptr<RowSource> rows = workbook.rows(i, faults);
    for (SheetRow row; rows->next(row);) require(row.cells.size() <= most_cells, "a row has a bounded number of cells");
  }
}

}  // namespace
}  // namespace filiera

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  filiera::run(filiera::text_of(bytes, size));
  return 0;
}
