// SPDX-License-Identifier: Apache-2.0
// The shipped table of kinds.
#include "ontology/kinds.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

KindSet kinds(std::initializer_list<Kind> list) {
  KindSet set;
  for (const Kind kind : list) set.insert(kind);
  return set;
}

const EdgeType& edge_type(std::string_view iri) {
  const auto id = Kinds::shipped().find_edge_type(iri);
  EXPECT_TRUE(id) << iri;
  return Kinds::shipped().edge_type(id.value_or(0));
}

TEST(ReadOntology, ASyntaxErrorIsThrownWithItsLine) {
  const auto read = [] {
    Kinds::read_ontology("@prefix fil: <https://example.org/> .\n\nfil:a fil:b fil:c\nfil:d ;\n");
  };
  EXPECT_THAT(read, testing::ThrowsMessage<std::runtime_error>(testing::HasSubstr("ontology/filiera.ttl:4:")));
}

TEST(ShippedKinds, EveryKindIsTheKindOfItsClassAndHasLabelsInTwoLanguages) {
  const Kinds& shipped = Kinds::shipped();
  for (std::size_t k = 0; k < kind_count; ++k) {
    const Kind kind = static_cast<Kind>(k);
    EXPECT_EQ(shipped.kind_of_class(shipped.class_of_kind(kind)), kind) << shipped.class_of_kind(kind);
    EXPECT_EQ(shipped.labels_of_kind(kind).by_language.size(), 2u) << shipped.class_of_kind(kind);
  }
}

TEST(ShippedKinds, AnAbstractClassIsDeclaredAndOfNoOneKind) {
  EXPECT_EQ(Kinds::shipped().kind_of_class(vocab::fil_Party), std::nullopt);
  EXPECT_EQ(Kinds::shipped().kind_of_class(vocab::fil_Claim), std::nullopt);
  EXPECT_TRUE(Kinds::shipped().declares(vocab::fil_Party));
}

TEST(ShippedKinds, ASumOfMoneyAndAQuantityAreAmounts) {
  EXPECT_EQ(Kinds::shipped().kind_of_class(vocab::schema_MonetaryAmount), Kind::amount);
  EXPECT_EQ(Kinds::shipped().kind_of_class(vocab::schema_QuantitativeValue), Kind::amount);
}

TEST(ShippedKinds, SupplyGoesFromPartiesToPartiesWithTheGoods) {
  const EdgeType& supplies = edge_type(vocab::fil_suppliesTo);
  EXPECT_EQ(supplies.name(), "suppliesTo");
  EXPECT_EQ(supplies.inverse, FILIERA_NS "suppliedBy");
  EXPECT_EQ(supplies.tentative_form, FILIERA_NS "tentativelySuppliesTo");
  EXPECT_EQ(supplies.domain, kinds({Kind::company, Kind::group}));
  EXPECT_EQ(supplies.range, kinds({Kind::company, Kind::group}));
  EXPECT_EQ(supplies.carrier, Carrier::link);
  EXPECT_EQ(supplies.goods_flow, GoodsFlow::with);
  EXPECT_FALSE(supplies.transitive);
  EXPECT_FALSE(supplies.symmetric);
  const std::string italian[] = {"it"};
  EXPECT_EQ(supplies.labels.get(italian), "fornisce");
  EXPECT_EQ(supplies.labels.get(), "supplies");
}

TEST(ShippedKinds, GoodsFlowWithFourEdgeTypesAndAgainstTwo) {
  std::vector<std::string_view> with, against;
  for (const EdgeType& type : Kinds::shipped().edge_types()) {
    if (type.goods_flow == GoodsFlow::with) with.push_back(type.name());
    if (type.goods_flow == GoodsFlow::against) against.push_back(type.name());
  }
  EXPECT_THAT(with, testing::ElementsAre("inputTo", "manufactures", "sells", "suppliesTo"));
  EXPECT_THAT(against, testing::ElementsAre("commissions", "uses"));
}

