// SPDX-License-Identifier: Apache-2.0
// Tests of tables as cards.
#include "cli/output/cards.hpp"

#include <gtest/gtest.h>

#include "cli/output/terminal.hpp"

namespace filiera {
namespace {

std::string cards(const Table& table, std::size_t width) {
  std::string lines;
  lay_out_cards(table, width, [&](const Line& line) { lines += paint(line, Paint::plain); });
  return lines;
}

Cell several(std::vector<std::string> lines) { return Cell(std::move(lines)); }

TEST(Cards, TheFirstColumnsThatNameThingsAreTheTitleAndSourcesStandToTheRight) {
  const Table table{
      {{"TIER"}, {"SUPPLIER"}, {"PRODUCT"}, {"STATUS"}, {"AMOUNT"}, {"ACCORDING TO"}},
      {{"1", "Huawei", "Ascend", "contracted", "40 bn CNY", "A0"}, {"1", "Nvidia", "H20", "done", "–", "A2"}}};
  EXPECT_EQ(cards(table, 40),
            "tier 1 ─ Huawei ─ Ascend\n"
            "    contracted  40 bn CNY             A0\n"
            "\n"
            "tier 1 ─ Nvidia ─ H20\n"
            "    done                              A2\n");
}

TEST(Cards, LinesThatBelongTogetherShareAParagraph) {
  const Table table{{{"SUPPLIER"}, {"UNDER"}, {"ACCORDING TO"}},
                    {{"Nvidia", several({"", "permits it under a long condition", "  ? it may have ended"}),
                      several({"A1", "A2, A3", ""})}}};
  EXPECT_EQ(cards(table, 30),
            "Nvidia\n"
            "      A1\n"
            "    permits it under a long\n"
            "      condition         A2, A3\n"
            "      ? it may have ended\n");
}

TEST(Cards, OtherColumnsAreLabelled) {
  const Table table{{{"CLAIM"}, {"STANCE"}, {"BECAUSE"}}, {{"c1", "disputed", "it was denied"}, {"c2", "", "–"}}};
  EXPECT_EQ(cards(table, 60),
            "c1\n"
            "    stance: disputed  because: it was denied\n"
            "\n"
            "c2\n");
}

TEST(Cards, ATitleIsNotRepeated) {
  const Table table{{{"SUPPLIER"}, {"STATUS"}}, {{"Acme", "planned"}, {"Acme", "sought"}, {"Bolt", "done"}}};
  EXPECT_EQ(cards(table, 60), "Acme\n    planned\n    sought\n\nBolt\n    done\n");
}

TEST(Cards, WhatIsAboutTheWholeRowStandsBesideTheTitle) {
  const auto about = [](const char* supplier, const char* under) {
    return Table{{{"SUPPLIER"}, {"STATUS"}, {"UNDER", Align::left, true}},
                 {{supplier, several({"planned", "sought"}), several({under, "[1] reached through: Hub"})},
                  {supplier, "done", "as above"}}};
  };
  EXPECT_EQ(cards(about("Nvidia", "under [1]"), 40),
            "Nvidia                         under [1]\n"
            "    planned\n"
            "    sought  [1] reached through: Hub\n"
            "    done  as above\n");
  EXPECT_EQ(cards(about("Nvidia", "prohibited by [1]?; under [2] [3], expected [4]"), 40),
            "Nvidia  prohibited by [1]?; under [2]\n"
            "    [3], expected [4]\n"
            "    planned\n"
            "    sought  [1] reached through: Hub\n"
            "    done  as above\n");
}

TEST(Cards, ControlCharactersAreEscaped) { EXPECT_EQ(cards({{{"SUPPLIER"}}, {{"A\x1B[2J"}}}, 60), "A\\u001B[2J\n"); }

std::string list(const Table& table, std::optional<std::size_t> width) {
  std::string lines;
  lay_out_list(table, width, [&](const Line& line) { lines += paint(line, Paint::plain); });
  return lines;
}

TEST(Lists, TextIsBesideItsKeyAndSourcesStandToTheRight) {
  const Table table{{{"MEASURE"}, {"SAYS"}, {"ACCORDING TO"}},
                    {{"[1]", "permits it under a long condition", "A2, A3"},
                     {"[10]", "prohibits it", "A1"},
                     {"a key that is longer than others", "prohibits it", ""}},
                    true};
  EXPECT_EQ(list(table, 30),
            "[1]   permits it under a long\n"
            "      condition         A2, A3\n"
            "[10]  prohibits it          A1\n"
            "a key that is longer than\n"
            "      others  prohibits it\n");
  EXPECT_EQ(list(table, std::nullopt),
            "[1]   permits it under a long condition  A2, A3\n"
            "[10]  prohibits it                       A1\n"
            "a key that is longer than others  prohibits it\n");
}

}  // namespace
}  // namespace filiera
