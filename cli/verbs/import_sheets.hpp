// SPDX-License-Identifier: Apache-2.0
// The door `sheets` of import, and what it shares with proposals.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/data/dataset.hpp"
#include "cli/line/options.hpp"
#include "cli/output/exit_code.hpp"
#include "graph/model/names.hpp"
#include "import/sheets/sheets.hpp"

namespace filiera {

// The data of --data, in which sheets and proposals find names; none where none is named: what ships is no part of the
// user's own. Its parts live as long as this object. Throws Failure if the data has errors.
class KnownData {
 public:
  explicit KnownData(const Arguments& arguments);
  KnownData(const KnownData&) = delete;
  KnownData& operator=(const KnownData&) = delete;

  const KnowledgeGraph* graph() const { return read_ ? &*read_->graph : nullptr; }
  std::span<const std::string> files() const { return files_; }
  // With --prefix, --namespace, --published, --texts and --keep-going where the verb has them. Throws UsageFailure.
  SheetOptions options(const Arguments& arguments) const;

 private:
  std::optional<ReadResult> read_;
  std::optional<Names> names_;
  std::vector<std::string> files_;
};

// Calls the function; what reading sheets throws becomes a Failure.
void sheet_failures(const std::function<void()>& read);

// Reads the sheets, checks them together with the data of --data, and writes them as Turtle. Throws as Command::run.
ExitCode import_sheets(std::span<const std::string> paths, const Arguments& arguments);

// The folders among `paths` that hold sheets, and the sheets among them.
std::vector<std::string> paths_with_sheets(std::span<const std::string> paths);
// Those that hold RDF, or should: all but the sheets, and the folders `with_sheets` that hold nothing else.
std::vector<std::string> paths_with_rdf(std::span<const std::string> paths, std::span<const std::string> with_sheets);

// Reads these paths with sheets as import_sheets() would, together with the data that was read, and
// adds their faults. Returns what became of their rows, one line; "" if there are none. Throws Failure.
std::string check_sheets(std::span<const std::string> paths, const Arguments& arguments, ReadResult& result);

}  // namespace filiera
