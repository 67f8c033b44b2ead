// SPDX-License-Identifier: Apache-2.0
// Claims in words: content, period, status, sources.
#pragma once

#include <map>
#include <memory>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/data/same.hpp"
#include "cli/output/table.hpp"
#include "graph/lens/lens.hpp"

namespace filiera {

// A voice and the documents that quote it; `via` is empty for a document that states the claim itself. `perhaps`: what
// it says may be published only later; its name says so too.
struct Voice {
  std::string name;
  std::string via;
  bool perhaps = false;
  friend bool operator==(const Voice&, const Voice&) = default;
};

// The documents that texts have named, each with the names of the voices that were named as relayed by it.
struct NamedVoices {
  std::set<std::string> affirming, denying;
};
using NamedDocuments = std::map<DocumentId, NamedVoices>;

// The context of all texts: a lens, which must outlive it, and the languages of labels in order of preference. Copies
// share the record of the documents that their texts name.
class Wording {
 public:
  // `matched`, which must outlive it, may be null.
  Wording(const Lens& lens, std::vector<std::string> languages, const MatchedParties* matched = nullptr);

  const Lens& lens() const { return *lens_; }
  const KnowledgeGraph& graph() const { return *graph_; }
  std::span<const std::string> languages() const { return languages_; }

  // The parties of the measure that --same makes one with others.
  std::span<const MatchedParty> matched_parties(VertexId measure) const;

  std::string name(TermId term) const {
    if (named_things_) named_things_->insert(term);
    return graph_->name(term, languages_);
  }
  std::string name_of_vertex(VertexId v) const { return name(graph_->term_of_vertex(v)); }
  // The name by which rows refer to the document, which `--source` finds. Records that it is named.
  std::string name_of_document(DocumentId document) const;
  // What name_of_document(), voices() and documents() have named.
  const NamedDocuments& named_documents() const { return *named_; }
  // What name() was asked about; null, and not recorded, for data in which no document says how much of a rule it holds
  // (fil:covers).
  const std::set<TermId>* named_things() const { return named_things_.get(); }
  // The short name by which `show` finds a claim or document: its local name in the namespace of the data's claims,
  // else the prefixed name.
  std::string identifier(ClaimId c) const;
  std::string short_name(TermId term) const;

  // "2026–", "2025–2026", "–2025", "2025-04"; "…" if neither start nor end is stated. Where an event gave it other
  // dates than it states: "2024–2025-05 (ended by e1; stated 2024–2026)", and "never (…)" if it ended before it began.
  // Of an event that the lens shows only possibly: "2024– (perhaps ended by e1, disputed: N1, denied by Hub)", without
  // the voices where a doubt of the day asked for tells them.
  std::string period(ClaimId c) const;
  // The dates of the period, each as EDTF; "" for one that is not stated.
  std::string starts(ClaimId c) const;
  std::string ends(ClaimId c) const;
  // The period, and behind it why the lens matches the claim only possibly, but for its stance: "2026– ? start
  // unknown".
  std::string marked_period(ClaimId c) const;
  // The label of the modality; "–" if it is not stated.
  std::string status(ClaimId c) const;
  // "also told: c2, c3": the claims because of which its stance is `differs`, the first few; "" for other stances.
  std::string also_told(ClaimId c) const;
  // What the stance says beside a claim: "also told: c2", "disputed", "denied; nobody affirms it"; empty for others.
  std::string stance_text(ClaimId c) const;
  // The same behind a claim: " (disputed)".
  std::string stance_in_brackets(ClaimId c) const;
  // The status, and what its stance says beside it: ", disputed", ", also told: c2" or ", denied; nobody affirms it".
  std::string marked_status(ClaimId c) const;
  // fil:amount with the source's own conversion in brackets and the unit price, else the share; "–" if neither is
  // stated.
  std::string amount(ClaimId c) const;
  std::string amount_and_conversion(ClaimId c) const;
  // The type of an edge between its ends: the name that --via takes, and its label where answers are not English.
  std::string edge_text(EdgeTypeId type) const;
  // How certain the voice is: "certain", "reported" …
  std::string certainty_text(const AttestationRow& row) const;
  // The label of an effect, "prohibits"; of the effect that a measure states, "" if it states none.
  std::string effect_text(EffectId effect) const;
  std::string effect_of(VertexId measure) const;
  // The claim in one line: "Huawei ─suppliesTo→ ByteDance: Ascend, 40 bn CNY", the label of a measure or an event, the
  // numbers of a figure, the text of a remark.
  std::string statement(ClaimId c) const;

  // The text or name of the property's value in the preferred language; "" if there is none.
  std::string text_of(TermId subject, std::string_view property) const;

  // affirming: with minimum certainty, only those certainly published. perhaps_affirming: those possibly published,
  // too.
  enum class Side : std::uint8_t { affirming, denying, perhaps_affirming };
  // The visible attestations of the side, in order of IRI.
  std::vector<const AttestationRow*> attestations(ClaimId c, Side side) const;
  // The original voices: documents that only repeat a voice are listed after "via", beginning at the reader's end.
  // Without duplicates.
  std::vector<Voice> voices(ClaimId c, Side side) const;
  // The names of the documents in which it is said. One that was only possibly published by the date of knowledge says
  // so: "N1 (published 2025-01 to 2025-08, perhaps denied only later)".
  std::vector<std::string> documents(ClaimId c, Side side) const;

 private:
  // The text of dates, which have gaps where no event moved them.
  std::string dates(const Bounds& bounds, StatedEnds stated, SetGaps gaps) const;
  std::string qualifiers(ClaimId c) const;
  std::string figure(ClaimId c) const;

  const Lens* lens_;
  const KnowledgeGraph* graph_;
  std::vector<std::string> languages_;
  const MatchedParties* matched_;
  std::shared_ptr<NamedDocuments> named_ = std::make_shared<NamedDocuments>();
  std::shared_ptr<std::set<TermId>> named_things_;
};

// doubtful for what is disputed, bad for what is only denied.
Tone tone_of_stance(const Wording& wording, ClaimId c);
// doubtful for a text with a reason behind "?".
Tone tone_of_mark(std::string_view text);

// The text; "perhaps " before it if it is so.
std::string perhaps_if(bool perhaps, std::string text);
// The text, with " ?" if the match is possible.
std::string marked(std::string text, Match match);
// Days as a reader says them: "2025-12 to 2026-03", "2026", "from 2026", "until 2025".
std::string range_text(DayRange days);

// The voices in their order, without duplicates.
std::vector<Voice> each_once(std::vector<Voice> voices);

// "a, b, c"; "–" for an empty list.
std::string listed(std::span<const std::string> names);
// "A2, Chosun Daily, China Flash Market via A0"; "–" for an empty list.
std::string listed(std::span<const Voice> voices);
// Adds those of `more` that are absent.
void add_voices(std::vector<Voice>& voices, std::vector<Voice> more);
// Those who deny it: "denied by Hub via N1"; where the denial was only possibly published by the date of knowledge,
// "perhaps denied by Hub via N1 (published 2025-01 to 2025-08, perhaps only later)". Before them, those who deny a
// claim that answers it: "denied by Hub (c2)".
std::vector<Voice> deniers(const Wording& wording, ClaimId c);
// Those who affirm, or if under --certain there are none, those who perhaps do, "perhaps N1"; then those who deny.
std::vector<Voice> both_sides(const Wording& wording, ClaimId c);
// ", disputed: Gazette, denied by Hub via N2", of a claim that somebody denies, or perhaps does; "" for others and for
// no_claim.
std::string voices_against(const Wording& wording, ClaimId c);

}  // namespace filiera
