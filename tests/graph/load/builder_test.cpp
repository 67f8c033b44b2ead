// SPDX-License-Identifier: Apache-2.0
// Tests of the builder: what it makes of statements, and what it says of those that the model does not allow.
#include "graph/load/builder.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "graph/model/title.hpp"
#include "ontology/vocabulary.hpp"
#include "tests/graph/graph_literal.hpp"

namespace filiera::builder_test {
namespace {

constexpr std::string_view small = R"(
  document A 2025-01
  company Acme Bolt
  product Chip
  c1: Acme suppliesTo Bolt product=Chip starts=2025 modality=ongoing by A
)";

// All faults of a text as they are printed, without the lines' numbers.
std::string faults_of_turtle(const std::string& turtle) {
  std::string printed;
  graph_of_turtle(turtle, &printed);
  std::string result;
  std::istringstream lines(printed);
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("literal.ttl:")) line = line.substr(line.find(": ") + 2);
    result += line.substr(std::min(line.find_first_not_of(' '), line.size())) + '\n';
  }
  return result;
}

std::string faults_of(const std::string& literal) { return faults_of_turtle(LiteralWriter().turtle(literal)); }

TEST(Builder, TheOrderOfStatementsDoesNotMatter) {
  const std::string turtle = LiteralWriter().turtle(small);
  std::vector<std::string> lines;
  std::istringstream in(turtle.substr(literal_prefixes.size()));
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  const auto first = graph_of_turtle(turtle);
  std::reverse(lines.begin(), lines.end());
  std::string reversed(literal_prefixes);
  for (const std::string& line : lines) reversed += line + '\n';
  const auto second = graph_of_turtle(reversed);
  ASSERT_TRUE(first && second);
  EXPECT_TRUE(std::ranges::equal(first->data().quads.span(), second->data().quads.span()));
  EXPECT_TRUE(std::ranges::equal(first->data().vertex_term.span(), second->data().vertex_term.span()));
  EXPECT_EQ(first->bounds(0), second->bounds(0));
}

TEST(Builder, ADifferenceNeedsTwoClaimsHoweverManyGraphsNameOne) {
  const std::string remark = "kg:r fil:about kg:c1 ; fil:difference fil:scope";
  EXPECT_EQ(
      faults_of(std::string(small) + "turtle kg:r a fil:Remark ; fil:text \"x\"@en .\naffirm r by A in A\nturtle " +
                remark + " . GRAPH ex:g { " + remark + " }\n"),
      "'kg:r' compares fewer than two claims\nadd the claims that differ with fil:about, or drop fil:difference\n");
}

TEST(Builder, QualifiersAreCheckedByTheFormAndTheRangeOfTheirValues) {
  const auto faults = [](const std::string& qualifier) {
    return faults_of(std::string(small) + "place Taiwan\nturtle kg:c1 " + qualifier + " .\n");
  };
  EXPECT_EQ(faults("fil:toPlace kg:Taiwan ; fil:condition \"if asked\"@en ; fil:shareOf kg:Chip"), "");
  EXPECT_EQ(faults("fil:toPlace kg:Chip"),
            "expected a place, but 'kg:Chip' is a product\n"
            "name one, or correct its class\n");
  EXPECT_EQ(faults("fil:condition kg:Chip"),
            "expected words, but 'kg:Chip' is a thing\n"
            "write a text in quotation marks, with its language\n");
}

TEST(Builder, AFaultNamesTheFileOfItsStatement) {
  Builder builder;
  Faults faults;
  const auto incomplete = [&](std::string_view name) {
    const auto iri = [](std::string_view value) { return TermView{TermKind::iri, value, {}, {}}; };
    builder.begin_file(name);
    builder.add({iri("http://example.org/" + std::string(name)),
                 iri(vocab::rdf_type),
                 iri("https://w3id.org/filiera/ns#Figure"),
                 {},
                 {7, 1}});
  };
  incomplete("first.ttl");
  builder.begin_file("empty.ttl");
  incomplete("third.ttl");
  EXPECT_FALSE(std::move(builder).finish(faults));
  std::vector<std::string> found;
  for (const Fault& fault : faults.sorted())
    if (fault.message.ends_with("has no metric")) found.push_back(fault.place.file + ": " + fault.message);
  EXPECT_EQ(found, (std::vector<std::string>{"first.ttl: '<http://example.org/first.ttl>' has no metric",
                                             "third.ttl: '<http://example.org/third.ttl>' has no metric"}));
}

