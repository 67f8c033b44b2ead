// SPDX-License-Identifier: Apache-2.0
// Tests of table layout, Markdown and CSV.
#include "cli/table.hpp"

#include <gtest/gtest.h>

#include "cli/terminal.hpp"

namespace filiera {
namespace {

std::string text(const Table& table, std::optional<std::size_t> width = std::nullopt) {
  std::string lines;
  for (const Line& line : lay_out(table, width)) lines += paint(line, Paint::plain);
  return lines;
}

const Table chips{{{"MAKER"}, {"AMOUNT", Align::right}, {"WHO"}},
                  {{"Huawei", "40", "A0"}, {"Perché", "5.7", ""}, {"华为", "100", "A2"}}};

TEST(TableLayout, ColumnsAlignByDisplayWidth) {
  EXPECT_EQ(text(chips),
            "MAKER   AMOUNT  WHO\n"
            "Huawei      40  A0\n"
            "Perché     5.7\n"
            "华为       100  A2\n");
}

TEST(TableLayout, LinesOfACellStandUnderEachOther) {
  const Table table{{{"WHAT"}, {"UNDER"}, {"WHO"}},
                    {{"H200", Cell(std::vector<std::string>{"permit", "ban"}),
                      Cell(std::vector<std::string>{"A2", "A0"})}}};
  EXPECT_EQ(text(table),
            "WHAT  UNDER   WHO\n"
            "H200  permit  A2\n"
            "      ban     A0\n");
}

TEST(TableLayout, NarrowTerminalsFoldTheWidestColumn) {
  const Table table{{{"A"}, {"B"}}, {{"x", "one two three four five six"}, {"y", "z"}}};
  EXPECT_EQ(text(table, 18),
            "A  B\n"
            "x  one two three\n"
            "   four five six\n"
            "y  z\n");
}

TEST(TableLayout, FoldedLinesPushDownTheLinesBesideThem) {
  const Table table{{{"A"}, {"B"}},
                    {{Cell(std::vector<std::string>{"1", "2"}),
                      Cell(std::vector<std::string>{"alpha beta gamma", "delta"})}}};
  EXPECT_EQ(text(table, 15),
            "A  B\n"
            "1  alpha beta\n"
            "   gamma\n"
            "2  delta\n");
}

TEST(TableLayout, ControlCharactersOfTheDataAreEscaped) {
  EXPECT_EQ(text(Table{{{"A"}}, {{Cell("x\033[31my\nz")}}}), "A\nx\\u001B[31my\\nz\n");
}

TEST(TableLayout, TonesArePaintedOnlyOnRequest) {
  const Table table{{{"A"}}, {{Cell("no", Tone::bad)}}};
  const std::vector<Line> lines = lay_out(table);
  EXPECT_EQ(paint(lines[1], Paint::plain), "no\n");
  EXPECT_EQ(paint(lines[1], Paint::colored), "\033[31mno\033[0m\n");
}

TEST(TableMarkdown, MarkupOfTheDataIsEscaped) {
  EXPECT_EQ(markdown(Table{{{"A"}, {"N", Align::right}}, {{"a|b <i> [x](y)", "1"}}}),
            "| A | N |\n| --- | ---: |\n| a\\|b \\<i\\> \\[x\\](y) | 1 |\n");
}

TEST(TableCsv, LinesOfACellAreJoined) {
  EXPECT_EQ(csv(Table{{{"A"}, {"B"}}, {{Cell(std::vector<std::string>{"x", "y"}), "=1+1"}}}),
            "A,B\r\nx; y,'=1+1\r\n");
}

}  // namespace
}  // namespace filiera
