// SPDX-License-Identifier: Apache-2.0
// The rules of credentials and proxies.
#include "remote/credentials.hpp"

#include <arpa/inet.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <optional>
#include <vector>

#include "io/spelling.hpp"

namespace filiera {

namespace {

// The bytes of an IP address in network order: 4 or 16.
using Address = std::vector<unsigned char>;

// `host` may have brackets, as IPv6 addresses in URLs. Empty for a name.
std::optional<Address> address_of(std::string_view host) {
  if (host.size() > 2 && host.front() == '[' && host.back() == ']') host = host.substr(1, host.size() - 2);
  const std::string text(host);
  Address v4(4), v6(16);
  if (::inet_pton(AF_INET, text.c_str(), v4.data()) == 1) return v4;
  if (::inet_pton(AF_INET6, text.c_str(), v6.data()) == 1) return v6;
  return std::nullopt;
}

bool same_bits(const Address& a, const Address& b, std::size_t bits) {
  for (std::size_t i = 0; i < bits; ++i)
    if (((a[i / 8] ^ b[i / 8]) >> (7 - i % 8)) & 1) return false;
  return true;
}

// Whether `address` equals `pattern`, or is in the network ADDRESS/BITS.
bool in_network(const Address& address, std::string_view pattern) {
  const std::size_t slash = pattern.find('/');
  const std::optional<Address> network = address_of(pattern.substr(0, slash));
  if (!network || network->size() != address.size()) return false;
  std::size_t bits = address.size() * 8;
  if (slash != std::string_view::npos) {
    const std::string_view number = pattern.substr(slash + 1);
    std::size_t given = 0;
    const auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), given);
    if (error != std::errc() || end != number.data() + number.size() || given > bits) return false;
    bits = given;
  }
  return same_bits(address, *network, bits);
}

// Whether `host` is `name` or one of its subdomains.
bool in_domain(std::string_view host, std::string_view name) {
  if (name.starts_with('.')) name.remove_prefix(1);
  if (name.empty() || host.size() < name.size()) return false;
  const std::size_t before = host.size() - name.size();
  return equal_ignoring_case(host.substr(before), name) && (before == 0 || host[before - 1] == '.');
}

bool is_exempt(std::string_view host, std::string_view list) {
  const std::optional<Address> address = address_of(host);
  for (std::size_t start = 0; start < list.size();) {
    const std::size_t end = std::min(list.find_first_of(", ", start), list.size());
    const std::string_view entry = list.substr(start, end - start);
    start = end + 1;
    if (entry == "*") return true;
    if (address ? in_network(*address, entry) : in_domain(host, entry)) return true;
  }
  return false;
}

// The value of the first variable that is set and not empty.
std::string first_set(std::initializer_list<const char*> names) {
  for (const char* name : names)
    if (const char* value = std::getenv(name); value && *value) return value;
  return {};
}

}  // namespace

bool is_loopback(std::string_view host) {
  const std::optional<Address> address = address_of(host);
  if (!address) return host == "localhost";
  return address->size() == 4 ? address->front() == 127 : address == address_of("::1");
}

ProxySettings ProxySettings::of_environment() {
  return {first_set({"http_proxy", "all_proxy", "ALL_PROXY"}),
          first_set({"https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"}), first_set({"no_proxy", "NO_PROXY"})};
}

std::string proxy_for(const Server& server, const ProxySettings& settings) {
  if (is_loopback(server.host) || is_exempt(server.host, settings.exempt)) return {};
  return server.scheme == "https" ? settings.https : settings.http;
}

Allowed may_send_credentials(const Server& server, std::string_view proxy, UrlFrom from) {
  if (from == UrlFrom::redirect) return Allowed::nothing;
  if (server.scheme == "https") return Allowed::all;
  if (is_loopback(server.host)) return Allowed::all;
  return proxy.empty() ? Allowed::digest : Allowed::nothing;
}

}  // namespace filiera
