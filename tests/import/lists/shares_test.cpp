// SPDX-License-Identifier: Apache-2.0
// Shares and dates as publications write them.
#include "import/lists/shares.hpp"

#include <gtest/gtest.h>

#include "import/lists/list.hpp"

namespace filiera {
namespace {

// The share as text: "= 0.5", "0.5 to 0.75", "over 0.25"; "" for a text that is none.
std::string share_told(std::string_view text) {
  const std::optional<Share> share = parse_share(text);
  if (!share) return "";
  std::string told;
  for (const auto& [word, value] :
       {std::pair("=", &share->exact), std::pair("least", &share->minimum), std::pair("over", &share->over),
        std::pair("most", &share->maximum), std::pair("under", &share->under)})
    if (!value->empty()) told += (told.empty() ? "" : " ") + std::string(word) + ' ' + *value;
  return told;
}

TEST(Shares, APercentageIsAFractionOfOne) {
  EXPECT_EQ(share_told("60"), "= 0.6");
  EXPECT_EQ(share_told(" 2.40 % "), "= 0.024");
  EXPECT_EQ(share_told("100"), "= 1.0");
  EXPECT_EQ(share_told("0"), "= 0.0");
  for (const char* none : {"", "100.1", "140", "-5", "most", "5 of 6", "0x10", "1e2", "%"})
    EXPECT_EQ(share_told(none), "");
}

TEST(Shares, BoundsAreIncludedOrNotAsTheWordsSay) {
  EXPECT_EQ(share_told("50-75%"), "least 0.5 most 0.75");
  EXPECT_EQ(share_told("25 to 50 %"), "least 0.25 most 0.5");
  EXPECT_EQ(share_told(">25"), "over 0.25");
  EXPECT_EQ(share_told(">= 25%"), "least 0.25");
  EXPECT_EQ(share_told("Over 25 up to 50"), "over 0.25 most 0.5");
  EXPECT_EQ(share_told("more than 25% but not more than 50%"), "over 0.25 most 0.5");
  EXPECT_EQ(share_told("up to 50"), "most 0.5");
  EXPECT_EQ(share_told("less than 10"), "under 0.1");
  EXPECT_EQ(share_told("75-50"), "");
  EXPECT_EQ(share_told("over 60 up to 50"), "");
}

TEST(Shares, AFractionThatIsNoDecimalLiesBetweenTwo) {
  EXPECT_EQ(share_told("1/4"), "= 0.25");
  EXPECT_EQ(share_told("1/3"), "least 0.333333333333 most 0.333333333334");
  EXPECT_EQ(share_told("3/3"), "= 1.0");
  for (const char* none : {"4/3", "1/0", "/3", "1/", "1/2/3"}) EXPECT_EQ(share_told(none), "");
}

TEST(Dates, AreReadInTheFormsOfPublications) {
  EXPECT_EQ(edtf_of("2019"), "2019");
  EXPECT_EQ(edtf_of("2019-03"), "2019-03");
  EXPECT_EQ(edtf_of(" 2019-03-05 "), "2019-03-05");
  EXPECT_EQ(edtf_of("2019-03-05T11:17:23Z"), "2019-03-05");
  EXPECT_EQ(edtf_of("2019-03-05 11:17"), "2019-03-05");
  EXPECT_EQ(edtf_of("5.3.2019"), "2019-03-05");
  EXPECT_EQ(edtf_of("5 March 2019"), "2019-03-05");
  for (const char* none :
       {"", "3/4/2020", "2019-02-30", "31 April 2019", "5 Brumaire 2019", "2019-13", "19", "2019-03T11", "20190305"})
    EXPECT_EQ(edtf_of(none), std::nullopt) << none;
}

}  // namespace
}  // namespace filiera
