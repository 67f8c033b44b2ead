// SPDX-License-Identifier: Apache-2.0
// Edge types, classes, effects and metrics that data declares.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ontology/embedded.hpp"
#include "ontology/kind_faults.hpp"
#include "ontology/kinds.hpp"
#include "ontology/vocabulary.hpp"
#include "tests/ontology/turtle_triples.hpp"

namespace filiera {
namespace {

// The shipped kinds extended by a Turtle text, each statement placed on the line of its number from 1; and
// the codes and messages of the faults in order.
struct Extended {
  explicit Extended(std::string_view turtle) {
    const TurtleTriples read(
        "@prefix fil: <https://w3id.org/filiera/ns#> . @prefix ex: <https://example.org/> ."
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . @prefix owl: "
        "<http://www.w3.org/2002/07/owl#> ."
        "@prefix schema: <https://schema.org/> . " +
        std::string(turtle));
    EXPECT_TRUE(read.whole) << turtle;
    std::vector<Kinds::Declaration> declarations;
    for (const TestTriple& t : read.triples) {
      const auto term = [](const std::string& text) {
        return text.starts_with("_:") ? TermView{TermKind::blank, text, {}, {}} : iri_term(text);
      };
      declarations.push_back({term(t.subject),
                              iri_term(t.predicate),
                              t.literal ? TermView{TermKind::literal, t.object, {}, t.language} : term(t.object),
                              {"own.ttl", declarations.size() + 1, 1}});
    }
    Faults found;
    kinds = Kinds::shipped().extended(declarations, found);
    for (const Fault& fault : found.sorted())
      faults.push_back(std::to_string(fault.place.line) + " " + std::string(fault.kind->code) + ": " + fault.message);
  }

  bool adds_nothing() const {
    return kinds.edge_types().size() == Kinds::shipped().edge_types().size() &&
           kinds.effects().size() == Kinds::shipped().effects().size() &&
           kinds.metrics().size() == Kinds::shipped().metrics().size() &&
           !kinds.declares("https://example.org/licensesTo");
  }

