// SPDX-License-Identifier: Apache-2.0
// The files that hold sheets: tables of CSV, and the worksheets of workbooks.
#pragma once

#include <cstdint>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "import/records/row_source.hpp"
#include "import/records/workbook.hpp"
#include "io/fault.hpp"
#include "io/mapped_file.hpp"

namespace filiera {

enum class SheetKind : std::uint8_t { prefixes, statements, documents, things, claims };

// The files that read_sheets() reads, folders resolved. Throws SourceError for a folder without sheets.
std::vector<std::string> sheet_files(std::span<const std::string> paths);
// The tables in the folders that sheet_files() leaves out, because they have other names than sheets; sorted.
std::vector<std::string> other_tables(std::span<const std::string> paths);

class SheetFiles {
 public:
  // `faults` must outlive this object.
  explicit SheetFiles(Faults& faults) : faults_(faults) {}

  // The names of the sheets in a file: the path, or FILE[WORKSHEET] for each worksheet of a workbook. Throws
  // SourceError.
  std::vector<std::string> sheets_in(const std::string& path);
  // By its name, or else its columns; empty, with a fault, if it is no sheet. Of a name that sheets_in() gave.
  std::optional<SheetKind> kind_of(const std::string& sheet);
  std::unique_ptr<RowSource> rows_of(const std::string& sheet, Faults& faults) const;
  // Makes a sheet of rows that are at hand, the first of them the header.
  void add_rows(std::string name, std::vector<SheetRow> rows) {
    rows_at_hand_.insert_or_assign(std::move(name), std::move(rows));
  }
  bool is_worksheet(const std::string& sheet) const { return worksheets_.contains(sheet); }

 private:
  struct Worksheet {
    std::shared_ptr<Workbook> workbook;
    std::size_t number = 0;
    std::string name;
  };

  Faults& faults_;
  std::list<MappedFile> mapped_;
  std::map<std::string, Worksheet, std::less<>> worksheets_;
  std::map<std::string, std::vector<SheetRow>, std::less<>> rows_at_hand_;
};

}  // namespace filiera