TEST(Builder, ALinkIsAnEdgeThatLeadsToItsClaimAndItsAttestations) {
  const KnowledgeGraph graph = graph_of(small);
  ASSERT_EQ(graph.edge_count(), 1u);
  const Edge edge = graph.edge(0);
  EXPECT_EQ(edge, (Edge{vertex(graph, "Acme"), vertex(graph, "Bolt"), claim(graph, "c1")}));
  EXPECT_EQ(graph.product(edge.claim), vertex(graph, "Chip"));
  EXPECT_EQ(graph.modality(edge.claim), Modality::ongoing);
  ASSERT_EQ(graph.attestations(edge.claim).size(), 1u);
  EXPECT_EQ(graph.attestations(edge.claim)[0].voice, term(graph, "A"));
}

TEST(Builder, WhatTheModelDoesNotInterpretIsKept) {
  const KnowledgeGraph graph =
      graph_of(std::string(small) + "turtle kg:Acme ex:colour \"red\" . ex:else ex:says 5 .\n");
  EXPECT_EQ(graph.terms().value(graph.object(term(graph, "Acme"), "https://example.org/colour")), "red");
  EXPECT_EQ(graph.statements(graph.terms().find_iri("https://example.org/else")).size(), 1u);
}

TEST(Builder, WhatExportComputesIsNotKept) {
  const KnowledgeGraph graph = graph_of(std::string(small) +
                                        "turtle kg:Acme fil:suppliesTo kg:Bolt . kg:c1 fil:startsEarliest "
                                        "\"1999-01-01\"^^<http://www.w3.org/2001/XMLSchema#date> .\n");
  EXPECT_EQ(graph.object(term(graph, "Acme"), vocab::fil_suppliesTo), no_term);
  EXPECT_EQ(graph.object(term(graph, "c1"), vocab::fil_startsEarliest), no_term);
  EXPECT_EQ(iso_date(graph.bounds(claim(graph, "c1")).start_earliest), "2025-01-01");
}

TEST(Builder, GeneralRdfIsNoFault) { EXPECT_EQ(faults_of("turtle ex:a ex:b ex:c . ex:a a owl:Thing .\n"), ""); }

TEST(Builder, AnEventThatBeginsOrEndsALinkIsRelatedToItAndNoEdge) {
  const KnowledgeGraph graph =
      graph_of(std::string(small) + "e1: event modality=done when=2025-06 terminates=c1 by A\n");
  EXPECT_EQ(graph.edge_count(), 1u);
  const auto ended = graph.relations_to(claim(graph, "c1"));
  ASSERT_EQ(ended.size(), 1u);
  EXPECT_EQ(ended[0].from, claim(graph, "e1"));
  EXPECT_EQ(ended[0].type, graph.core(vocab::fil_terminates));
}

TEST(Builder, ACountryIsAPlaceAndTheOutsideOfOneIsALinkToIt) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2025-01
    country China
    place Abroad
    c1: Abroad complementOf China by A
  )");
  EXPECT_EQ(graph.kind_of_vertex(vertex(graph, "China")), Kind::place);
  EXPECT_EQ(graph.edge(0), (Edge{vertex(graph, "Abroad"), vertex(graph, "China"), claim(graph, "c1")}));
}