  Kinds kinds;
  std::vector<std::string> faults;
};

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Extension, AnEdgeTypeOfDataStandsBesideTheCoresWithAllItsBehaviour) {
  const Extended with(
      R"(ex:licensesTo a fil:EdgeType ; rdfs:label "licenses to"@en, "concede in licenza a"@it ;
      rdfs:domain fil:Company ; rdfs:range fil:Party ; owl:inverseOf ex:licensedBy ;
      fil:tentativeForm ex:mayLicenseTo ; fil:goodsFlow fil:with ; fil:transitive true .)");
  EXPECT_THAT(with.faults, IsEmpty());
  const auto id = with.kinds.find_edge_type("https://example.org/licensesTo");
  ASSERT_TRUE(id);
  EXPECT_EQ(*id, Kinds::shipped().edge_types().size());
  const EdgeType& type = with.kinds.edge_type(*id);
  KindSet company, party;
  company.insert(Kind::company);
  party.insert(Kind::company);
  party.insert(Kind::group);
  EXPECT_EQ(type.domain, company);
  EXPECT_EQ(type.range, party);
  EXPECT_EQ(type.goods_flow, GoodsFlow::with);
  EXPECT_EQ(type.carrier, Carrier::link);
  EXPECT_TRUE(type.transitive);
  EXPECT_FALSE(type.symmetric);
  EXPECT_FALSE(type.standing);
  EXPECT_EQ(type.labels.get(), "licenses to");
  EXPECT_EQ(with.kinds.find_inverse("https://example.org/licensedBy"), id);
  EXPECT_EQ(with.kinds.find_tentative("https://example.org/mayLicenseTo"), id);
  EXPECT_EQ(with.kinds.find_edge_type(vocab::fil_suppliesTo), Kinds::shipped().find_edge_type(vocab::fil_suppliesTo));
}

TEST(Extension, ASymmetricEdgeTypeIsItsOwnInverse) {
  const Extended with(R"(ex:competesWith a fil:EdgeType ; rdfs:label "competes with" ;
      rdfs:domain fil:Party ; rdfs:range fil:Party ; fil:symmetric true .)");
  EXPECT_THAT(with.faults, IsEmpty());
  const auto id = with.kinds.find_edge_type("https://example.org/competesWith");
  ASSERT_TRUE(id);
  EXPECT_EQ(with.kinds.edge_type(*id).inverse, "https://example.org/competesWith");
  EXPECT_EQ(with.kinds.find_inverse("https://example.org/competesWith"), std::nullopt);
}

TEST(Extension, OwlsTransitiveAndSymmetricPropertiesCount) {
  const Extended with(R"(ex:partnerOf a fil:EdgeType, owl:SymmetricProperty, owl:TransitiveProperty ;
      rdfs:label "p" ; rdfs:domain fil:Company ; rdfs:range fil:Company .)");
  const auto id = with.kinds.find_edge_type("https://example.org/partnerOf");
  ASSERT_TRUE(id);
  EXPECT_TRUE(with.kinds.edge_type(*id).symmetric);
  EXPECT_TRUE(with.kinds.edge_type(*id).transitive);
}

TEST(Extension, DomainsThatAreIncludedAreAlternatives) {
  const Extended with(R"(ex:hires a fil:EdgeType ; rdfs:label "hires" ;
      schema:domainIncludes fil:Company, fil:Regulator ; rdfs:range rdfs:Resource .)");
  EXPECT_THAT(with.faults, IsEmpty());
  const EdgeType& type = with.kinds.edge_type(*with.kinds.find_edge_type("https://example.org/hires"));
  EXPECT_EQ(type.domain.size(), 2);
  EXPECT_TRUE(type.domain.contains(Kind::regulator));
  EXPECT_TRUE(type.range.empty());
}

TEST(Extension, AClassIsOfTheKindOfWhatItStandsBelowInAnyOrder) {
  const Extended with(
      R"(ex:CleanRoom a owl:Class ; rdfs:subClassOf ex:Fab . ex:Fab a rdfs:Class ; rdfs:subClassOf fil:Place .
      ex:runs a fil:EdgeType ; rdfs:label "runs" ; rdfs:domain fil:Company ; rdfs:range ex:CleanRoom .)");
  EXPECT_THAT(with.faults, IsEmpty());
  EXPECT_EQ(with.kinds.kind_of_class("https://example.org/Fab"), Kind::place);
  EXPECT_EQ(with.kinds.kind_of_class("https://example.org/CleanRoom"), Kind::place);
  EXPECT_TRUE(with.kinds.declares("https://example.org/CleanRoom"));
  EXPECT_TRUE(with.kinds.edge_type(*with.kinds.find_edge_type("https://example.org/runs")).range.contains(Kind::place));
}

TEST(Extension, ClassesOutsideTheModelAndRingsOfThemAreNoConcern) {
  const Extended with(R"(ex:A a owl:Class ; rdfs:subClassOf ex:B . ex:B a owl:Class ; rdfs:subClassOf ex:A .
      ex:C a owl:Class ; rdfs:subClassOf ex:C, fil:Place .)");
  EXPECT_THAT(with.faults, IsEmpty());
  EXPECT_FALSE(with.kinds.declares("https://example.org/A"));
  EXPECT_EQ(with.kinds.kind_of_class("https://example.org/A"), std::nullopt);
  EXPECT_EQ(with.kinds.kind_of_class("https://example.org/C"), Kind::place);
}

TEST(Extension, EffectsAndMetricsOfDataAreFound) {
  const Extended with(R"(ex:taxes a fil:Effect ; rdfs:label "taxes" ; fil:direction fil:against .
      ex:bans a fil:Effect ; rdfs:label "bans" ; fil:direction fil:against ; fil:bars true .
      ex:waferStarts a fil:Metric ; <http://www.w3.org/2004/02/skos/core#prefLabel> "wafer starts"@en .)");
  EXPECT_THAT(with.faults, IsEmpty());
  EXPECT_FALSE(with.kinds.effects()[*with.kinds.find_effect("https://example.org/taxes")].prohibits);
  EXPECT_TRUE(with.kinds.effects()[*with.kinds.find_effect("https://example.org/bans")].prohibits);
  ASSERT_NE(with.kinds.find_metric("https://example.org/waferStarts"), nullptr);
  EXPECT_EQ(with.kinds.find_metric("https://example.org/waferStarts")->labels.get(), "wafer starts");
}

TEST(Extension, TheOntologyItselfReadAsDataChangesNothing) {
  const Extended with(filiera_turtle);
  EXPECT_THAT(with.faults, IsEmpty());
  EXPECT_TRUE(with.adds_nothing());
}

TEST(Extension, ATermOfTheCoreMayGetALabelInAFurtherLanguage) {
  const Extended with(R"(fil:suppliesTo a fil:EdgeType ; rdfs:label "beliefert"@de, "delivers"@en .)");
  EXPECT_THAT(with.faults, IsEmpty());
  const EdgeType& type = with.kinds.edge_type(*with.kinds.find_edge_type(vocab::fil_suppliesTo));
  const std::string german[] = {"de"};
  EXPECT_EQ(type.labels.get(german), "beliefert");
  EXPECT_EQ(type.labels.get(), "supplies");
}

TEST(Extension, ATermOfTheCoreKeepsItsMeaning) {
  const Extended with(R"(fil:suppliesTo a fil:EdgeType ; fil:goodsFlow fil:against .
      fil:permits a fil:Effect ; fil:direction fil:against .
      fil:modality a fil:EdgeType ; rdfs:domain fil:Company ; rdfs:range fil:Company .
      fil:Company a owl:Class ; rdfs:subClassOf fil:Product .)");
  EXPECT_THAT(with.faults, ElementsAre("1 contradictory-declaration: the edge type 'fil:suppliesTo' already "
                                       "means something else",
                                       "3 contradictory-declaration: the effect 'fil:permits' already means "
                                       "something else",
                                       "5 contradictory-declaration: 'fil:modality' already has another meaning",
                                       "9 contradictory-declaration: the class 'fil:Company' of the model "
                                       "cannot be narrowed or moved"));
  EXPECT_TRUE(with.adds_nothing());
  EXPECT_EQ(with.kinds.kind_of_class(vocab::fil_Company), Kind::company);
  EXPECT_EQ(with.kinds.edge_type(*with.kinds.find_edge_type(vocab::fil_suppliesTo)).goods_flow, GoodsFlow::with);
}

struct BadDeclaration {
  std::string turtle;  // the rest of the declaration of ex:licensesTo as an edge type
  std::string fault;
};

class BadEdgeType : public testing::TestWithParam<BadDeclaration> {};

TEST_P(BadEdgeType, IsAFaultAndAddsNothing) {
  const Extended with(R"(ex:licensesTo a fil:EdgeType ; rdfs:label "licenses to" ; )" + GetParam().turtle);
  EXPECT_THAT(with.faults, ElementsAre(GetParam().fault));
  EXPECT_TRUE(with.adds_nothing());
}

const std::string between_companies = "rdfs:domain fil:Company ; rdfs:range fil:Company ; ";

INSTANTIATE_TEST_SUITE_P(
    Extension, BadEdgeType,
    testing::Values(
        BadDeclaration{"rdfs:range fil:Company .",
                       "1 incomplete-declaration: the edge type 'https://example.org/licensesTo' has no domain"},
        BadDeclaration{"rdfs:domain fil:Company .",
                       "1 incomplete-declaration: the edge type 'https://example.org/licensesTo' has no range"},
        BadDeclaration{"rdfs:domain fil:Compnay ; rdfs:range fil:Company .",
                       "3 unknown-declaration: 'fil:Compnay' is not a class of the model"},
        BadDeclaration{"rdfs:domain fil:Company, fil:Product ; rdfs:range fil:Company .",
                       "3 contradictory-declaration: no thing can have all the classes in 'domain' at once"},
        BadDeclaration{between_companies + "fil:goodsFlow fil:up .",
                       "5 unknown-declaration: 'fil:up' is not a direction of goods"},
        BadDeclaration{between_companies + "fil:goodsFlow fil:with, fil:none .",
                       "5 contradictory-declaration: 'https://example.org/licensesTo' has several values of "
                       "'goodsFlow'"},
        BadDeclaration{between_companies + "fil:transitive \"perhaps\" .",
                       "5 unknown-declaration: fil:transitive is neither true nor false"},
        BadDeclaration{between_companies + "fil:symmetric true, false .",
                       "5 contradictory-declaration: fil:symmetric is both true and false"},
        BadDeclaration{between_companies + "fil:symmetric true ; fil:goodsFlow fil:with .",
                       "6 contradictory-declaration: goods cannot flow along a symmetric edge type"},
        BadDeclaration{between_companies + "fil:symmetric true ; owl:inverseOf ex:licensedBy .",
                       "6 contradictory-declaration: a symmetric edge type is its own inverse"},
        BadDeclaration{
            "rdfs:domain fil:Company ; rdfs:range fil:Product ; fil:transitive true .",
            "5 contradictory-declaration: two edges of the type can never follow each other, so it cannot be "
            "transitive"},
        BadDeclaration{between_companies + "owl:inverseOf fil:suppliesTo .",
                       "5 contradictory-declaration: the inverse 'fil:suppliesTo' already has "
                       "another meaning"},
        BadDeclaration{between_companies + "fil:tentativeForm fil:tentativelySuppliesTo .",
                       "5 contradictory-declaration: the tentative form "
                       "'fil:tentativelySuppliesTo' already has another meaning"},
        BadDeclaration{between_companies + "fil:writtenOn fil:Company .",
                       "5 unknown-declaration: edges cannot be written on 'fil:Company'"},
        BadDeclaration{between_companies + "fil:writtenOn fil:Measure .",
                       "5 contradictory-declaration: the edge type is written on a class outside its domain"},
        BadDeclaration{
            "rdfs:domain fil:Attestation ; rdfs:range fil:Company .",
            "1 contradictory-declaration: the edge type 'https://example.org/licensesTo' connects classes that edges "
            "cannot connect"}));

TEST(Extension, ABlankNodeCannotBeDeclared) {
  const Extended with("[] a fil:EdgeType ; rdfs:domain fil:Company ; rdfs:range fil:Company .");
  EXPECT_THAT(with.faults, ElementsAre("1 incomplete-declaration: a blank node cannot be declared as a term"));
  EXPECT_TRUE(with.adds_nothing());
}

TEST(Extension, AnEffectNeedsADirectionAndNoneInFavourBars) {
  const Extended with(R"(ex:a a fil:Effect ; rdfs:label "a" .
      ex:b a fil:Effect ; rdfs:label "b" ; fil:direction fil:inFavour ; fil:bars true .)");
  EXPECT_THAT(with.faults, ElementsAre("1 incomplete-declaration: the effect 'https://example.org/a' has no direction",
                                       "6 contradictory-declaration: an effect in favour cannot prohibit"));
  EXPECT_TRUE(with.adds_nothing());
}

TEST(Extension, AClassBelowTwoKindsIsAFault) {
  const Extended with("ex:X a owl:Class ; rdfs:subClassOf fil:Company, fil:Product .");
  EXPECT_THAT(with.faults,
              ElementsAre("2 contradictory-declaration: the class 'https://example.org/X' is a subclass of "
                          "classes that exclude each other"));
  EXPECT_FALSE(with.kinds.declares("https://example.org/X"));
}

TEST(Extension, WithoutALabelItIsShownByItsLocalNameAndWarned) {
  const Extended with("ex:licensesTo a fil:EdgeType ; rdfs:domain fil:Company ; rdfs:range fil:Company .");
  EXPECT_THAT(with.faults,
              ElementsAre("1 unlabelled-declaration: 'https://example.org/licensesTo' is declared without a label"));
  const auto id = with.kinds.find_edge_type("https://example.org/licensesTo");
  ASSERT_TRUE(id);
  EXPECT_EQ(with.kinds.edge_type(*id).name(), "licensesTo");
}

TEST(Extension, MoreEdgeTypesThanAGraphHoldsIsAFault) {
  std::string turtle;
  for (int i = 1000; i < 1300; ++i)
    turtle += "ex:e" + std::to_string(i) +
              " a fil:EdgeType ; rdfs:label \"e\" ; rdfs:domain fil:Company ; rdfs:range fil:Company .\n";
  const Extended with(turtle);
  EXPECT_EQ(with.kinds.edge_types().size(), 256u);
  EXPECT_EQ(with.faults.size(), std::min<std::size_t>(Kinds::shipped().edge_types().size() + 300 - 256, Faults::limit));
  EXPECT_THAT(with.faults.front(), HasSubstr("too-many-declarations"));
}

}  // namespace
}  // namespace filiera
