// SPDX-License-Identifier: Apache-2.0
// Property-path expressions over edge types (SPARQL 1.1 Query Language, section 9.1), with counted
// repetition.
#pragma once

#include <optional>
#include <string_view>

#include "graph/query/edge_type_names.hpp"
#include "graph/query/path_pattern.hpp"
#include "io/fault.hpp"

namespace filiera {

inline constexpr FaultKind bad_path_expression{
    "bad-path-expression", Severity::error,
    "An expression for paths that cannot be read. It is made of edge types (suppliesTo, fil:suppliesTo or an "
    "IRI in "
    "< >), '/' for one after the other, '|' for either, '^' for walking against an edge, '*', '+', '?' and "
    "'{n,m}' "
    "for repetition, '!' for any edge but those named, and parentheses."};

// The pattern that `text` says; nothing on a wrong expression, and then `fault`, if given, says where, why
// and what to write instead. Grammar: that of SPARQL, and after an element instead of '*', '+' or '?' also
// {n}, {n,}, {n,m} and
// {,m}. A negated set walks any edge but those named; backward ones only if it names one with '^'. Symmetric
// edge types are walked, and excluded, either way. Parentheses nest at most 64 deep, and a pattern has at
// most PathPattern::most_steps steps.
std::optional<PathPattern> parse_path_expression(std::string_view text, const Kinds& kinds,
                                                 const EdgeTypeResolver& resolve, Fault* fault = nullptr);

}  // namespace filiera
