// SPDX-License-Identifier: Apache-2.0
// IRIs of the vocabularies that the model is written in.
#pragma once

#include <string_view>

#define FILIERA_NS "https://w3id.org/filiera/ns#"
#define FILIERA_TERM(name) inline constexpr std::string_view fil_##name = FILIERA_NS #name;

namespace filiera::vocab {

inline constexpr std::string_view fil = FILIERA_NS;
inline constexpr std::string_view kg = "https://w3id.org/filiera/id/";
inline constexpr std::string_view edtf = "http://id.loc.gov/datatypes/edtf/";
inline constexpr std::string_view edtf_EDTF = "http://id.loc.gov/datatypes/edtf/EDTF";

// clang-format off
// classes
FILIERA_TERM(EdgeType) FILIERA_TERM(Metric) FILIERA_TERM(Effect) FILIERA_TERM(Modality) FILIERA_TERM(Certainty)
FILIERA_TERM(Claim) FILIERA_TERM(Link) FILIERA_TERM(Measure) FILIERA_TERM(Event) FILIERA_TERM(Figure)
FILIERA_TERM(Remark) FILIERA_TERM(Attestation) FILIERA_TERM(Document) FILIERA_TERM(Company) FILIERA_TERM(Group)
FILIERA_TERM(Product) FILIERA_TERM(Regulator) FILIERA_TERM(Place) FILIERA_TERM(Agent) FILIERA_TERM(Reach)
FILIERA_TERM(Country)
// qualifiers
FILIERA_TERM(modality) FILIERA_TERM(starts) FILIERA_TERM(ends) FILIERA_TERM(when) FILIERA_TERM(product)
FILIERA_TERM(toPlace) FILIERA_TERM(amount) FILIERA_TERM(converted) FILIERA_TERM(unitPrice) FILIERA_TERM(share)
FILIERA_TERM(shareOf) FILIERA_TERM(strict) FILIERA_TERM(approximate) FILIERA_TERM(effect) FILIERA_TERM(rate)
FILIERA_TERM(condition) FILIERA_TERM(about) FILIERA_TERM(metric) FILIERA_TERM(growthOf) FILIERA_TERM(inferred)
FILIERA_TERM(text) FILIERA_TERM(difference)
FILIERA_TERM(minShare) FILIERA_TERM(maxShare) FILIERA_TERM(overShare) FILIERA_TERM(underShare) FILIERA_TERM(interest)
FILIERA_TERM(reachesOwned) FILIERA_TERM(threshold) FILIERA_TERM(aggregate) FILIERA_TERM(indirect)
FILIERA_TERM(byControl) FILIERA_TERM(method) FILIERA_TERM(onlyOutside)
FILIERA_TERM(startsEarliest) FILIERA_TERM(startsLatest) FILIERA_TERM(endsEarliest) FILIERA_TERM(endsLatest)
// attestations and documents
FILIERA_TERM(affirms) FILIERA_TERM(denies) FILIERA_TERM(certainty) FILIERA_TERM(start) FILIERA_TERM(end)
FILIERA_TERM(sha256) FILIERA_TERM(covers) FILIERA_TERM(leavesOut)
// edge types that code must know by name
FILIERA_TERM(suppliesTo) FILIERA_TERM(manufactures) FILIERA_TERM(designs) FILIERA_TERM(uses)
FILIERA_TERM(commissions) FILIERA_TERM(developsWith) FILIERA_TERM(kindOf) FILIERA_TERM(inputTo)
FILIERA_TERM(compliesWith) FILIERA_TERM(memberOf) FILIERA_TERM(locatedIn) FILIERA_TERM(issuedBy)
FILIERA_TERM(appliesTo) FILIERA_TERM(insteadOf) FILIERA_TERM(fromPlace) FILIERA_TERM(onParty)
FILIERA_TERM(exceptionTo) FILIERA_TERM(conditionOf) FILIERA_TERM(introduces) FILIERA_TERM(terminates)
FILIERA_TERM(involves) FILIERA_TERM(sameMatterAs) FILIERA_TERM(conflictsWith) FILIERA_TERM(answers)
FILIERA_TERM(owns) FILIERA_TERM(parentOf) FILIERA_TERM(jointWith) FILIERA_TERM(reachesBy) FILIERA_TERM(apartFrom)
FILIERA_TERM(complementOf)
// what follows from holdings, in exports
FILIERA_TERM(reachedBy) FILIERA_TERM(possiblyReachedBy)
// alternatives among inputs, goods without a limit, datatypes of codes
FILIERA_TERM(anyOf) FILIERA_TERM(AnyProduct) FILIERA_TERM(HS) FILIERA_TERM(ECCN)
// behaviour of edge types, effects and properties
FILIERA_TERM(goodsFlow) FILIERA_TERM(transitive) FILIERA_TERM(symmetric) FILIERA_TERM(standing)
FILIERA_TERM(atMostPossible) FILIERA_TERM(partner) FILIERA_TERM(real)
FILIERA_TERM(tentativeForm) FILIERA_TERM(writtenOn) FILIERA_TERM(direction) FILIERA_TERM(bars) FILIERA_TERM(computed)
FILIERA_TERM(with) FILIERA_TERM(against) FILIERA_TERM(none) FILIERA_TERM(inFavour)
// values
FILIERA_TERM(sought) FILIERA_TERM(planned) FILIERA_TERM(contracted) FILIERA_TERM(ongoing) FILIERA_TERM(done)
FILIERA_TERM(certain) FILIERA_TERM(probable) FILIERA_TERM(possible)
FILIERA_TERM(prohibits) FILIERA_TERM(restricts) FILIERA_TERM(permits)
FILIERA_TERM(spending) FILIERA_TERM(monthlyActiveUsers)
FILIERA_TERM(shareholding) FILIERA_TERM(votingRights) FILIERA_TERM(control)
FILIERA_TERM(cascade) FILIERA_TERM(multiplication)
FILIERA_TERM(scope) FILIERA_TERM(time) FILIERA_TERM(status) FILIERA_TERM(rounding) FILIERA_TERM(wording)
// abstract classes and the rest of the classes of terms
FILIERA_TERM(Party) FILIERA_TERM(Qualifier) FILIERA_TERM(GoodsFlow) FILIERA_TERM(Direction) FILIERA_TERM(Difference)
FILIERA_TERM(Interest) FILIERA_TERM(ReachMethod)

inline constexpr std::string_view owl_Class = "http://www.w3.org/2002/07/owl#Class";
inline constexpr std::string_view owl_Thing = "http://www.w3.org/2002/07/owl#Thing";
inline constexpr std::string_view owl_ObjectProperty = "http://www.w3.org/2002/07/owl#ObjectProperty";
inline constexpr std::string_view owl_DatatypeProperty = "http://www.w3.org/2002/07/owl#DatatypeProperty";
inline constexpr std::string_view owl_TransitiveProperty = "http://www.w3.org/2002/07/owl#TransitiveProperty";
inline constexpr std::string_view owl_SymmetricProperty = "http://www.w3.org/2002/07/owl#SymmetricProperty";
inline constexpr std::string_view owl_inverseOf = "http://www.w3.org/2002/07/owl#inverseOf";
inline constexpr std::string_view rdfs_Datatype = "http://www.w3.org/2000/01/rdf-schema#Datatype";
inline constexpr std::string_view rdfs_Class = "http://www.w3.org/2000/01/rdf-schema#Class";
inline constexpr std::string_view xsd = "http://www.w3.org/2001/XMLSchema#";
inline constexpr std::string_view xsd_date = "http://www.w3.org/2001/XMLSchema#date";
inline constexpr std::string_view rdf_langString = "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString";
inline constexpr std::string_view xsd_string = "http://www.w3.org/2001/XMLSchema#string";
inline constexpr std::string_view rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
inline constexpr std::string_view rdf_subject = "http://www.w3.org/1999/02/22-rdf-syntax-ns#subject";
inline constexpr std::string_view rdf_predicate = "http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate";
inline constexpr std::string_view rdf_object = "http://www.w3.org/1999/02/22-rdf-syntax-ns#object";
inline constexpr std::string_view rdf_first = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first";
inline constexpr std::string_view rdf_rest = "http://www.w3.org/1999/02/22-rdf-syntax-ns#rest";
inline constexpr std::string_view rdf_nil = "http://www.w3.org/1999/02/22-rdf-syntax-ns#nil";
inline constexpr std::string_view rdf_reifies = "http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies";
inline constexpr std::string_view rdf_Property = "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property";
inline constexpr std::string_view rdfs_Resource = "http://www.w3.org/2000/01/rdf-schema#Resource";
inline constexpr std::string_view rdfs_subClassOf = "http://www.w3.org/2000/01/rdf-schema#subClassOf";
inline constexpr std::string_view rdfs_domain = "http://www.w3.org/2000/01/rdf-schema#domain";
inline constexpr std::string_view rdfs_range = "http://www.w3.org/2000/01/rdf-schema#range";
inline constexpr std::string_view rdfs_label = "http://www.w3.org/2000/01/rdf-schema#label";
inline constexpr std::string_view skos_prefLabel = "http://www.w3.org/2004/02/skos/core#prefLabel";
inline constexpr std::string_view skos_altLabel = "http://www.w3.org/2004/02/skos/core#altLabel";
inline constexpr std::string_view prov_wasAttributedTo = "http://www.w3.org/ns/prov#wasAttributedTo";
inline constexpr std::string_view prov_wasDerivedFrom = "http://www.w3.org/ns/prov#wasDerivedFrom";
inline constexpr std::string_view oa_hasSource = "http://www.w3.org/ns/oa#hasSource";
inline constexpr std::string_view schema_domainIncludes = "https://schema.org/domainIncludes";
inline constexpr std::string_view schema_rangeIncludes = "https://schema.org/rangeIncludes";
inline constexpr std::string_view schema_StructuredValue = "https://schema.org/StructuredValue";
inline constexpr std::string_view schema_MonetaryAmount = "https://schema.org/MonetaryAmount";
inline constexpr std::string_view schema_QuantitativeValue = "https://schema.org/QuantitativeValue";
inline constexpr std::string_view schema_value = "https://schema.org/value";
inline constexpr std::string_view schema_minValue = "https://schema.org/minValue";
inline constexpr std::string_view schema_maxValue = "https://schema.org/maxValue";
inline constexpr std::string_view schema_currency = "https://schema.org/currency";
inline constexpr std::string_view schema_unitText = "https://schema.org/unitText";
inline constexpr std::string_view schema_datePublished = "https://schema.org/datePublished";
inline constexpr std::string_view schema_inLanguage = "https://schema.org/inLanguage";
inline constexpr std::string_view schema_name = "https://schema.org/name";
inline constexpr std::string_view schema_publisher = "https://schema.org/publisher";
inline constexpr std::string_view schema_author = "https://schema.org/author";
inline constexpr std::string_view schema_url = "https://schema.org/url";
inline constexpr std::string_view dcterms_license = "http://purl.org/dc/terms/license";
inline constexpr std::string_view skos_notation = "http://www.w3.org/2004/02/skos/core#notation";

}  // namespace filiera::vocab

#undef FILIERA_TERM
// clang-format on
