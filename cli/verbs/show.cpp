// SPDX-License-Identifier: Apache-2.0
// filiera show: one thing, claim or document, and the claims about it.
#include "cli/data/lens_choice.hpp"
#include "cli/data/names.hpp"
#include "cli/line/command.hpp"
#include "cli/line/output_options.hpp"
#include "cli/verbs/show_shared.hpp"

namespace filiera {

namespace {

Answer answer_for(const ShowRequest& request, TermId term) {
  const KnowledgeGraph& graph = request.data.graph();
  if (const ClaimId claim = graph.find_claim(term); claim != no_claim) return show_claim(request, claim);
  if (const VertexId thing = graph.find_vertex(term); thing != no_vertex) return show_thing(request, thing);
  if (const DocumentId document = graph.find_document(term); document != no_document)
    return show_document(request, document);
  return show_claim(request, graph.attestation(graph.find_attestation(term)).claim);
}

ExitCode run_show(const Arguments& arguments) {
  std::optional<Texts> texts;
  if (arguments.given("texts")) texts.emplace(arguments.values("texts"));
  const Dataset data(arguments, question_about(arguments.operands()));
  const Wording wording(data.lens(), data.languages());
  const TermId term = resolve(data.names(), data.graph(), arguments.operands()[0], wanted_anything(data.graph()));
  const ShowRequest request{data, wording, arguments.given("evidence") || texts ? Evidence::shown : Evidence::left_out,
                            texts ? &*texts : nullptr};
  Answer answer = answer_for(request, term);
  Json json = {{"lens", lens_json(arguments, data.lens().options(), data.graph())}};
  json.update(answer.json.value);
  answer.json.value = std::move(json);
  if (auto note = lens_note(arguments, data.lens().options(), data.graph()))
    answer.notes.insert(answer.notes.begin(), *note);
  std::vector<std::string> files = data.files();
  if (texts) files.insert(files.end(), texts->files().begin(), texts->files().end());
  return print_answer("show", std::move(answer), output_options(arguments), files);
}

constexpr OptionSpec show_options[] = {
    {"evidence", 0, "", Arity::flag, "also print where in which document each claim is stated"},
    {"texts", 0, "DIR", Arity::many, "the folder with the documents' texts: print the passages (so also --evidence)"},
};

constexpr Example show_examples[] = {
    {"filiera show ByteDance", "all that is said of ByteDance"},
    {"filiera show H20 --as-of 2025-05-15", "H20, and which measures were in force on that day"},
    {"filiera show c1 --texts articles", "a claim, who repeats whom, and the passages"},
};

}  // namespace

extern const Command show_command;
constinit const Command show_command = {
    .name = "show",
    .operands = "NAME",
    .least_operands = 1,
    .most_operands = 1,
    .summary = "one thing, claim or document: what is stated about it, and by whom",
    .description =
        "Of a thing: its names, its links in both directions, the measures on it (with a date: whether they are in\n"
        "force, possibly in force and why, or not), events, figures over time, remarks. Of a claim: its\n"
        "attestations and which voice repeats which, its relations to other claims, and what the editors inferred.\n"
        "Of a document: the claims that it states.",
    .shared = Shared::all,
    .options = show_options,
    .examples = show_examples,
    .run = run_show,
};

}  // namespace filiera
