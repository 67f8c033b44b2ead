// SPDX-License-Identifier: Apache-2.0
// Tests of tokens, their positions, and invalid characters.
#include "rdf/lexer/turtle_lexer.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace filiera {
namespace {

using namespace std::string_literals;

// The tokens as "line:column text" and the faults as "line:column! message", one a line.
std::string tokens(const std::string& text, Syntax syntax = Syntax::turtle, std::size_t chunk = SIZE_MAX) {
  std::vector<Fault> found;
  const auto source = memory_source("t", text, chunk);
  TurtleLexer lexer(*source, syntax, found);
  std::string lines;
  while (true) {
    const Token token = lexer.next();
    if (token.kind == TokenKind::end) break;
    if (token.kind == TokenKind::invalid) continue;
    lines += fmt::format("{}:{} {}\n", token.position.line, token.position.column,
                         token.kind == TokenKind::line_end ? "(end)" : token.text);
  }
  Faults faults;
  for (const Fault& fault : found) faults.add(fault);
  for (const Fault& fault : faults.sorted()) {
    lines += fmt::format("{}:{}! {}\n", fault.place.line, fault.place.column, fault.message);
  }
  return lines;
}

TEST(TurtleLexer, DotsEndStatementsUnlessANameOrNumberGoesOn) {
  EXPECT_EQ(tokens("ex:a.b. 5.5. .5 5.e3 5.ex:c true."),
            "1:1 ex:a.b\n1:7 .\n1:9 5.5\n1:12 .\n1:14 .5\n1:17 5.e3\n1:22 5\n1:23 .\n1:24 ex:c\n1:29 "
            "true\n1:33 .\n");
}

TEST(TurtleLexer, NamesHoldEscapesPercentsAndColons) {
  EXPECT_EQ(tokens("ex:a\\~b%4F:c\\. : :a ex: a.b:c-1"),
            "1:1 ex:a\\~b%4F:c\\.\n1:16 :\n1:18 :a\n1:21 ex:\n1:25 a.b:c-1\n");
  EXPECT_EQ(tokens("ex:caffè·1 è:1"), "1:1 ex:caffè·1\n1:12 è:1\n");
}

TEST(TurtleLexer, StringsEndAtTheirOwnQuotes) {
  EXPECT_EQ(tokens(R"("a'b\"c" 'a"b' "" '' """a"b""c""" ''''''  """"a""")"),
            "1:1 a'b\\\"c\n1:10 a\"b\n1:16 \n1:19 \n1:22 a\"b\"\"c\n1:35 \n1:43 \"a\n");
}

TEST(TurtleLexer, LinesAndColumnsCountCodePointsOfTheOriginal) {
  EXPECT_EQ(tokens("\xEF\xBB\xBF\"è华🙂\" a\r\n# è\r\"\"\"\n\n\"\"\" a\n\ta"),
            "1:1 è华🙂\n1:7 a\n3:1 \n\n\n5:5 a\n6:2 a\n");
}

TEST(TurtleLexer, PiecesOfAnySizeGiveTheSameTokens) {
  const std::string text =
      "ex:a.b. 5.5. \"\"\"a\"b\\u00E8\"\"\"@en-GB <http://a/\\u00E8> # è\n_:b.1 ^^ [ ] true 'è华🙂' "
      "-1.5e-3\xFF PREFIX";
  for (const std::size_t chunk : {1, 2, 3, 5, 64})
    EXPECT_EQ(tokens(text, Syntax::turtle, chunk), tokens(text)) << chunk;
}

TEST(TurtleLexer, NulIsDataInAStringAndNothingElsewhere) {
  EXPECT_EQ(tokens("\"a\0b\""s), "1:1 a\0b\n"s);
  EXPECT_EQ(tokens("a \0 a"s), "1:1 a\n1:5 a\n1:3! unexpected character: NUL\n");
}

TEST(TurtleLexer, BytesThatAreNotUtf8AreFaultsEverywhere) {
  const std::string message = "! byte 0xE9 is not UTF-8 here\n";
  EXPECT_EQ(tokens("# caf\xE9\n"), "1:6" + message);
  EXPECT_EQ(tokens("<caf\xE9> a"), "1:1 caf\xE9\n1:8 a\n1:5" + message);
  EXPECT_EQ(tokens("\"caf\xE9\" a"), "1:1 caf\xE9\n1:8 a\n1:5" + message);
  EXPECT_EQ(tokens("\xE9 a"), "1:3 a\n1:1" + message);
}

TEST(TurtleLexer, EscapesAreCharacters) {
  EXPECT_EQ(tokens(R"("\t\b\n\r\f\"\'\\\u00e8\U0001F642")"), "1:1 \\t\\b\\n\\r\\f\\\"\\'\\\\\\u00e8\\U0001F642\n");
  EXPECT_EQ(tokens(R"("\x")"), "1:1 \\x\n1:2! unknown escape '\\x'\n");
  EXPECT_EQ(tokens(R"("\u00G0")"), "1:1 \\u00G0\n1:2! '\\u' needs 4 hexadecimal digits\n");
  EXPECT_EQ(tokens(R"("\uD800")"), "1:1 \\uD800\n1:2! U+D800 is not a character\n");
  EXPECT_EQ(tokens(R"("\U00110000")"), "1:1 \\U00110000\n1:2! U+110000 is not a character\n");
  EXPECT_EQ(tokens(R"(<a\tb>)"), "1:1 a\\tb\n1:3! unknown escape '\\t'\n");
}

TEST(TurtleLexer, WhatIsNotClosedEndsWithItsLineAndADotThereEndsTheStatement) {
  EXPECT_EQ(tokens("\"abc .\na"), "1:6 .\n2:1 a\n1:1! this string is not closed on its line\n");
  EXPECT_EQ(tokens("<abc\na"), "2:1 a\n1:1! this IRI is not closed on its line\n");
  EXPECT_EQ(tokens("a '''abc .\n"), "1:1 a\n1:3! this string is not closed before the end of the file\n");
}

TEST(TurtleLexer, LanguageTagsAreLettersThenPartsWithDigits) {
  EXPECT_EQ(tokens("@en @it-IT @de-1996-x"), "1:1 en\n1:5 it-IT\n1:12 de-1996-x\n");
  for (const auto tag : {"@", "@en-", "@en_US", "@1", "@e1", "@en--x"}) {
    EXPECT_NE(tokens(tag).find("1:1! this is not a language tag\n"), std::string::npos) << tag;
  }
}

TEST(TurtleLexer, KeywordsHaveTheirOwnCase) {
  EXPECT_EQ(tokens("a true false prefix PreFix BASE"),
            "1:1 a\n1:3 true\n1:8 false\n1:14 prefix\n1:21 PreFix\n1:28 BASE\n");
  EXPECT_EQ(tokens("True A"), "1:1! 'True' is not a term\n1:6! 'A' is not a term\n");
  EXPECT_EQ(tokens("GRAPH", Syntax::trig), "1:1 GRAPH\n");
}

TEST(TurtleLexer, LineBasedSyntaxesLackAllAbbreviations) {
  EXPECT_EQ(tokens("<a> _:b \"c\"@en . # d\n\n<e>", Syntax::nquads),
            "1:1 a\n1:5 b\n1:9 c\n1:12 en\n1:16 .\n1:21 (end)\n2:1 (end)\n3:1 e\n");
  for (const auto text : {"ex:a", "a", "5", "'a'", ",", ";", "[", "(", "{"}) {
    EXPECT_TRUE(tokens(text, Syntax::ntriples).starts_with("1:1! ")) << text;
  }
}

TEST(TurtleLexer, OtherFormatsAreRecognised) {
  EXPECT_EQ(tokens("\xFF\xFE<\0a\0"s), "1:1! the file is UTF-16, not UTF-8\n");
  EXPECT_EQ(tokens("<\0a\0"s), "1:1! the file is UTF-16, not UTF-8\n");
  EXPECT_EQ(tokens("\n<!DOCTYPE html><html>"), "1:1! this is HTML or XML, not Turtle\n");
  EXPECT_EQ(tokens("{ \"@context\": {} }", Syntax::trig), "1:1! this is JSON, not TriG\n");
}

}  // namespace
}  // namespace filiera
