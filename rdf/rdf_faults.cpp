// SPDX-License-Identifier: Apache-2.0
// The table of faults of reading.
#include "rdf/rdf_faults.hpp"

#include <array>

namespace filiera {

namespace rdf_fault {
const FaultKind unreadable{"unreadable", Severity::error,
                           "The file is missing, cannot be opened or read, is truncated inside its compressed data, or "
                           "is corrupt. It is not used. Check the path and the permissions, or fetch it again."};
const FaultKind encoding{"encoding", Severity::error,
                         "RDF files are UTF-8. The bytes here are not: convert the file, for example with "
                         "'iconv -f WINDOWS-1252 -t UTF-8'."};
const FaultKind token{"token", Severity::error,
                      "These characters are neither a term nor punctuation. Write IRIs in <...>, text in "
                      "quotes, names as prefix:name."};
const FaultKind grammar{"grammar", Severity::error,
                        "The terms are well-formed but do not form a statement. A statement is a subject, a "
                        "predicate and an object, ended by '.'; ';' repeats the subject, ',' also the predicate."};
const FaultKind escape{"escape", Severity::error,
                       "Inside quotes a backslash starts one of \\t \\b \\n \\r \\f \\\" \\' \\\\ \\uXXXX "
                       "\\UXXXXXXXX; in IRIs only the last two. A backslash itself is written \\\\."};
const FaultKind prefix{"undefined-prefix", Severity::error,
                       "A prefixed name needs its prefix declared before it: '@prefix ex: <http://example.org/> .'"};
const FaultKind iri{"iri", Severity::error,
                    "An IRI must be absolute, or relative to a declared @base, without spaces, quotes, brackets, "
                    "backslashes and other characters that RFC 3987 excludes; percent-encode these (%20)."};
const FaultKind depth{"depth", Severity::error,
                      "Brackets and lists nest at most 512 deep. Give the inner resources names of their own."};
const FaultKind not_read{
    "not-read", Severity::info,
    "The name of a file in a folder says RDF, but in a syntax or compression that is not supported. "
    "Supported: Turtle, N-Triples, N-Quads and TriG, plain, in gzip or in zstd. Convert it."};
const FaultKind rest_not_read{"rest-not-read", Severity::warning,
                              "A file with many faults of syntax is read up to the hundredth. There may be more behind "
                              "it: mend those that are shown, and check again."};
const FaultKind iri_form{
    "iri-form", Severity::warning,
    "Turtle allows this IRI, but RFC 3987 does not: '%' needs two hexadecimal digits, '[' and ']' "
    "are allowed only around an IP address, '#' only once, a scheme is a letter followed by letters, "
    "digits, '+', '-' and '.', and some characters are not allowed. Other tools may reject it."};
const FaultKind language{"language-missing", Severity::warning,
                         "rdf:langString is the datatype of strings with a language tag only. Write the tag instead: "
                         "\"text\"@en."};
}  // namespace rdf_fault

std::span<const FaultKind* const> rdf_faults() {
  using namespace rdf_fault;
  static constexpr std::array<const FaultKind*, 12> all{&unreadable, &encoding,      &token,    &grammar,
                                                        &escape,     &prefix,        &iri,      &depth,
                                                        &not_read,   &rest_not_read, &iri_form, &language};
  return all;
}

}  // namespace filiera
