// SPDX-License-Identifier: Apache-2.0
// Claims in words: what they say, when, how firmly, according to whom.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "graph/lens/lens.hpp"

namespace filiera {

// Who says something, and in which documents; `via` is empty for a document that speaks for itself.
struct Voice {
  std::string name;
  std::string via;
  friend bool operator==(const Voice&, const Voice&) = default;
};

// What texts of claims depend on: a lens, which must outlive it, and the languages of labels in order of
// preference.
class Wording {
 public:
  Wording(const Lens& lens, std::vector<std::string> languages)
      : lens_(&lens), graph_(&lens.graph()), languages_(std::move(languages)) {}

  const Lens& lens() const { return *lens_; }
  const KnowledgeGraph& graph() const { return *graph_; }
  std::span<const std::string> languages() const { return languages_; }

  std::string name(TermId term) const { return graph_->name(term, languages_); }
  std::string name_of_vertex(VertexId v) const { return name(graph_->term_of_vertex(v)); }
  // The short name by which a claim or a document can be asked for: its local name in the namespace of the data's
  // claims, else the prefixed name.
  std::string identifier(ClaimId c) const;
  std::string short_name(TermId term) const;

  // "2026–", "2025–2026", "–2025", "2025-04"; "…" when neither start nor end is stated.
  std::string period(ClaimId c) const;
  // The period, and " ?" where the lens matches the claim only possibly.
  std::string marked_period(ClaimId c) const;
  // The label of the modality; "–" when it is not stated.
  std::string status(ClaimId c) const;
  // "also told: c2, c3": the claims that make its stance `differs`; empty with another stance.
  std::string also_told(ClaimId c) const;
  // The status, and what its stance says beside it: ", contested", ", also told: c2" or ", denied; nobody affirms it".
  std::string marked_status(ClaimId c) const;
  // fil:amount, else the share; the second with the source's own conversion in brackets and the unit price;
  // "–" when none.
  std::string amount(ClaimId c) const;
  std::string amount_and_conversion(ClaimId c) const;
  // One line on what the claim says: "Huawei ─suppliesTo→ ByteDance: Ascend, 40 bn CNY", the label of a
  // measure or an event, the numbers of a figure, the words of a remark.
  std::string statement(ClaimId c) const;

  // The text or name that the property of the subject leads to, in the preferred language; empty when there
  // is none.
  std::string text_of(TermId subject, std::string_view property) const;

  enum class Side : std::uint8_t { affirming, denying };
  // The attestations of the side that the lens shows, in order of their IRIs.
  std::vector<const AttestationRow*> attestations(ClaimId c, Side side) const;
  // Those who say it of their own: without documents that only repeat a voice. A chain of voices is listed
  // from the reader's end. Each once.
  std::vector<Voice> voices(ClaimId c, Side side) const;
  // The names of the documents in which it is said.
  std::vector<std::string> documents(ClaimId c, Side side) const;

 private:
  std::string qualifiers(ClaimId c) const;
  std::string figure(ClaimId c) const;

  const Lens* lens_;
  const KnowledgeGraph* graph_;
  std::vector<std::string> languages_;
};

// The text, and " ?" where what it says is only possible.
std::string marked(std::string text, Match match);
// What the mark means, as a note of an answer.
inline constexpr std::string_view note_on_mark = "? = possibly (filiera help dates)";

// Of a doubt about time: "begun at an unknown date", …; empty for others.
std::string_view reason(DoubtKind doubt);

// "a, b, c"; "–" when there is none.
std::string listed(std::span<const std::string> names);
// "A2, Chosun Daily, China Flash Market via A0"; "–" when there is none.
std::string listed(std::span<const Voice> voices);
// Adds those of `more` that are not there.
void add_voices(std::vector<Voice>& voices, std::vector<Voice> more);
// Those who affirm, then "denied by" those who deny.
std::vector<Voice> both_sides(const Wording& wording, ClaimId c);

}  // namespace filiera
