// SPDX-License-Identifier: Apache-2.0
// Exports into shards and into stores.
#include "cli/verbs/export_targets.hpp"

#include <fmt/format.h>

#include <memory>
#include <set>
#include <vector>

#include "cli/data/endpoint.hpp"
#include "cli/data/lens_choice.hpp"
#include "cli/line/output_options.hpp"
#include "cli/output/answer.hpp"
#include "cli/output/message.hpp"
#include "cli/output/progress.hpp"
#include "export/rdf/graph_statements.hpp"
#include "export/rdf/rdf.hpp"
#include "export/rdf/read_back.hpp"
#include "export/rdf/shard.hpp"
#include "graph/measures/reached_parties.hpp"
#include "graph/ownership/ownership.hpp"
#include "import/rdf/turtle.hpp"
#include "io/atomic_files.hpp"
#include "remote/graph_store.hpp"

namespace filiera {

namespace {

constexpr std::size_t most_shards = 64;  // each needs a temporary file until all are written

std::string shard_path(const std::string& path, const Format& format, std::size_t number) {
  const bool named = path.ends_with(format.extension);
  const std::string stem = named ? path.substr(0, path.size() - format.extension.size()) : path;
  return fmt::format("{}-{}{}", stem, number, named ? format.extension : "");
}

// Passes on the statements of one file, with the blank node labels of the file.
class TakingSink final : public StatementSink {
 public:
  explicit TakingSink(const TakeStatement& take) : take_(take) {}
  void begin_file(std::string_view) override {}
  void prefix(std::string_view, std::string_view) override {}
  TermInterner& terms() override { return terms_; }
  void statement(const Quad& quad, Origin) override {
    FileStatement statement{term(quad.subject), term(quad.predicate), term(quad.object), std::nullopt};
    if (quad.graph != no_term) statement.graph = term(quad.graph);
    take_(statement);
  }

 private:
  // The readers prefix labels with the scope of the file and '_'.
  TermView term(TermId id) const {
    TermView view = terms_[id];
    if (view.kind == TermKind::blank) view.value.remove_prefix(view.value.find('_') + 1);
    return view;
  }

