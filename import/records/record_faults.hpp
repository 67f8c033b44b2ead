// SPDX-License-Identifier: Apache-2.0
// The kinds of faults that reading tables and lists can find.
#pragma once

#include <span>

#include "io/fault.hpp"

namespace filiera::record_fault {

inline constexpr FaultKind table{"bad-table", Severity::error,
                                 "A table cannot be read on: a quote that is not closed, a record of over a megabyte, "
                                 "text after a closing quote, or "
                                 "a character that tables do not hold."};
inline constexpr FaultKind column{
    "bad-column", Severity::error,
    "A column is missing, unknown, or there twice. The first row of a table names its columns."};
inline constexpr FaultKind row{
    "bad-row", Severity::error,
    "A row has more or fewer cells than the header, or says too little or too much to be a claim."};
inline constexpr FaultKind cell{
    "bad-cell", Severity::error,
    "A cell holds something other than its column asks for: a name that nothing or several things have, a date, an "
    "amount, a quote that is not in its document."};
inline constexpr FaultKind json{"bad-json", Severity::error,
                                "A file is not JSON, is nested too deep, or holds a record of over 8 MB."};
inline constexpr FaultKind xml{"bad-xml", Severity::error,
                               "A file is not XML, is nested too deep, declares a document type, or holds a record of "
                               "over 8 MB."};
inline constexpr FaultKind unlike{"other-publication", Severity::error,
                                  "A file is not one of the publication that the import was asked for."};

inline constexpr FaultKind passed_over{
    "table-not-read", Severity::warning,
    "A table in a folder of sheets was not read. In a folder the sheets are prefixes.csv, statements.csv, "
    "documents.csv, "
    "things.csv, claims.csv and all workbooks (.xlsx). A table of another name is read if it is named on the command "
    "line."};

// All of the above.
std::span<const FaultKind* const> all();

}  // namespace filiera::record_fault
