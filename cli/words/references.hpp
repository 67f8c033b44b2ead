// SPDX-License-Identifier: Apache-2.0
// Rows of answers as JSON. Rows refer by id to claims, measures and documents, which are written once in tables.
#pragma once

#include <deque>
#include <memory>
#include <span>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "cli/output/answer.hpp"
#include "cli/words/brief_text.hpp"
#include "cli/words/claim_text.hpp"
#include "cli/words/legend.hpp"
#include "export/claim_json.hpp"
#include "graph/measures/derivation.hpp"
#include "query/hops/supply.hpp"

namespace filiera {

std::string_view json_name(MeasureRole role);  // "against", "permits", "favours", "mustComply"

// {"iri", "name"}.
Json reference_json(const Wording& wording, TermId term);
// null for no_vertex.
Json vertex_json(const Wording& wording, VertexId v);
Json vertices_json(const Wording& wording, std::span<const VertexId> vertices);

// Assigns ids to the objects that rows mention, and writes these after the rows: "measures", "claims", "documents". The
// id of a claim is its name for `show`; that of a measure is its claim's; a document has its own.
class References final : public AnswerTables {
 public:
  // The lens of the wording must outlive this object. `suffix` is appended to the names of the tables, for answers with
  // two data sets.
  explicit References(Wording wording, std::string suffix = {});
  References(const References&) = delete;

  // Ids, as strings of JSON, except for claims in brief.
  Json claim(ClaimId c);  // of its owner
  Json claims(std::span<const ClaimId> list);
  Json measure(VertexId measure);
  Json document(DocumentId document);

  Json attestation(const AttestationRow& row) { return json_.attestation(row); }
  Json doubts(std::span<const Doubt> doubts);

  // A measure on a hop: {"measure", "role", "match", ...}, with the ids of its same-matter measures and conditions.
  Json on_hop(const MeasureOnHop& measure);
  Json on_hop(std::span<const MeasureOnHop> measures);
  // Measures on the parties of a hop that state no goods: {"measure", "party", "effect", "match", ...}.
  Json on_parties(std::span<const PartyMeasure> measures);
  // The member "unknownParty" of a hop of which nobody states one end, if listings may govern it.
  static void add_unknown_party(Json& json, const UnknownParty& unknown);
  // The derivations of measures on a hop, with all clauses; includes removed measures.
  Json derivations(std::span<const Derivation> derivations);
  // A hop of goods, or a partner, with its claims and measures.
  Json supply_row(const SupplyRow& row);

  void clear() override;
  void add_to(JsonObject& object) override;
  std::vector<AnswerSheet> sheets() override;
  // From then on a claim is told in its place, by brief_claim(), and its doubts are texts; derivations hold only the
  // doubts of measures.
  void be_brief() override { brief_ = true; }
  // In brief, passages that only repeat a voice are cited too.
  void cite_relays() { relays_ = Relays::cited; }

 private:
  // Ids in order of first mention. The first `told` of them have been written.
  template <class Id>
  struct Mentioned {
    std::vector<Id> list;
    std::unordered_map<Id, std::string> ids;
    std::size_t told = 0;
  };
  template <class Id, class Name>
  Json mention(Mentioned<Id>& mentioned, Id id, Name name);
  template <class Id, class Tell>
  JsonTable table(Mentioned<Id>& mentioned, Tell tell);
  // The documents whose passages brief cites for the claim.
  void mention_documents_of(ClaimId c);
  Json claim_members(ClaimId c);
  Json measure_members(VertexId v);
  AnswerSheet document_sheet();
  void add_brief_to(JsonObject& object);
  // The table "heldInPart" of rules by IRI, for data in which documents say how much of a rule they hold.
  void add_held_in_part(JsonObject& object) const;

  Wording wording_;
  std::string suffix_;
  ClaimJson json_;
  Mentioned<ClaimId> claims_;
  Mentioned<VertexId> measures_;
  Mentioned<DocumentId> documents_;
  bool brief_ = false;
  Relays relays_ = Relays::left_out;
  std::unordered_set<ClaimId> told_;                                 // in rows, in brief
  std::unordered_map<VertexId, std::vector<VertexId>> tellings_of_;  // of measures on hops, in brief
};

// References that are written with the answer, whose legend tells the documents that texts of the wording name.
std::shared_ptr<References> references_of(Answer& answer, const Wording& wording, std::string suffix = {});

// What a list says, as bytes: to find an equal list without writing either.
class ListKey {
 public:
  void add(std::uint32_t number) {
    for (int shift = 0; shift < 32; shift += 8) text_ += static_cast<char>(number >> shift & 0xff);
  }
  void add(std::span<const std::uint32_t> numbers) {
    add(static_cast<std::uint32_t>(numbers.size()));
    for (const std::uint32_t number : numbers) add(number);
  }
  std::string take() { return std::move(text_); }

 private:
  std::string text_;
};

// Lists that rows share: each stands once in a table behind the rows, which refer to it by its id.
class SharedLists final : public AnswerTables {
 public:
  // Ids are `prefix` with a number.
  SharedLists(std::string name, std::string prefix) : name_(std::move(name)), prefix_(std::move(prefix)) {}

  // Each element as the text of its JSON, which takes a quarter of the memory.
  using Elements = std::vector<std::string>;
  // The id, as a string of JSON, of the list that `make` returns; lists with the same key are the same.
  template <class Make>
  Json id(std::string key, Make make) {
    const auto [known, fresh] = number_of_.try_emplace(std::move(key), lists_.size());
    if (fresh) lists_.push_back(make());
    return prefix_ + std::to_string(known->second + 1);
  }
  // How often the ids have been forgotten.
  std::size_t round() const { return round_; }

  void clear() override;
  void add_to(JsonObject& object) override;

 private:
  std::string name_, prefix_;
  std::unordered_map<std::string, std::size_t> number_of_;  // by key
  std::deque<Elements> lists_;
  std::size_t told_ = 0;  // the first lists, which are written
  std::size_t round_ = 0;
};

// Shared lists of an answer, written with it.
std::shared_ptr<SharedLists> shared_lists_of(Answer& answer, std::string name, std::string prefix);

}  // namespace filiera