  const TakeStatement& take_;
  TermInterner terms_;
};

// The number of statements read back. If they differ from the written ones, keeps the file under another name and
// throws Failure.
std::uint64_t counted_or_fail(AtomicOutput& output, const ReadBack& found, std::string_view reader) {
  if (found.difference.empty()) return found.statements;
  const std::string kept = output.commit_unverified();
  throw Failure(
      ExitCode::failed,
      fmt::format("{}: the file differs from what {} reads back: {}", output.name(), reader, found.difference),
      {fmt::format("it is kept as {}; please report it: this is a fault of filiera or of its reader", kept),
       "use another format, such as nquads, or --no-verify"});
}

// The default graph and the named graphs. Throws if a graph's name is a blank node, which cannot be addressed.
std::vector<std::optional<std::string>> graphs_of(const QuadSource& source) {
  std::set<std::string> names;
  source.for_each_subject([&](const TermView&, std::span<const PredicateObject> properties) {
    for (const PredicateObject& property : properties)
      if (property.graph && property.graph->kind == TermKind::blank)
        throw UsageFailure(
            "the data has a graph named by a blank node, which cannot be addressed in a store: send all to one graph "
            "(--to 'URL?default')");
      else if (property.graph)
        names.emplace(property.graph->value);
  });
  std::vector<std::optional<std::string>> graphs = {std::nullopt};
  graphs.insert(graphs.end(), names.begin(), names.end());
  return graphs;
}

void note_sent(const SentGraph& sent, const GraphStore& store) {
  const std::string graph = sent.name             ? fmt::format("<{}>", *sent.name)
                            : store.names_graph() ? "the graph of the URL"
                                                  : "the default graph";
  const std::string what = fmt::format("{} sent to {}", counted(sent.sent, "statement"), graph);
  if (!sent.after)
    print_note(what + "; the store does not report how many it holds");
  else if (sent.before.value_or(0) == 0)
    print_note(fmt::format("{}; the store holds {}", what, *sent.after));
  else
    print_note(fmt::format("{}; the store held {} and holds {}", what, *sent.before, *sent.after));
}

}  // namespace

bool is_read_back(const AtomicOutput& output, const Arguments& arguments) {
  if (output.direct() || arguments.refused("verify")) return false;
  return arguments.given("verify") || output.count() <= most_bytes_read_back;
}

std::uint64_t read_back_or_fail(AtomicOutput& output, const QuadSource& source, BlankLabels& labels, Syntax syntax) {
  return counted_or_fail(output, read_back(source, labels, syntax, [&] { return output.reopen(); }), "Serd");
}

std::uint64_t read_back_rdf12_or_fail(AtomicOutput& output, const KnowledgeGraph& graph, BlankLabels& labels) {
  constexpr std::string_view reader = "filiera";
  std::string fault;
  const EachStatement read = [&](const TakeStatement& take) {
    const std::unique_ptr<Source> bytes = output.reopen();
    TakingSink sink(take);
    Faults faults;
    if (!read_rdf(*bytes, Syntax::turtle, sink, faults))
      fault = faults.sorted().empty() ? "it cannot be read" : render(faults.sorted().front());
  };
  return counted_or_fail(output, compare_statements(rdf12_statements(graph, labels), read, fault, reader), reader);
}

std::vector<ReachedStatement> reached_statements(const KnowledgeGraph& graph, const Arguments& arguments) {
  const std::optional<std::string> text = arguments.value("reached");
  if (!text) return {};
  const DayRange day = period_of("reached", *text);
  if (day.first != day.last) throw UsageFailure("--reached takes one day, as in 2026-01-15");
  LensOptions options;
  options.as_of = day;
  const Lens lens(graph, options);
  std::vector<ReachedStatement> reached;
  for (const ReachedRow& row : reached_parties(lens, reaching_rules(graph)))
    if (!row.through.empty()) reached.push_back({row.party, row.measure, row.match});
  return reached;
}

void export_shards(const Format& format, const Dataset& data, const Arguments& arguments) {
  const std::size_t shards = *positive_number(arguments, "shards");
  if (format.name != "ntriples" && format.name != "nquads")
    throw UsageFailure(
        fmt::format("--shards works on ntriples and nquads, whose lines stand alone, not on {}", format.name));
  if (shards > most_shards) throw UsageFailure(fmt::format("--shards: at most {}", most_shards));
  const std::optional<std::string> path = output_file(arguments);
  if (!path) throw UsageFailure("--shards writes several files: name them with --output FILE");

  const GraphStatements statements(data.graph(), reached_statements(data.graph(), arguments));
  const std::uint64_t total = count_statements(statements);
  AtomicFiles files(existing_file(arguments), data.files());
  ExportStatistics all;
  std::uint64_t all_read_back = 0;
  for (std::size_t number = 1; number <= shards; ++number) {
    AtomicOutput& output = files.add(shard_path(*path, format, number));
    if (output.direct())
      throw UsageFailure(fmt::format("{}: --shards writes files, all or none; this is a pipe or a device",
                                     shard_path(*path, format, number)));
    const Shard shard(statements, total, static_cast<std::uint32_t>(number), static_cast<std::uint32_t>(shards));
    BlankLabels labels;
    const ExportStatistics statistics = write_rdf(*format.syntax, shard, output, labels);
    if (is_read_back(output, arguments)) all_read_back += read_back_or_fail(output, shard, labels, *format.syntax);
    all.statements += statistics.statements;
    all.without_graph_name += statistics.without_graph_name;
  }
  files.commit();
  if (arguments.given("quiet")) return;
  print_note(fmt::format("{}: {} in {}, {} to {}", format.title, counted(all.statements, "statement"),
                         counted(shards, "file"), shard_path(*path, format, 1), shard_path(*path, format, shards)));
  if (arguments.given("verbose") && all_read_back > 0)
    print_note(fmt::format("read back by Serd: {}", counted(all_read_back, "statement")));
  if (all.without_graph_name > 0)
    print_note(counted(all.without_graph_name, "statement") +
               " of named graphs written without the name of their graph; nquads keeps it");
}

ExitCode export_to_store(const Dataset& data, const Arguments& arguments) {
  if (arguments.given("format") || arguments.given("output") || arguments.given("shards"))
    throw UsageFailure("--to sends statements to a store: it goes without --format, --output and --shards");
  const GraphStatements statements(data.graph(), reached_statements(data.graph(), arguments));
  GraphStore store(*arguments.value("to"), {arguments.value("count-at"), arguments.value("update-at")},
                   http_limits(arguments));
  const Held held = arguments.given("replace") ? Held::replaced : Held::kept;
  const std::uint64_t total = count_statements(statements);
  ProgressLine progress(progress_options(arguments));
  ExitCode exit = ExitCode::yes;
  const std::vector<std::optional<std::string>> graphs =
      store.names_graph() ? std::vector<std::optional<std::string>>{std::nullopt} : graphs_of(statements);
  if (held == Held::replaced && !store.can_swap())
    print_note(
        "--replace: no update endpoint of the store is known; the first batch of new statements deletes the old "
        "contents of a graph, which are lost if a later batch fails (--update-at URL avoids this)");
  for (const std::optional<std::string>& graph : graphs) {
    const SentGraph sent = store.send(statements, graph, held, [&](std::uint64_t done) {
      progress.show(*arguments.value("to"), done, static_cast<double>(done) / static_cast<double>(total));
    });
    progress.clear();
    if (!arguments.given("quiet")) note_sent(sent, store);
    if (sent.plausible()) continue;
    print_message(
        fmt::format("endpoint: {}: the store holds {} of the {} statements sent; compare them with filiera diff, or "
                    "send them again with --replace",
                    *arguments.value("to"), *sent.after, sent.sent));
    exit = ExitCode::failed;
  }
  return exit;
}

}  // namespace filiera
