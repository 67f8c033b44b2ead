// SPDX-License-Identifier: Apache-2.0
// Reads workbooks: a ZIP archive, inflated by zlib, of XML.
#include "import/records/workbook.hpp"

#include <fmt/format.h>
#include <zlib.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <map>
#include <optional>
#include <stdexcept>
#include <utility>

#include "graph/model/decimal.hpp"
#include "graph/time/date.hpp"
#include "import/records/csv_rows.hpp"
#include "import/records/record_faults.hpp"
#include "import/records/xml_parser.hpp"

namespace filiera {

namespace {

// A workbook that cannot be read; the message says why.
class BadWorkbook : public std::runtime_error {
  using std::runtime_error::runtime_error;
};

// A part of the archive, inflated piece by piece.
struct ZipEntry {
  std::string_view data;  // as it is stored
  int method = 0;         // 0 stored, 8 deflated
};

std::uint32_t little(std::string_view bytes, std::size_t at, std::size_t size) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i)
    value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
  return value;
}

// The parts of an archive by name, from its central directory.
std::map<std::string, ZipEntry, std::less<>> zip_entries(std::string_view file, const WorkbookLimits& limits) {
  constexpr std::size_t end_size = 22, header_size = 46, local_size = 30;
  const BadWorkbook broken("this is not a workbook: it is not a ZIP archive, or not all of one");
  if (file.size() < end_size) throw broken;
  const std::size_t first = file.size() > end_size + 0xFFFF ? file.size() - end_size - 0xFFFF : 0;
  const std::size_t end = file.rfind("PK\x05\x06", file.size() - end_size);
  if (end == file.npos || end < first) throw broken;
  const std::size_t count = little(file, end + 10, 2), size = little(file, end + 12, 4),
                    start = little(file, end + 16, 4);
  if (start == 0xFFFFFFFF || count == 0xFFFF) throw BadWorkbook("a workbook of over 4 GB, or of over 65,534 parts");
  if (start > end || size > end - start) throw broken;
  if (count > limits.parts) throw BadWorkbook(fmt::format("a workbook of over {} parts", limits.parts));
  std::map<std::string, ZipEntry, std::less<>> entries;
  std::size_t at = start;
  for (std::size_t i = 0; i < count; ++i) {
    if (at + header_size > end || file.substr(at, 4) != std::string_view("PK\x01\x02", 4)) throw broken;
    const std::size_t name = little(file, at + 28, 2), extra = little(file, at + 30, 2),
                      comment = little(file, at + 32, 2);
    const std::size_t compressed = little(file, at + 20, 4), local = little(file, at + 42, 4);
    if (at + header_size + name > end) throw broken;
    if (little(file, at + 8, 2) & 1) throw BadWorkbook("this workbook is encrypted");
    ZipEntry entry;
    entry.method = static_cast<int>(little(file, at + 10, 2));
    if (local + local_size > file.size() || file.substr(local, 4) != std::string_view("PK\x03\x04", 4)) throw broken;
    const std::size_t data = local + local_size + little(file, local + 26, 2) + little(file, local + 28, 2);
    if (data > file.size() || compressed > file.size() - data) throw broken;
    entry.data = file.substr(data, compressed);
    entries.emplace(file.substr(at + header_size, name), entry);
    at += header_size + name + extra + comment;
  }
  return entries;
}

