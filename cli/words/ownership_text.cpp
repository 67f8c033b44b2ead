// SPDX-License-Identifier: Apache-2.0
// Ownership in words.
#include "cli/words/ownership_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/words/measure_text.hpp"
#include "graph/model/measure_parts.hpp"
#include "graph/model/share.hpp"
#include "io/phrases.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

std::string stake_text(const Wording& wording, ClaimId holding) {
  const KnowledgeGraph& graph = wording.graph();
  const Stake stake = stake_of(graph, holding);
  if (graph.type_of(holding) != graph.core(vocab::fil_owns) || stake.interest == Interest::control)
    return say("control");
  return stake.interest == Interest::voting_rights ? say("{} of {}", share_text(stake.share), say("the votes"))
                                                   : share_text(stake.share);
}

std::string chain_text(const Wording& wording, const ReachChain& chain) {
  const KnowledgeGraph& graph = wording.graph();
  std::vector<std::string> steps;
  for (std::size_t i = 0; i < chain.claims.size();) {
    if (const Edge edge = graph.edge(chain.claims[i]);
        graph.type_of(chain.claims[i]) == graph.core(vocab::fil_jointWith)) {
      steps.push_back(
          say("{} jointly with {}", wording.name_of_vertex(edge.source), wording.name_of_vertex(edge.target)));
      ++i;
      continue;
    }
    const VertexId asset = graph.edge(chain.claims[i]).target;
    std::vector<std::string> holders;
    for (; i < chain.claims.size() && graph.edge(chain.claims[i]).target == asset &&
           graph.type_of(chain.claims[i]) != graph.core(vocab::fil_jointWith);
         ++i)
      holders.push_back(fmt::format("{} {}", wording.name_of_vertex(graph.edge(chain.claims[i]).source),
                                    stake_text(wording, chain.claims[i])));
    steps.push_back(say("{} of {}", fmt::join(holders, say(" and ")), wording.name_of_vertex(asset)));
  }
  std::string text = fmt::format("{}", fmt::join(steps, ", "));
  if (chain.shortened) text = "…, " + text + say(" (shortened; filiera owners NAME shows all)");
  if (chain.undecided > 0) text += say(" (not decided: {} exclusive holdings)", chain.undecided);
  return text;
}

namespace {

// Whether somebody whom the lens shows says that the exception suspends.
bool tells_suspension(const Wording& wording, VertexId exception) {
  const KnowledgeGraph& graph = wording.graph();
  const ClaimId claim = graph.claim_of_vertex(exception);
  return claim != no_claim && suspends(graph, exception) && told_as_real(wording.lens(), claim) != Match::no;
}

// " (if: with a licence)": the conditions of the exception, in its own words and by measures that are conditions of it.
std::string conditions_of(const Wording& wording, VertexId exception) {
  const KnowledgeGraph& graph = wording.graph();
  std::vector<std::string> conditions;
  if (std::string text = wording.text_of(graph.term_of_vertex(exception), vocab::fil_condition); !text.empty())
    conditions.push_back(std::move(text));
  for (const ClaimId e : graph.in_claims(exception, graph.core(vocab::fil_conditionOf))) {
    const VertexId condition = graph.edge(e).source;
    if (told_as_real(wording.lens(), graph.claim_of_vertex(condition)) == Match::no) continue;
    const std::string parts = measure_parts(wording, condition);
    conditions.push_back(parts.empty() ? wording.name_of_vertex(condition) : parts);
  }
  return conditions.empty() ? std::string() : say(" (if: {})", fmt::join(conditions, "; "));
}

// "suspended 2025-11-10 to 2026-11-09", its conditions, and what suspends that. `above`: the exceptions that led here.
std::string period_of_suspension(const Wording& wording, VertexId exception, std::vector<VertexId> above) {
  const KnowledgeGraph& graph = wording.graph();
  const ClaimId claim = graph.claim_of_vertex(exception);
  const Bounds time = wording.lens().bounds(claim);
  const auto day = [](Day earliest, Day latest) {
    return earliest == latest ? iso_date(earliest) : format_range({earliest, latest});
  };
  const StatedEnds stated = wording.lens().stated_ends(claim);
  const std::string start = stated.start ? day(time.start_earliest, time.start_latest) : "",
                    end = stated.end ? day(time.end_earliest, time.end_latest) : "";
  std::string text = stated.start && stated.end ? say("suspended {} to {}", start, end)
                     : stated.start             ? say("suspended from {}", start)
                     : stated.end               ? say("suspended until {}", end)
                                                : say("suspended");
  if (wording.lens().contested(claim) != Match::no) text += " ?";
  // A suspension without a start is only possibly in force.
  if (!stated.start) text += (text.ends_with(" ?") ? " " : " ? ") + say("start not told");
  text += conditions_of(wording, exception);
  above.push_back(exception);
  constexpr std::size_t most_levels = 4;
  if (above.size() > most_levels) return text;
  for (const ClaimId e : graph.in_claims(exception, graph.core(vocab::fil_exceptionTo)))
    if (const VertexId by = graph.edge(e).source;
        std::find(above.begin(), above.end(), by) == above.end() && tells_suspension(wording, by))
      text += say(", which is {}", period_of_suspension(wording, by, above));
  return text;
}

}  // namespace

