// SPDX-License-Identifier: Apache-2.0
// Reading comma-separated values.
#include "import/records/csv_rows.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "import/records/sheet_table.hpp"

namespace filiera {
namespace {

struct CsvReading {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::uint64_t> numbers;
  std::vector<TextSpan> spans;
  std::string faults;
};

CsvReading read_csv_text(std::string_view text, std::size_t chunk = SIZE_MAX) {
  CsvReading reading;
  Faults faults;
  const std::unique_ptr<RowSource> rows = csv_rows(memory_source("t.csv", text, chunk), faults);
  for (SheetRow row; rows->next(row);) {
    reading.rows.push_back(row.cells);
    reading.numbers.push_back(row.number);
    reading.spans.push_back(row.span);
  }
  for (const Fault& fault : faults.sorted()) reading.faults += render(fault);
  return reading;
}

using CsvCells = std::vector<std::vector<std::string>>;

TEST(CsvRows, CellsAreSeparatedByWhatTheFirstLineHasMost) {
  const CsvCells expected = {{"a", "b"}, {"1", "2,5"}};
  EXPECT_EQ(read_csv_text("a,b\n1,\"2,5\"\n").rows, expected);
  EXPECT_EQ(read_csv_text("a;b\n1;2,5\n").rows, expected);
  EXPECT_EQ(read_csv_text("a\tb\n1\t2,5\n").rows, expected);
  EXPECT_EQ(read_csv_text("sep=;\na;b\n1;2,5\n").rows, expected);
}

TEST(CsvRows, EveryKindOfLineEndIsOne) {
  const CsvCells expected = {{"a", "b"}, {"1", "2"}, {"3", "4"}};
  for (const std::string_view text :
       {"a,b\n1,2\n3,4", "a,b\r\n1,2\r\n3,4\r\n", "a,b\r1,2\r3,4\r", "a,b\n\n1,2\r\n\r\n3,4\n"})
    for (const std::size_t chunk : {std::size_t{1}, std::size_t{2}, SIZE_MAX})
      EXPECT_EQ(read_csv_text(text, chunk).rows, expected) << text;
}

TEST(CsvRows, QuotedCellsHoldQuotesSeparatorsAndLines) {
  EXPECT_EQ(read_csv_text("a\n\"say \"\"x\"\", then\r\ny\"\n").rows, (CsvCells{{"a"}, {"say \"x\", then\r\ny"}}));
  EXPECT_EQ(read_csv_text("a\n5\" disk\n").rows, (CsvCells{{"a"}, {"5\" disk"}}));
}

TEST(CsvRows, ARowHasItsNumberAndItsStretchOfTheText) {
  const CsvReading reading = read_csv_text("\xEF\xBB\xBFn\u00E4me,b\r\n\r\n\"1\n\",2\r\n3,4");
  EXPECT_EQ(reading.numbers, (std::vector<std::uint64_t>{1, 3, 4}));
  // The byte order mark is a character of the text.
  EXPECT_EQ(reading.spans, (std::vector<TextSpan>{{1, 7}, {11, 17}, {19, 22}}));
}

TEST(CsvRows, Utf16IsReadByItsMark) {
  const std::string little(
      "\xFF\xFE"
      "a\0,\0\xE9\0\n\0"
      "1\0,\0\x3D\xD8\x00\xDE",
      18);
  for (const std::size_t chunk : {std::size_t{1}, SIZE_MAX})
    EXPECT_EQ(read_csv_text(little, chunk).rows, (CsvCells{{"a", "\u00E9"}, {"1", "\U0001F600"}}));
  EXPECT_NE(read_csv_text(std::string_view("\xFF\xFE"
                                           "a\0\x3D\xD8",
                                           6))
                .faults.find("ends within a character"),
            std::string::npos);
}

TEST(CsvRows, WhatIsNoTableIsAFaultAtRowAndCell) {
  EXPECT_NE(read_csv_text("a,b\n1,\"2\n3,4\n").faults.find("t.csv:2:2: a quote is opened here and never closed"),
            std::string::npos);
  EXPECT_NE(read_csv_text("a,b\n\"1\"x,2\n").faults.find("t.csv:2:1: text after the quote that closes a cell"),
            std::string::npos);
  EXPECT_NE(read_csv_text("a,b\n1,Soci\xE9t\xE9\n").faults.find("t.csv:2:2: this cell is not UTF-8"),
            std::string::npos);
  EXPECT_NE(read_csv_text(std::string_view("a\0b\n", 4)).faults.find("t.csv:1:1: a NUL character"), std::string::npos);
}

TEST(CsvRows, ARecordWithoutEndTakesBoundedMemory) {
  const std::string endless(3 * longest_record, 'x');
  EXPECT_NE(read_csv_text("a\n" + endless).faults.find("t.csv:2:1: a row of over"), std::string::npos);
  EXPECT_NE(read_csv_text("a\n" + std::string(2 * most_cells, ',')).faults.find("a row of over 4096 cells"),
            std::string::npos);
}

TEST(SheetTable, ColumnsAreFoundWhateverTheirOrderAndCase) {
  Faults faults;
  SheetTable table(csv_rows(memory_source("t.csv", "Name , ID\n Acme\u00A0,1\n"), faults), faults);
  ASSERT_TRUE(table.next());
  EXPECT_EQ(table.cell("id"), "1");
  EXPECT_EQ(table.cell("name"), "Acme");
  EXPECT_EQ(table.cell("other"), "");
  EXPECT_TRUE(faults.empty());
}

TEST(SheetTable, RowsOfAnotherLengthAndRepeatedColumnsAreFaults) {
  Faults faults;
  SheetTable table(csv_rows(memory_source("t.csv", "a,b,A\n1\n1,2,3,4\n1,2,3,,\n"), faults), faults);
  EXPECT_TRUE(table.next() && table.broken());
  EXPECT_TRUE(table.next() && table.broken());
  EXPECT_TRUE(table.next() && !table.broken());  // empty cells beyond the last column
  const std::vector<Fault> found = faults.sorted();
  ASSERT_EQ(found.size(), 3u);
  EXPECT_EQ(found[0].message, "a second column \"A\"; the first is column 1");
  EXPECT_EQ(found[1].place, (Place{"t.csv", 2, 2}));
  EXPECT_EQ(found[1].message, "this row has 1 cell, the header has 3");
  EXPECT_EQ(found[2].place, (Place{"t.csv", 3, 4}));
}

// A row of one block of the reader, which ends in a return; then a fault.
class TornSource final : public Source {
 public:
  TornSource() : Source("t.csv") {}
  std::size_t read(char* to, std::size_t size) override {
    if (left_.empty()) throw SourceError("torn");
    size = left_.copy(to, size);
    left_.erase(0, size);
    return size;
  }

 private:
  std::string left_ = std::string((1 << 16) - 1, 'a') + '\r';
};

TEST(CsvRows, ASourceThatFailsBehindAReturnIsReadNoFurther) {
  Faults faults;
  const std::unique_ptr<RowSource> rows = csv_rows(std::make_unique<TornSource>(), faults);
  SheetRow row;
  EXPECT_TRUE(rows->next(row));
  EXPECT_FALSE(rows->next(row));
  EXPECT_FALSE(rows->next(row));
  EXPECT_EQ(faults.count(Severity::error), 1u);
}

}  // namespace
}  // namespace filiera
