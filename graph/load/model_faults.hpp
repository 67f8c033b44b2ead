// SPDX-License-Identifier: Apache-2.0
// The faults of data against the model.
#pragma once

#include <span>

#include "io/fault.hpp"

namespace filiera::model_fault {

inline constexpr FaultKind unknown_property{
    "unknown-property", Severity::error,
    "A property in the namespace of the ontology that the ontology does not declare. Usually a misspelling, or a class "
    "or a value in the place of a property."};
inline constexpr FaultKind unknown_class{
    "unknown-class", Severity::error,
    "A class in the namespace of the ontology that the ontology does not declare. Usually a misspelling."};
inline constexpr FaultKind unknown_value{
    "unknown-value", Severity::error,
    "An unknown modality, effect, certainty or metric. You can declare your own metrics and effects in the data "
    "(a fil:Metric; a fil:Effect with a fil:direction)."};
inline constexpr FaultKind untyped{"untyped", Severity::error,
                                   "A thing has no class. Add one, for example 'ex:acme a fil:Company'."};
inline constexpr FaultKind conflicting_types{
    "conflicting-types", Severity::error,
    "A thing has two classes of the model that exclude each other, for example company and product."};
inline constexpr FaultKind wrong_kind{
    "wrong-kind", Severity::error,
    "A property of, or an edge to, a kind of thing that the ontology does not allow there."};
inline constexpr FaultKind missing_part{"missing-part", Severity::error,
                                        "A claim, attestation, document or amount lacks a required part."};
inline constexpr FaultKind repeated{
    "repeated", Severity::error,
    "A property with a single value has several. If sources differ, write one claim for each."};
inline constexpr FaultKind bad_date{
    "bad-date", Severity::error,
    "A date is not an accepted EDTF date, does not exist, or contradicts another date of its claim."};
inline constexpr FaultKind bad_value{
    "bad-value", Severity::error,
    "A number, currency, hash or text does not have the form that its property requires."};
inline constexpr FaultKind bad_span{
    "bad-span", Severity::error,
    "An attestation's span is empty or reversed. Offsets count code points from 0; the end is exclusive."};
inline constexpr FaultKind unattested{
    "unattested", Severity::error,
    "A claim that no attestation affirms or denies. Every claim needs an attestation: a passage of a document."};
inline constexpr FaultKind bare_edge{
    "bare-edge", Severity::error,
    "An edge is written as a plain triple without a fil:Link, so that it has no source. Write a fil:Link with "
    "rdf:subject, rdf:predicate, rdf:object, and attest it."};
inline constexpr FaultKind wrong_carrier{
    "wrong-carrier", Severity::error,
    "An edge is written in the wrong form. Edges of measures and events are written directly on them; all others as a "
    "fil:Link, in the declared direction."};
inline constexpr FaultKind repeated_label{
    "repeated-label", Severity::error,
    "A thing has two preferred labels in one language. Make one of them skos:altLabel."};
inline constexpr FaultKind undated_document{
    "undated-document", Severity::warning,
    "A document without schema:datePublished. Its claims are never certainly known by a date (--known-by). One that is "
    "only cited, as a voice in other documents, needs none."};
inline constexpr FaultKind undigested_document{
    "undigested-document", Severity::warning,
    "A document without fil:sha256. Its text cannot be checked for changes, which would invalidate its spans. One that "
    "is only cited, as a voice in other documents, needs none."};
inline constexpr FaultKind circular_relay{"circular-relay", Severity::error,
                                          "Attestations are derived from each other in a cycle."};
inline constexpr FaultKind contrary_relay{"contrary-relay", Severity::warning,
                                          "A denial is derived from an affirmation of the same claim, or the reverse. "
                                          "prov:wasDerivedFrom names the attestation "
                                          "that an attestation repeats."};
inline constexpr FaultKind self_relation{
    "self-relation", Severity::error,
    "A claim contradicts, answers or fulfils itself, or is the same matter as itself."};
inline constexpr FaultKind near_namespace{"near-namespace", Severity::warning,
                                          "A namespace that resembles one of the model's: http for https, another last "
                                          "character, one wrong letter. Its terms "
                                          "are not those of the model. Correct the @prefix line."};
inline constexpr FaultKind unsourced_measure{
    "unsourced-measure", Severity::info,
    "A measure names no issuer, or neither goods nor a party. Correct only if its source names none."};

inline constexpr FaultKind bad_rule{
    "bad-rule", Severity::error,
    "fil:reachesBy names the measure itself, or a measure that is not an ownership rule (one with "
    "fil:reachesOwned); or an ownership rule names a rule, goods, parties or places itself."};
inline constexpr FaultKind bad_relation{
    "bad-relation", Severity::error,
    "fil:apartFrom joins claims that are not two holdings of one owner in one company, or two that are one."};
inline constexpr FaultKind overfull_register{
    "overfull-register", Severity::warning,
    "The stated shares of one company sum to over 100 % on some day. None of them is certain on that day. Correct a "
    "share or a date; write rounded shares as intervals (fil:minShare, fil:maxShare)."};
std::span<const FaultKind* const> all();

}  // namespace filiera::model_fault