// The inflated bytes of an entry, block by block.
class ZipReader {
 public:
  ZipReader(const ZipEntry& entry, const WorkbookLimits& limits)
      : entry_(entry), limits_(limits), block_(1 << 16, '\0') {
    if (entry.method != 0 && entry.method != 8)
      throw BadWorkbook(fmt::format("a part is compressed by method {}, which workbooks do not use", entry.method));
    if (entry.method == 8 && inflateInit2(&stream_, -MAX_WBITS) != Z_OK) throw std::bad_alloc();
    stream_.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(entry.data.data()));
    stream_.avail_in = static_cast<uInt>(entry.data.size());
  }
  ~ZipReader() {
    if (entry_.method == 8) inflateEnd(&stream_);
  }
  ZipReader(const ZipReader&) = delete;
  ZipReader& operator=(const ZipReader&) = delete;

  // The next block; empty at the end.
  std::string_view next() {
    std::size_t size = 0;
    if (entry_.method == 0) {
      size = std::min(block_.size(), entry_.data.size() - static_cast<std::size_t>(total_));
      std::memcpy(block_.data(), entry_.data.data() + total_, size);
    } else if (!ended_) {
      stream_.next_out = reinterpret_cast<Bytef*>(block_.data());
      stream_.avail_out = static_cast<uInt>(block_.size());
      const int result = inflate(&stream_, Z_NO_FLUSH);
      size = block_.size() - stream_.avail_out;
      ended_ = result == Z_STREAM_END;
      if (result != Z_OK && !ended_) throw BadWorkbook("a part of it is damaged");
      if (size == 0 && !ended_) throw BadWorkbook("a part of it is cut short");
    }
    total_ += size;
    if (total_ > limits_.part)
      throw BadWorkbook(fmt::format("a part of it is over {} bytes when inflated", limits_.part));
    if (total_ > limits_.free_bytes && total_ / limits_.ratio > entry_.data.size())
      throw BadWorkbook(fmt::format("a part of it is over {} times as large when inflated", limits_.ratio));
    return std::string_view(block_).substr(0, size);
  }

 private:
  const ZipEntry& entry_;
  const WorkbookLimits& limits_;
  std::string block_;
  z_stream stream_{};
  std::uint64_t total_ = 0;
  bool ended_ = false;
};

// Parses a part piece by piece.
class XmlPart : public XmlParser {
 public:
  XmlPart(const ZipEntry& entry, const WorkbookLimits& limits)
      : XmlParser(limits.cell + (std::size_t{1} << 16)), bytes_(entry, limits) {}

  // Parses the rest of the block up to a pause(), or the next block; false at the end.
  bool parse_some() {
    try {
      if (paused_) {
        paused_ = !resume();
      } else {
        if (ended_) return false;
        const std::string_view block = bytes_.next();
        ended_ = block.empty();
        paused_ = !parse(block, ended_);
      }
      return true;
    } catch (const XmlFault& fault) {
      throw BadWorkbook(fmt::format("a part of it cannot be read: {}", fault.what()));
    }
  }
  void parse_all() {
    while (parse_some()) {
    }
  }

 private:
  ZipReader bytes_;
  bool ended_ = false, paused_ = false;
};

// Whether a format of numbers shows a date: it has d, m, y or h outside quotes, brackets and escapes.
bool shows_date(std::string_view format) {
  for (std::size_t i = 0; i < format.size(); ++i) {
    const char c = format[i];
    if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '"' || c == '[') {
      i = format.find(c == '"' ? '"' : ']', i + 1);
      if (i == format.npos) return false;
    } else if (std::string_view("dDmMyYhH").find(c) != std::string_view::npos) {
      return true;
    } else if (c == ';') {
      return false;
    }
  }
  return false;
}

bool is_date_format(std::uint32_t id) {
  return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
}

std::uint32_t unsigned_of(std::string_view text) {
  std::uint32_t value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9' || value > 100000000) return UINT32_MAX;
    value = value * 10 + static_cast<std::uint32_t>(c - '0');
  }
  return text.empty() ? UINT32_MAX : value;
}

// The column, from 0, of a reference such as "AB12"; empty if it is none.
std::optional<std::size_t> column_of(std::string_view reference) {
  std::size_t column = 0, letters = 0;
  for (; letters < reference.size() && reference[letters] >= 'A' && reference[letters] <= 'Z' && letters < 4; ++letters)
    column = column * 26 + static_cast<std::size_t>(reference[letters] - 'A') + 1;
  if (letters == 0 || letters == 4) return std::nullopt;
  return column - 1;
}

// The day of a serial number of Excel; empty for a time of day, and beyond the year 9999. The dates of 1900 count a 29
// February that was not.
std::optional<std::string> date_of_serial(double serial, bool from_1904) {
  if (!(serial >= (from_1904 ? 0 : 1)) || serial >= (from_1904 ? 2957004 : 2958466)) return std::nullopt;
  const auto days = static_cast<Day>(std::floor(serial));
  const Day first = from_1904 ? *parse_day("1904-01-01") : *parse_day("1899-12-30");
  return iso_date(first + days + (!from_1904 && days < 60 ? 1 : 0));
}

