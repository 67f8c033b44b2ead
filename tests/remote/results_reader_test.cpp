// SPDX-License-Identifier: Apache-2.0
#include "remote/results_reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "rdf/term_writer.hpp"

namespace filiera {
namespace {

using Kind = ResultsError::Kind;
constexpr std::string_view variables[] = {"s", "o"};

// "<iri> "literal"" for each solution.
std::vector<std::string> rows_of(std::string_view text) {
  std::vector<std::string> rows;
  read_results(text, variables, [&](Solution solution) {
    StringSink sink;
    write_term(sink, solution[0]);
    sink.put(' ');
    write_term(sink, solution[1]);
    rows.emplace_back(sink.text());
  });
  return rows;
}

std::string with_rows(const std::string& rows) {
  return R"({"head":{"vars":["s","o"]},"results":{"bindings":[)" + rows + "]}}";
}

std::string row(const std::string& object) { return R"({"s":{"type":"uri","value":"urn:s"},"o":)" + object + "}"; }

// The kind and message of the error, as "KIND MESSAGE".
std::string error_of(std::string_view text) {
  try {
    rows_of(text);
    return "none";
  } catch (const ResultsError& error) {
    constexpr const char* names[] = {"not_json", "cut_off", "continued", "malformed"};
    return std::string(names[static_cast<int>(error.kind())]) + " " + error.what();
  }
}

TEST(Results, HandOverTheTermsOfTheVariablesAskedFor) {
  EXPECT_THAT(rows_of(with_rows(R"({"o":{"value":"x","type":"literal"},"more":{"type":"odd"},
                                    "s":{"type":"uri","value":"urn:s"}})")),
              testing::ElementsAre("<urn:s> \"x\""));
}

TEST(Results, KnowEveryKindOfTerm) {
  EXPECT_THAT(
      rows_of(with_rows(row(R"({"type":"literal","value":"a\u0000\"b","xml:lang":"it"})") + "," +
                        row(R"({"type":"typed-literal","value":"1","datatype":"urn:t"})") + "," +
                        row(R"({"type":"literal","value":"1",
                                        "datatype":"http://www.w3.org/2001/XMLSchema#string"})") +
                        "," + row(R"({"type":"bnode","value":"b0"})"))),
      testing::ElementsAre("<urn:s> \"a\\u0000\\\"b\"@it", "<urn:s> \"1\"^^<urn:t>", "<urn:s> \"1\"", "<urn:s> _:b0"));
}

TEST(Results, PassOverWhatTheyDoNotKnow) {
  EXPECT_THAT(rows_of(R"({"a":[[{"results":{"bindings":[7]}}]],"results":{"distinct":false,"x":{"bindings":[1]},
                          "bindings":[)" +
                      row(R"({"type":"uri","value":"urn:o","note":{"type":[1]}})") + R"(],"z":{}},
                          "b":"results"})"),
              testing::ElementsAre("<urn:s> <urn:o>"));
  EXPECT_THAT(rows_of(with_rows("")), testing::IsEmpty());
}

TEST(Results, ThatBreakTheFormatAreMalformed) {
  const std::pair<std::string, const char*> cases[] = {
      {"{}", "no \"results\" with \"bindings\""},
      {R"({"results":[]})", "no \"results\" with \"bindings\""},
      {R"({"results":{"bindings":{}}})", "no \"results\" with \"bindings\""},
      {R"({"results":{"bindings":[]},"results":{"bindings":[]}})", "\"results\" stands twice"},
      {R"({"results":{"bindings":[],"bindings":[]}})", "\"bindings\" stands twice"},
      {with_rows("7"), "a solution that is not an object"},
      {with_rows("[]"), "a solution that is not an object"},
      {with_rows("{}"), "a solution without a value of ?s"},
      {with_rows(row("7")), "a term that is not an object"},
      {with_rows(row("[]")), "a term that is not an object"},
      {with_rows(row("{}")), "a term without \"type\""},
      {with_rows(row(R"({"type":"uri"})")), "a term without \"value\""},
      {with_rows(row(R"({"type":"uri","value":7})")), "a term whose \"value\" is not a string"},
      {with_rows(row(R"({"type":{},"value":"x"})")), "a term whose \"type\" is not a string"},
      {with_rows(row(R"({"type":"thing","value":"x"})")), "a term of type \"thing\""},
      {with_rows(row(R"({"type":"uri","value":"not an iri"})")), "a term with a malformed IRI"},
      {with_rows(row(R"({"type":"uri","value":"relative"})")), "a term with a malformed IRI"},
      {with_rows(row(R"({"type":"literal","value":"x","datatype":"no scheme"})")), "a term with a malformed IRI"},
      {with_rows(row(R"({"type":"literal","value":"x","xml:lang":"i t"})")), "a term with a malformed language tag"},
      {with_rows(R"({"s":{"type":"uri","value":"urn:a"},"s":{"type":"uri","value":"urn:b"}})"),
       "a solution with two values of ?s"},
  };
  for (const auto& [text, message] : cases) EXPECT_EQ(error_of(text), std::string("malformed ") + message) << text;
  EXPECT_THAT(error_of(with_rows(row(R"({"type":"uri","value":"urn:o"}} x)"))), testing::StartsWith("malformed"));
}

TEST(Results, ThatAreNotJsonAreToldFromThoseThatBreakOff) {
  for (const char* text : {"", " ", "<html>", "[]", "7", "\"x\"", "null", "Error 42000", "\xff"})
    EXPECT_THAT(error_of(text), testing::StartsWith("not_json")) << text;
  EXPECT_EQ(error_of(with_rows("") + "\n\nTimeoutException\n at X"), "continued TimeoutException");
  EXPECT_EQ(error_of(with_rows("") + with_rows("")), "continued " + with_rows(""));
}

TEST(Results, HoldNoNulByte) {
  using namespace std::string_view_literals;
  EXPECT_EQ(error_of(with_rows("") + std::string("\0 an error"sv)), "malformed it holds a NUL byte");
  EXPECT_EQ(error_of("\0"sv), "malformed it holds a NUL byte");
}

TEST(Results, CutAtAnyByteAreAnError) {
  const std::string whole =
      with_rows(row(R"({"type":"uri","value":"urn:o"})") + "," + row(R"({"type":"literal","value":"\u00e9 12"})"));
  for (std::size_t size = 1; size < whole.size(); ++size)
    EXPECT_THAT(error_of(whole.substr(0, size)), testing::StartsWith("cut_off it ends in the middle, after"))
        << whole.substr(0, size);
}

TEST(Results, OfAMillionLevelsNeitherRecurseNorPass) {
  EXPECT_THAT(error_of(std::string(1'000'000, '[')), testing::HasSubstr("nested more than 64 levels deep"));
  std::string objects;
  for (int i = 0; i < 200'000; ++i) objects += "{\"a\":";
  EXPECT_THAT(error_of(objects), testing::HasSubstr("nested more than 64 levels deep"));
  EXPECT_THAT(error_of(with_rows(row(R"({"type":"uri","value":"urn:o","x":)" + std::string(100'000, '[')))),
              testing::HasSubstr("nested more than 64 levels deep"));
}

}  // namespace
}  // namespace filiera
