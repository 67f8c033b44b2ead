// SPDX-License-Identifier: Apache-2.0
// The Global LEI Index: companies with their identifiers, who consolidates whom, and who names no parent.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

#include "import/claims/terms.hpp"
#include "import/lists/doors.hpp"
#include "import/records/record_faults.hpp"
#include "import/records/xml_records.hpp"
#include "io/spelling.hpp"
#include "rdf/characters.hpp"

namespace filiera {

namespace {

bool is_lei(std::string_view text) {
  return text.size() == 20 &&
         std::ranges::all_of(text, [](char c) { return is_ascii_digit(c) || (c >= 'A' && c <= 'Z'); });
}

// A type of relationship: whether its end is the parent of its start; else the words of a remark.
struct RelationshipType {
  std::string_view name;
  bool parent;
  std::string_view words;
};
constexpr RelationshipType relationship_types[] = {
    {"IS_DIRECTLY_CONSOLIDATED_BY", true, ""}, {"IS_ULTIMATELY_CONSOLIDATED_BY", true, ""},
    {"IS_INTERNATIONAL_BRANCH_OF", true, ""},  {"IS_FUND-MANAGED_BY", false, "a fund that is managed by"},
    {"IS_SUBFUND_OF", false, "a sub-fund of"}, {"IS_FEEDER_TO", false, "a feeder fund of"},
};

class LeiIndex {
 public:
  explicit LeiIndex(List& list) : list_(list), write_(list.write()) {}

  void take(std::uint64_t number, const XmlElement& record, TextSpan span);
  void finish();

 private:
  // A relationship or an exception, which names companies that may be described later.
  struct Later {
    List::RowPlace place;
    XmlElement record;
  };

  void take_company(const XmlElement& record);
  void take_relationship(const XmlElement& record);
  void take_exception(const XmlElement& record);
  TermId company(std::string_view lei);
  void remark(const std::string& name, std::span<const TermId> about, const std::string& text);

