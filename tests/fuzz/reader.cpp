// SPDX-License-Identifier: Apache-2.0
// Fuzz target of the reader, once for each syntax (FILIERA_FUZZ_SYNTAX): the same from whole and from chunked
// input, and the same statements after writing them in any syntax and reading that.
#include <algorithm>
#include <iterator>
#include <map>
#include <memory>
#include <set>

#include "export/rdf/rdf.hpp"
#include "import/rdf/turtle.hpp"
#include "tests/dataset.hpp"
#include "tests/fuzz/check.hpp"

namespace filiera {
namespace {

const std::string label = "tag:fuzz:label";

struct Reading {
  bool whole = false;
  CollectingSink sink;
  std::string faults;
};

Reading read(std::string_view text, Syntax syntax, std::size_t chunk) {
  Reading reading;
  Faults faults;
  const auto source = memory_source("f", text, chunk);
  reading.whole = read_rdf(*source, syntax, reading.sink, faults, {"http://example.org/base/", 0});
  for (const Fault& fault : faults.sorted()) reading.faults += render(fault);
  require(reading.whole == !faults.has_errors(), "a text is whole exactly if it has no error", reading.faults);
  return reading;
}

using Quads = std::set<OwnedQuad>;

class SetSource final : public QuadSource {
 public:
  SetSource(const Quads& quads, Prefixes prefixes) : quads_(quads), prefixes_(std::move(prefixes)) {}

  const Prefixes& prefixes() const override { return prefixes_; }

  void for_each_subject(const Visitor& visit) const override {
    for (auto first = quads_.begin(); first != quads_.end();) {
      std::vector<PredicateObject> properties;
      auto quad = first;
      for (; quad != quads_.end() && (*quad)[0] == (*first)[0]; ++quad) {
        properties.push_back({view((*quad)[1]), view((*quad)[2]), std::nullopt});
        if ((*quad)[3] != OwnedTerm()) properties.back().graph = view((*quad)[3]);
      }
      visit(view((*first)[0]), properties);
      first = quad;
    }
  }

 private:
  static TermView view(const OwnedTerm& term) { return {term.kind, term.value, term.datatype, term.language}; }

  const Quads& quads_;
  Prefixes prefixes_;
};

// The statements read, with a quad for each blank node that states its label as text.
Quads labelled(const std::vector<OwnedQuad>& read) {
  Quads quads;
  for (const OwnedQuad& quad : read) {
    if (quad[1].value == label) continue;
    quads.insert(quad);
    for (const OwnedTerm& term : quad)
      if (term.is_blank()) {
        OwnedQuad tag{term, OwnedTerm(iri_term(label)), OwnedTerm(), OwnedTerm()};
        tag[2].kind = TermKind::literal;
        tag[2].value = term.value;
        quads.insert(std::move(tag));
      }
  }
  return quads;
}

// Each blank node under the text of its label.
Quads renamed(const std::vector<OwnedQuad>& read) {
  std::map<std::string, std::string> labels;
  for (const OwnedQuad& quad : read)
    if (quad[1].value == label) labels[quad[0].value] = quad[2].value;
  Quads quads;
  for (OwnedQuad quad : read) {
    for (OwnedTerm& term : quad)
      if (term.is_blank()) term.value = labels[term.value];
    quads.insert(std::move(quad));
  }
  return quads;
}

Quads without_graphs(const Quads& quads) {
  Quads result;
  for (OwnedQuad quad : quads) {
    quad[3] = OwnedTerm();
    result.insert(std::move(quad));
  }
  return result;
}

void write_and_read(const Reading& reading) {
  const Quads quads = labelled(reading.sink.quads);
  Prefixes prefixes;
  for (const auto& [name, iri] : reading.sink.prefixes) prefixes.set(name, iri);
  const SetSource source(quads, std::move(prefixes));
  for (const Syntax syntax : {Syntax::turtle, Syntax::ntriples, Syntax::nquads, Syntax::trig}) {
    StringSink sink;
    BlankLabels labels;
    write_rdf(syntax, source, sink, labels);
    const Reading again = read(sink.text(), syntax, SIZE_MAX);
    require(again.whole, "what was written is read", again.faults + std::string(sink.text()));
    require(renamed(again.sink.quads) == (row_of(syntax).has_graphs ? quads : without_graphs(quads)),
            "what was written says the same", std::string(sink.text()) + again.sink.text());
  }
}

void run(std::string_view text) {
  constexpr Syntax syntax = Syntax::FILIERA_FUZZ_SYNTAX;
  const Reading whole = read(text, syntax, SIZE_MAX);
  for (const std::size_t chunk : {std::size_t{1}, std::size_t{3}, text.size() / 2 + 1}) {
    const Reading chunked = read(text, syntax, chunk);
    require(chunked.faults == whole.faults, "faults do not depend on chunks", whole.faults + chunked.faults);
    require(chunked.sink.quads == whole.sink.quads && chunked.sink.prefixes == whole.sink.prefixes,
            "statements do not depend on chunks", whole.sink.text() + chunked.sink.text());
    require(std::equal(whole.sink.origins.begin(), whole.sink.origins.end(), chunked.sink.origins.begin(),
                       [](Origin a, Origin b) { return a.line == b.line && a.column == b.column; }),
            "positions do not depend on chunks");
  }
  if (whole.whole) write_and_read(whole);
}

}  // namespace
}  // namespace filiera

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size) {
  filiera::run(filiera::text_of(bytes, size));
  return 0;
}
