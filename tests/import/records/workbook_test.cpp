// SPDX-License-Identifier: Apache-2.0
// Reading workbooks.
#include "import/records/workbook.hpp"

#include <gtest/gtest.h>
#include <zlib.h>

#include <string>
#include <utility>
#include <vector>

namespace filiera {
namespace {

void put_little(std::string& bytes, std::uint64_t value, int size) {
  for (int i = 0; i < size; ++i, value >>= 8) bytes += static_cast<char>(value & 0xFF);
}

std::string deflated_bytes(const std::string& bytes) {
  z_stream stream{};
  deflateInit2(&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY);
  std::string out(deflateBound(&stream, bytes.size()), '\0');
  stream.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));
  stream.avail_in = static_cast<uInt>(bytes.size());
  stream.next_out = reinterpret_cast<Bytef*>(out.data());
  stream.avail_out = static_cast<uInt>(out.size());
  deflate(&stream, Z_FINISH);
  out.resize(stream.total_out);
  deflateEnd(&stream);
  return out;
}

using WorkbookParts = std::vector<std::pair<std::string, std::string>>;

// A ZIP archive of the parts, deflated.
std::string archive_of(const WorkbookParts& parts, unsigned flags = 0) {
  std::string bytes, directory;
  for (const auto& [name, content] : parts) {
    const std::string data = deflated_bytes(content);
    const std::size_t local = bytes.size();
    std::string common;
    put_little(common, 20, 2);
    put_little(common, flags, 2);
    put_little(common, 8, 2);
    put_little(common, 0, 8);  // time and checksum, which are not looked at
    put_little(common, data.size(), 4);
    put_little(common, content.size(), 4);
    put_little(common, name.size(), 2);
    put_little(common, 0, 2);
    bytes += "PK\x03\x04" + common + name + data;
    directory += std::string("PK\x01\x02") + "\x14" + std::string(1, '\0') + common;
    put_little(directory, 0, 2 + 2 + 2 + 4);
    put_little(directory, local, 4);
    directory += name;
  }
  const std::size_t start = bytes.size();
  bytes += directory + "PK\x05\x06";
  put_little(bytes, 0, 4);
  put_little(bytes, parts.size(), 2);
  put_little(bytes, parts.size(), 2);
  put_little(bytes, directory.size(), 4);
  put_little(bytes, start, 4);
  put_little(bytes, 0, 2);
  return bytes;
}

