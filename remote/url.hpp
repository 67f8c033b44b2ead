// SPDX-License-Identifier: Apache-2.0
// URLs as libcurl understands them: one parser decides what is asked and what may be sent there.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace filiera {

// The scheme, host and port of a URL: in lower case, an IPv4 address as four decimal numbers, an IPv6 address in
// brackets, the usual port of the scheme where none is written.
struct Server {
  std::string scheme, host, port;

  bool operator==(const Server&) const = default;
};

struct Url {
  Server server;
  bool has_credentials = false;  // a user or a password stands in it
  std::string path;              // begins with "/"
  std::string query;             // without "?"; empty when there is none
};

// Throws EndpointUrlError when `text` is no URL.
Url parse_url(const std::string& text);

// The URL that a reference (RFC 3986, section 5) means at `base`; nothing when it means none.
std::optional<std::string> resolved_url(const std::string& base, const std::string& reference);

// Whether `text` names an endpoint: http:// or https://, in any case.
bool is_endpoint(std::string_view text);

}  // namespace filiera
