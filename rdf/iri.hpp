// SPDX-License-Identifier: Apache-2.0
// IRIs: legal characters, and resolution of references by RFC 3986, section 5.2 (without normalisation).
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace filiera {

// True iff `iri` starts with a scheme and a colon.
bool has_scheme(std::string_view iri);

// The offset of the first character that Turtle's IRIREF does not allow (controls, space, <>"{}|^`\); empty if there is
// none.
std::optional<std::size_t> first_illegal_in_iri(std::string_view iri);

// Whether Turtle can write `iri` between "<" and ">" and it means the same everywhere.
inline bool is_absolute_iri(std::string_view iri) { return has_scheme(iri) && !first_illegal_in_iri(iri); }

// The reason why RFC 3987 rejects an absolute IRI that IRIREF allows; "" if it is valid. Possible faults: a '%' without
// two hexadecimal digits, brackets not around an IP address, a second '#', a port that is not a number, illegal
// characters.
std::string rfc3987_fault(std::string_view iri);

// The components of a reference (RFC 3986, section 3); absent is different from empty.
struct IriParts {
  std::optional<std::string_view> scheme, authority;
  std::string_view path;
  std::optional<std::string_view> query, fragment;
};

// Never fails; the views point into `iri`. Equivalent to the expression of RFC 3986, appendix B.
IriParts split_iri(std::string_view iri);

// Appends `reference` resolved against `base`, which must have a scheme. Removes dot segments of the path and changes
// nothing else; a reference with a scheme is appended unchanged.
void append_resolved(std::string& target, const IriParts& base, std::string_view reference);

}  // namespace filiera
