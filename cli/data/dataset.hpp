// SPDX-License-Identifier: Apache-2.0
// Reads the data given on a command line into a graph. All verbs use it.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/data/endpoint.hpp"
#include "cli/data/same.hpp"
#include "cli/line/options.hpp"
#include "graph/lens/lens.hpp"
#include "graph/model/goods_flow.hpp"
#include "graph/model/knowledge_graph.hpp"
#include "graph/model/names.hpp"
#include "io/fault.hpp"

namespace filiera {

// The paths of --data and `further`, else $FILIERA_DATA, else the shipped data. Throws Failure if there are none.
std::vector<std::string> data_paths(const Arguments& arguments, std::span<const std::string> further = {});

// The result of reading: all faults, and the graph unless a fault is an error. `readable`: the syntax is correct; if
// not, faults against the model are not reported. `files`: the files read. `notes`: to be printed with answers if the
// graph is only a part of an endpoint's.
struct ReadResult {
  std::optional<KnowledgeGraph> graph;
  bool readable = false;
  Faults faults;
  std::vector<std::string> files;
  std::vector<std::string> notes;
  MatchedParties matched;  // by --same
};

// How a single snapshot is read: opened and used directly, or verified and its statements read like other data.
enum class Snapshots { opened, verified };

// Reads all paths. The statements of a snapshot are added to those of the other paths. Throws Failure for paths that
// cannot be read.
ReadResult read_data(const Arguments& arguments, std::span<const std::string> paths,
                     Snapshots snapshots = Snapshots::opened);

// Verifies the snapshots among the paths of --data and `further`, so that damage is not copied into output. O(bytes).
// Throws Failure with ExitCode::input and the damage.
void verify_snapshots(const Arguments& arguments, std::span<const std::string> further = {});

// Data that was read, and what is derived from it. Cannot be copied or moved: its parts refer to each other.
struct KeptData {
  explicit KeptData(ReadResult result);
  KeptData(const KeptData&) = delete;
  KeptData& operator=(const KeptData&) = delete;

  const GoodsFlowGraph& flow() const;

  std::vector<std::string> files;
  std::vector<std::string> notes;
  MatchedParties matched;
  KnowledgeGraph graph;
  Names names;

 private:
  mutable std::unique_ptr<GoodsFlowGraph> flow_;  // made when it is first needed
};

// Reads the paths of data_paths(), with what verbs derive from them. Prints the faults and throws Failure if some are
// errors. Throws UsageFailure for an endpoint.
std::shared_ptr<const KeptData> keep_data(const Arguments& arguments);

// Data with a lens. Cannot be copied or moved: its parts refer to each other.
class Dataset {
 public:
  // Uses the data that the arguments hold, else reads the paths of data_paths(). Prints the faults and throws Failure
  // if some are errors. Throws UsageFailure for an endpoint.
  explicit Dataset(const Arguments& arguments, std::span<const std::string> further = {});
  // As above; of an endpoint, only the part that the query touches. Throws EndpointError.
  Dataset(const Arguments& arguments, const Question& question);
  Dataset(const Dataset&) = delete;
  Dataset& operator=(const Dataset&) = delete;
  // The same data with a lens that keeps what is only possible, whatever its own does. Shares the data.
  Dataset with_possible() const { return {*this, Firmness::possible}; }

  const KnowledgeGraph& graph() const { return data_->graph; }
  const std::vector<std::string>& files() const { return data_->files; }
  // Notes for answers about measures on hops, one line each; empty if the data is complete.
  const std::vector<std::string>& notes() const { return data_->notes; }
  // The parties of measures that --same makes one with others.
  const MatchedParties& matched() const { return data_->matched; }
  const Names& names() const { return data_->names; }
  const Lens& lens() const { return lens_; }
  const std::vector<std::string>& languages() const { return languages_; }
  const GoodsFlowGraph& flow() const { return data_->flow(); }

 private:
  Dataset(const Arguments& arguments, std::shared_ptr<const KeptData> data);
  Dataset(const Dataset& other, Firmness least);

  std::shared_ptr<const KeptData> data_;
  Lens lens_;
  std::vector<std::string> languages_;
};

// Prints the faults of severity `minimum` or higher on standard error.
void print_faults(const Faults& faults, Severity minimum);

// Throws Failure (exit 1) if the day is before every date of a claim or a publication: no claim is stated then, and
// answers would contain only those without a start.
void refuse_before_data(const KnowledgeGraph& graph, Day last);

}  // namespace filiera
