// SPDX-License-Identifier: Apache-2.0
// The lines of answers in CSV.
#include "cli/words/long_lines.hpp"

#include <algorithm>
#include <iterator>
#include <set>
#include <tuple>

#include "cli/words/measure_text.hpp"
#include "cli/words/references.hpp"
#include "export/claim_json.hpp"
#include "export/selection.hpp"
#include "graph/model/amount.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

std::string iri_field(const Wording& wording, TermId term) { return identifier_of(wording.graph(), term); }

// Who says something in a document.
struct Telling {
  TermId voice = no_term;
  std::string_view attests;
  DocumentId document = no_document;
};

// Each once, with those who deny a claim that answers it. One without a voice if there are none.
std::vector<Telling> tellings_of(const Wording& wording, ClaimId c) {
  const KnowledgeGraph& graph = wording.graph();
  std::vector<Telling> tellings;
  std::set<std::tuple<TermId, std::string_view, DocumentId>> known;
  const auto add = [&](ClaimId told, Wording::Side side) {
    for (const AttestationRow* row : wording.attestations(told, side)) {
      const bool repeats = graph.find_document(row->voice) != no_document && row->derived_from != no_attestation;
      const bool certain = wording.lens().shows(*row) == Match::certain;
      const std::string_view attests =
          row->denies ? (certain ? "denies" : "perhaps denies") : (certain ? "affirms" : "perhaps affirms");
      if (!repeats && known.emplace(row->voice, attests, row->document).second)
        tellings.push_back({row->voice, attests, row->document});
    }
  };
  add(c, Wording::Side::affirming);
  add(c, Wording::Side::denying);
  for (const ClaimId answer : wording.lens().denied_answers(c)) add(answer, Wording::Side::denying);
  if (tellings.empty()) tellings.emplace_back();
  return tellings;
}

Fields fields_of(const Wording& wording, const Telling& telling) {
  if (telling.voice == no_term) return Fields(5);
  const TermId document = wording.graph().document(telling.document).term;
  return {wording.name(telling.voice), iri_field(wording, telling.voice), std::string(telling.attests),
          wording.short_name(document), iri_field(wording, document)};
}

// What is only planned is in force on no day, however certainly it is about the hop.
std::string match_field(Match match, bool expected) {
  return expected ? std::string("expected") : std::string(json_name(match));
}

Fields fields_of(const Amount& amount) {
  const auto text = [](const std::optional<Decimal>& number) { return number ? number->text() : std::string(); };
  return {text(amount.value), text(amount.minimum), text(amount.maximum), amount.unit, amount_text(amount)};
}

}  // namespace

Fields joined(std::vector<Fields> parts) {
  Fields all;
  for (Fields& part : parts) std::ranges::move(part, std::back_inserter(all));
  return all;
}

void take_product(const std::vector<std::vector<Fields>>& lists, const LineTaker& take) {
  std::vector<std::size_t> at(lists.size(), 0);
  for (const std::vector<Fields>& list : lists)
    if (list.empty()) return;
  for (std::size_t turned = 0; turned < lists.size();) {
    Fields line;
    for (std::size_t i = 0; i < lists.size(); ++i)
      line.insert(line.end(), lists[i][at[i]].begin(), lists[i][at[i]].end());
    take(line);
    // The next combination: the last list turns fastest.
    for (turned = 0; turned < lists.size(); ++turned) {
      std::size_t& place = at[lists.size() - 1 - turned];
      if (++place < lists[lists.size() - 1 - turned].size()) break;
      place = 0;
    }
  }
}

Fields vertex_fields(const Wording& wording, VertexId v) {
  if (v == no_vertex) return Fields(2);
  return {wording.name_of_vertex(v), iri_field(wording, wording.graph().term_of_vertex(v))};
}

std::string claim_field(const Wording& wording, ClaimId c) {
  return iri_field(wording, wording.graph().term_of_claim(wording.graph().owner(c)));
}

std::string doubt_field(std::span<const Doubt> doubts) {
  std::string_view gravest;
  for (const Doubt& doubt : doubts) {
    if (doubt.kind != DoubtKind::precision && doubt.kind != DoubtKind::last_told) return "possible";
    if (doubt.kind == DoubtKind::last_told || gravest.empty())
      gravest = doubt.kind == DoubtKind::last_told ? "as-last-told" : "precision";
  }
  return std::string(gravest);
}

