// SPDX-License-Identifier: Apache-2.0
// Measures on hops in words.
#include "cli/words/measure_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "cli/words/ownership_text.hpp"
#include "graph/model/amount.hpp"
#include "graph/model/codes.hpp"
#include "io/phrases.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

std::vector<std::string> targets(const Wording& wording, VertexId measure, std::string_view edge_type) {
  const KnowledgeGraph& graph = wording.graph();
  std::vector<std::string> names;
  for (const std::uint32_t edge : graph.out_claims(measure, graph.core(edge_type)))
    names.push_back(wording.name_of_vertex(graph.edge(edge).target));
  return names;
}

}  // namespace

std::vector<Voice> voices_of(const Wording& wording, const std::vector<VertexId>& measures, bool expected) {
  std::vector<Voice> all;
  for (const VertexId v : measures) {
    const ClaimId c = wording.graph().claim_of_vertex(v);
    std::vector<Voice> voices = both_sides(wording, c);
    const bool only_expected = !expected && !wording.graph().real(c);
    const bool of_another = v != measures.front() && wording.lens().contested(c) != Match::no;
    for (Voice& voice : voices) {
      if (only_expected) voice.name = say("expected by {}", voice.name);
      if (of_another) voice.name += fmt::format(" ({})", wording.identifier(c));
    }
    all.insert(all.end(), std::make_move_iterator(voices.begin()), std::make_move_iterator(voices.end()));
  }
  return each_once(std::move(all));
}

std::vector<Voice> voices_of(const Wording& wording, const ConditionOnHop& condition) {
  std::vector<Voice> voices = both_sides(wording, wording.graph().claim_of_vertex(condition.measure));
  if (condition.expected)
    for (Voice& voice : voices) voice.name = say("expected by {}", voice.name);
  return voices;
}

std::string reasons_text(const Wording& wording, const ConditionOnHop& condition) {
  std::vector<std::string> reasons;
  for (const Doubt& doubt : condition.doubts)
    if (std::string text = reason(wording, doubt, wording.graph().claim_of_vertex(condition.measure)); !text.empty())
      reasons.push_back(std::move(text));
  return fmt::format("{}", fmt::join(reasons, "; "));
}

std::string issuer_effect_goods(const Wording& wording, VertexId measure) {
  std::vector<std::string> words;
  const auto add = [&](std::string text) {
    if (!text.empty()) words.push_back(std::move(text));
  };
  add(fmt::format("{}", fmt::join(targets(wording, measure, vocab::fil_issuedBy), ", ")));
  const std::string effect = wording.effect_of(measure);
  add(effect);
  const std::string goods = fmt::format("{}", fmt::join(targets(wording, measure, vocab::fil_appliesTo), ", "));
  // "requires a licence" has an object already.
  add(goods.empty() || effect.find(' ') == std::string::npos ? goods : fmt::format("({})", goods));
  for (const Code& code : codes_of(wording.graph(), wording.graph().term_of_vertex(measure))) add(code_text(code));
  return fmt::format("{}", fmt::join(words, " "));
}

std::string measure_parts(const Wording& wording, VertexId measure) {
  const KnowledgeGraph& graph = wording.graph();
  const TermId term = graph.term_of_vertex(measure);
  if (std::string condition = wording.text_of(term, vocab::fil_condition); !condition.empty()) return condition;
  std::vector<std::string> parts;
  for (const std::string& place : targets(wording, measure, vocab::fil_toPlace)) parts.push_back(say("to {}", place));
  for (const std::string& party : targets(wording, measure, vocab::fil_onParty)) parts.push_back(say("on {}", party));
  for (const std::string& goods : targets(wording, measure, vocab::fil_insteadOf))
    parts.push_back(say("instead of {}", goods));
  if (const std::optional<Decimal> rate = number_at(graph, term, vocab::fil_rate)) parts.push_back(percent_text(*rate));
  return fmt::format("{}", fmt::join(parts, ", "));
}

std::string measure_summary(const Wording& wording, VertexId measure) {
  if (std::string suspension = suspension_text(wording, measure); !suspension.empty()) return suspension;
  const std::string parts = measure_parts(wording, measure);
  return fmt::format("{}{}{}", issuer_effect_goods(wording, measure), parts.empty() ? "" : ": ", parts);
}

std::string name_of_listing(const Wording& wording, VertexId measure) {
  const KnowledgeGraph& graph = wording.graph();
  if (graph.out_claims(measure, graph.core(vocab::fil_onParty)).empty()) return {};
  const TermId any = graph.terms().find_iri(vocab::fil_AnyProduct);
  for (const ClaimId e : graph.out_claims(measure, graph.core(vocab::fil_appliesTo)))
    if (graph.term_of_vertex(graph.edge(e).target) != any) return {};
  return wording.text_of(graph.term_of_vertex(measure), vocab::skos_prefLabel);
}

namespace {

// "US Entity List, issued by Bureau of Industry and Security"; what of it is told.
std::string list_and_issuer(const Wording& wording, VertexId measure) {
  const std::string list = name_of_listing(wording, measure);
  const std::string issuers = fmt::format("{}", fmt::join(targets(wording, measure, vocab::fil_issuedBy), ", "));
  if (issuers.empty()) return list;
  return list.empty() ? say("issued by {}", issuers) : say("{}, issued by {}", list, issuers);
}

}  // namespace

MeasureLine chain_line(const Wording& wording, const ReachedHop& through) {
  std::vector<Voice> voices;
  for (const ClaimId claim : through.chain.claims) add_voices(voices, both_sides(wording, claim));
  return {say("reached through: {}", chain_text(wording, through.chain)), std::move(voices)};
}

