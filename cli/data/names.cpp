// SPDX-License-Identifier: Apache-2.0
// Resolves names on the command line.
#include "cli/data/names.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>

#include "cli/output/exit_code.hpp"
#include "graph/model/codes.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

[[noreturn]] void fail_unknown_name(const Names& names, const KnowledgeGraph& graph, std::string_view text,
                                    const Wanted& wanted) {
  const std::vector<TermId> others = names.find(text);
  if (!others.empty())
    throw UsageFailure(fmt::format("\"{}\" is not {} ({})", text, wanted.words, kind_text(graph, others.front())));
  const std::vector<std::string> near = names.near(text, wanted.accept);
  throw UsageFailure(near.empty()
                         ? fmt::format("nothing is called \"{}\"", text)
                         : fmt::format("nothing is called \"{}\"; did you mean {}?", text, fmt::join(near, " or ")));
}

// ", on US Entity List": the measures on a party, by which two of one name are told apart; "" if there are none.
std::string lists_of(const KnowledgeGraph& graph, TermId term) {
  constexpr std::size_t most = 3;
  const VertexId v = graph.find_vertex(term);
  if (v == no_vertex) return {};
  std::vector<std::string> lists;
  for (const ClaimId e : graph.in_claims(v, graph.core(vocab::fil_onParty))) {
    std::string name(graph.name(graph.term_of_vertex(graph.edge(e).source)));
    if (std::ranges::find(lists, name) == lists.end()) lists.push_back(std::move(name));
    if (lists.size() > most) break;
  }
  const bool more = lists.size() > most;
  if (more) lists.pop_back();
  return lists.empty() ? std::string() : fmt::format(", on {}{}", fmt::join(lists, ", "), more ? ", ..." : "");
}

// What carries the code, or if nothing does, a finer one.
std::vector<TermId> wanted_carriers(const KnowledgeGraph& graph, std::string_view text, const Wanted& wanted) {
  const std::optional<Code> code = parse_code(text);
  if (!code) return {};
  const Codes codes(graph);
  std::vector<TermId> exact, finer;
  for (const Kind kind : {Kind::product, Kind::measure})
    for (const VertexId v : codes.within(*code, kind)) {
      const TermId term = graph.term_of_vertex(v);
      if (wanted.accept && !wanted.accept(term)) continue;
      const std::vector<Code> carried = codes_of(graph, term);
      (std::ranges::find(carried, *code) != carried.end() ? exact : finer).push_back(term);
    }
  return exact.empty() ? finer : exact;
}

}  // namespace

std::string kind_text(const KnowledgeGraph& graph, TermId term, std::span<const std::string> languages) {
  const auto label = [&](Kind kind) { return std::string(graph.kinds().labels_of_kind(kind).get(languages)); };
  if (const VertexId v = graph.find_vertex(term); v != no_vertex) return label(graph.kind_of_vertex(v));
  if (const ClaimId c = graph.find_claim(term); c != no_claim) return label(graph.kind_of_claim(c));
  if (graph.find_document(term) != no_document) return label(Kind::document);
  if (graph.find_attestation(term) != no_attestation) return label(Kind::attestation);
  return "outside the model";
}

Wanted wanted_vertex(const KnowledgeGraph& graph) {
  return {"a thing, a measure or an event", [&graph](TermId term) { return graph.find_vertex(term) != no_vertex; }};
}

Wanted wanted_goods_end(const KnowledgeGraph& graph) {
  return {"a company, a group or a product", [&graph](TermId term) {
            const VertexId v = graph.find_vertex(term);
            if (v == no_vertex) return false;
            const Kind kind = graph.kind_of_vertex(v);
            return kind == Kind::company || kind == Kind::group || kind == Kind::product;
          }};
}

Wanted wanted_kind(const KnowledgeGraph& graph, Kind kind, std::string_view words) {
  return {words, [&graph, kind](TermId term) {
            const VertexId v = graph.find_vertex(term);
            return v != no_vertex && graph.kind_of_vertex(v) == kind;
          }};
}

Wanted wanted_voice(const KnowledgeGraph& graph) {
  return {"a document or a voice",
          [&graph](TermId term) { return graph.is_voice(term) || graph.find_document(term) != no_document; }};
}

Wanted wanted_anything(const KnowledgeGraph& graph) {
  return {"a thing, a claim, an attestation or a document", [&graph](TermId term) {
            return graph.find_vertex(term) != no_vertex || graph.find_claim(term) != no_claim ||
                   graph.find_document(term) != no_document || graph.find_attestation(term) != no_attestation;
          }};
}

std::vector<VertexId> resolve_products(const Names& names, const KnowledgeGraph& graph, std::string_view text) {
  if (const std::optional<Code> code = parse_code(text)) {
    const Codes codes(graph);
    std::vector<VertexId> products = codes.within(*code, Kind::product);
    if (!products.empty()) return products;
    if (!codes.empty() || names.find(text).empty())
      throw UsageFailure(fmt::format("no product carries {} or a finer code", code_text(*code)));
  }
  return {graph.find_vertex(resolve(names, graph, text, wanted_kind(graph, Kind::product, "a product")))};
}

TermId resolve(const Names& names, const KnowledgeGraph& graph, std::string_view text, const Wanted& wanted) {
  std::vector<TermId> found = names.find(text, wanted.accept);
  if (found.empty()) found = wanted_carriers(graph, text, wanted);
  if (found.empty()) fail_unknown_name(names, graph, text, wanted);
  if (found.size() == 1) return found.front();
  constexpr std::size_t most = 20;
  std::vector<std::string> candidates;
  for (const TermId term : std::span(found).first(std::min(found.size(), most)))
    candidates.push_back(fmt::format("  {}  {} ({}){}", graph.spelled(term), graph.name(term), kind_text(graph, term),
                                     lists_of(graph, term)));
  if (found.size() > most) candidates.push_back(fmt::format("  and {} more", found.size() - most));
  throw UsageFailure(
      fmt::format("\"{}\" is the name of {} things; say which, by its IRI or prefixed name", text, found.size()),
      candidates);
}

Prefixes prefixes(const Arguments& arguments) {
  Prefixes chosen;
  for (const std::string& value : arguments.values("prefix")) {
    const std::size_t equals = value.find('=');
    if (equals == std::string::npos || value.find(':', equals) == std::string::npos ||
        !chosen.set(std::string_view(value).substr(0, equals), std::string_view(value).substr(equals + 1)))
      throw UsageFailure(fmt::format("--prefix takes P=IRI, such as ex=https://example.org/, not \"{}\"", value));
  }
  return chosen;
}

}  // namespace filiera
