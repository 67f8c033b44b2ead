// SPDX-License-Identifier: Apache-2.0
// Faults: their whole text, and how reading continues after them.
#include <gtest/gtest.h>

#include "import/rdf/turtle.hpp"
#include "tests/import/rdf/reading.hpp"

namespace filiera {
namespace {

std::string messages(const std::string& text, Syntax syntax = Syntax::turtle) {
  return reading_of("PREFIX e: <u:>\n" + text, syntax).messages();
}

TEST(Recovery, AMissingDotIsReportedAtTheNextStatement) {
  EXPECT_EQ(messages("e:s e:p e:o\ne:t e:p e:o ."),
            "t:3:1: expected ';', ',' or '.' before 'e:t'\ne:t e:p e:o .\n^ write ';' before another property of "
            "the subject, '.' before the next subject\n");
}

TEST(Recovery, MissingPartsAreNamed) {
  EXPECT_EQ(messages("e:s ."),
            "t:2:5: expected a predicate, not '.'\ne:s .\n    ^ write an IRI or a prefixed name, then an object\n");
  EXPECT_EQ(messages("e:s e:p ."),
            "t:2:9: expected an object, not '.'\ne:s e:p .\n        ^ write an IRI, a name, a literal, '[ … "
            "]' or '( … )'\n");
  EXPECT_EQ(messages("e:s e:p 1 , ."),
            "t:2:13: expected an object, not '.'\ne:s e:p 1 , .\n            ^ write an IRI, a name, a "
            "literal, '[ … ]' or '( … )'\n");
  EXPECT_EQ(messages("."), "t:2:1: expected a statement, not '.'\n.\n^ start with its subject\n");
}

TEST(Recovery, ACharacterThatNTriplesDoesNotKnowIsOneFaultAndAByteThatIsNoneAnother) {
  EXPECT_EQ(
      reading_of("<u:s> <u:p> \u00e9 .\n", Syntax::ntriples).messages(),
      "t:1:13: '\u00e9' is not N-Triples: it has no names\n<u:s> <u:p> \u00e9 .\n            ^ write IRIs in <…>\n");
  EXPECT_EQ(reading_of("<u:s> <u:p> \xe9 .\n", Syntax::nquads).messages(),
            "t:1:13: byte 0xE9 is not UTF-8 here\n<u:s> <u:p> \\xE9 .\n            ^ convert the file: iconv -f "
            "WINDOWS-1252 -t "
            "UTF-8\n");
}

TEST(Recovery, TermsInTheWrongPlaceAreNamed) {
  EXPECT_EQ(messages("'x' e:p 1 ."),
            "t:2:1: a literal cannot be a subject\n'x' e:p 1 .\n^ subjects are IRIs or blank nodes\n");
  EXPECT_EQ(messages("e:s 'x' 1 ."),
            "t:2:5: a literal cannot be a predicate\ne:s 'x' 1 .\n    ^ predicates are IRIs\n");
  EXPECT_EQ(messages("e:s _:b 1 ."),
            "t:2:5: a blank node cannot be a predicate\ne:s _:b 1 .\n    ^ predicates are IRIs\n");
  EXPECT_EQ(messages("e:s e:p a ."),
            "t:2:9: 'a' stands for rdf:type and can only be a predicate\ne:s e:p a .\n        ^ write "
            "rdf:type in full elsewhere\n");
  EXPECT_EQ(messages("[] ."), "t:2:1: '[]' alone is not a statement\n[] .\n^ give it a predicate and an object\n");
}

TEST(Recovery, UnbalancedBracketsSayWhereTheyOpened) {
  EXPECT_EQ(messages("e:s e:p [\n e:q 1 ."),
            "t:3:8: expected ']' before '.'\n e:q 1 .\n       ^ the bracket of line 2 is not closed\n");
  EXPECT_EQ(messages("e:s e:p ( 1 ."),
            "t:2:13: expected ')' before '.'\ne:s e:p ( 1 .\n            ^ the bracket of line 2 is not closed\n");
  EXPECT_EQ(messages("e:s e:p 1 ] ."), "t:2:11: unmatched ']'\ne:s e:p 1 ] .\n          ^ remove it\n");
  EXPECT_EQ(messages("e:s e:p ( [ ) ] ."),
            "t:2:13: unmatched ')'\ne:s e:p ( [ ) ] .\n            ^ the bracket of "
            "line 2 is not closed\n");
}

TEST(Recovery, TheEndOfTheFileInsideAStatementIsAFault) {
  EXPECT_EQ(messages("e:s e:p"),
            "t:2:8: the file ends inside a statement\ne:s e:p\n       ^ finish the statement and end it with "
            "'.'\n");
  EXPECT_EQ(messages("e:s e:p e:o"),
            "t:2:12: the file ends inside a statement\ne:s e:p e:o\n           ^ finish the statement and "
            "end it with '.'\n");
  EXPECT_EQ(messages("e:g { e:s e:p e:o ", Syntax::trig),
            "t:2:19: the file ends inside a statement\ne:g { e:s e:p e:o \n                  ^ finish the "
            "statement and end it with '.'\n");
}

TEST(Recovery, AnUndefinedPrefixIsNamedWithItsPlaceAndAGuess) {
  EXPECT_EQ(messages("PREFIX fil: <u:f>\nfill:s e:p zzzzz:o ."),
            "t:3:1: undefined prefix 'fill:'\nfill:s e:p zzzzz:o .\n^ did you mean 'fil:'?\n"
            "t:3:12: undefined prefix 'zzzzz:'\nfill:s e:p zzzzz:o .\n           ^ declare it before its "
            "use: @prefix zzzzz: <http://…> .\n");
}

TEST(Recovery, RelativeIrisWithoutABaseAreFaults) {
  EXPECT_EQ(messages("<a> e:p 1 ."),
            "t:2:1: relative IRI <a> without a base\n<a> e:p 1 .\n^ declare one before it: @base <http://…> . "
            "or give one with --base IRI\n");
}

TEST(Recovery, AnEscapedIllegalCharacterInAnIriIsAFault) {
  EXPECT_EQ(messages("<u:a\\u0020b> e:p 1 ."),
            "t:2:1: an escape in this IRI is a character that is not allowed in an IRI\n"
            "<u:a\\u0020b> e:p 1 .\n^ write it percent-encoded, as %20 for a space\n");
}

TEST(Recovery, WhatTheSyntaxLacksHasARemedy) {
  EXPECT_EQ(messages("e:s e:p '\\u00G0' ."),
            "t:2:10: '\\u' needs 4 hexadecimal digits\ne:s e:p '\\u00G0' .\n         ^ write all of them, or \\\\ for "
            "a backslash\n");
  EXPECT_EQ(messages("e:s e:p e:a\\b ."),
            "t:2:12: unknown escape in a name\ne:s e:p e:a\\b .\n           ^ only _~.-!$&'()*+,;=/?#@% may follow a "
            "backslash here\n");
  EXPECT_EQ(messages("<<e:s e:p e:o>> e:q 1 ."),
            "t:2:1: '<<' starts a reified triple of RDF 1.2, which is not read\n<<e:s e:p e:o>> e:q 1 .\n^ state its "
            "rdf:subject, rdf:predicate and rdf:object instead\n");
  EXPECT_EQ(reading_of("<u:s> <u:p> 5 .\n", Syntax::ntriples).messages(),
            "t:1:13: '5' is not N-Triples: it has no bare numbers\n<u:s> <u:p> 5 .\n            ^ write "
            "\"…\"^^<http://www.w3.org/2001/XMLSchema#…>\n");
}

TEST(Recovery, DirectivesAreChecked) {
  EXPECT_EQ(messages("@prefix x <u:x> ."),
            "t:2:9: 'x' is not a term\n@prefix x <u:x> .\n        ^ write prefix:name, an IRI in <…>, or a "
            "string in quotes\n");
  EXPECT_EQ(messages("@prefix x:y <u:x> ."),
            "t:2:9: a prefix ends with its colon, unlike 'x:y'\n@prefix x:y <u:x> .\n        ^ write a "
            "prefix and its IRI: ex: <http://example.org/>\n");
  EXPECT_EQ(messages("@prefix x: <u:x>\ne:s e:p 1 ."),
            "t:3:1: expected '.' after the directive, not 'e:s'\ne:s e:p 1 .\n^ end it with '.'\n");
  EXPECT_EQ(messages("@PREFIX x: <u:x> ."),
            "t:2:1: unknown directive '@PREFIX'\n@PREFIX x: <u:x> .\n^ write @prefix or @base, in lower case\n");
  EXPECT_EQ(messages("e:g { @prefix x: <u:x> . }", Syntax::trig),
            "t:2:7: a directive cannot stand inside a graph\ne:g { @prefix x: <u:x> . }\n      ^ write it "
            "before the graph\n");
}

TEST(Recovery, GraphBlocksAreOfTrigAlone) {
  EXPECT_EQ(messages("e:g { e:s e:p 1 }"),
            "t:2:5: '{' is not Turtle: it has no graph blocks\ne:g { e:s e:p 1 }\n    ^ name the file .trig, "
            "or give --input-format trig\n");
  EXPECT_EQ(messages("e:g { e:s e:p 1 } .", Syntax::trig),
            "t:2:19: expected a statement, not '.'\ne:g { e:s e:p 1 } .\n                  ^ start with its "
            "subject\n");
  EXPECT_EQ(messages("GRAPH 'g' { }", Syntax::trig),
            "t:2:7: GRAPH needs a name and '{', not the string \"g\"\nGRAPH 'g' { }\n      ^ write GRAPH <…> "
            "{ … }\n");
  EXPECT_EQ(messages("e:g { e:s e:p 1 . { e:s e:p 1 } }", Syntax::trig).substr(0, 44),
            "t:2:19: expected a statement, not '{'\ne:g { ");
}

TEST(Recovery, EachFaultyStatementIsReportedAndTheRestIsRead) {
  const Reading reading = reading_of(
      "PREFIX e: <u:>\n"
      "e:a e:p e:o .\n"
      "e:b e:p 'open .\n"
      "e:c e:p e:o .\n"
      "e:d e:p ; e:q 1 .\n"
      "e:e e:p [ e:q 1 ;\n"
      "PREFIX f: <u:f/>\n"
      "e:f f:p \"\\x\" , no:thing .\n"
      "e:g e:p e:o .\n");
  std::string places;
  for (const Fault& fault : reading.faults.sorted()) {
    places += std::to_string(fault.place.line) + ":" + std::to_string(fault.place.column) + " ";
  }
  EXPECT_EQ(places, "3:9 5:9 7:1 8:10 8:16 ");
  EXPECT_FALSE(reading.whole);
  std::string subjects;
  for (const OwnedQuad& quad : reading.sink.quads) subjects += quad[0].value + " ";
  EXPECT_EQ(subjects, "u:a u:c u:e f0g1 u:g ");
}

TEST(Recovery, ReadingEndsAfterAHundredFaults) {
  std::string text;
  for (int i = 0; i < 500; ++i) text += "<u:s> <u:p> .\n";
  for (const Syntax syntax : {Syntax::turtle, Syntax::ntriples}) {
    const Reading reading = reading_of(text, syntax);
    EXPECT_EQ(reading.faults.count(Severity::error), 100u);
    EXPECT_EQ(reading.faults.dropped("t"), 0u);
  }
}

TEST(Recovery, LineBasedSyntaxesGoOnWithTheNextLine) {
  EXPECT_EQ(reading_of("<u:s> <u:p> .\n_:s _:p 'o' .\n<u:s> <u:p> <u:o> <u:g> .\n<u:s> <u:p> <u:o> . "
                       "<u:s>\n<s> <u:p> <u:o>\n<u:s> <u:p> <u:o> .",
                       Syntax::ntriples)
                .messages(),
            "t:1:13: expected an object, not '.'\n"
            "<u:s> <u:p> .\n"
            "            ^ write an IRI, a blank node or a literal\n"
            "t:2:5: expected a predicate, not '_:p'\n"
            "_:s _:p 'o' .\n"
            "    ^ write an IRI in <…>\n"
            "t:3:19: expected '.', not <u:g>\n"
            "<u:s> <u:p> <u:o> <u:g> .\n"
            "                  ^ end the statement with '.'\n"
            "t:4:21: expected the end of the line, not <u:s>\n"
            "<u:s> <u:p> <u:o> . <u:s>\n"
            "                    ^ write one statement a line\n"
            "t:5:1: relative IRI <s> without a base\n"
            "<s> <u:p> <u:o>\n"
            "^ write the absolute IRI\n"
            "t:5:16: expected '.', not the end of the line\n"
            "<s> <u:p> <u:o>\n"
            "               ^ end the statement with '.'\n");
}

TEST(Recovery, AFaultOfALongLineShowsThePartAroundIt) {
  const std::string text = "<u:s> <u:p> \"" + std::string(300000, 'x') + "\" nope .\n";
  EXPECT_EQ(reading_of(text, Syntax::turtle).messages(),
            "t:1:300016: 'nope' is not a term\n…" + std::string(58, 'x') + "\" nope .\n" + std::string(61, ' ') +
                "^ write prefix:name, an IRI in <…>, or a string in quotes\n");
}

TEST(Recovery, DamagedSourcesAreFaultsOfTheFile) {
  class Breaking final : public Source {
   public:
    Breaking() : Source("t") {}
    std::size_t read(char* to, std::size_t) override {
      if (done_) throw SourceError("ends inside gzip data: the file is truncated");
      done_ = true;
      return std::string_view("<u:s> <u:p> <u:o> .\n").copy(to, 20);
    }

   private:
    bool done_ = false;
  };
  for (const Syntax syntax : {Syntax::turtle, Syntax::nquads}) {
    Breaking source;
    CollectingSink sink;
    Faults faults;
    EXPECT_FALSE(read_rdf(source, syntax, sink, faults));
    EXPECT_EQ(
        render(faults.sorted().at(0)),
        "t:1: ends inside gzip data: the file is truncated\n  nothing of the file is used; fetch or make it again\n");
  }
}

TEST(Recovery, ARunOfBadBytesIsOneFaultAndReadingStopsBehind64Kilobytes) {
  for (const std::string& bad : {std::string(1, '\0'), std::string("\xff"), std::string("\u00D7")}) {
    std::string text = "<u:s> <u:p> <u:o> .\n";
    while (text.size() < 1'000'000) text += bad;
    text += " <u:s> <u:p> <u:x> .\n";
    for (const Syntax syntax : {Syntax::turtle, Syntax::ntriples}) {
      const Reading reading = reading_of(text, syntax);
      const std::vector<Fault> faults = reading.faults.sorted();
      ASSERT_EQ(faults.size(), 2u) << reading.messages();
      EXPECT_EQ(faults[0].place.line, 2u);
      EXPECT_EQ(faults[1].message, "no statement ends within 64 KB after the previous fault: reading stops");
    }
  }
}

TEST(Recovery, AShortRunOfBadBytesLeavesTheStatementsBehindIt) {
  const Reading reading = reading_of("<u:s> <u:p> \x01\x02\x03 .\n<u:s> <u:q> 5 .\n");
  EXPECT_EQ(reading.faults.sorted().size(), 1u) << reading.messages();
  EXPECT_EQ(reading.sink.quads.size(), 1u);
}

TEST(Recovery, WarningsLeaveTheTextWhole) {
  const Reading reading = reading_of(
      "<u:s> <u:p> <http://e.example/%zz>, \"x\"^^"
      "<http://www.w3.org/1999/02/22-rdf-syntax-ns#langString>, <http://e.example/%zz> .",
      Syntax::turtle, {"http://base.example/", 0});
  EXPECT_TRUE(reading.whole);
  EXPECT_EQ(reading.sink.quads.size(), 3u);
  EXPECT_EQ(reading.faults.count(Severity::warning), 2u) << reading.messages();
  EXPECT_FALSE(reading.faults.has_errors());
}

TEST(Recovery, AFirstSegmentWithAColonIsRelativeAndWarnedOf) {
  const Reading reading = reading_of("<u:s> <u:p> <a_b:c> .", Syntax::turtle, {"http://base.example/d/", 0});
  EXPECT_TRUE(reading.whole);
  EXPECT_EQ(reading.sink.quads.at(0)[2].value, "http://base.example/d/a_b:c");
  EXPECT_EQ(reading.faults.sorted().at(0).message, "'a_b' is not a scheme, so this IRI counts as relative");
}

TEST(Recovery, LongLanguageTagsAreReadAndTooLongOnesHaveAPlace) {
  const auto text = [](std::size_t parts) {
    std::string tag = "en";
    for (std::size_t i = 0; i < parts; ++i) tag += "-abcdefg";
    return "<u:s> <u:p> \"x\"@" + tag + " .\n";
  };
  const Reading long_one = reading_of(text(40));
  EXPECT_TRUE(long_one.whole) << long_one.messages();
  EXPECT_EQ(long_one.sink.quads.at(0)[2].language.size(), 322u);
  const Reading too_long = reading_of(text(3000));
  EXPECT_FALSE(too_long.whole);
  EXPECT_EQ(too_long.faults.sorted().at(0).place, (Place{"t", 1, 16}));
}

TEST(Recovery, WhatIsOfRdf12IsCalledSo) {
  EXPECT_NE(read_text("VERSION \"1.2\"").find("RDF 1.2 is not read"), std::string::npos);
  EXPECT_NE(read_text("<u:s> <u:p> \"x\"@en--ltr .").find("a base direction belongs to RDF 1.2"), std::string::npos);
  EXPECT_NE(read_text("<u:s> <u:p> <u:o> {| <u:a> <u:b> |} .").find("'{|' belongs to an annotation of RDF 1.2"),
            std::string::npos);
  EXPECT_NE(read_text("<u:s> <u:p> <u:o> ~ <u:r> .").find("'~' belongs to an annotation of RDF 1.2"),
            std::string::npos);
  EXPECT_NE(read_text("<u:s> <u:p> << <u:a> <u:b> <u:c> >> .").find("a reified triple of RDF 1.2"), std::string::npos);
}

TEST(Recovery, ASlashInANameIsToldWithItsEscape) {
  EXPECT_NE(read_text("@prefix ex: <http://e.example/> .\nex:a/b ex:p 5 .").find("in a prefixed name write \\/"),
            std::string::npos);
}

}  // namespace
}  // namespace filiera
