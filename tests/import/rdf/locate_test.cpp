// SPDX-License-Identifier: Apache-2.0
// Terms are found again where they were read.
#include "import/rdf/locate.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include "tests/import/rdf/reading.hpp"
#include "tests/temporary_folder.hpp"

namespace filiera {
namespace {

// Each statement of the file as "S@line:column P@line:column O@line:column", and the excerpt of its
// predicate.
std::string places(const std::string& file) {
  CollectingSink sink;
  Faults faults;
  const auto source = open_source(file);
  EXPECT_TRUE(read_rdf(*source, *syntax_of_path(file), sink, faults));
  TermLocator locate;
  std::string text;
  for (const Origin origin : sink.origins) {
    for (const TermRole role : {TermRole::subject, TermRole::predicate, TermRole::object}) {
      const Place place = locate(file, origin, role).place;
      EXPECT_EQ(place.file, file);
      text += fmt::format("{}:{} ", place.line, place.column);
    }
    text += locate(file, origin, TermRole::predicate).excerpt + "\n";
  }
  return text;
}

TEST(TermLocator, FindsSubjectsAndPredicatesAcrossLinesBracketsAndDirectives) {
  const TemporaryFolder folder;
  EXPECT_EQ(places(folder.write("a.ttl",
                                "\xEF\xBB\xBF@prefix e: <u:> .\nPREFIX f: <u:f/> BASE <u:b>\n"
                                "e:s a e:T ;\n  e:p 'è'@it , \"x\"^^e:d ;\n  e:q [ e:r 1 ] , ( 2 ) . e:t e:p e:o .\n")),
            "3:1 3:5 3:7 e:s a e:T ;\n"
            "3:1 4:3 4:7   e:p 'è'@it , \"x\"^^e:d ;\n"
            "3:1 4:3 4:16   e:p 'è'@it , \"x\"^^e:d ;\n"
            "3:1 5:3 5:7   e:q [ e:r 1 ] , ( 2 ) . e:t e:p e:o .\n"
            "5:7 5:9 5:13   e:q [ e:r 1 ] , ( 2 ) . e:t e:p e:o .\n"
            "3:1 5:3 5:19   e:q [ e:r 1 ] , ( 2 ) . e:t e:p e:o .\n"
            "5:19 5:19 5:21   e:q [ e:r 1 ] , ( 2 ) . e:t e:p e:o .\n"
            "5:19 5:19 5:23   e:q [ e:r 1 ] , ( 2 ) . e:t e:p e:o .\n"
            "5:27 5:31 5:35   e:q [ e:r 1 ] , ( 2 ) . e:t e:p e:o .\n");
}

TEST(TermLocator, FindsTermsInsideGraphsAndOnLines) {
  const TemporaryFolder folder;
  EXPECT_EQ(places(folder.write("a.trig", "<u:g> { <u:s> <u:p> 1 . <u:t> <u:p> 2 } GRAPH <u:g> { <u:u>\n<u:p> 3 }\n")),
            "1:9 1:15 1:21 <u:g> { <u:s> <u:p> 1 . <u:t> <u:p> 2 } GRAPH <u:g> { <u:u>\n"
            "1:25 1:31 1:37 <u:g> { <u:s> <u:p> 1 . <u:t> <u:p> 2 } GRAPH <u:g> { <u:u>\n"
            "1:55 2:1 2:7 <u:p> 3 }\n");
  EXPECT_EQ(places(folder.write("a.nq", "<u:s> <u:p> \"o\"@en <u:g> .\r\n_:s <u:p> _:o .")),
            "1:1 1:7 1:13 <u:s> <u:p> \"o\"@en <u:g> .\n2:1 2:5 2:11 _:s <u:p> _:o .\n");
}

TEST(TermLocator, StartsNearThePlaceInALongFile) {
  const TemporaryFolder folder;
  std::string text = "PREFIX e: <u:>\n";
  for (int i = 0; i < 5000; ++i) text += fmt::format("e:s{0}\n  e:p{0} {0} ;\n  e:q \"\"\"\n\"\"\" .\n", i);
  const std::string file = folder.write("a.ttl", text);
  TermLocator locate;
  for (std::uint32_t i = 0; i < 5000; i += 7) {
    const std::uint32_t first = 2 + 4 * i;
    const auto column = static_cast<std::uint32_t>(fmt::format("  e:p{} ", i).size() + 1);
    EXPECT_EQ(locate(file, {first + 1, column}, TermRole::subject).excerpt, fmt::format("e:s{}", i));
    EXPECT_EQ(locate(file, {first + 2, 7}, TermRole::predicate).place, (Place{file, first + 2, 3}));
  }
  EXPECT_EQ(locate.excerpt_at(file, 2), "e:s0");
  EXPECT_EQ(locate.excerpt_at(file, 20001), "\"\"\" .");
  EXPECT_EQ(locate.excerpt_at(file, 30000), "");
}

TEST(TermLocator, WhatIsNotThereHasNoPlace) {
  const TemporaryFolder folder;
  const std::string file = folder.write("a.ttl", "<u:s> <u:p> <u:o> .");
  TermLocator locate;
  EXPECT_EQ(locate(file, {1, 13}, TermRole::object).place, (Place{file, 1, 13}));
  EXPECT_EQ(locate(file, {1, 12}, TermRole::object).place.line, 0u);
  EXPECT_EQ(locate(file, {9, 1}, TermRole::subject).place.line, 0u);
  EXPECT_EQ(locate("<stdin>", {1, 1}, TermRole::subject).place.line, 0u);
  EXPECT_EQ(locate(folder / "gone.ttl", {1, 1}, TermRole::subject).excerpt, "");
}

}  // namespace
}  // namespace filiera
