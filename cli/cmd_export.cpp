// SPDX-License-Identifier: Apache-2.0
// filiera export: the graph in a file format.
#include <fmt/format.h>

#include "cli/answer.hpp"
#include "cli/command.hpp"
#include "cli/dataset.hpp"
#include "cli/message.hpp"
#include "export/formats.hpp"
#include "io/atomic_output.hpp"
#include "io/spelling.hpp"
#include "io/standard_output.hpp"

namespace filiera {

namespace {

const Format& format_of(const Arguments& arguments) {
  std::vector<std::string> names;
  for (const Format& format : formats()) names.emplace_back(format.name);
  if (const std::optional<std::string> name = arguments.value("format")) {
    if (const Format* format = find_format(*name)) return *format;
    const std::vector<std::string> near = nearest_spellings(*name, names, 1);
    throw UsageFailure(
        near.empty()
            ? fmt::format("there is no format \"{}\"; the formats are {}", *name, fmt::join(names, ", "))
            : fmt::format("there is no format \"{}\"; did you mean {}?", *name, near.front()));
  }
  const std::optional<std::string> path = output_file(arguments);
  if (const Format* format = path ? format_of_path(*path) : nullptr) return *format;
  return formats().front();
}

Written write(const Format& format, const Dataset& data, const Arguments& arguments) {
  if (const std::optional<std::string> path = output_file(arguments)) {
    AtomicOutput output(*path, arguments.given("overwrite") ? Existing::replace : Existing::refuse,
                        data.files());
    const Written written = format.write(data.graph(), output);
    output.commit();
    return written;
  }
  StandardOutput output(data.files());
  const Written written = format.write(data.graph(), output);
  output.finish();
  return written;
}

ExitCode run(const Arguments& arguments) {
  const Format& format = format_of(arguments);
  const Dataset data(arguments, arguments.operands());
  const Written written = write(format, data, arguments);
  if (arguments.given("quiet")) return ExitCode::yes;
  print_note(fmt::format("{}: {} statements, {} claims", format.title, written.statements,
                         data.graph().data().claims_by_term.size()));
  if (written.without_graph_name > 0)
    print_note(fmt::format(
        "{} statements of named graphs are written without the name of their graph; nquads and trig keep it",
        written.without_graph_name));
  return ExitCode::yes;
}

constexpr OptionSpec options[] = {
    {"format", 'f', "NAME", Arity::once,
     "the file format, such as turtle (the default, unless the name of --output tells another)"},
};

constexpr Example examples[] = {
    {"filiera export -f turtle",
     "all of the data, with direct triples and bounds of dates, for any RDF tool"},
    {"filiera export -f ntriples -o graph.nt", "the same, one statement a line, into a file"},
};

}  // namespace

extern const Command export_command;
constinit const Command export_command = {
    .name = "export",
    .operands = "[PATH]...",
    .most_operands = SIZE_MAX,
    .summary = "the graph as Turtle, N-Triples, N-Quads or TriG",
    .description =
        "Writes everything that was read, whether the model interprets it or not, and what is computed for "
        "other\n"
        "tools: a direct triple for every link that is firm and undisputed (else its tentative form), and "
        "the earliest\n"
        "and latest days on which each claim starts and ends. The same data gives the same bytes, in "
        "whatever order\n"
        "it was read. Counts go to standard error.",
    .shared = Shared::data_and_output,
    .options = options,
    .examples = examples,
    .run = run,
};

}  // namespace filiera
