// SPDX-License-Identifier: Apache-2.0
// The US Consolidated Screening List: a measure for each listed party.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <unordered_map>

#include "import/claims/terms.hpp"
#include "import/lists/countries.hpp"
#include "import/lists/doors.hpp"
#include "import/records/json_records.hpp"
#include "import/records/record_faults.hpp"
#include "import/records/text_source.hpp"
#include "io/fold.hpp"
#include "io/spelling.hpp"
#include "rdf/characters.hpp"

namespace filiera {

namespace {

using Json = nlohmann::json;

// An entry of the list, whatever its file.
struct Entry {
  std::string name, list, type, number, notice, requirement, policy, programmes, start, end;
  std::vector<std::string> aliases;
  std::vector<std::string> countries;  // codes
};

enum class Goods : std::uint8_t {
  all,         // the rule of the list covers every dealing
  as_required  // where the licence requirement says so
};

// A list within the list: what a listing on it means.
struct Part {
  std::string_view code;       // as its name has it in brackets
  std::string_view label;      // of its measures
  std::string_view effect;     // of vocab
  std::optional<Goods> goods;  // empty: the rule names no goods, or other goods for each party
  std::string_view condition;  // of every listing; "" if there is none
  std::string_view regulator;  // a row of `regulators`
};

struct RegulatorRow {
  std::string_view name, label;
};
constexpr RegulatorRow regulators[] = {
    {"BIS", "Bureau of Industry and Security (US Department of Commerce)"},
    {"OFAC", "Office of Foreign Assets Control (US Department of the Treasury)"},
    {"DDTC", "Directorate of Defense Trade Controls (US Department of State)"},
    {"ISN", "Bureau of International Security and Nonproliferation (US Department of State)"},
};

constexpr Part parts[] = {
    {"EL", "US Entity List", vocab::fil_requiresLicence, Goods::as_required, "", "BIS"},
    {"DPL", "US Denied Persons List", vocab::fil_prohibits, Goods::all, "", "BIS"},
    {"UVL", "US Unverified List", vocab::fil_requires, Goods::all,
     "a statement of the party before each export; no licence exceptions", "BIS"},
    {"MEU", "US Military End User List", vocab::fil_requiresLicence, Goods::as_required, "", "BIS"},
    {"SDN", "US Specially Designated Nationals List", vocab::fil_prohibits, Goods::all, "", "OFAC"},
    {"CMIC", "US list of Chinese military-industrial companies", vocab::fil_restricts, std::nullopt,
     "dealings in publicly traded securities", "OFAC"},
    {"SSI", "US Sectoral Sanctions Identifications List", vocab::fil_restricts, std::nullopt,
     "what the directive for its sector prohibits", "OFAC"},
    {"NS-MBS List", "US list of menu-based sanctions", vocab::fil_restricts, std::nullopt,
     "the items chosen for the party", "OFAC"},
    {"PLC", "US Palestinian Legislative Council List", vocab::fil_restricts, std::nullopt, "transactions of banks",
     "OFAC"},
    {"CAP", "US list of correspondent and payable-through accounts", vocab::fil_restricts, std::nullopt,
     "correspondent and payable-through accounts", "OFAC"},
    {"FSE", "US Foreign Sanctions Evaders List", vocab::fil_prohibits, Goods::all, "", "OFAC"},
    {"DTC", "US list of parties debarred under the ITAR", vocab::fil_prohibits, std::nullopt,
     "activities that the ITAR control: defense articles and services", "DDTC"},
    {"ISN", "US nonproliferation sanctions", vocab::fil_restricts, std::nullopt, "what the determination says", "ISN"},
};

// The part of a name such as "Entity List (EL) - Bureau of Industry and Security"; null if there is none.
const Part* part_of(std::string_view list) {
  for (std::size_t open = list.find('('); open != list.npos; open = list.find('(', open + 1)) {
    const std::string_view code = list.substr(open + 1, list.find(')', open) - open - 1);
    const auto row = std::ranges::find(parts, code, &Part::code);
    if (row != std::end(parts)) return row;
  }
  return nullptr;
}

// Whether a licence requirement is for all items subject to the regulations, without a limit.
bool is_for_all_items(std::string_view requirement) {
  std::string text = lower_ascii(collapsed(requirement));
  if (text.starts_with("for ")) text.erase(0, 4);
  if (!text.starts_with("all items subject to the ear")) return false;
  constexpr std::string_view limits[] = {"when used", "except for", "apart from", "other than"};
  return std::ranges::none_of(limits, [&](std::string_view limit) { return text.find(limit) != text.npos; });
}

// A notice of the Federal Register.
struct Notice {
  std::string label;
  std::string url;  // "" if it is not known
  std::optional<Day> day;
};

std::string_view digits_at(std::string_view text) {
  std::size_t size = 0;
  while (size < text.size() && is_ascii_digit(text[size])) ++size;
  return text.substr(0, size);
}

std::string_view without_blanks_before(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" (");
  return first == text.npos ? std::string_view() : text.substr(first);
}

// The notices in a citation such as "1 FR 100, 2 F.R. 200 1/2/03"; the whole text where it has none in that form.
std::vector<Notice> notices_of(std::string_view citation) {
  std::vector<Notice> notices;
  std::string_view left = citation;
  while (!left.empty()) {
    const std::string_view volume = digits_at(left);
    if (volume.empty()) {
      left.remove_prefix(1);
      continue;
    }
    left.remove_prefix(volume.size());
    std::string_view behind = without_blanks_before(left);
    const std::size_t mark = behind.starts_with("FR") ? 2 : behind.starts_with("F.R.") ? 4 : 0;
    if (mark == 0 || volume.size() > 3) continue;
    behind = without_blanks_before(behind.substr(mark));
    const std::string_view page = digits_at(behind);
    if (page.empty()) continue;
    left = behind.substr(page.size());
    const std::string_view date = without_blanks_before(left);
    Notice notice{fmt::format("{} FR {}", volume, page),
                  fmt::format("https://www.federalregister.gov/citation/{}-FR-{}", volume, page),
                  day_of_american(date.substr(0, date.find_first_not_of("0123456789/")))};
    if (std::ranges::find(notices, notice.label, &Notice::label) == notices.end()) notices.push_back(std::move(notice));
  }
  if (notices.empty() && !trimmed(citation).empty())
    notices.push_back({fmt::format("Federal Register {}", collapsed(citation)), "", std::nullopt});
  return notices;
}

class ScreeningList {
 public:
  explicit ScreeningList(List& list) : list_(list), write_(list.write()) {}

