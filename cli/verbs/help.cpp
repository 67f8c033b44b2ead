// SPDX-License-Identifier: Apache-2.0
// filiera help: pages on topics, verbs and fault codes.
#include <fmt/format.h>

#include <string>
#include <vector>

#include "cli/line/command.hpp"
#include "cli/line/help.hpp"
#include "cli/line/output_options.hpp"
#include "cli/line/terms.hpp"
#include "cli/output/answer.hpp"
#include "cli/verbs/graph_check.hpp"
#include "cli/verbs/text_check.hpp"
#include "graph/load/model_faults.hpp"
#include "graph/snapshot/snapshot.hpp"
#include "import/records/record_faults.hpp"
#include "io/spelling.hpp"
#include "ontology/kind_faults.hpp"
#include "query/paths/expression.hpp"
#include "rdf/rdf_faults.hpp"

namespace filiera {

namespace {

ExitCode print_page(std::string_view text, const Arguments& arguments) {
  write_output(fitted_to_terminal(text), text_output_options(arguments), {});
  return ExitCode::yes;
}

ExitCode print_manual_page(std::string_view text, const Arguments& arguments) {
  write_output(text, text_output_options(arguments), {});
  return ExitCode::yes;
}

// Only verbs have manual pages; topics are sections of the program's page.
ExitCode print_manual(const Arguments& arguments) {
  if (arguments.operands().empty()) return print_manual_page(manual_page(), arguments);
  const Command* const command = find_command(arguments.operands()[0]);
  if (!command)
    throw UsageFailure(fmt::format("\"{}\" has no manual page of its own: omit it for that of filiera, or name a verb",
                                   arguments.operands()[0]));
  return print_manual_page(manual_page(*command), arguments);
}

ExitCode run_help(const Arguments& arguments) {
  if (arguments.value("format") == "man") return print_manual(arguments);
  if (arguments.operands().empty()) return print_page(overview_text(), arguments);
  const std::string& wanted = arguments.operands()[0];
  if (const Command* command = find_command(wanted)) return print_page(help_text(*command), arguments);
  std::vector<std::string> names;
  for (const Topic& topic : topics()) {
    if (topic.name == wanted) return print_page(topic.text, arguments);
    names.emplace_back(topic.name);
  }
  if (const auto page = term_list_page(wanted)) return print_page(*page, arguments);
  if (const auto page = term_page(wanted)) return print_page(*page, arguments);
  for (const TermTopic& topic : term_topics()) names.emplace_back(topic.name);
  for (std::string& name : term_names()) names.push_back(std::move(name));
  static constexpr const FaultKind* path_faults[] = {&bad_path_expression};
  static constexpr const FaultKind* snapshot_faults[] = {&damaged_snapshot};
  const std::span<const FaultKind* const> tables[] = {rdf_faults(),       record_fault::all(), kind_fault::all(),
                                                      model_fault::all(), text_faults(),       graph_faults(),
                                                      path_faults,        snapshot_faults};
  for (const std::span<const FaultKind* const> table : tables)
    for (const FaultKind* kind : table) {
      if (kind->code == wanted)
        return print_page(fmt::format("{} ({})\n\n{}\n", kind->code, name_of(kind->severity), kind->explanation),
                          arguments);
      names.emplace_back(kind->code);
    }
  const std::vector<std::string> near = nearest_spellings(wanted, names, 1);
  throw UsageFailure(near.empty() ? fmt::format("no help on \"{}\"; filiera help lists the topics", wanted)
                                  : fmt::format("no help on \"{}\"; did you mean {}?", wanted, near.front()));
}

constexpr OptionSpec help_options[] = {
    {"format", 'f', "text|man", Arity::once, "plain text (the default), or a manual page for the program man"},
};

constexpr Example help_examples[] = {
    {"filiera help dates", "what a question mark beside an answer means"},
    {"filiera help edges", "the edge types, each with its definition"},
    {"filiera help prohibits", "an effect of measures, and what it does"},
    {"filiera help unattested", "what a fault means and how to mend it"},
    {"filiera help supply -f man", "the manual page of a verb, as troff"},
};

}  // namespace

extern const Command help_command;
constinit const Command help_command = {
    .name = "help",
    .operands = "[TOPIC]",
    .most_operands = 1,
    .summary = "pages on topics, verbs, terms of the ontology and fault codes",
    .description =
        "Prints the page of a topic, a verb, a fault code, or a term of the ontology: an edge type, an effect, a\n"
        "modality, a metric or a property. Without a topic, lists the verbs and topics.",
    .shared = Shared::output,
    .options = help_options,
    .examples = help_examples,
    .run = run_help,
};

}  // namespace filiera
