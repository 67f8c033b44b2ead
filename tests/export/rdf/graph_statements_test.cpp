// SPDX-License-Identifier: Apache-2.0
// The triples that an export adds to the read ones; and reading the export gives the same graph.
#include "export/rdf/graph_statements.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <vector>

#include "build_paths.hpp"
#include "export/formats.hpp"
#include "export/rdf/rdf.hpp"
#include "graph/load/builder.hpp"
#include "tests/export/rdf/quads.hpp"

namespace filiera::graph_statements_test {
namespace {

const std::string prefixes = R"(@prefix fil: <https://w3id.org/filiera/ns#> .
@prefix kg: <https://w3id.org/filiera/id/> .
@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix schema: <https://schema.org/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
)";

const std::string things = prefixes + R"(
kg:A a fil:Company . kg:B a fil:Company . kg:P a fil:Product .
kg:D a fil:Document ; schema:datePublished "2026-01-10"^^edtf:EDTF ; schema:inLanguage "it" ;
    fil:sha256 "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" .
)";

// A link from kg:A to kg:B under this name, with further properties and one attestation of it.
std::string link(const std::string& name, const std::string& properties, const std::string& attestation = "") {
  return "kg:" + name +
         " a fil:Link ; rdf:subject kg:A ; rdf:predicate fil:suppliesTo ; rdf:object kg:B ; fil:product "
         "kg:P" +
         properties + " .\n" + "kg:" + name + "a a fil:Attestation ; fil:affirms kg:" + name + attestation +
         " ; prov:wasAttributedTo kg:D ; oa:hasSource kg:D ; fil:start 1 ; fil:end 5 .\n";
}

std::string denial(const std::string& name) {
  return "kg:" + name + "d a fil:Attestation ; fil:denies kg:" + name +
         " ; prov:wasAttributedTo kg:B ; oa:hasSource kg:D ; fil:start 7 ; fil:end 9 .\n";
}

void add_quads(Builder& builder, const QuadSet& quads) {
  for (const OwnedQuad& quad : quads) {
    StatementView statement{quad.subject.view(), quad.predicate.view(), quad.object.view(), std::nullopt, {}};
    if (quad.graph) statement.graph = quad.graph->view();
    builder.add(statement);
  }
}

KnowledgeGraph graph_of(const std::vector<std::string>& texts, Notation notation = Notation::turtle) {
  Builder builder;
  for (const std::string& text : texts) {
    Prefixes declared;
    const QuadSet quads = read_with_serd(text, notation, &declared);
    builder.begin_file("test");
    for (const Prefix& prefix : declared.all()) builder.prefix(prefix.name, prefix.iri);
    add_quads(builder, quads);
  }
  Faults faults;
  std::optional<KnowledgeGraph> graph = std::move(builder).finish(faults);
  std::string messages;
  for (const Fault& fault : faults.sorted()) messages += fault.message + '\n';
  if (!graph) throw std::runtime_error(messages);
  return std::move(*graph);
}

std::string turtle_of(const KnowledgeGraph& graph) {
  StringSink sink;
  BlankLabels labels;
  write_rdf(Syntax::turtle, GraphStatements(graph), sink, labels);
  return std::string(sink.text());
}

// The local names of the properties that lead from kg:A to kg:B, "none" if there is none.
std::string direct_properties(const std::string& claims) {
  const KnowledgeGraph graph = graph_of({things + claims});
  std::string names;
  GraphStatements(graph).for_each_subject([&](const TermView& subject, std::span<const PredicateObject> properties) {
    if (subject.value != "https://w3id.org/filiera/id/A") return;
    for (const PredicateObject& property : properties)
      if (property.object.value == "https://w3id.org/filiera/id/B")
        names += (names.empty() ? "" : " ") + std::string(local_name(property.predicate.value));
  });
  return names.empty() ? "none" : names;
}

