// SPDX-License-Identifier: Apache-2.0
// Small texts of HTTP: encoded values, what a server says of a failure.
#pragma once

#include <string>
#include <string_view>

namespace filiera {

inline constexpr std::string_view credentials_remedy =
    "credentials come from $FILIERA_USER and $FILIERA_PASSWORD, $FILIERA_TOKEN, or a netrc file";

// As a value of a query or form: all but unreserved characters (RFC 3986, section 2.3) in percents.
std::string url_encoded(std::string_view text);

// ": " and the first line of what a server says beside its status, at most 200 bytes; empty when it says nothing.
std::string first_line(std::string_view body);

}  // namespace filiera