std::vector<MeasureLine> match_lines(const Wording& wording, VertexId measure) {
  constexpr std::size_t most_pairs = 3;
  const KnowledgeGraph& graph = wording.graph();
  const auto short_iri = [&](const std::string& iri) {
    return graph.data().prefixes.shorten(iri).value_or(fmt::format("<{}>", iri));
  };
  std::vector<MeasureLine> lines;
  for (const MatchedParty& party : wording.matched_parties(measure)) {
    std::vector<std::string> why;
    for (const SamePair& pair : party.pairs) {
      if (why.size() == most_pairs) {
        why.push_back(say("{} more", party.pairs.size() - most_pairs));
        break;
      }
      const std::size_t colon = pair.justification.rfind(':');
      const std::string word = pair.justification.substr(colon == std::string::npos ? 0 : colon + 1);
      why.push_back(fmt::format("{}{} ({}:{})", word.empty() ? say("a pair without justification") : word,
                                pair.confidence.empty() ? "" : say(", confidence {}", pair.confidence), pair.file,
                                pair.line));
    }
    const TermId known = graph.terms().find_iri(party.same_as);
    const std::string as =
        party.label.empty() ? short_iri(party.iri) : fmt::format("{} ({})", party.label, short_iri(party.iri));
    lines.push_back({say("listed as {}, which is {} by {}", as,
                         known == no_term ? short_iri(party.same_as) : wording.name(known), fmt::join(why, "; ")),
                     {}});
  }
  return lines;
}

std::vector<MeasureLine> party_lines(const Wording& wording, std::span<const PartyMeasure> measures) {
  std::vector<MeasureLine> lines;
  for (const PartyMeasure& measure : measures) {
    const ClaimId claim = wording.graph().claim_of_vertex(measure.measure);
    std::string effect = wording.effect_text(measure.effect);
    if (measure.match == Match::possible) {
      const std::string mark = mark_of(wording, measure.doubts, claim);
      effect = mark.empty() ? say("perhaps {}", effect) : effect + mark;
    }
    const std::string party = wording.name_of_vertex(measure.party);
    std::string text = measure.through ? say("reached: {}, {}, goods not stated", party, effect)
                                       : say("listed: {}, {}, goods not stated", party, effect);
    if (measure.expected) text += say(" (expected)");
    if (const std::string list = list_and_issuer(wording, measure.measure); !list.empty()) text += ": " + list;
    lines.push_back({std::move(text), both_sides(wording, claim),
                     wording.graph().kinds().effects()[measure.effect].prohibits ? Tone::doubtful : Tone::plain});
    std::vector<MeasureLine> below = match_lines(wording, measure.measure);
    if (measure.through) below.insert(below.begin(), chain_line(wording, *measure.through));
    for (MeasureLine& line : below) {
      line.text.insert(0, "  ");
      lines.push_back(std::move(line));
    }
  }
  return lines;
}

std::optional<MeasureLine> unknown_party_line(const Hop& hop, const UnknownParty& unknown) {
  if (unknown.listings == 0) return std::nullopt;
  const std::string listings = say_counted(unknown.listings, {"{} listing"}, {"{} listings"});
  return MeasureLine{hop.recipient == no_vertex ? say("recipient not stated: perhaps a party of {}", listings)
                                                : say("supplier not stated: perhaps a party of {}", listings),
                     {},
                     unknown.prohibits == Match::no ? Tone::plain : Tone::doubtful};
}

std::vector<Derivation> why_possible(const Measures& measures, const Hop& hop, std::span<const MeasureOnHop> on_hop) {
  const bool possible = std::any_of(on_hop.begin(), on_hop.end(),
                                    [](const MeasureOnHop& measure) { return measure.match == Match::possible; });
  return possible ? measures.explain(hop) : std::vector<Derivation>();
}

MeasureReasons reasons_of(const Wording& wording, const MeasureOnHop& measure, std::span<const Derivation> why) {
  if (measure.match != Match::possible) return {};
  const std::tuple wanted{measure.measure, measure.role};
  const auto derivation = std::lower_bound(why.begin(), why.end(), wanted, [](const Derivation& each, const auto& key) {
    return std::tie(each.measure, each.role) < key;
  });
  const bool found = derivation != why.end() && std::tie(derivation->measure, derivation->role) == wanted;
  return found ? reasons_of(wording, *derivation) : MeasureReasons();
}

std::string prohibited_reason(const Wording& wording, const Measures& measures, const Hop& hop,
                              std::span<const MeasureOnHop> on_hop) {
  const std::vector<Derivation> why = why_possible(measures, hop, on_hop);
  for (const MeasureOnHop& measure : on_hop)
    if (measure.prohibits == Match::possible) {
      const MeasureReasons reasons = reasons_of(wording, measure, why);
      if (!reasons.reasons.empty()) return fmt::format(" ? {}", fmt::join(reasons.reasons, "; "));
      if (!reasons.last_told.empty()) return say(", as last told {}", reasons.last_told);
    }
  for (const PartyMeasure& measure : measures.on_parties(hop))
    if (wording.graph().kinds().effects()[measure.effect].prohibits && !measure.expected)
      return " ? " + say("not told whether {} covers the goods", wording.name_of_vertex(measure.measure));
  if (measures.unknown_party(hop).prohibits != Match::no)
    return " ? " + say("not told whether a listed party receives them");
  return {};
}

}  // namespace filiera
