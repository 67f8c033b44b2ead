// SPDX-License-Identifier: Apache-2.0
// ETO's Advanced Semiconductor Supply Chain Dataset: inputs, stages, who provides them, and with which market share.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <string>

#include "import/claims/terms.hpp"
#include "import/lists/countries.hpp"
#include "import/lists/doors.hpp"
#include "import/lists/shares.hpp"
#include "import/records/record_faults.hpp"
#include "io/spelling.hpp"
#include "rdf/characters.hpp"

namespace filiera {

namespace {

// The five tables, in the order in which they are read: a later one names what an earlier one describes.
constexpr std::array<std::string_view, 5> tables = {"stages", "inputs", "providers", "sequence", "provision"};

// What a provider is.
enum class Provider : std::uint8_t { company, companies, country };

class Dataset {
 public:
  explicit Dataset(List& list) : list_(list), write_(list.write()) {}

  void read(std::string_view table);

 private:
  void read_stages();
  void read_inputs();
  void read_providers();
  void read_sequence();
  void read_provision();

  // The name of an id such as N20 or P5; empty for any other text.
  static bool is_id(std::string_view text, std::string_view letters);
  // The product of an input or a stage; no_term, with the row refused, for an id that no table describes.
  TermId product(std::string_view id, std::string_view name);

