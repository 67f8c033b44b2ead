// SPDX-License-Identifier: Apache-2.0
// Matching on the publications themselves, where they are at hand: figures of docs/match.md.
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <set>
#include <sstream>
#include <utility>

#include "graph/load/builder.hpp"
#include "import/lists/doors.hpp"
#include "io/fold.hpp"
#include "query/matching/party_matches.hpp"
#include "tests/shared_material.hpp"

namespace filiera::screening_list_test {
namespace {

std::string untouched(std::string_view name) { return std::string(name); }

std::vector<MatchParty> parties_of_door(const char* door, std::vector<std::string> files) {
  for (std::string& file : files) file = (*shared_material("external") / file).string();
  Faults faults;
  ListOptions options;
  options.published = "2026-08";
  Builder builder(Kinds::shipped(), {});
  read_list(*find_door(door), files, options, builder, faults);
  const std::optional<KnowledgeGraph> graph = std::move(builder).finish(faults);
  EXPECT_TRUE(graph) << door;
  return graph ? parties_of(*graph) : std::vector<MatchParty>();
}

std::set<std::string> folded(const MatchParty& party) {
  std::set<std::string> names;
  for (const std::string& name : party.names) names.insert(fold(name));
  return names;
}

bool share(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::ranges::any_of(a, [&](const std::string& name) { return b.contains(name); });
}

// Of each party with other names, one of these is taken out of the list, and asked for; every fourth party is asked.
// Entries that share a name are one party. Only names that share a word with another name of theirs count.
TEST(ScreeningList, MostNamesThatAreTakenOutAreFoundAgain) {
  if (!shared_material("external/csl-full"))
    GTEST_SKIP() << "needs the publications, which are no part of the repository";
  std::ifstream file(*shared_material("external/csl-full/screening-list.json"));
  const nlohmann::json entries = nlohmann::json::parse(file).at("entries");
  const auto words = [](const std::string& name) {
    std::set<std::string> found;
    std::string word;
    for (const char c : fold(name) + ' ') {
      if (static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
        word += c;
      } else if (!word.empty()) {
        found.insert(std::exchange(word, {}));
      }
    }
    return found;
  };
  std::vector<MatchParty> list, asked;
  std::vector<std::size_t> right;  // of each that is asked
  std::size_t with_others = 0;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    MatchParty party{"list:" + std::to_string(i), {entries[i].at("n").get<std::string>()}, {}, false};
    if (entries[i].contains("a"))
      for (const auto& name : entries[i]["a"]) party.names.push_back(name.get<std::string>());
    if (party.names.size() > 1) {
      // Which name is taken depends on the number alone.
      const std::size_t taken = 1 + i * 7919 % (party.names.size() - 1);
      const std::string name = party.names[taken];
      party.names.erase(party.names.begin() + static_cast<std::ptrdiff_t>(taken));
      const std::set<std::string> own = words(name);
      const bool shares =
          std::ranges::any_of(party.names, [&](const std::string& other) { return share(own, words(other)); });
      if (++with_others % 4 == 0 && shares) {
        asked.push_back({"asked:" + std::to_string(i), {name}, {}, false});
        right.push_back(i);
      }
    }
    list.push_back(std::move(party));
  }
  EXPECT_EQ(list.size(), 25921u);
  EXPECT_EQ(with_others, 12421u);
  std::vector<std::set<std::string>> names;
  for (const MatchParty& party : list) names.push_back(folded(party));

