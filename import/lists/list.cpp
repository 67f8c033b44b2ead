// SPDX-License-Identifier: Apache-2.0
// The document, the rows, the parties and the places of an import.
#include "import/lists/list.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <filesystem>
#include <tuple>

#include "import/claims/terms.hpp"
#include "import/lists/countries.hpp"
#include "import/lists/doors.hpp"
#include "import/records/csv_rows.hpp"
#include "import/records/named_source.hpp"
#include "import/records/record_faults.hpp"
#include "io/fold.hpp"
#include "io/spelling.hpp"
#include "rdf/characters.hpp"
#include "rdf/iri.hpp"

namespace filiera {

namespace {

// The digits at the start of `text`, at most `most` of them, removed from it; empty if it begins with none.
std::optional<int> take_number(std::string_view& text, std::size_t most) {
  int number = 0;
  std::size_t size = 0;
  while (size < text.size() && size < most && is_ascii_digit(text[size])) number = number * 10 + (text[size++] - '0');
  if (size == 0) return std::nullopt;
  text.remove_prefix(size);
  return number;
}

bool take(std::string_view& text, char c) {
  if (!text.starts_with(c)) return false;
  text.remove_prefix(1);
  return true;
}

std::optional<Day> day_of(int year, int month, int day) {
  return parse_day(fmt::format("{:04}-{:02}-{:02}", year, month, day));
}

}  // namespace

std::optional<Day> day_of_dotted(std::string_view text) {
  const auto day = take_number(text, 2);
  if (!day || !take(text, '.')) return std::nullopt;
  const auto month = take_number(text, 2);
  if (!month || !take(text, '.')) return std::nullopt;
  const std::size_t digits = text.size();
  const auto year = take_number(text, 4);
  if (!year || !text.empty() || (digits != 2 && digits != 4)) return std::nullopt;
  return day_of(digits == 2 ? 2000 + *year : *year, *month, *day);
}

bool ends_before_start(std::string_view start, std::string_view end) {
  const std::optional<EdtfDate> begun = parse_edtf(start), over = parse_edtf(end);
  return begun && over && begun->begin.first > over->begin.last;
}

std::string some_day_from(std::string_view start) {
  const std::optional<EdtfDate> begun = parse_edtf(start);
  if (!begun || begun->begin.first == unbounded_past) return "[1900..]";
  return begun->set ? fmt::format("[{}..]", iso_date(begun->begin.first)) : fmt::format("[{}..]", start);
}

std::optional<Day> day_of_american(std::string_view text) {
  const auto month = take_number(text, 2);
  if (!month || !take(text, '/')) return std::nullopt;
  const auto day = take_number(text, 2);
  if (!day || !take(text, '/')) return std::nullopt;
  const std::size_t digits = text.size();
  const auto year = take_number(text, 4);
  if (!year || !text.empty() || (digits != 2 && digits != 4)) return std::nullopt;
  return day_of(digits == 4 ? *year : *year < 50 ? 2000 + *year : 1900 + *year, *month, *day);
}

std::optional<std::string> edtf_of(std::string_view text) {
  text = trimmed(text);
  if (const std::optional<Day> day = day_of_dotted(text)) return iso_date(*day);
  constexpr std::array<std::string_view, 12> months = {"january",   "february", "march",    "april",
                                                       "may",       "june",     "july",     "august",
                                                       "september", "october",  "november", "december"};
  std::string_view left = text;
  if (const auto day = take_number(left, 2); day && take(left, ' ')) {
    const std::size_t blank = left.find(' ');
    const auto month = std::ranges::find(months, lower_ascii(left.substr(0, blank)));
    std::string_view year = blank == left.npos ? std::string_view() : left.substr(blank + 1);
    const auto number = year.size() == 4 ? take_number(year, 4) : std::nullopt;
    if (month == months.end() || !number || !year.empty()) return std::nullopt;
    const std::optional<Day> found = day_of(*number, static_cast<int>(month - months.begin()) + 1, *day);
    return found ? std::optional(iso_date(*found)) : std::nullopt;
  }
  const auto is_of = [](std::string_view date, std::string_view form) {
    return std::ranges::equal(date, form, [](char c, char f) { return f == '9' ? is_ascii_digit(c) : c == f; });
  };
  const std::string_view date = text.substr(0, text.find_first_of("T "));
  if (date.size() != text.size() && !is_of(date, "9999-99-99")) return std::nullopt;
  if (is_of(date, "9999") || is_of(date, "9999-99") || is_of(date, "9999-99-99"))
    if (parse_edtf(date)) return std::string(date);
  return std::nullopt;
}

List::List(const Door& door, const ListOptions& options, StatementSink& sink, Faults& faults)
    : door_(door), options_(options), sink_(sink), faults_(faults), write_(sink, namespace_of(door)) {}

void List::begin_file(const std::string& path) {
  path_ = path;
  const std::string hex = digest_of_file(path);
  passage_.tag = hex.substr(0, 8);
  passage_.document = write_.own("D" + passage_.tag);
  passage_.span = {};
  files_.push_back({passage_.document, std::filesystem::path(path).filename().string(), hex});
  sink_.begin_file(path);
}

std::unique_ptr<Source> List::source() const { return open_source(path_); }

bool List::read_table(std::span<const std::string_view> columns, std::size_t needed,
                      const std::function<void(const SheetTable&)>& take) {
  return read_table_rows(columns, needed, [&](const SheetTable& table) {
    begin_row(table.row().number, table.row().span);
    take(table);
    end_row();
  });
}

bool List::read_table_rows(std::span<const std::string_view> columns, std::size_t needed,
                           const std::function<void(const SheetTable&)>& take) {
  Faults of_rows;
  Faults& faults = options_.keep_going ? of_rows : faults_;
  const std::size_t errors = faults_.count(Severity::error);
  SheetTable table(csv_rows(source(), faults_), faults);
  for (std::size_t i = 0; i < needed; ++i) table.require(columns[i]);
  for (const Fault& fault : of_rows.sorted()) faults_.add(fault);  // those of the header
  if (faults_.count(Severity::error) > errors) return false;
  std::vector<std::string> unread;
  for (const std::string& column : table.header())
    if (std::ranges::none_of(columns, [&](std::string_view known) { return equal_ignoring_case(known, column); }))
      unread.push_back(column);
  if (!unread.empty()) note(fmt::format("{}: not read: {}", table.name(), fmt::join(unread, ", ")));
  while (table.next()) {
    if (!table.broken()) {
      take(table);
      continue;
    }
    begin_row(table.row().number, table.row().span);
    refuse("", "it does not have as many cells as the header");
    end_row();
  }
  return faults_.count(Severity::error) == errors;
}

void List::begin_row(std::uint64_t row, TextSpan span) {
  row_ = row;
  row_claims_ = row_things_ = 0;
  row_refused_ = row_has_bad_url_ = false;
  passage_.span = span;
  write_.set_origin({static_cast<std::uint32_t>(row), 0});
  ++report_.rows;
}

List::RowPlace List::place_of_row(std::uint64_t row, TextSpan span) const {
  return {path_, {passage_.document, passage_.tag, span}, row};
}

void List::begin_row(const RowPlace& place) {
  if (place.path != path_) sink_.begin_file(place.path);
  path_ = place.path;
  passage_ = place.passage;
  begin_row(place.row, place.passage.span);
}

void List::broken_row(const FaultKind& kind, std::uint64_t row, TextSpan span, std::string_view message) {
  begin_row(row, span);
  refuse("", std::string(message));
  end_row();
  if (!options_.keep_going) faults_.add({&kind, {path_, row, 0}, std::string(message), {}, {}});
}

void List::end_row() {
  if (row_refused_) return;
  if (row_claims_ > 0)
    ++report_.claims;
  else if (row_things_ > 0)
    ++report_.things;
  else
    ++report_.merged;
}

void List::refuse(std::string_view name, std::string reason) {
  assert(!row_refused_ && row_claims_ == 0);
  row_refused_ = true;
  report_.refused.push_back({path_, row_, std::string(name), std::move(reason)});
}

bool List::thing(TermId thing, std::string_view class_iri, std::string_view label, std::string_view language) {
  if (!write_.begin(thing, class_iri)) {
    alias(thing, label, language);
    return false;
  }
  const TermId name = write_.text(label, language);
  write_.add(thing, vocab::skos_prefLabel, name);
  names_[thing].insert(name);
  ++row_things_;
  return true;
}

void List::alias(TermId thing, std::string_view name, std::string_view language) {
  if (name.empty()) return;
  const TermId text = write_.text(name, language);
  if (names_[thing].insert(text).second) write_.add(thing, vocab::skos_altLabel, text);
}

TermId List::place(std::string_view text) {
  if (const Country* country = country_of(text)) {
    const TermId place = write_.iri(fmt::format("{}{}", place_namespace, country->two));
    if (write_.begin(place, vocab::fil_Country))
      write_.add(place, vocab::skos_prefLabel, write_.text(country->name, "en"));
    return place;
  }
  const TermId place = write_.own(stable_name("L", {fold(text)}));
  if (write_.begin(place, vocab::fil_Place)) write_.add(place, vocab::skos_prefLabel, write_.text(text, "en"));
  return place;
}

bool List::is_url(std::string_view text) {
  if (text.empty()) return false;
  if (is_absolute_iri(text) && rfc3987_fault(text).empty()) return true;
  if (!row_has_bad_url_ && ++bad_urls_ == 1) first_bad_url_ = fmt::format("{}:{} \"{}\"", path_, row_, text);
  row_has_bad_url_ = true;
  return false;
}

bool List::claim(TermId claim, std::string_view class_iri) {
  const bool fresh = write_.begin(claim, class_iri);
  row_claims_ += fresh;
  report_.written += fresh;
  return fresh;
}

bool List::link(TermId claim, TermId subject, std::string_view edge, TermId object) {
  const bool fresh = write_.link(claim, subject, edge, object);
  row_claims_ += fresh;
  report_.written += fresh;
  return fresh;
}

bool List::remark(TermId remark, std::span<const TermId> about, std::string_view text) {
  if (!claim(remark, vocab::fil_Remark)) return false;
  for (const TermId thing : about) write_.add(remark, vocab::fil_about, thing);
  write_.add(remark, vocab::fil_text, write_.text(text, "en"));
  return true;
}

void List::attest_by_name(std::string_view voice, TermId claim) {
  if (voice.empty()) {
    attest(claim);
    return;
  }
  const TermId agent = write_.own(stable_name("V", {fold(voice)}));
  if (write_.begin(agent, vocab::fil_Agent)) write_.add(agent, vocab::skos_prefLabel, write_.text(voice));
  attest_by(agent, claim);
}

void List::cover_all_goods(TermId measure) {
  const TermId any = write_.constant(vocab::fil_AnyProduct);
  write_.add(measure, vocab::fil_appliesTo, any);
  // The data does not hold the ontology, which has the name too.
  if (!all_goods_named_) write_.add(any, vocab::skos_prefLabel, write_.text("any product", "en"));
  all_goods_named_ = true;
}

void List::seat(TermId party, std::string_view party_name, std::string_view country) {
  const TermId place = this->place(country);
  const TermId claim = write_.own(stable_name("S", {party_name, sink_.terms().value(place)}));
  if (link(claim, party, vocab::fil_locatedIn, place))
    write_.add_constant(claim, vocab::fil_modality, vocab::fil_ongoing);
  attest(claim);
}

void List::seats(TermId party, std::string_view party_name, std::span<const std::string> texts) {
  std::vector<std::string_view> told;
  for (const std::string& text : texts)
    if (const Country* const country = country_of(text);
        country && std::ranges::find(told, country->two) == told.end()) {
      told.push_back(country->two);
      seat(party, party_name, country->two);
    }
}

void List::tell_of(Day day) { latest_ = std::max(latest_, day); }

void List::tell_of(std::string_view edtf) {
  if (const std::optional<EdtfDate> date = parse_edtf(edtf)) tell_of(date->begin.first);
}

void List::set_published(std::string edtf) { published_ = std::move(edtf); }

ListReport List::finish() {
  if (bad_urls_ > 0)
    note(fmt::format("the source of {} is no URL and is not cited: {}",
                     bad_urls_ == 1 ? "1 row" : fmt::format("{} rows", bad_urls_),
                     bad_urls_ == 1 ? first_bad_url_ : fmt::format("the first {}", first_bad_url_)));
  const bool inferred = !options_.published && published_.empty() && latest_ != unbounded_past;
  report_.published = options_.published          ? *options_.published
                      : !published_.empty()       ? published_
                      : latest_ != unbounded_past ? fmt::format("[{}..]", iso_date(latest_))
                                                  : "";
  std::ranges::stable_sort(report_.refused, [](const Refusal& a, const Refusal& b) {
    return std::tie(a.file, a.row) < std::tie(b.file, b.row);
  });
  write_.set_origin({});
  for (const File& file : files_) {
    if (!write_.begin(file.document, vocab::fil_Document)) continue;  // the same bytes were given twice
    const std::string label =
        files_.size() == 1 ? std::string(door_.short_title) : fmt::format("{} ({})", door_.short_title, file.name);
    write_.add(file.document, vocab::skos_prefLabel, write_.text(label));
    write_.add(file.document, vocab::schema_name, write_.text(fmt::format("{}: {}", door_.title, file.name), "en"));
    const std::string_view publisher = publisher_.empty() ? door_.publisher : publisher_;
    if (!publisher.empty()) write_.add(file.document, vocab::schema_publisher, write_.text(publisher));
    write_.add(file.document, vocab::schema_url, write_.iri(door_.url));
    if (!door_.licence.empty()) write_.add(file.document, vocab::dcterms_license, write_.iri(door_.licence));
    write_.add(file.document, vocab::fil_sha256, write_.text(file.digest));
    if (report_.published.empty()) continue;
    write_.add(file.document, vocab::schema_datePublished, write_.date(report_.published));
    if (inferred) write_.add_constant(file.document, vocab::fil_inferred, vocab::schema_datePublished);
  }
  return std::move(report_);
}

}  // namespace filiera
