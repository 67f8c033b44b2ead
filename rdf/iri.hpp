// SPDX-License-Identifier: Apache-2.0
// IRIs: legality, and resolution of references after RFC 3986, section 5.2 (without normalisation).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace filiera {

// True iff `iri` starts with a scheme and a colon.
bool has_scheme(std::string_view iri);

// The offset of the first character that no IRI of Turtle's IRIREF may hold (controls, space, <>"{}|^`\),
// absent when there is none.
std::optional<std::size_t> first_illegal_in_iri(std::string_view iri);

// What RFC 3987 refuses in an absolute IRI that IRIREF takes, for people; "" for nothing: a '%' without two hexadecimal
// digits, brackets but round an IP address, a second '#', a port that is no number, characters that are in no IRI.
std::string rfc3987_fault(std::string_view iri);

// The components of a reference (RFC 3986, section 3); absent is different from empty.
struct IriParts {
  std::optional<std::string_view> scheme, authority;
  std::string_view path;
  std::optional<std::string_view> query, fragment;
};

// Never fails; the views point into `iri`. Equivalent to the expression of RFC 3986, appendix B.
IriParts split_iri(std::string_view iri);

// Appends the target of `reference` seen from `base`, which must have a scheme. Nothing but dot segments of
// the path changes, and a reference with a scheme is appended as it is.
void append_resolved(std::string& target, const IriParts& base, std::string_view reference);

}  // namespace filiera
