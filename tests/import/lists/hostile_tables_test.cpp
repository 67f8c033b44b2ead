// SPDX-License-Identifier: Apache-2.0
// Hostile tables, where they are at hand: what must be refused is, at its row, and nothing else ends the program.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>

#include "import/lists/doors.hpp"
#include "tests/dataset.hpp"
#include "tests/shared_material.hpp"
#include "tests/temporary_folder.hpp"

namespace filiera {
namespace {

TEST(HostileTables, AreRefusedOrTaken) {
  const auto folder = shared_material("hostile");
  if (!folder) GTEST_SKIP() << "needs the hostile files, which are no part of the repository";
  std::ifstream table(*folder / "EXPECT.tsv");
  std::size_t tables = 0;
  for (std::string line; std::getline(table, line);) {
    std::istringstream cells(line);
    std::string file, expected, row;
    std::getline(cells, file, '\t');
    std::getline(cells, expected, '\t');
    std::getline(cells, row, '\t');
    if (!file.ends_with(".csv")) continue;
    ++tables;
    const TemporaryFolder work;
    std::filesystem::copy_file(*folder / file, work.path() / "providers.csv");
    CollectingSink sink;
    Faults faults;
    const ListOptions options{false, false, "2026"};
    read_list(*find_door("eto"), std::vector{work / "providers.csv"}, options, sink, faults);
    if (expected != "safe") {
      EXPECT_EQ(faults.has_errors(), expected == "err") << file;
    }
    if (row == "-" || !faults.has_errors()) continue;
    const std::vector<Fault> found = faults.sorted();
    EXPECT_NEAR(static_cast<double>(found.front().place.line), std::stod(row), 1) << file;
  }
  EXPECT_GE(tables, 6u);
}

}  // namespace
}  // namespace filiera
