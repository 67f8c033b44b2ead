// SPDX-License-Identifier: Apache-2.0
// Fuzz target of tables and their cells: the same rows from whole and from chunked input, spans that hold the rows, and
// cells that come back from how they are written.
#include <string>
#include <vector>

#include "graph/sheets/cells.hpp"
#include "import/records/csv_rows.hpp"
#include "import/sheets/quotes.hpp"
#include "io/csv.hpp"
#include "io/utf8.hpp"
#include "tests/fuzz/check.hpp"

namespace filiera {
namespace {

struct Rows {
  std::vector<std::vector<std::string>> cells;
  std::vector<TextSpan> spans;
  std::string faults;
};

Rows read_rows(std::string_view text, std::size_t chunk) {
  Rows read;
  Faults faults;
  const std::unique_ptr<RowSource> rows = csv_rows(memory_source("f", text, chunk), faults);
  std::uint64_t last = 0;
  for (SheetRow row; rows->next(row);) {
    require(row.number > last, "rows are numbered upward");
    require(row.span.start < row.span.end, "a row has a stretch of the text");
    require(read.spans.empty() || read.spans.back().end <= row.span.start, "stretches do not overlap");
    last = row.number;
    for (const std::string& cell : row.cells) require(!first_invalid_utf8(cell), "cells are UTF-8");
    read.cells.push_back(row.cells);
    read.spans.push_back(row.span);
  }
  for (const Fault& fault : faults.sorted()) read.faults += render(fault);
  return read;
}

void run(std::string_view text) {
  const Rows whole = read_rows(text, SIZE_MAX);
  for (const std::size_t chunk : {std::size_t{1}, std::size_t{3}, text.size() / 2 + 1}) {
    const Rows chunked = read_rows(text, chunk);
    require(chunked.cells == whole.cells && chunked.faults == whole.faults && chunked.spans == whole.spans,
            "rows do not depend on chunks", whole.faults + chunked.faults);
  }
  for (const std::vector<std::string>& row : whole.cells) {
    std::string written;
    std::vector<std::string> defused;
    for (const std::string& cell : row) defused.push_back(defused_cell(cell));
    append_csv_record(written, defused, Formulas::kept);
    // A line of one text alone may name another separator.
    Faults faults;
    const std::string table = "a,b\r\n" + written;
    const std::unique_ptr<RowSource> rows = csv_rows(memory_source("f", table), faults);
    SheetRow again;
    rows->next(again);
    require(rows->next(again) && again.cells.size() == row.size(), "a row comes back", written);
    for (std::size_t i = 0; i < row.size(); ++i)
      require(text_of_cell(again.cells[i]) == row[i], "a cell comes back", row[i]);
    for (const std::string& cell : row) {
      const std::vector<std::string> values = split_cell(cell);
      require(split_cell(join_cell(values)) == values, "values come back", cell);
      if (const std::optional<CellAmount> amount = parse_amount(cell))
        if (const std::optional<std::string> amount_text = amount_cell(*amount))
          require(parse_amount(*amount_text) == amount, "an amount comes back", cell);
    }
  }
  if (first_invalid_utf8(text)) return;
  const std::string_view half = text.substr(0, text.size() / 2);
  if (first_invalid_utf8(half)) return;
  for (const TextSpan& span : QuotedText(text).find(half))
    require(span.start < span.end && !bytes_at(text, span).empty(), "a stretch of a quote is not empty");
}

}  // namespace
}  // namespace filiera

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  filiera::run(filiera::text_of(bytes, size));
  return 0;
}
