// SPDX-License-Identifier: Apache-2.0
// The US list of Chinese military companies (section 1260H): listed, identified again, taken off, listed again;
// parents.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <string>

#include "import/claims/terms.hpp"
#include "import/lists/doors.hpp"
#include "io/fold.hpp"

namespace filiera {

namespace {

// A row that identifies a company.
struct Identified {
  List::RowPlace place;
  std::string name, full_name, parent, note, url;
  std::vector<std::string> aliases;
  Day start = 0;
  std::optional<Day> end;
};

// Rows on one company, by start, that follow each other without an end: one listing, told again.
using Listing = std::vector<Identified>;

std::vector<Listing> listings_of(std::vector<Identified> rows) {
  std::ranges::stable_sort(rows, {}, &Identified::start);
  std::vector<Listing> listings;
  for (Identified& row : rows) {
    const bool goes_on = !listings.empty() && (!listings.back().back().end || *listings.back().back().end >= row.start);
    if (!goes_on) listings.emplace_back();
    listings.back().push_back(std::move(row));
  }
  return listings;
}

class MilitaryCompanies {
 public:
  explicit MilitaryCompanies(List& list) : list_(list), write_(list.write()) {}

  // Keeps the row for write(), or refuses it.
  void read(const SheetTable& table);
  // Writes the listings of all rows.
  void write();

 private:
  static std::string key_of(std::string_view name) { return stable_name("P", {fold(name)}); }
  TermId company(std::string_view name) {
    const TermId company = write_.own(key_of(name));
    list_.thing(company, vocab::fil_Company, name, "en");
    return company;
  }
  void write_row(const Identified& row, const Listing& listing);
  void attest(TermId claim, const Identified& row);

  List& list_;
  ClaimWriter& write_;
  std::map<std::string, std::vector<Identified>> by_company_;
};

void MilitaryCompanies::read(const SheetTable& table) {
  Identified row;
  row.full_name = collapsed(table.cell("Name"));
  while (row.full_name.ends_with('*')) row.full_name.pop_back();
  row.name = collapsed(table.cell("Clean Name"));
  if (row.name.empty()) row.name = row.full_name;
  const auto refuse = [&](std::string reason) {
    list_.begin_row(table.row().number, table.row().span);
    list_.refuse(row.name, std::move(reason));
    list_.end_row();
  };
  if (row.name.empty()) return refuse("it has no name");
  const std::string_view start = table.cell("Start date"), end = table.cell("End date");
  const std::optional<Day> begun = parse_day(start), ended = parse_day(end);
  if (!begun) return refuse(fmt::format("\"{}\" is no date such as 2025-12-31", start));
  if (!end.empty() && !ended) return refuse(fmt::format("\"{}\" is no date such as 2025-12-31", end));
  if (ended && *ended < *begun) return refuse("it ends before it begins");
  row.start = *begun;
  row.end = ended;
  row.parent = collapsed(table.cell("Parent Name"));
  row.note = collapsed(table.cell("Note"));
  row.url = table.cell("Source Url");
  for (const std::string_view column : {"Alias", "Previous Name"})
    for (const std::string_view alias : parts_of(table.cell(column), ';')) row.aliases.push_back(collapsed(alias));
  row.place = list_.place_of_row(table.row().number, table.row().span);
  by_company_[key_of(row.name)].push_back(std::move(row));
}

void MilitaryCompanies::attest(TermId claim, const Identified& row) {
  TermId repeated = no_term;
  if (list_.is_url(row.url)) {
    const TermId notice = write_.own(stable_name("N", {row.url}));
    if (write_.begin(notice, vocab::fil_Document)) {
      write_.add(notice, vocab::skos_prefLabel, write_.text(fmt::format("US notice {}", iso_date(row.start))));
      write_.add(notice, vocab::schema_url, write_.iri(row.url));
      write_.add(notice, vocab::schema_datePublished, write_.date(iso_date(row.start)));
    }
    repeated = write_.attest(claim, list_.passage(), notice);
  }
  list_.attest(claim, repeated);
}

void MilitaryCompanies::write_row(const Identified& row, const Listing& listing) {
  list_.begin_row(row.place);
  const TermId company = this->company(row.name);
  list_.alias(company, row.full_name, "en");
  for (const std::string& alias : row.aliases) list_.alias(company, alias, "en");
  const std::string key = key_of(row.name), since = iso_date(listing.front().start);
  const TermId measure = write_.own(stable_name("M", {key, since}));
  if (list_.claim(measure, vocab::fil_Measure)) {
    const TermId department = write_.own("DoD");
    if (write_.begin(department, vocab::fil_Regulator))
      write_.add(department, vocab::skos_prefLabel, write_.text("US Department of Defense", "en"));
    write_.add(measure, vocab::skos_prefLabel, write_.text("US list of Chinese military companies", "en"));
    write_.add_constant(measure, vocab::fil_effect, vocab::fil_restricts);
    write_.add(measure, vocab::fil_issuedBy, department);
    write_.add(measure, vocab::fil_onParty, company);
    write_.add_constant(measure, vocab::fil_modality, vocab::fil_ongoing);
    write_.add(measure, vocab::fil_condition, write_.text("contracts of the US Department of Defense", "en"));
    write_.add(measure, vocab::fil_starts, write_.date(since));
    if (const std::optional<Day>& end = listing.back().end)
      write_.add(measure, vocab::fil_ends, write_.date(iso_date(*end)));
  }
  attest(measure, row);
  list_.tell_of(row.start);
  if (row.end) list_.tell_of(*row.end);
  if (!row.parent.empty() && key_of(row.parent) != key) {
    const TermId parent = this->company(row.parent);
    const TermId claim = write_.own(stable_name("O", {key_of(row.parent), key}));
    if (list_.link(claim, parent, vocab::fil_parentOf, company))
      write_.add_constant(claim, vocab::fil_modality, vocab::fil_ongoing);
    attest(claim, row);
  }
  if (!row.note.empty()) {
    const TermId remark = write_.own(stable_name("R", {key, row.note}));
    list_.remark(remark, std::array{company}, row.note);
    attest(remark, row);
  }
  list_.end_row();
}

void MilitaryCompanies::write() {
  for (auto& [key, rows] : by_company_)
    for (const Listing& listing : listings_of(std::move(rows)))
      for (const Identified& row : listing) write_row(row, listing);
}

}  // namespace

void read_milcorps(List& list, std::span<const std::string> files) {
  constexpr std::array<std::string_view, 9> columns = {
      "Name", "Start date", "Clean Name", "Alias", "Previous Name", "Parent Name", "Note", "End date", "Source Url"};
  MilitaryCompanies companies(list);
  for (const std::string& path : files) {
    list.begin_file(path);
    list.read_table_rows(columns, 2, [&](const SheetTable& table) { companies.read(table); });
  }
  companies.write();
}

}  // namespace filiera
