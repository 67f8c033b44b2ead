// SPDX-License-Identifier: Apache-2.0
// Fuzz target of the whole way of data: read, interpreted, written, and read again to the same bytes.
#include "export/formats.hpp"
#include "graph/load/builder.hpp"
#include "import/rdf/turtle.hpp"
#include "tests/fuzz/check.hpp"

namespace filiera {
namespace {

std::optional<KnowledgeGraph> graph_of(std::string_view text, std::string* messages = nullptr) {
  Builder builder;
  Faults faults;
  const auto source = memory_source("f", text);
  std::optional<KnowledgeGraph> graph;
  if (read_rdf(*source, Syntax::trig, builder, faults)) graph = std::move(builder).finish(faults);
  if (!graph) require(!faults.empty(), "what is refused has a fault");
  for (const Fault& fault : faults.sorted()) {
    require(!fault.message.empty(), "a fault says what is wrong");
    const std::string shown = render(fault);
    if (messages) *messages += shown;
  }
  return graph;
}

std::string written(const KnowledgeGraph& graph, std::string_view format) {
  StringSink sink;
  const Lens lens(graph);
  find_format(format)->write({lens, {}, {}}, sink);
  return std::string(sink.text());
}

void run(std::string_view text) {
  const std::optional<KnowledgeGraph> graph = graph_of(text);
  if (!graph) return;
  for (const Format& format : formats())
    if (format.name != "svg") written(*graph, format.name);  // another program draws it, from the same as dot
  const std::string once = written(*graph, "trig");
  std::string messages;
  const std::optional<KnowledgeGraph> again = graph_of(once, &messages);
  require(again.has_value(), "an export is accepted", messages + once);
}

}  // namespace
}  // namespace filiera

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  filiera::run(filiera::text_of(bytes, size));
  return 0;
}
