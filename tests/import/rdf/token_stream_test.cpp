// SPDX-License-Identifier: Apache-2.0
// Tests of the second thread of reading, and of tokens that stay valid across batches.
#include "import/rdf/token_stream.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "tests/import/rdf/reading.hpp"

namespace filiera {
namespace {

constexpr std::size_t long_input = std::size_t{3} << 20;

// `line` with its number, again and again.
std::string many(const std::string& head, fmt::format_string<int&> line) {
  std::string text = head;
  for (int i = 0; text.size() < long_input; ++i) text += fmt::format(line, i);
  return text;
}

std::string origins(const Reading& reading) {
  std::string text;
  for (const Origin& origin : reading.sink.origins) text += fmt::format("{}:{} ", origin.line, origin.column);
  return text;
}

TEST(TokenStream, LongInputIsReadToItsEnd) {
  const Reading reading =
      reading_of(many("@prefix ex: <https://example.org/> .\n", "ex:s ex:p [ ex:q \"{}\"@en , ( 7 ) ] .\n"));
  EXPECT_TRUE(reading.whole);
  const std::size_t lines = reading.sink.quads.size() / 5;
  EXPECT_EQ(reading.sink.quads.size(), lines * 5);
  EXPECT_EQ(to_text(reading.sink.quads[lines * 5 - 4][2]), fmt::format("\"{}\"@en", lines - 1));
  EXPECT_EQ(reading.sink.origins.back().line, lines + 1);
}

TEST(TokenStream, PiecesOfLongInputGiveTheSame) {
  const std::string text = many("", "<u:s> <u:p> \"{}\" , 'è' . # comment\n") + "<u:s> ex:q .\n<u:s> 'x' .";
  const Reading whole = reading_of(text);
  EXPECT_EQ(whole.faults.count(Severity::error), 3u);
  for (const std::size_t chunk : {std::size_t{997}, std::size_t{1} << 16}) {
    const Reading chunked = reading_of(text, Syntax::turtle, {}, chunk);
    EXPECT_TRUE(chunked.sink.quads == whole.sink.quads);
    EXPECT_TRUE(origins(chunked) == origins(whole));
    EXPECT_EQ(chunked.messages(), whole.messages());
  }
}

TEST(TokenStream, ATokenAndItsFaultMayBeLongerThanABatch) {
  const std::string giant(long_input, 'x');
  EXPECT_EQ(to_text(reading_of("<u:s> <u:p> \"" + giant + "\"^^<u:" + giant + "> .").sink.quads.at(0)[2]),
            "\"" + giant + "\"^^<u:" + giant + ">");
  EXPECT_EQ(reading_of("<u:s> \"" + giant + "\"^^<u:" + giant + "> 1 .\n<u:s> <u:p> 1 .").messages().substr(0, 42),
            "t:1:7: a literal cannot be a predicate\n  p");
  const std::string space(long_input, '\n');
  EXPECT_EQ(reading_of("<u:s> <u:p> \"a\"" + space + "^^" + space + "<u:t>" + space + ".").sink.text(),
            "<u:s> <u:p> \"a\"^^<u:t> .\n");
}

TEST(TokenStream, AFailureOfTheSinkEndsLongReading) {
  struct Throwing : CollectingSink {
    void statement(const Quad&, Origin) override {
      if (++count == 50000) throw std::runtime_error("enough");
    }
    int count = 0;
  };
  Throwing sink;
  Faults faults;
  const std::string text = many("", "<u:s> <u:p> {} .\n");
  const auto source = memory_source("t", text);
  EXPECT_THROW(read_rdf(*source, Syntax::turtle, sink, faults), std::runtime_error);
  EXPECT_EQ(sink.count, 50000);
}

TEST(TokenStream, ADamagedSourceIsAFaultBehindWhatCameBefore) {
  class Breaking final : public Source {
   public:
    explicit Breaking(std::string text) : Source("t"), text_(std::move(text)) {}
    std::size_t read(char* to, std::size_t size) override {
      const std::size_t count = text_.copy(to, size, at_);
      at_ += count;
      if (count == 0) throw SourceError("holds corrupt gzip data");
      return count;
    }

   private:
    std::string text_;
    std::size_t at_ = 0;
  };
  Breaking source(many("", "<u:s> <u:p> {} .\n"));
  CollectingSink sink;
  Faults faults;
  EXPECT_FALSE(read_rdf(source, Syntax::turtle, sink, faults));
  EXPECT_EQ(render(faults.sorted().at(0)),
            fmt::format("t:{}: holds corrupt gzip data\n  nothing of the file is used; fetch or make it again\n",
                        sink.origins.back().line));
}

}  // namespace
}  // namespace filiera