Fields voice_fields() { return {"voice", "voice_iri", "attests", "document", "document_iri"}; }

std::vector<Fields> voice_lines(const Wording& wording, ClaimId c) {
  std::vector<Fields> lines;
  for (const Telling& telling : tellings_of(wording, c)) lines.push_back(fields_of(wording, telling));
  return lines;
}

Fields telling_fields() {
  return joined(
      {{"claim", "status", "starts", "ends", "stance", "amount", "amount_least", "amount_most", "unit", "amount_text"},
       voice_fields(),
       {"event", "event_turn", "event_match", "event_voice", "event_attests", "event_document"}});
}

namespace {

// The events that begin or end the claim, or perhaps do, each with each voice about it; one empty line if there are
// none.
std::vector<Fields> turn_lines(const Wording& wording, ClaimId c) {
  std::vector<Fields> lines;
  for (const auto& [turn, word] : {std::pair(Turn::start, "begins"), std::pair(Turn::end, "ends")})
    for (const TurningEvent& event : wording.lens().moving_events(wording.graph().owner(c), turn))
      for (const Telling& telling : tellings_of(wording, event.event)) {
        const Fields fields = fields_of(wording, telling);
        lines.push_back({claim_field(wording, event.event), word, std::string(json_name(event.seen)), fields[0],
                         fields[2], fields[3]});
      }
  if (lines.empty()) lines.emplace_back(6);
  return lines;
}

}  // namespace

std::vector<Fields> telling_lines(const Wording& wording, ClaimId c) {
  const KnowledgeGraph& graph = wording.graph();
  const std::string_view status = local_name(graph.kinds().modality(graph.modality(c)).iri);
  const Fields own{claim_field(wording, c), std::string(status), wording.starts(c), wording.ends(c),
                   std::string(json_name(wording.lens().stance(c).stance))};
  std::vector<Fields> amounts, lines;
  for (const Amount& amount : amounts_of(graph, graph.term_of_claim(graph.owner(c)), vocab::fil_amount))
    amounts.push_back(fields_of(amount));
  if (amounts.empty()) amounts.emplace_back(5);
  take_product({{own}, std::move(amounts), voice_lines(wording, c), turn_lines(wording, c)},
               [&lines](const Fields& line) { lines.push_back(line); });
  return lines;
}

Fields measure_of_fields() { return {"measure", "measure_name", "measure_effect"}; }

Fields measure_of(const Wording& wording, ClaimId c) {
  const KnowledgeGraph& graph = wording.graph();
  if (graph.kind_of_claim(c) != Kind::measure) return Fields(3);
  const VertexId measure = graph.find_vertex(graph.term_of_claim(c));
  const std::optional<EffectId> effect = graph.effect(measure);
  return {claim_field(wording, c), wording.name_of_vertex(measure),
          effect ? std::string(graph.kinds().effects()[*effect].name()) : std::string()};
}

Fields claim_fields() {
  return joined({{"kind", "says", "subject", "subject_iri", "predicate", "object", "object_iri", "product",
                  "product_iri", "match", "doubt"},
                 telling_fields()});
}

void take_claim_lines(const Wording& wording, ClaimId c, const Fields& before, const LineTaker& take) {
  const KnowledgeGraph& graph = wording.graph();
  const ClaimId owner = graph.owner(c);
  Fields ends(5);
  if (graph.is_edge(owner)) {
    const Edge edge = graph.edge(owner);
    ends = joined({vertex_fields(wording, edge.source),
                   {std::string(graph.kinds().edge_type(graph.type_of(owner)).iri)},
                   vertex_fields(wording, edge.target)});
  }
  const std::vector<Doubt> doubts = wording.lens().doubts(owner);
  const Fields own = joined(
      {before,
       {std::string(local_name(graph.kinds().class_of_kind(graph.kind_of_claim(owner)))), wording.statement(owner)},
       ends,
       vertex_fields(wording, graph.product(owner)),
       {std::string(json_name(wording.lens().match_of_any_firmness(owner))), doubt_field(doubts)}});
  take_product({{own}, telling_lines(wording, owner)}, take);
}

Fields measure_fields() { return joined({measure_of_fields(), {"says", "issuer", "issuer_iri"}, telling_fields()}); }

