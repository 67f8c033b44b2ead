// SPDX-License-Identifier: Apache-2.0
// The ontology and the shapes as documents: complete, labelled, and agreeing with each other and with the
// code.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <regex>
#include <set>

#include "build_paths.hpp"
#include "ontology/embedded.hpp"
#include "ontology/kinds.hpp"
#include "ontology/vocabulary.hpp"
#include "tests/ontology/turtle_triples.hpp"

namespace filiera {
namespace {

constexpr std::string_view definition = "http://www.w3.org/2004/02/skos/core#definition";
constexpr std::string_view source = "http://purl.org/dc/terms/source";
const std::set<std::string> english_and_italian = {"en", "it"};

class Ontology : public testing::Test {
 protected:
  static const TurtleTriples& ontology() {
    static const TurtleTriples triples(filiera_turtle);
    return triples;
  }
  static const TurtleTriples& shapes() {
    static const TurtleTriples triples(shapes_turtle);
    return triples;
  }
  static std::set<std::string> terms() {
    std::set<std::string> found;
    for (const TestTriple& t : ontology().triples)
      if (t.subject != "https://w3id.org/filiera/ns") found.insert(t.subject);
    return found;
  }
};

TEST_F(Ontology, Parses) { EXPECT_TRUE(ontology().whole); }

TEST_F(Ontology, SaysThatItsNamespacesArePlaceholders) {
  const auto comments =
      ontology().objects("https://w3id.org/filiera/ns", "http://www.w3.org/2000/01/rdf-schema#comment");
  EXPECT_THAT(comments, testing::Contains(testing::HasSubstr("placeholders")));
}

TEST_F(Ontology, HoldsNoBlankNodesAndNoTripleTwice) {
  std::vector<TestTriple> triples = ontology().triples;
  std::sort(triples.begin(), triples.end());
  EXPECT_EQ(std::adjacent_find(triples.begin(), triples.end()), triples.end());
  for (const TestTriple& t : triples)
    EXPECT_FALSE(t.subject.starts_with("_:") || (!t.literal && t.object.starts_with("_:")));
}

TEST_F(Ontology, DeclaresEveryTermThatCodeNames) {
  std::ifstream file(FILIERA_SOURCE_DIR "/ontology/vocabulary.hpp");
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  const std::regex term(R"(FILIERA_TERM\((\w+)\))");
  const std::set<std::string> declared = terms();
  std::size_t named = 0;
  for (std::sregex_iterator i(text.begin(), text.end(), term), end; i != end; ++i) {
    if ((*i)[1] == "name") continue;
    ++named;
    EXPECT_TRUE(declared.contains(std::string(vocab::fil) + i->str(1))) << i->str(1);
    EXPECT_TRUE(Kinds::shipped().declares(std::string(vocab::fil) + i->str(1))) << i->str(1);
  }
  EXPECT_GT(named, 80u);
}

TEST_F(Ontology, UsesNoTermOfItsOwnThatItDoesNotDeclare) {
  const std::set<std::string> declared = terms();
  for (const TestTriple& t : ontology().triples)
    for (const std::string& iri : {t.predicate, t.literal ? std::string() : t.object})
      EXPECT_TRUE(!iri.starts_with(vocab::fil) || declared.contains(iri)) << iri;
}

TEST_F(Ontology, GivesEveryTermOneLabelAndOneDefinitionInEnglishAndItalian) {
  for (const std::string& term : terms()) {
    EXPECT_EQ(ontology().languages(term, vocab::rdfs_label), english_and_italian) << term;
    EXPECT_EQ(ontology().languages(term, definition), english_and_italian) << term;
    const auto said = [&](std::string_view predicate) {
      return std::ranges::count_if(ontology().triples,
                                   [&](const TestTriple& t) { return t.subject == term && t.predicate == predicate; });
    };
    EXPECT_EQ(said(vocab::rdfs_label), 2) << term;
    EXPECT_EQ(said(definition), 2) << term;
  }
}

TEST_F(Ontology, NamesTheSourceOfTheIdeaOfEveryClassEdgeTypeAndEffect) {
  for (const std::string_view type : {vocab::owl_Class, vocab::fil_EdgeType, vocab::fil_Effect, vocab::fil_Modality,
                                      vocab::fil_Certainty, vocab::fil_Qualifier})
    for (const std::string& term : ontology().subjects(vocab::rdf_type, type))
      EXPECT_FALSE(ontology().objects(term, source).empty()) << term;
}

TEST_F(Ontology, GivesEveryEdgeTypeDomainRangeInverseFlowAndCarrier) {
  for (const std::string& term : ontology().subjects(vocab::rdf_type, vocab::fil_EdgeType)) {
    EXPECT_EQ(ontology().objects(term, vocab::rdfs_domain).empty(),
              !ontology().objects(term, vocab::schema_domainIncludes).empty())
        << term;
    EXPECT_EQ(ontology().objects(term, vocab::rdfs_range).empty(),
              !ontology().objects(term, vocab::schema_rangeIncludes).empty())
        << term;
    EXPECT_EQ(ontology().objects(term, vocab::owl_inverseOf).size(), 1u) << term;
    EXPECT_EQ(ontology().objects(term, vocab::fil_goodsFlow).size(), 1u) << term;
    EXPECT_EQ(ontology().objects(term, vocab::fil_writtenOn).size(), 1u) << term;
  }
}

TEST_F(Ontology, GivesATentativeFormToExactlyTheEdgeTypesThatLinksCarry) {
  for (const EdgeType& type : Kinds::shipped().edge_types()) {
    if (type.carrier != Carrier::link) {
      EXPECT_EQ(type.tentative_form, "") << type.iri;
      continue;
    }
    std::string name(type.name());
    name[0] = static_cast<char>(name[0] - 'a' + 'A');
    EXPECT_EQ(type.tentative_form, std::string(vocab::fil) + "tentatively" + name);
    EXPECT_TRUE(terms().contains(type.tentative_form)) << type.tentative_form;
  }
}

TEST_F(Ontology, DeclaresEveryInverseBothWays) {
  for (const EdgeType& type : Kinds::shipped().edge_types())
    EXPECT_THAT(ontology().objects(type.inverse, vocab::owl_inverseOf), testing::Contains(type.iri)) << type.iri;
}

TEST_F(Ontology, AgreesWithOwlOnTransitiveAndSymmetric) {
  for (const std::string& term : ontology().subjects(vocab::rdf_type, vocab::fil_EdgeType)) {
    const auto types = ontology().objects(term, vocab::rdf_type);
    EXPECT_EQ(types.contains(std::string(vocab::owl_TransitiveProperty)),
              !ontology().objects(term, vocab::fil_transitive).empty())
        << term;
    EXPECT_EQ(types.contains(std::string(vocab::owl_SymmetricProperty)),
              !ontology().objects(term, vocab::fil_symmetric).empty())
        << term;
  }
}

TEST_F(Ontology, LeavesToDataWhatIsNotSupply) {
  for (const std::string_view name : {"competesWith", "partnerOf", "hiresFrom", "outperforms"})
    EXPECT_FALSE(terms().contains(std::string(vocab::fil) + std::string(name))) << name;
}

TEST_F(Ontology, LocalNamesAreLettersAndDigits) {
  for (const std::string& term : terms())
    EXPECT_TRUE(std::regex_match(std::string(local_name(term)), std::regex("[A-Za-z][A-Za-z0-9]*"))) << term;
}

TEST_F(Ontology, ShapesParse) { EXPECT_TRUE(shapes().whole); }

TEST_F(Ontology, DeclaresEveryTermThatTheShapesUse) {
  const std::set<std::string> declared = terms();
  std::size_t used = 0;
  for (const TestTriple& t : shapes().triples)
    for (const std::string& iri : {t.subject, t.predicate, t.literal ? std::string() : t.object})
      if (iri.starts_with(vocab::fil)) {
        ++used;
        EXPECT_TRUE(declared.contains(iri)) << iri;
      }
  EXPECT_GT(used, 50u);
}

TEST_F(Ontology, ShapesListTheWholeOfEveryClosedList) {
  constexpr std::string_view sh_in = "http://www.w3.org/ns/shacl#in";
  constexpr std::string_view first = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first";
  constexpr std::string_view rest = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest";
  std::set<std::set<std::string>> lists;
  for (const TestTriple& t : shapes().triples) {
    if (t.predicate != sh_in) continue;
    std::set<std::string> list;
    for (std::string cell = t.object; cell.starts_with("_:"); cell = *shapes().objects(cell, rest).begin())
      list.merge(shapes().objects(cell, first));
    lists.insert(std::move(list));
  }
  std::set<std::set<std::string>> expected;
  for (const std::string_view type : {vocab::fil_Modality, vocab::fil_Certainty, vocab::fil_GoodsFlow,
                                      vocab::fil_Direction, vocab::fil_Difference, vocab::fil_ReachMethod})
    expected.insert(ontology().subjects(vocab::rdf_type, type));
  // Control has no share; the shapes list it apart from the other interests.
  std::set<std::string> interests = ontology().subjects(vocab::rdf_type, vocab::fil_Interest);
  const std::set<std::string> control = {std::string(vocab::fil_control)};
  EXPECT_EQ(interests.erase(std::string(vocab::fil_control)), 1u);
  expected.insert({control, interests});
  EXPECT_EQ(lists, expected);
}

TEST_F(Ontology, EveryNamedShapeTellsWhatToDo) {
  constexpr std::string_view message = "http://www.w3.org/ns/shacl#message";
  constexpr std::string_view property = "http://www.w3.org/ns/shacl#property";
  for (const std::string& shape : shapes().subjects(vocab::rdf_type, "http://www.w3.org/ns/shacl#NodeShape")) {
    bool has_message = !shapes().objects(shape, message).empty();
    for (const std::string& part : shapes().objects(shape, property)) {
      EXPECT_EQ(shapes().languages(part, message), (std::set<std::string>{"en"})) << shape;
      has_message = true;
    }
    EXPECT_TRUE(has_message) << shape;
  }
}

}  // namespace
}  // namespace filiera
