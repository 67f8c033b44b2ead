// SPDX-License-Identifier: Apache-2.0
// filiera claims: claims as rows, and contradictions between sources.
#include "cli/data/dataset.hpp"
#include "cli/data/lens_choice.hpp"
#include "cli/data/names.hpp"
#include "cli/data/participation.hpp"
#include "cli/line/command.hpp"
#include "cli/line/output_options.hpp"
#include "cli/line/sparql_option.hpp"
#include "cli/output/answer.hpp"
#include "cli/output/message.hpp"
#include "cli/verbs/contested.hpp"
#include "cli/words/references.hpp"
#include "cli/words/why_text.hpp"
#include "export/sparql/sparql.hpp"
#include "io/phrases.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

std::vector<ClaimId> chosen(const Arguments& arguments, const Dataset& data) {
  const KnowledgeGraph& graph = data.graph();
  std::vector<ClaimId> claims;
  if (arguments.operands().empty()) {
    claims = all_claims(data.lens());
  } else {
    const TermId term = resolve(data.names(), graph, arguments.operands()[0], wanted_anything(graph));
    claims = claims_with(data.lens(), term);
  }
  if (const std::optional<std::string> text = arguments.value("product")) {
    const ClaimsOfGoods goods(data.lens(), data.names(), *text);
    std::erase_if(claims, [&](ClaimId c) { return !goods.holds(c); });
  }
  if (const std::optional<std::string> text = arguments.value("type")) {
    const ClaimType type(graph, *text);
    std::erase_if(claims, [&](ClaimId c) { return !type.holds(graph, c); });
  }
  if (const std::optional<std::string> modality = arguments.value("modality"))
    std::erase_if(claims,
                  [&](ClaimId c) { return local_name(graph.kinds().modality(graph.modality(c)).iri) != *modality; });
  return claims;
}

ClaimsQuery claims_query_of(const Arguments& arguments, const Dataset& data) {
  const KnowledgeGraph& graph = data.graph();
  ClaimsQuery query;
  if (!arguments.operands().empty())
    query.with = resolve(data.names(), graph, arguments.operands()[0], wanted_anything(graph));
  if (const std::optional<std::string> text = arguments.value("type")) {
    const ClaimType type(graph, *text);
    query.kind = type.kind();
    query.type = type.edge_type();
  }
  if (const std::optional<std::string> name = arguments.value("modality"))
    query.modality = graph.kinds().find_modality(std::string(vocab::fil) + *name).value_or(Modality::unstated);
  return query;
}

ExitCode print_query(const Arguments& arguments, const Dataset& data) {
  const ClaimsQuery query = claims_query_of(arguments, data);
  const bool of_links = query.type && data.graph().kinds().edge_type(*query.type).carrier == Carrier::link;
  if (query.kind.value_or(Kind::measure) == Kind::measure && !of_links) refuse_asserted_dates(arguments);
  write_output(claims_sparql(data.graph(), data.lens().options(), query), text_output_options(arguments), data.files());
  return ExitCode::yes;
}

ExitCode run_claims(const Arguments& arguments) {
  refuse_beside_sparql(arguments, {"contested", "product", "why"});
  // Of an endpoint, claims about variants and codes are found in all of it.
  const bool of_goods = arguments.value("product").has_value();
  const Dataset data(arguments, question_about(of_goods ? std::span<const std::string>() : arguments.operands()));
  if (arguments.given("sparql")) return print_query(arguments, data);
  const Wording wording(data.lens(), data.languages());
  const std::vector<ClaimId> claims = chosen(arguments, data);
  Answer answer;
  answer.json["lens"] = lens_json(arguments, data.lens().options(), data.graph());
  if (auto note = lens_note(arguments, data.lens().options(), data.graph())) answer.notes.push_back(*note);
  if (arguments.given("contested")) {
    add_contradictions(wording, claims, answer);
  } else {
    const std::shared_ptr<References> references = references_of(answer, wording);
    references->cite_relays();
    answer.list({"rows", claim_columns(), claims.size(), [&](std::size_t i) { return claim_row(wording, claims[i]); },
                 [&claims, references](std::size_t i) {
                   return Json{{"claim", references->claim(claims[i])}};
                 }});
    answer.records.fields = claim_fields();
    answer.records.lines = [&](std::size_t i, const LineTaker& take) {
      take_claim_lines(wording, claims[i], {}, take);
    };
    answer.notes.push_back(claims.empty() ? say("nothing found: no claim of the data is of this kind under this lens")
                                          : say_counted(claims.size(), {"{} claim"}, {"{} claims"}));
  }
  if (wants_reasons(arguments)) {
    WhySection why(wording);
    for (const ClaimId c : claims) why.claim(c, data.lens().doubts(c));
    std::move(why).add_to(answer);
  }
  if (answer.records.size == 0) answer.exit = ExitCode::no;
  return print_answer("claims", std::move(answer), output_options(arguments), data.files());
}

constexpr OptionSpec claims_options[] = {
    {"type", 0, "TYPE", Arity::once,
     "only claims of an edge type (suppliesTo) or kind (link, measure, event, figure, remark)"},
    {"product", 0, "NAME", Arity::once, "only claims about this product and its variants, or a code: 'HS 8542'"},
    {"modality", 0, "sought|planned|contracted|ongoing|done", Arity::once, "only claims of this modality"},
    {"why", 0, "", Arity::flag, "below the rows, which claims make each so, and what each ? waits for"},
    {"sparql", 0, "", Arity::flag, "print the equivalent SPARQL 1.1 query for an export instead of the answer"},
    {"contested", 0, "", Arity::flag, "only contradictions: each claim with the claims and voices against it"},
};

constexpr Example claims_examples[] = {
    {"filiera claims ByteDance --type suppliesTo", "all links of supply in which ByteDance takes part"},
    {"filiera claims ByteDance --contested", "what is denied, by whom, and what is explained instead"},
    {"filiera claims 'Financial Times' -f jsonl", "what the Financial Times says, a claim a line, for a program"},
};

}  // namespace

extern const Command claims_command;
constinit const Command claims_command = {
    .name = "claims",
    .operands = "[NAME]",
    .most_operands = 1,
    .summary = "claims as rows: what is stated, by whom, where; and what is contested",
    .description =
        "Claims in which NAME takes part: as an end, a product, a place, the subject of a figure, or the voice or\n"
        "document that states it. Without NAME, all claims. With --contested: denied claims with their denials,\n"
        "claims with the claims that answer them, stated conflicts, and figures that exclude each other; then,\n"
        "separately, differences of scope, time, status, rounding or wording that a remark explains, which are not\n"
        "contradictions.",
    .shared = Shared::all,
    .options = claims_options,
    .examples = claims_examples,
    .run = run_claims,
};

}  // namespace filiera
