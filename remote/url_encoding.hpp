// SPDX-License-Identifier: Apache-2.0
// Percent encoding of URLs (RFC 3986, section 2).
#pragma once

#include <string>
#include <string_view>

namespace filiera {

// As a value of a query or a form: percent-encodes every byte that is not unreserved.
std::string url_encoded(std::string_view text);

// The inverse; a "%" without two hexadecimal digits is kept.
std::string url_decoded(std::string_view text);

}  // namespace filiera
