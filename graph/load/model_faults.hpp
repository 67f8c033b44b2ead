// SPDX-License-Identifier: Apache-2.0
// The faults that data can have against the model.
#pragma once

#include <span>

#include "io/fault.hpp"

namespace filiera::model_fault {

inline constexpr FaultKind unknown_property{"unknown-property", Severity::error,
                                            "A property in the namespace of the ontology that the ontology does not "
                                            "declare as one. Usually a misspelling, or a "
                                            "class or a value in the place of the property that takes it."};
inline constexpr FaultKind unknown_class{
    "unknown-class", Severity::error,
    "A class in the namespace of the ontology that the ontology does not declare. Usually a misspelling."};
inline constexpr FaultKind unknown_value{
    "unknown-value", Severity::error,
    "A value that is not in its list: modality, effect, certainty or metric. Metrics and effects of your own are "
    "declared in the data (a fil:Metric; a fil:Effect with a fil:direction)."};
inline constexpr FaultKind untyped{
    "untyped", Severity::error,
    "A thing is used in the model but nothing says what it is. Give it a class, for example 'ex:acme a fil:Company'."};
inline constexpr FaultKind conflicting_types{
    "conflicting-types", Severity::error,
    "A thing has two classes of the model that exclude each other, for example company and product."};
inline constexpr FaultKind wrong_kind{
    "wrong-kind", Severity::error,
    "A property stands on, or an edge leads to, a kind of thing that the ontology does not allow there."};
inline constexpr FaultKind missing_part{
    "missing-part", Severity::error,
    "A claim, attestation, document or amount lacks a part without which it means nothing."};
inline constexpr FaultKind repeated{
    "repeated", Severity::error,
    "A property that takes one value has several. Where sources differ, write one claim for each."};
inline constexpr FaultKind bad_date{
    "bad-date", Severity::error,
    "A date is not EDTF of the accepted form, is impossible, or contradicts another of its claim."};
inline constexpr FaultKind bad_value{"bad-value", Severity::error,
                                     "A number, currency, hash or text is not of the form that its property needs."};
inline constexpr FaultKind bad_span{
    "bad-span", Severity::error,
    "An attestation's span is empty or reversed. Offsets count code points from 0; the end is exclusive."};
inline constexpr FaultKind unattested{
    "unattested", Severity::error,
    "A claim that no attestation affirms or denies. Every edge of the graph leads to a passage that says so."};
inline constexpr FaultKind bare_edge{
    "bare-edge", Severity::error,
    "An edge is written as a plain triple and no fil:Link stands behind it, so nobody says it. Write a fil:Link with "
    "rdf:subject, rdf:predicate, rdf:object, and attest it."};
inline constexpr FaultKind wrong_carrier{
    "wrong-carrier", Severity::error,
    "An edge is written in the wrong place: the edges of measures and events are written directly on them, all others "
    "as a fil:Link, in the declared direction."};
inline constexpr FaultKind repeated_label{
    "repeated-label", Severity::error,
    "A thing has two preferred labels in one language. Make one of them skos:altLabel."};
inline constexpr FaultKind undated_document{
    "undated-document", Severity::warning,
    "A document without schema:datePublished. What it says is never certainly known by any day."};
inline constexpr FaultKind undigested_document{
    "undigested-document", Severity::warning,
    "A document without fil:sha256. Nobody can tell whether a text is still the one in which its spans count."};
inline constexpr FaultKind circular_relay{"circular-relay", Severity::error,
                                          "Attestations are derived from each other in a circle."};
inline constexpr FaultKind near_namespace{"near-namespace", Severity::warning,
                                          "A namespace that is nearly one of the model's: http for https, another last "
                                          "character, one letter off. Terms of it "
                                          "mean nothing here. Correct the @prefix line."};
inline constexpr FaultKind unsourced_measure{
    "unsourced-measure", Severity::info,
    "A measure names no issuer, or neither goods nor a party. Right only where its source names none."};

inline constexpr FaultKind bad_rule{
    "bad-rule", Severity::error,
    "A measure reaches by itself, or by a measure that is no rule of ownership (one with fil:reachesOwned)."};
inline constexpr FaultKind overfull_register{
    "overfull-register", Severity::warning,
    "The shares of one company that are told for one day sum to over 100 %. None of them is certain on that day. "
    "Correct "
    "a share or a date; write rounded shares as intervals (fil:minShare, fil:maxShare)."};
std::span<const FaultKind* const> all();

}  // namespace filiera::model_fault