  // Takes the entry of the row begun.
  void take(const Entry& entry);

 private:
  TermId party(const Entry& entry, const std::string& key);
  TermId regulator(std::string_view name);
  TermId notice(const Notice& notice);
  void attest(TermId claim, const Entry& entry);

  List& list_;
  ClaimWriter& write_;
  std::unordered_map<std::string, std::uint32_t> listings_;  // by part and party
};

TermId ScreeningList::regulator(std::string_view name) {
  const TermId regulator = write_.own(name);
  if (write_.begin(regulator, vocab::fil_Regulator))
    write_.add(regulator, vocab::skos_prefLabel,
               write_.text(std::ranges::find(regulators, name, &RegulatorRow::name)->label, "en"));
  return regulator;
}

TermId ScreeningList::notice(const Notice& notice) {
  const TermId document = write_.own(stable_name("N", {notice.label}));
  if (write_.begin(document, vocab::fil_Document)) {
    write_.add(document, vocab::skos_prefLabel, write_.text(notice.label));
    if (!notice.url.empty()) write_.add(document, vocab::schema_url, write_.iri(notice.url));
    if (notice.day) write_.add(document, vocab::schema_datePublished, write_.date(iso_date(*notice.day)));
  }
  return document;
}

TermId ScreeningList::party(const Entry& entry, const std::string& key) {
  const bool person = entry.type == "Individual";
  const TermId party = write_.own(key);
  if (list_.thing(party, person ? vocab::fil_Agent : vocab::fil_Company, entry.name) && entry.type.empty())
    write_.add_constant(party, vocab::fil_inferred, vocab::rdf_type);
  if (person && !list_.options().keep_personal) return party;
  for (const std::string& alias : entry.aliases) list_.alias(party, alias);
  return party;
}

// The list affirms the claim, and so does each notice that it cites; the list repeats the first of them.
void ScreeningList::attest(TermId claim, const Entry& entry) {
  TermId repeated = no_term;
  for (const Notice& cited : notices_of(entry.notice)) {
    const TermId attestation = write_.attest(claim, list_.passage(), notice(cited));
    if (repeated == no_term) repeated = attestation;
  }
  list_.attest(claim, repeated);
}

void ScreeningList::take(const Entry& entry) {
  if (entry.name.empty()) return list_.refuse("", "it has no name");
  const Part* const part = part_of(entry.list);
  if (!part) return list_.refuse(entry.name, fmt::format("its list is not known: \"{}\"", entry.list));
  if (!entry.type.empty() && entry.type != "Entity" && entry.type != "Individual")
    return list_.refuse(entry.name, fmt::format("the model has no class for its type, {}", lower_ascii(entry.type)));

  for (const std::string* date : {&entry.start, &entry.end})
    if (!date->empty() && !edtf_of(*date)) return list_.refuse(entry.name, fmt::format("\"{}\" is no date", *date));
  const std::string start = edtf_of(entry.start).value_or(""), end = edtf_of(entry.end).value_or("");
  if (ends_before_start(start, end))
    return list_.refuse(entry.name, fmt::format("it ends ({}) before it begins ({})", end, start));
  // A number of OFAC is one party on all lists of OFAC; elsewhere a name is one party on one list.
  const std::string key = entry.number.empty() ? stable_name("P", {part->code, fold(entry.name)})
                                               : stable_name("P", {"OFAC", entry.number});
  const TermId party = this->party(entry, key);
  const std::string listing = fmt::format("{} {}", part->code, key);
  const std::uint32_t before = listings_[listing]++;
  const TermId measure =
      write_.own(stable_name("M", {listing, before == 0 ? std::string() : std::to_string(before + 1)}));
  list_.claim(measure, vocab::fil_Measure);
  write_.add(measure, vocab::skos_prefLabel, write_.text(part->label, "en"));
  write_.add_constant(measure, vocab::fil_effect, part->effect);
  write_.add(measure, vocab::fil_issuedBy, regulator(part->regulator));
  write_.add(measure, vocab::fil_onParty, party);
  write_.add_constant(measure, vocab::fil_modality, vocab::fil_ongoing);
  const bool all =
      part->goods == Goods::all || (part->goods == Goods::as_required && is_for_all_items(entry.requirement));
  if (all) list_.cover_all_goods(measure);
  std::string condition(part->condition);
  const auto add_condition = [&](std::string_view what, std::string_view text) {
    if (text.empty()) return;
    if (!condition.empty()) condition += "; ";
    condition += what;
    condition += text;
  };
  if (!all) add_condition("", entry.requirement);
  add_condition("review of applications: ", entry.policy);
  add_condition("programme: ", entry.programmes);
  if (!condition.empty()) write_.add(measure, vocab::fil_condition, write_.text(condition, "en"));
  if (!start.empty()) {
    write_.add(measure, vocab::fil_starts, write_.date(start));
    list_.tell_of(start);
  }
  if (!end.empty()) write_.add(measure, vocab::fil_ends, write_.date(end));
  attest(measure, entry);
  if (entry.type == "Individual" && !list_.options().keep_personal) return;
  for (const std::string& country : entry.countries) list_.seat(party, key, country);
}

void add_country(Entry& entry, std::string_view code) {
  if (const Country* country = country_of(code); country && code.size() == 2)
    if (std::ranges::find(entry.countries, country->two) == entry.countries.end())
      entry.countries.emplace_back(country->two);
}

void read_csv(List& list, ScreeningList& screening) {
  constexpr std::array<std::string_view, 28> columns = {"source",
                                                        "name",
                                                        "entity_number",
                                                        "type",
                                                        "programs",
                                                        "addresses",
                                                        "federal_register_notice",
                                                        "start_date",
                                                        "end_date",
                                                        "license_requirement",
                                                        "license_policy",
                                                        "alt_names",
                                                        "title",
                                                        "standard_order",
                                                        "call_sign",
                                                        "vessel_type",
                                                        "gross_tonnage",
                                                        "gross_registered_tonnage",
                                                        "vessel_flag",
                                                        "vessel_owner",
                                                        "remarks",
                                                        "source_list_url",
                                                        "citizenships",
                                                        "dates_of_birth",
                                                        "nationalities",
                                                        "places_of_birth",
                                                        "source_information_url",
                                                        "ids"};
  list.read_table(columns, 2, [&](const SheetTable& table) {
    const auto text = [&](std::string_view column) { return collapsed(table.cell(column)); };
    Entry entry{text("name"),
                text("source"),
                text("type"),
                text("entity_number"),
                text("federal_register_notice"),
                text("license_requirement"),
                text("license_policy"),
                text("programs"),
                text("start_date"),
                text("end_date"),
                {},
                {}};
    for (const std::string_view alias : parts_of(table.cell("alt_names"), ';'))
      entry.aliases.push_back(collapsed(alias));
    for (const std::string_view address : parts_of(table.cell("addresses"), ';')) {
      const std::vector<std::string_view> lines = parts_of(address, ',');
      if (!lines.empty()) add_country(entry, lines.back());
    }
    screening.take(entry);
  });
}

// The tables of a condensed list, by the names of its members.
class Tables {
 public:
  void set(Json tables) { tables_ = std::move(tables); }
  // The text of a member: a text, a number, several of them, or the index of a row of one of the tables.
  std::string text(const Json& entry, const char* brief, const char* whole, const char* table) const {
    const Json* const value = member(entry, brief, whole);
    if (!value) return {};
    if (value->is_number_integer() && table) {
      const auto rows = tables_.find(table);
      const auto index = value->get<std::size_t>();
      if (rows == tables_.end() || !rows->is_array() || index >= rows->size()) return {};
      return as_text((*rows)[index]);
    }
    return as_text(*value);
  }
  std::vector<std::string> texts(const Json& entry, const char* brief, const char* whole) const {
    std::vector<std::string> found;
    const Json* const value = member(entry, brief, whole);
    if (value && value->is_array())
      for (const Json& element : *value)
        if (std::string text = as_text(element); !text.empty()) found.push_back(std::move(text));
    return found;
  }
  static const Json* member(const Json& entry, const char* brief, const char* whole) {
    auto found = entry.find(brief);
    if (found == entry.end()) found = entry.find(whole);
    return found == entry.end() ? nullptr : &*found;
  }

