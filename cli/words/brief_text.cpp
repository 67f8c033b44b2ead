// SPDX-License-Identifier: Apache-2.0
// Claims and measures as the format `brief` tells them.
#include "cli/words/brief_text.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "cli/words/doubt_text.hpp"
#include "cli/words/measure_text.hpp"
#include "export/claim_json.hpp"
#include "io/phrases.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

void add_once(std::vector<std::string>& texts, std::string text) {
  if (!text.empty() && std::find(texts.begin(), texts.end(), text) == texts.end()) texts.push_back(std::move(text));
}

// `of`: behind the name of the voice.
std::string citation(const Wording& wording, const AttestationRow& row, std::string_view of = {}) {
  const TermId document = wording.graph().document(row.document).term;
  const std::string passage = fmt::format("{} {}-{}", wording.short_name(document), row.start, row.end);
  const bool itself = row.voice == document && of.empty();
  const std::string told =
      itself ? passage : say("{} via {}", fmt::format("{}{}", wording.name(row.voice), of), passage);
  return wording.lens().shows(row) == Match::certain ? told : say("perhaps {}", told);
}

void add_citations(std::vector<std::string>& texts, const Wording& wording, ClaimId c, Wording::Side side,
                   Relays relays, std::string_view of = {}) {
  for (const AttestationRow* row : wording.attestations(c, side)) {
    const bool repeats = relays == Relays::left_out && wording.graph().find_document(row->voice) != no_document &&
                         row->derived_from != no_attestation;
    if (!repeats) add_once(texts, citation(wording, *row, of));
  }
}

// "differs: c2, c3", with the claims that tell it otherwise.
std::string brief_stance(const Wording& wording, ClaimId c) {
  const Stance stance = wording.lens().stance(c).stance;
  std::string text(json_name(stance));
  if (stance != Stance::differs) return text;
  for (const ClaimId other : wording.lens().differing(c, most_differing_told))
    text += (text.find(':') == text.npos ? ": " : ", ") + wording.identifier(other);
  return text;
}

void add_list(Json& json, const char* member, const std::vector<std::string>& texts) {
  if (!texts.empty()) json[member] = texts;
}

}  // namespace

std::vector<std::string> citations(const Wording& wording, ClaimId c, Relays relays) {
  std::vector<std::string> texts;
  add_citations(texts, wording, c, Wording::Side::perhaps_affirming, relays);
  return texts;
}

std::vector<std::string> denials(const Wording& wording, ClaimId c, Relays relays) {
  const KnowledgeGraph& graph = wording.graph();
  std::vector<std::string> texts;
  for (const RelationRow& row : graph.relations_to(graph.owner(c)))
    if (row.type == graph.core(vocab::fil_answers))
      add_citations(texts, wording, row.from, Wording::Side::denying, relays,
                    fmt::format(" ({})", wording.identifier(row.from)));
  add_citations(texts, wording, c, Wording::Side::denying, relays);
  return texts;
}

std::vector<std::string> brief_doubts(const Wording& wording, std::span<const Doubt> doubts, ClaimId of) {
  std::vector<std::string> texts;
  for (const Doubt& doubt : doubts)
    if (doubt.kind != DoubtKind::precision && doubt.kind != DoubtKind::last_told)
      add_once(texts, reason(wording, doubt, of));
  for (const Doubt& doubt : doubts)
    if (doubt.kind == DoubtKind::precision) add_once(texts, say("dated {}", range_text(doubt.days)));
  if (texts.empty())
    for (const Doubt& doubt : doubts)
      if (doubt.kind == DoubtKind::last_told) add_once(texts, say("as last told {}", range_text(doubt.days)));
  return texts;
}

Json brief_claim(const Wording& wording, ClaimId owner, Relays relays, bool again) {
  const KnowledgeGraph& graph = wording.graph();
  Json json = {{"claim", wording.identifier(owner)}};
  if (again) {
    json["again"] = true;
  } else {
    json["says"] = wording.statement(owner);
    if (const Modality modality = graph.modality(owner); modality != Modality::unstated)
      json["status"] = local_name(graph.kinds().modality(modality).iri);
    if (!wording.starts(owner).empty() || !wording.ends(owner).empty()) json["when"] = wording.period(owner);
  }
  json["stance"] = brief_stance(wording, owner);
  add_list(json, "doubt", brief_doubts(wording, wording.lens().doubts(owner), owner));
  add_list(json, "by", citations(wording, owner, relays));
  add_list(json, "deniedBy", denials(wording, owner, relays));
  return json;
}

Json brief_measure(const Wording& wording, VertexId measure, std::span<const VertexId> tellings) {
  const ClaimId claim = wording.graph().claim_of_vertex(measure);
  Json json = {{"says", measure_summary(wording, measure)}};
  if (!wording.starts(claim).empty() || !wording.ends(claim).empty()) json["when"] = wording.period(claim);
  json["stance"] = brief_stance(wording, claim);
  std::vector<std::string> others, by = citations(wording, claim, Relays::left_out),
                                   denied = denials(wording, claim, Relays::left_out);
  for (const VertexId other : tellings) {
    if (other == measure) continue;
    const ClaimId told = wording.graph().claim_of_vertex(other);
    const bool only_expected = wording.graph().real(claim) && !wording.graph().real(told);
    others.push_back(wording.identifier(told));
    for (std::string& text : citations(wording, told, Relays::left_out))
      add_once(by, only_expected ? say("expected by {}", text) : std::move(text));
    for (const std::string& text : denials(wording, told, Relays::left_out))
      add_once(denied, fmt::format("{}: {}", others.back(), text));
  }
  add_list(json, "also", others);
  add_list(json, "by", by);
  add_list(json, "deniedBy", denied);
  return json;
}

}  // namespace filiera
