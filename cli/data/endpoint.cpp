// SPDX-License-Identifier: Apache-2.0
// Fetches the part of an endpoint's graph that a query touches.
#include "cli/data/endpoint.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/data/names.hpp"
#include "cli/line/output_options.hpp"
#include "cli/output/answer.hpp"
#include "cli/output/message.hpp"
#include "cli/output/progress.hpp"
#include "graph/ownership/ownership.hpp"
#include "remote/fetch_plan.hpp"

namespace filiera {

namespace {

std::vector<std::string> wanted_voices(const Arguments& arguments) {
  std::vector<std::string> voices;
  for (const std::string_view option : {"source", "not-source"})
    voices.insert(voices.end(), arguments.values(option).begin(), arguments.values(option).end());
  return voices;
}

std::chrono::seconds at_most_a_day(std::size_t seconds) {
  return std::chrono::seconds(std::min<std::size_t>(seconds, 86'400));
}

}  // namespace

HttpLimits http_limits(const Arguments& arguments) {
  HttpLimits limits;
  if (const std::optional<std::size_t> seconds = positive_number(arguments, "timeout"))
    limits.timeout = at_most_a_day(*seconds);
  return limits;
}

EndpointLimits endpoint_limits(const Arguments& arguments) {
  EndpointLimits limits{http_limits(arguments), {}};
  constexpr std::pair<std::string_view, std::uint64_t QuestionLimits::*> numbers[] = {
      {"max-requests", &QuestionLimits::requests},
      {"max-rows", &QuestionLimits::rows},
      {"max-bytes", &QuestionLimits::bytes}};
  for (const auto& [option, limit] : numbers)
    if (const std::optional<std::size_t> number = positive_number(arguments, option)) limits.question.*limit = *number;
  if (const std::optional<std::size_t> seconds = positive_number(arguments, "max-time"))
    limits.question.time = at_most_a_day(*seconds);
  return limits;
}

std::optional<std::string> endpoint_of(std::span<const std::string> paths) {
  const auto endpoint =
      std::find_if(paths.begin(), paths.end(), [](const std::string& path) { return is_endpoint(path); });
  if (endpoint == paths.end()) return std::nullopt;
  if (paths.size() > 1)
    throw UsageFailure(
        fmt::format("{}: an endpoint cannot be combined with other data; load that data into its store", *endpoint));
  return *endpoint;
}

Question question_about(std::span<const std::string> operands) {
  if (operands.empty())
    return {{}, [](Subgraph& subgraph, const KnowledgeGraph&, const Names&) { fetch_everything(subgraph); }, false};
  const std::string& name = operands[0];
  return {{name},
          [name](Subgraph& subgraph, const KnowledgeGraph& known, const Names& named) {
            fetch_about(subgraph, iri_in(subgraph, known, resolve(named, known, name, wanted_anything(known))));
          },
          false};
}

EndpointGraph ask_endpoint(const Arguments& arguments, const std::string& url, const Question& question) {
  SparqlClient client(url, endpoint_limits(arguments));
  const Prefixes chosen = prefixes(arguments);
  ProgressLine progress(progress_options(arguments));
  Subgraph subgraph(client, chosen, [&](std::size_t statements) { progress.show(url, statements); });
  const std::vector<std::string> voices = wanted_voices(arguments);
  EndpointGraph answer;
  for (const std::vector<std::string>* const names : {&question.names, &voices})
    for (const std::string& name : *names)
      if (!fetch_named(subgraph, name, chosen))
        answer.notes.push_back(
            fmt::format("too many names have accents: another thing may be called \"{}\" but for them", name));
  {
    const KnowledgeGraph known = subgraph.graph();
    const Names named(known);
    for (const std::string& voice : voices)
      for (const TermId term : named.find(voice)) fetch_voice(subgraph, iri_in(subgraph, known, term));
    try {
      question.fetch(subgraph, known, named);
    } catch (const UsageFailure&) {
      // Perhaps no name was found because of what the notes say.
      for (const std::string& note : answer.notes) print_note(note);
      throw;
    }
    // Questions without a name fetch every claim.
    if (question.follows_ownership && !question.names.empty() && !reaching_rules(known).empty()) fetch_owners(subgraph);
  }
  subgraph.settle();
  if (arguments.given("verbose"))
    print_note(fmt::format("{}: {} in {}", url, counted(subgraph.statement_count(), "statement"),
                           counted(subgraph.request_count(), "request")));
  answer.graph = subgraph.graph();
  return answer;
}

}  // namespace filiera