TEST(GraphStatements, ALinkIsExportedWithItsDirectTripleAndBounds) {
  const std::string text = turtle_of(graph_of(
      {things +
       link("c1",
            R"( ; fil:modality fil:contracted ; fil:starts "2026"^^edtf:EDTF ; fil:ends "2027-03"^^edtf:EDTF)")}));
  EXPECT_EQ(text, R"(@prefix edtf: <http://id.loc.gov/datatypes/edtf/> .
@prefix fil: <https://w3id.org/filiera/ns#> .
@prefix kg: <https://w3id.org/filiera/id/> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix schema: <https://schema.org/> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

kg:A a fil:Company ;
    fil:suppliesTo kg:B .

kg:B a fil:Company .

kg:D a fil:Document ;
    schema:datePublished "2026-01-10"^^edtf:EDTF ;
    schema:inLanguage "it" ;
    fil:sha256 "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" .

kg:P a fil:Product .

kg:c1 a fil:Link ;
    rdf:object kg:B ;
    rdf:predicate fil:suppliesTo ;
    rdf:subject kg:A ;
    fil:ends "2027-03"^^edtf:EDTF ;
    fil:endsEarliest "2027-03-01"^^xsd:date ;
    fil:endsLatest "2027-03-31"^^xsd:date ;
    fil:modality fil:contracted ;
    fil:product kg:P ;
    fil:starts "2026"^^edtf:EDTF ;
    fil:startsEarliest "2026-01-01"^^xsd:date ;
    fil:startsLatest "2026-12-31"^^xsd:date .

kg:c1a a fil:Attestation ;
    oa:hasSource kg:D ;
    prov:wasAttributedTo kg:D ;
    fil:affirms kg:c1 ;
    fil:end 5 ;
    fil:start 1 .
)");
}

TEST(GraphStatements, UnboundedEndsAreLeftOut) {
  const std::string text = turtle_of(graph_of({things + link("c1", " ; fil:modality fil:ongoing")}));
  EXPECT_EQ(text.find("startsEarliest"), std::string::npos);
  EXPECT_NE(text.find(R"(fil:startsLatest "2026-01-10"^^xsd:date)"), std::string::npos) << text;
  EXPECT_NE(text.find(R"(fil:endsEarliest "2026-01-10"^^xsd:date)"), std::string::npos) << text;
  EXPECT_EQ(text.find("endsLatest"), std::string::npos);
}

TEST(GraphStatements, OnlyWhatIsUnderwayDoneOrContractedIsAPlainFact) {
  EXPECT_EQ(direct_properties(link("c1", "")), "suppliesTo");
  for (const char* modality : {"contracted", "ongoing", "done"})
    EXPECT_EQ(direct_properties(link("c1", " ; fil:modality fil:" + std::string(modality))), "suppliesTo") << modality;
  for (const char* modality : {"planned", "sought"})
    EXPECT_EQ(direct_properties(link("c1", " ; fil:modality fil:" + std::string(modality))), "tentativelySuppliesTo")
        << modality;
}

TEST(GraphStatements, HedgedDeniedAndDisputedLinksAreNeverPlainFacts) {
  EXPECT_EQ(direct_properties(link("c1", "", " ; fil:certainty fil:probable")), "tentativelySuppliesTo");
  EXPECT_EQ(direct_properties(link("c1", "", " ; fil:certainty fil:certain")), "suppliesTo");
  EXPECT_EQ(direct_properties(link("c1", "") + denial("c1")), "tentativelySuppliesTo");
  EXPECT_EQ(direct_properties(link("c1", " ; fil:conflictsWith kg:c2") + link("c2", "")), "tentativelySuppliesTo");
  EXPECT_EQ(direct_properties(link("c1", "") + link("c2", " ; fil:answers kg:c1") + denial("c2")),
            "tentativelySuppliesTo");
}

TEST(GraphStatements, WhatNobodyAffirmsContradictsNothing) {
  const std::string denied_only =
      "kg:c2 a fil:Link ; rdf:subject kg:A ; rdf:predicate fil:suppliesTo ; rdf:object kg:B ; fil:product kg:P ; "
      "fil:conflictsWith kg:c1 .\n" +
      denial("c2");
  EXPECT_EQ(direct_properties(link("c1", "") + denied_only), "suppliesTo tentativelySuppliesTo");
}

TEST(GraphStatements, OneFirmClaimOfSeveralGivesThePlainFactOnce) {
  EXPECT_EQ(direct_properties(link("c1", "") + link("c2", "") + link("c3", " ; fil:modality fil:planned")),
            "suppliesTo tentativelySuppliesTo");
}

TEST(GraphStatements, WhatIsOnlyDeniedGivesTheTentativeTripleAlone) {
  const std::string claim =
      "kg:c1 a fil:Link ; rdf:subject kg:A ; rdf:predicate fil:suppliesTo ; rdf:object kg:B ; fil:product "
      "kg:P .\n";
  EXPECT_EQ(direct_properties(claim + denial("c1")), "tentativelySuppliesTo");
}

TEST(GraphStatements, GeneralRdfIsKeptAsItIs) {
  const std::string text = R"(@prefix ex: <http://example.org/> .

ex:a a ex:T ;
    ex:p "x"@en , <http://www.w3.org/2004/02/skos/core> , _:b1 .

_:b1 ex:q 5 .
)";
  const std::string ordered = R"(@prefix ex: <http://example.org/> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .

ex:a a ex:T ;
    ex:p <http://www.w3.org/2004/02/skos/core> , _:b1 , "x"@en .

