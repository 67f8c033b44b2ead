// SPDX-License-Identifier: Apache-2.0
// filiera check: is this data well-formed, within the ontology, attested?
#include <fmt/format.h>

#include <algorithm>

#include "cli/data/dataset.hpp"
#include "cli/line/command.hpp"
#include "cli/line/output_options.hpp"
#include "cli/output/answer.hpp"
#include "cli/output/message.hpp"
#include "cli/output/sarif.hpp"
#include "cli/verbs/graph_check.hpp"
#include "cli/verbs/import_sheets.hpp"
#include "cli/verbs/text_check.hpp"
#include "graph/load/builder.hpp"
#include "io/byte_sink.hpp"
#include "io/spelling.hpp"

namespace filiera {

namespace {

Severity threshold(const Arguments& arguments) {
  const std::string name = arguments.value("fail-on").value_or("error");
  return name == "info" ? Severity::info : name == "warning" ? Severity::warning : Severity::error;
}

Json finding_json(const Fault& fault) {
  Json json = {{"severity", name_of(fault.kind->severity)}, {"code", fault.kind->code}, {"file", fault.place.file}};
  if (fault.place.line > 0) json["line"] = fault.place.line;
  if (fault.place.column > 0) json["column"] = fault.place.column;
  json["message"] = fault.message;
  if (!fault.remedy.empty()) json["remedy"] = fault.remedy;
  if (!fault.excerpt.empty()) json["excerpt"] = fault.excerpt;
  return json;
}

Row finding_row(const Fault& fault) {
  const auto number = [](std::uint64_t value) { return value > 0 ? std::to_string(value) : std::string(); };
  return {fault.place.file,
          number(fault.place.line),
          number(fault.place.column),
          std::string(name_of(fault.kind->severity)),
          std::string(fault.kind->code),
          fault.message,
          fault.remedy};
}

std::string contents(const KnowledgeGraph& graph) {
  const GraphData& data = graph.data();
  return fmt::format("{}: {}, {}, {}, {}", counted(data.quads.size(), "statement"),
                     counted(graph.vertex_count(), "vertex", "vertices"), counted(data.claims_by_term.size(), "claim"),
                     counted(data.attestations.size(), "attestation"), counted(data.documents.size(), "document"));
}

std::string counts(const Faults& faults) {
  return fmt::format("{}, {}, {}", counted(faults.count(Severity::error), "error"),
                     counted(faults.count(Severity::warning), "warning"),
                     counted(faults.count(Severity::info), "remark"));
}

ExitCode exit_code(const ReadResult& result, Severity threshold) {
  if (!result.readable) return ExitCode::input;
  for (const Severity severity : {Severity::error, Severity::warning, Severity::info})
    if (severity >= threshold && result.faults.count(severity) > 0) return ExitCode::no;
  return ExitCode::yes;
}

bool wants_sarif(const Arguments& arguments) {
  if (const std::optional<std::string> format = arguments.value("format")) return format == "sarif";
  const std::optional<std::string> file = output_file(arguments);
  return file && ends_with_ignoring_case(*file, ".sarif");
}

void print_sarif(const Faults& faults, const std::vector<std::string>& remarks, const Arguments& arguments,
                 std::span<const std::string> inputs) {
  const OutputOptions options = text_output_options(arguments);
  SarifLimits limits;
  limits.results = std::min(limits.results, options.limit.value_or(limits.results));
  StringSink text;
  write_json(text, sarif_log(faults, remarks, limits), JsonLayout::indented);
  text.put('\n');
  write_output(text.text(), options, inputs);
}

// As if data without any statement had been read.
ReadResult no_data() {
  ReadResult result;
  result.graph = Builder().finish(result.faults);
  result.readable = true;
  return result;
}

ExitCode run_check(const Arguments& arguments) {
  const std::vector<std::string> paths = data_paths(arguments, arguments.operands());
  std::optional<Texts> texts;
  if (arguments.given("texts")) texts.emplace(arguments.values("texts"));
  const std::vector<std::string> with_sheets = paths_with_sheets(paths), with_rdf = paths_with_rdf(paths, with_sheets);
  ReadResult result = with_rdf.empty() ? no_data() : read_data(arguments, with_rdf, Snapshots::verified);
  if (result.graph) check_graph(*result.graph, arguments, with_rdf, result.faults);
  if (texts && result.graph) check_texts(*result.graph, *texts, arguments, with_rdf, result.faults);
  const std::string sheets = check_sheets(with_sheets, arguments, result);
  if (texts) result.files.insert(result.files.end(), texts->files().begin(), texts->files().end());
  const ExitCode exit = exit_code(result, threshold(arguments));
  if (wants_sarif(arguments)) {
    std::vector<std::string> remarks;
    if (!result.readable) remarks.push_back("not checked against the model: the data has faults of syntax");
    if (texts && !result.graph) remarks.push_back("texts not compared: the data has errors");
    print_sarif(result.faults, remarks, arguments, result.files);
    return exit;
  }
  Answer answer;
  answer.exit = exit;
  answer.json["readable"] = result.readable;
  answer.json["errors"] = result.faults.count(Severity::error);
  answer.json["warnings"] = result.faults.count(Severity::warning);
  answer.json["remarks"] = result.faults.count(Severity::info);
  answer.json["textsCompared"] = texts && result.graph;
  // As a table, findings are printed like faults in every verb: with their excerpts, on standard error.
  const OutputOptions output = output_options(arguments);
  const bool as_text = output.format == &answer_formats().front();
  if (as_text) print_faults(result.faults, Severity::info);
  const std::vector<Fault> faults = as_text ? std::vector<Fault>() : result.faults.sorted();
  answer.list(
      {"rows",
       {{"FILE"}, {"LINE", Align::right}, {"COLUMN", Align::right}, {"SEVERITY"}, {"CODE"}, {"MESSAGE"}, {"REMEDY"}},
       faults.size(),
       [&](std::size_t i) { return finding_row(faults[i]); },
       [&](std::size_t i) { return finding_json(faults[i]); }});
  if (result.graph) answer.notes.push_back(contents(*result.graph));
  if (!sheets.empty()) answer.notes.push_back(sheets);
  if (texts && result.graph)
    answer.notes.push_back("digests of documents and ends of spans compared with the texts");
  else if (texts)
    answer.notes.push_back("texts not compared: the data has errors");
  answer.notes.push_back(counts(result.faults));
  return print_answer("check", std::move(answer), output, result.files);
}

constexpr OptionSpec check_options[] = {
    {"format", 'f', "table|json|jsonl|csv|xlsx|md|brief|sarif", Arity::once,
     "how to print the findings (default: table); sarif is for tools of code review, such as GitHub code scanning"},
    {"texts", 0, "DIR", Arity::many,
     "compare documents with the texts in this folder, or with this text (repeatable): digests and ends of spans"},
    {"fail-on", 0, "error|warning|info", Arity::once, "the lowest severity that gives exit code 1 (default: error)"},
};

constexpr Example check_examples[] = {
    {"filiera check", "is the shipped data sound?"},
    {"filiera check -f sarif", "the findings as SARIF 2.1.0, for code review"},
    {"filiera check --texts articles", "do all its spans lie within the texts, and are these unchanged?"},
};

}  // namespace

extern const Command check_command;
constinit const Command check_command = {
    .name = "check",
    .operands = "[PATH]...",
    .most_operands = SIZE_MAX,
    .summary = "is this data well-formed, within the ontology, attested?",
    .description =
        "Reads the data and reports every fault with its place and remedy: faults of syntax (exit code 3) and\n"
        "faults against the model (exit code 1). General RDF without terms of the model is not a fault. As a table,\n"
        "findings go to standard error, like the faults of every verb; in other formats they are the answer. In a\n"
        "snapshot, every checksum, id and order is verified too. An --output that ends in .sarif is SARIF.",
    .shared = Shared::data_and_output,
    .options = check_options,
    .examples = check_examples,
    .run = run_check,
};

}  // namespace filiera
