// SPDX-License-Identifier: Apache-2.0
// The table of syntaxes and its look-ups.
#include "rdf/syntaxes.hpp"

#include <gtest/gtest.h>

namespace filiera {
namespace {

constexpr Syntax all[] = {Syntax::turtle, Syntax::ntriples, Syntax::nquads, Syntax::trig};

TEST(Syntaxes, RowsStandInTheOrderOfTheEnumeration) {
  for (const Syntax syntax : all) EXPECT_EQ(row_of(syntax).syntax, syntax);
}

TEST(Syntaxes, AreKnownByNameExtensionAndMediaType) {
  for (const Syntax syntax : all) {
    const SyntaxRow& row = row_of(syntax);
    EXPECT_EQ(syntax_named(row.name), row.syntax);
    EXPECT_EQ(syntax_named(row.extension), row.syntax);
    EXPECT_EQ(syntax_named(row.extension.substr(1)), row.syntax);
    EXPECT_EQ(syntax_named(row.media_type), row.syntax);
  }
  EXPECT_EQ(syntax_named("TURTLE"), Syntax::turtle);
  EXPECT_EQ(syntax_named("jsonld"), std::nullopt);
  EXPECT_EQ(syntax_named(""), std::nullopt);
}

TEST(Syntaxes, APathIsKnownByItsExtensionUnderItsCompression) {
  EXPECT_EQ(syntax_of_path("data/a.ttl"), Syntax::turtle);
  EXPECT_EQ(syntax_of_path("a.nt.gz"), Syntax::ntriples);
  EXPECT_EQ(syntax_of_path("a.NQ.ZST"), Syntax::nquads);
  EXPECT_EQ(syntax_of_path("a.b.trig"), Syntax::trig);
  for (const auto path : {"a", "a.gz", "a.csv", "ttl", ".ttl", "a.ttl.gz.gz", "a.ttl.bak", ""}) {
    EXPECT_EQ(syntax_of_path(path), std::nullopt) << path;
  }
}

TEST(Syntaxes, OtherExtensionsAreKnownToo) {
  EXPECT_EQ(syntax_of_path("a.turtle"), Syntax::turtle);
  EXPECT_EQ(syntax_of_path("a.N3.gz"), Syntax::turtle);
  EXPECT_EQ(syntax_of_path("a.ntriples"), Syntax::ntriples);
  EXPECT_EQ(syntax_named("n3"), Syntax::turtle);
  EXPECT_EQ(syntax_of_path("a.csv"), std::nullopt);
}

TEST(Syntaxes, RdfThatIsNotReadIsKnownByItsName) {
  for (const auto path : {"a.ttl.bz2", "a.nq.xz", "a.rdf", "a.OWL", "a.jsonld.gz"})
    EXPECT_TRUE(is_unread_rdf(path)) << path;
  for (const auto path : {"a.ttl", "a.nt.gz", "a.csv", "a.csv.bz2", "README.md"})
    EXPECT_FALSE(is_unread_rdf(path)) << path;
}

}  // namespace
}  // namespace filiera