TEST(Builder, AnyProductIsAProductThatNeedsNoDeclaration) {
  const KnowledgeGraph graph = graph_of(std::string(small) +
                                        "regulator Gov\n"
                                        "m1: measure prohibits issuedBy=Gov onParty=Bolt by A\n"
                                        "turtle kg:m1 fil:appliesTo fil:AnyProduct .\n");
  const VertexId any = graph.find_vertex(graph.terms().find_iri(vocab::fil_AnyProduct));
  ASSERT_NE(any, no_vertex);
  EXPECT_EQ(graph.kind_of_vertex(any), Kind::product);
}

TEST(Builder, AnEdgeTypeOfTheDataWorksLikeAShippedOne) {
  const KnowledgeGraph graph = graph_of(R"(
    document A 2025-01
    company Acme Bolt
    turtle ex:licensesTo a fil:EdgeType ; rdfs:label "licenses to"@en ; rdfs:domain fil:Company ; rdfs:range fil:Company ; fil:goodsFlow fil:with .
    turtle kg:c1 a fil:Link ; rdf:subject kg:Acme ; rdf:predicate ex:licensesTo ; rdf:object kg:Bolt .
    affirm c1 by A in A
  )");
  const GoodsFlowGraph flow(graph);
  ASSERT_EQ(flow.edge_count(), 1u);
  EXPECT_EQ(flow.edge(0).target, vertex(graph, "Bolt"));
  EXPECT_EQ(graph.kinds().edge_type(graph.type_of(0)).labels.get(), "licenses to");
}

TEST(BuilderFaults, EveryFaultIsReportedNotOnlyTheFirst) {
  EXPECT_EQ(faults_of(R"(
    document A 2025-01
    company Acme Bolt
    turtle kg:Acme fil:suplies kg:Bolt .
    turtle kg:X a fil:Compny .
    c1: Acme suppliesTo Bolt modality=ongoing starts=2025-02-30 by A
    c2: Acme suppliesTo Nobody by A
    c3: Acme suppliesTo Bolt modality=perhaps
  )"),
            "unknown property 'fil:suplies'\n"
            "did you mean 'fil:suppliesTo'?\n"
            "unknown class 'fil:Compny'\n"
            "did you mean 'fil:Company'?\n"
            "\"2025-02-30\" is not a date: there is no day 30 in 2025-02\n"
            "write 01 to 28\n"
            "'kg:Nobody' has no class\n"
            "add 'kg:Nobody a fil:Company .'\n"
            "no attestation affirms or denies 'kg:c3'\n"
            "add a fil:Attestation with fil:affirms or fil:denies, a voice, a document and a span\n"
            "unknown modality 'fil:perhaps'\n"
            "write fil:sought, fil:planned, fil:contracted, fil:ongoing or fil:done\n");
}

TEST(BuilderFaults, APlainTripleWithoutALinkIsNoEdge) {
  EXPECT_EQ(faults_of("company Acme Bolt\nturtle kg:Acme fil:suppliesTo kg:Bolt .\n"),
            "'kg:Acme fil:suppliesTo kg:Bolt' has no fil:Link\n"
            "write a fil:Link with rdf:subject, rdf:predicate and rdf:object, and attest it\n");
}

TEST(BuilderFaults, EdgesStandWhereTheyBelong) {
  EXPECT_EQ(faults_of(R"(
    document A 2025-01
    company Acme
    product Chip
    m1: measure prohibits appliesTo=Acme by A
    c1: Acme appliesTo Chip by A
    turtle kg:Acme fil:issuedBy kg:Chip .
  )"),
            "expected a product, but 'kg:Acme' is a company\n"
            "name one, or correct its class\n"
            "'fil:appliesTo' is not written as a link\n"
            "write it directly on the measure or event\n"
            "'fil:issuedBy' cannot be written on a company\n"
            "write it on a measure\n");
}

TEST(BuilderFaults, KindsAreNamedWithTheirArticles) {
  EXPECT_EQ(faults_of(R"(
    document A 2025-01
    turtle kg:x a fil:Agent , fil:Company .
    e1: event by A
    turtle kg:e1 fil:effect fil:prohibits .
  )"),
            "'kg:x' is an agent and a company\n"
            "keep one of the two\n"
            "'fil:effect' does not belong on an event\n"
            "write it on a measure\n");
}

