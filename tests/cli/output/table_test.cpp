// SPDX-License-Identifier: Apache-2.0
// Tests of table layout, Markdown and CSV.
#include "cli/output/table.hpp"

#include <gtest/gtest.h>

#include "cli/output/terminal.hpp"

namespace filiera {
namespace {

std::string text(const Table& table, std::optional<std::size_t> width = std::nullopt) {
  std::string lines;
  lay_out(table, width, [&](const Line& line) { lines += paint(line, Paint::plain); });
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
  const Table table{
      {{"WHAT"}, {"UNDER"}, {"WHO"}},
      {{"H200", Cell(std::vector<std::string>{"permit", "ban"}), Cell(std::vector<std::string>{"A2", "A0"})}}};
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
  const Table table{
      {{"A"}, {"B"}},
      {{Cell(std::vector<std::string>{"1", "2"}), Cell(std::vector<std::string>{"alpha beta gamma", "delta"})}}};
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
  std::vector<Line> lines;
  lay_out(table, std::nullopt, [&](const Line& line) { lines.push_back(line); });
  EXPECT_EQ(paint(lines[1], Paint::plain), "no\n");
  EXPECT_EQ(paint(lines[1], Paint::colored), "\033[31mno\033[0m\n");
}

TEST(TableLayout, LinesOfACellMayHaveTonesOfTheirOwn) {
  const Table table{{{"A"}}, {{Cell({"planned", "disputed", "done"}, {Tone::plain, Tone::doubtful})}}};
  std::string text;
  lay_out(table, std::nullopt, [&](const Line& line) { text += paint(line, Paint::colored); });
  EXPECT_EQ(text, "\033[1mA\033[0m\nplanned\n\033[33mdisputed\033[0m\ndone\n");
}

TEST(TableRow, GivesBackLinesOfAnyLength) {
  const std::vector<std::string> lines{"", std::string(127, 'a'), std::string(128, 'b'), std::string(20'000, 'c')};
  const Row row{Cell(lines, Tone::bad), Cell(std::vector<std::string>()), "x"};
  const std::vector<CellView> cells = row.cells();
  ASSERT_EQ(cells.size(), 3u);
  EXPECT_EQ(std::vector<std::string>(cells[0].lines.begin(), cells[0].lines.end()), lines);
  EXPECT_EQ(cells[0].tones.at(0), Tone::bad);
  EXPECT_TRUE(cells[1].lines.empty());
  EXPECT_EQ(cells[2].lines, decltype(CellView::lines){"x"});
}

TEST(TableMarkdown, MarkupOfTheDataIsEscaped) {
  EXPECT_EQ(markdown(Row{"a|b <i> [x](y) &lt;", "1"}), "| a\\|b \\<i\\> \\[x\\](y) \\&lt; | 1 |\n");
  const Heading columns[] = {{"A"}, {"N", Align::right}};
  EXPECT_EQ(markdown(columns), "| A | N |\n| --- | ---: |\n");
}

TEST(TableCells, LinesOfACellAreJoined) {
  EXPECT_EQ(one_line_cells(Row{Cell(std::vector<std::string>{"x", "", "y"}), "1"}),
            (std::vector<std::string>{"x; y", "1"}));
}

}  // namespace
}  // namespace filiera
