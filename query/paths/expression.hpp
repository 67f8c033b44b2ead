// SPDX-License-Identifier: Apache-2.0
// Property-path expressions over edge types (SPARQL 1.1 Query Language, section 9.1), with counted
// repetition.
#pragma once

#include <optional>
#include <string_view>

#include "io/fault.hpp"
#include "query/paths/edge_type_names.hpp"
#include "query/paths/pattern.hpp"

namespace filiera {

inline constexpr FaultKind bad_path_expression{
    "bad-path-expression", Severity::error,
    "An expression for paths (filiera path --via) that cannot be read. It is made of edge types (suppliesTo,\n"
    "fil:suppliesTo or an IRI in < >) and of these, from what binds most to what binds least:\n"
    "\n"
    "  (A)                 parentheses\n"
    "  !A  !(A|^B)         any edge but those named\n"
    "  A*  A+  A?          any number of times, at least once, at most once\n"
    "  A{2}  A{2,}  A{2,4} so many times; {,4} is {0,4}\n"
    "  ^A                  walked against the edge\n"
    "  A/B                 one after the other\n"
    "  A|B                 either\n"
    "\n"
    "Put the expression in quotation marks: the shell reads some of these signs itself."};

// The pattern that `text` says; nothing on a wrong expression, and then `fault`, if given, says where, why and what to
// write instead. Grammar: that of SPARQL, and after an element instead of '*', '+' or '?' also {n}, {n,}, {n,m} and
// {,m}. A negated set walks any edge but those named; backward ones only if it names one with '^'. Symmetric edge types
// are walked, and excluded, either way. Parentheses nest at most 64 deep, and a pattern has at most
// PathPattern::most_steps steps.
std::optional<PathPattern> parse_path_expression(std::string_view text, const Kinds& kinds,
                                                 const EdgeTypeResolver& resolve, Fault* fault = nullptr);

}  // namespace filiera
