// SPDX-License-Identifier: Apache-2.0
// Reading back with Serd: correct output is never refused, and every damage is found and named.
#include "export/rdf/read_back.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <random>
#include <string>

#include "export/rdf/rdf.hpp"
#include "import/rdf/turtle.hpp"
#include "tests/export/rdf/quads.hpp"
#include "tests/export/rdf/random_quads.hpp"
#include "tests/property_share.hpp"
#include "tests/shared_material.hpp"

namespace filiera::read_back_test {
namespace {

constexpr Syntax all_syntaxes[] = {Syntax::turtle, Syntax::ntriples, Syntax::nquads, Syntax::trig};

// The result of writing `source`, applying `damage`, and reading back.
template <class Damage>
ReadBack read_back_after(const QuadSource& source, Syntax syntax, Damage damage) {
  StringSink sink;
  BlankLabels labels;
  write_rdf(syntax, source, sink, labels);
  std::string text(sink.text());
  damage(text);
  return read_back(source, labels, syntax, [&] { return memory_source("export", text); });
}

ReadBack read_back_whole(const QuadSource& source, Syntax syntax) {
  return read_back_after(source, syntax, [](const std::string&) {});
}

TEST(ReadBack, NeverRefusesTenThousandRandomGraphs) {
  const unsigned cases = static_cast<unsigned>(property_cases(10'000));
  for (unsigned seed = 0; seed < cases; ++seed) {
    const SetSource source(random_quads(seed, Terms::all), awkward_prefixes());
    const Syntax syntax = all_syntaxes[seed % std::size(all_syntaxes)];
    const ReadBack found = read_back_whole(source, syntax);
    ASSERT_EQ(found.difference, "") << row_of(syntax).title << " of seed " << seed;
    ASSERT_GT(found.statements, 0u);
  }
}

class QuadSink final : public StatementSink {
 public:
  void begin_file(std::string_view) override {}
  void prefix(std::string_view name, std::string_view iri) override { prefixes.set(name, iri); }
  TermInterner& terms() override { return numbered; }
  void statement(const Quad& quad, Origin) override {
    OwnedQuad owned{numbered[quad.subject], numbered[quad.predicate], numbered[quad.object], std::nullopt};
    if (quad.graph != no_term) owned.graph = numbered[quad.graph];
    quads.insert(std::move(owned));
  }

  QuadSet quads;
  Prefixes prefixes;
  TermInterner numbered;
};

TEST(ReadBack, NeverRefusesWhatIsReadOfTheW3cSuites) {
  const auto root = shared_material("w3c/rdf/rdf11");
  if (!root) GTEST_SKIP() << "the W3C suites are not at hand (set FILIERA_SHARED)";
  std::size_t files = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(*root)) {
    const std::optional<Syntax> syntax = syntax_of_path(entry.path().string());
    if (!syntax || !entry.is_regular_file()) continue;
    QuadSink sink;
    Faults faults;
    const auto bytes = open_source(entry.path().string());
    if (!read_rdf(*bytes, *syntax, sink, faults, {"http://example.org/base/file", 0})) continue;
    const SetSource source(std::move(sink.quads), std::move(sink.prefixes));
    for (const Syntax written : all_syntaxes)
      EXPECT_EQ(read_back_whole(source, written).difference, "") << entry.path() << " as " << row_of(written).title;
    ++files;
  }
  EXPECT_GT(files, 500u);
}

SetSource source_of(std::string_view trig) {
  Prefixes prefixes;
  QuadSet quads = read_with_serd(trig, Notation::trig, &prefixes);
  return {std::move(quads), std::move(prefixes)};
}

constexpr std::string_view statements = R"(@prefix ex: <http://example.org/> .
ex:a ex:p "one", "two" . ex:b ex:p _:x . _:x ex:p 5 .
)";

TEST(ReadBack, TellsTheNumberOfStatements) {
  const SetSource source = source_of(statements);
  for (const Syntax syntax : all_syntaxes) EXPECT_EQ(read_back_whole(source, syntax).statements, 4u);
}

void replace(std::string& text, std::string_view from, std::string_view to) {
  const std::size_t at = text.find(from);
  ASSERT_NE(at, std::string::npos) << from << " in\n" << text;
  text.replace(at, from.size(), to);
}

TEST(ReadBack, NamesTheFirstStatementThatIsMissingOrWasAdded) {
  const SetSource source = source_of(statements);
  for (const Syntax syntax : all_syntaxes) {
    EXPECT_EQ(read_back_after(source, syntax, [](std::string& text) { replace(text, "\"two\"", "\"2\""); }).difference,
              "Serd reads a statement that was not written: <http://example.org/a> <http://example.org/p> \"2\" .");
    EXPECT_EQ(
        read_back_after(source, syntax, [](std::string& text) { replace(text, "\"one\"", "\"three\""); }).difference,
        "Serd does not read the statement <http://example.org/a> <http://example.org/p> \"one\" .");
  }
}

TEST(ReadBack, NamesAStatementThatStandsTwice) {
  const SetSource source = source_of(statements);
  EXPECT_EQ(
      read_back_after(source, Syntax::ntriples,
                      [](std::string& text) { text += "<http://example.org/a> <http://example.org/p> \"one\" .\n"; })
          .difference,
      "Serd reads a statement that was not written: <http://example.org/a> <http://example.org/p> \"one\" "
      ".");
}

TEST(ReadBack, FindsThatABlankNodeBecameAnother) {
  const SetSource source = source_of(statements);
  for (const Syntax syntax : all_syntaxes)
    EXPECT_EQ(read_back_after(source, syntax, [](std::string& text) { replace(text, "_:b1 ", "_:b2 "); }).difference,
              "Serd does not read the statement <http://example.org/b> <http://example.org/p> _:b1 .");
}

TEST(ReadBack, TellsThePlaceOfAFaultOfSyntax) {
  const SetSource source = source_of(statements);
  const std::string fault =
      read_back_after(source, Syntax::ntriples, [](std::string& text) { replace(text, " .\n", " \n"); }).difference;
  EXPECT_TRUE(fault.starts_with("line 2, column ")) << fault;
}

// A damage that no statement shows, such as a longer comment or a prefix that nothing uses, may go unseen: what is
// written has none of them.
TEST(ReadBack, FindsEveryChangedByteThatChangesAStatement) {
  std::mt19937 random(1);
  for (unsigned seed = 0; seed < 300; ++seed) {
    const QuadSet quads = random_quads(seed, Terms::all);
    const SetSource source(quads, awkward_prefixes());
    const Syntax syntax = all_syntaxes[seed % std::size(all_syntaxes)];
    std::string damaged;
    const ReadBack found = read_back_after(source, syntax, [&](std::string& text) {
      text[random() % text.size()] = static_cast<char>(' ' + random() % 95);
      damaged = text;
    });
    const QuadSet expected = row_of(syntax).has_graphs ? quads : without_graphs(quads);
    bool same = false;
    try {
      same = with_blanks_by_label(read_with_serd(damaged, static_cast<Notation>(syntax))) ==
             with_blanks_by_label(expected);
    } catch (const std::exception&) {  // a fault of syntax, or a blank node without its label
    }
    EXPECT_EQ(found.difference.empty(), same) << row_of(syntax).title << " of seed " << seed << found.difference;
  }
}

}  // namespace
}  // namespace filiera::read_back_test
