// SPDX-License-Identifier: Apache-2.0
// Answers from a SPARQL endpoint: fetches the part of its graph that a verb's query touches.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "cli/line/options.hpp"
#include "graph/model/knowledge_graph.hpp"
#include "graph/model/names.hpp"
#include "remote/subgraph.hpp"

namespace filiera {

// The limits of one request (--timeout), and of all requests for one query (--max-requests, --max-rows, --max-bytes,
// --max-time). Throws UsageFailure.
HttpLimits http_limits(const Arguments& arguments);
EndpointLimits endpoint_limits(const Arguments& arguments);

// The part of a graph that a verb needs for the same answer as from the whole graph.
struct Question {
  // The names in its operands and options.
  std::vector<std::string> names;
  // Fetches what the answer needs. `known` contains the vertices of the names; `named` looks names up as in a whole
  // graph.
  std::function<void(Subgraph& subgraph, const KnowledgeGraph& known, const Names& named)> fetch;
  // Whether the answer tells which measures reach the parties through ownership.
  bool follows_ownership = false;
};

// `notes`: what answers must say of a graph that is only a part of the endpoint's.
struct EndpointGraph {
  std::optional<KnowledgeGraph> graph;
  std::vector<std::string> notes;
};

// The endpoint among the paths of the data; empty if all are files. Throws UsageFailure if there are other paths too.
std::optional<std::string> endpoint_of(std::span<const std::string> paths);

// The part of the endpoint's graph that the query and the lens of the command line touch. Throws EndpointError and the
// exceptions of `fetch`.
EndpointGraph ask_endpoint(const Arguments& arguments, const std::string& url, const Question& question);

// The claims about the one thing, claim or document in the operands; without operands, all claims.
Question question_about(std::span<const std::string> operands);

// The IRI of a vertex, claim, document or attestation of `known`, as an IRI of the subgraph.
inline Subgraph::Iri iri_in(Subgraph& subgraph, const KnowledgeGraph& known, TermId term) {
  return subgraph.iri(known.terms().value(term));
}

}  // namespace filiera
