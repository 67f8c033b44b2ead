// SPDX-License-Identifier: Apache-2.0
// FollowTheMoney entities as JSON lines: parties, who owns whom, sanctions.
#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string>
#include <unordered_map>

#include "import/claims/terms.hpp"
#include "import/lists/doors.hpp"
#include "import/lists/shares.hpp"
#include "import/records/json_records.hpp"
#include "import/records/record_faults.hpp"
#include "io/fold.hpp"
#include "io/sha256.hpp"
#include "io/spelling.hpp"
#include "rdf/iri.hpp"

namespace filiera {

namespace {

using Json = nlohmann::json;

// What becomes of a schema.
enum class Becomes : std::uint8_t {
  person,
  organisation,
  public_body,
  ownership,
  sanction,
  role,      // a link that the model has no edge for: a remark
  personal,  // about people alone
  nothing    // the model has no class for it
};

struct Schema {
  std::string_view name;
  Becomes becomes;
  std::string_view from, to;  // of links: the properties that hold their ends
};

constexpr Schema schemata[] = {
    {"Person", Becomes::person, "", ""},
    {"Company", Becomes::organisation, "", ""},
    {"Organization", Becomes::organisation, "", ""},
    {"LegalEntity", Becomes::organisation, "", ""},
    {"PublicBody", Becomes::public_body, "", ""},
    {"Ownership", Becomes::ownership, "owner", "asset"},
    {"Sanction", Becomes::sanction, "entity", ""},
    {"Directorship", Becomes::role, "director", "organization"},
    {"Membership", Becomes::role, "member", "organization"},
    {"Employment", Becomes::role, "employee", "employer"},
    {"Representation", Becomes::role, "agent", "client"},
    {"Succession", Becomes::role, "successor", "predecessor"},
    {"UnknownLink", Becomes::role, "subject", "object"},
    {"Associate", Becomes::personal, "", ""},
    {"Family", Becomes::personal, "", ""},
    {"Identification", Becomes::personal, "", ""},
    {"Passport", Becomes::personal, "", ""},
    {"Occupancy", Becomes::personal, "", ""},
    {"Position", Becomes::personal, "", ""},
};
// The others of the format, which have no class here.
constexpr std::string_view other_schemata[] = {"Address",
                                               "Airplane",
                                               "Analyzable",
                                               "Article",
                                               "Assessment",
                                               "Asset",
                                               "Audio",
                                               "BankAccount",
                                               "Call",
                                               "CallForTenders",
                                               "Contract",
                                               "ContractAward",
                                               "CourtCase",
                                               "CourtCaseParty",
                                               "CryptoWallet",
                                               "Debt",
                                               "Document",
                                               "Documentation",
                                               "EconomicActivity",
                                               "Email",
                                               "Event",
                                               "Folder",
                                               "HyperText",
                                               "Image",
                                               "Interest",
                                               "Interval",
                                               "License",
                                               "Mention",
                                               "Message",
                                               "Note",
                                               "Package",
                                               "Page",
                                               "Pages",
                                               "Payment",
                                               "PlainText",
                                               "Post",
                                               "Project",
                                               "ProjectParticipant",
                                               "RealEstate",
                                               "Risk",
                                               "Security",
                                               "Similar",
                                               "Table",
                                               "TaxRoll",
                                               "Thing",
                                               "Trip",
                                               "UserAccount",
                                               "Value",
                                               "Vehicle",
                                               "Vessel",
                                               "Video",
                                               "Workbook"};

// The values of a property: texts, or numbers as they are written.
std::vector<std::string> values_of(const Json& record, std::string_view property) {
  std::vector<std::string> values;
  const auto properties = record.find("properties");
  if (properties == record.end() || !properties->is_object()) return values;
  const auto found = properties->find(std::string(property));
  if (found == properties->end()) return values;
  const auto add = [&](const Json& value) {
    std::string text;
    if (value.is_string()) text = collapsed(value.get_ref<const std::string&>());
    if (value.is_number()) text = value.dump();
    // A reference may be the entity itself.
    if (value.is_object())
      if (const auto id = value.find("id"); id != value.end() && id->is_string()) text = id->get<std::string>();
    if (!text.empty()) values.push_back(std::move(text));
  };
  if (found->is_array())
    for (const Json& value : *found) add(value);
  else
    add(*found);
  return values;
}

std::string first_of(const Json& record, std::string_view property) {
  const std::vector<std::string> values = values_of(record, property);
  return values.empty() ? std::string() : values.front();
}

std::string text_member(const Json& record, const char* name) {
  const auto found = record.find(name);
  return found != record.end() && found->is_string() ? collapsed(found->get_ref<const std::string&>()) : std::string();
}

class Entities {
 public:
  explicit Entities(List& list) : list_(list), write_(list.write()) {}

