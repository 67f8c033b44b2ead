// SPDX-License-Identifier: Apache-2.0
// filiera impact: what is lost if something is removed, banned or lifted, and what remains.
#include <fmt/format.h>

#include "cli/data/names.hpp"
#include "cli/line/command.hpp"
#include "cli/line/output_options.hpp"
#include "cli/verbs/impact_answer.hpp"

namespace filiera {

namespace {

Wanted wanted_removable(const KnowledgeGraph& graph) {
  return {"a company, a group, a product, a place, a regulator or a measure", [&graph](TermId term) {
            const VertexId v = graph.find_vertex(term);
            return v != no_vertex && graph.kind_of_vertex(v) != Kind::agent && graph.kind_of_vertex(v) != Kind::event;
          }};
}

Wanted wanted_party(const KnowledgeGraph& graph) {
  return {"a company or a group", [&graph](TermId term) {
            const VertexId v = graph.find_vertex(term);
            return v != no_vertex &&
                   (graph.kind_of_vertex(v) == Kind::company || graph.kind_of_vertex(v) == Kind::group);
          }};
}

// Persons own too.
Wanted wanted_actor(const KnowledgeGraph& graph) {
  return {"a company, a group, a regulator or an agent", [&graph](TermId term) {
            const VertexId v = graph.find_vertex(term);
            if (v == no_vertex) return false;
            const Kind kind = graph.kind_of_vertex(v);
            return kind == Kind::company || kind == Kind::group || kind == Kind::regulator || kind == Kind::agent;
          }};
}

// The prohibition that all --ban options state together.
Prohibition prohibition_of(std::span<const std::string> texts, const Dataset& data) {
  const KnowledgeGraph& graph = data.graph();
  Prohibition ban;
  for (const std::string& text : texts) {
    const std::size_t equals = text.find('=');
    const std::string part = text.substr(0, equals);
    std::vector<VertexId>* const values = part == "product" ? &ban.goods
                                          : part == "from"  ? &ban.from_places
                                          : part == "to"    ? &ban.to_places
                                          : part == "party" ? &ban.parties
                                                            : nullptr;
    if (values == nullptr || equals == std::string::npos || equals + 1 == text.size())
      throw UsageFailure(fmt::format("--ban takes product=NAME, from=PLACE, to=PLACE or party=NAME, not \"{}\"", text));
    const Wanted wanted = values == &ban.parties ? wanted_actor(graph) : wanted_kind(graph, Kind::place, "a place");
    const std::string_view name = std::string_view(text).substr(equals + 1);
    if (values == &ban.goods)
      for (const VertexId product : resolve_products(data.names(), graph, name)) values->push_back(product);
    else
      values->push_back(graph.find_vertex(resolve(data.names(), graph, name, wanted)));
  }
  ban.reaches = !ban.parties.empty();
  return ban;
}

ExitCode run_impact(const Arguments& arguments) {
  const bool rank = arguments.given("rank");
  const std::optional<std::string> cut = arguments.value("cut");
  const std::size_t questions = arguments.operands().size() + (rank ? 1 : 0) + (cut ? 1 : 0) +
                                (arguments.values("ban").empty() ? 0 : 1) + (arguments.values("lift").empty() ? 0 : 1);
  if (questions == 0) throw UsageFailure("give NAME, --ban, --lift, --rank or --cut; see filiera impact --help");
  if (questions > 1) throw UsageFailure("NAME, --ban, --lift, --rank and --cut exclude each other: give one of them");

  if (arguments.given("why") && (rank || cut)) throw UsageFailure("--why explains hops; --rank and --cut have none");

  const Dataset asked(arguments), data = asked.with_possible();
  const KnowledgeGraph& graph = data.graph();
  const auto vertex = [&](std::string_view text, const Wanted& wanted) {
    return graph.find_vertex(resolve(data.names(), graph, text, wanted));
  };
  ImpactQuestion question;
  question.lens = asked.lens().options();
  if (const auto product = arguments.value("product"))
    question.product = resolve_products(data.names(), graph, *product);
  question.part_needs = arguments.given("any-part") ? PartNeeds::ignored : PartNeeds::counted;
  if (rank)
    return print_answer("impact", rank_answer(arguments, data, question), output_options(arguments), data.files());
  if (cut)
    return print_answer("impact", cut_answer(arguments, data, vertex(*cut, wanted_party(graph)), question),
                        output_options(arguments), data.files());
  Assumption assumption;
  if (!arguments.operands().empty()) {
    question.name = vertex(arguments.operands().front(), wanted_removable(graph));
    assumption = removal_of(graph, *question.name);
  } else if (!arguments.values("ban").empty()) {
    question.ban = assumption.ban = prohibition_of(arguments.values("ban"), data);
  } else {
    for (const std::string& text : arguments.values("lift"))
      question.lifted.push_back(vertex(text, wanted_kind(graph, Kind::measure, "a measure")));
    assumption = lifting_of(graph, question.lifted);
  }
  return print_answer("impact", impact_answer(arguments, data, question, assumption), output_options(arguments),
                      data.files());
}

constexpr OptionSpec impact_options[] = {
    {"ban", 0, "PART=NAME", Arity::many,
     "the effect of a hypothetical prohibition: product=, from=, to= (places), party=; all given kinds of "
     "values must match, and one value of each kind is enough"},
    {"lift", 0, "MEASURE", Arity::many, "the effect of lifting this measure; repeatable"},
    {"rank", 0, "", Arity::flag, "rank suppliers by the number of recipients that depend on them alone"},
    {"cut", 0, "RECIPIENT", Arity::once, "find the fewest suppliers whose loss leaves this recipient without a source"},
    {"any-part", 0, "", Arity::flag, "ignore missing parts: a product counts as made without them"},
    {"product", 0, "NAME", Arity::once, "only hops of this product and its variants, or of a code: 'HS 8542'"},
    {"why", 0, "", Arity::flag, "below the rows, which claims make each so, and what each ? waits for"},
};

constexpr Example impact_examples[] = {
    {"filiera impact Nvidia --as-of 2026-01-15", "who loses what if Nvidia goes, and what remains for them"},
    {"filiera impact --ban product=H200 --ban from=US --ban to=China",
     "what a ban on that product from the one place to the other would hit"},
    {"filiera impact --lift m10 --as-of 2025-05-15", "which hops that measure alone held up"},
    {"filiera impact --rank --product \"Nvidia AI chips\"", "on whom alone others depend for them"},
    {"filiera impact --cut ByteDance", "the fewest suppliers whose loss leaves it without a source"},
};

}  // namespace

extern const Command impact_command;
constinit const Command impact_command = {
    .name = "impact",
    .operands = "[NAME]",
    .least_operands = 0,
    .most_operands = 1,
    .summary = "what is lost if something is removed, banned or lifted, and what remains",
    .description =
        "NAME is a company, a group, a product, a place, a measure, or a regulator with all its measures. Lists\n"
        "each hop that is lost, with the remaining hops of such goods; \"?\" marks what is only possible. Then lists\n"
        "the recipients downstream, at any depth: who loses every source, who keeps some, and who can no longer\n"
        "make a product because a part has no source left. --ban asks the same of a hypothetical prohibition,\n"
        "--lift of lifted measures.",
    .shared = Shared::all,
    .options = impact_options,
    .examples = impact_examples,
    .run = run_impact,
};

}  // namespace filiera
