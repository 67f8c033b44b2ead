// SPDX-License-Identifier: Apache-2.0
// Tests of the second thread of reading.
#include "import/sink_thread.hpp"

#include <gtest/gtest.h>

#include <stdexcept>
#include <string>

#include "import/turtle.hpp"
#include "io/source.hpp"

namespace filiera {
namespace {

class Recorder : public StatementSink {
 public:
  void begin_file(std::string_view name) override { text += "file " + std::string(name) + '\n'; }
  void prefix(std::string_view name, std::string_view iri) override {
    text += "prefix " + std::string(name) + ' ' + std::string(iri) + '\n';
  }
  void statement(const StatementView& statement) override {
    if (++statements == fail_at) throw std::runtime_error("enough");
    if (statement.graph) text += std::string(statement.graph->value) + ": ";
    for (const TermView* term : {&statement.subject, &statement.predicate, &statement.object})
      text += std::to_string(static_cast<int>(term->kind)) + std::string(term->value) + '^' + std::string(term->datatype) +
              '@' + std::string(term->language);
    text += ' ' + std::to_string(statement.origin.line) + ':' + std::to_string(statement.origin.column) + '\n';
  }
  std::string text;
  std::size_t statements = 0;
  std::size_t fail_at = 0;
};

void call(StatementSink& sink, int statements) {
  sink.begin_file("a.ttl");
  sink.prefix("", "https://example.org/");
  for (int i = 0; i < statements; ++i) {
    const std::string number = std::to_string(i);
    StatementView statement{iri_term("https://example.org/s"), iri_term("https://example.org/p"),
                            {TermKind::literal, number, i % 2 ? "https://example.org/t" : "", i % 2 ? "" : "en"},
                            std::nullopt,
                            {static_cast<std::uint32_t>(i), 7}};
    if (i % 3 == 0) statement.graph = iri_term("https://example.org/g");
    sink.statement(statement);
    if (i % 5000 == 4999) sink.begin_file(number);
  }
}

TEST(SinkThread, HandsOverEveryCallInOrder) {
  Recorder expected, found;
  call(expected, 50000);
  SinkThread thread(found);
  call(thread, 20);
  EXPECT_EQ(found.statements, 20u);
  found.text.clear();
  thread.start();
  call(thread, 50000);
  thread.finish();
  EXPECT_TRUE(found.text == expected.text);
}

TEST(SinkThread, AFailureOfTheSinkComesOut) {
  for (const std::size_t fail_at : {std::size_t{1}, std::size_t{30000}, std::size_t{50000}}) {
    Recorder recorder;
    recorder.fail_at = fail_at;
    SinkThread thread(recorder);
    thread.start();
    const auto run = [&] {
      call(thread, 50000);
      thread.finish();
    };
    EXPECT_THROW(run(), std::runtime_error);
    EXPECT_EQ(recorder.statements, fail_at);
  }
}

TEST(SinkThread, WhatIsLeftUnfinishedEndsWithTheObject) {
  Recorder recorder;
  {
    SinkThread thread(recorder);
    thread.start();
    call(thread, 10000);
  }
  EXPECT_LE(recorder.statements, 10000u);
}

TEST(SinkThread, LongInputIsReadToItsEnd) {
  std::string turtle = "@prefix ex: <https://example.org/> .\n";
  for (int i = 0; i < 40000; ++i)
    turtle += "ex:s" + std::to_string(i / 3) + " ex:p [ ex:q \"" + std::to_string(i) + "\"@en , " + std::to_string(i) + " ] .\n";
  ASSERT_GT(turtle.size(), 1u << 20);
  Recorder recorder;
  Faults faults;
  EXPECT_TRUE(read_rdf(*memory_source("long.ttl", turtle), Syntax::turtle, recorder, faults));
  EXPECT_EQ(recorder.statements, 120000u);
  EXPECT_TRUE(recorder.text.ends_with(" 40001:36\n"));
}

TEST(SinkThread, AFailureDuringLongInputComesOutOfTheReader) {
  std::string turtle = "@prefix ex: <https://example.org/> .\n";
  for (int i = 0; i < 60000; ++i) turtle += "ex:s" + std::to_string(i) + " ex:p " + std::to_string(i) + " .\n";
  Recorder recorder;
  recorder.fail_at = 50000;
  Faults faults;
  EXPECT_THROW(read_rdf(*memory_source("long.ttl", turtle), Syntax::turtle, recorder, faults), std::runtime_error);
}

}  // namespace
}  // namespace filiera
