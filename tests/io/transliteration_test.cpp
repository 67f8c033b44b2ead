// SPDX-License-Identifier: Apache-2.0
// Names of other scripts in Latin letters, where ICU is installed.
#include "io/transliteration.hpp"

#include <gtest/gtest.h>

#include <memory>

#include "io/shared_library.hpp"

namespace filiera::transliteration_test {
namespace {

class Transliteration : public testing::Test {
 protected:
  void SetUp() override {
    try {
      transliterator = std::make_unique<Transliterator>();
    } catch (const SharedLibraryError& missing) {
      GTEST_SKIP() << missing.what();
    }
  }
  std::unique_ptr<Transliterator> transliterator;
};

TEST_F(Transliteration, ReadsCyrillicAsRussianAndChineseAsMandarin) {
  EXPECT_EQ(transliterator->latin("Общество «Ромашка»"), "Obshchestvo <<Romashka>>");
  EXPECT_EQ(transliterator->latin("公司"), "gong si");
  EXPECT_EQ(transliterator->latin("삼성"), "samseong");
}

TEST_F(Transliteration, LeavesNoMarksBetweenLetters) {
  EXPECT_EQ(transliterator->latin("ответственность"), "otvetstvennost'");
}

TEST_F(Transliteration, KeepsLatinWithoutAccents) {
  EXPECT_EQ(transliterator->latin("Ñandú Ltd."), "Nandu Ltd.");
  EXPECT_EQ(transliterator->latin(""), "");
}

TEST_F(Transliteration, TakesBytesThatAreNoText) {
  EXPECT_NO_THROW(transliterator->latin("\xFF\xC3"));
  EXPECT_NE(transliterator->latin("\xF0\x9F\x98\x80"), "");
}

TEST_F(Transliteration, CutsWhatIsTooLong) {
  std::string text;
  for (int i = 0; i < 5000; ++i) text += "я";
  const std::string latin = transliterator->latin(text);
  EXPECT_GT(latin.size(), 4000u);
  EXPECT_LE(latin.size(), 2u * 4096u);
}

}  // namespace
}  // namespace filiera::transliteration_test