TEST(BuilderFaults, WhatIsLikeNothingElseHasARemedyToo) {
  EXPECT_EQ(faults_of("company Acme\nturtle kg:Acme fil:qqqqqqqqqqqqqqqq 1 .\nturtle kg:y a fil:Qqqqqqqqqqqqqqqq .\n"),
            "unknown property 'fil:qqqqqqqqqqqqqqqq'\n"
            "use a property of the ontology, or of a namespace of your own\n"
            "unknown class 'fil:Qqqqqqqqqqqqqqqq'\n"
            "use a class of the ontology, or declare this one as an owl:Class with rdfs:subClassOf\n");
}

TEST(BuilderFaults, RemediesSpellTermsAsTheDataDoes) {
  const std::string data =
      "<u:q> a <https://schema.org/QuantitativeValue> .\n"
      "<u:a> a <https://w3id.org/filiera/ns#Attestation> .\n";
  EXPECT_EQ(faults_of_turtle("@prefix f: <https://w3id.org/filiera/ns#> . @prefix s: <https://schema.org/> .\n" + data),
            "'<u:q>' has no value\n"
            "add s:value, s:minValue or s:maxValue\n"
            "'<u:a>' has no claim\n"
            "an attestation has either one f:affirms or one f:denies\n");
  EXPECT_EQ(faults_of_turtle(data),
            "'<u:q>' has no value\n"
            "add value, minValue or maxValue of <https://schema.org/>\n"
            "'<u:a>' has no claim\n"
            "an attestation has either one <https://w3id.org/filiera/ns#affirms> or one "
            "<https://w3id.org/filiera/ns#denies>\n");
}

TEST(BuilderFaults, AnEventInvolvesThingsNotLinks) {
  EXPECT_NE(faults_of(std::string(small) + "e1: event involves=c1 by A\n").find("but 'kg:c1' is a link"),
            std::string::npos);
}

TEST(BuilderFaults, AnAttestationIsWholeOrItIsNone) {
  EXPECT_EQ(faults_of(std::string(small) + R"(
    turtle kg:x1 a fil:Attestation ; fil:affirms kg:c1 ; fil:denies kg:c1 .
    turtle kg:x2 a fil:Attestation ; fil:affirms kg:c1 ; oa:hasSource kg:A ; fil:start 0 ; fil:end 9 .
    turtle kg:x3 a fil:Attestation ; fil:affirms kg:c1 ; prov:wasAttributedTo kg:A ; oa:hasSource kg:A ; fil:start 9 ; fil:end 9 .
  )"),
            "'kg:x1' has no single claim: it affirms and denies\n"
            "an attestation has either one fil:affirms or one fil:denies\n"
            "'kg:x2' has no voice\n"
            "add prov:wasAttributedTo; the article's own voice is its fil:Document\n"
            "empty span: end (\"9\") must be greater than start (\"9\")\n"
            "write two integers from 0, in code points, end exclusive\n");
}

TEST(BuilderFaults, ARelayHasAFirstVoice) {
  EXPECT_NE(faults_of(std::string(small) + R"(
    turtle kg:x1 a fil:Attestation ; fil:affirms kg:c1 ; prov:wasAttributedTo kg:A ; oa:hasSource kg:A ; fil:start 0 ; fil:end 9 ; prov:wasDerivedFrom kg:x2 .
    turtle kg:x2 a fil:Attestation ; fil:affirms kg:c1 ; prov:wasAttributedTo kg:A ; oa:hasSource kg:A ; fil:start 0 ; fil:end 9 ; prov:wasDerivedFrom kg:x1 .
  )")
                .find("'kg:x1' is derived from itself\n"),
            std::string::npos);
}

