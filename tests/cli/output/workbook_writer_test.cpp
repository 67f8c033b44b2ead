// SPDX-License-Identifier: Apache-2.0
// Workbooks, read back by the reader of `import`; tests/workbooks reads them by openpyxl.
#include "cli/output/workbook_writer.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "cli/output/exit_code.hpp"
#include "import/records/workbook.hpp"

namespace filiera::workbook_writer_test {
namespace {

using Line = std::vector<std::string>;

// "rows: a|b; 1|2": the sheets, and the cells of their rows.
std::string read_back(WorkbookWriter& writer) {
  StringSink sink;
  writer.write(sink);
  Faults faults;
  Workbook workbook("w", sink.text(), faults);
  std::string told;
  for (std::size_t i = 0; i < workbook.worksheets().size(); ++i) {
    told += workbook.worksheets()[i] + ":";
    SheetRow row;
    for (const std::unique_ptr<RowSource> rows = workbook.rows(i, faults); rows->next(row);) {
      told += ' ';
      for (const std::string& cell : row.cells) told += cell + '|';
    }
    told += '\n';
  }
  EXPECT_TRUE(faults.empty());
  return told;
}

TEST(WorkbookWriter, ASheetThatIsFullContinuesInAFurtherOne) {
  WorkbookWriter writer(3);
  writer.begin_sheet("rows", {"n"});
  for (const char* cell : {"a", "b", "c", "d", "e"}) writer.add(Line{cell});
  writer.begin_sheet("claims", {"claim"});
  EXPECT_EQ(read_back(writer), "rows: n| a| b|\nrows 2: n| c| d|\nrows 3: n| e|\nclaims: claim|\n");
}

TEST(WorkbookWriter, DaysAndNumbersAreTypedByTheirFieldAndAllElseIsText) {
  WorkbookWriter writer;
  writer.begin_sheet("rows", {"starts", "amount", "product"});
  writer.add(Line{"2025-04-15", "40000000000", "007"});
  writer.add(Line{"2025-04", "12345678901234567", "2025-04-15"});
  writer.add(Line{"1899-12-31", "0.5", "=1+1"});
  EXPECT_EQ(read_back(writer),
            "rows: starts|amount|product| 2025-04-15|40000000000|007| 2025-04|12345678901234567|2025-04-15| "
            "1899-12-31|0.5|=1+1|\n");
}

TEST(WorkbookWriter, WhatXmlCannotHoldIsReplaced) {
  WorkbookWriter writer;
  writer.begin_sheet("rows", {"label"});
  writer.add(
      Line{"a\x01"
           "b\xff<&>"});
  EXPECT_EQ(read_back(writer),
            "rows: label| a\xEF\xBF\xBD"
            "b\xEF\xBF\xBD<&>|\n");
}

TEST(WorkbookWriter, ATextThatNoCellHoldsIsAnError) {
  WorkbookWriter writer;
  writer.begin_sheet("rows", {"label"});
  EXPECT_THROW(writer.add(Line{std::string(32'768, 'x')}), Failure);
}

}  // namespace
}  // namespace filiera::workbook_writer_test
