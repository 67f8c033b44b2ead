// SPDX-License-Identifier: Apache-2.0
// Rows of claims and of contradictions.
#include "cli/verbs/contested.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <unordered_map>
#include <unordered_set>

#include "cli/output/message.hpp"
#include "cli/words/references.hpp"
#include "io/phrases.hpp"
#include "ontology/vocabulary.hpp"
#include "query/claims/contradictions.hpp"

namespace filiera {

namespace {

constexpr std::string_view kind_names[] = {"denied", "answered", "conflicting", "differing"};

constexpr Phrase kind_phrases[] = {{"denied"}, {"answered"}, {"conflicting"}, {"differing"}};

Phrase kind_phrase(const Contradiction& found) {
  return found.condition != no_claim ? Phrase{"conditional"} : kind_phrases[static_cast<std::size_t>(found.kind)];
}

std::string kind_name(const Contradiction& found) {
  return std::string(found.condition != no_claim ? "conditional" : kind_names[static_cast<std::size_t>(found.kind)]);
}

// The stance in the line of the affirming voices: "affirmed", "affirmed; also told: c2", or, if nobody denies the claim
// itself but one that answers it, "affirmed; disputed: denied by Hub (c2)".
std::string affirming_text(const Wording& wording, ClaimId c) {
  if (wording.lens().stance(c).stance == Stance::disputed && wording.attestations(c, Wording::Side::denying).empty()) {
    const std::vector<Voice> all = deniers(wording, c);
    const std::span<const Voice> shown = std::span(all).first(std::min(all.size(), most_differing_told));
    return say("affirmed; disputed: {}", listed(shown)) +
           (shown.size() < all.size() ? say(" and {} more", all.size() - shown.size()) : "");
  }
  const std::string others = wording.also_told(c);
  return others.empty() ? say("affirmed") : say("affirmed; {}", others);
}

// The stance in the line of the denying voices: "denied; nobody affirms it" if it is only denied; "perhaps denied" if
// no denial was certainly published by the date of knowledge.
std::string denying_text(const Wording& wording, ClaimId c) {
  const std::vector<const AttestationRow*> denials = wording.attestations(c, Wording::Side::denying);
  const bool known = std::any_of(denials.begin(), denials.end(), [&](const AttestationRow* row) {
    return wording.lens().shows(*row) == Match::certain;
  });
  std::string text = known ? say("denied") : say("perhaps denied");
  if (wording.lens().stance(c).stance == Stance::denied_only) text += say("; nobody affirms it");
  return text;
}

// The lines of claims in a row: the columns CLAIM to WHERE.
struct ClaimLines {
  std::vector<std::string> columns[7];
  std::vector<Tone> stance_tones;

  void add(const ClaimLines& lines) {
    for (std::size_t i = 0; i < std::size(columns); ++i)
      columns[i].insert(columns[i].end(), lines.columns[i].begin(), lines.columns[i].end());
    stance_tones.insert(stance_tones.end(), lines.stance_tones.begin(), lines.stance_tones.end());
  }

  void add(const Wording& wording, ClaimId c) {
    const auto side = [&](Wording::Side which, std::string stance, std::string first[4]) {
      std::vector<std::string> names;
      for (const Voice& voice : wording.voices(c, which)) names.push_back(voice.name);
      if (names.empty()) return;
      for (int i = 0; i < 4; ++i) columns[i].push_back(std::exchange(first[i], ""));
      stance_tones.push_back(which == Wording::Side::denying ? Tone::bad : tone_of_stance(wording, c));
      columns[4].push_back(std::move(stance));
      columns[5].push_back(listed(names));
      columns[6].push_back(listed(wording.documents(c, which)));
    };
    std::string first[4] = {wording.identifier(c), wording.statement(c), wording.status(c), wording.marked_period(c)};
    side(Wording::Side::affirming, affirming_text(wording, c), first);
    side(Wording::Side::denying, denying_text(wording, c), first);
  }

