// SPDX-License-Identifier: Apache-2.0
// Golden runs of the built program: tests/cli/VERB/CASE/cmd is run beside the case's other files, and the
// files stdout, stderr and exit (absent: empty, empty, 0) are compared byte by byte. FILIERA_UPDATE_GOLDEN=1
// rewrites them.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <set>
#include <string>
#include <vector>

#include "build_paths.hpp"
#include "tests/cli/process.hpp"

namespace filiera {
namespace {

namespace fs = std::filesystem;

const fs::path golden_folder = fs::path(FILIERA_SOURCE_DIR) / "tests" / "cli";

std::vector<fs::path> golden_cases() {
  std::vector<fs::path> cases;
  for (const fs::directory_entry& entry : fs::recursive_directory_iterator(golden_folder))
    if (entry.path().filename() == "cmd") cases.push_back(entry.path().parent_path());
  std::sort(cases.begin(), cases.end());
  return cases;
}

void copy_materials(const fs::path& from, const fs::path& to) {
  for (const fs::directory_entry& entry : fs::directory_iterator(from)) {
    const std::string name = entry.path().filename().string();
    if (name != "cmd" && name != "stdout" && name != "stderr" && name != "exit")
      fs::copy(entry.path(), to / name, fs::copy_options::recursive);
  }
}

void rewrite(const fs::path& path, const std::string& text) {
  if (text.empty())
    fs::remove(path);
  else
    std::ofstream(path, std::ios::binary) << text;
}

class Golden : public testing::TestWithParam<fs::path> {};

TEST_P(Golden, PrintsWhatItShould) {
  const fs::path& folder = GetParam();
  const std::string script = read_file(folder / "cmd");
  if (script.find("$SHARED") != std::string::npos && !shared_material())
    GTEST_SKIP() << "needs the texts of the articles, which are no part of the repository";
  const TemporaryFolder work;
  copy_materials(folder, work.path());
  const Outcome outcome = run_script(script, work.path());
  if (std::getenv("FILIERA_UPDATE_GOLDEN")) {
    rewrite(folder / "stdout", outcome.out);
    rewrite(folder / "stderr", outcome.err);
    rewrite(folder / "exit", outcome.exit == 0 ? "" : std::to_string(outcome.exit) + "\n");
  }
  const std::string exit = read_file(folder / "exit");
  EXPECT_EQ(outcome.out, read_file(folder / "stdout"));
  EXPECT_EQ(outcome.err, read_file(folder / "stderr"));
  EXPECT_EQ(outcome.exit, exit.empty() ? 0 : std::stoi(exit));
}

// A case with more lines cannot be reviewed; use a smaller input.
TEST(GoldenFiles, HaveAtMost500Lines) {
  for (const fs::path& folder : golden_cases())
    for (const char* const name : {"stdout", "stderr"}) {
      const std::string text = read_file(folder / name);
      EXPECT_LE(std::count(text.begin(), text.end(), '\n'), 500) << (folder / name);
    }
}

// A mark "?" says why: its reason stands behind it, or, where it marks a measure ("prohibits ?: to China"), in the line
// below.
TEST(GoldenFiles, ShowNoMarkWithoutItsReason) {
  std::size_t marks = 0;
  for (const fs::path& folder : golden_cases()) {
    const std::string verb = folder.parent_path().filename().string();
    const std::set<std::string> verbs = {"supply", "path", "impact", "timeline", "claims", "show", "diff", "owners", "questions"};
    if (!verbs.contains(verb)) continue;
    const std::string text = read_file(folder / "stdout");
    for (std::size_t at = text.find(" ?"); at != std::string::npos; at = text.find(" ?", at + 1)) {
      const std::string_view behind = std::string_view(text).substr(at + 2, 2);
      const bool bare = behind.empty() || std::string_view("\n,;|\")").find(behind.front()) != std::string_view::npos ||
                        behind == "  ";
      EXPECT_FALSE(bare) << folder << ": " << text.substr(at < 40 ? 0 : at - 40, 50);
      marks += behind.starts_with(' ') && behind != "  ";
    }
  }
  EXPECT_GT(marks, 50u);
}

std::string case_name(const testing::TestParamInfo<fs::path>& info) {
  std::string name = fs::relative(info.param, golden_folder).string();
  for (char& c : name)
    if (!std::isalnum(static_cast<unsigned char>(c))) c = '_';
  return name;
}

INSTANTIATE_TEST_SUITE_P(Cli, Golden, testing::ValuesIn(golden_cases()), case_name);

}  // namespace
}  // namespace filiera
