// SPDX-License-Identifier: Apache-2.0
// filiera review: decides about proposals, and writes those that are accepted as data.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <vector>

#include "cli/data/dataset.hpp"
#include "cli/line/command.hpp"
#include "cli/line/output_options.hpp"
#include "cli/output/answer.hpp"
#include "cli/output/message.hpp"
#include "cli/verbs/import.hpp"
#include "cli/verbs/import_sheets.hpp"
#include "export/rdf/collected_statements.hpp"
#include "graph/load/builder.hpp"
#include "graph/snapshot/snapshot.hpp"
#include "import/sheets/proposals.hpp"
#include "io/atomic_output.hpp"
#include "io/phrases.hpp"
#include "io/spelling.hpp"
#include "rdf/iri.hpp"

namespace filiera {

namespace {

// In order of ProposalState.
constexpr Phrase state_words[] = {{"proposed"}, {"accepted"}, {"refused"}};

// "Acme ─suppliesTo→ Bolt; product: press valve".
std::string claim_text_of(const Proposal& proposal) {
  constexpr std::array told = {"subject", "edge", "object"};
  std::string text;
  if (!proposal.cell("edge").empty())
    text = fmt::format("{} ─{}→ {}", proposal.cell("subject"), proposal.cell("edge"), proposal.cell("object"));
  for (const auto& [name, cell] : proposal.columns) {
    const bool of_link =
        !text.empty() && std::ranges::any_of(told, [&](const char* each) { return equal_ignoring_case(each, name); });
    if (of_link && !proposal.cell("edge").empty()) continue;
    text += fmt::format("{}{}: {}", text.empty() ? "" : "; ", name, cell);
  }
  return text;
}

std::string joined_columns(const std::vector<std::string>& columns) {
  return columns.empty() ? "–" : fmt::format("{}", fmt::join(columns, ", "));
}

Json proposal_json(const Proposal& proposal) {
  Json claim = Json::object();
  for (const auto& [name, cell] : proposal.columns) claim[name] = cell;
  return {{"proposal", proposal.id},       {"state", name_of(proposal.state)}, {"columns", std::move(claim)},
          {"quote", proposal.quote},       {"document", proposal.document},    {"from_char", proposal.span->start},
          {"to_char", proposal.span->end}, {"inferred", proposal.inferred}};
}

// The queue, and what the command line decides about it.
class Review {
 public:
  Review(std::string path, const Arguments& arguments)
      : path_(std::move(path)), arguments_(arguments), known_(arguments) {
    Faults faults;
    sheet_failures([&] { queue_ = read_queue(path_, faults); });
    refuse_faulty(faults);
  }

  // Throws UsageFailure, and Failure where a proposal that is accepted or edited cannot be taken.
  void decide() {
    const std::optional<std::string> edited = arguments_.value("edit");
    const std::span<const std::string> sets = arguments_.values("set"), accepted = arguments_.values("accept");
    if (edited.has_value() == sets.empty())
      throw UsageFailure(edited ? "--edit needs what to change: --set COLUMN=VALUE"
                                : "--set is for the proposal that --edit names");
    for (const std::string& id : accepted)
      if (std::ranges::find(arguments_.values("refuse"), id) != arguments_.values("refuse").end())
        throw UsageFailure(fmt::format("{} is both accepted and refused", id));
    if ((!accepted.empty() || edited) && !arguments_.value("texts"))
      throw UsageFailure("quotes are compared with the texts again: name their folder with --texts DIR");
    std::vector<std::size_t> touched;
    if (edited) {
      Proposal& proposal = queue_[number_of(*edited)];
      for (const std::string& set : sets) {
        const std::size_t sign = set.find('=');
        if (sign == set.npos || sign == 0) throw UsageFailure(fmt::format("--set takes COLUMN=VALUE, not \"{}\"", set));
        proposal.set(set.substr(0, sign), set.substr(sign + 1));
      }
      proposal.state = ProposalState::proposed;
      touched.push_back(number_of(*edited));
    }
    for (const std::string& id : accepted) {
      queue_[number_of(id)].state = ProposalState::accepted;
      touched.push_back(number_of(id));
    }
    for (const std::string& id : arguments_.values("refuse")) queue_[number_of(id)].state = ProposalState::refused;
    decided_ = edited || !accepted.empty() || !arguments_.values("refuse").empty();
    examine(std::move(touched));
  }