TEST(BuilderFaults, ADenialRepeatsNoAffirmation) {
  EXPECT_EQ(faults_of(std::string(small) + R"(
    turtle kg:x1 a fil:Attestation ; fil:affirms kg:c1 ; prov:wasAttributedTo kg:A ; oa:hasSource kg:A ; fil:start 0 ; fil:end 9 .
    turtle kg:x2 a fil:Attestation ; fil:denies kg:c1 ; prov:wasAttributedTo kg:A ; oa:hasSource kg:A ; fil:start 0 ; fil:end 9 ; prov:wasDerivedFrom kg:x1 .
  )"),
            "warning: 'kg:x2' denies the claim, and 'kg:x1', from which it is derived, affirms it\n"
            "prov:wasDerivedFrom names the attestation that it repeats; remove it or name another\n");
}

TEST(BuilderFaults, AClaimIsNotRelatedToItself) {
  EXPECT_EQ(faults_of(std::string(small) + "relate c1 conflictsWith c1\nrelate c1 answers c1\n"),
            "'kg:c1 fil:conflictsWith' names the claim itself\n"
            "name another claim, or remove the statement\n"
            "'kg:c1 fil:answers' names the claim itself\n"
            "name another claim, or remove the statement\n");
}

TEST(BuilderFaults, DatesOfAClaimAgree) {
  EXPECT_EQ(faults_of(R"(
    document A 2025-01
    company Acme Bolt
    c1: Acme suppliesTo Bolt starts=2026 ends=2025 by A
    c2: Acme suppliesTo Bolt starts=2026 when=2025 by A
  )"),
            "the end lies before the start\n"
            "exchange the two, or correct one\n"
            "'fil:when' together with a start or an end\n"
            "write fil:starts and fil:ends for a period, or fil:when for one date\n");
}

TEST(BuilderFaults, DatesAndAmountsAndSharesHaveTheirForm) {
  EXPECT_EQ(faults_of(std::string(small) + R"(
    turtle kg:c1 fil:ends 2026 ; fil:amount 500 ; fil:share 1.5 .
  )"),
            "expected an EDTF date, but \"2026\" is an xsd:integer\n"
            "write \"2026\"^^edtf:EDTF\n"
            "expected a thing, but \"500\" is a text\n"
            "write the IRI of a schema:MonetaryAmount or schema:QuantitativeValue\n"
            "\"1.5\" is not a share\n"
            "write a share from 0 to 1: 0.25 for 25 %\n");
}

std::string two_amounts(std::string_view first_unit, std::string_view second_unit) {
  std::string text(small);
  for (const auto& [name, unit] : {std::pair("n1", first_unit), std::pair("n2", second_unit)})
    text += std::string("turtle kg:c1 fil:amount kg:") + name + " . kg:" + name +
            " a schema:QuantitativeValue ; schema:value 4 ; schema:unitText \"" + std::string(unit) + "\" .\n";
  return text;
}

TEST(BuilderFaults, AClaimHasOneAmountForEachUnit) {
  EXPECT_EQ(faults_of(two_amounts("pieces", "tonnes")), "");
  EXPECT_EQ(faults_of(two_amounts("pieces", "pieces")),
            "'kg:c1' has a second value for 'fil:amount' in pieces\n"
            "keep one for each unit; where sources differ, write one claim for each\n");
}

TEST(BuilderFaults, ATermThatIsNoPropertyIsToldWithThePropertyThatTakesIt) {
  EXPECT_EQ(faults_of(std::string(small) + "turtle kg:c1 fil:Modality fil:contracted .\n"),
            "'fil:Modality' is a term of the ontology, but not a property\ndid you mean 'fil:modality'?\n");
  EXPECT_EQ(faults_of(std::string(small) + "turtle kg:c1 fil:contracted true .\n"),
            "'fil:contracted' is a term of the ontology, but not a property\ndid you mean 'fil:modality'?\n");
}

