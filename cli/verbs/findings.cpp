// SPDX-License-Identifier: Apache-2.0
// Locates faults of a graph by reading its files again.
#include "cli/verbs/findings.hpp"

#include <algorithm>
#include <iterator>
#include <map>

#include "graph/snapshot/snapshot.hpp"
#include "import/inputs.hpp"
#include "import/rdf/locate.hpp"
#include "io/same_file.hpp"

namespace filiera {

namespace {

// Finds where the objects of statements with given subjects and predicates were read.
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

}  // namespace

void add_findings(std::span<const Finding> findings, const Arguments& arguments, std::span<const std::string> paths,
                  Faults& faults) {
  if (findings.empty()) return;
  Finder finder;
  for (const Finding& finding : findings) finder.wanted[finding.statement];
  InputOptions options;
  if (const std::optional<std::string> name = arguments.value("input-format")) options.syntax = syntax_named(*name);
  std::vector<std::string> again;
  std::copy_if(paths.begin(), paths.end(), std::back_inserter(again),
               [](const std::string& path) { return !is_snapshot(path) && !is_read_once(path); });
  Faults known;
  read_inputs(again, finder, known, options);
  TermLocator locate(options.syntax);
  for (const Finding& finding : findings) {
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