TEST(ShippedKinds, TransitiveSymmetricAndStandingEdgeTypesAreThese) {
  std::vector<std::string_view> transitive, symmetric, standing, at_most_possible, partner;
  for (const EdgeType& type : Kinds::shipped().edge_types()) {
    if (type.transitive) transitive.push_back(type.name());
    if (type.symmetric) symmetric.push_back(type.name());
    if (type.standing) standing.push_back(type.name());
    if (type.at_most_possible) at_most_possible.push_back(type.name());
    if (type.partner) partner.push_back(type.name());
  }
  EXPECT_THAT(transitive, testing::ElementsAre("inputTo", "kindOf", "locatedIn", "sameMatterAs"));
  EXPECT_THAT(symmetric,
              testing::ElementsAre("apartFrom", "conflictsWith", "developsWith", "jointWith", "sameMatterAs"));
  EXPECT_THAT(standing, testing::ElementsAre("complementOf", "hasJurisdictionOver", "inputTo", "kindOf", "locatedIn",
                                             "memberOf"));
  EXPECT_THAT(at_most_possible, testing::ElementsAre("uses"));
  EXPECT_THAT(partner, testing::ElementsAre("designs", "developsWith"));
}

TEST(ShippedKinds, WhatMeasuresEventsAndClaimsCarryIsWrittenOnThem) {
  std::map<Carrier, std::vector<std::string_view>> by_carrier;
  for (const EdgeType& type : Kinds::shipped().edge_types()) by_carrier[type.carrier].push_back(type.name());
  EXPECT_THAT(by_carrier[Carrier::measure],
              testing::ElementsAre("appliesTo", "conditionOf", "exceptionTo", "fromPlace", "insteadOf", "issuedBy",
                                   "onParty", "reachesBy", "toPlace"));
  EXPECT_THAT(by_carrier[Carrier::event], testing::ElementsAre("announcedBy", "introduces", "involves", "terminates"));
  EXPECT_THAT(by_carrier[Carrier::claim],
              testing::ElementsAre("answers", "apartFrom", "conflictsWith", "fulfils", "sameMatterAs"));
}

TEST(ShippedKinds, ToPlaceIsAnEdgeOfMeasuresAndAQualifierOfLinks) {
  EXPECT_EQ(edge_type(vocab::fil_toPlace).domain, kinds({Kind::measure}));
  const Property* qualifier = Kinds::shipped().find_property(vocab::fil_toPlace);
  ASSERT_NE(qualifier, nullptr);
  EXPECT_EQ(qualifier->domain, kinds({Kind::link}));
  EXPECT_EQ(qualifier->range, kinds({Kind::place}));
}

TEST(ShippedKinds, AQualifierWhoseValuesAreLiteralsOrAnythingHasNoRange) {
  for (const std::string_view iri : {vocab::fil_starts, vocab::fil_text, vocab::fil_about, vocab::fil_metric})
    EXPECT_TRUE(Kinds::shipped().find_property(iri)->range.empty()) << iri;
}

TEST(ShippedKinds, AnEventMayInvolveAnything) { EXPECT_TRUE(edge_type(vocab::fil_involves).range.empty()); }

TEST(ShippedKinds, ATentativeFormAndAnInverseLeadToTheirEdgeType) {
  const Kinds& shipped = Kinds::shipped();
  EXPECT_EQ(shipped.find_tentative(FILIERA_NS "tentativelyManufactures"),
            shipped.find_edge_type(vocab::fil_manufactures));
  EXPECT_EQ(shipped.find_inverse(FILIERA_NS "manufacturedBy"), shipped.find_edge_type(vocab::fil_manufactures));
  EXPECT_EQ(shipped.find_inverse(vocab::fil_developsWith), std::nullopt);
  EXPECT_EQ(shipped.find_edge_type(FILIERA_NS "manufacturedBy"), std::nullopt);
}

