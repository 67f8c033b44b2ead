// SPDX-License-Identifier: Apache-2.0
// The table of publications.
#include "import/lists/doors.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cassert>

#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

constexpr std::string_view by_nc = "https://creativecommons.org/licenses/by-nc/4.0/";

constexpr Door table[] = {
    {.name = "csl",
     .title = "Consolidated Screening List",
     .short_title = "CSL",
     .files = "the list as CSV or JSON",
     .publisher = "International Trade Administration, United States",
     .url = "https://www.trade.gov/consolidated-screening-list",
     .licence = "https://www.usa.gov/government-copyright",
     .licence_name = "public domain (a work of the US government)",
     .read = read_csl},
    {.name = "cn",
     .title = "China's export control, unreliable entity and counter-sanctions lists",
     .short_title = "China's lists",
     .files = "sanctions.csv",
     .publisher = "OpenSanctions",
     .url = "https://www.opensanctions.org/datasets/cn_sanctions/",
     .licence = by_nc,
     .licence_name = "CC BY-NC 4.0",
     .read = read_cn},
    {.name = "eto",
     .title = "Advanced Semiconductor Supply Chain Dataset",
     .short_title = "ETO",
     .files = "inputs.csv, providers.csv, provision.csv, sequence.csv and stages.csv",
     .publisher = "Emerging Technology Observatory, CSET",
     .url = "https://eto.tech/dataset-docs/chipexplorer/",
     .licence = by_nc,
     .licence_name = "CC BY-NC 4.0",
     .read = read_eto},
    {.name = "hs",
     .title = "Harmonized System",
     .short_title = "HS",
     .files = "harmonized-system.csv",
     .publisher = "datasets/harmonized-system",
     .url = "https://github.com/datasets/harmonized-system",
     .licence = "https://opendatacommons.org/licenses/pddl/1-0/",
     .licence_name = "PDDL 1.0",
     .read = read_hs},
    {.name = "eu",
     .title = "Annexes of acts of the European Union",
     .short_title = "EU",
     .files = "tables of annexes, one for each act",
     .publisher = "OpenSanctions",
     .url = "https://www.opensanctions.org/datasets/eu_journal_sanctions/",
     .licence = by_nc,
     .licence_name = "CC BY-NC 4.0",
     .read = read_eu},
    {.name = "milcorps",
     .title = "Chinese military companies that operate in the United States",
     .short_title = "US military companies",
     .files = "sanctions.csv",
     .publisher = "OpenSanctions",
     .url = "https://www.opensanctions.org/datasets/us_dod_chinese_milcorps/",
     .licence = by_nc,
     .licence_name = "CC BY-NC 4.0",
     .read = read_milcorps},
    {.name = "gleif",
     .title = "Global LEI Index",
     .short_title = "GLEIF",
     .files = "LEI records, relationship records and reporting exceptions as XML",
     .publisher = "Global Legal Entity Identifier Foundation",
     .url = "https://www.gleif.org/en/lei-data",
     .licence = "https://creativecommons.org/publicdomain/zero/1.0/",
     .licence_name = "CC0",
     .read = read_gleif},
    {.name = "bods",
     .title = "Beneficial Ownership Data",
     .short_title = "BODS",
     .files = "statements as JSON or JSON lines",
     .publisher = "",
     .url = "https://standard.openownership.org/",
     .licence = "",
     .licence_name = "that of the publisher",
     .read = read_bods},
    {.name = "ftm",
     .title = "FollowTheMoney records",
     .short_title = "FTM",
     .files = "entities as JSON lines",
     .publisher = "",
     .url = "https://followthemoney.tech/",
     .licence = "",
     .licence_name = "that of the publisher",
     .read = read_ftm},
};

}  // namespace

std::span<const Door> doors() { return table; }

const Door* find_door(std::string_view name) {
  const auto row = std::ranges::find(table, name, &Door::name);
  return row == std::end(table) ? nullptr : row;
}

std::string namespace_of(const Door& door) { return fmt::format("https://w3id.org/filiera/list/{}/", door.name); }

ListReport read_list(const Door& door, std::span<const std::string> files, const ListOptions& options,
                     StatementSink& sink, Faults& faults) {
  const std::vector<Prefix> chosen = options.prefixes.all();
  for (const auto& [name, iri] :
       {std::pair(door.name, namespace_of(door)), std::pair(std::string_view("place"), std::string(place_namespace)),
        std::pair(std::string_view("fil"), std::string(vocab::fil))})
    if (std::ranges::find(chosen, iri, &Prefix::iri) == chosen.end()) sink.prefix(name, iri);
  for (const Prefix& prefix : chosen) sink.prefix(prefix.name, prefix.iri);
  List list(door, options, sink, faults);
  door.read(list, files);
  ListReport report = list.finish();
  assert(report.rows == report.claims + report.things + report.merged + report.refused.size());
  return report;
}

}  // namespace filiera
