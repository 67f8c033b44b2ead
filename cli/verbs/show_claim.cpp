// SPDX-License-Identifier: Apache-2.0
// filiera show of a claim: content, attestations and their relays, relations, evidence.
#include <fmt/format.h>

#include <unordered_map>

#include "cli/verbs/show_shared.hpp"
#include "cli/words/long_lines.hpp"
#include "cli/words/measure_text.hpp"
#include "cli/words/ownership_text.hpp"
#include "cli/words/references.hpp"
#include "export/selection.hpp"
#include "io/phrases.hpp"
#include "ontology/vocabulary.hpp"
#include "query/claims/contradictions.hpp"

namespace filiera {

namespace {

constexpr std::size_t most_relays_shown = 8;

class ClaimAnswer {
 public:
  ClaimAnswer(const ShowRequest& request, ClaimId claim)
      : request_(request),
        graph_(request.data.graph()),
        lens_(request.data.lens()),
        wording_(request.wording),
        claim_(claim),
        term_(graph_.term_of_claim(claim)) {}

  Answer make() {
    references_->cite_relays();
    add_head();
    answer_.json["claim"] = references_->claim(claim_);
    add_attestations();
    add_about();
    add_edges();
    add_relations();
    const std::vector<ClaimId> remarks = claims_about(lens_, term_, Kind::remark);
    answer_.json["remarks"] = references_->claims(remarks);
    if (!remarks.empty()) answer_.after.push_back(titled(say("Remarks"), remark_table(wording_, remarks)));
    add_evidence(request_, {claim_}, answer_);
    return std::move(answer_);
  }

 private:
  void add_head() {
    Section head;
    head.lines.push_back(
        {{wording_.identifier(claim_), Tone::strong}, {"  " + wording_.statement(claim_), Tone::plain}});
    std::vector<std::string> facts;
    if (graph_.kind_of_claim(claim_) == Kind::measure) {
      const VertexId measure = graph_.find_vertex(term_);
      // A suspension permits nothing by itself, so it is named a suspension.
      if (std::string suspension = suspension_text(wording_, measure); !suspension.empty())
        facts.push_back(std::move(suspension));
      else if (std::string effect = wording_.effect_of(measure); !effect.empty())
        facts.push_back(std::move(effect));
      if (std::string parts = measure_parts(wording_, measure); !parts.empty()) facts.push_back(std::move(parts));
    }
    if (std::string status = wording_.status(claim_); status != "–") facts.push_back(std::move(status));
    facts.push_back(wording_.marked_period(claim_));
    if (lens_.options().as_of)
      facts.push_back(fmt::format("{}: {}", format_range(*lens_.options().as_of), force_text(wording_, claim_)));
    const std::vector<Voice> affirmers = wording_.voices(claim_, Wording::Side::affirming);
    const std::vector<Voice> denying = deniers(wording_, claim_);
    facts.push_back(affirmers.empty() ? say("nobody affirms it") : say("according to {}", listed(affirmers)));
    if (std::string others = wording_.also_told(claim_); !others.empty()) facts.push_back(std::move(others));
    facts.push_back(!denying.empty()                       ? listed(denying)
                    : lens_.contested(claim_) == Match::no ? say("nobody denies it")
                                                           : say("nobody denies it, but other claims contradict it"));
    head.lines.push_back({{fmt::format("{}", fmt::join(facts, " · ")), Tone::plain}});
    std::vector<std::string> inferred;
    const TermId predicate = graph_.terms().find_iri(vocab::fil_inferred);
    for (const Quad& quad : graph_.statements(term_))
      if (quad.predicate == predicate) inferred.push_back(graph_.spelled(quad.object));
    if (!inferred.empty())
      head.lines.push_back({{say("inferred by the editors: {}", fmt::join(inferred, ", ")), Tone::doubtful}});
    head.lines.push_back({});
    answer_.before.push_back(std::move(head));
  }

  // "A0 ← Chosun Daily ← China Flash Market": the voice and the first of those that it repeats, with the number of
  // others.
  std::string relay_of(const AttestationRow& row) {
    std::string chain = wording_.name(row.voice);
    std::size_t left = relays_from(row.derived_from);
    AttestationId at = row.derived_from;
    for (std::size_t shown = 0; left > 0 && shown < most_relays_shown; ++shown, --left) {
      chain += " ← " + wording_.name(graph_.attestation(at).voice);
      at = graph_.attestation(at).derived_from;
    }
    if (left > 0) chain += say(" ← … ({} more)", left);
    return chain;
  }