 private:
  static std::string as_text(const Json& value) {
    if (value.is_string()) return collapsed(value.get_ref<const std::string&>());
    if (value.is_number_integer()) return value.dump();
    std::string joined;
    if (value.is_array())
      for (const Json& element : value)
        if (const std::string text = as_text(element); !text.empty()) joined += (joined.empty() ? "" : "; ") + text;
    return joined;
  }

  Json tables_ = Json::object();
};

void read_json(List& list, ScreeningList& screening) {
  Tables tables;
  bool any = false;
  JsonHandler handler;
  handler.member = [&](std::string_view name, Json value) {
    if (name == "tables" && value.is_object()) tables.set(std::move(value));
    if (name == "sourceGeneratedAt" && value.is_string())
      if (const auto day = parse_day(std::string_view(value.get_ref<const std::string&>()).substr(0, 10)))
        list.set_published(iso_date(*day));
  };
  handler.record = [&](std::string_view name, std::uint64_t number, Json record, TextSpan span) {
    if (name != "entries" && name != "results") return;
    any = true;
    list.begin_row(number, span);
    if (!record.is_object()) {
      list.refuse("", "it is not an object");
    } else {
      Entry entry{tables.text(record, "n", "name", nullptr),
                  tables.text(record, "s", "source", "sources"),
                  tables.text(record, "t", "type", nullptr),
                  tables.text(record, "e", "entity_number", nullptr),
                  tables.text(record, "fr", "federal_register_notice", nullptr),
                  tables.text(record, "lr", "license_requirement", "licenceRequirements"),
                  tables.text(record, "lp", "license_policy", "licencePolicies"),
                  tables.text(record, "pg", "programs", "programmes"),
                  tables.text(record, "start_date", "start_date", nullptr),
                  tables.text(record, "end_date", "end_date", nullptr),
                  tables.texts(record, "a", "alt_names"),
                  {}};
      for (const std::string& country : tables.texts(record, "c", "countries")) add_country(entry, country);
      if (const Json* addresses = Tables::member(record, "addresses", "addresses"); addresses && addresses->is_array())
        for (const Json& address : *addresses)
          if (const auto country = address.find("country");
              address.is_object() && country != address.end() && country->is_string())
            add_country(entry, country->get_ref<const std::string&>());
      screening.take(entry);
    }
    list.end_row();
  };
  if (read_json_records(list.source(), handler, list.faults()) && !any)
    list.faults().add({&record_fault::unlike,
                       {list.path(), 0, 0},
                       "no list \"entries\" or \"results\" in this file",
                       {},
                       "give the Consolidated Screening List as JSON or CSV"});
}

// Whether the first character of a file that is not white space opens an object or an array.
bool is_json(Source& source) {
  std::array<char, 64> bytes;
  std::size_t size = 0;
  while (size < bytes.size()) {
    const std::size_t more = source.read(bytes.data() + size, bytes.size() - size);
    if (more == 0) break;
    size += more;
  }
  std::string_view text(bytes.data(), size);
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  text = trimmed(text);
  return text.starts_with('{') || text.starts_with('[');
}

}  // namespace

void read_csl(List& list, std::span<const std::string> files) {
  ScreeningList screening(list);
  for (const std::string& path : files) {
    list.begin_file(path);
    if (is_json(*utf8_text(list.source())))
      read_json(list, screening);
    else
      read_csv(list, screening);
  }
}

}  // namespace filiera
