// SPDX-License-Identifier: Apache-2.0
// Annexes of acts of the European Union: a document for each act, a measure for each annex and party.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "import/claims/terms.hpp"
#include "import/lists/doors.hpp"
#include "import/records/record_faults.hpp"
#include "io/fold.hpp"
#include "io/spelling.hpp"
#include "rdf/characters.hpp"

namespace filiera {

namespace {

// What a listing means, by the column `measure`.
struct MeasureWord {
  std::string_view measure, effect;
  bool all_goods;
  std::string_view condition;
};
constexpr MeasureWord measure_words[] = {
    // No funds and no economic resources may be made available to the party.
    {"Asset freeze", vocab::fil_prohibits, true, "funds and economic resources, directly or indirectly"},
    {"Export control", vocab::fil_restricts, false, "dual-use goods and technology, and what the act lists with them"},
    {"Financial restrictions", vocab::fil_restricts, false, "the financial dealings that the act names"},
    {"Services ban", vocab::fil_restricts, false, "the services that the act names"},
    {"Investment ban", vocab::fil_restricts, false, "the investments that the act names"},
    {"Transportation restrictions", vocab::fil_restricts, false, "the transport that the act names"},
};

// The number of an act, "32014R0833", in the way in which acts are cited, "2014/833"; itself if it has another form.
std::string number_of_act(std::string_view celex) {
  const bool usual = celex.size() == 10 && std::ranges::all_of(celex.substr(1, 4), is_ascii_digit) &&
                     std::ranges::all_of(celex.substr(6), is_ascii_digit);
  if (!usual) return std::string(celex);
  std::string_view number = celex.substr(6);
  while (number.size() > 1 && number.starts_with('0')) number.remove_prefix(1);
  // From 2015 on the year stands first.
  const std::string_view year = celex.substr(1, 4);
  return year < "2015" ? fmt::format("{}/{}", number, year) : fmt::format("{}/{}", year, number);
}

bool is_celex(std::string_view text) {
  return text.size() >= 8 && text.size() <= 20 && std::ranges::all_of(text, [](char c) {
           return is_ascii_digit(c) || is_ascii_letter(c) || c == '(' || c == ')' || c == '-';
         });
}

class Acts {
 public:
  explicit Acts(List& list) : list_(list), write_(list.write()) {}
  void take(const SheetTable& table);

 private:
  TermId act(std::string_view celex);
  TermId party(const SheetTable& table, const std::string& name, bool person, const std::string& key);