  List& list_;
  ClaimWriter& write_;
  std::map<std::string, TermId, std::less<>> products_;
  std::map<std::string, std::pair<TermId, Provider>, std::less<>> providers_;
  std::map<std::string, std::string, std::less<>> figures_;  // by provider and product: the year of the first share
};

bool Dataset::is_id(std::string_view text, std::string_view letters) {
  return text.size() > 1 && text.size() < 10 && letters.find(text.front()) != letters.npos &&
         std::ranges::all_of(text.substr(1), [](char c) { return is_ascii_digit(c); });
}

TermId Dataset::product(std::string_view id, std::string_view name) {
  const auto known = products_.find(id);
  if (known != products_.end()) return known->second;
  list_.refuse(name, fmt::format("no table describes \"{}\"", id));
  return no_term;
}

void Dataset::read_stages() {
  constexpr std::array<std::string_view, 6> columns = {"stage_id",
                                                       "stage_name",
                                                       "description",
                                                       "market_share_chart_global_market_size_info",
                                                       "market_share_chart_caption",
                                                       "market_share_chart_source"};
  list_.read_table(columns, 2, [&](const SheetTable& table) {
    const std::string_view id = table.cell("stage_id");
    const std::string name = collapsed(table.cell("stage_name"));
    if (!is_id(id, "S") || name.empty()) return list_.refuse(name, fmt::format("\"{}\" is not the id of a stage", id));
    const TermId stage = write_.own(id);
    products_.emplace(id, stage);
    list_.thing(stage, vocab::fil_Product, name, "en");
    const TermId stages = write_.own("stage");
    if (write_.begin(stages, vocab::fil_Product))
      write_.add(stages, vocab::skos_prefLabel, write_.text("stage of chip production", "en"));
    const TermId claim = write_.own(fmt::format("K{}", id));
    if (list_.link(claim, stage, vocab::fil_kindOf, stages)) list_.attest(claim);
  });
}

void Dataset::read_inputs() {
  constexpr std::array<std::string_view, 10> columns = {"input_id",
                                                        "input_name",
                                                        "type",
                                                        "stage_id",
                                                        "stage_name",
                                                        "description",
                                                        "year",
                                                        "market_share_chart_global_market_size_info",
                                                        "market_share_chart_caption",
                                                        "market_share_chart_source"};
  constexpr std::array<std::pair<std::string_view, std::string_view>, 5> families = {
      std::pair("process", "process of chip production"), std::pair("tool_resource", "tool of chip production"),
      std::pair("material_resource", "material of chip production"),
      std::pair("design_resource", "resource of chip design"),
      std::pair("ultimate_output", "output of chip production")};
  list_.read_table(columns, 3, [&](const SheetTable& table) {
    const std::string_view id = table.cell("input_id"), type = table.cell("type"), stage = table.cell("stage_id");
    const std::string name = collapsed(table.cell("input_name"));
    if (!is_id(id, "N") || name.empty()) return list_.refuse(name, fmt::format("\"{}\" is not the id of an input", id));
    const auto family = std::ranges::find(families, type, &std::pair<std::string_view, std::string_view>::first);
    if (family == families.end()) return list_.refuse(name, fmt::format("its type is not known: \"{}\"", type));
    TermId part = no_term;
    if (!stage.empty() && (part = product(stage, name)) == no_term) return;
    const TermId input = write_.own(id);
    products_.emplace(id, input);
    list_.thing(input, vocab::fil_Product, name, "en");
    std::string local(family->first);
    std::erase(local, '_');
    const TermId kind = write_.own(local);
    if (write_.begin(kind, vocab::fil_Product))
      write_.add(kind, vocab::skos_prefLabel, write_.text(family->second, "en"));
    const TermId claim = write_.own(fmt::format("K{}", id));
    if (list_.link(claim, input, vocab::fil_kindOf, kind)) list_.attest(claim);
    if (part == no_term) return;
    const TermId stage_claim = write_.own(fmt::format("T{}{}", id, stage));
    if (list_.link(stage_claim, input, vocab::fil_inputTo, part)) list_.attest(stage_claim);
  });
}

void Dataset::read_providers() {
  constexpr std::array<std::string_view, 5> columns = {"provider_id", "provider_name", "provider_type", "country",
                                                       "alias"};
  list_.read_table(columns, 4, [&](const SheetTable& table) {
    const std::string_view id = table.cell("provider_id"), type = table.cell("provider_type"),
                           country = table.cell("country");
    const std::string name = collapsed(table.cell("provider_name")), alias = collapsed(table.cell("alias"));
    if (!is_id(id, "P") || name.empty())
      return list_.refuse(name, fmt::format("\"{}\" is not the id of a provider", id));
    if (type == "country") {
      // A country of ISO is that of all lists; "various countries" and the like are places of this one.
      const Country* const known = country_of(name);
      TermId place = known ? list_.place(known->two) : write_.own(id);
      if (!known) list_.thing(place, vocab::fil_Place, alias.empty() ? name : alias, "en");
      if (!known && !alias.empty()) list_.alias(place, name);
      if (!providers_.emplace(id, std::pair(place, Provider::country)).second) return;
      list_.named();
      return;
    }
    if (type != "organization") return list_.refuse(name, fmt::format("its type is not known: \"{}\"", type));
    const bool several = lower_ascii(name).starts_with("various");
    const TermId provider = write_.own(id);
    providers_.emplace(id, std::pair(provider, several ? Provider::companies : Provider::company));
    list_.thing(provider, several ? vocab::fil_Group : vocab::fil_Company, name);
    if (alias != name) list_.alias(provider, alias);
    if (country.empty() || several) return;
    const TermId claim = write_.own(fmt::format("L{}", id));
    if (list_.link(claim, provider, vocab::fil_locatedIn, list_.place(country))) {
      write_.add_constant(claim, vocab::fil_modality, vocab::fil_ongoing);
      list_.attest(claim);
    }
  });
}

void Dataset::read_sequence() {
  constexpr std::array<std::string_view, 6> columns = {"input_id",   "goes_into_id",   "is_type_of_id",
                                                       "input_name", "goes_into_name", "is_type_of_name"};
  list_.read_table(columns, 3, [&](const SheetTable& table) {
    const std::string_view id = table.cell("input_id"), into = table.cell("goes_into_id"),
                           kind = table.cell("is_type_of_id"), name = table.cell("input_name");
    if (into.empty() == kind.empty())
      return list_.refuse(name, into.empty() ? "it goes into nothing and is a type of nothing"
                                             : "it goes into one thing and is a type of another; write two rows");
    const TermId input = product(id, name);
    if (input == no_term) return;
    const std::string_view other = into.empty() ? kind : into;
    const TermId object = product(other, name);
    if (object == no_term) return;
    if (input == object) return list_.refuse(name, "it is linked to itself");
    const TermId claim = write_.own(fmt::format("{}{}{}", into.empty() ? "V" : "I", id, other));
    const bool fresh = list_.link(claim, input, into.empty() ? vocab::fil_kindOf : vocab::fil_inputTo, object);
    if (fresh) list_.attest(claim);
  });
}

// A share such as "61%", "51.0" or "2.4", all in percent, as a fraction; empty for any other text.
std::optional<std::string> share_provided(std::string_view percent) {
  if (percent.ends_with('%')) percent = trimmed(percent.substr(0, percent.size() - 1));
  return fraction_of_percent(percent);
}

bool is_year(std::string_view text) {
  return text.size() == 4 && std::ranges::all_of(text, [](char c) { return is_ascii_digit(c); });
}

// The name of a source without the links of Markdown: "[CSET](https://…) (citing SIA)" is "CSET (citing SIA)".
std::string without_links(std::string_view text) {
  std::string plain;
  while (!text.empty()) {
    const std::size_t open = text.find('['), close = text.find("](", open == text.npos ? 0 : open);
    const std::size_t end = close == text.npos ? text.npos : text.find(')', close);
    if (open == text.npos || close == text.npos || end == text.npos) break;
    plain += text.substr(0, open);
    plain += text.substr(open + 1, close - open - 1);
    text.remove_prefix(end + 1);
  }
  plain += text;
  return collapsed(plain);
}

void Dataset::read_provision() {
  constexpr std::array<std::string_view, 8> columns = {"provider_id",   "provided_id",   "share_provided",
                                                       "provider_name", "provided_name", "negligible_market_share",
                                                       "year",          "source"};
  list_.read_table(columns, 3, [&](const SheetTable& table) {
    const std::string_view id = table.cell("provider_id"), year = table.cell("year"),
                           share = table.cell("share_provided");
    const std::string name = collapsed(table.cell("provider_name"));
    const auto provider = providers_.find(id);
    if (provider == providers_.end()) return list_.refuse(name, fmt::format("no table describes \"{}\"", id));
    const TermId good = product(table.cell("provided_id"), name);
    if (good == no_term) return;
    if (!year.empty() && !is_year(year)) return list_.refuse(name, fmt::format("\"{}\" is not a year", year));
    const std::optional<std::string> fraction = share_provided(share);
    if (!share.empty() && !fraction) return list_.refuse(name, fmt::format("\"{}\" is not a share in percent", share));
    if (!year.empty()) list_.tell_of(*parse_day(fmt::format("{}-01-01", year)));

    TermId voice = no_term;
    if (const std::string source = without_links(table.cell("source")); !source.empty()) {
      voice = write_.own(stable_name("V", {source}));
      if (write_.begin(voice, vocab::fil_Agent)) write_.add(voice, vocab::skos_prefLabel, write_.text(source, "en"));
    }
    const auto attest = [&](TermId claim) {
      if (voice == no_term)
        list_.attest(claim);
      else
        list_.attest_by(voice, claim);
    };
    const std::string pair = fmt::format("{}{}", id, table.cell("provided_id"));
    const auto [who, kind] = provider->second;
    if (kind != Provider::country) {
      const TermId claim = write_.own(fmt::format("P{}", pair));
      if (list_.link(claim, who, vocab::fil_sells, good)) {
        write_.add_constant(claim, vocab::fil_modality, vocab::fil_ongoing);
        // It has begun by the year of the share; how long before is not told.
        if (!year.empty()) write_.add(claim, vocab::fil_starts, write_.date(fmt::format("[..{}]", year)));
        attest(claim);
      }
    }
    if (fraction) {
      // A pair has one share in a release; its name is the same in the next, whose year is another.
      const bool only = figures_.try_emplace(pair, year).first->second == year;
      const TermId figure = write_.own(only ? fmt::format("F{}", pair) : fmt::format("F{}y{}", pair, year));
      if (list_.claim(figure, vocab::fil_Figure)) {
        write_.add(figure, vocab::fil_about, who);
        write_.add_constant(figure, vocab::fil_metric, vocab::fil_marketShare);
        write_.add(figure, vocab::fil_share, write_.typed(*fraction, vocab::xsd_decimal));
        write_.add(figure, vocab::fil_product, good);
        if (!year.empty()) write_.add(figure, vocab::fil_when, write_.date(year));
        attest(figure);
      }
      return;
    }
    const bool negligible = !table.cell("negligible_market_share").empty();
    if (kind != Provider::country && !negligible) return;
    const TermId remark = write_.own(fmt::format("R{}", pair));
    if (list_.remark(remark, std::array{who, good},
                     negligible ? "Its share of this market is negligible."
                                : "It has a share of this market; how large is not stated."))
      attest(remark);
  });
}

void Dataset::read(std::string_view table) {
  if (table == "stages") return read_stages();
  if (table == "inputs") return read_inputs();
  if (table == "providers") return read_providers();
  if (table == "sequence") return read_sequence();
  read_provision();
}

}  // namespace

void read_eto(List& list, std::span<const std::string> files) {
  Dataset dataset(list);
  // A folder stands for the tables in it.
  std::vector<std::string> paths;
  for (const std::string& path : files) {
    std::error_code ignored;
    if (!std::filesystem::is_directory(path, ignored)) {
      paths.push_back(path);
      continue;
    }
    for (const std::string_view table : tables) {
      const std::filesystem::path file = std::filesystem::path(path) / fmt::format("{}.csv", table);
      if (std::filesystem::exists(file, ignored)) paths.push_back(file.string());
    }
  }
  for (const std::string& path : paths)
    if (std::ranges::find(tables, std::filesystem::path(path).stem().string()) == tables.end())
      list.faults().add({&record_fault::unlike,
                         {path, 0, 0},
                         "the name of the file is that of no table of this publication",
                         {},
                         fmt::format("the tables are {}.csv", fmt::join(tables, ".csv, "))});
  for (const std::string_view table : tables)
    for (const std::string& path : paths)
      if (std::filesystem::path(path).stem() == table) {
        list.begin_file(path);
        dataset.read(table);
      }
}

}  // namespace filiera
