// SPDX-License-Identifier: Apache-2.0
// filiera import sheets: tables that people fill in, as data.
#include "cli/verbs/import_sheets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <optional>
#include <string_view>

#include "cli/data/dataset.hpp"
#include "cli/data/names.hpp"
#include "cli/line/output_options.hpp"
#include "cli/output/message.hpp"
#include "cli/verbs/import.hpp"
#include "cli/verbs/sheet_words.hpp"
#include "graph/load/builder.hpp"
#include "graph/snapshot/snapshot.hpp"
#include "import/inputs.hpp"
#include "import/sheets/sheet_files.hpp"
#include "import/sheets/sheets.hpp"
#include "io/shared_library.hpp"
#include "io/spelling.hpp"
#include "rdf/iri.hpp"

namespace filiera {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_names_shown = 20;

bool is_sheet_file(const std::string& path) {
  std::error_code ignored;
  return (ends_with_ignoring_case(path, ".csv") || ends_with_ignoring_case(path, ".xlsx")) &&
         fs::is_regular_file(path, ignored);
}

void print_names(std::span<const std::string> lines, const Arguments& arguments) {
  const bool all = arguments.given("verbose") || lines.size() <= most_names_shown;
  for (const std::string& line : lines.first(all ? lines.size() : most_names_shown)) print_note("  " + line);
  if (!all) print_note(fmt::format("  and {} more (--verbose)", lines.size() - most_names_shown));
}

std::string counts_of(const SheetReport& report) {
  const std::string merged = report.merged > 0 ? fmt::format(" + {} merged", report.merged) : "";
  return fmt::format("sheets: {} = {} of claims{} + {} refused", counted(report.rows, "row"), report.claims, merged,
                     report.refused);
}

void print_report(const SheetReport& report, std::uint64_t statements, const Arguments& arguments) {
  if (arguments.given("quiet")) return;
  print_note(fmt::format("{}; {}", counts_of(report), counted(statements, "statement")));
  if (!report.matched.empty()) {
    print_note(fmt::format("{} in the data:", counted(report.matched.size(), "name was", "names were") + " found"));
    print_names(report.matched, arguments);
  }
  if (!report.made.empty()) {
    print_note(fmt::format("{}:", counted(report.made.size(), "thing was made", "things were made")));
    print_names(report.made, arguments);
  }
}

SheetReport read_or_fail(std::span<const std::string> paths, const SheetOptions& options, StatementSink& statements,
                         Faults& faults) {
  SheetReport report;
  sheet_failures([&] { report = read_sheets(paths, options, statements, faults); });
  return report;
}

}  // namespace

KnownData::KnownData(const Arguments& arguments) {
  if (arguments.values("data").empty()) return;
  read_ = read_data(arguments, data_paths(arguments));
  if (!read_->graph) {
    print_faults(read_->faults, Severity::error);
    throw Failure(ExitCode::input, fmt::format("the data of --data has {}; nothing is written",
                                               counted(read_->faults.count(Severity::error), "error")));
  }
  names_.emplace(*read_->graph);
  files_ = read_->files;
}

SheetOptions KnownData::options(const Arguments& arguments) const {
  SheetOptions options;
  options.known = names_ ? &*names_ : nullptr;
  options.graph = graph();
  options.prefixes = prefixes(arguments);
  options.own_namespace = arguments.value("namespace").value_or("");
  options.published = arguments.value("published");
  options.texts = arguments.value("texts");
  options.keep_going = arguments.given("keep-going");
  if (!options.own_namespace.empty() && !is_absolute_iri(options.own_namespace))
    throw UsageFailure(fmt::format("--namespace takes an absolute IRI, not \"{}\"", options.own_namespace));
  return options;
}

void sheet_failures(const std::function<void()>& read) {
  try {
    read();
  } catch (const SourceError& error) {
    throw Failure(ExitCode::input, error.what());
  } catch (const SharedLibraryError& missing) {
    throw missing_library(missing);
  }
}

std::vector<std::string> paths_with_sheets(std::span<const std::string> paths) {
  std::vector<std::string> found;
  std::error_code ignored;
  for (const std::string& path : paths) {
    const auto holds = [&](std::string_view sheet) { return fs::is_regular_file(fs::path(path) / sheet, ignored); };
    constexpr std::string_view sheets[] = {"claims.csv", "things.csv", "documents.csv"};
    if (is_sheet_file(path) || std::ranges::any_of(sheets, holds)) found.push_back(path);
  }
  return found;
}

std::vector<std::string> paths_with_rdf(std::span<const std::string> paths, std::span<const std::string> with_sheets) {
  std::vector<std::string> found;
  for (const std::string& path : paths) {
    if (is_sheet_file(path)) continue;
    if (std::ranges::find(with_sheets, path) != with_sheets.end()) {
      try {
        list_inputs(std::span(&path, 1));
      } catch (const InputError&) {
        continue;  // a folder of sheets alone
      }
    }
    found.push_back(path);
  }
  return found;
}

std::string check_sheets(std::span<const std::string> folders, const Arguments& arguments, ReadResult& result) {
  if (folders.empty() || !result.graph) return {};
  std::error_code ignored;
  const Names names(*result.graph);
  SheetOptions options;
  options.known = &names;
  options.graph = &*result.graph;
  options.prefixes = prefixes(arguments);
  for (const std::string& texts : arguments.values("texts"))
    if (!options.texts && fs::is_directory(texts, ignored)) options.texts = texts;
  if (const fs::path texts = fs::path(folders.front()) / "texts"; !options.texts && fs::is_directory(texts, ignored))
    options.texts = texts.string();
  CollectedStatements statements;
  const SheetReport report = read_or_fail(folders, options, statements, result.faults);
  const std::vector<std::string> files = sheet_files(folders);
  result.files.insert(result.files.end(), files.begin(), files.end());
  if (!result.faults.has_errors()) {
    Builder builder;
    copy_statements(*result.graph, "", "k", builder);
    statements.pass_to(builder);
    Faults of_all, of_sheets;
    std::move(builder).finish(of_all);
    // The faults of the data itself were reported when it was read.
    for (const Fault& fault : of_all.sorted())
      if (!fault.place.file.empty()) of_sheets.add(fault);
    for (const Fault& fault : in_words_of_sheets(of_sheets, &*result.graph).sorted()) result.faults.add(fault);
  }
  return counts_of(report);
}

ExitCode import_sheets(std::span<const std::string> paths, const Arguments& arguments) {
  const KnownData known(arguments);
  const SheetOptions options = known.options(arguments);
  CollectedStatements statements;
  Faults faults;
  SheetReport report;
  std::vector<std::string> files;
  report = read_or_fail(paths, options, statements, faults);
  files = sheet_files(paths);
  print_faults(report.left_out, Severity::info);
  if (!faults.has_errors()) {
    // The model is checked with what is known, and its faults have the row and the cell.
    Builder builder;
    if (known.graph()) copy_statements(*known.graph(), "", "k", builder);
    statements.pass_to(builder);
    Faults of_model;
    std::move(builder).finish(of_model);
    print_faults(faults, Severity::info);
    faults = in_words_of_sheets(of_model, options.graph);
  }
  refuse_faulty(faults);
  files.insert(files.end(), known.files().begin(), known.files().end());
  const std::uint64_t written = write_imported(statements, arguments, files, {});
  print_report(report, written, arguments);
  return ExitCode::yes;
}

}  // namespace filiera
