// SPDX-License-Identifier: Apache-2.0
// The data that a command line names, read into a graph: the one way in which verbs get theirs.
#pragma once

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/data/endpoint.hpp"
#include "cli/line/options.hpp"
#include "graph/lens/lens.hpp"
#include "graph/model/goods_flow.hpp"
#include "graph/model/knowledge_graph.hpp"
#include "graph/model/names.hpp"
#include "io/fault.hpp"

namespace filiera {

// The paths of --data and `further`, else $FILIERA_DATA, else the shipped data. Throws Failure when there is
// none.
std::vector<std::string> data_paths(const Arguments& arguments, std::span<const std::string> further = {});

// What reading gives: every fault, and the graph unless some fault is an error. `readable`: the syntax is
// sound; otherwise nothing is said against the model. `files` are the files that were read. `notes`: what answers must
// say of a graph that is only a part of an endpoint's.
struct ReadResult {
  std::optional<KnowledgeGraph> graph;
  bool readable = false;
  Faults faults;
  std::vector<std::string> files;
  std::vector<std::string> notes;
};

// What becomes of a snapshot that is named alone: it is opened and used as it stands, or verified and its statements
// read like those of other data.
enum class Snapshots { opened, verified };

// Reads all of the paths. The statements of a snapshot that is named beside other data join theirs. Throws Failure
// for paths that cannot be read.
ReadResult read_data(const Arguments& arguments, std::span<const std::string> paths,
                     Snapshots snapshots = Snapshots::opened);

// Verifies the snapshots among the paths of --data and `further`, so that what is written of them holds no damage of
// theirs. O(bytes). Throws Failure with ExitCode::input that tells what is wrong.
void verify_snapshots(const Arguments& arguments, std::span<const std::string> further = {});

// A graph with what verbs ask of it. Neither copied nor moved: its parts refer to each other.
class Dataset {
 public:
  // Reads as data_paths says. Prints the faults and throws Failure when some are errors. Throws UsageFailure for an
  // endpoint, which only answers questions.
  explicit Dataset(const Arguments& arguments, std::span<const std::string> further = {});
  // Likewise; of an endpoint, what the question touches. Throws EndpointError.
  Dataset(const Arguments& arguments, const Question& question);
  Dataset(const Dataset&) = delete;
  Dataset& operator=(const Dataset&) = delete;

  const KnowledgeGraph& graph() const { return graph_; }
  const std::vector<std::string>& files() const { return files_; }
  // What answers about measures on hops must say of the data, a line each; empty when it is whole.
  const std::vector<std::string>& notes() const { return notes_; }
  const Names& names() const { return names_; }
  const Lens& lens() const { return lens_; }
  const std::vector<std::string>& languages() const { return languages_; }
  const GoodsFlowGraph& flow() const;

 private:
  Dataset(const Arguments& arguments, ReadResult result);

  std::vector<std::string> files_;
  std::vector<std::string> notes_;
  KnowledgeGraph graph_;
  Names names_;
  Lens lens_;
  std::vector<std::string> languages_;
  mutable std::unique_ptr<GoodsFlowGraph> flow_;
};

// Prints the faults of the severity and above on standard error.
void print_faults(const Faults& faults, Severity minimum);

}  // namespace filiera
