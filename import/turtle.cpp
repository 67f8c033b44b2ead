// SPDX-License-Identifier: Apache-2.0
// Chooses the grammar, and turns failures of the source into faults.
#include "import/turtle.hpp"

#include <cstdint>

#include "import/line_statements.hpp"
#include "import/sink_thread.hpp"
#include "import/turtle_statements.hpp"

namespace filiera {
namespace {

// Reading and building share the work between two threads when the input is longer than this; for less, beginning a
// thread would cost more than it saves.
constexpr std::uint64_t short_input = std::uint64_t{1} << 20;

// Passes a source through, and begins the sink's thread when it proves long.
class WatchedSource final : public Source {
 public:
  WatchedSource(Source& source, SinkThread& sink) : Source(source.name()), source_(source), sink_(sink) {}

  std::size_t read(char* to, std::size_t size) override {
    const std::size_t got = source_.read(to, size);
    read_ += got;
    if (read_ > short_input) sink_.start();
    return got;
  }

 private:
  Source& source_;
  SinkThread& sink_;
  std::uint64_t read_ = 0;
};

}  // namespace

bool read_rdf(Source& input, Syntax syntax, StatementSink& target, Faults& faults,
              const ReadOptions& options) {
  SinkThread sink(target);
  WatchedSource source(input, sink);
  TurtleLexer lexer(source, syntax, faults);
  TermReader terms(lexer, sink, options);
  sink.begin_file(source.name());
  try {
    if (row_of(syntax).line_based) {
      LineStatements(terms, sink).read();
    } else {
      TurtleStatements(terms, sink).read();
    }
    sink.finish();
  } catch (const SourceError& error) {
    Fault fault;
    fault.kind = &rdf_fault::unreadable;
    fault.place.file = source.name();
    fault.place.line = terms.token().position.line;
    fault.message = error.what();
    fault.remedy = "nothing of the file is used";
    faults.add(std::move(fault));
    sink.finish();
    return false;
  }
  return lexer.fault_count() == 0;
}

}  // namespace filiera