// A number as a cell stores it, which may be a double with all its digits, in the shortest form.
std::string number_of_cell(std::string_view text) {
  char* end = nullptr;
  const std::string copy(text);
  const double value = std::strtod(copy.c_str(), &end);
  if (end == copy.c_str() || *end != '\0' || !std::isfinite(value)) return copy;
  const std::string shortest = fmt::format("{}", value);
  if (const std::optional<Decimal> decimal = Decimal::parse(shortest)) return decimal->text();
  if (const std::optional<Decimal> decimal = Decimal::parse_double(shortest)) return decimal->text();
  return copy;
}

}  // namespace

struct Workbook::Parts {
  struct Worksheet {
    std::string name;
    std::string part;
  };

  std::string name;
  WorkbookLimits limits;
  std::map<std::string, ZipEntry, std::less<>> entries;
  std::vector<Worksheet> worksheets;
  std::vector<std::string> texts;
  std::vector<bool> is_date;  // by style of cells
  bool from_1904 = false;

  Parts(std::string of, WorkbookLimits within) : name(std::move(of)), limits(within) {}

  const ZipEntry& entry(std::string_view part) const {
    const auto found = entries.find(part);
    if (found == entries.end()) throw BadWorkbook(fmt::format("this is not a workbook: it has no part {}", part));
    return found->second;
  }

  void read_contents();
  void read_texts();
  void read_styles();
};

void Workbook::Parts::read_contents() {
  std::map<std::string, std::string> targets;
  {
    XmlPart part(entry("xl/_rels/workbook.xml.rels"), limits);
    part.start = [&](std::string_view element, XmlParser::Attributes attributes) {
      if (element != "Relationship") return;
      std::string target(attributes["Target"]);
      target = target.starts_with('/') ? target.substr(1) : "xl/" + target;
      targets[std::string(attributes["Id"])] = target;
      if (targets.size() > limits.parts) throw BadWorkbook(fmt::format("a workbook of over {} parts", limits.parts));
    };
    part.parse_all();
  }
  XmlPart part(entry("xl/workbook.xml"), limits);
  part.start = [&](std::string_view element, XmlParser::Attributes attributes) {
    if (element == "workbookPr") {
      const std::string_view value = attributes["date1904"];
      from_1904 = value == "1" || value == "true";
    }
    const std::string_view state = attributes["state"];
    if (element != "sheet" || state == "hidden" || state == "veryHidden") return;
    const auto target = targets.find(std::string(attributes["id"]));
    if (target != targets.end() && entries.contains(target->second))
      worksheets.push_back({std::string(attributes["name"]), target->second});
    if (worksheets.size() > limits.parts)
      throw BadWorkbook(fmt::format("a workbook of over {} worksheets", limits.parts));
  };
  part.parse_all();
  if (worksheets.empty()) throw BadWorkbook("this workbook has no worksheet");
}

void Workbook::Parts::read_texts() {
  if (!entries.contains("xl/sharedStrings.xml")) return;
  XmlPart part(entry("xl/sharedStrings.xml"), limits);
  std::uint64_t bytes = 0;
  std::size_t phonetic = 0;
  bool in_text = false;
  part.start = [&](std::string_view element, XmlParser::Attributes) {
    if (element == "si") texts.emplace_back();
    if (element == "rPh") ++phonetic;
    in_text = element == "t" && phonetic == 0 && !texts.empty();
    bytes += 32;
    if (bytes > limits.texts) throw BadWorkbook("its texts are too long in all");
  };
  part.end = [&](std::string_view element) {
    if (element == "rPh" && phonetic > 0) --phonetic;
    in_text = false;
  };
  part.text = [&](std::string_view text) {
    if (!in_text) return;
    bytes += text.size();
    if (bytes > limits.texts) throw BadWorkbook("its texts are too long in all");
    if (texts.back().size() + text.size() > limits.cell) throw BadWorkbook("a cell of over a megabyte");
    texts.back() += text;
  };
  part.parse_all();
}

