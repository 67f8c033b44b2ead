// SPDX-License-Identifier: Apache-2.0
// Comparison of documents and spans with texts.
#include "cli/verbs/text_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>
#include <vector>

#include "graph/snapshot/snapshot.hpp"
#include "import/inputs.hpp"
#include "import/rdf/locate.hpp"
#include "io/same_file.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

constexpr FaultKind text_missing{"text-missing", Severity::error,
                                 "No file of the folder of --texts has the digest that the document states "
                                 "(fil:sha256). Either the text is not "
                                 "there, or it was changed after the spans were taken: find the original, or "
                                 "take the spans and the digest anew."};
constexpr FaultKind span_beyond_text{"span-beyond-text", Severity::error,
                                     "An attestation's span ends after the end of its document's text. "
                                     "Offsets count code points of the file as it is, "
                                     "from 0, the end exclusive."};
constexpr const FaultKind* kinds[] = {&text_missing, &span_beyond_text};

// Of statements with certain subjects and predicates: where their objects were read.
class Finder final : public StatementSink {
 public:
  struct Found {
    std::string file;
    Origin origin;
  };
  using Key = std::pair<std::string, std::string_view>;

  std::map<Key, Found> wanted;

  void begin_file(std::string_view name) override { file_ = name; }
  void prefix(std::string_view, std::string_view) override {}
  TermInterner& terms() override { return terms_; }
  void statement(const Quad& quad, Origin origin) override {
    const auto found = wanted.find(Key(terms_.value(quad.subject), terms_.value(quad.predicate)));
    if (found != wanted.end() && found->second.file.empty()) found->second = {file_, origin};
  }

 private:
  TermInterner terms_;
  std::string file_;
};

struct Finding {
  const FaultKind* kind;
  Finder::Key statement;
  std::string message, remedy;
};

std::vector<Finding> findings(const KnowledgeGraph& graph, const Texts& texts) {
  std::vector<Finding> found;
  const auto iri = [&](TermId term) { return std::string(graph.terms().value(term)); };
  struct Measured {
    const Text* text;
    std::size_t code_points;
  };
  std::vector<Measured> documents;
  for (DocumentId d = 0; d < graph.data().documents.size(); ++d) {
    const Text* text = texts.of(graph, d);
    documents.push_back({text, text ? code_points(text->bytes) : 0});
    if (text) continue;
    const TermId term = graph.document(d).term;
    found.push_back({&text_missing,
                     {iri(term), vocab::fil_sha256},
                     fmt::format("no text has the digest of {}", graph.spelled(term)),
                     "name the folder with the original text, or write the digest that sha256sum prints"});
  }
  for (const AttestationRow& row : graph.data().attestations) {
    const Measured& document = documents[row.document];
    if (!document.text || row.end <= document.code_points) continue;
    found.push_back({&span_beyond_text,
                     {iri(row.term), vocab::fil_end},
                     fmt::format("the span of {} ends at {}, the text {} has {} code points", graph.spelled(row.term),
                                 row.end, document.text->path, document.code_points),
                     "count code points from 0; the end stands after the last one"});
  }
  return found;
}

}  // namespace

std::span<const FaultKind* const> text_faults() { return kinds; }

void check_texts(const KnowledgeGraph& graph, const Texts& texts, const Arguments& arguments,
                 std::span<const std::string> paths, Faults& faults) {
  const std::vector<Finding> found = findings(graph, texts);
  if (found.empty()) return;
  Finder finder;
  for (const Finding& finding : found) finder.wanted[finding.statement];
  InputOptions options;
  if (const std::optional<std::string> name = arguments.value("input-format")) options.syntax = syntax_named(*name);
  std::vector<std::string> again;
  std::copy_if(paths.begin(), paths.end(), std::back_inserter(again),
               [](const std::string& path) { return !is_snapshot(path) && !is_read_once(path); });
  Faults known;
  read_inputs(again, finder, known, options);
  TermLocator locate(options.syntax);
  for (const Finding& finding : found) {
    const Finder::Found& at = finder.wanted[finding.statement];
    Fault fault;
    fault.kind = finding.kind;
    fault.place = {at.file, at.origin.line, at.origin.column};
    if (at.file.empty() && paths.size() == 1) fault.place.file = paths.front();
    fault.message = finding.message;
    fault.remedy = finding.remedy;
    if (!at.file.empty()) fault.excerpt = locate.excerpt_at(at.file, at.origin.line);
    faults.add(std::move(fault));
  }
}

}  // namespace filiera
