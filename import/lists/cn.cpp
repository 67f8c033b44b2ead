// SPDX-License-Identifier: Apache-2.0
// China's lists: export control, unreliable entities, counter-sanctions.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "import/claims/terms.hpp"
#include "import/lists/doors.hpp"
#include "io/fold.hpp"
#include "io/spelling.hpp"

namespace filiera {

namespace {

// What a listing means. A list names no goods and is no list of all dealings unless its rule says so.
struct Rule {
  std::string_view list, label, effect;
  bool all_goods;
  std::string_view condition;
};

constexpr Rule rules[] = {
    // Exporters may not export any dual-use item to the party.
    {"List of Export Controls", "China's export control list", vocab::fil_prohibits, false, "dual-use items"},
    {"Export Control Watch List", "China's export control watch list", vocab::fil_requiresLicence, false,
     "dual-use items; no general licence"},
    // No import, export or investment in China.
    {"UEL", "China's unreliable entity list", vocab::fil_prohibits, true, "trade with China, and investment there"},
};

// Countermeasures, which freeze property and forbid dealings, or else are told in the decision alone.
constexpr Rule countermeasures{"", "China's countermeasures", vocab::fil_restricts, false, "what the decision says"};

const Rule& rule_of(std::string_view list) {
  const auto row = std::ranges::find(rules, list, &Rule::list);
  return row == std::end(rules) ? countermeasures : *row;
}

}  // namespace

void read_cn(List& list, std::span<const std::string> files) {
  constexpr std::array<std::string_view, 15> columns = {
      "Type",         "Name",    "Body",    "List",   "Date", "Source URL",      "End date", "Alias",
      "Chinese name", "Country", "Summary", "Topics", "QID",  "Chinese summary", "Address"};
  ClaimWriter& write = list.write();
  for (const std::string& path : files) {
    list.begin_file(path);
    list.read_table(columns, 5, [&](const SheetTable& table) {
      const std::string type = lower_ascii(table.cell("Type")), name = collapsed(table.cell("Name"));
      const std::string_view date = table.cell("Date"), end_date = table.cell("End date");
      if (name.empty()) return list.refuse("", "it has no name");
      if (type != "company" && type != "organization" && type != "person")
        return list.refuse(name, fmt::format("the model has no class for its type, \"{}\"", table.cell("Type")));
      const std::optional<Day> begun = day_of_dotted(date), ended = day_of_dotted(end_date);
      if (!date.empty() && !begun)
        return list.refuse(name, fmt::format("\"{}\" is not a date such as 31.12.2025", date));
      if (!end_date.empty() && !ended)
        return list.refuse(name, fmt::format("\"{}\" is not a date such as 31.12.2025", end_date));
      if (begun && ended && *ended < *begun) return list.refuse(name, "it ends before it begins");

      const bool person = type == "person", personal = !person || list.options().keep_personal;
      const std::string key = stable_name("P", {person ? "person" : "organisation", fold(name)});
      const TermId party = write.own(key);
      list.thing(party, person ? vocab::fil_Agent : vocab::fil_Company, name, "en");
      if (personal) {
        list.alias(party, collapsed(table.cell("Chinese name")), "zh");
        for (const std::string_view alias : parts_of(table.cell("Alias"), ';')) list.alias(party, collapsed(alias));
      }
      const std::string_view told = table.cell("List");
      const Rule& rule = rule_of(told);
      const std::string body = collapsed(table.cell("Body"));
      const std::string_view notice = table.cell("Source URL");
      const TermId measure = write.own(stable_name("M", {key, told, body, begun ? iso_date(*begun) : "", notice}));
      if (list.claim(measure, vocab::fil_Measure)) {
        write.add(measure, vocab::skos_prefLabel,
                  write.text(&rule != &countermeasures || told.empty() ? std::string(rule.label)
                                                                       : fmt::format("{}: {}", rule.label, told),
                             "en"));
        write.add_constant(measure, vocab::fil_effect, rule.effect);
        write.add(measure, vocab::fil_onParty, party);
        write.add_constant(measure, vocab::fil_modality, vocab::fil_ongoing);
        if (rule.all_goods) list.cover_all_goods(measure);
        write.add(measure, vocab::fil_condition, write.text(rule.condition, "en"));
        if (!body.empty()) {
          const TermId regulator = write.own(stable_name("R", {fold(body)}));
          if (write.begin(regulator, vocab::fil_Regulator))
            write.add(regulator, vocab::skos_prefLabel, write.text(fmt::format("{} (China)", body), "en"));
          write.add(measure, vocab::fil_issuedBy, regulator);
        }
        if (begun) {
          write.add(measure, vocab::fil_starts, write.date(iso_date(*begun)));
          list.tell_of(*begun);
        }
        if (ended) write.add(measure, vocab::fil_ends, write.date(iso_date(*ended)));
      }
      TermId repeated = no_term;
      if (list.is_url(notice)) {
        const TermId document = write.own(stable_name("N", {notice}));
        if (write.begin(document, vocab::fil_Document)) {
          write.add(document, vocab::skos_prefLabel,
                    write.text(begun ? fmt::format("{} {}", body.empty() ? "notice" : body, iso_date(*begun))
                                     : fmt::format("{} notice", body)));
          write.add(document, vocab::schema_url, write.iri(notice));
        }
        repeated = write.attest(measure, list.passage(), document);
      }
      list.attest(measure, repeated);
      if (personal && !table.cell("Country").empty()) list.seat(party, key, table.cell("Country"));
    });
  }
}

}  // namespace filiera
