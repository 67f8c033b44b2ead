// SPDX-License-Identifier: Apache-2.0
// Reads the data given on a command line.
#include "cli/data/dataset.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <iterator>

#include "cli/data/installed.hpp"
#include "cli/data/lens_choice.hpp"
#include "cli/data/names.hpp"
#include "cli/line/output_options.hpp"
#include "cli/output/answer.hpp"
#include "cli/output/exit_code.hpp"
#include "cli/output/message.hpp"
#include "cli/output/progress.hpp"
#include "graph/load/builder.hpp"
#include "graph/snapshot/snapshot.hpp"
#include "import/inputs.hpp"
#include "import/rdf/locate.hpp"
#include "io/phrases.hpp"
#include "io/same_file.hpp"
#include "io/source.hpp"
#include "rdf/iri.hpp"
#include "rdf/rdf_faults.hpp"

namespace filiera {

namespace {

ReadResult read_or_fail(const Arguments& arguments, std::span<const std::string> paths) {
  ReadResult result = read_data(arguments, paths);
  if (result.graph) {
    const std::size_t unread = result.faults.count(rdf_fault::not_read);
    if (unread > 0 && !arguments.given("quiet"))
      print_note(fmt::format("{} not read; filiera check names them",
                             counted(unread, "file or link was", "files or links were")));
    return result;
  }
  print_faults(result.faults, Severity::error);
  const std::size_t errors = result.faults.count(Severity::error);
  throw Failure(ExitCode::input, fmt::format("the data has {}; it is not used", counted(errors, "error")));
}

std::shared_ptr<const KeptData> kept_or_read(const Arguments& arguments, std::span<const std::string> further) {
  if (arguments.kept() && further.empty()) return arguments.kept();
  return std::make_shared<const KeptData>(read_or_fail(arguments, data_paths(arguments, further)));
}

ReadResult answer_or_read(const Arguments& arguments, const Question& question) {
  const std::vector<std::string> paths = data_paths(arguments);
  const std::optional<std::string> endpoint = endpoint_of(paths);
  if (!endpoint) return read_or_fail(arguments, paths);
  if (!arguments.values("same").empty())
    throw UsageFailure("--same is for data that is read whole, not for an endpoint");
  ReadResult result;
  EndpointGraph answer = ask_endpoint(arguments, *endpoint, question);
  result.graph = std::move(answer.graph);
  result.notes = std::move(answer.notes);
  return result;
}

// The result of `read` for a snapshot.
template <class Read>
auto read_snapshot(const std::string& path, Read read) {
  try {
    return read(path);
  } catch (const SnapshotError& error) {
    throw Failure(ExitCode::input, path + ": " + error.what());
  } catch (const SourceError& error) {
    throw Failure(ExitCode::input, path + ": " + error.what());
  }
}

// Passes the statements of snapshots to `sink`; if they are to be verified, adds their damage to `faults`.
void join(std::span<const std::string> paths, Snapshots snapshots, StatementSink& sink, Faults& faults) {
  for (std::size_t s = 0; s < paths.size(); ++s) {
    const KnowledgeGraph graph = read_snapshot(paths[s], open_snapshot);
    std::vector<std::string> wrong;
    if (snapshots == Snapshots::verified) wrong = read_snapshot(paths[s], damages);
    for (std::string& message : wrong)
      faults.add({&damaged_snapshot, {paths[s], 0, 0}, std::move(message), {}, "rebuild it with filiera pack"});
    // The readers of files use another first letter for labels of blank nodes.
    if (wrong.empty()) copy_statements(graph, paths[s], fmt::format("s{}", s), sink);
  }
}

SameThings same_things(const Arguments& arguments, Faults& faults) {
  try {
    return SameThings(arguments.values("same"), prefixes(arguments), faults);
  } catch (const SourceError& error) {
    throw Failure(ExitCode::input, error.what());
  }
}

}  // namespace

std::vector<std::string> data_paths(const Arguments& arguments, std::span<const std::string> further) {
  std::vector<std::string> paths(arguments.values("data").begin(), arguments.values("data").end());
  paths.insert(paths.end(), further.begin(), further.end());
  if (!paths.empty()) return paths;
  if (const char* named = std::getenv("FILIERA_DATA"); named && *named) return {named};
  if (const std::optional<std::string> shipped = installed_folder("data")) return {*shipped};
  throw Failure(ExitCode::input, "no data: the shipped data is not installed; name some with --data PATH");
}

ReadResult read_data(const Arguments& arguments, std::span<const std::string> paths, Snapshots snapshots) {
  if (const std::optional<std::string> endpoint = endpoint_of(paths))
    throw UsageFailure(fmt::format(
        "{}: this verb needs all of the data, not an endpoint; supply, path, claims, show and owners ask endpoints",
        *endpoint));
  ReadResult result;
  std::vector<std::string> packs, others;
  std::partition_copy(paths.begin(), paths.end(), std::back_inserter(packs), std::back_inserter(others), is_snapshot);
  DistinctFiles distinct;
  std::erase_if(packs, [&](const std::string& path) { return !distinct.add(path); });
  if (snapshots == Snapshots::opened && others.empty() && packs.size() == 1 && arguments.values("same").empty()) {
    result.graph = read_snapshot(packs.front(), open_snapshot).with_prefixes(prefixes(arguments));
    result.readable = true;
    result.files = std::move(packs);
    return result;
  }
  Builder builder(Kinds::shipped(), prefixes(arguments));
  InputOptions options;
  if (const std::optional<std::string> name = arguments.value("input-format")) options.syntax = syntax_named(*name);
  if (const std::optional<std::string> base = arguments.value("base")) {
    if (!is_absolute_iri(*base)) throw UsageFailure(fmt::format("--base takes an absolute IRI, not \"{}\"", *base));
    options.base = *base;
  }
  const SameThings same = same_things(arguments, result.faults);
  RenamingSink renaming(builder, same);
  StatementSink* sink = &builder;
  if (!same.empty()) sink = &renaming;
  ReadingProgress progress(progress_options(arguments), *sink);
  try {
    options.observer = &progress;
    join(packs, snapshots, progress, result.faults);
    if (!others.empty()) result.files = read_inputs(others, progress, result.faults, options);
    renaming.finish();
    result.matched = renaming.matched_parties();
    result.files.insert(result.files.end(), packs.begin(), packs.end());
  } catch (const InputError& error) {
    throw Failure(ExitCode::input, error.what());
  }
  result.readable = !result.faults.has_errors();
  if (!same.empty() && result.readable) {
    result.notes.push_back(say_counted(same.renamed(), {"--same: {} thing is read under another name"},
                                       {"--same: {} things are read under another name"}));
    const std::vector<std::string> unmet = renaming.unmet();
    constexpr std::size_t most = 10;
    for (const std::string& name : std::span(unmet).first(std::min(unmet.size(), most)))
      print_message("warning: " + name + " is in none of the data: its pair has no effect");
    if (unmet.size() > most)
      print_message(fmt::format("warning: {} more names of pairs are in none of the data", unmet.size() - most));
  }
  progress.show_building();
  if (result.readable) result.graph = std::move(builder).finish(result.faults, TermLocator(options.syntax));
  return result;
}

void verify_snapshots(const Arguments& arguments, std::span<const std::string> further) {
  for (const std::string& path : data_paths(arguments, further)) {
    if (!is_snapshot(path)) continue;
    std::vector<std::string> wrong = read_snapshot(path, damages);
    if (wrong.empty()) continue;
    const std::string first = wrong.front();
    throw Failure(ExitCode::input, fmt::format("{}: {}; nothing is written", path, first),
                  {"rebuild it with filiera pack from the data that it was made of; filiera check lists all damage"});
  }
}

KeptData::KeptData(ReadResult result)
    : files(std::move(result.files)),
      notes(std::move(result.notes)),
      matched(std::move(result.matched)),
      graph(std::move(*result.graph)),
      names(graph) {}

const GoodsFlowGraph& KeptData::flow() const {
  if (!flow_) flow_ = std::make_unique<GoodsFlowGraph>(graph);
  return *flow_;
}

std::shared_ptr<const KeptData> keep_data(const Arguments& arguments) {
  std::shared_ptr<const KeptData> data = kept_or_read(arguments, {});
  data->flow();
  return data;
}

Dataset::Dataset(const Arguments& arguments, std::span<const std::string> further)
    : Dataset(arguments, kept_or_read(arguments, further)) {}

Dataset::Dataset(const Arguments& arguments, const Question& question)
    : Dataset(arguments, arguments.kept() ? arguments.kept()
                                          : std::make_shared<const KeptData>(answer_or_read(arguments, question))) {}

namespace {

// A date stated as a month begins with its first day.
bool first_of_month(Day day) { return iso_date(day).ends_with("-01"); }

}  // namespace

void refuse_before_data(const KnowledgeGraph& graph, Day last) {
  const Day first = first_day_told(graph);
  if (last < first && first != unbounded_future)
    throw Failure(ExitCode::no, fmt::format("nothing is told of that time; the data begins {}",
                                            first_of_month(first) ? iso_date(first).substr(0, 7) : iso_date(first)));
}

Dataset::Dataset(const Arguments& arguments, std::shared_ptr<const KeptData> data)
    : data_(std::move(data)),
      lens_(data_->graph, lens_options_of(arguments, data_->graph, data_->names)),
      languages_(filiera::languages(arguments)) {
  // An endpoint sends only a part of its data, and with --sparql there is no answer.
  if (!arguments.given("endpoint") && !arguments.given("sparql"))
    if (lens_.options().as_of) refuse_before_data(graph(), lens_.options().as_of->last);
}

Dataset::Dataset(const Dataset& other, Firmness least)
    : data_(other.data_),
      lens_(data_->graph,
            [&] {
              LensOptions options = other.lens_.options();
              options.minimum_certainty = least;
              return options;
            }()),
      languages_(other.languages_) {}

void print_faults(const Faults& faults, Severity minimum) {
  std::vector<std::string> files;
  for (const Fault& fault : faults.sorted()) {
    if (fault.kind->severity < minimum) continue;
    print_fault(fault);
    if (files.empty() || files.back() != fault.place.file) files.push_back(fault.place.file);
  }
  for (const std::string& file : files)
    if (const std::size_t dropped = faults.dropped(file); dropped > 0)
      print_note(fmt::format("{}: {}", file, counted(dropped, "more fault")));
}

}  // namespace filiera
