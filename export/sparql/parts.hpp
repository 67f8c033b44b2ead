// SPDX-License-Identifier: Apache-2.0
// The common parts of all queries, in forms that every store evaluates alike: dates are compared as text, paths are
// bounded, absence is tested by NOT EXISTS.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "graph/lens/lens.hpp"

namespace filiera {

// The prefixes, followed by an empty line.
extern const std::string_view sparql_prologue;

// An IRI as a term of SPARQL. Throws UnwritableTerm.
std::string sparql_iri(std::string_view iri);

// "(<a>, <b>)": the edge types that the filter accepts; "" if there are none.
std::string sparql_edge_types(const Kinds& kinds, const std::function<bool(const EdgeType&)>& accepts);

// Filters for edge types by behaviour.
inline bool is_at_most_possible(const EdgeType& type) { return type.at_most_possible; }
inline bool makes_partners(const EdgeType& type) { return type.partner; }

// Conditions that a variable is (is not) one of the edge types that the filter accepts; "false" ("true") if there are
// none.
std::string sparql_one_of(const Kinds& kinds, std::string_view variable,
                          const std::function<bool(const EdgeType&)>& accepts);
std::string sparql_none_of(const Kinds& kinds, std::string_view variable,
                           const std::function<bool(const EdgeType&)>& accepts);

// Binds ?<variable>Denied if a source denies the claim, and ?<variable>Answered if a source denies a claim that answers
// it, unless the lens's stance excludes such claims; and without a date ?<variable>Ending if an event perhaps ended it
// before it began. One row for each, so the query must select distinct rows. Must precede sparql_bounds().
std::string sparql_disputed(const LensOptions& lens, std::string_view variable);
// An expression that is true if none is bound.
std::string sparql_undisputed(std::string_view variable);

// A pattern that a variable is an instance of the kind's class, or of a subclass that the data declares.
std::string sparql_kind(const KnowledgeGraph& graph, std::string_view variable, Kind kind);

// Filters for the claims that the lens matches, certainly or possibly. For circumstances, a filter for contested claims
// and --certain are ignored. The variable has no "?"; filters are independent of each other.
enum class Role : std::uint8_t { answer, circumstance };
std::string sparql_shown(const LensOptions& lens, std::string_view variable, Role role = Role::answer);

// A filter that a source affirms the claim and that it may ever have held; a claim that is only denied, or that an
// event ended before it began, is neither a hop nor an edge of a path.
std::string sparql_affirmed(std::string_view variable);
// Only the filter that a source affirms it.
std::string sparql_told(std::string_view variable);

// Binds ?<variable>By and ?<variable>Until: the latest start and the earliest end of a claim as comparable texts. The
// claim certainly holds in a period if By <= its last day and Until >= its first day. An unknown start is later than
// every day and an unknown end earlier, except for standing claims, which hold on every day.
std::string sparql_bounds(const KnowledgeGraph& graph, std::string_view variable);

// Filters that two claims possibly share a day; and an expression whether two claims bound by sparql_bounds() certainly
// do.
std::string sparql_sharing(std::string_view claim, std::string_view other);
std::string sparql_certainly_sharing(std::string_view claim, std::string_view other);

// An expression whether a claim bound by sparql_bounds() certainly holds in the lens's period; "true" without a date.
std::string sparql_certain(const LensOptions& lens, std::string_view variable);

// A day as text, such that texts compare like days.
std::string sparql_day(Day day);

}  // namespace filiera
