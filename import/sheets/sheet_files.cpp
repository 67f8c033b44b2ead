// SPDX-License-Identifier: Apache-2.0
// Finds sheets in folders, files and workbooks.
#include "import/sheets/sheet_files.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "import/records/csv_rows.hpp"
#include "import/records/named_source.hpp"
#include "import/records/record_faults.hpp"
#include "import/records/sheet_table.hpp"
#include "import/sheets/row_faults.hpp"
#include "io/spelling.hpp"

namespace filiera {

namespace {

namespace fs = std::filesystem;

// In the order of SheetKind.
constexpr std::array<std::string_view, 5> sheet_names = {"prefixes", "statements", "documents", "things", "claims"};

// The sheet of claims holds whatever people call suppliers, customers and goods.
bool is_of_claims(const SheetTable& table) {
  return std::ranges::any_of(table.header(), [](const std::string& column) {
    const std::string_view meant = everyday_column(column);
    return meant == "subject" || meant == "object" || meant == "product";
  });
}

class RowsAtHand final : public RowSource {
 public:
  // `rows` must outlive this object.
  RowsAtHand(std::string name, std::span<const SheetRow> rows) : name_(std::move(name)), rows_(rows) {}

  bool next(SheetRow& row) override {
    if (rows_.empty()) return false;
    row = rows_.front();
    rows_ = rows_.subspan(1);
    return true;
  }
  const std::string& name() const override { return name_; }

 private:
  std::string name_;
  std::span<const SheetRow> rows_;
};

}  // namespace

std::vector<std::string> sheet_files(std::span<const std::string> paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (!fs::is_directory(path, ignored)) {
      files.push_back(path);
      continue;
    }
    const std::size_t before = files.size();
    for (const std::string_view name : sheet_names) {
      const fs::path file = fs::path(path) / fmt::format("{}.csv", name);
      if (fs::exists(file, ignored)) files.push_back(file.string());
    }
    std::vector<std::string> workbooks;
    for (fs::directory_iterator entry(path, ignored), end; !ignored && entry != end; entry.increment(ignored))
      if (const std::string file = entry->path().string();
          ends_with_ignoring_case(file, ".xlsx") && !entry->path().filename().string().starts_with('~'))
        workbooks.push_back(file);
    std::ranges::sort(workbooks);
    files.insert(files.end(), workbooks.begin(), workbooks.end());
    if (files.size() == before)
      throw SourceError(fmt::format("{}: no sheet in this folder: {}.csv", path, fmt::join(sheet_names, ".csv, ")));
  }
  return files;
}

std::vector<std::string> other_tables(std::span<const std::string> paths) {
  constexpr std::string_view endings[] = {".csv", ".tsv", ".xls", ".ods", ".numbers"};
  const std::vector<std::string> read = sheet_files(paths);
  std::vector<std::string> others;
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (!fs::is_directory(path, ignored)) continue;
    std::error_code ended;
    for (fs::directory_iterator entry(path, ended), end; !ended && entry != end; entry.increment(ended)) {
      const std::string file = entry->path().string();
      const auto ends = [&](std::string_view ending) { return ends_with_ignoring_case(file, ending); };
      const auto is_read = [&](const std::string& other) { return fs::equivalent(other, file, ignored); };
      if (std::ranges::any_of(endings, ends) && std::ranges::none_of(read, is_read)) others.push_back(file);
    }
  }
  std::ranges::sort(others);
  return others;
}

std::vector<std::string> SheetFiles::sheets_in(const std::string& path) {
  refuse_pipe(path);
  if (!ends_with_ignoring_case(path, ".xlsx")) return {path};
  std::vector<std::string> sheets;
  try {
    const MappedFile& file = mapped_.emplace_back(path);
    const auto workbook = std::make_shared<Workbook>(path, file.bytes(), faults_);
    const std::vector<std::string> names = workbook->worksheets();
    for (std::size_t i = 0; i < names.size(); ++i) {
      sheets.push_back(fmt::format("{}[{}]", path, names[i]));
      worksheets_[sheets.back()] = {workbook, i, names[i]};
    }
  } catch (const SourceError& error) {
    throw SourceError(fmt::format("{}: {}", path, error.what()));
  }
  return sheets;
}

std::unique_ptr<RowSource> SheetFiles::rows_of(const std::string& sheet, Faults& faults) const {
  if (const auto rows = rows_at_hand_.find(sheet); rows != rows_at_hand_.end())
    return std::make_unique<RowsAtHand>(sheet, rows->second);
  const auto worksheet = worksheets_.find(sheet);
  if (worksheet == worksheets_.end()) return csv_rows(open_named(sheet), faults);
  return worksheet->second.workbook->rows(worksheet->second.number, faults);
}

std::optional<SheetKind> SheetFiles::kind_of(const std::string& sheet) {
  const auto worksheet = worksheets_.find(sheet);
  const std::string stem =
      lower_ascii(worksheet == worksheets_.end() ? fs::path(sheet).stem().string() : worksheet->second.name);
  const auto named = std::ranges::find(sheet_names, stem);
  if (named != sheet_names.end()) return static_cast<SheetKind>(named - sheet_names.begin());
  Faults ignored;
  const SheetTable table(rows_of(sheet, ignored), ignored);
  if (table.find("predicate")) return SheetKind::statements;
  if (table.find("subject") || table.find("edge") || table.find("object")) return SheetKind::claims;
  if (table.find("prefix")) return SheetKind::prefixes;
  if (table.find("published") || table.find("sha256")) return SheetKind::documents;
  if (table.find("kind") && table.find("label")) return SheetKind::things;
  if (is_of_claims(table)) return SheetKind::claims;
  faults_.add({&record_fault::unlike,
               {sheet, 1, 0},
               fmt::format("this is not a sheet of claims, things or documents: its columns are {}",
                           table.header().empty() ? "none" : fmt::format("{}", fmt::join(table.header(), ", "))),
               {},
               "name the columns of claims subject, edge, object, product ... (filiera help sheets)"});
  return std::nullopt;
}

}  // namespace filiera
