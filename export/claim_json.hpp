// SPDX-License-Identifier: Apache-2.0
// Claims, documents and doubts as JSON, for answers and exports.
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

// {"text", "value" or "minValue" and "maxValue", "currency" or "unit", "strict", "approximate"}, without absent
// members.
Json amount_json(const Amount& amount);
// {"startsEarliest", "startsLatest", "endsEarliest", "endsLatest"}, without unbounded members.
Json bounds_json(const Bounds& bounds);

// How JSON refers to objects that are written elsewhere.
struct JsonReferences {
  std::function<Json(TermId)> thing;         // a thing, a voice, or a term of the ontology
  std::function<Json(DocumentId)> document;  // for each attestation
  std::function<Json(ClaimId)> claim;        // an owner
};

// Writes the claims and documents of a lens, which must outlive this object.
class ClaimJson {
 public:
  ClaimJson(const Lens& lens, std::vector<std::string> languages, JsonReferences references);

  // A claim that is its own owner: kind, ends or written edges, labels, qualifiers by the table of properties, time,
  // match, stance, doubts, differing claims, and the visible attestations. O(its statements, edges and attestations).
  Json claim(ClaimId owner) const;
  Json attestation(const AttestationRow& row) const;
  Json document(DocumentId document) const;
  // {"iri", "name", "labels", "aliases"}.
  Json named(TermId term) const;

  // The reasons why a match is only possible. "kind" is "precision", "as-last-told" with "told" (the days of the last
  // source), or "possible" with "reason" (start, end, published, disputed, use, part, exception, compliance, ring,
  // one-day, share). "claim" is the uncertain claim, "days" the interval of the uncertain date.
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
  std::vector<TermId> predicates_;  // by row of the table of properties; no_term if the graph lacks it
};

}  // namespace filiera
