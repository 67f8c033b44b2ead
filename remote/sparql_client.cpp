// SPDX-License-Identifier: Apache-2.0
// Questions to a SPARQL endpoint and the understanding of its answers.
#include "remote/sparql_client.hpp"

#include <fmt/format.h>

#include <charconv>
#include <nlohmann/json.hpp>

#include "ontology/vocabulary.hpp"
#include "rdf/iri.hpp"
#include "remote/url_encoding.hpp"

namespace filiera {

namespace {

using Json = nlohmann::json;

constexpr std::string_view results_type = "application/sparql-results+json";

const std::string& text_member(const Json& object, const char* name) {
  const auto found = object.find(name);
  if (found == object.end() || !found->is_string()) throw EndpointError(fmt::format("a term without \"{}\"", name));
  return found->get_ref<const std::string&>();
}

std::string_view optional_member(const Json& object, const char* name) {
  return object.contains(name) ? std::string_view(text_member(object, name)) : std::string_view{};
}

// Throws EndpointError without the endpoint's name, which the caller knows.
TermView term_of(const Json& json) {
  if (!json.is_object()) throw EndpointError("a term that is no object");
  const std::string& type = text_member(json, "type");
  const std::string& value = text_member(json, "value");
  if (type == "uri") {
    if (!has_scheme(value) || first_illegal_in_iri(value)) throw EndpointError("an IRI that is none");
    return iri_term(value);
  }
  if (type == "bnode") return {TermKind::blank, value, {}, {}};
  if (type != "literal" && type != "typed-literal") throw EndpointError(fmt::format("a term of type \"{}\"", type));
  TermView term{TermKind::literal, value, optional_member(json, "datatype"), optional_member(json, "xml:lang")};
  if (!term.language.empty() || term.datatype == vocab::xsd_string) term.datatype = {};
  return term;
}

}  // namespace

SparqlClient::SparqlClient(std::string url, HttpLimits limits) : url_(std::move(url)), http_(url_, limits) {}

std::size_t SparqlClient::select(std::string_view query, std::span<const std::string_view> variables,
                                 const std::function<void(Solution)>& take) {
  const std::string body = "query=" + url_encoded(query);
  const HttpAnswer answer =
      http_.send({"POST", url_, results_type, "application/x-www-form-urlencoded; charset=utf-8", body});
  if (answer.status == 401 || answer.status == 403)
    throw EndpointError(fmt::format("{}: access is refused (HTTP {}); {}", url_, answer.status, credentials_remedy));
  if (answer.status != 200)
    throw EndpointError(fmt::format("{}: HTTP {}{}", url_, answer.status, first_line(answer.body)));
  const Json json = Json::parse(answer.body, nullptr, false);
  if (json.is_discarded() || !json.is_object())
    throw EndpointError(fmt::format("{}: the answer is no SPARQL result in JSON ({}); is this a SPARQL endpoint?", url_,
                                    answer.content_type.empty() ? "of no type" : answer.content_type));
  try {
    const auto results = json.find("results");
    if (results == json.end() || !results->is_object() || !results->contains("bindings") ||
        !(*results)["bindings"].is_array())
      throw EndpointError("no \"results\" with \"bindings\"");
    std::vector<TermView> solution(variables.size());
    for (const Json& binding : (*results)["bindings"]) {
      if (!binding.is_object()) throw EndpointError("a solution that is no object");
      for (std::size_t i = 0; i < variables.size(); ++i) {
        const auto bound = binding.find(variables[i]);
        if (bound == binding.end()) throw EndpointError(fmt::format("a solution without a value of ?{}", variables[i]));
        solution[i] = term_of(*bound);
      }
      take(solution);
    }
    return (*results)["bindings"].size();
  } catch (const EndpointError& error) {
    throw EndpointError(fmt::format("{}: the answer is malformed: {}", url_, error.what()));
  }
}

std::uint64_t SparqlClient::count(std::string_view pattern) {
  std::uint64_t counted = 0;
  bool understood = false;
  const std::string_view variable[] = {"n"};
  select(fmt::format("SELECT (COUNT(*) AS ?n) WHERE {{ {} }}", pattern), variable, [&](Solution solution) {
    const std::string_view digits = solution[0].value;
    understood =
        std::from_chars(digits.data(), digits.data() + digits.size(), counted).ptr == digits.data() + digits.size();
  });
  if (!understood) throw EndpointError(fmt::format("{}: the answer to a COUNT is no number", url_));
  return counted;
}

}  // namespace filiera