TEST(BuilderFaults, AnUnknownPropertyLeadsToWhereItIsLookedFor) {
  EXPECT_EQ(faults_of(std::string(small) + "turtle kg:c1 fil:subject kg:Acme .\n"),
            "unknown property 'fil:subject'\ndid you mean 'rdf:subject'?\n");
  EXPECT_EQ(faults_of(std::string(small) + "turtle kg:c1 fil:document kg:A .\n"),
            "unknown property 'fil:document'\ndid you mean 'oa:hasSource'?\n");
}

TEST(BuilderFaults, ANamespaceOneSlipFromTheModelsIsToldOnce) {
  for (const std::string_view slip :
       {"http://w3id.org/filiera/ns#", "https://w3id.org/filiera/ns/", "https://www.w3id.org/filiera/ns#",
        "https://w3id.org/Filiera/ns#", "https://w3id.org/filera/ns#"}) {
    const std::string iri = "<" + std::string(slip) + "status>";
    EXPECT_EQ(faults_of(std::string(small) + "turtle kg:c1 " + iri + " 1 . kg:Acme " + iri + " 2 .\n"),
              "warning: <" + std::string(slip) +
                  "> is not the namespace of the model\n"
                  "did you mean <https://w3id.org/filiera/ns#>?\n");
  }
  EXPECT_EQ(faults_of(std::string(small) + "turtle kg:c1 <https://example.org/ns#status> 1 .\n"), "");
}

TEST(BuilderFaults, ADateOfXsdIsCalledOne) {
  EXPECT_EQ(faults_of(std::string(small) +
                      "turtle kg:c1 fil:ends \"2026-03-03\"^^<http://www.w3.org/2001/XMLSchema#date> .\n"),
            "expected an EDTF date, but \"2026-03-03\" is an xsd:date\n"
            "write \"2026-03-03\"^^edtf:EDTF\n");
}

TEST(Builder, SharesInterestsAndCodesHaveColumns) {
  const KnowledgeGraph graph = graph_of(std::string(small) +
                                        "turtle kg:c1 fil:share 0.30 .\n"
                                        "turtle kg:Chip skos:notation \"854231\"^^fil:HS, \"x\" .\n");
  ASSERT_EQ(graph.data().shares.size(), 1u);
  const ShareRow& share = graph.data().shares[0];
  EXPECT_EQ(share.claim, claim(graph, "c1"));
  EXPECT_EQ(graph.terms().value(share.minimum), "0.30");
  EXPECT_EQ(share.maximum, share.minimum);
  ASSERT_EQ(graph.data().codes.size(), 1u);
  EXPECT_EQ(graph.terms().value(graph.data().codes[0].code), "854231");
  EXPECT_EQ(graph.data().codes[0].vertex, vertex(graph, "Chip"));
}

TEST(Builder, ADocumentHasATitleBesideItsLabel) {
  const KnowledgeGraph graph = graph_of(std::string(small) + "turtle kg:A schema:name \"A plan for chips\"@en .\n");
  EXPECT_EQ(title_of(graph, graph.find_document(term(graph, "A")), {}), "A plan for chips");
  EXPECT_EQ(graph.name(term(graph, "A")), "A");
}

TEST(BuilderFaults, AmountsHaveAValueAndMoneyACurrency) {
  EXPECT_EQ(faults_of(R"(
    turtle kg:m a schema:MonetaryAmount ; schema:value 5 .
    turtle kg:q a schema:QuantitativeValue ; schema:unitText "units" .
    turtle kg:n a schema:QuantitativeValue ; schema:minValue 5.5 ; schema:maxValue 5.25 .
    turtle kg:d a schema:MonetaryAmount ; schema:value 1e3 ; schema:currency "yuan" .
  )"),
            "'kg:m' has no currency\n"
            "add schema:currency, for example \"CNY\"\n"
            "'kg:q' has no value\n"
            "add schema:value, schema:minValue or schema:maxValue\n"
            "the maximum is below the minimum\n"
            "exchange the two, or correct one\n"
            "\"1e3\" has an exponent, which is not accepted\n"
            "write 1000\n"
            "\"yuan\" is not a currency\n"
            "write its three capital letters of ISO 4217, for example \"CNY\"\n");
}

