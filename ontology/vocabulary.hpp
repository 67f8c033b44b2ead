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

// classes
FILIERA_TERM(EdgeType) FILIERA_TERM(Metric) FILIERA_TERM(Effect) FILIERA_TERM(Modality) FILIERA_TERM(Certainty)
FILIERA_TERM(Claim) FILIERA_TERM(Link) FILIERA_TERM(Measure) FILIERA_TERM(Event) FILIERA_TERM(Figure)
FILIERA_TERM(Remark) FILIERA_TERM(Attestation) FILIERA_TERM(Document) FILIERA_TERM(Company) FILIERA_TERM(Group)
FILIERA_TERM(Product) FILIERA_TERM(Regulator) FILIERA_TERM(Place) FILIERA_TERM(Agent)
// qualifiers
FILIERA_TERM(modality) FILIERA_TERM(starts) FILIERA_TERM(ends) FILIERA_TERM(when) FILIERA_TERM(product)
FILIERA_TERM(toPlace) FILIERA_TERM(amount) FILIERA_TERM(converted) FILIERA_TERM(unitPrice) FILIERA_TERM(share)
FILIERA_TERM(shareOf) FILIERA_TERM(strict) FILIERA_TERM(approximate) FILIERA_TERM(effect) FILIERA_TERM(rate)
FILIERA_TERM(condition) FILIERA_TERM(about) FILIERA_TERM(metric) FILIERA_TERM(inferred) FILIERA_TERM(text)
FILIERA_TERM(startsEarliest) FILIERA_TERM(startsLatest) FILIERA_TERM(endsEarliest) FILIERA_TERM(endsLatest)
// attestations and documents
FILIERA_TERM(affirms) FILIERA_TERM(denies) FILIERA_TERM(certainty) FILIERA_TERM(start) FILIERA_TERM(end)
FILIERA_TERM(sha256)
// edge types that code must know by name
FILIERA_TERM(suppliesTo) FILIERA_TERM(manufactures) FILIERA_TERM(designs) FILIERA_TERM(sells) FILIERA_TERM(uses)
FILIERA_TERM(commissions) FILIERA_TERM(developsWith) FILIERA_TERM(kindOf) FILIERA_TERM(inputTo)
FILIERA_TERM(compliesWith) FILIERA_TERM(parentOf) FILIERA_TERM(memberOf) FILIERA_TERM(operates)
FILIERA_TERM(locatedIn) FILIERA_TERM(hasJurisdictionOver) FILIERA_TERM(issuedBy) FILIERA_TERM(appliesTo)
FILIERA_TERM(insteadOf) FILIERA_TERM(fromPlace) FILIERA_TERM(onParty) FILIERA_TERM(exceptionTo)
FILIERA_TERM(conditionOf) FILIERA_TERM(introduces) FILIERA_TERM(terminates) FILIERA_TERM(involves)
FILIERA_TERM(announcedBy) FILIERA_TERM(fulfils) FILIERA_TERM(sameMatterAs) FILIERA_TERM(conflictsWith)
FILIERA_TERM(answers)

inline constexpr std::string_view rdf_type = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
inline constexpr std::string_view rdf_subject = "http://www.w3.org/1999/02/22-rdf-syntax-ns#subject";
inline constexpr std::string_view rdf_predicate = "http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate";
inline constexpr std::string_view rdf_object = "http://www.w3.org/1999/02/22-rdf-syntax-ns#object";
inline constexpr std::string_view rdfs_label = "http://www.w3.org/2000/01/rdf-schema#label";
inline constexpr std::string_view skos_prefLabel = "http://www.w3.org/2004/02/skos/core#prefLabel";
inline constexpr std::string_view skos_altLabel = "http://www.w3.org/2004/02/skos/core#altLabel";
inline constexpr std::string_view prov_wasAttributedTo = "http://www.w3.org/ns/prov#wasAttributedTo";
inline constexpr std::string_view prov_wasDerivedFrom = "http://www.w3.org/ns/prov#wasDerivedFrom";
inline constexpr std::string_view oa_hasSource = "http://www.w3.org/ns/oa#hasSource";
inline constexpr std::string_view schema_MonetaryAmount = "https://schema.org/MonetaryAmount";
inline constexpr std::string_view schema_QuantitativeValue = "https://schema.org/QuantitativeValue";
inline constexpr std::string_view schema_value = "https://schema.org/value";
inline constexpr std::string_view schema_minValue = "https://schema.org/minValue";
inline constexpr std::string_view schema_maxValue = "https://schema.org/maxValue";
inline constexpr std::string_view schema_currency = "https://schema.org/currency";
inline constexpr std::string_view schema_unitText = "https://schema.org/unitText";
inline constexpr std::string_view schema_datePublished = "https://schema.org/datePublished";
inline constexpr std::string_view schema_inLanguage = "https://schema.org/inLanguage";

}  // namespace filiera::vocab

#undef FILIERA_TERM
