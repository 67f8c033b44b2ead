// SPDX-License-Identifier: Apache-2.0
// Gathering of what a question touches from a SPARQL endpoint.
#include "cli/data/endpoint.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/data/names.hpp"
#include "cli/line/output_options.hpp"
#include "cli/output/answer.hpp"
#include "cli/output/message.hpp"
#include "cli/output/progress.hpp"
#include "remote/gathering.hpp"

namespace filiera {

namespace {

std::vector<std::string> wanted_voices(const Arguments& arguments) {
  std::vector<std::string> voices;
  for (const std::string_view option : {"source", "not-source"})
    voices.insert(voices.end(), arguments.values(option).begin(), arguments.values(option).end());
  return voices;
}

}  // namespace

HttpLimits http_limits(const Arguments& arguments) {
  HttpLimits limits;
  if (const std::optional<std::size_t> seconds = positive_number(arguments, "timeout"))
    limits.timeout = std::chrono::seconds(std::min<std::size_t>(*seconds, 86'400));
  return limits;
}

std::optional<std::string> endpoint_of(std::span<const std::string> paths) {
  const auto endpoint =
      std::find_if(paths.begin(), paths.end(), [](const std::string& path) { return is_endpoint(path); });
  if (endpoint == paths.end()) return std::nullopt;
  if (paths.size() > 1)
    throw UsageFailure(fmt::format("{}: an endpoint is asked alone; load the other data into its store", *endpoint));
  return *endpoint;
}

Question question_about(std::span<const std::string> operands) {
  if (operands.empty()) return {{}, [](Part& part, const KnowledgeGraph&, const Names&) { gather_everything(part); }};
  const std::string& name = operands[0];
  return {{name}, [name](Part& part, const KnowledgeGraph& known, const Names& named) {
            gather_about(part, iri_in(part, known, resolve(named, known, name, wanted_anything(known))));
          }};
}

KnowledgeGraph ask_endpoint(const Arguments& arguments, const std::string& url, const Question& question) {
  SparqlClient client(url, http_limits(arguments));
  const Prefixes chosen = prefixes(arguments);
  ProgressLine progress(progress_options(arguments));
  Part part(client, chosen, [&](std::size_t statements) { progress.show(url, statements); });
  for (const std::string& name : question.names) gather_named(part, name, chosen);
  const std::vector<std::string> voices = wanted_voices(arguments);
  for (const std::string& voice : voices) gather_named(part, voice, chosen);
  {
    const KnowledgeGraph known = part.graph();
    const Names named(known);
    for (const std::string& voice : voices)
      for (const TermId term : named.find(voice)) gather_voice(part, iri_in(part, known, term));
    question.gather(part, known, named);
  }
  part.settle();
  if (arguments.given("verbose"))
    print_note(fmt::format("{}: {} in {}", url, counted(part.statement_count(), "statement"),
                           counted(part.request_count(), "request")));
  return part.graph();
}

}  // namespace filiera