  std::vector<Cell> cells() && {
    std::vector<Cell> row;
    for (std::vector<std::string>& lines : columns) row.emplace_back(std::move(lines));
    row[4].tones = std::move(stance_tones);
    return row;
  }
};

// The members of fil:Difference.
constexpr Phrase difference_words[] = {{"scope"}, {"status"}, {"time"}, {"rounding"}, {"wording"}};

// What the members are called; others by their local names.
std::vector<std::string> words_of(const std::vector<std::string>& differences) {
  std::vector<std::string> words;
  for (const std::string& name : differences) {
    const auto known = std::ranges::find(difference_words, name, &Phrase::english);
    words.push_back(known == std::end(difference_words) ? name : say(*known));
  }
  return words;
}

// The aspects in which the claims differ: "scope, time".
std::vector<std::string> differences(const KnowledgeGraph& graph, ClaimId remark) {
  const TermId property = graph.terms().find_iri(vocab::fil_difference);
  std::vector<std::string> names;
  for (const Quad& quad : graph.statements(graph.term_of_claim(remark)))
    if (quad.predicate == property) names.emplace_back(local_name(graph.terms().value(quad.object)));
  return names;
}

void add_explained(const Wording& wording, const std::unordered_set<ClaimId>& wanted, References& references,
                   Answer& answer) {
  const KnowledgeGraph& graph = wording.graph();
  Table table{{{"DIFFERENCE"}, {"CLAIMS"}, {"REMARK"}, {"ACCORDING TO"}}, {}};
  answer.json["explained"] = Json::array();
  for (const ExplainedDifference& found : explained_differences(wording.lens())) {
    if (std::none_of(found.claims.begin(), found.claims.end(), [&](ClaimId c) { return wanted.contains(c); })) continue;
    const std::vector<std::string> kinds = differences(graph, found.remark);
    std::vector<std::string> ids;
    Json json = {
        {"difference", kinds}, {"remark", references.claim(found.remark)}, {"claims", references.claims(found.claims)}};
    for (const ClaimId c : found.claims) ids.push_back(wording.identifier(c));
    table.rows.push_back({listed(words_of(kinds)), listed(ids), wording.statement(found.remark),
                          listed(wording.voices(found.remark, Wording::Side::affirming))});
    answer.json["explained"].push_back(std::move(json));
  }
  if (table.rows.empty()) return;
  Section section;
  section.lines = {{}, {{say("Explained by remarks, no contradictions"), Tone::strong}}};
  section.table = std::move(table);
  answer.after.push_back(std::move(section));
}

}  // namespace

std::vector<Heading> claim_columns() {
  return {{"CLAIM"}, {"SAYS"}, {"STATUS"}, {"WHEN"}, {"STANCE"}, {"WHO"}, {"WHERE"}};
}

Row claim_row(const Wording& wording, ClaimId c) {
  ClaimLines lines;
  lines.add(wording, c);
  return std::move(lines).cells();
}

void add_contradictions(const Wording& wording, const std::vector<ClaimId>& claims, Answer& answer) {
  const std::unordered_set<ClaimId> wanted(claims.begin(), claims.end());
  std::size_t shortened = 0;
  const auto found = std::make_shared<std::vector<Contradiction>>(contradictions(wording.lens(), &shortened));
  std::erase_if(*found, [&](const Contradiction& each) {
    return std::none_of(each.claims.begin(), each.claims.end(), [&](ClaimId c) { return wanted.contains(c); });
  });
  std::vector<Heading> columns = claim_columns();
  columns.insert(columns.begin(), {"KIND"});
  // One claim may stand in many contradictions.
  const auto lines_of = std::make_shared<std::unordered_map<ClaimId, ClaimLines>>();
  const auto row = [&wording, found, lines_of](std::size_t i) -> Row {
    ClaimLines lines;
    const auto add = [&](ClaimId c) {
      const auto [known, fresh] = lines_of->try_emplace(c);
      if (fresh) known->second.add(wording, c);
      lines.add(known->second);
    };
    std::ranges::for_each((*found)[i].claims, add);
    if ((*found)[i].condition != no_claim) add((*found)[i].condition);
    std::vector<Cell> cells = std::move(lines).cells();
    cells.insert(cells.begin(), Cell(say(kind_phrase((*found)[i]))));
    return cells;
  };
  const std::shared_ptr<References> references = references_of(answer, wording);
  references->cite_relays();
  const auto element = [references, found](std::size_t i) -> JsonObject {
    const Contradiction& each = (*found)[i];
    Json json = {{"kind", kind_names[static_cast<std::size_t>(each.kind)]},
                 {"claims", references->claims(each.claims)}};
    if (each.condition != no_claim) {
      json["conditional"] = true;
      json["condition"] = references->claim(each.condition);
    }
    return json;
  };
  const std::size_t count = found->size();
  answer.list({"rows", std::move(columns), count, row, element});
  answer.records.fields = joined({{"contradiction", "contradiction_kind", "part"}, claim_fields()});
  answer.records.lines = [&wording, found](std::size_t i, const LineTaker& take) {
    const auto add = [&](ClaimId c, std::string_view part) {
      take_claim_lines(wording, c, {std::to_string(i + 1), kind_name((*found)[i]), std::string(part)}, take);
    };
    for (const ClaimId c : (*found)[i].claims) add(c, "claim");
    if ((*found)[i].condition != no_claim) add((*found)[i].condition, "condition");
  };
  add_explained(wording, wanted, *references, answer);
  answer.notes.push_back(count == 0 ? say("nothing found: nobody contradicts these claims under this lens")
                                    : say_counted(count, {"{} contradiction"}, {"{} contradictions"}));
  if (shortened == 0) return;
  answer.json["shortened"] = shortened;
  answer.notes.push_back(
      say_phrase(shortened == 1 ? Phrase{"{0} figure excludes more than {1} others; of each the first {1} are listed"}
                                : Phrase{"{0} figures exclude more than {1} others; of each the first {1} are listed"},
                 shortened, most_contradicting));
}

}  // namespace filiera
