// SPDX-License-Identifier: Apache-2.0
// Resolution of IRI references against the examples of RFC 3986.
#include "rdf/iri.hpp"

#include <gtest/gtest.h>

namespace filiera {
namespace {

struct Example {
  std::string_view reference, target;
};

void expect_targets(std::string_view base, std::initializer_list<Example> examples) {
  for (const Example& example : examples) {
    std::string target;
    append_resolved(target, split_iri(base), example.reference);
    EXPECT_EQ(target, example.target) << "'" << example.reference << "' from " << base;
  }
}

TEST(Iri, NormalExamplesOfSection541) {
  expect_targets("http://a/b/c/d;p?q", {{"g:h", "g:h"},
                                        {"g", "http://a/b/c/g"},
                                        {"./g", "http://a/b/c/g"},
                                        {"g/", "http://a/b/c/g/"},
                                        {"/g", "http://a/g"},
                                        {"//g", "http://g"},
                                        {"?y", "http://a/b/c/d;p?y"},
                                        {"g?y", "http://a/b/c/g?y"},
                                        {"#s", "http://a/b/c/d;p?q#s"},
                                        {"g#s", "http://a/b/c/g#s"},
                                        {"g?y#s", "http://a/b/c/g?y#s"},
                                        {";x", "http://a/b/c/;x"},
                                        {"g;x", "http://a/b/c/g;x"},
                                        {"g;x?y#s", "http://a/b/c/g;x?y#s"},
                                        {"", "http://a/b/c/d;p?q"},
                                        {".", "http://a/b/c/"},
                                        {"./", "http://a/b/c/"},
                                        {"..", "http://a/b/"},
                                        {"../", "http://a/b/"},
                                        {"../g", "http://a/b/g"},
                                        {"../..", "http://a/"},
                                        {"../../", "http://a/"},
                                        {"../../g", "http://a/g"}});
}

TEST(Iri, AbnormalExamplesOfSection542) {
  expect_targets("http://a/b/c/d;p?q", {{"../../../g", "http://a/g"},
                                        {"../../../../g", "http://a/g"},
                                        {"/./g", "http://a/g"},
                                        {"/../g", "http://a/g"},
                                        {"g.", "http://a/b/c/g."},
                                        {".g", "http://a/b/c/.g"},
                                        {"g..", "http://a/b/c/g.."},
                                        {"..g", "http://a/b/c/..g"},
                                        {"./../g", "http://a/b/g"},
                                        {"./g/.", "http://a/b/c/g/"},
                                        {"g/./h", "http://a/b/c/g/h"},
                                        {"g/../h", "http://a/b/c/h"},
                                        {"g;x=1/./y", "http://a/b/c/g;x=1/y"},
                                        {"g;x=1/../y", "http://a/b/c/y"},
                                        {"g?y/./x", "http://a/b/c/g?y/./x"},
                                        {"g#s/../x", "http://a/b/c/g#s/../x"}});
}

TEST(Iri, BasesWithoutAPathOrWithoutAnAuthority) {
  expect_targets("http://example.org",
                 {{"a", "http://example.org/a"}, {"", "http://example.org"}, {"#f", "http://example.org#f"}});
  expect_targets("urn:a:b", {{"c", "urn:c"}, {"#f", "urn:a:b#f"}, {"", "urn:a:b"}});
  expect_targets("file:///a/b", {{"c", "file:///a/c"}, {"//h/c", "file://h/c"}});
}

TEST(Iri, TheFragmentOfTheBaseIsNotInherited) {
  expect_targets("http://a/b#c", {{"", "http://a/b"}, {"?q", "http://a/b?q"}});
}

TEST(Iri, AnIriWithASchemeKeepsItsDotSegments) {
  expect_targets("http://a/b", {{"http://x/a/../b", "http://x/a/../b"}});
}

TEST(Iri, PartsAreThoseOfAppendixB) {
  const IriParts parts = split_iri("http://www.ics.uci.edu/pub/ietf/uri/?a#Related");
  EXPECT_EQ(parts.scheme, "http");
  EXPECT_EQ(parts.authority, "www.ics.uci.edu");
  EXPECT_EQ(parts.path, "/pub/ietf/uri/");
  EXPECT_EQ(parts.query, "a");
  EXPECT_EQ(parts.fragment, "Related");
  EXPECT_EQ(split_iri("//h").path, "");
  EXPECT_EQ(split_iri("//h?").query, "");
  EXPECT_EQ(split_iri("a").authority, std::nullopt);
}

TEST(Iri, ASchemeStartsWithALetterAndEndsWithAColon) {
  for (const auto iri : {"http:", "a+b-c.1:x", "urn:x"}) EXPECT_TRUE(has_scheme(iri)) << iri;
  for (const auto iri : {"", ":a", "1a:b", "a/b:c", "a", "a_b:c", "?a:b"}) EXPECT_FALSE(has_scheme(iri)) << iri;
}

TEST(Iri, SpacesQuotesAndBracketsAreIllegal) {
  EXPECT_EQ(first_illegal_in_iri("http://example.org/è?a=b#c%20d"), std::nullopt);
  for (const char c : std::string_view(" <>\"{}|^`\\\t\n\x01")) {
    EXPECT_EQ(first_illegal_in_iri(std::string("ab") + c), 2u) << c;
  }
}

TEST(Iri, WhatRfc3987TakesIsNoFault) {
  for (const auto iri : {"http://example.org/è?a=b#c%20d", "http://[2001:db8::1]:80/", "http://user@host:8080/x",
                         "urn:x:y", "http://example.org/?q=\uE000", "http://例え.jp/", "mailto:a@b.example"})
    EXPECT_EQ(rfc3987_fault(iri), "") << iri;
}

TEST(Iri, WhatRfc3987RefusesIsTold) {
  EXPECT_EQ(rfc3987_fault("http://example.org/100%"), "'%' in this IRI is not followed by two hexadecimal digits");
  EXPECT_EQ(rfc3987_fault("http://example.org/%zz"), "'%' in this IRI is not followed by two hexadecimal digits");
  EXPECT_EQ(rfc3987_fault("http://example.org/#a#b"), "this IRI has a second '#'");
  EXPECT_EQ(rfc3987_fault("http://example.org/a[0]"), "this IRI has a '[', which is allowed only around an IP address");
  EXPECT_EQ(rfc3987_fault("http://example.org:80a/"), "the port of this IRI is not a number: ':80a'");
  EXPECT_EQ(rfc3987_fault("http://example.org/\uFFFE"), "this IRI has the character U+FFFE");
  EXPECT_EQ(rfc3987_fault("http://example.org/\uE000"), "this IRI has the character U+E000");
}

}  // namespace
}  // namespace filiera
