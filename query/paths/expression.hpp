// SPDX-License-Identifier: Apache-2.0
// Path expressions over edge types: the property paths of SPARQL 1.1 Query Language, section 9.1, with counted
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
    "A path expression (filiera path --via) that cannot be parsed. It consists of edge types (suppliesTo,\n"
    "fil:suppliesTo or an IRI in < >) and these operators, the strongest first:\n"
    "\n"
    "  (A)                 parentheses\n"
    "  !A  !(A|^B)         any edge except the named types\n"
    "  A*  A+  A?          any number of times, at least once, at most once\n"
    "  A{2}  A{2,}  A{2,4} exactly 2, at least 2, 2 to 4 times; {,4} means {0,4}\n"
    "  ^A                  the edge walked backward\n"
    "  A/B                 A, then B\n"
    "  A|B                 A or B\n"
    "\n"
    "Put the expression in quotation marks: the shell interprets some of these characters itself."};

// Parses a path expression; empty on a wrong expression, and then `fault`, if given, holds place, reason and remedy.
// Grammar: that of SPARQL, with the repetitions {n}, {n,}, {n,m} and {,m} in addition to '*', '+' and '?'. A negated
// set matches any edge except the named types; backward edges only if it names one with '^'. Symmetric edge types
// match, and are excluded, in both directions. At most 64 nested parentheses and PathPattern::most_steps steps.
std::optional<PathPattern> parse_path_expression(std::string_view text, const Kinds& kinds,
                                                 const EdgeTypeResolver& resolve, Fault* fault = nullptr);

}  // namespace filiera
