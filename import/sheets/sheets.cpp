// SPDX-License-Identifier: Apache-2.0
// Reads the sheets of an import, in the order in which they need each other.
#include "import/sheets/sheets.hpp"

#include <map>

#include "import/records/record_faults.hpp"
#include "import/sheets/claims.hpp"
#include "import/sheets/sheet_files.hpp"
#include "import/sheets/sheet_import.hpp"
#include "io/spelling.hpp"

namespace filiera {

SheetReport read_sheets(std::span<const std::string> paths, const SheetOptions& options, StatementSink& sink,
                        Faults& faults) {
  SheetReport report;
  SheetFiles files(faults);
  for (const std::string& table : other_tables(paths))
    faults.add({&record_fault::passed_over,
                {table, 0, 0},
                "this table is not read",
                {},
                ends_with_ignoring_case(table, ".csv") || ends_with_ignoring_case(table, ".tsv")
                    ? "name it on the command line too if it is a sheet, or take it out of the folder"
                    : "save it as CSV or .xlsx if it is a sheet, or take it out of the folder"});
  std::map<SheetKind, std::vector<std::string>> by_kind;
  for (const std::string& file : sheet_files(paths))
    for (const std::string& sheet : files.sheets_in(file))
      if (const std::optional<SheetKind> kind = files.kind_of(sheet)) by_kind[*kind].push_back(sheet);
  SheetImport shared(options, files, read_prefixes(by_kind[SheetKind::prefixes], options, files, sink, faults), sink,
                     faults);
  read_statements(by_kind[SheetKind::statements], shared);
  // A thing is known before a claim names it.
  for (const std::string& sheet : by_kind[SheetKind::documents]) read_documents(sheet, shared);
  for (const std::string& sheet : by_kind[SheetKind::things]) read_things(sheet, shared);
  SheetClaims claims(shared, report);
  for (const std::string& sheet : by_kind[SheetKind::claims]) claims.read_ids(sheet);
  for (const std::string& sheet : by_kind[SheetKind::claims]) claims.read(sheet);
  finish_claims(claims, shared, report);
  return report;
}

}  // namespace filiera