_:b1 ex:q 5 .
)";
  EXPECT_EQ(turtle_of(graph_of({text})), ordered);
}

TEST(GraphStatements, UsualPrefixesAreAddedOnlyWhereTheyServeAndAreFree) {
  const std::string name = "<http://www.w3.org/2004/02/skos/core#prefLabel>";
  const std::string statement = "<http://example.org/a> " + name + " \"x\" .\n";
  EXPECT_EQ(turtle_of(graph_of({statement})),
            "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n\n<http://example.org/a> skos:prefLabel "
            "\"x\" .\n");
  EXPECT_EQ(turtle_of(graph_of({"@prefix skos: <http://example.org/> .\n" + statement})),
            "@prefix skos: <http://example.org/> .\n\nskos:a " + name + " \"x\" .\n");
}

TEST(GraphStatements, EveryStatementStandsInOrderOfPredicateAndObject) {
  const KnowledgeGraph graph =
      graph_of({things + link("c1", R"( ; fil:starts "2026"^^edtf:EDTF ; <urn:z> 1 ; <http://example.org/a> 2)") +
                link("c2", " ; fil:modality fil:planned") + "kg:A <https://w3id.org/filiera/a> 1 , 2 ; <urn:z> 4 .\n"});
  std::string said;
  GraphStatements(graph).for_each_subject([&](const TermView& subject, std::span<const PredicateObject> properties) {
    if (subject.value.ends_with("/A") || subject.value.ends_with("/c1"))
      for (const PredicateObject& property : properties)
        said += std::string(local_name(property.predicate.value)) + ' ' +
                std::string(local_name(property.object.value)) + '\n';
  });
  EXPECT_EQ(said, R"(type Company
a 1
a 2
suppliesTo B
tentativelySuppliesTo B
z 4
a 2
object B
predicate suppliesTo
subject A
type Link
endsEarliest 2026-01-10
product P
starts 2026
startsEarliest 2026-01-01
startsLatest 2026-12-31
z 1
)");
}

std::vector<std::string> shipped_texts() {
  std::vector<std::string> texts;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(FILIERA_SOURCE_DIR "/data"))
    if (entry.path().extension() == ".ttl") {
      std::ifstream file(entry.path(), std::ios::binary);
      texts.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
    }
  std::sort(texts.begin(), texts.end());
  return texts;
}

TEST(GraphStatements, TheShippedDataComesBackFromEveryFormat) {
  const KnowledgeGraph graph = graph_of(shipped_texts());
  const std::string turtle = turtle_of(graph);
  const auto statements = [](const KnowledgeGraph& g) {
    StringSink sink;
    BlankLabels labels;
    write_rdf(Syntax::ntriples, GraphStatements(g), sink, labels);
    return std::string(sink.text());
  };
  const struct {
    const char* name;
    Notation notation;
  } notations[] = {{"turtle", Notation::turtle},
                   {"ntriples", Notation::ntriples},
                   {"nquads", Notation::nquads},
                   {"trig", Notation::trig}};
  for (const auto& [name, notation] : notations) {
    StringSink sink;
    const Format* format = find_format(name);
    ASSERT_NE(format, nullptr) << name;
    const Lens lens(graph);
    format->write(ExportRequest{lens, {}, std::nullopt, Formulas::defused}, sink);
    EXPECT_TRUE(statements(graph_of({std::string(sink.text())}, notation)) == statements(graph)) << name;
  }
  EXPECT_TRUE(turtle_of(graph_of({turtle})) == turtle);
}

TEST(GraphStatements, TheOrderOfFilesDoesNotMatter) {
  std::vector<std::string> texts = shipped_texts();
  const std::string expected = turtle_of(graph_of(texts));
  std::reverse(texts.begin(), texts.end());
  EXPECT_TRUE(turtle_of(graph_of(texts)) == expected);
}

TEST(Formats, AreFoundByNameAndByTheExtensionOfAFile) {
  EXPECT_EQ(find_format("turtle")->media_type, "text/turtle");
  EXPECT_EQ(find_format("Turtle"), nullptr);
  EXPECT_EQ(find_format(""), nullptr);
  EXPECT_EQ(format_of_path("out/data.nq")->name, "nquads");
  EXPECT_EQ(format_of_path("DATA.Nq")->name, "nquads");
  EXPECT_EQ(format_of_path("data.ttl.txt"), nullptr);
  for (const Format& format : formats()) {
    EXPECT_EQ(find_format(format.name), &format);
    EXPECT_EQ(format_of_path("x" + std::string(format.extension))->extension, format.extension);
    EXPECT_FALSE(format.keeps.empty());
  }
}

}  // namespace
}  // namespace filiera::graph_statements_test
