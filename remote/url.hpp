// SPDX-License-Identifier: Apache-2.0
// URLs as libcurl parses them, so that the decision about credentials and the request use the same parser.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace filiera {

// The scheme, host and port of a URL: in lower case, an IPv4 address as four decimal numbers, an IPv6 address in
// brackets, the default port of the scheme if none is given.
struct Server {
  std::string scheme, host, port;

  bool operator==(const Server&) const = default;
};

struct Url {
  Server server;
  bool has_credentials = false;  // it contains a user or a password
  std::string path;              // begins with "/"
  std::string query;             // without "?"; "" if there is none
};

// Throws EndpointUrlError if `text` is not a URL.
Url parse_url(const std::string& text);

// The URL of a reference (RFC 3986, section 5) relative to `base`; empty if it is malformed.
std::optional<std::string> resolved_url(const std::string& base, const std::string& reference);

// Whether `text` is the URL of an endpoint: http:// or https://, ignoring case.
bool is_endpoint(std::string_view text);

}  // namespace filiera
