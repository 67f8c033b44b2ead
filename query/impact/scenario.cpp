// SPDX-License-Identifier: Apache-2.0
// A change that has not happened, laid over what a lens shows.
#include "query/impact/scenario.hpp"

#include <algorithm>

#include "graph/lens/same_matter.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {
namespace {

Match match_of(const std::vector<Related>& related, VertexId vertex) {
  Match match = Match::no;
  for (const Related& r : related)
    if (r.vertex == vertex) match = either(match, r.match);
  return match;
}

// What is taken from one state to another where neither is sure: it was not so, and then is.
Match comes(Match before, Match after) {
  return after > before ? both(after, without(Match::certain, before)) : Match::no;
}

}  // namespace

Hypothesis lifting_of(const KnowledgeGraph& graph, const std::vector<VertexId>& measures) {
  std::vector<VertexId> lifted;
  for (const VertexId measure : measures)
    for (const ClaimId telling : same_matter_claims(graph, graph.claim_of_vertex(measure)))
      lifted.push_back(graph.find_vertex(graph.term_of_claim(telling)));
  std::sort(lifted.begin(), lifted.end());
  lifted.erase(std::unique(lifted.begin(), lifted.end()), lifted.end());
  return {no_vertex, std::nullopt, std::move(lifted)};
}

Hypothesis removal_of(const KnowledgeGraph& graph, VertexId v) {
  const Kind kind = graph.kind_of_vertex(v);
  if (kind == Kind::measure) return lifting_of(graph, {v});
  if (kind != Kind::regulator) return {v, std::nullopt, {}};
  std::vector<VertexId> issued;
  for (const ClaimId e : graph.in_claims(v, graph.core(vocab::fil_issuedBy))) issued.push_back(graph.edge(e).source);
  return lifting_of(graph, issued);
}

Overlay::Overlay(const Measures& now, const Lens& lens, Hypothesis hypothesis)
    : now_(&now), lens_(&lens), hypothesis_(std::move(hypothesis)), then_(lens, hypothesis_.lifted) {
  const KnowledgeGraph& graph = lens.graph();
  if (hypothesis_.gone == no_vertex || graph.kind_of_vertex(hypothesis_.gone) != Kind::product) return;
  const EdgeTypeId input_to = graph.core(vocab::fil_inputTo);
  std::vector<VertexId> parts{hypothesis_.gone};
  for (std::size_t next = 0; next < parts.size(); ++next)
    for (const Related& family : now_->families(parts[next]))
      for (const ClaimId e : graph.out_claims(family.vertex, input_to)) {
        const VertexId whole = graph.edge(e).target;
        if (lens.circumstance(e) == Match::no || std::find(parts.begin(), parts.end(), whole) != parts.end()) continue;
        parts.push_back(whole);
        wholes_.push_back(whole);
      }
}

Match Overlay::product_gone(VertexId product) const {
  if (product == no_vertex) return Match::possible;
  const std::vector<Related>& families = now_->families(product);
  Match match = match_of(families, hypothesis_.gone);
  for (const VertexId whole : wholes_)
    if (match_of(families, whole) != Match::no) match = either(match, Match::possible);
  return match;
}

Match Overlay::gone(const Hop& hop) const {
  const Kind kind = lens_->graph().kind_of_vertex(hypothesis_.gone);
  if (kind == Kind::product) return product_gone(hop.product);
  const VertexId gone = hypothesis_.gone;
  Match match = Match::no;
  if (kind == Kind::place) {
    if (hop.supplier != no_vertex) match = now_->governs({{}, {gone}, {}, {}}, hop);
    if (hop.recipient != no_vertex || hop.destination != no_vertex)
      match = either(match, now_->governs({{}, {}, {gone}, {}}, hop));
    return match;
  }
  for (const VertexId end : {hop.supplier, hop.recipient})
    if (end != no_vertex)
      match = either(match, now_->governs({{}, {}, {}, {gone}}, {end, no_vertex, end, no_vertex, hop.time}));
  return match;
}

std::pair<Match, Match> Overlay::barred(const Hop& hop) const { return {now_->prohibits(hop), then_.prohibits(hop)}; }

Match Overlay::loss(const Hop& hop) const {
  if (hypothesis_.gone != no_vertex) return lens_->keep(gone(hop));
  if (hypothesis_.ban) return lens_->keep(now_->governs(*hypothesis_.ban, hop));
  const auto [before, after] = barred(hop);
  return lens_->keep(comes(before, after));
}

Match Overlay::release(const Hop& hop) const {
  if (hypothesis_.lifted.empty()) return Match::no;
  const auto [before, after] = barred(hop);
  return lens_->keep(comes(after, before));
}

std::optional<std::vector<VertexId>> Overlay::ends() const {
  if (hypothesis_.gone == no_vertex || lens_->graph().kind_of_vertex(hypothesis_.gone) != Kind::company)
    return std::nullopt;
  std::vector<VertexId> ends;
  for (const Related& group : now_->groups_of(hypothesis_.gone)) ends.push_back(group.vertex);
  return ends;
}

}  // namespace filiera