  // The length of the chain of prov:wasDerivedFrom from `first`; ends when a cycle closes. Each chain is followed once
  // for all.
  std::size_t relays_from(AttestationId first) {
    std::vector<AttestationId> path;
    AttestationId at = first;
    for (; at != no_attestation && relays_.try_emplace(at, 0).second; at = graph_.attestation(at).derived_from)
      path.push_back(at);
    std::size_t count = at == no_attestation ? 0 : relays_[at];
    for (; !path.empty(); path.pop_back()) relays_[path.back()] = ++count;
    return first == no_attestation ? 0 : relays_[first];
  }

  void add_attestations() {
    for (const Wording::Side side : {Wording::Side::affirming, Wording::Side::denying})
      for (const AttestationRow* row : wording_.attestations(claim_, side)) attestations_.push_back(row);
    answer_.list({"rows",
                  {{"ATTESTATION"}, {"STANCE"}, {"WHO"}, {"CERTAINTY"}, {"WHERE"}, {"SPAN"}},
                  attestations_.size(),
                  [this](std::size_t i) { return row_of(*attestations_[i]); },
                  [this](std::size_t i) { return json_of(*attestations_[i]); }});
    answer_.records.fields =
        joined({{"attestation", "attestation_iri", "derived_from", "known", "certainty", "start", "end"},
                voice_fields(),
                {"claim", "claim_stance"}});
    answer_.records.lines = [this](std::size_t i, const LineTaker& take) {
      const AttestationRow& row = *attestations_[i];
      const auto iri = [this](TermId term) { return identifier_of(graph_, term); };
      const TermId document = graph_.document(row.document).term;
      take({std::string(local_name(graph_.terms().value(row.term))), iri(row.term),
            row.derived_from == no_attestation ? std::string() : iri(graph_.attestation(row.derived_from).term),
            std::string(json_name(lens_.shows(row))), std::string(graph_.certainty_name(row)),
            std::to_string(row.start), std::to_string(row.end), wording_.name(row.voice), iri(row.voice),
            row.denies ? "denies" : "affirms", wording_.short_name(document), iri(document),
            claim_field(wording_, claim_), std::string(json_name(lens_.stance(claim_).stance))});
    };
    if (attestations_.empty()) answer_.notes.push_back(say("the lens shows no attestation of it"));
  }

  Row row_of(const AttestationRow& row) {
    const DocumentRow& document = graph_.document(row.document);
    const bool perhaps = lens_.shows(row) != Match::certain;
    return {
        std::string(local_name(graph_.terms().value(row.term))),
        Cell(perhaps_if(perhaps, row.denies ? say("denied") : say("affirmed")), row.denies ? Tone::bad : Tone::plain),
        relay_of(row),
        wording_.certainty_text(row),
        perhaps ? say("{} (published {}, perhaps only later)", wording_.name_of_document(row.document),
                      range_text(document.published))
                : wording_.name_of_document(row.document),
        fmt::format("[{}, {})", row.start, row.end)};
  }

  Json json_of(const AttestationRow& row) {
    Json json = references_->attestation(row);
    json["relay"] = relay_of(row);
    json["claim"] = references_->claim(claim_);
    return json;
  }

  // The subjects of a figure or a remark.
  void add_about() {
    Table table{{{"ABOUT"}, {"SAYS"}}, {}};
    const TermId about = graph_.terms().find_iri(vocab::fil_about);
    for (const Quad& quad : graph_.statements(term_)) {
      if (quad.predicate != about) continue;
      const ClaimId c = graph_.find_claim(quad.object);
      const std::string name = c == no_claim ? wording_.name(quad.object) : wording_.identifier(c);
      const std::string says = c == no_claim ? "" : wording_.statement(c);
      table.rows.push_back({name, says});
      Json json = {{"iri", graph_.terms().value(quad.object)}, {"name", name}};
      if (c != no_claim) json["claim"] = references_->claim(c);
      answer_.json["about"].push_back(std::move(json));
    }
    if (!table.rows.empty()) answer_.after.push_back(titled(say("About"), std::move(table)));
  }

  // ", planned, disputed, N1, denied by Hub" of an edge of another claim that is no plain fact.
  std::string told_of(ClaimId e) const {
    const ClaimId owner = graph_.owner(e);
    const std::string stance = wording_.stance_text(owner);
    return unsure(owner) + (stance.empty() ? "" : fmt::format(", {}, {}", stance, listed(both_sides(wording_, owner))));
  }

