// SPDX-License-Identifier: Apache-2.0
// Reading texts without faults: terms, structures, graphs and positions.
#include "import/rdf/turtle.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <random>
#include <stdexcept>

#include "io/utf8.hpp"
#include "tests/import/rdf/reading.hpp"
#include "tests/property_share.hpp"

namespace filiera {
namespace {

using namespace std::string_literals;

const std::string xsd = "http://www.w3.org/2001/XMLSchema#";
const std::string rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";

// The object of `<u:s> <u:p> OBJECT .`
std::string object(const std::string& text) {
  const Reading reading = reading_of("PREFIX e: <u:e/>\n<u:s> <u:p> " + text + " .");
  return reading.whole ? to_text(reading.sink.quads.at(0)[2]) : reading.messages();
}

TEST(Turtle, NumbersKeepTheirFormAlsoBeforeADot) {
  EXPECT_EQ(read_text("<u:s> <u:p> 5."), "<u:s> <u:p> \"5\"^^<" + xsd + "integer> .\n");
  EXPECT_EQ(object("+007"), "\"+007\"^^<" + xsd + "integer>");
  EXPECT_EQ(object("-0.50"), "\"-0.50\"^^<" + xsd + "decimal>");
  EXPECT_EQ(object(".5E-3"), "\".5E-3\"^^<" + xsd + "double>");
  EXPECT_EQ(object("true"), "\"true\"^^<" + xsd + "boolean>");
}

TEST(Turtle, StringsKeepQuotesEscapesAndNul) {
  EXPECT_EQ(object(R"("""a"\n"b\\""")"), "\"a\"\n\"b\\\"");
  EXPECT_EQ(object("\"a\\u0000b\0c\""s), "\"a\0b\0c\""s);
  EXPECT_EQ(object("'''l1\r\nl2'''"), "\"l1\r\nl2\"");
  EXPECT_EQ(object(R"("\u00e8\U0001F642")"), "\"è🙂\"");
}

TEST(Turtle, LiteralsHaveATagOrADatatypeAndStringsNone) {
  EXPECT_EQ(object("\"chip\"@en-GB"), "\"chip\"@en-GB");
  EXPECT_EQ(object("\"2026\"^^e:date"), "\"2026\"^^<u:e/date>");
  EXPECT_EQ(object("\"a\"^^<" + xsd + "string>"), "\"a\"");
  EXPECT_EQ(object("\"a\" @en"), "\"a\"@en");
}

TEST(Turtle, PrefixedNamesAreExpandedAndTheirEscapesResolved) {
  EXPECT_EQ(object("e:a\\~b%7E:c"), "<u:e/a~b%7E:c>");
  EXPECT_EQ(object("e:"), "<u:e/>");
  EXPECT_EQ(read_text("@prefix : <u:0/> . @prefix true: <u:1/> . @prefix a.b: <u:2/> . :x true:y a.b:z ."),
            "<u:0/x> <u:1/y> <u:2/z> .\n");
}

TEST(Turtle, APrefixCountsFromItsDeclarationToTheNext) {
  EXPECT_EQ(read_text("@prefix e: <u:1/> . e:s e:p 1 . PREFIX e: <u:2/> e:s e:p e:o ."),
            "<u:1/s> <u:1/p> \"1\"^^<" + xsd + "integer> .\n<u:2/s> <u:2/p> <u:2/o> .\n");
}

TEST(Turtle, DeclaredPrefixesReachTheSink) {
  const Reading reading = reading_of("@base <http://a/b/> . PREFIX e: <c#> PREFIX : <../>");
  const std::vector<std::pair<std::string, std::string>> prefixes{{"e", "http://a/b/c#"}, {"", "http://a/"}};
  EXPECT_EQ(reading.sink.prefixes, prefixes);
  EXPECT_EQ(reading.sink.files, std::vector<std::string>{"t"});
}

TEST(Turtle, RelativeIrisNeedABase) {
  EXPECT_EQ(read_text("@base <http://a/b/c> . <> <#p> <../d> . BASE <x/> <e> <f> <?q> ."),
            "<http://a/b/c> <http://a/b/c#p> <http://a/d> .\n<http://a/b/x/e> <http://a/b/x/f> "
            "<http://a/b/x/?q> .\n");
  EXPECT_EQ(read_text("<s> <p> <o> .", Syntax::turtle, {"http://a/", 0}), "<http://a/s> <http://a/p> <http://a/o> .\n");
}

TEST(Turtle, PredicatesAndObjectsRepeatTheirSubject) {
  EXPECT_EQ(read_text("<u:s> a <u:t> ; <u:p> <u:1> , <u:2> ;; <u:q> <u:3> ; ."),
            "<u:s> <" + rdf + "type> <u:t> .\n<u:s> <u:p> <u:1> .\n<u:s> <u:p> <u:2> .\n<u:s> <u:q> <u:3> .\n");
}

TEST(Turtle, BracketsAreBlankNodesWithProperties) {
  EXPECT_EQ(read_text("<u:s> <u:p> [ <u:q> [] ; <u:r> <u:o> ] . [ <u:p> 'x' ] . [] <u:p> 'y' ."),
            "<u:s> <u:p> _:f0g1 .\n_:f0g1 <u:q> _:f0g2 .\n_:f0g1 <u:r> <u:o> .\n_:f0g3 <u:p> \"x\" .\n_:f0g4 "
            "<u:p> \"y\" .\n");
}

TEST(Turtle, ListsAreChainsThatEndInNil) {
  CollectingSink expected = reading_of(
                                "_:a <u:first> 'x' ; <u:rest> _:b . _:b <u:first> _:c ; <u:rest> <u:nil> . "
                                "_:c <u:first> <u:nil> ; <u:rest> <u:nil> . _:a <u:p> <u:nil> .")
                                .sink;
  for (OwnedQuad& quad : expected.quads) {
    for (OwnedTerm& term : quad) {
      for (const std::string name : {"first", "rest", "nil"}) {
        if (term.value == "u:" + name) term.value = rdf + name;
      }
    }
  }
  EXPECT_TRUE(isomorphic(reading_of("( 'x' ( () ) ) <u:p> () .").sink, expected));
}

TEST(Turtle, BlankNodesOfTwoScopesAreDifferentAndLabelsNeverMeetGeneratedOnes) {
  EXPECT_EQ(read_text("_:b1 <u:p> _:B1 , _:g1 , [] ."),
            "_:f0_b1 <u:p> _:f0_B1 .\n_:f0_b1 <u:p> _:f0_g1 .\n_:f0_b1 <u:p> _:f0g1 .\n");
  EXPECT_EQ(read_text("_:b1 <u:p> [] .", Syntax::turtle, {"", 7}), "_:f7_b1 <u:p> _:f7g1 .\n");
}

TEST(Turtle, EveryStatementHasThePlaceOfItsObject) {
  const Reading reading = reading_of("<u:s> <u:p> \"è\"@it, ( <u:1>\n 2 ) ,\n[ <u:q> () ] .");
  std::string places;
  for (std::size_t i = 0; i < reading.sink.quads.size(); ++i) {
    places += fmt::format("{}:{} {}\n", reading.sink.origins[i].line, reading.sink.origins[i].column,
                          to_text(reading.sink.quads[i][2]));
  }
  EXPECT_EQ(places,
            "1:13 \"è\"@it\n"
            "1:21 _:f0g1\n"
            "1:23 <u:1>\n"
            "2:2 _:f0g2\n"
            "2:2 \"2\"^^<" +
                xsd +
                "integer>\n"
                "2:4 <" +
                rdf +
                "nil>\n"
                "3:1 _:f0g3\n"
                "3:9 <" +
                rdf + "nil>\n");
}

TEST(Turtle, AnEmptyTextIsWhole) {
  for (const auto text : {"", " \n", "# only a comment", "\xEF\xBB\xBF"}) EXPECT_EQ(read_text(text), "") << text;
}

TEST(Trig, StatementsBelongToTheirGraph) {
  EXPECT_EQ(read_text("PREFIX e: <u:> e:s e:p e:o . e:g { e:s e:p e:o . e:t e:p e:o } { e:u e:p e:o } GRAPH "
                      "_:g { e:s e:p e:o ; } "
                      "[] { e:s e:p e:o } GRAPH [] { } e:g { }",
                      Syntax::trig),
            "<u:s> <u:p> <u:o> .\n<u:s> <u:p> <u:o> <u:g> .\n<u:t> <u:p> <u:o> <u:g> .\n<u:u> <u:p> <u:o> .\n"
            "<u:s> <u:p> <u:o> _:f0_g .\n<u:s> <u:p> <u:o> _:f0gn1 .\n");
}

TEST(NQuads, HaveThreeOrFourTermsALine) {
  EXPECT_EQ(read_text("<u:s> <u:p> \"o\"@en <u:g>.\n\n# c\n_:s<u:p>_:o . # d\r\n<u:s> <u:p> \"\\u00e8\"^^<u:d> _:g .",
                      Syntax::nquads),
            "<u:s> <u:p> \"o\"@en <u:g> .\n_:f0_s <u:p> _:f0_o .\n<u:s> <u:p> \"è\"^^<u:d> _:f0_g .\n");
}

TEST(Turtle, NestingOf512IsReadAndMoreIsAFault) {
  const auto nested = [](std::size_t depth) {
    std::string text = "<u:s> <u:p> ";
    for (std::size_t i = 0; i < depth; ++i) text += i % 2 == 0 ? "[ <u:p> " : "( ";
    text += "1";
    for (std::size_t i = depth; i-- > 0;) text += i % 2 == 0 ? " ]" : " )";
    return text + " .";
  };
  EXPECT_TRUE(reading_of(nested(512)).whole);
  const Reading deeper = reading_of(nested(513));
  EXPECT_EQ(deeper.faults.sorted().at(0).message, "brackets nest more than 512 deep");
  // The second fault is that reading stops: no statement ends near by.
  EXPECT_EQ(reading_of(nested(100000)).faults.count(Severity::error), 2u);
}

TEST(Turtle, ExceptionsOfTheSinkPassThrough) {
  struct Throwing : CollectingSink {
    void statement(const Quad&, Origin) override { throw std::out_of_range("enough"); }
  };
  for (const Syntax syntax : {Syntax::turtle, Syntax::ntriples}) {
    Throwing sink;
    Faults faults;
    const auto source = memory_source("t", "<u:s> <u:p> <u:o> .");
    EXPECT_THROW(read_rdf(*source, syntax, sink, faults), std::out_of_range);
  }
}

TEST(Turtle, PiecesOfAnySizeGiveTheSameStatementsPlacesAndFaults) {
  const std::string text =
      "PREFIX e: <u:e/> e:s a e:T ; e:p 5., \"\"\"a\"\\n\xC3\xA8\"\"\"@it-IT .\r\n[ e:p ( 1 2.5 [] ) ] . "
      "e:bad 'x .\n"
      "e:s e:p \"\\q\" , nope:x . e:s e:p <a b> . # \xFF\n e:s e:p 1e5 , true . e:s e:p e:o\ne:s e:p e:o . "
      "e:z";
  const Reading whole = reading_of(text);
  for (const std::size_t chunk : {1, 2, 3, 7, 31}) {
    const Reading pieces = reading_of(text, Syntax::turtle, {}, chunk);
    EXPECT_EQ(pieces.sink.text(), whole.sink.text());
    EXPECT_EQ(pieces.messages(), whole.messages());
  }
  EXPECT_EQ(whole.faults.count(Severity::error), 8u) << whole.messages();
}

TEST(Turtle, DamagedTextsGiveTheSameOutcomeInPiecesAndNeverInvalidTerms) {
  const std::string turtle =
      "@prefix e: <u:e/> .\ne:s a e:T ; e:p 5., \"\"\"a\"\\n\xC3\xA8\"\"\"@it-IT , '\\u00e8'^^e:d .\r\n"
      "[ e:p ( 1 2.5e3 [] ) ; ] . # c\n_:b1 e:p true .\n";
  const std::string trig = turtle + "e:g { e:s e:p e:o . [] e:p <u:x> } GRAPH _:g { }\n";
  const std::string ntriples = "<u:s> <u:p> \"o\\n\"@en .\n_:s <u:p> _:o . # c\r\n<u:s> <u:p> \"1\"^^<u:d> .";
  const std::string seeds[] = {turtle, ntriples, ntriples + "\n<u:s> <u:p> <u:o> _:g .", trig};
  const std::string pieces[] = {"[",    "]",  "(", ")",  ".", ";",  ",",   "\"", "\"\"\"", "'",     "<",
                                ">",    "{",  "}", "@",  "^", "_:", "\\u", "\n", "a",      "GRAPH", "\xEF\xBB\xBF",
                                "\xFF", "\r", "#", "e:", "5."};
  std::mt19937 random(1);  // NOLINT: the same texts in every run
  const auto below = [&](std::size_t bound) { return random() % std::max<std::size_t>(bound, 1); };
  std::size_t whole = 0;
  for (int run = 0; run < property_cases(3000); ++run) {
    const auto syntax = static_cast<Syntax>(below(4));
    std::string text = seeds[static_cast<std::size_t>(syntax)];
    for (std::size_t change = below(4); change-- > 0;) {
      const std::size_t at = below(text.size());
      if (below(2) == 0) {
        text.erase(at, 1 + below(3));
      } else {
        text.insert(at, pieces[below(std::size(pieces))]);
      }
    }
    const Reading once = reading_of(text, syntax);
    const Reading pieced = reading_of(text, syntax, {}, 1 + below(3));
    ASSERT_EQ(once.sink.text(), pieced.sink.text()) << text;
    ASSERT_EQ(once.messages(), pieced.messages()) << text;
    ASSERT_EQ(once.whole, !once.faults.has_errors()) << text;
    ASSERT_EQ(first_invalid_utf8(once.sink.text()), std::nullopt) << text;
    whole += once.whole ? 1 : 0;
  }
  EXPECT_GT(whole, static_cast<std::size_t>(property_cases(3000)) / 60);
}

TEST(Turtle, AReifierOfRdf12StatesThePartsOfItsTriple) {
  const std::string rdf = "http://www.w3.org/1999/02/22-rdf-syntax-ns#";
  EXPECT_EQ(read_text("@prefix rdf: <" + rdf + "> . <u:c> rdf:reifies <<( <u:s> <u:p> \"x\"@en )>> ; <u:q> <u:o> ."),
            "<u:c> <" + rdf + "subject> <u:s> .\n<u:c> <" + rdf + "predicate> <u:p> .\n<u:c> <" + rdf +
                "object> \"x\"@en .\n<u:c> <u:q> <u:o> .\n");
}

TEST(Turtle, OtherTripleTermsAreRefused) {
  const std::string rdf = "@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> . ";
  for (const std::string text :
       {"<u:c> <u:p> <<( <u:s> <u:p> <u:o> )>> .", "<u:c> rdf:reifies ( <<( <u:s> <u:p> <u:o> )>> ) ."})
    EXPECT_NE(read_text(rdf + text).find("a triple term of RDF 1.2 is read only as the object of rdf:reifies"),
              std::string::npos)
        << text << read_text(rdf + text);
  for (const std::string text :
       {"<u:c> rdf:reifies <<( \"s\" <u:p> <u:o> )>> .", "<u:c> rdf:reifies <<( <u:s> <u:p> )>> .",
        "<u:c> rdf:reifies <<( <u:s> <u:p> <u:o> . ", "<u:c> rdf:reifies )>> .",
        "<<( <u:s> <u:p> <u:o> )>> <u:p> <u:o> ."})
    EXPECT_FALSE(reading_of(rdf + text).whole) << text;
}

}  // namespace
}  // namespace filiera