void Workbook::Parts::read_styles() {
  if (!entries.contains("xl/styles.xml")) return;
  XmlPart part(entry("xl/styles.xml"), limits);
  std::map<std::uint32_t, bool> formats;
  bool of_cells = false;
  part.start = [&](std::string_view element, XmlParser::Attributes attributes) {
    if (element == "numFmt") formats[unsigned_of(attributes["numFmtId"])] = shows_date(attributes["formatCode"]);
    if (formats.size() > limits.parts)
      throw BadWorkbook(fmt::format("a workbook of over {} formats of numbers", limits.parts));
    if (element == "cellXfs") of_cells = true;
    if (element != "xf" || !of_cells || is_date.size() >= 65536) return;
    const std::uint32_t id = unsigned_of(attributes["numFmtId"]);
    const auto own = formats.find(id);
    is_date.push_back(own == formats.end() ? is_date_format(id) : own->second);
  };
  part.end = [&](std::string_view element) {
    if (element == "cellXfs") of_cells = false;
  };
  part.parse_all();
}

namespace {

// The rows of a worksheet.
template <class Parts>
class WorksheetRows final : public RowSource {
 public:
  WorksheetRows(Parts& parts, std::size_t worksheet, Faults& faults)
      : parts_(parts),
        faults_(faults),
        part_(parts.worksheets[worksheet].part),
        name_(fmt::format("{}[{}]", parts.name, parts.worksheets[worksheet].name)) {}

  const std::string& name() const override { return name_; }

  bool next(SheetRow& row) override {
    try {
      if (!xml_) begin();
      while (!ready_ && xml_->parse_some()) {
      }
    } catch (const BadWorkbook& fault) {
      if (!failed_) faults_.add({&record_fault::table, {name_, row_.number, 0}, fault.what(), {}, {}});
      failed_ = true;
    }
    if (!ready_ || failed_) return false;
    row = std::move(*ready_);
    ready_.reset();
    return true;
  }

 private:
  void begin() {
    find_merged_cells();
    xml_ = std::make_unique<XmlPart>(parts_.entry(part_), parts_.limits);
    xml_->start = [this](std::string_view element, XmlParser::Attributes attributes) { start(element, attributes); };
    xml_->end = [this](std::string_view element) { end(element); };
    xml_->text = [this](std::string_view text) {
      if (!kept_) return;
      if (value_.size() + text_.size() + text.size() > parts_.limits.cell)
        throw BadWorkbook("a cell of over a megabyte");
      text_ += text;
    };
  }

  // They stand behind the rows, and say that cells belong together of which only the first has a value.
  void find_merged_cells() {
    XmlPart part(parts_.entry(part_), parts_.limits);
    part.start = [this](std::string_view element, XmlParser::Attributes attributes) {
      if (element != "mergeCell") return;
      const std::string_view range = attributes["ref"];
      const std::string_view row = range.substr(std::min(range.find_first_of("0123456789"), range.size()));
      const std::uint32_t number = unsigned_of(row.substr(0, row.find(':')));
      faults_.add({&record_fault::cell,
                   {name_, number == UINT32_MAX ? 0 : number, column_of(range).value_or(0) + 1},
                   fmt::format("the cells {} are merged", range),
                   {},
                   "split them, and write their value into each"});
    };
    part.parse_all();
  }

  void start(std::string_view element, XmlParser::Attributes attributes) {
    if (element == "row") {
      row_ = {};
      const std::uint32_t number = unsigned_of(attributes["r"]);
      row_.number = number == UINT32_MAX ? last_row_ + 1 : number;
      last_row_ = row_.number;
      bytes_ = 0;
    } else if (element == "c") {
      column_ = column_of(attributes["r"]).value_or(row_.cells.size());
      if (column_ >= most_cells) throw BadWorkbook(fmt::format("a row of over {} cells", most_cells));
      type_ = attributes["t"];
      const std::string_view style = attributes["s"];
      style_ = style.empty() ? 0 : unsigned_of(style);
      value_.clear();
      has_value_ = has_formula_ = false;
    } else if (element == "f") {
      has_formula_ = true;
    }
    in_phonetic_ += element == "rPh";
    kept_ = element == "v" || (element == "t" && in_phonetic_ == 0);
    text_.clear();
  }

