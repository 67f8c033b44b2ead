// SPDX-License-Identifier: Apache-2.0
// Writes workbooks.
#include "cli/output/workbook_writer.hpp"

#include <fmt/format.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <cassert>
#include <charconv>
#include <filesystem>
#include <optional>

#include "cli/output/exit_code.hpp"
#include "graph/time/date.hpp"
#include "import/records/workbook.hpp"
#include "io/csv.hpp"
#include "io/descriptor.hpp"
#include "io/mapped_file.hpp"
#include "io/shared_library.hpp"
#include "io/source.hpp"
#include "io/xml.hpp"

namespace filiera {

namespace {

constexpr std::string_view day_fields[] = {"starts", "ends", "period_first", "period_last",
                                           "when",   "days", "published"};
constexpr std::string_view number_fields[] = {"amount", "amount_least", "amount_most", "share_least",  "share_most",
                                              "tier",   "distance",     "path",        "hop",          "edge",
                                              "start",  "end",          "recipients",  "contradiction"};

bool is_among(std::span<const std::string_view> names, std::string_view name) {
  return std::ranges::find(names, name) != names.end();
}

// The serial number of a full date, as spreadsheets count days; empty for other texts, and for days that they count
// otherwise (before March 1900) or not at all.
std::optional<double> serial_day(std::string_view text) {
  constexpr Day epoch = 25'569, first = 61, last = 2'958'465;
  const std::optional<Day> day = parse_day(text);
  if (!day || *day < first - epoch || *day > last - epoch) return std::nullopt;
  return *day + epoch;
}

// The number that the text is; empty for other texts, and for those of over 15 digits, which spreadsheets round.
std::optional<double> exact_number(std::string_view text) {
  constexpr std::ptrdiff_t most_digits = 15;
  double number = 0;
  if (!is_plain_number(text) ||
      std::ranges::count_if(text, [](char c) { return c >= '0' && c <= '9'; }) > most_digits ||
      std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc())
    return std::nullopt;
  return number;
}

std::string temporary_folder() {
  std::error_code error;
  const std::filesystem::path folder = std::filesystem::temp_directory_path(error);
  return error ? std::string("/tmp") : folder.string();
}

}  // namespace

// The functions of libxlsxwriter, loaded when a workbook is written.
struct WorkbookWriter::Library {
  decltype(&::workbook_new_opt) open = nullptr;
  decltype(&::lxw_workbook_free) free = nullptr;
  decltype(&::workbook_close) close = nullptr;
  decltype(&::workbook_set_properties) set_properties = nullptr;
  decltype(&::workbook_add_format) add_format = nullptr;
  decltype(&::format_set_bold) set_bold = nullptr;
  decltype(&::format_set_num_format) set_number_format = nullptr;
  decltype(&::workbook_add_worksheet) add_worksheet = nullptr;
  decltype(&::worksheet_freeze_panes) freeze = nullptr;
  decltype(&::worksheet_set_column) set_column = nullptr;
  decltype(&::worksheet_write_string) write_string = nullptr;
  decltype(&::worksheet_write_number) write_number = nullptr;
  decltype(&::lxw_strerror) error_text = nullptr;

  Library() {
    const SharedLibrary library("libxlsxwriter.so.4");
    library.find(open, "workbook_new_opt");
    library.find(free, "lxw_workbook_free");
    library.find(close, "workbook_close");
    library.find(set_properties, "workbook_set_properties");
    library.find(add_format, "workbook_add_format");
    library.find(set_bold, "format_set_bold");
    library.find(set_number_format, "format_set_num_format");
    library.find(add_worksheet, "workbook_add_worksheet");
    library.find(freeze, "worksheet_freeze_panes");
    library.find(set_column, "worksheet_set_column");
    library.find(write_string, "worksheet_write_string");
    library.find(write_number, "worksheet_write_number");
    library.find(error_text, "lxw_strerror");
  }

  static const Library& opened() {
    try {
      static const Library library;
      return library;
    } catch (const SharedLibraryError& missing) {
      throw Failure(ExitCode::failed, fmt::format("{}; workbooks are written by it: install Debian's package "
                                                  "libxlsxwriter4, or use the format csv",
                                                  missing.what()));
    }
  }
};

struct WorkbookWriter::State {
  static constexpr const char* file_name = "the workbook";  // in messages

  const Library& library = Library::opened();
  std::string folder = temporary_folder();
  TemporaryFile file{folder, file_name};
  std::string path = fmt::format("/proc/self/fd/{}", file.descriptor());
  lxw_workbook* workbook = nullptr;
  lxw_format* bold = nullptr;
  lxw_format* date = nullptr;
  lxw_worksheet* sheet = nullptr;
  std::size_t rows_in_sheet = 0;
  std::vector<std::size_t> rows;  // of each sheet, as they are read back