TEST(BuilderFaults, ADocumentHasADateAndTheDigestOfItsText) {
  EXPECT_EQ(faults_of("turtle kg:D a fil:Document .\n"),
            "warning: 'kg:D' has no date of publication\n"
            "add schema:datePublished, an EDTF set if it is uncertain\n"
            "warning: 'kg:D' has no digest of its text\n"
            "add fil:sha256, the 64 hexadecimal digits that sha256sum prints for the text\n");
}

TEST(BuilderFaults, ACodeHasTheFormOfItsList) {
  for (const std::string_view code : {"\"8542\"^^fil:HS", "\"85\"^^fil:HS", "\"8542310090\"^^fil:HS",
                                      "\"3A090\"^^fil:ECCN", "\"3A090.a.1\"^^fil:ECCN", "\"anything\""})
    EXPECT_EQ(faults_of(std::string(small) + "turtle kg:Chip skos:notation " + std::string(code) + " ."), "") << code;
  for (const std::string_view code :
       {"\"8542.31\"^^fil:HS", "\"854\"^^fil:HS", "\"854231009012\"^^fil:HS", "\"\"^^fil:HS", "\"3A090.\"^^fil:ECCN",
        "\"3A09\"^^fil:ECCN", "\"3F090\"^^fil:ECCN", "\"3A090a\"^^fil:ECCN", "\"3A090..a\"^^fil:ECCN"})
    EXPECT_NE(faults_of(std::string(small) + "turtle kg:Chip skos:notation " + std::string(code) + " .")
                  .find("is not a valid code of its list"),
              std::string::npos)
        << code;
}

TEST(BuilderFaults, GrowthIsOfAMetric) {
  EXPECT_EQ(
      faults_of(std::string(small) + "turtle kg:n a schema:QuantitativeValue ; schema:value 2 .\n"
                                     "turtle kg:f a fil:Figure ; fil:about kg:Acme ; fil:metric fil:growthFactor ;\n"
                                     "turtle   fil:amount kg:n ; fil:growthOf fil:user .\n"
                                     "affirm f by A in A\n"),
      "unknown metric 'fil:user'\n"
      "write fil:spending, fil:monthlyActiveUsers ..., or declare it as a fil:Metric\n");
}

TEST(BuilderFaults, ADifferenceIsOfItsListAndBetweenClaims) {
  const std::string remark = std::string(small) +
                             "affirm r by A in A\n"
                             "turtle kg:r a fil:Remark ; fil:text \"x\"@en ; fil:about kg:c1 ;\n";
  EXPECT_EQ(faults_of(remark + "turtle   fil:difference fil:extent .\n"),
            "unknown difference 'fil:extent'\n"
            "write fil:scope, fil:time, fil:status, fil:rounding or fil:wording\n"
            "'kg:r' compares fewer than two claims\n"
            "add the claims that differ with fil:about, or drop fil:difference\n");
}

TEST(BuilderFaults, OneLabelALanguageIsPreferred) {
  EXPECT_EQ(faults_of("company Acme\nturtle kg:Acme skos:prefLabel \"ACME\"@en , \"Acme\"@it .\n"),
            "'kg:Acme' has two preferred labels in one language\n"
            "make one of them skos:altLabel\n");
}

TEST(BuilderFaults, EachFurtherPreferredLabelIsOneFault) {
  EXPECT_EQ(faults_of("company Acme\nturtle kg:Acme skos:prefLabel \"A\"@en , \"B\"@en .\n"),
            "'kg:Acme' has two preferred labels in one language\n"
            "make one of them skos:altLabel\n"
            "'kg:Acme' has two preferred labels in one language\n"
            "make one of them skos:altLabel\n");
}

}  // namespace
}  // namespace filiera::builder_test