  // Takes a record of the file begun. Things are written at once, what links them by finish().
  void take(std::uint64_t line, Json record, TextSpan span);
  void finish();

 private:
  struct Link {
    List::RowPlace place;
    const Schema* schema;
    Json record;
  };
  struct Known {
    TermId thing;
    std::string name, schema;
    Becomes becomes;
  };

  void take_thing(const std::string& id, const Schema& schema, const Json& record);
  void take_link(const Link& link);
  void take_sanction(const Json& record, const std::string& id);
  void take_ownership(const Json& record, const std::string& id, const Known& owner, const Known& asset);
  void take_role(const Link& link, const std::string& id, const Known& from, const Known& to);
  // The thing that a property names; null, with the row refused, if there is none, or several.
  const Known* end(const Json& record, std::string_view property, std::string_view name);
  // The thing with this id; null, with the row refused, if there is none.
  const Known* known_end(const std::string& id, std::string_view property, std::string_view name);
  // The start of a link as the record has it; "" if it tells none. `listed`: a date of listing may be the start.
  static std::string start_of(const Json& record, bool listed);
  // False, with the row refused, if a date of the link cannot be read, or if it ends before it begins.
  bool dates_are_read(const Json& record, bool listed);
  // Dates of the link as start and end. `listed`: a date of listing may be the start. `ended`: it has ended, on an
  // unknown day if no date is told.
  void add_dates(TermId claim, const Json& record, bool listed, bool ended);
  // The record's publisher, else its first data set, affirms the claim; the document itself without either.
  void attest(TermId claim, const Json& record);