  List& list_;
  ClaimWriter& write_;
  std::unordered_map<std::string, std::string> described_;  // by LEI: the legal name
  std::unordered_set<std::string> unnamed_;
  std::vector<Later> later_;
};

void LeiIndex::take(std::uint64_t number, const XmlElement& record, TextSpan span) {
  if (record.name != "LEIRecord") {
    later_.push_back({list_.place_of_row(number, span), record});
    return;
  }
  list_.begin_row(number, span);
  take_company(record);
  list_.end_row();
}

void LeiIndex::take_company(const XmlElement& record) {
  const std::string_view lei = record.at({"LEI"});
  const std::string name = collapsed(record.at({"Entity", "LegalName"}));
  if (!is_lei(lei)) return list_.refuse(name, fmt::format("\"{}\" is no LEI", lei));
  if (name.empty()) return list_.refuse(lei, "it has no name");
  const std::string_view status = record.at({"Registration", "RegistrationStatus"});
  if (status == "DUPLICATE" || status == "ANNULLED")
    return list_.refuse(name, fmt::format("its registration is {}", lower_ascii(status)));
  const auto [before, fresh] = described_.try_emplace(std::string(lei), name);
  if (!fresh && before->second != name) return list_.refuse(name, "a second record of this LEI has another name");
  const TermId company = write_.own(lei);
  const bool of_state = record.at({"Entity", "EntityCategory"}) == "RESIDENT_GOVERNMENT_ENTITY";
  list_.thing(company, of_state ? vocab::fil_Regulator : vocab::fil_Company, name);
  list_.alias(company, fmt::format("LEI {}", lei));
  const XmlElement* const entity = record.child("Entity");
  for (const auto& [group, each] : {std::pair("OtherEntityNames", "OtherEntityName"),
                                    std::pair("TransliteratedOtherEntityNames", "TransliteratedOtherEntityName")})
    if (const XmlElement* const names = entity->child(group))
      for (const XmlElement& other : names->children)
        if (other.name == each) list_.alias(company, collapsed(other.text));
  std::vector<std::string> countries;
  for (const std::string_view address : {"HeadquartersAddress", "LegalAddress"})
    countries.emplace_back(record.at({"Entity", address, "Country"}));
  list_.seats(company, lei, countries);
  if (record.at({"Entity", "EntityStatus"}) == "INACTIVE")
    remark(stable_name("I", {lei}), std::array{company}, "Its registration is inactive.");
}

TermId LeiIndex::company(std::string_view lei) {
  const TermId company = write_.own(lei);
  if (described_.contains(std::string(lei))) return company;
  list_.thing(company, vocab::fil_Company, fmt::format("LEI {}", lei));
  unnamed_.emplace(lei);
  return company;
}

void LeiIndex::remark(const std::string& name, std::span<const TermId> about, const std::string& text) {
  const TermId remark = write_.own(name);
  list_.remark(remark, about, text);
  list_.attest(remark);
}

void LeiIndex::take_relationship(const XmlElement& record) {
  const std::string_view start = record.at({"Relationship", "StartNode", "NodeID"}),
                         end = record.at({"Relationship", "EndNode", "NodeID"}),
                         told = record.at({"Relationship", "RelationshipType"}),
                         registration = record.at({"Registration", "RegistrationStatus"});
  if (!is_lei(start) || !is_lei(end))
    return list_.refuse(start, fmt::format("\"{}\" is no LEI", is_lei(start) ? end : start));
  if (start == end) return list_.refuse(start, "it is related to itself");
  const auto type = std::ranges::find(relationship_types, told, &RelationshipType::name);
  if (type == std::end(relationship_types))
    return list_.refuse(start, fmt::format("its type is not known: \"{}\"", told));
  if (registration == "DUPLICATE" || registration == "ANNULLED")
    return list_.refuse(start, fmt::format("its registration is {}", lower_ascii(registration)));
  std::string from, to;
  if (const XmlElement* const relationship = record.child("Relationship"))
    if (const XmlElement* const periods = relationship->child("RelationshipPeriods"))
      for (const XmlElement& period : periods->children) {
        if (period.at({"PeriodType"}) != "RELATIONSHIP_PERIOD") continue;
        for (const auto& [name, date] : {std::pair("StartDate", &from), std::pair("EndDate", &to)}) {
          const std::string_view text = period.at({name});
          if (text.empty()) continue;
          const std::optional<std::string> read = edtf_of(text);
          if (!read) return list_.refuse(start, fmt::format("\"{}\" is no date", text));
          *date = *read;
        }
      }
  if (ends_before_start(from, to)) return list_.refuse(start, "it ends before it begins");
  if (!from.empty()) list_.tell_of(from);
  const bool over = to.empty() && record.at({"Relationship", "RelationshipStatus"}) == "INACTIVE";
  if (over) to = some_day_from(from);
  const TermId child = company(start), parent = company(end);
  if (!type->parent) {
    std::string text =
        fmt::format("It is {} {}", type->words,
                    described_.contains(std::string(end)) ? described_.at(std::string(end)) : std::string(end));
    if (!from.empty()) text += fmt::format(", from {}", from);
    if (!to.empty()) text += fmt::format(", until {}", to);
    return remark(stable_name("R", {start, told, end, from}), std::array{child, parent}, text);
  }
  // Direct and ultimate consolidation by one parent are one matter.
  const TermId claim = write_.own(stable_name("O", {end, start, from}));
  if (list_.link(claim, parent, vocab::fil_parentOf, child)) {
    write_.add_constant(claim, vocab::fil_modality, vocab::fil_ongoing);
    if (!from.empty()) write_.add(claim, vocab::fil_starts, write_.date(from));
    if (!to.empty()) write_.add(claim, vocab::fil_ends, write_.date(to));
  }
  list_.attest(claim);
}

void LeiIndex::take_exception(const XmlElement& record) {
  const std::string_view lei = record.at({"LEI"}), category = record.at({"ExceptionCategory"});
  if (!is_lei(lei)) return list_.refuse(lei, fmt::format("\"{}\" is no LEI", lei));
  std::vector<std::string> reasons;
  for (const XmlElement& child : record.children)
    if (child.name == "ExceptionReason" && !child.text.empty()) reasons.push_back(child.text);
  if (reasons.empty()) return list_.refuse(lei, "it gives no reason");
  const std::string_view parent = category.starts_with("DIRECT")     ? "direct parent"
                                  : category.starts_with("ULTIMATE") ? "ultimate parent"
                                                                     : "parent";
  remark(stable_name("E", {lei, category, fmt::format("{}", fmt::join(reasons, " "))}), std::array{company(lei)},
         fmt::format("It names no {}: {}", parent, fmt::join(reasons, ", ")));
}

void LeiIndex::finish() {
  for (const Later& later : later_) {
    list_.begin_row(later.place);
    if (later.record.name == "RelationshipRecord")
      take_relationship(later.record);
    else
      take_exception(later.record);
    list_.end_row();
  }
  if (!unnamed_.empty())
    list_.note(fmt::format("companies that no file describes, named by their LEI alone: {}", unnamed_.size()));
}

}  // namespace

void read_gleif(List& list, std::span<const std::string> files) {
  constexpr std::array<std::string_view, 3> records = {"LEIRecord", "RelationshipRecord", "Exception"};
  LeiIndex index(list);
  std::string latest;  // the day of the content
  for (const std::string& path : files) {
    list.begin_file(path);
    bool any = false;
    XmlHandler handler;
    handler.element = [&](std::string_view name, std::string_view text) {
      if (name == "ContentDate")
        if (const std::optional<std::string> date = edtf_of(text); date && *date > latest) {
          latest = *date;
          list.set_published(latest);
        }
    };
    handler.record = [&](std::uint64_t number, const XmlElement& record, TextSpan span) {
      any = true;
      index.take(number, record, span);
    };
    if (read_xml_records(list.source(), records, handler, list.faults()) && !any)
      list.faults().add({&record_fault::unlike,
                         {path, 0, 0},
                         "no LEI records, relationship records or reporting exceptions in this file",
                         {},
                         "give files of the Global LEI Index as XML"});
  }
  index.finish();
}

}  // namespace filiera
