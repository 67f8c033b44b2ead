// SPDX-License-Identifier: Apache-2.0
// IRIs are shortened wherever a prefixed name is legal, and come back whole.
#include "rdf/prefixes.hpp"

#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

namespace filiera {
namespace {

Prefixes prefixes(const std::vector<std::pair<std::string, std::string>>& rows) {
  Prefixes result;
  for (const auto& [name, iri] : rows) EXPECT_TRUE(result.set(name, iri)) << name;
  return result;
}

const std::string ns = "http://example.org/";

// The local part as it is written; "-" if the IRI cannot be shortened.
std::string local(const std::string& rest) {
  const std::optional<std::string> name = prefixes({{"ex", ns}}).shorten(ns + rest);
  return name ? name->substr(3) : "-";
}

TEST(Prefixes, TheLongestNamespaceWins) {
  const Prefixes p = prefixes({{"a", ns}, {"b", ns + "id/"}, {"c", ns + "id/x#"}});
  EXPECT_EQ(p.shorten(ns + "id/x#y"), "c:y");
  EXPECT_EQ(p.shorten(ns + "id/y"), "b:y");
  EXPECT_EQ(p.shorten(ns + "z"), "a:z");
  EXPECT_EQ(p.shorten(ns), "a:");
  EXPECT_EQ(p.shorten("http://example.com/z"), std::nullopt);
  EXPECT_EQ(p.shorten("http://example.org"), std::nullopt);
}

TEST(Prefixes, OfEqualNamespacesTheFirstNameWinsWhateverTheOrder) {
  EXPECT_EQ(prefixes({{"b", ns}, {"a", ns}}).shorten(ns + "x"), "a:x");
  EXPECT_EQ(prefixes({{"a", ns}, {"b", ns}, {"", ns}}).shorten(ns + "x"), ":x");
}

TEST(Prefixes, ASecondDeclarationReplacesTheFirst) {
  const Prefixes p = prefixes({{"ex", "http://old.example/"}, {"ex", ns}});
  EXPECT_EQ(p.all().size(), 1u);
  EXPECT_EQ(p.find("ex"), ns);
  EXPECT_EQ(p.shorten("http://old.example/x"), std::nullopt);
}

TEST(Prefixes, LettersDigitsAndInnerPunctuationNeedNoEscape) {
  for (const char* plain :
       {"", "c31", "H20", "0x", "_a", "a-b", "a.b", "a:b", ":", "%41", "a%e9", "è", "中文", "a\u00B7", "a\u0301"})
    EXPECT_EQ(local(plain), plain);
}

TEST(Prefixes, OtherPunctuationIsEscaped) {
  EXPECT_EQ(local("-a"), "\\-a");
  EXPECT_EQ(local(".a."), "\\.a\\.");
  EXPECT_EQ(local("."), "\\.");
  EXPECT_EQ(local("a/b#c?d=e&f"), "a\\/b\\#c\\?d\\=e\\&f");
  EXPECT_EQ(local("100%"), "100\\%");
  EXPECT_EQ(local("%4"), "\\%4");
  EXPECT_EQ(local("~!$'()*+,;@"), "\\~\\!\\$\\'\\(\\)\\*\\+\\,\\;\\@");
}

TEST(Prefixes, WhatNoLocalNameMayHoldIsNotShortened) {
  for (const char* bad : {"a b", "a<b", "a\"b", "a\\b", "a[b", "a]b", "a\u00D7", "\u0301a", "\u00B7", "\u2028", "a\n"})
    EXPECT_EQ(local(bad), "-") << bad;
}

TEST(Prefixes, AShorterNamespaceServesWhereTheLongerLeavesNoLegalName) {
  const Prefixes p = prefixes({{"a", ns}, {"b", ns + "e"}});
  EXPECT_EQ(p.shorten(ns + "e\u0301"), "a:e\u0301");
}

TEST(Prefixes, IllegalNamesAndNamespacesAreRefused) {
  Prefixes p;
  for (const char* name : {"-a", "a.", ".a", "1a", "_", "a b", "a:b", "a\n"}) EXPECT_FALSE(p.set(name, ns)) << name;
  for (const char* name : {"", "a", "a1", "a.b-c", "é", "a_"}) EXPECT_TRUE(p.set(name, ns)) << name;
  EXPECT_FALSE(p.set("x", ""));
  EXPECT_FALSE(p.set("x", "http://example.org/ "));
  EXPECT_FALSE(p.set("x", "http://example.org/> . <forged"));
  EXPECT_EQ(p.find("x"), std::nullopt);
}

TEST(Prefixes, PrefixedNamesExpand) {
  const Prefixes p = prefixes({{"ex", ns}, {"", ns + "d#"}});
  EXPECT_EQ(p.expand("ex:a"), ns + "a");
  EXPECT_EQ(p.expand("ex:"), ns);
  EXPECT_EQ(p.expand(":a:b"), ns + "d#a:b");
  EXPECT_EQ(p.expand("no:a"), std::nullopt);
  EXPECT_EQ(p.expand("a"), std::nullopt);
}

TEST(Prefixes, TheyAreListedByName) {
  const Prefixes p = prefixes({{"skos", "http://s/"}, {"", "http://d/"}, {"fil", "http://f/"}});
  ASSERT_EQ(p.all().size(), 3u);
  EXPECT_EQ(p.all()[0].name + '|' + p.all()[1].name + '|' + p.all()[2].name, "|fil|skos");
}

}  // namespace
}  // namespace filiera
