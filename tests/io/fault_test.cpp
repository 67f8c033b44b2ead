// SPDX-License-Identifier: Apache-2.0
// The whole text of faults, their order and their number.
#include "io/fault.hpp"

#include <gtest/gtest.h>

namespace filiera {
namespace {

const FaultKind bad{"bad", Severity::error, "An error."};
const FaultKind doubtful{"doubtful", Severity::warning, "A warning."};

Fault fault_at(std::string file, std::uint64_t line, std::uint64_t column, std::string message = "wrong") {
  Fault fault;
  fault.kind = &bad;
  fault.place = {std::move(file), line, column};
  fault.message = std::move(message);
  return fault;
}

TEST(Fault, ShowsPlaceMessageExcerptAndRemedyUnderTheCaret) {
  Fault fault = fault_at("data/acme.ttl", 12, 9, "unknown property 'fil:suplies'");
  fault.excerpt = "ex:acme fil:suplies ex:bolt .";
  fault.remedy = "did you mean 'fil:suppliesTo'?";
  EXPECT_EQ(render(fault),
            "data/acme.ttl:12:9: unknown property 'fil:suplies'\n"
            "ex:acme fil:suplies ex:bolt .\n"
            "        ^ did you mean 'fil:suppliesTo'?\n");
}

TEST(Fault, WithoutAnExcerptShowsTheRemedyAlone) {
  Fault fault = fault_at("a.ttl", 0, 0);
  EXPECT_EQ(render(fault), "a.ttl: wrong\n");
  fault.remedy = "write it right";
  EXPECT_EQ(render(fault), "a.ttl: wrong\n  write it right\n");
}

TEST(Fault, NamesTheSeverityOfWhatIsNoError) {
  Fault fault = fault_at("a.ttl", 1, 0);
  fault.kind = &doubtful;
  EXPECT_EQ(render(fault), "a.ttl:1: warning: wrong\n");
}

TEST(Fault, TheCaretStandsUnderItsCharacterAfterWideOnesTabsAndEscapes) {
  Fault fault = fault_at("a.ttl", 1, 6);
  fault.excerpt = "华\t\x1B e\u0301x";  // columns count code points: 华, tab, ESC, space, e, acute
  EXPECT_EQ(render(fault),
            "a.ttl:1:6: wrong\n"
            "华 \\u001B e\u0301x\n"
            "           ^\n");
  fault.place.column = 3;
  EXPECT_EQ(render(fault),
            "a.ttl:1:3: wrong\n"
            "华 \\u001B e\u0301x\n"
            "   ^\n");
}

TEST(Fault, LongLinesAreClippedAroundThePlace) {
  Fault fault = fault_at("a.nt", 1, 501);
  fault.excerpt = std::string(500, 'a') + "X" + std::string(500, 'b');
  EXPECT_EQ(render(fault), "a.nt:1:501: wrong\n…" + std::string(60, 'a') + "X" + std::string(38, 'b') + "…\n" +
                               std::string(61, ' ') + "^\n");
}

TEST(Fault, AnExcerptThatStartsWithinItsLineIsMarked) {
  Fault fault = fault_at("a.nt", 1, 1003);
  fault.excerpt = "abcdef";
  fault.excerpt_column = 1001;
  EXPECT_EQ(render(fault), "a.nt:1:1003: wrong\n…abcdef\n   ^\n");
}

TEST(Fault, ControlCharactersOfFileMessageAndRemedyAreEscaped) {
  Fault fault = fault_at("a\x1B.ttl", 1, 1, "b\x07");
  fault.remedy = "c\n";
  EXPECT_EQ(render(fault), "a\\u001B.ttl:1:1: b\\u0007\n  c\\n\n");
}

TEST(Faults, AreSortedByFileLineAndColumnAndElseByArrival) {
  Faults faults;
  faults.add(fault_at("b", 1, 1, "4"));
  faults.add(fault_at("a", 10, 1, "3"));
  faults.add(fault_at("a", 2, 7, "1"));
  faults.add(fault_at("a", 2, 7, "2"));
  std::string order;
  for (const Fault& fault : faults.sorted()) order += fault.message;
  EXPECT_EQ(order, "1234");
}

TEST(Faults, QuoteLongValuesInPart) {
  Faults faults;
  Fault fault = fault_at("a.ttl", 1, 1, "'" + std::string(10'000'000, 'x') + "' is not a date");
  fault.remedy = "write " + std::string(1000, 'y');
  faults.add(std::move(fault));
  const Fault kept = faults.sorted().front();
  EXPECT_TRUE(kept.message.starts_with("'xxx")) << kept.message;
  EXPECT_TRUE(kept.message.ends_with("' is not a date")) << kept.message;
  EXPECT_LT(kept.message.size(), 510u);
  EXPECT_LT(kept.remedy.size(), 510u);
}

TEST(Faults, AreFullWhereNoFurtherOneOfTheFileIsKept) {
  Faults faults;
  for (std::size_t i = 0; i < Faults::limit; ++i) {
    EXPECT_FALSE(faults.full("a.ttl", Severity::error));
    faults.add(fault_at("a.ttl", i + 1, 1));
  }
  EXPECT_TRUE(faults.full("a.ttl", Severity::error));
  EXPECT_FALSE(faults.full("a.ttl", Severity::warning));
  EXPECT_FALSE(faults.full("b.ttl", Severity::error));
}

TEST(Faults, OfOneKindAreCounted) {
  Faults faults;
  faults.add(fault_at("a.ttl", 1, 1));
  Fault warning = fault_at("b.ttl", 1, 1);
  warning.kind = &doubtful;
  faults.add(warning);
  faults.add(warning);
  EXPECT_EQ(faults.count(bad), 1u);
  EXPECT_EQ(faults.count(doubtful), 2u);
}

TEST(Faults, KeepAHundredOfAFileAndCountTheRest) {
  Faults faults;
  for (std::uint64_t i = 1; i <= 130; ++i) faults.add(fault_at("a", i, 1));
  faults.add(fault_at("b", 1, 1));
  EXPECT_EQ(faults.sorted().size(), 101u);
  EXPECT_EQ(faults.dropped("a"), 30u);
  EXPECT_EQ(faults.dropped("b"), 0u);
  EXPECT_EQ(faults.dropped("c"), 0u);
  EXPECT_EQ(faults.count(Severity::error), 131u);
  EXPECT_TRUE(faults.has_errors());
}

}  // namespace
}  // namespace filiera
