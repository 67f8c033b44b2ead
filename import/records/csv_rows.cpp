// SPDX-License-Identifier: Apache-2.0
// Reads comma-separated values.
#include "import/records/csv_rows.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "import/records/record_faults.hpp"
#include "import/records/text_source.hpp"
#include "io/utf8.hpp"
#include "rdf/rdf_faults.hpp"

namespace filiera {

namespace {

// The separator that occurs most often outside quotes in the first line of `text`; the comma if none does.
char separator_of(std::string_view text) {
  constexpr std::string_view separators = ",;\t";
  std::array<std::size_t, 3> counts{};
  bool quoted = false;
  for (const char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n' || c == '\r') break;
    if (const std::size_t which = separators.find(c); which != separators.npos) ++counts[which];
  }
  return separators[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

class CsvRows final : public RowSource {
 public:
  CsvRows(std::unique_ptr<Source> source, Faults& faults)
      : source_(utf8_text(std::move(source))), faults_(faults), block_(std::size_t{1} << 16, '\0') {}

  const std::string& name() const override { return source_->name(); }

  bool next(SheetRow& row) override {
    if (!begun_ && !begin()) return false;
    while (!ended_) {
      if (!read_record(row)) return false;
      if (std::any_of(row.cells.begin(), row.cells.end(), [](const std::string& cell) { return !cell.empty(); }))
        return true;
    }
    return false;
  }

 private:
  // The state between two characters of a record.
  enum class At : std::uint8_t { cell_start, plain, quoted, after_quote };

  bool begin() {
    begun_ = true;
    if (!fill()) return false;
    std::string_view text = std::string_view(block_).substr(0, size_);
    if (text.starts_with("\xEF\xBB\xBF")) {
      next_ = 3;
      offset_ = 1;
      text.remove_prefix(3);
    }
    if (text.starts_with("sep=") && text.size() > 5 && (text[5] == '\r' || text[5] == '\n')) {
      separator_ = text[4];
      const std::size_t skipped = text[5] == '\r' && text.size() > 6 && text[6] == '\n' ? 7 : 6;
      next_ += skipped;
      offset_ += skipped;
      ++rows_;
    } else {
      separator_ = separator_of(text);
    }
    return true;
  }

  // Reads the next block, at least one byte; false at the end and after a fault.
  bool fill() {
    if (failed_) return false;
    try {
      next_ = 0;
      size_ = source_->read(block_.data(), block_.size());
      // A first block that holds a whole line shows its separator.
      while (offset_ == 0 && size_ > 0 && size_ < block_.size()) {
        const std::size_t more = source_->read(block_.data() + size_, block_.size() - size_);
        if (more == 0) break;
        size_ += more;
      }
    } catch (const SourceError& error) {
      faults_.add({&rdf_fault::unreadable, {name(), rows_, 0}, error.what(), {}, {}});
      size_ = 0;
      failed_ = true;
    }
    ended_ = size_ == 0;
    return !ended_;
  }

  bool fail(const FaultKind& kind, std::uint64_t cell, std::string message, std::string remedy) {
    faults_.add({&kind, {name(), rows_, cell}, std::move(message), {}, std::move(remedy)});
    failed_ = ended_ = true;
    return false;
  }

  // One record, which may be a single empty cell. False at the end of the text and after a fault.
  bool read_record(SheetRow& row) {
    if (std::exchange(after_return_, false) && (next_ < size_ || fill()) && block_[next_] == '\n') {
      ++next_;
      ++offset_;
    }
    row.cells.clear();
    row.number = ++rows_;
    row.span = {offset_, offset_};
    std::string cell;
    std::size_t bytes = 0;
    At at = At::cell_start;
    const auto end_cell = [&] {
      row.cells.push_back(std::move(cell));
      cell.clear();
      at = At::cell_start;
    };
    while (true) {
      if (next_ == size_ && !fill()) {
        if (failed_) return false;
        if (at == At::quoted)
          return fail(record_fault::table, row.cells.size() + 1, "a quote is opened here and never closed",
                      "close it, or write a quote within a cell twice");
        if (bytes == 0) return false;
        end_cell();
        row.span.end = offset_;
        return check_utf8(row);
      }
      const char c = block_[next_++];
      const std::uint64_t before = offset_;
      offset_ += !is_continuation(c);
      if (++bytes > longest_record)
        return fail(record_fault::table, row.cells.size() + 1, fmt::format("a row of over {} bytes", longest_record),
                    "is a quote missing, or is this no table?");
      if (c == '\0')
        return fail(record_fault::table, row.cells.size() + 1, "a NUL character, which no table holds",
                    "save the table as UTF-8, or as UTF-16 with a byte order mark");
      if (at == At::quoted) {
        if (c == '"')
          at = At::after_quote;
        else
          cell += c;
        continue;
      }
      if (c == separator_) {
        end_cell();
        if (row.cells.size() >= most_cells)
          return fail(record_fault::table, most_cells, fmt::format("a row of over {} cells", most_cells),
                      "is this a table?");
        continue;
      }
      if (c == '\n' || c == '\r') {
        end_cell();
        row.span.end = before;
        after_return_ = c == '\r';
        return check_utf8(row);
      }
      if (at == At::after_quote) {
        if (c != '"')
          return fail(record_fault::table, row.cells.size() + 1, "text after the quote that closes a cell",
                      "write a quote within a quoted cell twice");
        cell += '"';
        at = At::quoted;
      } else if (c == '"' && at == At::cell_start) {
        at = At::quoted;
      } else {
        cell += c;
        at = At::plain;
      }
    }
  }

  bool check_utf8(const SheetRow& row) {
    for (std::size_t i = 0; i < row.cells.size(); ++i)
      if (first_invalid_utf8(row.cells[i]))
        return fail(rdf_fault::encoding, i + 1, "this cell is not UTF-8",
                    "save the table as UTF-8; in a spreadsheet: save as \"CSV UTF-8\"");
    return true;
  }

  std::unique_ptr<Source> source_;
  Faults& faults_;
  std::string block_;
  std::size_t next_ = 0, size_ = 0;
  std::uint64_t offset_ = 0;  // of the next character, in code points
  std::uint64_t rows_ = 0;
  char separator_ = ',';
  bool begun_ = false, ended_ = false, failed_ = false, after_return_ = false;
};

}  // namespace

std::unique_ptr<RowSource> csv_rows(std::unique_ptr<Source> source, Faults& faults) {
  return std::make_unique<CsvRows>(std::move(source), faults);
}

}  // namespace filiera