  List& list_;
  ClaimWriter& write_;
  std::unordered_map<std::string, Known> known_;
  std::unordered_map<std::string, std::string> refused_;  // ids of things without a class, with their schemata
  std::unordered_map<std::string, std::string> digests_;  // of records, by id
  std::vector<Link> links_;
  std::size_t retold_ = 0;
};

void Entities::attest(TermId claim, const Json& record) {
  std::string name = first_of(record, "publisher");
  if (const auto sets = record.find("datasets"); name.empty() && sets != record.end() && sets->is_array())
    for (const Json& set : *sets)
      if (set.is_string() && name.empty()) name = collapsed(set.get_ref<const std::string&>());
  list_.attest_by_name(name, claim);
}

void Entities::take(std::uint64_t line, Json record, TextSpan span) {
  const auto refuse = [&](std::string_view name, std::string reason) {
    list_.begin_row(line, span);
    list_.refuse(name, std::move(reason));
    list_.end_row();
  };
  if (!record.is_object()) return refuse("", "it is no object");
  const std::string id = text_member(record, "id"), schema_name = text_member(record, "schema");
  if (id.empty()) return refuse("", "it has no id");
  for (const char* day : {"last_change", "last_seen"})
    if (const std::optional<std::string> date = edtf_of(text_member(record, day))) list_.tell_of(*date);
  const auto schema = std::ranges::find(schemata, schema_name, &Schema::name);
  if (schema == std::end(schemata)) {
    const bool of_format = std::ranges::find(other_schemata, schema_name) != std::end(other_schemata);
    refused_.emplace(id, schema_name);
    return refuse(id, of_format ? fmt::format("the model has no class for its schema, {}", schema_name)
                                : fmt::format("its schema is not known: \"{}\"", schema_name));
  }
  if (schema->becomes == Becomes::personal) {
    refused_.emplace(id, schema_name);
    return refuse(id, fmt::format("personal data is not kept: {}", schema_name));
  }
  const std::string digest = sha256_hex(record.dump());
  const auto [before, fresh] = digests_.try_emplace(id, digest);
  const bool other_content = !fresh && before->second != digest;
  const bool is_thing = schema->becomes == Becomes::person || schema->becomes == Becomes::organisation ||
                        schema->becomes == Becomes::public_body;
  if (!is_thing) {
    if (other_content) return refuse(id, "a second record of this id says something else");
    links_.push_back({list_.place_of_row(line, span), schema, std::move(record)});
    return;
  }
  if (const auto known = known_.find(id);
      other_content && (known == known_.end() || known->second.schema != schema_name))
    return refuse(id, fmt::format("a second record of this id, of another schema: {}", schema_name));
  retold_ += other_content;
  list_.begin_row(line, span);
  take_thing(id, *schema, record);
  list_.end_row();
}

void Entities::take_thing(const std::string& id, const Schema& schema, const Json& record) {
  const bool person = schema.becomes == Becomes::person;
  std::vector<std::string> names = values_of(record, "name");
  if (names.empty())
    if (const std::string caption = text_member(record, "caption"); !caption.empty()) names.push_back(caption);
  if (names.empty()) {
    const std::string whole =
        collapsed(fmt::format("{} {}", first_of(record, "firstName"), first_of(record, "lastName")));
    names.push_back(whole.empty() ? id : whole);
  }
  const std::string key = stable_name("P", {id});
  const TermId thing = write_.own(key);
  known_.try_emplace(id, Known{thing, names.front(), std::string(schema.name), schema.becomes});
  const bool fresh = list_.thing(thing,
                                 person                                   ? vocab::fil_Agent
                                 : schema.becomes == Becomes::public_body ? vocab::fil_Regulator
                                                                          : vocab::fil_Company,
                                 names.front());
  // A legal entity may be a person too.
  if (fresh && schema.name == "LegalEntity") write_.add_constant(thing, vocab::fil_inferred, vocab::rdf_type);
  if (person && !list_.options().keep_personal) return;
  for (const std::string& name : names) list_.alias(thing, name);
  for (const std::string_view property : {"alias", "weakAlias", "previousName"})
    for (const std::string& name : values_of(record, property)) list_.alias(thing, name);
  for (const std::string& lei : values_of(record, "leiCode")) list_.alias(thing, "LEI " + lei);
  std::vector<std::string> countries;
  for (const std::string_view property : {"mainCountry", "jurisdiction", "country"})
    std::ranges::move(values_of(record, property), std::back_inserter(countries));
  list_.seats(thing, key, countries);
}

const Entities::Known* Entities::end(const Json& record, std::string_view property, std::string_view name) {
  const std::vector<std::string> ids = values_of(record, property);
  if (ids.size() > 1) {
    list_.refuse(name, fmt::format("it has {} values of \"{}\": write a record for each", ids.size(), property));
    return nullptr;
  }
  return known_end(ids.empty() ? std::string() : ids.front(), property, name);
}

const Entities::Known* Entities::known_end(const std::string& id, std::string_view property, std::string_view name) {
  const auto known = known_.find(id);
  if (known != known_.end()) return &known->second;
  const auto refused = refused_.find(id);
  list_.refuse(name, id.empty() ? fmt::format("it names no {}", property)
                     : refused != refused_.end()
                         ? fmt::format("its {} is a {}, for which the model has no class", property, refused->second)
                         : fmt::format("no record describes its {}", property));
  return nullptr;
}

std::string Entities::start_of(const Json& record, bool listed) {
  std::string start = first_of(record, "startDate");
  if (start.empty() && listed) start = first_of(record, "listingDate");
  if (start.empty()) start = first_of(record, "date");
  return start;
}

bool Entities::dates_are_read(const Json& record, bool listed) {
  for (const std::string_view property : {"startDate", "listingDate", "date", "endDate"})
    for (const std::string& date : values_of(record, property))
      if (!edtf_of(date)) {
        list_.refuse(text_member(record, "id"), fmt::format("\"{}\" is no date", date));
        return false;
      }
  const std::string start = start_of(record, listed), end = first_of(record, "endDate");
  if (ends_before_start(edtf_of(start).value_or(""), edtf_of(end).value_or(""))) {
    list_.refuse(text_member(record, "id"), fmt::format("it ends ({}) before it begins ({})", end, start));
    return false;
  }
  return true;
}

void Entities::add_dates(TermId claim, const Json& record, bool listed, bool ended) {
  const std::optional<std::string> begun = edtf_of(start_of(record, listed)),
                                   over = edtf_of(first_of(record, "endDate"));
  if (begun) {
    write_.add(claim, vocab::fil_starts, write_.date(*begun));
    list_.tell_of(*begun);
  }
  if (over) {
    write_.add(claim, vocab::fil_ends, write_.date(*over));
  } else if (ended) {
    write_.add(claim, vocab::fil_ends, write_.date(some_day_from(begun.value_or(""))));
  }
}

void Entities::take_ownership(const Json& record, const std::string& id, const Known& owner, const Known& asset) {
  if (asset.becomes != Becomes::organisation)
    return list_.refuse(id, fmt::format("its asset is a {}, which nobody owns", asset.schema));
  if (owner.thing == asset.thing) return list_.refuse(id, "its owner is its asset");
  std::optional<Share> share;
  for (const std::string& told : values_of(record, "percentage")) {
    const std::optional<Share> other = parse_share(told);
    if (!other) return list_.refuse(id, fmt::format("\"{}\" is no share in percent", told));
    if (share && *share != *other) return list_.refuse(id, "it tells several shares");
    share = other;
  }
  const TermId claim = write_.own(stable_name("O", {id}));
  if (!list_.link(claim, owner.thing, vocab::fil_owns, asset.thing)) return attest(claim, record);
  write_.add_constant(claim, vocab::fil_modality, vocab::fil_ongoing);
  if (share) write_share(write_, claim, *share);
  if (const std::string type = lower_ascii(first_of(record, "ownershipType")); type.find("voting") != type.npos)
    write_.add_constant(claim, vocab::fil_interest, vocab::fil_votingRights);
  add_dates(claim, record, false, lower_ascii(first_of(record, "status")) == "inactive");
  attest(claim, record);
}

void Entities::take_role(const Link& link, const std::string& id, const Known& from, const Known& to) {
  const TermId remark = write_.own(stable_name("R", {id}));
  std::string text(link.schema->name);
  for (const std::string_view property : {"role", "status", "summary"})
    if (const std::string told = first_of(link.record, property); !told.empty()) text += ": " + told;
  text += fmt::format(" ({} of {})", from.name, to.name);
  std::vector<TermId> about{from.thing};
  if (to.thing != from.thing) about.push_back(to.thing);
  list_.remark(remark, about, text);
  attest(remark, link.record);
}

void Entities::take_sanction(const Json& record, const std::string& id) {
  std::vector<TermId> parties;
  std::vector<std::string> named = values_of(record, "entity");
  if (named.empty()) named.emplace_back();
  for (const std::string& one : named) {
    const Known* const party = known_end(one, "entity", id);
    if (!party) return;
    parties.push_back(party->thing);
  }
  if (!dates_are_read(record, true)) return;
  const TermId measure = write_.own(stable_name("M", {id}));
  if (!list_.claim(measure, vocab::fil_Measure)) return attest(measure, record);
  const std::string programme = first_of(record, "program"), status = first_of(record, "status");
  std::string condition = first_of(record, "provisions");
  if (condition.empty()) condition = "what the decision says";
  if (!status.empty()) condition += fmt::format("; status: {}", status);
  write_.add(measure, vocab::skos_prefLabel, write_.text(programme.empty() ? "sanction" : programme, "en"));
  write_.add_constant(measure, vocab::fil_effect, vocab::fil_restricts);
  for (const TermId party : parties) write_.add(measure, vocab::fil_onParty, party);
  write_.add_constant(measure, vocab::fil_modality, vocab::fil_ongoing);
  write_.add(measure, vocab::fil_condition, write_.text(condition, "en"));
  if (const std::string authority = first_of(record, "authority"); !authority.empty()) {
    const TermId regulator = write_.own(stable_name("A", {fold(authority)}));
    if (write_.begin(regulator, vocab::fil_Regulator))
      write_.add(regulator, vocab::skos_prefLabel, write_.text(authority, "en"));
    write_.add(measure, vocab::fil_issuedBy, regulator);
  }
  add_dates(measure, record, true, lower_ascii(status) == "inactive");
  attest(measure, record);
}

void Entities::take_link(const Link& link) {
  const std::string id = text_member(link.record, "id");
  if (link.schema->becomes == Becomes::sanction) return take_sanction(link.record, id);
  const Known* const from = end(link.record, link.schema->from, id);
  if (!from) return;
  const Known* const to = end(link.record, link.schema->to, id);
  if (!to || !dates_are_read(link.record, false)) return;
  if (link.schema->becomes == Becomes::ownership)
    take_ownership(link.record, id, *from, *to);
  else
    take_role(link, id, *from, *to);
}

void Entities::finish() {
  for (const Link& link : links_) {
    list_.begin_row(link.place);
    take_link(link);
    list_.end_row();
  }
  if (retold_ > 0)
    list_.note(fmt::format("{} told again with other content: all names are kept",
                           retold_ == 1 ? "1 thing is" : fmt::format("{} things are", retold_)));
}

}  // namespace

void read_ftm(List& list, std::span<const std::string> files) {
  Entities entities(list);
  for (const std::string& path : files) {
    list.begin_file(path);
    JsonLineHandler handler;
    handler.record = [&](std::uint64_t line, Json record, TextSpan span) {
      entities.take(line, std::move(record), span);
    };
    handler.broken = [&](std::uint64_t line, std::string_view message, TextSpan span) {
      list.broken_row(record_fault::json, line, span, message);
    };
    read_json_lines(list.source(), handler, list.faults());
  }
  entities.finish();
}

}  // namespace filiera
