// SPDX-License-Identifier: Apache-2.0
// A what-if scenario over the graph under a lens.
#include "query/impact/scenario.hpp"

#include <algorithm>

#include "graph/lens/same_matter.hpp"
#include "ontology/vocabulary.hpp"
#include "query/hops/hop.hpp"

namespace filiera {
Match comes(Match before, Match after) {
  return after > before ? both(after, without(Match::certain, before)) : Match::no;
}

Assumption lifting_of(const KnowledgeGraph& graph, const std::vector<VertexId>& measures) {
  std::vector<VertexId> lifted;
  for (const VertexId measure : measures)
    for (const ClaimId c : same_matter_claims(graph, graph.claim_of_vertex(measure)))
      lifted.push_back(graph.find_vertex(graph.term_of_claim(c)));
  std::sort(lifted.begin(), lifted.end());
  lifted.erase(std::unique(lifted.begin(), lifted.end()), lifted.end());
  return {no_vertex, std::nullopt, std::move(lifted)};
}

Assumption removal_of(const KnowledgeGraph& graph, VertexId v) {
  const Kind kind = graph.kind_of_vertex(v);
  if (kind == Kind::measure) return lifting_of(graph, {v});
  if (kind != Kind::regulator) return {v, std::nullopt, {}};
  std::vector<VertexId> issued;
  for (const ClaimId e : graph.in_claims(v, graph.core(vocab::fil_issuedBy))) issued.push_back(graph.edge(e).source);
  return lifting_of(graph, issued);
}

Scenario::Scenario(const Measures& now, const Lens& lens, Assumption assumption)
    : now_(&now), lens_(&lens), assumption_(std::move(assumption)), then_(lens, assumption_.lifted) {
  const KnowledgeGraph& graph = lens.graph();
  if (assumption_.gone == no_vertex || graph.kind_of_vertex(assumption_.gone) != Kind::product) return;
  std::vector<VertexId> open{assumption_.gone};
  const auto reach_whole = [&](VertexId whole, Match match) {
    if (whole == assumption_.gone || match == Match::no) return;
    Match& known = wholes_.try_emplace(whole, Match::no).first->second;
    if (match <= known) return;
    known = match;
    open.push_back(whole);
  };
  while (!open.empty()) {
    const VertexId part = open.back();
    open.pop_back();
    const Match gone = part == assumption_.gone ? Match::certain : wholes_.at(part);
    for (const Related& family : now_->families(part))
      for (const std::uint32_t e : graph.out_claims(family.vertex)) {
        const std::optional<Edge> goods = goods_edge(graph, e);
        if (!goods || goods->source != family.vertex || !is_product(graph, goods->target)) continue;
        const Match gone_with_it = without(both(gone, lens.circumstance(e)), alternative_to(e, goods->target));
        reach_whole(goods->target, at_most_possible(gone_with_it, family.vertex != part));
      }
  }
}

Match Scenario::alternative_to(ClaimId input, VertexId whole) const {
  const KnowledgeGraph& graph = lens_->graph();
  const TermId set = graph.object(graph.term_of_claim(input), vocab::fil_anyOf);
  Match match = Match::no;
  if (set == no_term) return match;
  for (const ClaimId e : graph.in_claims(whole)) {
    const std::optional<Edge> goods = goods_edge(graph, e);
    if (!goods || goods->target != whole || !is_product(graph, goods->source) ||
        graph.object(graph.term_of_claim(e), vocab::fil_anyOf) != set)
      continue;
    const Match gone = match_of(now_->families(goods->source), assumption_.gone);
    match = either(match, without(lens_->circumstance(e), gone));
  }
  return match;
}

Match Scenario::product_gone(VertexId product) const {
  if (product == no_vertex) return Match::possible;
  Match match = now_->family_match(product, assumption_.gone);
  if (wholes_.empty()) return match;
  for (const Related& family : now_->families(product))
    if (const auto whole = wholes_.find(family.vertex); whole != wholes_.end())
      match = either(match, at_most_possible(both(family.match, whole->second), family.vertex != product));
  return match;
}

Match Scenario::gone(const Hop& hop) const {
  const Kind kind = lens_->graph().kind_of_vertex(assumption_.gone);
  if (kind == Kind::product) return product_gone(hop.product);
  const VertexId gone = assumption_.gone;
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

std::pair<Match, Match> Scenario::prohibited(const Hop& hop) const {
  return {now_->prohibits(hop, GoodsNotStated::prohibitions), then_.prohibits(hop, GoodsNotStated::prohibitions)};
}

Match Scenario::loss(const Hop& hop) const {
  if (assumption_.gone != no_vertex) return lens_->keep(gone(hop));
  if (assumption_.ban) return lens_->keep(now_->governs(*assumption_.ban, hop));
  const auto [before, after] = prohibited(hop);
  return lens_->keep(comes(before, after));
}

Match Scenario::release(const Hop& hop) const {
  if (assumption_.lifted.empty()) return Match::no;
  const auto [before, after] = prohibited(hop);
  return lens_->keep(comes(after, before));
}

std::optional<std::vector<VertexId>> Scenario::ends() const {
  if (assumption_.gone == no_vertex || lens_->graph().kind_of_vertex(assumption_.gone) != Kind::company)
    return std::nullopt;
  std::vector<VertexId> ends;
  for (const Related& group : now_->groups_of(assumption_.gone)) ends.push_back(group.vertex);
  return ends;
}

bool Scenario::is_gone(VertexId v) const {
  if (assumption_.gone == no_vertex) return false;
  for (const Related& group : now_->groups_of(v))
    if (group.vertex == assumption_.gone) return group.match == Match::certain;
  return v == assumption_.gone;
}

}  // namespace filiera
