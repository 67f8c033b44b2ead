// SPDX-License-Identifier: Apache-2.0
// Decides where credentials may be sent, and which proxy a request uses.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "remote/url.hpp"

namespace filiera {

inline constexpr std::string_view credentials_remedy =
    "credentials come from $FILIERA_USER and $FILIERA_PASSWORD, $FILIERA_TOKEN, or a netrc file";

// Whether a host is this machine: an address in 127.0.0.0/8, the address ::1, or exactly the name localhost.
bool is_loopback(std::string_view host);

// The proxies of the environment, by libcurl's variables: http_proxy (lower case only), https_proxy, all_proxy,
// no_proxy (also in upper case).
struct ProxySettings {
  std::string http, https, exempt;

  static ProxySettings of_environment();
};

// The proxy for a request; "" for none. None for loopback and for hosts in `exempt`: names with their subdomains,
// addresses, networks such as 10.0.0.0/8, or * for all.
std::string proxy_for(const Server& server, const ProxySettings& settings);

enum class Allowed : std::uint8_t {
  nothing,
  digest,  // a password as a digest, which does not reveal it
  all,     // tokens and passwords too
};

// Who named the URL of a request: the user, or a server that redirects.
enum class UrlFrom : std::uint8_t { user, redirect };

// Decides which credentials go with a request; no other code does. `proxy` is the result of proxy_for.
//   URL from a redirect                         nothing
//   https                                       all: the proxy, if any, sees only the encrypted stream
//   http to loopback                            all
//   http through a proxy                        nothing
//   http to another machine                     digest
Allowed may_send_credentials(const Server& server, std::string_view proxy, UrlFrom from);

}  // namespace filiera
