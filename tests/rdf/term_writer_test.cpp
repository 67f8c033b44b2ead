// SPDX-License-Identifier: Apache-2.0
// Tests of written terms: each is read back as the same term.
#include "rdf/term_writer.hpp"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

#include "rdf/byte_scan.hpp"

namespace filiera {
namespace {

using namespace std::literals;

constexpr std::string_view xsd_integer = "http://www.w3.org/2001/XMLSchema#integer";
constexpr std::string_view xsd_decimal = "http://www.w3.org/2001/XMLSchema#decimal";
constexpr std::string_view xsd_double = "http://www.w3.org/2001/XMLSchema#double";
constexpr std::string_view xsd_boolean = "http://www.w3.org/2001/XMLSchema#boolean";

TermView text(std::string_view value) { return {TermKind::literal, value, {}, {}}; }
TermView tagged(std::string_view value, std::string_view tag) { return {TermKind::literal, value, {}, tag}; }
TermView typed(std::string_view value, std::string_view type) { return {TermKind::literal, value, type, {}}; }
TermView blank(std::string_view label) { return {TermKind::blank, label, {}, {}}; }

std::string ntriples(const TermView& term) {
  StringSink sink;
  write_term(sink, term);
  return std::string(sink.text());
}

// Of IRIs and literals.
std::string turtle(const TermView& term) {
  static const Prefixes prefixes = [] {
    Prefixes p;
    p.set("ex", "http://example.org/");
    p.set("xsd", "http://www.w3.org/2001/XMLSchema#");
    return p;
  }();
  StringSink sink;
  if (term.kind == TermKind::iri) {
    write_turtle_iri(sink, term.value, prefixes);
  } else if (write_turtle_value(sink, term)) {
    sink.write("^^");
    write_turtle_iri(sink, term.datatype, prefixes);
  }
  return std::string(sink.text());
}

std::string refusal(const TermView& term) {
  try {
    return ntriples(term);
  } catch (const UnwritableTerm& error) {
    return error.what();
  }
}

TEST(TermWriter, NTriplesSpellsTermsInFull) {
  EXPECT_EQ(ntriples(iri_term("http://example.org/a")), "<http://example.org/a>");
  EXPECT_EQ(ntriples(blank("b1")), "_:b1");
  EXPECT_EQ(ntriples(text("plain")), "\"plain\"");
  EXPECT_EQ(ntriples(text("")), "\"\"");
  EXPECT_EQ(ntriples(tagged("ciao", "it-IT")), "\"ciao\"@it-IT");
  EXPECT_EQ(ntriples(typed("5", xsd_integer)), "\"5\"^^<http://www.w3.org/2001/XMLSchema#integer>");
}

TEST(TermWriter, TurtleShortensIrisAndDatatypes) {
  EXPECT_EQ(turtle(iri_term("http://example.org/a")), "ex:a");
  EXPECT_EQ(turtle(iri_term("http://example.com/a")), "<http://example.com/a>");
  EXPECT_EQ(turtle(typed("2025-01-01", "http://www.w3.org/2001/XMLSchema#date")), "\"2025-01-01\"^^xsd:date");
  EXPECT_EQ(turtle(tagged("ciao", "it")), "\"ciao\"@it");
}

TEST(TermWriter, QuotesBackslashesAndControlCharactersAreEscaped) {
  EXPECT_EQ(ntriples(text("say \"hi\" \\ \n\r\t\b\f end\"")), R"("say \"hi\" \\ \n\r\t\b\f end\"")");
  EXPECT_EQ(ntriples(text("\0\1\x1F\x7F"sv)), R"("\u0000\u0001\u001F\u007F")");
  EXPECT_EQ(turtle(text("\" . ex:forged ex:p ex:o . #")), R"("\" . ex:forged ex:p ex:o . #")");
}

TEST(TermWriter, EverythingElseIsUtf8AsItStands) {
  const std::string_view letters = "è 中文 \u202E \U0001F600 \uFFFE";
  EXPECT_EQ(ntriples(text(letters)), '"' + std::string(letters) + '"');
  EXPECT_EQ(ntriples(iri_term("http://example.org/è")), "<http://example.org/è>");
}

TEST(TermWriter, NumbersAndBooleansAreBareOnlyWhereTheirFormIsTheirTypes) {
  for (const char* form : {"0", "5", "-7", "+1", "007", "40000000000"})
    EXPECT_EQ(turtle(typed(form, xsd_integer)), form);
  for (const char* form : {"0.25", "-1.50", "+0.0"}) EXPECT_EQ(turtle(typed(form, xsd_decimal)), form);
  for (const char* form : {"1e0", "1E+10", "-2.5e-3"}) EXPECT_EQ(turtle(typed(form, xsd_double)), form);
  for (const char* form : {"true", "false"}) EXPECT_EQ(turtle(typed(form, xsd_boolean)), form);

  const auto quoted = [](std::string_view form, std::string_view type) {
    return '"' + std::string(form) + "\"^^xsd:" + std::string(type.substr(type.find('#') + 1));
  };
  for (const char* form : {"", "+", "5.", "5.0", "5e1", "x", " 5", "5 ", "--5", "5 . ex:a ex:b ex:c", "٥"})
    EXPECT_EQ(turtle(typed(form, xsd_integer)), quoted(form, xsd_integer));
  for (const char* form : {"", "5", "5.", ".5", ".", "5.0e1", "1.2.3"})
    EXPECT_EQ(turtle(typed(form, xsd_decimal)), quoted(form, xsd_decimal));
  for (const char* form : {"1.0", "1.E5", ".5E3", "1e", "1e+", "INF", "NaN", "e5"})
    EXPECT_EQ(turtle(typed(form, xsd_double)), quoted(form, xsd_double));
  for (const char* form : {"1", "0", "TRUE", "true ", ""})
    EXPECT_EQ(turtle(typed(form, xsd_boolean)), quoted(form, xsd_boolean));
  EXPECT_EQ(turtle(text("5")), "\"5\"");
  EXPECT_EQ(turtle(typed("5", "http://example.org/integer")), "\"5\"^^ex:integer");
  EXPECT_EQ(ntriples(typed("true", xsd_boolean)), "\"true\"^^<http://www.w3.org/2001/XMLSchema#boolean>");
}

TEST(TermWriter, IrisWithIllegalCharactersAreRefused) {
  for (const char* bad :
       {"http://e/a b", "http://e/<", "http://e/>", "http://e/\"", "C:\\x", "http://e/{", "http://e/|", "http://e/}",
        "http://e/^", "http://e/`", "http://e/\n", "http://e/\x01", "> <forged"}) {
    const std::string message = "<" + std::string(bad) + "> contains a character that is not allowed in an IRI";
    EXPECT_EQ(refusal(iri_term(bad)), message);
    EXPECT_EQ(refusal(typed("x", bad)), message);
    EXPECT_THROW(turtle(iri_term(bad)), UnwritableTerm);
    EXPECT_THROW(turtle(iri_term("http://example.org/" + std::string(bad))), UnwritableTerm);
  }
}

TEST(TermWriter, MalformedLanguageTagsAndLabelsAreRefused) {
  for (const char* bad : {"-", "en-", "en_US", "1en", "en--us", "e n", "en .", "è"})
    EXPECT_EQ(refusal(tagged("x", bad)), "'" + std::string(bad) + "' is not a language tag");
  for (const char* good : {"en", "de-CH-1996", "x-private", "zh-Hans"})
    EXPECT_EQ(ntriples(tagged("x", good)), "\"x\"@" + std::string(good));
  for (const char* bad : {"", "-a", ".a", "a.", "a b", "a:b", "\u00B7a", "a\n"})
    EXPECT_EQ(refusal(blank(bad)), "'" + std::string(bad) + "' is not a label of a blank node");
  for (const char* good : {"a", "0", "_x", "a.b", "a-", "\u00E9\u00B7", "B1"})
    EXPECT_EQ(ntriples(blank(good)), "_:" + std::string(good));
}

// The scans look at words of eight bytes: each special byte is put at each place of texts of each length.
TEST(ByteScan, FindsEverySpecialByteAtEveryPlace) {
  using namespace byte_scan;
  for (std::size_t length = 1; length <= 20; ++length)
    for (std::size_t at = 0; at < length; ++at)
      for (unsigned c = 0; c < 256; ++c)
        for (const char filler : {'a', '\x80', '\xFF', '!'}) {
          std::string text(length, filler);
          text[at] = static_cast<char>(c);
          const auto byte = static_cast<unsigned char>(c);
          ASSERT_EQ(clean_string_length(text), StringBytes::special(byte) ? at : length) << c;
          ASSERT_EQ(clean_iri_length(text), IriBytes::special(byte) ? at : length) << c;
        }
}

}  // namespace
}  // namespace filiera
