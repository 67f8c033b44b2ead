// SPDX-License-Identifier: Apache-2.0
// Answers from a SPARQL endpoint: the part of its graph that a verb's question touches, as a graph of its own.
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

// The limits of one request (--timeout), and those of all requests of a question (--max-requests, --max-rows,
// --max-bytes, --max-time). Throws UsageFailure.
HttpLimits http_limits(const Arguments& arguments);
EndpointLimits endpoint_limits(const Arguments& arguments);

// What a verb needs of a graph to answer as if it had all of it.
struct Question {
  // What its operands and options name.
  std::vector<std::string> names;
  // Gathers what the answer needs. `known` holds what the names stand for, found by `named` as in a whole graph.
  std::function<void(Subgraph& subgraph, const KnowledgeGraph& known, const Names& named)> fetch;
};

// The endpoint among the paths of the data; nothing when all are files. Throws UsageFailure when it does not stand
// alone.
std::optional<std::string> endpoint_of(std::span<const std::string> paths);

// The part of the endpoint's graph that the question and the lens of the command line touch. Throws EndpointError, and
// what `fetch` throws.
KnowledgeGraph ask_endpoint(const Arguments& arguments, const std::string& url, const Question& question);

// What is claimed of the one thing, claim or document that the operands name; without operands, everything.
Question question_about(std::span<const std::string> operands);

// The IRI of a vertex, claim, document or attestation of `known`, as the subgraph knows it.
inline Subgraph::Iri iri_in(Subgraph& subgraph, const KnowledgeGraph& known, TermId term) {
  return subgraph.iri(known.terms().value(term));
}

}  // namespace filiera