WorkbookParts parts_with(const std::string& rows, const std::string& properties = "") {
  return {{"xl/workbook.xml", "<workbook xmlns:r='r'><workbookPr " + properties +
                                  "/><sheets><sheet name='claims' r:id='r1'/><sheet name='old' state='hidden' "
                                  "r:id='r1'/></sheets></workbook>"},
          {"xl/_rels/workbook.xml.rels",
           "<Relationships><Relationship Id='r1' Target='worksheets/sheet1.xml'/></Relationships>"},
          {"xl/sharedStrings.xml",
           "<sst><si><t>subject</t></si><si><r><t>Ac</t></r><r><t>me &amp; Co</t></r><rPh><t>x</t></rPh></si></sst>"},
          {"xl/styles.xml",
           "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='&quot;day&quot; 0.00'/><numFmt numFmtId='165' "
           "formatCode='[Red]dd/mm/yyyy'/></numFmts><cellStyleXfs><xf numFmtId='14'/></cellStyleXfs><cellXfs><xf "
           "numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='164'/><xf numFmtId='165'/></cellXfs></styleSheet>"},
          {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</worksheet>"}};
}

// The rows as text, one line each, cells between bars; then the faults.
std::string workbook_told(const std::string& bytes, WorkbookLimits limits = {}) {
  std::string told;
  Faults faults;
  Workbook workbook("b.xlsx", bytes, faults, limits);
  for (std::size_t i = 0; i < workbook.worksheets().size(); ++i) {
    const std::unique_ptr<RowSource> rows = workbook.rows(i, faults);
    told += rows->name() + "\n";
    for (SheetRow row; rows->next(row);) {
      told += std::to_string(row.number) + ":";
      for (const std::string& cell : row.cells) told += cell + "|";
      told += "\n";
    }
  }
  for (const Fault& fault : faults.sorted()) told += render(fault);
  return told;
}

std::string workbook_told(const WorkbookParts& parts, WorkbookLimits limits = {}) {
  return workbook_told(archive_of(parts), limits);
}

TEST(Workbook, CellsAreTextsNumbersAndTruths) {
  EXPECT_EQ(workbook_told(
                parts_with("<row r='1'><c r='A1' t='s'><v>0</v></c><c r='C1' t='inlineStr'><is><t>x</t></is></c></row>"
                           "<row r='3'><c r='A3' t='s'><v>1</v></c><c r='B3'><v>0.61000000000000001</v></c></row>"
                           "<row><c><v>1E-3</v></c><c t='b'><v>1</v></c><c t='str'><f>A1</f><v>sum</v></c></row><row "
                           "r='5'/></sheetData>")),
            "b.xlsx[claims]\n1:subject||x|\n3:Acme & Co|0.61||\n4:0.001|yes|sum|\n");
}

TEST(Workbook, SerialNumbersWithAFormatOfDatesAreDates) {
  const std::string rows =
      "<row r='1'><c s='1'><v>1</v></c><c s='1'><v>59</v></c><c s='1'><v>61</v></c><c s='3'><v>45762.75</v></c><c "
      "s='2'><v>45762</v></c></row></sheetData>";
  EXPECT_EQ(workbook_told(parts_with(rows)), "b.xlsx[claims]\n1:1900-01-01|1900-02-28|1900-03-01|2025-04-15|45762|\n");
  EXPECT_EQ(workbook_told(parts_with("<row r='1'><c s='1'><v>44300</v></c></row></sheetData>", "date1904='1'")),
            "b.xlsx[claims]\n1:2025-04-15|\n");
  EXPECT_NE(workbook_told(parts_with("<row r='2'><c r='B2' s='1'><v>9999999</v></c></row></sheetData>"))
                .find("b.xlsx[claims]:2:2: 9999999 is not a date"),
            std::string::npos);
}

TEST(Workbook, MergedCellsErrorsAndUncalculatedFormulasAreFaults) {
  const std::string told = workbook_told(
      parts_with("<row r='2'><c r='A2'><f>B1</f></c><c r='B2' "
                 "t='e'><v>#REF!</v></c></row></sheetData><mergeCells><mergeCell ref='B3:B5'/></mergeCells>"));
  EXPECT_NE(told.find("b.xlsx[claims]:2:1: a formula without a stored result"), std::string::npos) << told;
  EXPECT_NE(told.find("b.xlsx[claims]:2:2: an error: #REF!"), std::string::npos) << told;
  EXPECT_NE(told.find("b.xlsx[claims]:3:2: the cells B3:B5 are merged"), std::string::npos) << told;
}

TEST(Workbook, EntitiesAreNeverExpanded) {
  WorkbookParts parts = parts_with("</sheetData>");
  parts[2].second = "<!DOCTYPE sst [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;'>]><sst><si><t>&b;</t></si></sst>";
  EXPECT_NE(workbook_told(parts).find("declares a document type"), std::string::npos);
}

TEST(Workbook, ABombIsBounded) {
  WorkbookLimits limits;
  limits.free_bytes = 1 << 16;
  const std::string blanks(1 << 22, ' ');
  EXPECT_NE(workbook_told(parts_with(blanks + "</sheetData>"), limits).find("over 250 times as large"),
            std::string::npos);
  limits = {};
  limits.texts = 1000;
  WorkbookParts parts = parts_with("</sheetData>");
  parts[2].second = "<sst><si><t>" + std::string(2000, 'x') + "</t></si></sst>";
  EXPECT_NE(workbook_told(parts, limits).find("its texts are too long"), std::string::npos);
  EXPECT_NE(
      workbook_told(parts_with("<row><c r='ZZZ1'><v>1</v></c></row></sheetData>")).find("a row of over 4096 cells"),
      std::string::npos);
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "<a>";
  EXPECT_NE(workbook_told(parts_with(deep)).find("nested over 64 deep"), std::string::npos);
}

// Shared texts make rows far longer than what stands in the part.
TEST(Workbook, ARowIsPassedOnBeforeTheNextIsRead) {
  const std::string told = workbook_told(parts_with(
      "<row><c t='s'><v>0</v></c></row><row><c t='s'><v>1</v></c></row><row><c t='s'><v>9</v></c></row></sheetData>"));
  EXPECT_TRUE(told.starts_with("b.xlsx[claims]\n1:subject|\n2:Acme & Co|\n")) << told;
  EXPECT_NE(told.find("a cell names a text that is not there"), std::string::npos) << told;
}

TEST(Workbook, ACellOfManyRunsIsBounded) {
  WorkbookLimits limits;
  limits.cell = 100;
  std::string runs;
  for (int i = 0; i < 20; ++i) runs += "<r><t>0123456789</t></r>";
  EXPECT_NE(workbook_told(parts_with("<row><c t='inlineStr'><is>" + runs + "</is></c></row></sheetData>"), limits)
                .find("a cell of over a megabyte"),
            std::string::npos);
}

TEST(Workbook, ATagIsBounded) {
  WorkbookLimits limits;
  limits.cell = 100;
  const std::string told =
      workbook_told(parts_with("<row a='" + std::string(1 << 20, 'x') + "'></row></sheetData>"), limits);
  EXPECT_NE(told.find("a tag of over a megabyte"), std::string::npos) << told;
}

TEST(Workbook, OnePartIsNotListedAsAnyNumberOfWorksheets) {
  WorkbookParts parts = parts_with("</sheetData>");
  std::string sheets;
  for (int i = 0; i < 20; ++i) sheets += "<sheet name='a' r:id='r1'/>";
  parts[0].second = "<workbook xmlns:r='r'><sheets>" + sheets + "</sheets></workbook>";
  WorkbookLimits limits;
  limits.parts = 10;
  EXPECT_NE(workbook_told(parts, limits).find("a workbook of over 10 worksheets"), std::string::npos);
}

TEST(Workbook, TimesTextsAndYearsOfFiveDigitsAreNoDates) {
  const auto date_cell = [](const std::string& value, const std::string& properties = "") {
    return workbook_told(parts_with("<row><c s='1'><v>" + value + "</v></c></row></sheetData>", properties));
  };
  for (const char* value : {"0.5", "soon", "2958466"})
    EXPECT_NE(date_cell(value).find(std::string(value) + " is not a date"), std::string::npos) << value;
  EXPECT_NE(date_cell("2958465").find("1:9999-12-31|"), std::string::npos);
  EXPECT_NE(date_cell("2957003", "date1904='1'").find("1:9999-12-31|"), std::string::npos);
  EXPECT_NE(date_cell("2957004", "date1904='1'").find("is not a date"), std::string::npos);
}

TEST(Workbook, ACellWithoutAStyleHasTheFirst) {
  WorkbookParts parts = parts_with("<row><c><v>45762</v></c></row></sheetData>");
  parts[3].second = "<styleSheet><cellXfs><xf numFmtId='14'/></cellXfs></styleSheet>";
  EXPECT_EQ(workbook_told(parts), "b.xlsx[claims]\n1:2025-04-15|\n");
}

TEST(Workbook, WhatIsNoWorkbookIsAFault) {
  const std::string whole = archive_of(parts_with("</sheetData>"));
  EXPECT_NE(workbook_told(std::string("a,b\n1,2\n")).find("this is not a workbook"), std::string::npos);
  EXPECT_NE(workbook_told(archive_of({{"a.txt", "a"}})).find("it has no part"), std::string::npos);
  EXPECT_NE(workbook_told(archive_of(parts_with("</sheetData>"), 1)).find("is encrypted"), std::string::npos);
  EXPECT_NE(workbook_told(parts_with("<row></sheetData>")).find("is not XML"), std::string::npos);
  // Cut short or changed anywhere, it is a fault or another workbook, never anything else.
  for (std::size_t size = 0; size < whole.size(); size += 7) workbook_told(whole.substr(0, size));
  for (std::size_t i = 0; i < whole.size(); ++i) {
    std::string changed = whole;
    changed[i] = static_cast<char>(changed[i] ^ 0x55);
    workbook_told(changed);
  }
}

}  // namespace
}  // namespace filiera