  MatchOptions options;
  options.candidates = 10;
  std::map<std::size_t, std::vector<ProposedPair>> found;
  for (ProposedPair& pair : propose_pairs(asked, list, untouched, options))
    found[pair.subject].push_back(std::move(pair));
  std::size_t first = 0, five = 0, proposed = 0, right_of_proposed = 0;
  for (std::size_t a = 0; a < asked.size(); ++a) {
    std::set<std::string> own = names[right[a]];
    own.insert(fold(asked[a].names.front()));
    std::vector<ProposedPair>& pairs = found[a];
    std::ranges::stable_sort(pairs, [](const ProposedPair& x, const ProposedPair& y) {
      return std::pair(-x.confidence, -x.score) < std::pair(-y.confidence, -y.score);
    });
    std::vector<std::size_t> parties;
    std::size_t rank = 0;
    for (const ProposedPair& pair : pairs) {
      if (std::ranges::any_of(parties, [&](std::size_t other) { return share(names[other], names[pair.object]); }))
        continue;
      parties.push_back(pair.object);
      if (rank == 0 && (pair.object == right[a] || share(own, names[pair.object]))) rank = parties.size();
    }
    first += rank == 1;
    five += rank >= 1 && rank <= 5;
    if (pairs.empty() || pairs.front().confidence < default_threshold) continue;
    ++proposed;
    right_of_proposed += rank == 1;
  }
  const auto share_of = [](std::size_t part, std::size_t whole) {
    return static_cast<double>(part) / static_cast<double>(whole);
  };
  std::ostringstream figures;
  figures << asked.size() << " asked, first " << share_of(first, asked.size()) << ", first five "
          << share_of(five, asked.size()) << ", proposed " << share_of(proposed, asked.size()) << ", precision "
          << share_of(right_of_proposed, proposed);
  std::cout << figures.str() << '\n';
  EXPECT_GT(asked.size(), 2000u);
  EXPECT_GE(share_of(first, asked.size()), 0.80) << figures.str();
  EXPECT_GE(share_of(five, asked.size()), 0.90) << figures.str();
  EXPECT_GE(share_of(proposed, asked.size()), 0.45) << figures.str();
  EXPECT_GE(share_of(right_of_proposed, proposed), 0.98) << figures.str();
}

// Pairs that were judged by hand.
TEST(ScreeningList, ProvidersOfChipsAreFoundAsJudgedByHand) {
  if (!shared_material("external/csl-full") || !shared_material("external/eto-2026") || !shared_material("cases/match"))
    GTEST_SKIP() << "needs the publications, which are no part of the repository";
  std::vector<std::string> tables;
  for (const char* name : {"inputs", "providers", "provision", "sequence", "stages"})
    tables.push_back(std::string("eto-2026/") + name + ".csv");
  const std::vector<MatchParty> providers = parties_of_door("eto", tables);
  const std::vector<MatchParty> list = parties_of_door("csl", {"csl-full/screening-list.json"});
  MatchOptions options;
  options.candidates = 3;
  const std::vector<ProposedPair> pairs = propose_pairs(providers, list, untouched, options);
  std::ifstream judged(*shared_material("cases/match/eto_csl.tsv"));
  std::size_t yes = 0, yes_in_three = 0, no = 0;
  for (std::string line; std::getline(judged, line);) {
    if (line.starts_with('#') || line.starts_with("provider_name")) continue;
    const std::size_t first = line.find('\t'), second = line.find('\t', first + 1);
    const std::string provider = line.substr(0, first), party = line.substr(first + 1, second - first - 1);
    const bool same = line.substr(second + 1, 3) == "yes";
    std::vector<const ProposedPair*> of_provider;
    for (const ProposedPair& pair : pairs)
      if (providers[pair.subject].names.front() == provider) of_provider.push_back(&pair);
    std::ranges::stable_sort(
        of_provider, [](const ProposedPair* a, const ProposedPair* b) { return a->confidence > b->confidence; });
    // Several entries of one party are one.
    std::vector<std::size_t> parties;
    bool found = false, proposed = false;
    for (const ProposedPair* pair : of_provider) {
      const std::set<std::string> names = folded(list[pair->object]);
      if (std::ranges::none_of(parties, [&](std::size_t other) { return share(folded(list[other]), names); }))
        parties.push_back(pair->object);
      if (!names.contains(fold(party))) continue;
      found = found || parties.size() <= 3;
      proposed = proposed || pair->confidence >= default_threshold;
    }
    yes += same;
    no += !same;
    yes_in_three += same && found;
    if (same && !found) std::cout << "not found: " << line << '\n';
    EXPECT_FALSE(!same && proposed) << line;
  }
  EXPECT_EQ(yes, 10u);
  EXPECT_GE(yes_in_three, 8u);
  EXPECT_GE(no, 8u);
}

}  // namespace
}  // namespace filiera::screening_list_test
