// SPDX-License-Identifier: Apache-2.0
// filiera export: the graph in a file format.
#include <fmt/format.h>

#include <filesystem>

#include "cli/data/dataset.hpp"
#include "cli/data/lens_choice.hpp"
#include "cli/data/participation.hpp"
#include "cli/line/command.hpp"
#include "cli/line/output_options.hpp"
#include "cli/output/answer.hpp"
#include "cli/output/message.hpp"
#include "cli/verbs/export_page.hpp"
#include "cli/verbs/export_sheets.hpp"
#include "cli/verbs/export_targets.hpp"
#include "export/formats.hpp"
#include "export/rdf/graph_statements.hpp"
#include "export/rdf/rdf.hpp"
#include "io/atomic_output.hpp"
#include "io/spelling.hpp"
#include "io/standard_output.hpp"

namespace filiera {

namespace {

// Refuses file names whose extension export does not support.
void refuse_name(const std::string& path) {
  for (const std::string_view compressed : {".gz", ".zst"})
    if (ends_with_ignoring_case(path, compressed))
      throw UsageFailure(
          fmt::format("{}: export does not compress; write a file without {} and compress that", path, compressed));
  if (ends_with_ignoring_case(path, ".fil"))
    throw UsageFailure(fmt::format("{}: a snapshot is written by filiera pack", path));
}

const Format& format_of(const Arguments& arguments) {
  const std::optional<std::string> path = output_file(arguments);
  if (path) refuse_name(*path);
  std::vector<std::string> names;
  for (const Format& format : formats()) names.emplace_back(format.name);
  if (const std::optional<std::string> name = arguments.value("format")) {
    if (const Format* format = find_format(*name)) return *format;
    names.emplace_back(sheets_format);
    names.emplace_back(page_format);
    const std::vector<std::string> near = nearest_spellings(*name, names, 1);
    names.resize(names.size() - 2);
    throw UsageFailure(near.empty()
                           ? fmt::format("there is no format \"{}\"; the formats are {}", *name, fmt::join(names, ", "))
                           : fmt::format("there is no format \"{}\"; did you mean {}?", *name, near.front()));
  }
  if (!path) return formats().front();
  if (const Format* format = format_of_path(*path)) return *format;
  const std::string ending = std::filesystem::path(*path).extension();
  if (ending.empty() || ending == ".") return formats().front();
  throw UsageFailure(fmt::format("{}: no format of export has the ending {}; name one with --format: {}", *path, ending,
                                 fmt::join(names, ", ")));
}

// Only a file of RDF 1.1 can be read back.
void refuse_verify(const Format& format, const Arguments& arguments) {
  if (!arguments.given("verify")) return;
  if (format.content != Content::statements)
    throw UsageFailure(fmt::format("--verify reads RDF back, not {}", format.title));
  if (arguments.given("to") || !output_file(arguments))
    throw UsageFailure("--verify reads a file back: name one with --output");
}

// Options that select claims or words do not apply to a format that contains everything.
void refuse_choices(const Format& format, const Arguments& arguments) {
  for (const char* option : {"keep-formulas", "bom"})
    if (arguments.given(option) && format.name != "csv")
      throw UsageFailure(fmt::format("--{} is for csv, not for {}", option, format.name));
  if (format.content == Content::claims) return;
  for (const char* option :
       {"as-of", "known-by", "source", "not-source", "stance", "certain", "limit", "lang", "product"}) {
    if (!arguments.given(option)) continue;
    std::vector<std::string_view> choosing;
    for (const Format& other : formats())
      if (other.content == Content::claims) choosing.push_back(other.name);
    throw UsageFailure(fmt::format("{} holds all statements, so --{} has no effect on it; it works on {}", format.name,
                                   option, fmt::join(choosing, ", ")));
  }
}

// What follows from ownership is for RDF 1.1 alone.
void refuse_reached(const Format& format, const Arguments& arguments) {
  if (arguments.given("reached") && !format.syntax)
    throw UsageFailure(
        fmt::format("--reached is for turtle, ntriples, nquads and trig, not for {}; filiera owners --reached lists "
                    "the same in other formats",
                    format.name));
}

// The written statements, and the number that Serd read back; empty if they were not read back.
struct Exported {
  ExportStatistics statistics;
  std::optional<std::uint64_t> read_back;
};

Exported write_file(const Format& format, const ExportRequest& request, AtomicOutput& output,
                    const Arguments& arguments) {
  BlankLabels labels;
  if (format.name == "rdf12") {
    Exported exported{write_rdf12(request.graph(), output, labels), {}};
    if (is_read_back(output, arguments)) exported.read_back = read_back_rdf12_or_fail(output, request.graph(), labels);
    return exported;
  }
  if (!format.syntax) return {format.write(request, output), {}};
  const GraphStatements statements(request.graph(), reached_statements(request.graph(), arguments));
  Exported exported{write_rdf(*format.syntax, statements, output, labels), {}};
  if (is_read_back(output, arguments))
    exported.read_back = read_back_or_fail(output, statements, labels, *format.syntax);
  return exported;
}

Exported write(const Format& format, const Dataset& data, const Arguments& arguments) {
  ExportRequest request{data.lens(), data.languages(), positive_number(arguments, "limit"),
                        arguments.given("keep-formulas") ? Formulas::kept : Formulas::defused};
  if (const std::optional<std::string> product = arguments.value("product"))
    request.chooses = [goods = ClaimsOfGoods(data.lens(), data.names(), *product)](ClaimId c) {
      return goods.holds(c);
    };
  constexpr std::string_view byte_order_mark = "\xef\xbb\xbf";
  if (const std::optional<std::string> path = output_file(arguments)) {
    AtomicOutput output(*path, existing_file(arguments), data.files());
    if (arguments.given("bom")) output.write(byte_order_mark);
    Exported exported = write_file(format, request, output, arguments);
    output.commit();
    return exported;
  }
  StandardOutput output(data.files());
  if (arguments.given("bom")) output.write(byte_order_mark);
  BlankLabels labels;
  const ExportStatistics statistics =
      format.syntax
          ? write_rdf(*format.syntax, GraphStatements(request.graph(), reached_statements(request.graph(), arguments)),
                      output, labels)
          : format.write(request, output);
  output.finish();
  return {statistics, {}};
}

void print_notes(const Format& format, const Exported& exported, const Dataset& data, const Arguments& arguments) {
  const ExportStatistics& statistics = exported.statistics;
  if (auto note = lens_note(arguments, data.lens().options(), data.graph())) print_note(*note);
  if (format.content == Content::statements)
    print_note(fmt::format("{}: {}, {}", format.title, counted(statistics.statements, "statement"),
                           counted(data.graph().data().claims_by_term.size(), "claim")));
  else
    print_note(fmt::format("{}: {}", format.title, counted(statistics.claims, "claim")));
  if (exported.read_back && arguments.given("verbose"))
    print_note(fmt::format("read back by {}: {}", format.syntax ? "Serd" : "filiera",
                           counted(*exported.read_back, "statement")));
  if (statistics.claims < statistics.claims_shown)
    print_note(fmt::format("stopped at {} of {} claims (--limit)", statistics.claims, statistics.claims_shown));
  if (statistics.without_graph_name > 0)
    print_note(counted(statistics.without_graph_name, "statement") +
               " of named graphs written without the name of their graph; nquads and trig keep it");
  if (statistics.replaced_characters > 0)
    print_note(fmt::format("{} that {} cannot hold, written as U+FFFD",
                           counted(statistics.replaced_characters, "character"), format.title));
  if (statistics.shortened_labels > 0)
    print_note(counted(statistics.shortened_labels, "label") +
               " of over 16,000 bytes, which Graphviz cannot read, cut short");
}

// Sheets hold all statements, and are a folder.
ExitCode run_sheets(const Arguments& arguments) {
  for (const char* option : {"to", "replace", "reached", "shards", "verify", "bom", "keep-formulas", "as-of",
                             "known-by", "source", "not-source", "stance", "certain", "limit", "lang", "product"})
    if (arguments.given(option) || arguments.value(option) || !arguments.values(option).empty())
      throw UsageFailure(fmt::format("sheets hold all statements, so --{} has no effect on them", option));
  verify_snapshots(arguments, arguments.operands());
  const Dataset data(arguments, arguments.operands());
  export_sheets(data, arguments);
  return ExitCode::yes;
}

ExitCode run_export(const Arguments& arguments) {
  if (arguments.value("format") == sheets_format) return run_sheets(arguments);
  if (is_page(arguments)) return export_page(arguments);
  for (const char* option : {"texts", "static"})
    if (arguments.given(option) || arguments.value(option))
      throw UsageFailure(fmt::format("--{} is for pages: --format html", option));
  if (arguments.given("replace") && !arguments.given("to"))
    throw UsageFailure("--replace is for --to: it replaces what a store holds; --overwrite replaces a file");
  for (const char* option : {"count-at", "update-at"})
    if (arguments.given(option) && !arguments.given("to"))
      throw UsageFailure(fmt::format("--{} is for --to: it names an endpoint of the store", option));
  const Format& format = arguments.given("to") ? formats().front() : format_of(arguments);
  refuse_verify(format, arguments);
  refuse_choices(format, arguments);
  refuse_reached(format, arguments);
  verify_snapshots(arguments, arguments.operands());
  const Dataset data(arguments, arguments.operands());
  if (arguments.given("to")) return export_to_store(data, arguments);
  if (arguments.given("shards")) {
    export_shards(format, data, arguments);
    return ExitCode::yes;
  }
  const Exported exported = write(format, data, arguments);
  if (!arguments.given("quiet")) print_notes(format, exported, data, arguments);
  return ExitCode::yes;
}

constexpr OptionSpec export_options[] = {
    {"format", 'f', "FORMAT", Arity::once,
     "the file format: turtle (the default, unless --output has another extension) or one of `filiera help "
     "formats`; or sheets: a folder of tables that import sheets reads as the same graph; or html: a page that holds "
     "the data and the program, and opens on the question that follows --"},
    {"to", 0, "URL", Arity::once,
     "send the statements to a triple store by the Graph Store protocol, and compare the number that it then holds"},
    {"replace", 0, "", Arity::flag, "with --to: replace the contents of the store's graphs"},
    {"count-at", 0, "URL", Arity::once,
     "with --to: the store's SPARQL endpoint, which counts its statements (default: derived from --to)"},
    {"update-at", 0, "URL", Arity::once,
     "with --to --replace: the store's SPARQL update endpoint, by which new statements replace the old ones only "
     "after all have arrived (default: derived from --to)"},
    {"product", 0, "NAME", Arity::once,
     "formats of claims: only claims about this product and its variants, or a code: 'HS 8542'"},
    {"reached", 0, "DAY", Arity::once,
     "RDF 1.1: also which measures reach which parties through ownership on this day, as computed statements "
     "(fil:reachedBy, fil:possiblyReachedBy), which are ignored when read"},
    {"shards", 0, "N", Arity::once,
     "nquads, ntriples: write N files, FILE-1 and so on, that can be loaded independently"},
    {"verify", 0, "", Arity::toggle,
     "RDF 1.1 to a file: read it back with Serd and compare before renaming it; default: up to 100 MB"},
    {"bom", 0, "", Arity::flag, "csv: begin with a byte order mark, by which spreadsheets recognise UTF-8"},
    {"texts", 0, "DIR", Arity::once, "html: the folder with the documents' texts, whose passages the page shows"},
    {"static", 0, "", Arity::flag, "html: the answer alone, without the program"},
    {"keep-formulas", 0, "", Arity::flag, "csv: no ' before cells that a spreadsheet would evaluate as formulas"},
};

constexpr Example export_examples[] = {
    {"filiera export -f turtle", "all of the data, with direct triples and bounds of dates, for any RDF tool"},
    {"filiera export -f ntriples -o graph.nt", "the same, one statement a line, into a file"},
    {"filiera export --as-of 2026-01-15 -o claims.csv", "the claims of that day, for a spreadsheet"},
    {"filiera export -f nquads --shards 4 -o graph.nq", "four files for a loader that reads them side by side"},
    {"filiera export --source 'Financial Times' -f dot", "what one voice says, to be drawn by Graphviz"},
    {"filiera export -f html -o page.html -- supply --to ByteDance", "a page to hand on, which works offline"},
};

}  // namespace

extern const Command export_command;
constinit const Command export_command = {
    .name = "export",
    .operands = "[PATH]...",
    .most_operands = SIZE_MAX,
    .summary = "the graph in a file format: RDF, JSON, CSV, GraphViz, GraphML, GEXF",
    .description =
        "The RDF formats contain all statements that were read, within the model or not, and statements computed\n"
        "for other tools: a direct triple for every link that is firm and undisputed (else its tentative form), and\n"
        "the earliest and latest start and end of each claim. The other formats contain the claims that the lens\n"
        "shows, and the things in them. Equal data gives equal bytes, whatever the order of reading. Counts go to\n"
        "standard error.",
    .shared = Shared::all,
    .options = export_options,
    .examples = export_examples,
    .run = run_export,
};

}  // namespace filiera
