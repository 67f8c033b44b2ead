// SPDX-License-Identifier: Apache-2.0
// filiera import: sheets and publications as data.
#include "cli/verbs/import.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <optional>

#include "cli/data/dataset.hpp"
#include "cli/data/names.hpp"
#include "cli/line/command.hpp"
#include "cli/line/output_options.hpp"
#include "cli/output/answer.hpp"
#include "cli/output/message.hpp"
#include "cli/verbs/export_targets.hpp"
#include "cli/verbs/import_sheets.hpp"
#include "cli/verbs/proposals.hpp"
#include "export/rdf/rdf.hpp"
#include "graph/time/date.hpp"
#include "import/inputs.hpp"
#include "import/lists/doors.hpp"
#include "io/atomic_output.hpp"
#include "io/csv.hpp"
#include "io/shared_library.hpp"
#include "io/spelling.hpp"
#include "io/standard_output.hpp"
#include "ontology/vocabulary.hpp"
#include "rdf/syntaxes.hpp"

namespace filiera {

void refuse_faulty(const Faults& faults) {
  print_faults(faults, Severity::info);
  if (faults.has_errors())
    throw Failure(ExitCode::input,
                  fmt::format("{}; nothing is written", counted(faults.count(Severity::error), "error")));
}

Failure missing_library(const SharedLibraryError& missing) {
  const bool of_xml = std::string_view(missing.what()).find("expat") != std::string_view::npos;
  return {ExitCode::input, fmt::format("{}; {}: install Debian's package {}", missing.what(),
                                       of_xml ? "it reads XML" : "digests of documents are made by it",
                                       of_xml ? "libexpat1" : "libssl3")};
}

std::uint64_t write_imported(CollectedStatements& statements, const Arguments& arguments,
                             std::span<const std::string> inputs, const OtherFile& more) {
  std::optional<AtomicOutput> other;
  if (!more.path.empty()) {
    other.emplace(more.path, more.existing.value_or(existing_file(arguments)), inputs);
    other->write(more.bytes);
  }
  statements.sort();
  BlankLabels labels;
  ExportStatistics statistics;
  if (const std::optional<std::string> path = output_file(arguments)) {
    AtomicOutput output(*path, existing_file(arguments), inputs);
    statistics = write_rdf(Syntax::turtle, statements, output, labels);
    if (is_read_back(output, arguments)) read_back_or_fail(output, statements, labels, Syntax::turtle);
    output.sync();
    if (other) other->commit();
    output.commit();
  } else {
    StandardOutput output(inputs);
    statistics = write_rdf(Syntax::turtle, statements, output, labels);
    if (other) other->commit();
    output.finish();
  }
  return statistics.statements;
}

namespace {

constexpr std::size_t most_refusals_shown = 10;

// Counts the claims of a file.
class ClaimCounter final : public StatementSink {
 public:
  void begin_file(std::string_view) override {}
  void prefix(std::string_view, std::string_view) override {}
  TermInterner& terms() override { return terms_; }
  void statement(const Quad& quad, Origin) override {
    if (terms_.value(quad.predicate) != vocab::rdf_type) return;
    constexpr std::array classes = {vocab::fil_Link, vocab::fil_Measure, vocab::fil_Event, vocab::fil_Figure,
                                    vocab::fil_Remark};
    count_ += std::ranges::find(classes, terms_.value(quad.object)) != classes.end();
  }
  std::uint64_t count() const { return count_; }

