// SPDX-License-Identifier: Apache-2.0
// IRIs are shortened wherever a prefixed name is legal, and come back whole.
#include "rdf/prefixes.hpp"

#include <gtest/gtest.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "rdf/name_syntax.hpp"

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
  EXPECT_EQ(local(".a"), "\\.a");
  EXPECT_EQ(local("a/b#c?d=e&f"), "a\\/b\\#c\\?d\\=e\\&f");
  EXPECT_EQ(local("100%"), "100\\%");
  EXPECT_EQ(local("%4"), "\\%4");
  EXPECT_EQ(local("~!$'()*+,;@"), "\\~\\!\\$\\'\\(\\)\\*\\+\\,\\;\\@");
}

TEST(Prefixes, WhatNoLocalNameMayHoldIsNotShortened) {
  for (const char* bad : {"a b", "a<b", "a\"b", "a\\b", "a[b", "a]b", "a\u00D7", "\u0301a", "\u00B7", "\u2028", "a\n"})
    EXPECT_EQ(local(bad), "-") << bad;
}

// Legal with a backslash, but not for every reader.
TEST(Prefixes, ANameThatWouldEndInADotIsNotShortened) {
  for (const char* name : {".", "a.", "Example_Inc.", "a.."}) EXPECT_EQ(local(name), "-") << name;
}

TEST(Prefixes, TheLongestNamespaceIsFoundAmongManyThatBeginAlike) {
  std::mt19937 random(1);
  const auto text = [&](std::size_t most) {
    std::string made;
    for (std::size_t size = random() % (most + 1); size > 0; --size) made += "ab-"[random() % 3];
    return made;
  };
  for (int round = 0; round < 2'000; ++round) {
    Prefixes p;
    for (unsigned i = 0; i < 1 + random() % 8; ++i) p.set("p" + std::to_string(random() % 6), ns + text(5));
    const std::string iri = ns + text(8);
    std::optional<Prefix> best;
    for (const Prefix& prefix : p.all())
      if (iri.starts_with(prefix.iri) &&
          local_name_form(std::string_view(iri).substr(prefix.iri.size())) != LocalName::impossible &&
          (!best || prefix.iri.size() > best->iri.size()))
        best = prefix;
    const std::optional<Prefixes::Split> found = p.split(iri);
    ASSERT_EQ(found.has_value(), best.has_value()) << iri;
    if (found) {
      EXPECT_EQ(found->prefix, best->name) << iri;
    }
  }
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
