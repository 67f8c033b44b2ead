// SPDX-License-Identifier: Apache-2.0
// Help and documentation do what they say: every example runs, every verb has its page, every shown output is
// real.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "build_paths.hpp"
#include "cli/line/command.hpp"
#include "cli/line/help.hpp"
#include "cli/line/shared_options.hpp"
#include "cli/line/terms.hpp"
#include "tests/cli/process.hpp"

namespace filiera {
namespace {

namespace fs = std::filesystem;

const fs::path source_folder = FILIERA_SOURCE_DIR;

// Runs a command as a reader would: in a folder where the texts, if available, are in "articles", and the data of the
// example in docs/ownership.md is "list.ttl", and the sheets of docs/importing.md lie in "desk", and proposals and a
// queue of them beside their data and texts.
std::optional<Outcome> run_as_reader(const std::string& command) {
  const TemporaryFolder work;
  if (command.find("articles") != std::string::npos) {
    if (!shared_material()) return std::nullopt;
    fs::create_directory_symlink(*shared_material() / "articles", work.path() / "articles");
  }
  if (command.find("list.ttl") != std::string::npos)
    fs::copy(source_folder / "tests/cli/owners/through-a-chain/list.ttl", work.path() / "list.ttl");
  for (const auto& [name, folder] :
       {std::pair("harmonized-system.csv", "hs/harmonized-system.csv"), std::pair("desk", "sheets/desk")})
    if (command.find(name) != std::string::npos)
      fs::copy(source_folder / "tests/cli/import" / folder, work.path() / name, fs::copy_options::recursive);
  const auto copy_of = [&](const char* folder, std::initializer_list<const char*> names) {
    for (const char* name : names)
      fs::copy(source_folder / "tests/cli" / folder / name, work.path() / name, fs::copy_options::recursive);
  };
  if (command.find("proposed.jsonl") != std::string::npos)
    copy_of("import/proposals", {"proposed.jsonl", "data.ttl", "texts"});
  else if (command.starts_with("filiera review"))
    copy_of("review/listed", {"queue.jsonl", "data.ttl", "texts"});
  return run_script(command, work.path());
}

TEST(Documentation, EveryExampleOfTheHelpRuns) {
  for (const Command* command : commands())
    for (const Example& example : command->examples) {
      const std::optional<Outcome> outcome = run_as_reader(std::string(example.command));
      if (!outcome) continue;
      EXPECT_EQ(outcome->exit, static_cast<int>(example.exit)) << example.command << '\n' << outcome->err;
      EXPECT_FALSE(outcome->out.empty() && outcome->err.empty()) << example.command;
    }
}

// "Nothing found" is an answer too: the shipped data does not use every term.
TEST(Documentation, EveryTermHasAPageWithAnExampleThatRuns) {
  const std::vector<std::string> names = term_names();
  ASSERT_GT(names.size(), 80u);
  std::set<std::string> examples;
  for (const std::string& name : names) {
    const std::string page = term_page(name).value_or("");
    EXPECT_EQ(page.find("\n\n\n"), std::string::npos) << "no definition: " << page;
    const std::size_t command = page.find("  $ ");
    ASSERT_NE(command, std::string::npos) << page;
    examples.insert(page.substr(command + 4, page.find('\n', command) - command - 4));
  }
  for (const std::string& example : examples) {
    const Outcome outcome = run_as_reader(example).value();
    EXPECT_LE(outcome.exit, 1) << example << '\n' << outcome.err;
  }
}

// The example of a page in Turtle: the lines between its title and the question.
std::string turtle_of(const std::string& page) {
  const std::string title = "Example, as data and as a question:\n";
  const std::size_t begin = page.find(title);
  if (begin == std::string::npos) return {};
  return page.substr(begin + title.size(), page.find("  $ ") - begin - title.size());
}

TEST(Documentation, TheExampleOfEveryTermIsTurtleOfTheModel) {
  const TemporaryFolder work;
  const std::string prefixes =
      "@prefix fil: <https://w3id.org/filiera/ns#> .\n@prefix ex: <http://example.org/> .\n"
      "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .\n"
      "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n@prefix schema: <https://schema.org/> .\n"
      "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n@prefix prov: <http://www.w3.org/ns/prov#> .\n"
      "@prefix oa: <http://www.w3.org/ns/oa#> .\n@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
      "@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .\n@prefix owl: <http://www.w3.org/2002/07/owl#> .\n";
  std::string all = prefixes;
  for (const std::string& name : term_names()) {
    const std::string turtle = turtle_of(term_page(name).value_or(""));
    EXPECT_FALSE(turtle.empty()) << name;
    all += turtle;
  }
  std::ofstream(work.path() / "terms.ttl") << all;
  const Outcome outcome = run_script("filiera check terms.ttl", work.path());
  EXPECT_LT(outcome.exit, 3) << outcome.err;
  for (const char* fault : {"unknown property", "unknown class", "unknown effect", "unknown metric", "not a property"})
    EXPECT_EQ(outcome.err.find(fault), std::string::npos) << outcome.err;
}

TEST(Documentation, EveryVerbHasAnExample) {
  for (const Command* command : commands()) EXPECT_FALSE(command->examples.empty()) << command->name;
}

TEST(Documentation, EveryVerbHasAPageThatNamesItsOptions) {
  for (const Command* command : commands()) {
    const std::string page = read_file(source_folder / "docs" / (std::string(command->name) + ".md"));
    EXPECT_NE(page.find("# filiera " + std::string(command->name)), std::string::npos) << command->name;
    for (const OptionSpec& option : command->options)
      EXPECT_NE(page.find("`--" + std::string(option.name)), std::string::npos)
          << command->name << " --" << option.name;
  }
}

// Every option in the table of limits is one of some verb, and every limit among the options is in the table.
TEST(Documentation, LimitsNameOptionsThatExist) {
  std::set<std::string> existing;
  for (const Command* command : commands())
    for (const OptionGroup& group : option_groups(*command))
      for (const OptionSpec& option : group.options) existing.insert("--" + std::string(option.name));
  const std::string page = read_file(source_folder / "docs" / "limits.md");
  std::set<std::string> named;
  for (std::size_t at = page.find("--"); at != std::string::npos; at = page.find("--", at + 2)) {
    const std::size_t end = page.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", at);
    const std::string word = page.substr(at, end - at);
    if (word.find_first_not_of('-') != std::string::npos) named.insert(word);
  }
  for (const std::string& option : named) EXPECT_TRUE(existing.contains(option)) << option;
  for (const OptionSpec& option : endpoint_option_group.options)
    EXPECT_TRUE(named.contains("--" + std::string(option.name))) << option.name;
  for (const char* option : {"--limit", "--depth", "--max-hops", "--shards"}) EXPECT_TRUE(named.contains(option));
}

// A command of a block ```console of a page, and what the page says it prints: the lines up to the next command or the
// end of the block, at [begin, end).
struct Shown {
  std::string command;
  std::size_t begin = 0, end = 0;
};

std::vector<Shown> shown_commands(const std::string& page) {
  std::vector<Shown> shown;
  bool inside = false, after_command = false;
  for (std::size_t start = 0; start < page.size();) {
    const std::size_t end = std::min(page.find('\n', start), page.size());
    const std::string line = page.substr(start, end - start);
    start = std::min(end + 1, page.size());
    if (line.starts_with("```")) {
      inside = line == "```console";
      after_command = false;
    } else if (inside && line.starts_with("$ ")) {
      shown.push_back({line.substr(2), start, start});
      after_command = true;
    } else if (after_command) {
      shown.back().end = start;
    }
  }
  return shown;
}

// With $FILIERA_UPDATE_GOLDEN, the pages are written instead.
TEST(Documentation, ShownOutputIsReal) {
  const bool update = std::getenv("FILIERA_UPDATE_GOLDEN") != nullptr;
  std::vector<fs::path> pages = {source_folder / "README.md"};
  for (const fs::directory_entry& entry : fs::directory_iterator(source_folder / "docs"))
    if (entry.path().extension() == ".md") pages.push_back(entry.path());
  std::sort(pages.begin(), pages.end());
  for (const fs::path& path : pages) {
    const std::string page = read_file(path);
    std::string real;
    std::size_t copied = 0;
    for (const Shown& shown : shown_commands(page)) {
      const std::optional<Outcome> outcome = run_as_reader(shown.command);
      if (!outcome) continue;
      const std::string printed = outcome->out + outcome->err;
      if (!update) {
        EXPECT_EQ(printed, page.substr(shown.begin, shown.end - shown.begin)) << path << ": " << shown.command;
      }
      real += page.substr(copied, shown.begin - copied) + printed;
      copied = shown.end;
    }
    real += page.substr(copied);
    if (update && real != page) std::ofstream(path) << real;
  }
}

TEST(Documentation, OverviewNamesEveryVerbAndTopic) {
  const std::string overview = overview_text();
  for (const Command* command : commands())
    EXPECT_NE(overview.find("  " + std::string(command->name)), std::string::npos) << command->name;
  for (const Topic& topic : topics())
    EXPECT_NE(overview.find("  " + std::string(topic.name)), std::string::npos) << topic.name;
}

}  // namespace
}  // namespace filiera
