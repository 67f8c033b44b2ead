// SPDX-License-Identifier: Apache-2.0
// Values as cells of sheets.
#include "graph/sheets/cells.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace filiera {
namespace {

TEST(SheetCells, SeveralValuesStandBetweenBars) {
  EXPECT_EQ(split_cell("a | b|c \\| d |  | e\\\\"), (std::vector<std::string>{"a", "b", "c | d", "e\\"}));
  for (const std::vector<std::string>& values :
       {std::vector<std::string>{"a"}, {"|", "\\", "\\|", "a\\"}, {"x | y", "z"}, {"C:\\n"}})
    EXPECT_EQ(split_cell(join_cell(values)), values);
}

TEST(SheetCells, WhatASpreadsheetWouldRunIsMarkedAndUnmarked) {
  EXPECT_EQ(defused_cell("=1+1"), "'=1+1");
  EXPECT_EQ(defused_cell("'s Heerenberg"), "''s Heerenberg");
  EXPECT_EQ(defused_cell("-5"), "-5");
  EXPECT_EQ(defused_cell("a;=cmd"), "a;'=cmd");
  for (const std::string text : {"=1", "+x", "-5", "-a", "@x", "'", "''=1", "a;=1", "a;'=1", "a;''=1", "a\n\" =1",
                                 "a;'b", "\t=1", "\n", "a\r\n'=x\n@y", "＝1", "", "plain"})
    EXPECT_EQ(text_of_cell(defused_cell(text)), text) << text;
}

std::string amount_told(std::string_view text) {
  std::string error;
  const std::optional<CellAmount> amount = parse_amount(text, &error);
  if (!amount) return error;
  return amount->minimum + "<" + amount->value + "<" + amount->maximum + " " + (amount->money ? "money " : "") +
         amount->unit + (amount->strict ? " strict" : "") + (amount->approximate ? " approximate" : "");
}

TEST(SheetCells, AmountsAreReadAsPeopleWriteThem) {
  EXPECT_EQ(amount_told("12 USD"), "<12< money USD");
  EXPECT_EQ(amount_told("over 12 pieces"), "12<< pieces strict");
  EXPECT_EQ(amount_told("at least 12"), "12<< ");
  EXPECT_EQ(amount_told("under 0.5 t"), "<<0.5 t strict");
  EXPECT_EQ(amount_told("up to 12 GPU"), "<<12 money GPU");
  EXPECT_EQ(amount_told("12 \"GPU\""), "<12< GPU");
  EXPECT_EQ(amount_told("12 to 14 EUR"), "12<<14 money EUR");
  EXPECT_EQ(amount_told("about 5.7 bn USD"), "<5700000000< money USD approximate");
  EXPECT_EQ(amount_told("1.5 to 2 million users"), "1500000<<2000000 users");
  EXPECT_EQ(amount_told("12 m"), "<12< m");
  EXPECT_EQ(amount_told("12 m EUR"), "<12000000< money EUR");
  EXPECT_EQ(amount_told("over 12 to under 14 EUR"), "12<<14 money EUR strict");
}

TEST(SheetCells, WhatIsNoAmountSaysWhy) {
  EXPECT_NE(amount_told("12,000 USD").find("has a comma"), std::string::npos);
  EXPECT_NE(amount_told("many").find("is not an amount"), std::string::npos);
  EXPECT_NE(amount_told("12 to USD").find("no second number"), std::string::npos);
  EXPECT_NE(amount_told("under 12 to 14").find("two upper bounds"), std::string::npos);
  EXPECT_NE(amount_told("over 12 to 14").find("both bounds alike"), std::string::npos);
}

TEST(SheetCells, AmountsAreWrittenAsTheyAreRead) {
  for (const CellAmount& amount : {CellAmount{"12", "", "", "USD", true},
                                   {"12", "", "", "USD", false},
                                   {"", "12", "", "pieces", false, true},
                                   {"", "", "0.50", "", false, false, true},
                                   {"", "1", "2", "EUR", true, true, true},
                                   {"1", "", "", "m rail", false},
                                   {"1", "", "", "to", false},
                                   {"-3.0", "", "", "bn", false}}) {
    const std::optional<std::string> cell = amount_cell(amount);
    ASSERT_TRUE(cell);
    EXPECT_EQ(parse_amount(*cell), amount) << *cell;
  }
}

TEST(SheetCells, SomeTextsAreNoCells) {
  EXPECT_TRUE(is_cell_text("a b"));
  for (const std::string text : {"", " a", "a\n", "\u00A0a"}) EXPECT_FALSE(is_cell_text(text));
}

}  // namespace
}  // namespace filiera
