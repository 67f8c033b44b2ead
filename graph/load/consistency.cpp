// SPDX-License-Identifier: Apache-2.0
// Conditions between the records of an interpretation.
#include "graph/load/consistency.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <tuple>

#include "graph/load/model_faults.hpp"

namespace filiera {

void check_direct_triples(const Statements& statements, const Interpretation& interpretation,
                          std::span<const DirectTriple> triples, Faults& faults) {
  using Triple = std::tuple<TermId, EdgeTypeId, TermId>;
  std::vector<Triple> links;
  for (const ClaimRecord& claim : interpretation.claims)
    if (claim.source != no_term) links.emplace_back(claim.source, claim.type, claim.target);
  std::sort(links.begin(), links.end());
  for (const auto& [i, type] : triples) {
    const Quad& quad = statements.quads[i];
    if (std::binary_search(links.begin(), links.end(), Triple{quad.subject, type, quad.object})) continue;
    statements.fault(faults, model_fault::bare_edge, i, TermRole::predicate,
                     fmt::format("'{} {} {}' has no fil:Link", statements.spelled(quad.subject),
                                 statements.spelled(quad.predicate), statements.spelled(quad.object)),
                     "write a fil:Link with rdf:subject, rdf:predicate and rdf:object, and attest it");
  }
}

void check_attested(const Statements& statements, const Interpretation& interpretation, Faults& faults) {
  std::vector<bool> attested(statements.terms.size(), false);
  for (const TermId term : interpretation.spoken_of) attested[term] = true;
  for (const ClaimRecord& claim : interpretation.claims)
    if (!attested[claim.term])
      statements.fault(faults, model_fault::unattested, claim.quad, TermRole::subject,
                       fmt::format("no attestation affirms or denies '{}'", statements.spelled(claim.term)),
                       "add a fil:Attestation with fil:affirms or fil:denies, a voice, a document and a span");
}

void check_reaching_rules(const Statements& statements, const Interpretation& interpretation,
                          std::optional<EdgeTypeId> reaches_by, Faults& faults) {
  // Records are in order of their terms.
  const auto record_of = [&](TermId term) -> const ClaimRecord* {
    const auto found = std::partition_point(interpretation.claims.begin(), interpretation.claims.end(),
                                            [&](const ClaimRecord& record) { return record.term < term; });
    return found != interpretation.claims.end() && found->term == term ? &*found : nullptr;
  };
  for (const WrittenEdge& edge : interpretation.edges) {
    if (edge.type != reaches_by) continue;
    const ClaimRecord* measure = record_of(edge.source);
    const ClaimRecord* rule = record_of(edge.target);
    if (!measure || !rule) continue;
    if (edge.source == edge.target)
      statements.fault(faults, model_fault::bad_rule, measure->quad, TermRole::subject,
                       fmt::format("'{}' names itself as its rule", statements.spelled(edge.source)),
                       "name another measure, the ownership rule, with fil:reachesBy");
    else if (rule->reach == no_term)
      statements.fault(faults, model_fault::bad_rule, measure->quad, TermRole::subject,
                       fmt::format("'{}' reaches by '{}', which is not an ownership rule",
                                   statements.spelled(edge.source), statements.spelled(edge.target)),
                       "add fil:reachesOwned to that measure, with the IRI of a fil:Reach that has a fil:threshold");
  }
}

void check_relays(const Statements& statements, const Interpretation& interpretation, Faults& faults) {
  const std::vector<AttestationRecord>& relays = interpretation.attestations;
  // Records are in order of their terms.
  const auto find = [&](TermId term) {
    const auto found = std::partition_point(relays.begin(), relays.end(),
                                            [&](const AttestationRecord& record) { return record.term < term; });
    return term != no_term && found != relays.end() && found->term == term
               ? static_cast<std::size_t>(found - relays.begin())
               : relays.size();
  };
  std::vector<std::size_t> seen(relays.size(), 0);  // 1 + the attestation from which it was first reached
  for (std::size_t a = 0; a < relays.size(); ++a) {
    std::size_t at = a;
    while (seen[at] == 0) {
      seen[at] = a + 1;
      const std::size_t next = find(relays[at].derived_from);
      if (next == relays.size()) break;
      at = next;
      if (seen[at] != a + 1) continue;
      statements.fault(faults, model_fault::circular_relay, relays[at].quad, TermRole::subject,
                       fmt::format("'{}' is derived from itself", statements.spelled(relays[at].term)),
                       "prov:wasDerivedFrom must lead to a first source");
      break;
    }
  }
}

}  // namespace filiera