  // ", planned" of what is only sought or planned; ", perhaps published later" of what may be told only later.
  std::string unsure(ClaimId c) const {
    std::string text = graph_.real(c) ? std::string() : ", " + wording_.status(c);
    if (lens_.attested(c) == Match::possible) text += ", " + say("perhaps published later");
    return text;
  }

  // Whether the lens shows the claim beside another one.
  bool shows(ClaimId c) const {
    return (lens_.options().stance == StanceFilter::asserted ? lens_.seen(c) : lens_.attested(c)) != Match::no;
  }

  // The edges that a measure or an event is written with, and those that lead to it.
  void add_edges() {
    Table table{{{"EDGE"}}, {}};
    answer_.json["edges"] = Json::array();
    const VertexId v = graph_.find_vertex(term_);
    if (v == no_vertex) return;
    const auto add = [&](ClaimId e) {
      if (graph_.owner(e) != claim_ && !shows(graph_.owner(e))) return;
      const Edge edge = graph_.edge(e);
      table.rows.push_back(
          {fmt::format("{} ─{}→ {}{}", wording_.name_of_vertex(edge.source), wording_.edge_text(graph_.type_of(e)),
                       wording_.name_of_vertex(edge.target),
                       graph_.owner(e) == claim_ ? "" : fmt::format("  ({}{})", wording_.period(e), told_of(e)))});
      answer_.json["edges"].push_back({{"subject", vertex_json(wording_, edge.source)},
                                       {"predicate", graph_.kinds().edge_type(graph_.type_of(e)).iri},
                                       {"object", vertex_json(wording_, edge.target)},
                                       {"claim", references_->claim(e)},
                                       {"when", wording_.period(e)}});
    };
    for (const std::uint32_t e : graph_.out_claims(v)) add(e);
    for (const ClaimId e : graph_.in_claims(v)) add(e);
    if (!table.rows.empty()) answer_.after.push_back(titled(say("Edges"), std::move(table)));
  }

  void add_relations() {
    Table table{{{"RELATION"}, {"CLAIM"}, {"SAYS"}, {"ACCORDING TO"}}, {}};
    answer_.json["relations"] = Json::array();
    const auto add = [&](const RelationRow& row, bool outward) {
      const ClaimId other = outward ? row.to : row.from;
      if (!shows(other)) return;
      const EdgeType& type = graph_.kinds().edge_type(graph_.type_of(row));
      const std::string relation = wording_.edge_text(graph_.type_of(row));
      std::string name = outward || type.symmetric ? relation : fmt::format("← {}", relation);
      const bool conflict = row.type == graph_.core(vocab::fil_conflictsWith);
      const ClaimId condition = conflict ? condition_of_conflict(lens_, claim_, other) : no_claim;
      const std::vector<Voice> voices = both_sides(wording_, other);
      std::vector<std::string> says{wording_.statement(other) + wording_.stance_in_brackets(other) + unsure(other)};
      if (condition != no_claim) {
        name += say(", conditional");
        says.push_back(fmt::format("  {}: {}", wording_.identifier(condition), wording_.statement(condition)));
      }
      table.rows.push_back({name, wording_.identifier(other), Cell(std::move(says)), listed(voices)});
      Json json = {
          {"relation", type.iri}, {"direction", outward ? "from" : "to"}, {"claim", references_->claim(other)}};
      if (condition != no_claim) {
        json["conditional"] = true;
        json["condition"] = references_->claim(condition);
      }
      answer_.json["relations"].push_back(std::move(json));
    };
    for (const RelationRow& row : graph_.relations_from(claim_)) add(row, true);
    for (const RelationRow& row : graph_.relations_to(claim_)) add(row, false);
    if (!table.rows.empty()) answer_.after.push_back(titled(say("Relations"), std::move(table)));
  }

  const ShowRequest& request_;
  const KnowledgeGraph& graph_;
  const Lens& lens_;
  const Wording& wording_;
  ClaimId claim_;
  TermId term_;
  std::vector<const AttestationRow*> attestations_;
  std::unordered_map<AttestationId, std::size_t> relays_;  // cache of relays_from()
  Answer answer_;
  std::shared_ptr<References> references_ = references_of(answer_, wording_);
};

}  // namespace

Answer show_claim(const ShowRequest& request, ClaimId claim) { return answer_made_by<ClaimAnswer>(request, claim); }

}  // namespace filiera
