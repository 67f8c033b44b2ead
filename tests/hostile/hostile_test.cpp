// SPDX-License-Identifier: Apache-2.0
// A corpus of hostile and odd files: what the program accepts it exports unchanged, what it refuses it
// refuses cleanly.
#include <gtest/gtest.h>
#include <sys/wait.h>

#include <algorithm>
#include <cstdio>
#include <fstream>
#include <iostream>
#include <optional>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "build_paths.hpp"
#include "import/inputs.hpp"
#include "tests/dataset.hpp"
#include "tests/shared_material.hpp"
#include "tests/temporary_folder.hpp"

namespace filiera {
namespace {

namespace fs = std::filesystem;

struct Row {
  std::string file, expected;
  std::optional<std::size_t> line;
};

std::vector<Row> rows_of(const fs::path& table) {
  std::vector<Row> rows;
  std::ifstream lines(table);
  std::string line;
  std::getline(lines, line);
  while (std::getline(lines, line)) {
    std::istringstream cells(line);
    Row row;
    std::string number;
    std::getline(cells, row.file, '\t');
    std::getline(cells, row.expected, '\t');
    std::getline(cells, number, '\t');
    if (number != "-") row.line = std::stoul(number);
    rows.push_back(row);
  }
  return rows;
}

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

// The result of a run: its exit code and output.
struct Run {
  int code = -1;
  std::string out, err;
};

// Of the graph that the corpus expects of relative IRIs.
const std::string base = "http://base.invalid/";

class Corpus {
 public:
  explicit Corpus(fs::path root) : root_(std::move(root)) {}

  // The file of a row; a generated one is made first.
  fs::path file_of(const Row& row) {
    if (!row.file.starts_with("gen:")) return root_ / row.file;
    const std::string name = row.file.substr(4);
    fs::path path = work_ / (name + (name == "bigline-nt" ? ".nt" : ".ttl"));
    const std::string command = "python3 '" + (root_ / "gen.py").string() + "' " + name + " > '" + path.string() + "'";
    EXPECT_EQ(std::system(command.c_str()), 0) << command;
    return path;
  }

  std::optional<fs::path> expected_graph(const Row& row) const {
    fs::path path = root_ / "expected" / (row.file + ".nq");
    return fs::exists(path) ? std::optional(path) : std::nullopt;
  }

  Run run_export(const fs::path& file) {
    const std::string command = std::string("'") + FILIERA_BINARY + "' export -f nquads --base " + base + " '" +
                                file.string() + "' > '" + (work_ / "out") + "' 2> '" + (work_ / "err") +
                                "' < /dev/null";
    const int status = std::system(command.c_str());
    Run run;
    run.code = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    run.out = bytes_of(work_ / "out");
    run.err = bytes_of(work_ / "err");
    return run;
  }

 private:
  fs::path root_;
  TemporaryFolder work_;
};

bool is_csv(const Row& row) { return row.file.ends_with(".csv"); }

CollectingSink read_nquads(const std::string& text) {
  CollectingSink sink;
  Faults faults;
  const auto source = memory_source("export.nq", text);
  EXPECT_TRUE(read_rdf(*source, Syntax::nquads, sink, faults)) << text.substr(0, 2000);
  return sink;
}

// The reason why messages are not as they should be, empty when they are.
std::string flaw_of_refusal(const Row& row, const fs::path& file, const std::string& messages) {
  const auto is_control = [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\n'; };
  if (std::any_of(messages.begin(), messages.end(), is_control)) return "control characters on stderr";
  if (messages.empty()) return "no message";
  if (messages.find(file.string()) == std::string::npos) return "the message does not name the file";
  if (!row.line || is_csv(row)) return "";
  std::string escaped = std::regex_replace(file.string(), std::regex("[.+]"), "\\$&");
  const std::regex place("(^|\n)" + escaped + ":([0-9]+):([0-9]+): ");
  for (std::sregex_iterator i(messages.begin(), messages.end(), place), end; i != end; ++i) {
    const std::size_t line = std::stoul((*i)[2].str());
    if (line + 1 >= *row.line && line <= *row.line + 1) return "";
  }
  return "no message with FILE:LINE:COLUMN at line " + std::to_string(*row.line);
}

// The reason why a graph is not the expected one, empty when it is or when nothing is expected.
std::string flaw_of_graph(const Corpus& corpus, const Row& row, const CollectingSink& actual) {
  const auto expected = corpus.expected_graph(row);
  if (!expected || isomorphic(actual, read_nquads(bytes_of(*expected)))) return "";
  return "another graph:\n" + actual.text().substr(0, 2000);
}

std::string flaw_of_reading(Corpus& corpus, const Row& row) {
  const fs::path file = corpus.file_of(row);
  CollectingSink sink;
  Faults faults;
  std::string messages;
  try {
    InputOptions options;
    options.base = base;
    read_inputs(std::vector<std::string>{file.string()}, sink, faults, options);
  } catch (const InputError& error) {
    messages = error.what();
  }
  for (const Fault& fault : faults.sorted()) messages += render(fault);
  if (messages.empty() && row.expected == "err") return "accepted";
  if (!messages.empty() && row.expected == "ok") return "refused: " + messages;
  return messages.empty() ? flaw_of_graph(corpus, row, sink) : flaw_of_refusal(row, file, messages);
}

std::string flaw_of_export(Corpus& corpus, const Row& row) {
  const fs::path file = corpus.file_of(row);
  const Run run = corpus.run_export(file);
  if (run.code != 0 && run.code != 3) return "exit " + std::to_string(run.code) + "\n" + run.err;
  if (run.code == 0 && row.expected == "err") return "accepted";
  if (run.code == 3 && row.expected == "ok") return "refused: " + run.err;
  if (run.code == 3 && !run.out.empty()) return "output although the input is refused";
  return run.code == 0 ? flaw_of_graph(corpus, row, read_nquads(run.out)) : flaw_of_refusal(row, file, run.err);
}

void expect_no_flaws(std::string (*flaw_of)(Corpus&, const Row&), std::string_view what) {
  const auto root = shared_material("hostile");
  if (!root) GTEST_SKIP() << "the hostile corpus is not at hand (set FILIERA_SHARED)";
  Corpus corpus(*root);
  std::size_t ran = 0;
  std::size_t passed = 0;
  for (const Row& row : rows_of(*root / "EXPECT.tsv")) {
    const std::string flaw = flaw_of(corpus, row);
    ++ran;
    passed += flaw.empty() ? 1 : 0;
    EXPECT_EQ(flaw, "") << row.file;
  }
  EXPECT_GT(ran, 100u);
  std::cout << "Hostile corpus, " << what << ": " << ran << " ran, " << passed << " passed\n";
}

TEST(Hostile, ReadingAcceptsTheExactGraphOrNamesThePlace) { expect_no_flaws(flaw_of_reading, "reading"); }

TEST(Hostile, ExportWritesTheExactGraphOrNothing) { expect_no_flaws(flaw_of_export, "export"); }

}  // namespace
}  // namespace filiera