  List& list_;
  ClaimWriter& write_;
};

TermId Acts::act(std::string_view celex) {
  const TermId document = write_.own(stable_name("N", {celex}));
  if (write_.begin(document, vocab::fil_Document)) {
    write_.add(document, vocab::skos_prefLabel, write_.text(fmt::format("EU {}", number_of_act(celex))));
    write_.add(document, vocab::schema_url,
               write_.iri(fmt::format("https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:{}", celex)));
    write_.add(document, vocab::schema_publisher, write_.text("Official Journal of the European Union"));
  }
  return document;
}

TermId Acts::party(const SheetTable& table, const std::string& name, bool person, const std::string& key) {
  const TermId party = write_.own(key);
  list_.thing(party, person ? vocab::fil_Agent : vocab::fil_Company, name);
  if (person && !list_.options().keep_personal) return party;
  for (const std::string_view column : {"alias", "weakAlias", "previousName"})
    for (const std::string_view alias : parts_of(table.cell(column), ';')) list_.alias(party, collapsed(alias));
  if (const std::string_view lei = table.cell("leiCode"); !lei.empty()) list_.alias(party, fmt::format("LEI {}", lei));
  return party;
}

void Acts::take(const SheetTable& table) {
  const std::string name = collapsed(table.cell("name")), type = lower_ascii(table.cell("schema"));
  const std::string_view annex = table.cell("annex"), told = table.cell("measure"),
                         amendment = table.cell("amendmentCelex");
  const std::string_view celex = table.find("celex") ? table.cell("celex") : table.cell("amendedCelex");
  if (name.empty()) return list_.refuse("", "it has no name");
  if (!is_celex(celex)) return list_.refuse(name, fmt::format("\"{}\" is no CELEX number of an act", celex));
  constexpr std::string_view organisations[] = {"company", "legalentity", "organization", "publicbody"};
  const bool person = type == "person";
  if (!person && std::ranges::find(organisations, type) == std::end(organisations))
    return list_.refuse(name, fmt::format("the model has no class for its type, {}", type.empty() ? "\"\"" : type));
  const auto word = std::ranges::find(measure_words, told, &MeasureWord::measure);
  if (word == std::end(measure_words)) return list_.refuse(name, fmt::format("its measure is not known: \"{}\"", told));
  const std::string_view date = table.cell("startDate");
  const std::optional<std::string> start = edtf_of(date);
  if (!date.empty() && !start)
    return list_.refuse(name, fmt::format("\"{}\" is no date such as 31.12.2025 or 31 December 2025", date));

  const std::string key = stable_name("P", {person ? "person" : "organisation", fold(name)});
  const TermId party = this->party(table, name, person, key);
  const TermId measure = write_.own(stable_name("M", {key, celex, annex, start.value_or("")}));
  if (list_.claim(measure, vocab::fil_Measure)) {
    const TermId council = write_.own("Council");
    if (write_.begin(council, vocab::fil_Regulator))
      write_.add(council, vocab::skos_prefLabel, write_.text("Council of the European Union", "en"));
    write_.add(measure, vocab::skos_prefLabel,
               write_.text(fmt::format("EU {}, annex {}", number_of_act(celex), annex), "en"));
    write_.add_constant(measure, vocab::fil_effect, word->effect);
    write_.add(measure, vocab::fil_issuedBy, council);
    write_.add(measure, vocab::fil_onParty, party);
    write_.add_constant(measure, vocab::fil_modality, vocab::fil_ongoing);
    if (word->all_goods) list_.cover_all_goods(measure);
    write_.add(measure, vocab::fil_condition,
               write_.text(fmt::format("{}: {}", lower_ascii(word->measure), word->condition), "en"));
    if (start) write_.add(measure, vocab::fil_starts, write_.date(*start));
  }
  if (start) list_.tell_of(*start);
  TermId repeated = write_.attest(measure, list_.passage(), act(celex));
  if (is_celex(amendment)) repeated = write_.attest(measure, list_.passage(), act(amendment));
  list_.attest(measure, repeated);
  if (person && !list_.options().keep_personal) return;
  std::vector<std::string> countries;
  for (const std::string_view column : {"country", "jurisdiction", "nationality"})
    for (const std::string_view country : parts_of(table.cell(column), ';'))
      if (column != "nationality" || !person) countries.emplace_back(country);
  for (const std::string_view address : parts_of(table.cell("address"), ';'))
    if (const std::vector<std::string_view> lines = parts_of(address, ','); !lines.empty())
      countries.emplace_back(lines.back());
  list_.seats(party, key, countries);
}

}  // namespace

void read_eu(List& list, std::span<const std::string> files) {
  constexpr std::array<std::string_view, 47> columns = {"annex",        "measure",        "startDate",
                                                        "schema",       "name",           "celex",
                                                        "amendedCelex", "amendmentCelex", "recordId",
                                                        "programKey",   "reason",         "alias",
                                                        "weakAlias",    "previousName",   "country",
                                                        "nationality",  "jurisdiction",   "birthDate",
                                                        "birthPlace",   "position",       "passportNumber",
                                                        "gender",       "appearance",     "ethnicity",
                                                        "fatherName",   "motherName",     "incorporationDate",
                                                        "legalForm",    "sector",         "registrationNumber",
                                                        "taxNumber",    "idNumber",       "innCode",
                                                        "ogrnCode",     "kppCode",        "okpoCode",
                                                        "leiCode",      "swiftBic",       "ticker",
                                                        "imoNumber",    "mmsi",           "flag",
                                                        "address",      "phone",          "email",
                                                        "website",      "notes"};
  Acts acts(list);
  for (const std::string& path : files) {
    list.begin_file(path);
    list.read_table(columns, 5, [&](const SheetTable& table) {
      if (table.find("celex") || table.find("amendedCelex"))
        acts.take(table);
      else
        list.refuse(table.cell("name"), "no column \"celex\" or \"amendedCelex\" names its act");
    });
  }
}

}  // namespace filiera