  State() {
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = folder.data();
    workbook = library.open(path.c_str(), &options);
    if (workbook == nullptr) throw std::bad_alloc();
    bold = library.add_format(workbook);
    library.set_bold(bold);
    date = library.add_format(workbook);
    library.set_number_format(date, "yyyy-mm-dd");
    lxw_doc_properties properties{};
    properties.created = 315'532'800;  // 1980, as the archive says of its parts: the same for all
    library.set_properties(workbook, &properties);
  }
  ~State() {
    if (workbook != nullptr) library.free(workbook);
  }
  State(const State&) = delete;
  State& operator=(const State&) = delete;

  // Throws OutputError unless the file holds every row that was added.
  void read_back() const {
    Faults faults;
    WorkbookLimits limits;
    limits.ratio = UINT64_MAX;
    const MappedFile mapped(path);
    Workbook written(file_name, mapped.bytes(), faults, limits);
    const std::size_t sheets = written.worksheets().size();
    bool complete = sheets == rows.size();
    SheetRow row;
    for (std::size_t i = 0; complete && i < sheets; ++i) {
      std::size_t count = 0;
      const std::unique_ptr<RowSource> source = written.rows(i, faults);
      while (source->next(row)) ++count;
      complete = count == rows[i];
    }
    if (complete && !faults.has_errors()) return;
    const std::vector<Fault> found = faults.sorted();
    throw OutputError(
        fmt::format("{} could not be written whole (is {} full?{}{}); the format csv needs no temporary files",
                    file_name, folder, found.empty() ? "" : " ", found.empty() ? "" : found.front().message));
  }
};

WorkbookWriter::WorkbookWriter(std::size_t most_rows) : most_rows_(most_rows), state_(std::make_unique<State>()) {
  assert(most_rows >= 2 && most_rows <= LXW_ROW_MAX);
}

WorkbookWriter::~WorkbookWriter() = default;

void WorkbookWriter::begin_sheet(std::string name, std::vector<std::string> fields) {
  name_ = std::move(name);
  fields_ = std::move(fields);
  part_ = 0;
  begin_part();
}

void WorkbookWriter::begin_part() {
  const Library& library = state_->library;
  const std::string name = ++part_ == 1 ? name_ : fmt::format("{} {}", name_, part_);
  state_->sheet = library.add_worksheet(state_->workbook, name.c_str());
  if (state_->sheet == nullptr)
    throw OutputError(
        fmt::format("{}: the sheet \"{}\" cannot be begun (is {} full?)", State::file_name, name, state_->folder));
  state_->rows_in_sheet = 0;
  state_->rows.push_back(0);
  library.freeze(state_->sheet, 1, 0);
  constexpr double width = 18;  // characters
  library.set_column(state_->sheet, 0, static_cast<lxw_col_t>(fields_.size() - 1), width, nullptr);
  add_row(fields_, true);
}

void WorkbookWriter::add(std::span<const std::string> line) {
  if (state_->rows_in_sheet == most_rows_) begin_part();
  add_row(line, false);
}

void WorkbookWriter::add_row(std::span<const std::string> cells, bool titles) {
  assert(cells.size() == fields_.size());
  const Library& library = state_->library;
  const auto row = static_cast<lxw_row_t>(state_->rows_in_sheet++);
  bool any = false;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    if (cells[i].empty()) continue;
    any = true;
    const auto column = static_cast<lxw_col_t>(i);
    const std::optional<double> day = !titles && is_among(day_fields, fields_[i]) ? serial_day(cells[i]) : std::nullopt;
    const std::optional<double> number =
        !titles && is_among(number_fields, fields_[i]) ? exact_number(cells[i]) : std::nullopt;
    lxw_error error = LXW_NO_ERROR;
    if (day || number) {
      error = library.write_number(state_->sheet, row, column, day ? *day : *number, day ? state_->date : nullptr);
    } else {
      std::string text;
      append_xml_characters(text, cells[i]);
      error = library.write_string(state_->sheet, row, column, text.c_str(), titles ? state_->bold : nullptr);
    }
    if (error == LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED)
      throw Failure(ExitCode::failed,
                    fmt::format("a text of the field {} has over 32,767 characters, which no workbook "
                                "can hold: use the format csv",
                                fields_[i]));
    if (error != LXW_NO_ERROR) throw OutputError(fmt::format("{}: {}", State::file_name, library.error_text(error)));
  }
  state_->rows.back() += any;
}

void WorkbookWriter::write(ByteSink& sink) {
  const lxw_error error = state_->library.close(std::exchange(state_->workbook, nullptr));
  if (error != LXW_NO_ERROR)
    throw OutputError(fmt::format("{}: {} (temporary files are in {})", State::file_name,
                                  state_->library.error_text(error), state_->folder));
  state_->read_back();
  const MappedFile file(state_->path);
  sink.write(file.bytes());
}

}  // namespace filiera