TEST(ShippedKinds, OnlyAProhibitionBarsAndOnlyPermissionAndEncouragementAreInFavour) {
  std::vector<std::string_view> prohibiting, in_favour;
  for (const Effect& effect : Kinds::shipped().effects()) {
    if (effect.prohibits) prohibiting.push_back(effect.name());
    if (effect.direction == Direction::in_favour) in_favour.push_back(effect.name());
  }
  EXPECT_EQ(Kinds::shipped().effects().size(), 7u);
  EXPECT_THAT(prohibiting, testing::ElementsAre("prohibits"));
  EXPECT_THAT(in_favour, testing::ElementsAre("encourages", "permits"));
}

TEST(ShippedKinds, ModalitiesAndCertaintiesAreThoseOfTheModel) {
  const Kinds& shipped = Kinds::shipped();
  for (const Modality modality :
       {Modality::sought, Modality::planned, Modality::contracted, Modality::ongoing, Modality::done}) {
    EXPECT_EQ(shipped.find_modality(shipped.modality(modality).iri), modality);
    EXPECT_EQ(shipped.modality(modality).labels.by_language.size(), 2u);
    EXPECT_EQ(shipped.modality(modality).real, modality != Modality::sought && modality != Modality::planned);
  }
  EXPECT_EQ(shipped.find_modality(vocab::fil_possible), std::nullopt);
  EXPECT_EQ(shipped.find_certainty(vocab::fil_certain), Certainty::certain);
  EXPECT_EQ(shipped.find_certainty(vocab::fil_probable), Certainty::probable);
  EXPECT_EQ(shipped.find_certainty(vocab::fil_possible), Certainty::possible);
  EXPECT_TRUE(shipped.modality(Modality::unstated).labels.by_language.empty());
  EXPECT_TRUE(shipped.modality(Modality::unstated).real);
  EXPECT_EQ(shipped.modality(Modality::unstated).iri, "");
  EXPECT_EQ(shipped.find_modality(""), std::nullopt);
}

TEST(ShippedKinds, OnlyBoundsAndWhatMeasuresReachAreComputed) {
  std::vector<std::string_view> computed;
  for (const Property& property : Kinds::shipped().properties())
    if (property.computed) computed.push_back(local_name(property.iri));
  EXPECT_THAT(computed, testing::ElementsAre("endsEarliest", "endsLatest", "possiblyReachedBy", "reachedBy",
                                             "startsEarliest", "startsLatest"));
}

TEST(ShippedKinds, AMisspeltTermHasANearestOne) {
  EXPECT_EQ(Kinds::shipped().nearest_term(FILIERA_NS "suplies"), FILIERA_NS "suppliesTo");
  EXPECT_EQ(Kinds::shipped().nearest_term(FILIERA_NS "supliesTo"), FILIERA_NS "suppliesTo");
  EXPECT_EQ(Kinds::shipped().nearest_term(FILIERA_NS "Compnay"), FILIERA_NS "Company");
  EXPECT_EQ(Kinds::shipped().nearest_term(FILIERA_NS "zzzzzzzz"), std::nullopt);
}

TEST(Labels, AreGivenInTheFirstLanguageThatIsThereElseInEnglishElseInAny) {
  const Labels labels{{{"de", "Kette"}, {"en", "chain"}, {"it", "filiera"}}};
  const std::string wanted[] = {"fr", "it", "de"};
  EXPECT_EQ(labels.get(wanted), "filiera");
  EXPECT_EQ(labels.get(), "chain");
  EXPECT_EQ((Labels{{{"de", "Kette"}}}.get(wanted)), "Kette");
  EXPECT_EQ(Labels{}.get(wanted), "");
}

TEST(LocalName, IsWhatFollowsTheLastSeparator) {
  EXPECT_EQ(local_name("https://example.org/a#b"), "b");
  EXPECT_EQ(local_name("https://example.org/a"), "a");
  EXPECT_EQ(local_name("urn:x:c31"), "c31");
  EXPECT_EQ(local_name("plain"), "plain");
}

}  // namespace
}  // namespace filiera