void take_measure_lines(const Wording& wording, VertexId measure, const LineTaker& take) {
  const KnowledgeGraph& graph = wording.graph();
  const ClaimId claim = graph.claim_of_vertex(measure);
  const Fields own = joined({measure_of(wording, claim), {measure_summary(wording, measure)}});
  std::vector<Fields> issuers;
  for (const ClaimId edge : graph.out_claims(measure, graph.core(vocab::fil_issuedBy)))
    issuers.push_back(vertex_fields(wording, graph.edge(edge).target));
  if (issuers.empty()) issuers.push_back(vertex_fields(wording, no_vertex));
  take_product({{own}, std::move(issuers), telling_lines(wording, claim)}, take);
}

Fields hop_measure_fields() {
  return {"measure",         "measure_name",        "measure_effect", "measure_role",    "measure_match",
          "measure_doubt",   "measure_expected",    "condition",      "condition_name",  "condition_match",
          "condition_doubt", "condition_expected",  "measure_voice",  "measure_attests", "measure_document",
          "party_measure",   "party_measure_effect"};
}

std::vector<Fields> hop_measure_lines(const Wording& wording, std::span<const MeasureOnHop> measures,
                                      std::span<const Derivation> why, std::span<const PartyMeasure> of_parties,
                                      const UnknownParty& unknown) {
  const KnowledgeGraph& graph = wording.graph();
  const auto effect_name = [&](EffectId effect) { return std::string(graph.kinds().effects()[effect].name()); };
  std::vector<Fields> lines;
  const auto add = [&](const Fields& measure, const Fields& condition, VertexId told, const Fields& of_party) {
    std::set<Fields> known;
    for (const Telling& telling : tellings_of(wording, graph.claim_of_vertex(told))) {
      const Fields fields = fields_of(wording, telling);
      Fields who{fields[0], fields[2], fields[3]};
      if (known.insert(who).second) lines.push_back(joined({measure, condition, std::move(who), of_party}));
    }
  };
  const auto yes_or_no = [](bool value) { return std::string(value ? "yes" : "no"); };
  for (const MeasureOnHop& on : measures) {
    const MeasureReasons possible = reasons_of(wording, on, why);
    // The first telling is the measure of the row.
    const auto fields_of_telling = [&](std::size_t i) {
      const VertexId v = on.same_matter[i];
      const bool planned = !graph.real(graph.claim_of_vertex(v));
      const std::string_view doubt = i > 0 ? (on.told_match[i] == Match::possible ? "possible" : "")
                                     : !possible.reasons.empty()   ? "possible"
                                     : !possible.last_told.empty() ? "as-last-told"
                                                                   : "";
      return Fields{iri_field(wording, graph.term_of_vertex(v)),
                    wording.name_of_vertex(v),
                    effect_name(graph.effect(v).value_or(on.effect)),
                    std::string(json_name(on.role)),
                    match_field(on.told_match[i], planned),
                    std::string(doubt),
                    yes_or_no(planned)};
    };
    for (std::size_t i = 0; i < on.same_matter.size(); ++i)
      add(fields_of_telling(i), Fields(5), on.same_matter[i], Fields(2));
    for (const ConditionOnHop& condition : on.conditions)
      add(fields_of_telling(0),
          {iri_field(wording, graph.term_of_vertex(condition.measure)), wording.name_of_vertex(condition.measure),
           match_field(condition.match, condition.expected), doubt_field(condition.doubts),
           yes_or_no(condition.expected)},
          condition.measure, Fields(2));
  }
  for (const PartyMeasure& on : of_parties)
    add({"", "", "", "", match_field(on.match, on.expected), doubt_field(on.doubts), yes_or_no(on.expected)}, Fields(5),
        on.measure, {iri_field(wording, graph.term_of_vertex(on.measure)), effect_name(on.effect)});
  if (unknown.listings > 0) {
    lines.emplace_back(hop_measure_fields().size());
    lines.back()[1] =
        fmt::format("{} listing{} of an unknown party", unknown.listings, unknown.listings == 1 ? "" : "s");
    lines.back()[2] = unknown.prohibits == Match::no ? "" : "prohibits";
    lines.back()[3] = json_name(MeasureRole::against);
    lines.back()[4] = json_name(Match::possible);
  }
  if (lines.empty()) lines.emplace_back(hop_measure_fields().size());
  return lines;
}

}  // namespace filiera
