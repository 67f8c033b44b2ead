// SPDX-License-Identifier: Apache-2.0
#include "remote/credentials.hpp"

#include <gtest/gtest.h>

#include "remote/endpoint_error.hpp"
#include "remote/http.hpp"

namespace filiera {
namespace {

TEST(Credentials, LoopbackIsAnAddressOrTheNameLocalhost) {
  for (const char* host :
       {"localhost", "127.0.0.1", "127.1.2.3", "127.255.255.255", "[::1]", "::1", "[0:0:0:0:0:0:0:1]"})
    EXPECT_TRUE(is_loopback(host)) << host;
  for (const char* host : {"127.evil.example", "127.0.0.1.evil.example", "localhost.evil.example", "localhost.",
                           "notlocalhost", "128.0.0.1", "1.127.0.0", "[::2]", "[::ffff:1.2.3.4]", "127", "127.0.0",
                           "127.0.0.1:80", "127.0.0.256", "[127.0.0.1", ""})
    EXPECT_FALSE(is_loopback(host)) << host;
}

TEST(Credentials, OddSpellingsOfAUrlAreJudgedByWhatIsConnectedTo) {
  const auto loopback = [](const char* url) { return is_loopback(parse_url(url).server.host); };
  EXPECT_TRUE(loopback("http://LOCALHOST/sparql"));
  EXPECT_TRUE(loopback("http://2130706433/"));  // 127.0.0.1 as one number
  EXPECT_TRUE(loopback("http://0x7f.1/"));
  EXPECT_FALSE(loopback("http://127.0.0.1@evil.example/"));
  EXPECT_FALSE(loopback("http://evil.example/#@127.0.0.1"));
  EXPECT_FALSE(loopback("http://evil.example?127.0.0.1"));
  EXPECT_FALSE(loopback("http://127.0.0.1.nip.io/"));
}

TEST(Credentials, GoWhereTheTableSays) {
  struct Row {
    const char* url;
    const char* proxy;
    UrlFrom from;
    Allowed allowed;
  };
  const Row table[] = {
      {"https://store.example/", "", UrlFrom::user, Allowed::all},
      {"https://store.example/", "http://proxy.example:3128", UrlFrom::user, Allowed::all},
      {"https://store.example/", "", UrlFrom::redirect, Allowed::nothing},
      {"https://127.0.0.1/", "", UrlFrom::redirect, Allowed::nothing},
      {"http://localhost:8890/", "", UrlFrom::user, Allowed::all},
      {"http://127.0.0.1:8890/", "", UrlFrom::user, Allowed::all},
      {"http://[::1]:8890/", "", UrlFrom::user, Allowed::all},
      {"http://localhost/", "", UrlFrom::redirect, Allowed::nothing},
      {"http://store.example/", "", UrlFrom::user, Allowed::digest},
      {"http://10.0.0.1/", "", UrlFrom::user, Allowed::digest},
      {"http://127.evil.example/", "", UrlFrom::user, Allowed::digest},
      {"http://localhost.evil.example/", "", UrlFrom::user, Allowed::digest},
      {"http://store.example/", "http://proxy.example:3128", UrlFrom::user, Allowed::nothing},
      {"http://127.evil.example/", "http://proxy.example:3128", UrlFrom::user, Allowed::nothing},
      {"http://store.example/", "", UrlFrom::redirect, Allowed::nothing},
  };
  for (const auto& [url, proxy, from, allowed] : table)
    EXPECT_EQ(may_send_credentials(parse_url(url).server, proxy, from), allowed)
        << url << " by \"" << proxy << "\"" << (from == UrlFrom::redirect ? ", redirected" : "");
}

TEST(Credentials, ARefusalSaysWhereAPasswordWasHeldBackAndWhatTheServerSays) {
  HttpAnswer answer;
  answer.status = 401;
  answer.body = "Not you\n";
  EXPECT_EQ(refusal_remedy(answer), std::string(" (HTTP 401); ") + std::string(credentials_remedy) + ": Not you");
  answer.only_digest = true;
  EXPECT_EQ(refusal_remedy(answer),
            " (HTTP 401); over plain HTTP a password is sent as a digest only, which this server does not take: use "
            "https: Not you");
}

TEST(Proxies, AreThoseOfTheSchemeAndNeverForLoopback) {
  const ProxySettings settings = {"http://p:1", "http://p:2", ""};
  EXPECT_EQ(proxy_for({"http", "store.example", "80"}, settings), "http://p:1");
  EXPECT_EQ(proxy_for({"https", "store.example", "443"}, settings), "http://p:2");
  EXPECT_EQ(proxy_for({"http", "127.evil.example", "80"}, settings), "http://p:1");
  for (const char* host : {"localhost", "127.0.0.1", "127.9.9.9", "[::1]"})
    EXPECT_EQ(proxy_for({"http", host, "80"}, settings), "") << host;
}

TEST(Proxies, LeaveOutTheHostsThatAreExempt) {
  const auto proxied = [](const char* host, const char* exempt) {
    return !proxy_for({"http", host, "80"}, {"http://p:1", "", exempt}).empty();
  };
  EXPECT_FALSE(proxied("store.example", "*"));
  EXPECT_FALSE(proxied("store.example", "other.example, store.example"));
  EXPECT_FALSE(proxied("a.store.example", "store.example"));
  EXPECT_FALSE(proxied("a.store.example", ".Store.Example"));
  EXPECT_TRUE(proxied("notstore.example", "store.example"));
  EXPECT_TRUE(proxied("store.example.evil", "store.example"));
  EXPECT_TRUE(proxied("store.example", ""));
  EXPECT_FALSE(proxied("10.1.2.3", "10.0.0.0/8"));
  EXPECT_TRUE(proxied("11.1.2.3", "10.0.0.0/8"));
  EXPECT_FALSE(proxied("10.1.2.3", "10.1.2.3"));
  EXPECT_TRUE(proxied("10.1.2.3", "2.3"));
  EXPECT_TRUE(proxied("10.1.2.3", "10.0.0.0/99,10.0.0.0/x,/8"));
  EXPECT_FALSE(proxied("[fe80::1]", "fe80::/10"));
}

TEST(Urls, AreResolved) {
  const std::string base = "http://store.example:8890/a/b?q=1";
  EXPECT_EQ(resolved_url(base, "?x=1"), "http://store.example:8890/a/b?x=1");
  EXPECT_EQ(resolved_url(base, "c"), "http://store.example:8890/a/c");
  EXPECT_EQ(resolved_url(base, "/c"), "http://store.example:8890/c");
  EXPECT_EQ(resolved_url(base, "https://other.example/c"), "https://other.example/c");
  EXPECT_EQ(resolved_url(base, "http://"), std::nullopt);
  EXPECT_EQ(resolved_url(base, "//evil\x1b.example/"), std::nullopt);
}

TEST(Urls, AreTakenApart) {
  const Url url = parse_url("HTTP://Store.Example/a/b?graph=urn%3Ag");
  EXPECT_EQ(url.server, (Server{"http", "store.example", "80"}));
  EXPECT_EQ(url.path, "/a/b");
  EXPECT_EQ(url.query, "graph=urn%3Ag");
  EXPECT_FALSE(url.has_credentials);
  EXPECT_TRUE(parse_url("https://user:word@store.example/").has_credentials);
  EXPECT_TRUE(parse_url("https://:word@store.example/").has_credentials);
  EXPECT_THROW(parse_url("http://"), EndpointUrlError);
  EXPECT_THROW(parse_url("http://a b/"), EndpointUrlError);
}

}  // namespace
}  // namespace filiera