 private:
  TermInterner terms_;
  std::uint64_t count_ = 0;
};

// The number of claims of the import before: the file of --previous, else the one that is to be replaced.
std::optional<std::uint64_t> claims_before(const Arguments& arguments) {
  std::optional<std::string> path = arguments.value("previous");
  const bool named = path.has_value();
  if (!path && arguments.given("overwrite")) path = output_file(arguments);
  std::error_code ignored;
  if (!path || (!named && !std::filesystem::is_regular_file(*path, ignored))) return std::nullopt;
  ClaimCounter counter;
  Faults faults;
  try {
    read_inputs(std::span(&*path, 1), counter, faults, {.syntax = Syntax::turtle});
  } catch (const InputError& error) {
    if (named) throw Failure(ExitCode::input, error.what());
    return std::nullopt;
  }
  if (!faults.has_errors()) return counter.count();
  if (named) refuse_faulty(faults);
  return std::nullopt;
}

std::string refusals_csv(const ListReport& report) {
  std::string csv;
  append_csv_record(csv, std::array<std::string, 4>{"file", "row", "name", "reason"});
  for (const Refusal& refusal : report.refused)
    append_csv_record(
        csv, std::array<std::string, 4>{refusal.file, std::to_string(refusal.row), refusal.name, refusal.reason});
  return csv;
}

void print_refusals(const ListReport& report, const Arguments& arguments) {
  if (arguments.given("verbose") || report.refused.size() <= most_refusals_shown) {
    for (const Refusal& refusal : report.refused)
      print_note(fmt::format("refused: {}:{}: {}{}{}", refusal.file, refusal.row, refusal.name,
                             refusal.name.empty() ? "" : ": ", refusal.reason));
    return;
  }
  std::map<std::string, std::vector<const Refusal*>> by_reason;
  for (const Refusal& refusal : report.refused) by_reason[refusal.reason].push_back(&refusal);
  std::size_t told = 0;
  for (const auto& [reason, rows] : by_reason) {
    if (++told > most_refusals_shown) {
      print_note(fmt::format("refused: for {} more", counted(by_reason.size() - told + 1, "reason")));
      break;
    }
    print_note(fmt::format("refused: {}: {}, the first {}:{} {}", reason, counted(rows.size(), "row"),
                           rows.front()->file, rows.front()->row, rows.front()->name));
  }
  if (!arguments.value("refused")) print_note("--refused FILE writes a table of all refused rows");
}

void print_report(const Door& door, const ListReport& report, std::uint64_t statements,
                  const std::optional<std::uint64_t>& before, const Arguments& arguments) {
  if (before && report.written * 10 < *before * 9)
    print_message(fmt::format("warning: {} has shrunk: {}, {} before; is the file whole?", door.short_title,
                              counted(report.written, "claim"), *before));
  if (report.published.empty())
    print_message("warning: nothing tells the day of the data; give it with --published DATE");
  else if (report.published.ends_with("..]") && !arguments.value("published"))
    print_message(fmt::format("warning: the day of the data is only known as {}; give it with --published DATE",
                              report.published));
  if (arguments.given("quiet")) return;
  const std::string things = report.things > 0 ? fmt::format(" + {} of things", report.things) : "";
  const std::string merged = report.merged > 0 ? fmt::format(" + {} merged", report.merged) : "";
  print_note(fmt::format("{}: {} = {} of claims{}{} + {} refused", door.name, counted(report.rows, "row"),
                         report.claims, things, merged, report.refused.size()));
  print_refusals(report, arguments);
  for (const std::string& note : report.notes) print_note(note);
  print_note(fmt::format("{}, {}; licence: {}; data of {}", counted(report.written, "claim"),
                         counted(statements, "statement"), door.licence_name,
                         report.published.empty() ? "an unknown day" : report.published));
}

ExitCode import_list(const Door& door, std::span<const std::string> files, const Arguments& arguments) {
  if (!arguments.values("data").empty())
    throw UsageFailure("--data is for sheets, whose names it resolves; a publication stands alone");
  ListOptions options{arguments.given("keep-personal"), arguments.given("keep-going"), arguments.value("published"),
                      prefixes(arguments)};
  const std::optional<std::uint64_t> before = claims_before(arguments);
  CollectedStatements statements;
  Faults faults;
  ListReport report;
  try {
    report = read_list(door, files, options, statements, faults);
  } catch (const SourceError& error) {
    throw Failure(ExitCode::input, error.what());
  } catch (const SharedLibraryError& missing) {
    throw missing_library(missing);
  }
  refuse_faulty(faults);
  OtherFile refused{arguments.value("refused").value_or(""), {}, {}};
  if (!refused.path.empty()) refused.bytes = refusals_csv(report);
  const std::uint64_t written = write_imported(statements, arguments, files, refused);
  print_report(door, report, written, before, arguments);
  return ExitCode::yes;
}

ExitCode run_import(const Arguments& arguments) {
  const std::string& name = arguments.operands().front();
  const std::span<const std::string> files = arguments.operands().subspan(1);
  const bool proposals = name == "proposals";
  if (const std::optional<std::string> path = output_file(arguments); path && !proposals)
    if (const std::optional<Syntax> syntax = syntax_of_path(*path); (syntax && *syntax != Syntax::turtle) ||
                                                                    ends_with_ignoring_case(*path, ".gz") ||
                                                                    ends_with_ignoring_case(*path, ".zst"))
      throw UsageFailure(fmt::format("{}: import writes Turtle; name the file .ttl", *path));
  if (const auto published = arguments.value("published")) {
    DateError error;
    const std::optional<EdtfDate> date = parse_edtf(*published, &error);
    if (!date || date->interval)
      throw UsageFailure(fmt::format("--published takes a date, such as 2026-07-31: {}",
                                     date ? "this is an interval" : error.message));
  }
  const bool sheets = name == "sheets", own = sheets || proposals;
  const Door* const door = find_door(name);
  for (const char* option : {"keep-personal", "previous", "refused"})
    if (own && (arguments.given(option) || arguments.value(option)) &&
        !(proposals && std::string_view(option) == "refused"))
      throw UsageFailure(fmt::format("--{} is for publications, not for {}", option, name));
  for (const char* option : {"published", "keep-going"})
    if (proposals && (arguments.given(option) || arguments.value(option)))
      throw UsageFailure(fmt::format("--{} is not for proposals, each of which is taken or refused alone", option));
  for (const char* option : {"texts", "namespace"})
    if (door && arguments.value(option))
      throw UsageFailure(fmt::format("--{} is for sheets, not for {}", option, name));
  if ((own || door) && arguments.value("limit")) throw UsageFailure("import takes all rows; --limit is for answers");
  const auto about_data = [&](const char* option, bool given) {
    if (given && (door || (own && arguments.values("data").empty())))
      throw UsageFailure(fmt::format("--{} is for the data in which sheets' names are found (--data), {}", option,
                                     door ? "not for a publication" : "and none is given"));
  };
  for (const char* option : {"input-format", "base"}) about_data(option, arguments.value(option).has_value());
  about_data("same", !arguments.values("same").empty());
  if (sheets) return import_sheets(files, arguments);
  if (proposals) {
    if (const std::optional<std::string> path = output_file(arguments); path && syntax_of_path(*path))
      throw UsageFailure(fmt::format("{}: what is proposed is no data; name the queue .jsonl", *path));
    return import_proposals(files, arguments);
  }
  if (door) return import_list(*door, files, arguments);
  std::vector<std::string> names = {"sheets", "proposals"};
  for (const Door& door : doors()) names.emplace_back(door.name);
  const std::vector<std::string> near = nearest_spellings(name, names, 1);
  throw UsageFailure(near.empty()
                         ? fmt::format("import knows no publication \"{}\"; it knows {}", name, fmt::join(names, ", "))
                         : fmt::format("import knows no publication \"{}\"; did you mean {}?", name, near.front()));
}

constexpr OptionSpec import_options[] = {
    {"published", 0, "DATE", Arity::once, "the day of the data, where the files do not tell it"},
    {"previous", 0, "FILE", Arity::once,
     "the import of the release before: warn if over a tenth of its claims are gone; with --overwrite, the default is "
     "the file that is replaced"},
    {"refused", 0, "FILE", Arity::once, "write a table of the rows that were not taken, each with its reason"},
    {"texts", 0, "DIR", Arity::once,
     "sheets, proposals: the folder of the documents' texts, in which quotes are found"},
    {"namespace", 0, "IRI", Arity::once,
     "sheets: of the names that are made (default: the row (own) of prefixes, else https://example.org/filiera/)"},
    {"keep-going", 0, "", Arity::flag, "refuse faulty rows and take the rest; without it, a faulty row refuses all"},
    {"keep-personal", 0, "", Arity::flag,
     "keep the other names and the countries of people too, not only their names and lists"},
    {"verify", 0, "", Arity::toggle, "read the file back with Serd before it gets its name; default: up to 100 MB"},
};

constexpr Example import_examples[] = {
    {"filiera import hs harmonized-system.csv --published 2022 -o hs.ttl", "codes of goods as families of products",
     ExitCode::yes},
};

}  // namespace

extern const Command import_command;
constinit const Command import_command = {
    .name = "import",
    .operands = "DOOR FILE...",
    .least_operands = 2,
    .most_operands = SIZE_MAX,
    .summary = "sheets and published lists as data: every claim with its document and record",
    .description =
        "Reads sheets, or the files of a publication, and writes Turtle that `filiera check` passes. DOOR is one of:\n"
        "\n"
        "  sheets   your own tables of claims, things and documents, with names for things and quotes for spans\n"
        "  proposals  claims with quotes, as JSON lines: a queue for filiera review, not data\n"
        "  csl      the US Consolidated Screening List, as CSV or JSON\n"
        "  cn       China's export control, unreliable entity and counter-sanctions lists, sanctions.csv\n"
        "  eto      ETO's Advanced Semiconductor Supply Chain Dataset, its five tables\n"
        "  hs       the Harmonized System, harmonized-system.csv\n"
        "  eu       annexes of acts of the European Union, a table for each act\n"
        "  milcorps Chinese military companies (US, section 1260H), sanctions.csv\n"
        "  gleif    the Global LEI Index: records, relationships and reporting exceptions, as XML\n"
        "  bods     the Beneficial Ownership Data Standard 0.2 to 0.4, as JSON or JSON lines\n"
        "  ftm      FollowTheMoney entities, as JSON lines\n"
        "\n"
        "Each row becomes one claim or more, is merged into what an earlier row said of the same, or is refused; the\n"
        "counts and the reasons go to standard error, with the licence and the day of the data. Each claim is\n"
        "attested by its file, at the record that states it. Names are stable: two imports differ only where the\n"
        "releases do. If a file is faulty, nothing is written.",
    .shared = Shared::data_and_file,
    .options = import_options,
    .examples = import_examples,
    .run = run_import,
};

}  // namespace filiera