std::string suspension_text(const Wording& wording, VertexId measure) {
  if (!tells_suspension(wording, measure)) return {};
  const KnowledgeGraph& graph = wording.graph();
  std::vector<std::string> rules;
  for (const ClaimId e : graph.out_claims(measure, graph.core(vocab::fil_exceptionTo)))
    if (const VertexId rule = graph.edge(e).target; stated_reach(graph, rule))
      rules.push_back(wording.name_of_vertex(rule));
  if (rules.empty()) return {};
  return fmt::format("{} {}", fmt::join(rules, ", "), period_of_suspension(wording, measure, {}));
}

std::string suspended_on(const Wording& wording, VertexId rule) {
  std::vector<std::string> texts;
  for (const VertexId by : suspensions_in_force(wording.lens(), rule))
    texts.push_back(period_of_suspension(wording, by, {}));
  return fmt::format("{}", fmt::join(texts, "; "));
}

std::vector<std::string> suspensions_of(const Wording& wording, VertexId rule) {
  const KnowledgeGraph& graph = wording.graph();
  std::vector<VertexId> by;
  if (wording.lens().options().as_of)
    by = suspensions_in_force(wording.lens(), rule);
  else
    for (const ClaimId e : graph.in_claims(rule, graph.core(vocab::fil_exceptionTo)))
      by.push_back(graph.edge(e).source);
  std::vector<std::string> texts;
  for (const VertexId exception : by)
    if (std::string text = suspension_text(wording, exception); !text.empty()) texts.push_back(std::move(text));
  return texts;
}

std::string exception_text(const Wording& wording, VertexId exception) {
  const ClaimId claim = wording.graph().claim_of_vertex(exception);
  std::string text = say("excepted by {} ({})", wording.name_of_vertex(exception), wording.period(claim));
  if (wording.lens().contested(claim) != Match::no) text += " ?";
  return text + conditions_of(wording, exception);
}

std::string excepted_on(const Wording& wording, const Measures& measures, VertexId rule, const Hop& hop) {
  std::vector<std::string> texts;
  if (wording.lens().options().as_of)
    if (std::string suspended = suspended_on(wording, rule); !suspended.empty()) texts.push_back(std::move(suspended));
  constexpr std::size_t most = 5;
  std::size_t more = 0;
  for (const VertexId by : measures.exceptions_from(rule, hop)) {
    const bool suspending = suspends(wording.graph(), by);
    if (suspending && wording.lens().options().as_of) continue;
    if (texts.size() >= most)
      ++more;
    else
      texts.push_back(suspending ? period_of_suspension(wording, by, {}) : exception_text(wording, by));
  }
  if (more > 0) texts.push_back(say("and {} more", more));
  if (texts.empty()) texts.push_back(say("excepted"));
  return fmt::format("{}", fmt::join(texts, "; "));
}

namespace {

// Calls visit(rule, exception) for the exceptions to rules of reach that state goods, parties or places, and that are
// told and may be in force on some day of the lens.
template <class Visit>
void each_limited_exception(const Wording& wording, Visit visit) {
  const KnowledgeGraph& graph = wording.graph();
  const Lens& lens = wording.lens();
  for (const VertexId rule : reaching_rules(graph))
    for (const ClaimId e : graph.in_claims(rule, graph.core(vocab::fil_exceptionTo))) {
      const VertexId exception = graph.edge(e).source;
      const ClaimId claim = graph.claim_of_vertex(exception);
      if (claim == no_claim || suspends(graph, exception) || told_as_real(lens, claim) == Match::no) continue;
      if (const auto& as_of = lens.options().as_of; as_of && holds(lens.bounds(claim), *as_of) == Match::no) continue;
      visit(rule, exception);
    }
}

}  // namespace

std::vector<std::string> exceptions_in_force(const Wording& wording, Excepting excepting) {
  constexpr std::size_t most = 20;
  std::vector<std::string> texts;
  std::size_t more = 0;
  each_limited_exception(wording, [&](VertexId rule, VertexId exception) {
    const KnowledgeGraph& graph = wording.graph();
    if (excepting == Excepting::whole_parties && (limits_goods(graph, exception) || states_places(graph, exception)))
      return;
    if (texts.size() == most) {
      ++more;
      return;
    }
    const std::string parts = measure_parts(wording, exception);
    texts.push_back(fmt::format("{}: {}", wording.name_of_vertex(rule), exception_text(wording, exception)) +
                    (parts.empty() ? "" : ": " + parts));
  });
  if (more > 0) texts.push_back(say("and {} more exceptions to rules of ownership", more));
  return texts;
}

std::string expected_by(const Wording& wording, const ReachedHop& through, VertexId measure) {
  const KnowledgeGraph& graph = wording.graph();
  std::vector<std::string> planned;
  const auto add = [&](ClaimId claim) {
    if (claim != no_claim && !graph.real(claim)) planned.push_back(wording.identifier(claim));
  };
  add(graph.claim_of_vertex(measure));
  add(graph.claim_of_vertex(through.rule));
  for (const ClaimId claim : through.chain.claims) add(claim);
  return planned.empty() ? say("expected") : say("expected: {} only planned", fmt::join(planned, ", "));
}

std::vector<std::string> suspensions_in_force(const Wording& wording) {
  std::vector<std::string> texts;
  for (const VertexId rule : reaching_rules(wording.graph()))
    if (const std::string text = suspended_on(wording, rule); !text.empty())
      texts.push_back(fmt::format("{} {}", wording.name_of_vertex(rule), text));
  return texts;
}

}  // namespace filiera
