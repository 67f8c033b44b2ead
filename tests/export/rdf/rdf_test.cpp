// SPDX-License-Identifier: Apache-2.0
// What RDF export writes, byte for byte, and that other readers read the same statements from it.
#include "export/rdf/rdf.hpp"

#include <gtest/gtest.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include "export/rdf/shard.hpp"
#include "rdf/term_writer.hpp"
#include "tests/export/rdf/quads.hpp"
#include "tests/export/rdf/random_quads.hpp"
#include "tests/property_share.hpp"

namespace filiera::rdf_test {
namespace {

struct Syntaxes {
  Notation notation;
  Syntax syntax;
  const char* name;  // as serdi and rapper call it
  bool graphs;
};
constexpr Syntaxes all_syntaxes[] = {{Notation::turtle, Syntax::turtle, "turtle", false},
                                     {Notation::ntriples, Syntax::ntriples, "ntriples", false},
                                     {Notation::nquads, Syntax::nquads, "nquads", true},
                                     {Notation::trig, Syntax::trig, "trig", true}};

std::string written_by(Syntax syntax, const QuadSource& source) {
  StringSink sink;
  BlankLabels labels;
  write_rdf(syntax, source, sink, labels);
  return std::string(sink.text());
}

// Statements in TriG, as a source with the prefixes that the text declares.
SetSource source_of(std::string_view trig) {
  Prefixes prefixes;
  QuadSet quads = read_with_serd(trig, Notation::trig, &prefixes);
  return {std::move(quads), std::move(prefixes)};
}

constexpr std::string_view link = R"(@prefix ex: <http://example.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
ex:c1 ex:starts "2026"^^ex:EDTF ; a ex:Link ; ex:share 0.25 ; a ex:Claim ; ex:product ex:b, ex:a .
ex:Acme ex:label "Acme \"Ltd\""@en, "Acme\nSpA"@it ; ex:home <http://acme.example/a-b> .
)";

TEST(RdfExport, TurtleGroupsStatementsAndPutsTypesFirst) {
  EXPECT_EQ(written_by(Syntax::turtle, source_of(link)), R"(@prefix ex: <http://example.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

ex:Acme ex:home <http://acme.example/a-b> ;
    ex:label "Acme\nSpA"@it , "Acme \"Ltd\""@en .

ex:c1 a ex:Claim , ex:Link ;
    ex:product ex:a , ex:b ;
    ex:share 0.25 ;
    ex:starts "2026"^^ex:EDTF .
)");
}

TEST(RdfExport, TheLongestNamespaceGivesThePrefixWhateverWasWrittenBefore) {
  EXPECT_EQ(written_by(Syntax::turtle, source_of(R"(@prefix ex: <http://example.org/> .
@prefix id: <http://example.org/id/> .
@prefix v: <http://example.com/v#> .
@prefix w: <http://example.com/v#> .
@prefix x: <http://example.net/x#> .
ex:a ex:p id:b , ex:c , id:d , x:e , ex:id , <http://example.org/id/f/g> , x:h , <http://example.net/x#i[> , v:j .
id:a x:p ex:k , x:k ; id:p "5"^^x:p , "5"^^id:p , "5"^^ex:p , "6"^^x:p .
)")),
            R"(@prefix ex: <http://example.org/> .
@prefix id: <http://example.org/id/> .
@prefix v: <http://example.com/v#> .
@prefix w: <http://example.com/v#> .
@prefix x: <http://example.net/x#> .

ex:a ex:p v:j , x:e , x:h , <http://example.net/x#i[> , ex:c , ex:id , id:b , id:d , id:f\/g .

id:a x:p x:k , ex:k ;
    id:p "5"^^x:p , "5"^^id:p , "5"^^ex:p , "6"^^x:p .
)");
}

TEST(RdfExport, APrefixThatOtherReadersRefuseIsNotDeclared) {
  EXPECT_EQ(written_by(Syntax::turtle, source_of("@prefix a.b: <http://example.org/> .\na.b:s a.b:p a.b:o .\n")),
            "<http://example.org/s> <http://example.org/p> <http://example.org/o> .\n");
}

constexpr std::string_view dataset = R"(@prefix ex: <http://example.org/> .
ex:s ex:p ex:o, _:z .
_:z ex:p "x" .
ex:h { ex:s ex:p ex:o . _:z a ex:T . }
ex:g { ex:s ex:p ex:o ; ex:q 5 . }
)";

TEST(RdfExport, NQuadsKeepsGraphsAndLabelsBlankNodesByFirstAppearance) {
  EXPECT_EQ(written_by(Syntax::nquads, source_of(dataset)),
            R"(<http://example.org/s> <http://example.org/p> <http://example.org/o> .
<http://example.org/s> <http://example.org/p> <http://example.org/o> <http://example.org/g> .
<http://example.org/s> <http://example.org/p> <http://example.org/o> <http://example.org/h> .
<http://example.org/s> <http://example.org/p> _:b1 .
<http://example.org/s> <http://example.org/q> "5"^^<http://www.w3.org/2001/XMLSchema#integer> <http://example.org/g> .
_:b1 <http://example.org/p> "x" .
_:b1 <http://www.w3.org/1999/02/22-rdf-syntax-ns#type> <http://example.org/T> <http://example.org/h> .
)");
}

TEST(RdfExport, ShardsHoldWholeSubjectsAndTheFirstAllThatTouchesBlankNodes) {
  const SetSource source = source_of(R"(@prefix ex: <http://example.org/> .
ex:a ex:p 1, 2 . ex:b ex:p 3, 4 . ex:c ex:p _:x . _:x ex:p 5 . ex:d ex:p 6, 7 .
)");
  const std::uint64_t total = count_statements(source);
  EXPECT_EQ(total, 8u);
  std::vector<std::string> subjects;
  for (std::uint32_t number = 1; number <= 3; ++number) {
    std::string held;
    Shard(source, total, number, 3)
        .for_each_subject([&](const TermView& subject, std::span<const PredicateObject> said) {
          const bool blank = subject.kind == TermKind::blank;
          held += blank ? "_" : std::string(subject.value.substr(subject.value.find_last_of('/') + 1));
          held += ' ' + std::to_string(said.size()) + ';';
        });
    subjects.push_back(held);
  }
  EXPECT_EQ(subjects, (std::vector<std::string>{"a 2;b 2;c 1;_ 1;", "d 2;", ""}));
}

TEST(RdfExport, TriGWritesTheDefaultGraphAndThenEachNamedOne) {
  EXPECT_EQ(written_by(Syntax::trig, source_of(dataset)), R"(@prefix ex: <http://example.org/> .

ex:s ex:p ex:o , _:b1 .

_:b1 ex:p "x" .

ex:g {
    ex:s ex:p ex:o ;
        ex:q 5 .
}

ex:h {
    ex:s ex:p ex:o .
    _:b1 a ex:T .
}
)");
}

TEST(RdfExport, WithoutNamesOfGraphsAStatementIsWrittenOnceAndTheLossIsCounted) {
  const SetSource source = source_of(dataset);
  StringSink turtle, ntriples, nquads;
  const auto statistics = [&](Syntax syntax, ByteSink& sink) {
    BlankLabels labels;
    return write_rdf(syntax, source, sink, labels);
  };
  EXPECT_EQ(statistics(Syntax::turtle, turtle), (ExportStatistics{5, 4}));
  EXPECT_EQ(turtle.text(), R"(@prefix ex: <http://example.org/> .

ex:s ex:p ex:o , _:b1 ;
    ex:q 5 .

_:b1 a ex:T ;
    ex:p "x" .
)");
  EXPECT_EQ(statistics(Syntax::ntriples, ntriples), (ExportStatistics{5, 4}));
  EXPECT_EQ(statistics(Syntax::nquads, nquads), (ExportStatistics{7, 0}));
}

TEST(RdfExport, NothingIsWrittenForNothing) {
  const SetSource nothing({}, {});
  for (const Syntaxes& syntax : all_syntaxes) EXPECT_EQ(written_by(syntax.syntax, nothing), "") << syntax.name;
}

TEST(RdfExport, HostileLiteralsForgeNothing) {
  Prefixes prefixes;
  prefixes.set("xsd", "http://www.w3.org/2001/XMLSchema#");
  QuadSet quads;
  for (const char* type : {"integer", "decimal", "double", "boolean", "date"})
    for (const char* value :
         {"1 . <http://e/forged> <http://e/p> 2", "5.", "true . #", "\" . <http://e/f> a \"", "", "\\"})
      quads.insert({iri_term("http://e/s"), iri_term("http://e/p"),
                    OwnedTerm({TermKind::literal, value, "http://www.w3.org/2001/XMLSchema#" + std::string(type), {}}),
                    std::nullopt});
  const SetSource source(quads, prefixes);
  for (const Syntaxes& syntax : all_syntaxes)
    EXPECT_EQ(read_with_serd(written_by(syntax.syntax, source), syntax.notation), quads) << syntax.name;
}

TEST(RdfExport, ATermThatCannotBeSaidIsAnError) {
  const SetSource source({{iri_term("http://e/a b"), iri_term("http://e/p"), iri_term("http://e/o"), std::nullopt}},
                         {});
  for (const Syntaxes& syntax : all_syntaxes)
    EXPECT_THROW(written_by(syntax.syntax, source), UnwritableTerm) << syntax.name;
}

TEST(RdfExport, SerdReadsBackTheSameStatements) {
  for (unsigned seed = 0; seed < static_cast<unsigned>(property_cases(300)); ++seed) {
    const QuadSet quads = random_quads(seed, Terms::all);
    const SetSource source(quads, awkward_prefixes());
    for (const Syntaxes& syntax : all_syntaxes) {
      const QuadSet read = read_with_serd(written_by(syntax.syntax, source), syntax.notation);
      const QuadSet expected = syntax.graphs ? quads : without_graphs(quads);
      ASSERT_EQ(with_blanks_by_label(read), with_blanks_by_label(expected)) << syntax.name << " of seed " << seed;
    }
  }
}

// What `command` prints, run on a file of this text; nothing if it is not installed.
std::optional<std::string> output_of(const std::string& program, const std::string& options, const std::string& text) {
  if (std::system(("command -v " + program + " > /dev/null").c_str()) != 0) return std::nullopt;
  const std::string path = testing::TempDir() + "filiera-export-" + std::to_string(::getpid());
  std::ofstream(path, std::ios::binary) << text;
  FILE* pipe = ::popen((program + " " + options + " '" + path + "'").c_str(), "r");
  std::string output;
  char buffer[4096];
  for (std::size_t size; (size = ::fread(buffer, 1, sizeof buffer, pipe)) > 0;) output.append(buffer, size);
  const int status = ::pclose(pipe);
  std::remove(path.c_str());
  EXPECT_EQ(status, 0) << program << ' ' << options << '\n' << text;
  return output;
}

TEST(RdfExport, SerdiReadsBackTheSameStatements) {
  const QuadSet quads = random_quads(7, Terms::all);
  const SetSource source(quads, awkward_prefixes());
  for (const Syntaxes& syntax : all_syntaxes) {
    const auto output =
        output_of("serdi", std::string("-q -o nquads -i ") + syntax.name, written_by(syntax.syntax, source));
    if (!output) GTEST_SKIP() << "serdi is not installed";
    EXPECT_EQ(with_blanks_by_label(read_with_serd(*output, Notation::nquads)),
              with_blanks_by_label(syntax.graphs ? quads : without_graphs(quads)))
        << syntax.name;
  }
}

TEST(RdfExport, RapperReadsBackTheSameStatements) {
  for (unsigned seed = 0; seed < 5; ++seed) {
    const QuadSet quads = random_quads(seed, Terms::kept_by_raptor);
    const SetSource source(quads, awkward_prefixes());
    for (const Syntaxes& syntax : all_syntaxes) {
      const auto output =
          output_of("rapper", std::string("-q -o nquads -i ") + syntax.name, written_by(syntax.syntax, source));
      if (!output) GTEST_SKIP() << "rapper is not installed";
      EXPECT_EQ(with_blanks_by_label(read_with_serd(*output, Notation::nquads)),
                with_blanks_by_label(syntax.graphs ? quads : without_graphs(quads)))
          << syntax.name << " of seed " << seed;
    }
  }
}

}  // namespace
}  // namespace filiera::rdf_test
