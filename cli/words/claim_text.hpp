// SPDX-License-Identifier: Apache-2.0
// Claims in words: content, period, status, sources.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/lens/lens.hpp"

namespace filiera {

// A voice and the documents that quote it; `via` is empty for a document that states the claim itself.
struct Voice {
  std::string name;
  std::string via;
  friend bool operator==(const Voice&, const Voice&) = default;
};

// The context of all texts: a lens, which must outlive it, and the languages of labels in order of preference.
class Wording {
 public:
  Wording(const Lens& lens, std::vector<std::string> languages)
      : lens_(&lens), graph_(&lens.graph()), languages_(std::move(languages)) {}

  const Lens& lens() const { return *lens_; }
  const KnowledgeGraph& graph() const { return *graph_; }
  std::span<const std::string> languages() const { return languages_; }

  std::string name(TermId term) const { return graph_->name(term, languages_); }
  std::string name_of_vertex(VertexId v) const { return name(graph_->term_of_vertex(v)); }
  // The short name by which `show` finds a claim or document: its local name in the namespace of the data's claims,
  // else the prefixed name.
  std::string identifier(ClaimId c) const;
  std::string short_name(TermId term) const;

  // "2026–", "2025–2026", "–2025", "2025-04"; "…" if neither start nor end is stated.
  std::string period(ClaimId c) const;
  // The period, with " ?" if the lens matches the claim only possibly.
  std::string marked_period(ClaimId c) const;
  // The label of the modality; "–" if it is not stated.
  std::string status(ClaimId c) const;
  // "also told: c2, c3": the claims because of which its stance is `differs`; "" for other stances.
  std::string also_told(ClaimId c) const;
  // The status with the effect of its stance: ", contested", ", also told: c2" or ", denied; nobody affirms it".
  std::string marked_status(ClaimId c) const;
  // fil:amount with the source's own conversion in brackets and the unit price, else the share; "–" if neither is
  // stated.
  std::string amount(ClaimId c) const;
  std::string amount_and_conversion(ClaimId c) const;
  // The claim in one line: "Huawei ─suppliesTo→ ByteDance: Ascend, 40 bn CNY", the label of a measure or an event, the
  // numbers of a figure, the text of a remark.
  std::string statement(ClaimId c) const;

  // The text or name of the property's value in the preferred language; "" if there is none.
  std::string text_of(TermId subject, std::string_view property) const;

  enum class Side : std::uint8_t { affirming, denying };
  // The visible attestations that affirm (or deny) the claim, in order of IRI.
  std::vector<const AttestationRow*> attestations(ClaimId c, Side side) const;
  // The original voices: documents that only repeat a voice are listed after "via", beginning at the reader's end.
  // Without duplicates.
  std::vector<Voice> voices(ClaimId c, Side side) const;
  // The names of the documents of these attestations.
  std::vector<std::string> documents(ClaimId c, Side side) const;

 private:
  std::string qualifiers(ClaimId c) const;
  std::string figure(ClaimId c) const;

  const Lens* lens_;
  const KnowledgeGraph* graph_;
  std::vector<std::string> languages_;
};

// The text, with " ?" if the match is possible.
std::string marked(std::string text, Match match);
// The note that explains the mark.
inline constexpr std::string_view note_on_mark = "? = possibly (filiera help dates)";

// "begun at an unknown date", ...; "" for other doubts.
std::string_view reason(DoubtKind doubt);

// The voices in their order, without duplicates.
std::vector<Voice> each_once(std::vector<Voice> voices);

// "a, b, c"; "–" for an empty list.
std::string listed(std::span<const std::string> names);
// "A2, Chosun Daily, China Flash Market via A0"; "–" for an empty list.
std::string listed(std::span<const Voice> voices);
// Adds those of `more` that are absent.
void add_voices(std::vector<Voice>& voices, std::vector<Voice> more);
// The voices that affirm, then "denied by" and the voices that deny.
std::vector<Voice> both_sides(const Wording& wording, ClaimId c);

}  // namespace filiera
