// SPDX-License-Identifier: Apache-2.0
// The parts that the queries of all verbs are put together from, in forms that every store answers alike: dates
// compared as text, no paths without bound, what is missing asked for by NOT EXISTS.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "graph/lens/lens.hpp"

namespace filiera {

// The prefixes, and an empty line.
extern const std::string_view sparql_prologue;

// An IRI as a term of SPARQL. Throws UnwritableTerm.
std::string sparql_iri(std::string_view iri);

// "(<a>, <b>)": the edge types that the filter accepts; empty when it accepts none.
std::string sparql_edge_types(const Kinds& kinds, const std::function<bool(const EdgeType&)>& accepts);

// The behaviour of edge types that queries ask for.
inline bool is_at_most_possible(const EdgeType& type) { return type.at_most_possible; }
inline bool makes_partners(const EdgeType& type) { return type.partner; }

// Conditions that a variable is one of the edge types that the filter accepts ("false" when there are none), and that
// it is none of them.
std::string sparql_one_of(const Kinds& kinds, std::string_view variable,
                          const std::function<bool(const EdgeType&)>& accepts);
std::string sparql_none_of(const Kinds& kinds, std::string_view variable,
                           const std::function<bool(const EdgeType&)>& accepts);

// Binds ?<variable>Denied where somebody denies the claim, and ?<variable>Answered where somebody denies a claim that
// answers it: a row for each denial, so the query selects distinct rows. Nothing where the stance of the lens leaves no
// such claim. It stands before sparql_bounds().
std::string sparql_disputed(const LensOptions& lens, std::string_view variable);
// An expression: neither is bound.
std::string sparql_undisputed(std::string_view variable);

// A pattern that a variable is an instance of the kind, or of a class that the data declares below it.
std::string sparql_kind(const KnowledgeGraph& graph, std::string_view variable, Kind kind);

// Filters that keep a claim which the lens matches, certainly or possibly; of circumstances, a wish for contested
// claims and for certainty does not count. The variable is without "?"; every filter stands for itself.
enum class Role : std::uint8_t { answer, circumstance };
std::string sparql_shown(const LensOptions& lens, std::string_view variable, Role role = Role::answer);

// A filter that somebody affirms the claim: what is only denied is no hop and no edge of a path.
std::string sparql_affirmed(std::string_view variable);

// Binds ?<variable>By and ?<variable>Until: the latest start and the earliest end of a claim as texts in such an order
// that the claim certainly holds on a period if By <= its last day and Until >= its first. An open start comes after
// every day and an open end before, but for standing claims, which hold on every day.
std::string sparql_bounds(const KnowledgeGraph& graph, std::string_view variable);

// Filters that two claims possibly share a day; whether they certainly do, of two that sparql_bounds() has bound.
std::string sparql_sharing(std::string_view claim, std::string_view other);
std::string sparql_certainly_sharing(std::string_view claim, std::string_view other);

// Whether a claim that sparql_bounds() has bound certainly holds on the lens's period, as an expression; "true" without
// a date.
std::string sparql_certain(const LensOptions& lens, std::string_view variable);

// The first and the last day of a period as texts in the order of days.
std::string sparql_day(Day day);

}  // namespace filiera
