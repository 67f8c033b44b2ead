// SPDX-License-Identifier: Apache-2.0
// Tests of comma-separated records.
#include "io/csv.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace filiera {
namespace {

std::string record(const std::vector<std::string>& cells, Formulas formulas = Formulas::defused) {
  std::string out;
  append_csv_record(out, cells, formulas);
  return out;
}

TEST(Csv, QuotesCommasAndLineEndsAreQuoted) {
  EXPECT_EQ(record({"a", "b,c", "say \"hi\"", "two\nlines", ""}), "a,\"b,c\",\"say \"\"hi\"\"\",\"two\nlines\",\r\n");
}

TEST(Csv, FormulasAreMarkedAsText) {
  EXPECT_EQ(record({"=1+1", "@SUM(A1)", "+cmd", "-x", "\tx"}), "'=1+1,'@SUM(A1),'+cmd,'-x,'\tx\r\n");
  EXPECT_EQ(record({"\n=1", "\r=1"}), "\"'\n'=1\",\"'\r'=1\"\r\n");
  EXPECT_EQ(record({"=HYPERLINK(\"a\",\"b\")"}), "\"'=HYPERLINK(\"\"a\"\",\"\"b\"\")\"\r\n");
}

TEST(Csv, SignsOfFullWidthBeginFormulasToo) {
  EXPECT_EQ(record({"＝1", "＋1", "－1", "＠x", "a;＝1"}), "'＝1,'＋1,'－1,'＠x,\"a;'＝1\"\r\n");
}

TEST(Csv, NumbersAreNoFormulas) { EXPECT_EQ(record({"-1", "+2.50", "-3e-7"}), "-1,+2.50,-3e-7\r\n"); }

TEST(Csv, AlmostNumbersAreFormulas) { EXPECT_EQ(record({"-1.", "-", "-1e", "-1-1"}), "'-1.,'-,'-1e,'-1-1\r\n"); }

TEST(Csv, NulIsReplaced) { EXPECT_EQ(record({std::string("a\0b", 3), "c"}), "a\uFFFDb,c\r\n"); }

TEST(Csv, BytesThatAreNoUtf8AreReplaced) { EXPECT_EQ(record({"a\xff,b"}), "\"a\uFFFD,b\"\r\n"); }

TEST(Csv, FormulasAreKeptOnRequest) { EXPECT_EQ(record({"=1+1"}, Formulas::kept), "=1+1\r\n"); }

TEST(Csv, WhatASpreadsheetMayPartElsewhereIsQuotedAndDefused) {
  EXPECT_EQ(record({"Acme;=1+1"}), "\"Acme;'=1+1\"\r\n");
  EXPECT_EQ(record({"a\t@x"}), "\"a\t'@x\"\r\n");
  EXPECT_EQ(record({"a\n=1"}), "\"a\n'=1\"\r\n");
  EXPECT_EQ(record({"a; b"}), "a; b\r\n");
  EXPECT_EQ(record({"x;\"=1+1;y"}), "\"x;'\"\"=1+1;y\"\r\n");
  EXPECT_EQ(record({"x; +1"}), "\"x;' +1\"\r\n");
  EXPECT_EQ(record({"a;=1"}, Formulas::kept), "\"a;=1\"\r\n");
}

}  // namespace
}  // namespace filiera
