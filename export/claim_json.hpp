// SPDX-License-Identifier: Apache-2.0
// Claims, documents and doubts as JSON: the one form that answers and exports share.
#pragma once

#include <functional>
#include <nlohmann/json.hpp>
#include <span>
#include <string>
#include <vector>

#include "graph/lens/lens.hpp"
#include "graph/model/amount.hpp"

namespace filiera {

using Json = nlohmann::ordered_json;

std::string_view json_name(Match match);    // "no", "possible", "certain"
std::string_view json_name(Stance stance);  // "affirmed", "differs", "disputed", "denied only", "untold"

// {"text", "value" or "minValue" and "maxValue", "currency" or "unit", "strict", "approximate"}: those that there are.
Json amount_json(const Amount& amount);
// Those bounds that there are: {"startsEarliest", "startsLatest", "endsEarliest", "endsLatest"}.
Json bounds_json(const Bounds& bounds);

// How JSON refers to what it tells elsewhere.
struct JsonReferences {
  std::function<Json(TermId)> thing;         // a thing, a voice, or a term of the ontology
  std::function<Json(DocumentId)> document;  // for each attestation
  std::function<Json(ClaimId)> claim;        // an owner
};

// Writes the claims and documents that a lens shows. The lens must outlive it.
class ClaimJson {
 public:
  ClaimJson(const Lens& lens, std::vector<std::string> languages, JsonReferences references);

  // A claim that owns itself: its kind, its ends or the edges written on it, its labels, its qualifiers by the table
  // of properties, its time, match, stance and doubts, what is told differently, and the attestations that the lens
  // shows. O(its statements, edges and attestations).
  Json claim(ClaimId owner) const;
  Json attestation(const AttestationRow& row) const;
  Json document(DocumentId document) const;
  // {"iri", "name", "labels", "aliases"}.
  Json named(TermId term) const;

  // Why something holds only possibly. "kind" is "precision", "as-last-told" with "told" (the days of the last source),
  // or "possible" with "reason" (start, end, published, disputed, use, part, exception, compliance, ring, one-day).
  // "claim" is what the answer waits for, "days" when that may lie.
  Json doubts(std::span<const Doubt> doubts) const;

 private:
  Json texts(TermId subject, std::string_view property) const;
  void add_text(Json& json, const char* member, TermId subject, std::string_view property) const;
  void add_edges(Json& json, ClaimId owner) const;
  void add_qualifiers(Json& json, ClaimId owner) const;
  void add_time(Json& json, ClaimId owner) const;
  Json term(TermId term) const;

  const Lens& lens_;
  const KnowledgeGraph& graph_;
  std::vector<std::string> languages_;
  JsonReferences references_;
  std::vector<TermId> predicates_;  // by row of the table of properties; no_term where the graph lacks it
};

}  // namespace filiera