  void end(std::string_view element) {
    if (element == "rPh" && in_phonetic_ > 0) --in_phonetic_;
    if (kept_ && (element == "v" || element == "t")) {
      value_ += text_;
      has_value_ = true;
    }
    kept_ = false;
    if (element == "c") {
      if (row_.cells.size() <= column_) row_.cells.resize(column_ + 1);
      row_.cells[column_] = cell();
      bytes_ += row_.cells[column_].size();
      if (bytes_ > longest_record) throw BadWorkbook(fmt::format("a row of over {} bytes", longest_record));
    } else if (element == "row") {
      if (std::ranges::any_of(row_.cells, [](const std::string& cell) { return !cell.empty(); })) pad_and_keep();
    }
  }

  // A worksheet leaves out the empty cells at the end of a row: as many as the first row has.
  void pad_and_keep() {
    if (width_ == 0) width_ = row_.cells.size();
    if (row_.cells.size() < width_) row_.cells.resize(width_);
    ready_ = std::move(row_);
    row_ = {};
    row_.number = last_row_;
    // Shared texts make rows far longer than what stands in the part: no more than one is held.
    xml_->pause();
  }

  void fault(std::string message, std::string remedy) {
    faults_.add({&record_fault::cell, {name_, row_.number, column_ + 1}, std::move(message), {}, std::move(remedy)});
  }

  std::string cell() {
    if (!has_value_) {
      if (has_formula_) fault("a formula without a stored result", "calculate and save the workbook");
      return {};
    }
    if (type_ == "s") {
      const std::uint32_t index = unsigned_of(value_);
      if (index >= parts_.texts.size()) throw BadWorkbook("a cell names a text that is not there");
      return parts_.texts[index];
    }
    if (type_ == "e") {
      fault(fmt::format("an error: {}", value_), "correct the formula");
      return {};
    }
    if (type_ == "b") return value_ == "1" ? "yes" : "no";
    if (type_ == "str" || type_ == "inlineStr") return value_;
    if (type_ == "d") return value_.substr(0, value_.find('T'));
    if (style_ < parts_.is_date.size() && parts_.is_date[style_]) {
      char* end = nullptr;
      const double serial = std::strtod(value_.c_str(), &end);
      const std::optional<std::string> date =
          end != value_.c_str() && *end == '\0' ? date_of_serial(serial, parts_.from_1904) : std::nullopt;
      if (!date) fault(fmt::format("{} is not a date", value_), "write the date as text, such as 2025-04-15");
      return date.value_or("");
    }
    return number_of_cell(value_);
  }

  Parts& parts_;
  Faults& faults_;
  std::string part_, name_;
  std::unique_ptr<XmlPart> xml_;
  std::optional<SheetRow> ready_;
  SheetRow row_;
  std::string text_, value_, type_;
  std::uint32_t style_ = 0;
  std::size_t column_ = 0, width_ = 0, bytes_ = 0, in_phonetic_ = 0;
  std::uint64_t last_row_ = 0;
  bool kept_ = false, has_value_ = false, has_formula_ = false, failed_ = false;
};

}  // namespace

Workbook::Workbook(std::string name, std::string_view bytes, Faults& faults, WorkbookLimits limits)
    : parts_(std::make_unique<Parts>(std::move(name), limits)) {
  try {
    parts_->entries = zip_entries(bytes, limits);
    parts_->read_contents();
    parts_->read_texts();
    parts_->read_styles();
  } catch (const BadWorkbook& fault) {
    faults.add({&record_fault::table, {parts_->name, 0, 0}, fault.what(), {}, {}});
    parts_->worksheets.clear();
  }
}

Workbook::~Workbook() = default;

std::vector<std::string> Workbook::worksheets() const {
  std::vector<std::string> names;
  for (const Parts::Worksheet& worksheet : parts_->worksheets) names.push_back(worksheet.name);
  return names;
}

std::unique_ptr<RowSource> Workbook::rows(std::size_t worksheet, Faults& faults) {
  return std::make_unique<WorksheetRows<Parts>>(*parts_, worksheet, faults);
}

}  // namespace filiera
