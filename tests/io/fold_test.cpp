// SPDX-License-Identifier: Apache-2.0
// Tests of folding case and accents.
#include "io/fold.hpp"

#include <gtest/gtest.h>

namespace filiera {
namespace {

TEST(Fold, CaseAndAccentsAreIgnored) {
  EXPECT_EQ(fold("ByteDance"), "bytedance");
  EXPECT_EQ(fold("Unità di Elaborazione"), "unita di elaborazione");
  EXPECT_EQ(fold("ÇŞŽő"), "cszo");
  EXPECT_EQ(fold("e\u0301"), fold("é"));
  EXPECT_EQ(fold("Ệ"), "e");
}

TEST(Fold, LettersThatAreTwoBecomeTwo) { EXPECT_EQ(fold("Æsir Straße œuvre"), "aesir strasse oeuvre"); }

TEST(Fold, GreekAndCyrillicLoseTheirCase) {
  EXPECT_EQ(fold("ΣΟΦΟΣ"), fold("σοφος"));
  EXPECT_EQ(fold("ЯНДЕКС Ёлка"), fold("яндекс ёлка"));
}

TEST(Fold, CurlyQuotesAreStraightAndSpacesSingle) { EXPECT_EQ(fold("  l’intelligenza \t AI "), "l'intelligenza ai"); }

TEST(Fold, OtherScriptsAndBadBytesStay) {
  EXPECT_EQ(fold("华为"), "华为");
  EXPECT_EQ(fold("a\xFF"), "a\xFF");
}

}  // namespace
}  // namespace filiera