  bool decided() const { return decided_; }
  std::span<const Proposal> queue() const { return queue_; }
  std::vector<Proposal> accepted() const {
    std::vector<Proposal> found;
    std::ranges::copy_if(queue_, std::back_inserter(found),
                         [](const Proposal& each) { return each.state == ProposalState::accepted; });
    return found;
  }
  // The files that are read, but for the queue.
  std::span<const std::string> inputs() const { return known_.files(); }

  void save() const {
    AtomicOutput output(path_, Existing::replace, inputs());
    output.write(queue_text(queue_));
    output.sync();
    output.commit();
  }

  // Writes all accepted proposals as Turtle, and the queue with it.
  void write_turtle() const {
    const std::vector<Proposal> proposals = accepted();
    if (proposals.empty()) throw Failure(ExitCode::no, "no proposal is accepted; nothing is written");
    std::error_code ignored;
    if (const std::optional<std::string> file = output_file(arguments_);
        file && std::filesystem::equivalent(*file, path_, ignored))
      throw UsageFailure(fmt::format("{} is the queue; name another file for the data", *file));
    SheetOptions options = known_.options(arguments_);
    CollectedStatements statements;
    Faults faults;
    SheetReport report;
    sheet_failures([&] { report = write_proposals(proposals, options, statements, faults); });
    if (!faults.has_errors()) {
      Builder builder;
      if (known_.graph()) copy_statements(*known_.graph(), "", "k", builder);
      statements.pass_to(builder);
      std::move(builder).finish(faults);
    }
    refuse_faulty(of_queue(faults));
    OtherFile queue;
    if (decided_) queue = {path_, queue_text(queue_), Existing::replace};
    const std::uint64_t written = write_imported(statements, arguments_, inputs(), queue);
    if (arguments_.given("quiet")) return;
    print_note(fmt::format("{}, {}", say_counted(proposals.size(), {"{} accepted proposal"}, {"{} accepted proposals"}),
                           counted(written, "statement")));
    for (const std::string& line : report.made) print_note("  " + line);
  }

 private:
  std::size_t number_of(const std::string& id) const {
    const auto found = std::ranges::find(queue_, id, &Proposal::id);
    if (found != queue_.end()) return static_cast<std::size_t>(found - queue_.begin());
    throw UsageFailure(fmt::format("{} has no proposal \"{}\"; filiera review {} lists them", path_, id, path_));
  }

  void examine(std::vector<std::size_t> touched) {
    std::ranges::sort(touched);
    touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
    if (touched.empty()) return;
    std::vector<Proposal> proposals;
    for (const std::size_t i : touched) proposals.push_back(queue_[i]);
    std::vector<std::string> reasons;
    sheet_failures([&] { reasons = examine_proposals(proposals, known_.options(arguments_)); });
    std::string told;
    for (std::size_t i = 0; i < touched.size(); ++i) {
      if (!reasons[i].empty()) told += fmt::format("{}{}: {}", told.empty() ? "" : "; ", proposals[i].id, reasons[i]);
      queue_[touched[i]] = std::move(proposals[i]);
    }
    if (!told.empty()) throw Failure(ExitCode::input, fmt::format("{}; nothing is written", told));
  }

  // The faults at the lines of the queue.
  Faults of_queue(const Faults& faults) const {
    Faults placed;
    for (Fault fault : faults.sorted()) {
      const auto of = std::ranges::find(queue_, fault.place.file, &Proposal::id);
      if (of != queue_.end()) {
        fault.message = fmt::format("{}: {}", of->id, fault.message);
        fault.place = {path_, of->line, 0};
      }
      placed.add(std::move(fault));
    }
    return placed;
  }

  std::string path_;
  const Arguments& arguments_;
  KnownData known_;
  std::vector<Proposal> queue_;
  bool decided_ = false;
};

bool wants_turtle(const Arguments& arguments) {
  if (const std::optional<std::string> format = arguments.value("format")) return format == "turtle";
  const std::optional<std::string> file = output_file(arguments);
  return file && ends_with_ignoring_case(*file, ".ttl");
}

ExitCode run_review(const Arguments& arguments) {
  const std::string& path = arguments.operands().front();
  Review review(path, arguments);
  review.decide();
  if (wants_turtle(arguments)) {
    review.write_turtle();
    return ExitCode::yes;
  }
  const OutputOptions options = output_options(arguments);
  std::vector<std::string> files(review.inputs().begin(), review.inputs().end());
  files.push_back(path);
  if (review.decided()) review.save();
  const std::span<const Proposal> queue = review.queue();
  Answer answer;
  answer.list({"rows",
               {{"PROPOSAL"}, {"STATE"}, {"CLAIM"}, {"QUOTE"}, {"DOCUMENT"}, {"INFERRED"}},
               queue.size(),
               [queue](std::size_t i) -> Row {
                 const Proposal& each = queue[i];
                 return {each.id,
                         say(state_words[static_cast<std::size_t>(each.state)]),
                         claim_text_of(each),
                         each.quote,
                         fmt::format("{} {}-{}", local_name(each.document), each.span->start, each.span->end),
                         joined_columns(each.inferred)};
               },
               [queue](std::size_t i) { return JsonObject(proposal_json(queue[i])); }});
  std::map<ProposalState, std::size_t> counts;
  for (const Proposal& each : queue) ++counts[each.state];
  answer.notes.push_back(
      say("{}: {} accepted, {} refused, {} not decided", say_counted(queue.size(), {"{} proposal"}, {"{} proposals"}),
          counts[ProposalState::accepted], counts[ProposalState::refused], counts[ProposalState::proposed]));
  if (counts[ProposalState::accepted] > 0)
    answer.notes.push_back(say("-o FILE.ttl writes those that are accepted as data"));
  return print_answer("review", std::move(answer), options, files);
}

constexpr OptionSpec review_options[] = {
    {"accept", 0, "ID", Arity::many, "accept this proposal; repeatable"},
    {"refuse", 0, "ID", Arity::many, "refuse this proposal; repeatable"},
    {"edit", 0, "ID", Arity::once,
     "change this proposal as --set says; it is then not decided, unless --accept names it"},
    {"set", 0, "COLUMN=VALUE", Arity::many,
     "with --edit: the new value of a column, of quote or of document; repeatable"},
    {"texts", 0, "DIR", Arity::once, "the folder of the documents' texts, with which quotes are compared"},
    {"namespace", 0, "IRI", Arity::once, "of the names that are made (default: https://example.org/filiera/)"},
    {"format", 'f', "table|json|jsonl|csv|xlsx|md|brief|turtle", Arity::once,
     "how to print the queue (default: table); turtle prints the accepted proposals as data instead"},
    {"verify", 0, "", Arity::toggle,
     "read the file of Turtle back with Serd before it gets its name; default: up to 100 MB"},
};

constexpr Example review_examples[] = {
    {"filiera review queue.jsonl", "what was proposed, and what of it is not in the quotes", ExitCode::yes},
};

}  // namespace

extern const Command review_command;
constinit const Command review_command = {
    .name = "review",
    .operands = "QUEUE",
    .least_operands = 1,
    .most_operands = 1,
    .summary = "proposed claims: accept, refuse or edit them, and write the accepted ones as data",
    .description =
        "Lists the proposals of a queue that `filiera import proposals` wrote, each with its quote, its place in the\n"
        "document, and the columns whose values are not in the quote. Decisions are kept in the queue. An --output "
        "that\n"
        "ends in .ttl holds all accepted proposals as Turtle: only then are they data. --data names the data in which\n"
        "their names and documents are found. A proposal that is accepted is compared with its text again.",
    .shared = Shared::data_and_output,
    .options = review_options,
    .examples = review_examples,
    .run = run_review,
};

}  // namespace filiera
