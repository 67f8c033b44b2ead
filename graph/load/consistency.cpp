// SPDX-License-Identifier: Apache-2.0
// Conditions between the records of an interpretation.
#include "graph/load/consistency.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

#include "graph/load/model_faults.hpp"
#include "ontology/vocabulary.hpp"

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

namespace {

// Records are in order of their terms.
const ClaimRecord* record_of(const Interpretation& interpretation, TermId term) {
  const auto found = std::partition_point(interpretation.claims.begin(), interpretation.claims.end(),
                                          [&](const ClaimRecord& record) { return record.term < term; });
  return found != interpretation.claims.end() && found->term == term ? &*found : nullptr;
}

}  // namespace

void check_ownership_rules(const Statements& statements, const Interpretation& interpretation, const Kinds& kinds,
                           Faults& faults) {
  const auto reaches_by = kinds.find_edge_type(vocab::fil_reachesBy);
  constexpr std::string_view parts[] = {vocab::fil_onParty, vocab::fil_appliesTo, vocab::fil_insteadOf,
                                        vocab::fil_toPlace, vocab::fil_fromPlace};
  for (const WrittenEdge& edge : interpretation.edges) {
    const std::string_view type = kinds.edge_type(edge.type).iri;
    const bool by_rule = edge.type == reaches_by;
    if (!by_rule && std::find(std::begin(parts), std::end(parts), type) == std::end(parts)) continue;
    const ClaimRecord* measure = record_of(interpretation, edge.source);
    if (!measure) continue;
    if (by_rule && edge.source == edge.target) {
      statements.fault(faults, model_fault::bad_rule, measure->quad, TermRole::subject,
                       fmt::format("'{}' names itself as its rule", statements.spelled(edge.source)),
                       "name another measure, the ownership rule, with fil:reachesBy");
      continue;
    }
    if (measure->reach != no_term) {
      statements.fault(faults, model_fault::bad_rule, measure->quad, TermRole::subject,
                       fmt::format("'{}' is an ownership rule and has '{}'", statements.spelled(edge.source),
                                   statements.spelled_iri(type)),
                       "write the listing as a measure of its own, which names the rule with fil:reachesBy");
      continue;
    }
    const ClaimRecord* rule = by_rule ? record_of(interpretation, edge.target) : nullptr;
    if (rule && rule->reach == no_term)
      statements.fault(faults, model_fault::bad_rule, measure->quad, TermRole::subject,
                       fmt::format("'{}' reaches by '{}', which is not an ownership rule",
                                   statements.spelled(edge.source), statements.spelled(edge.target)),
                       "add fil:reachesOwned to that measure, with the IRI of a fil:Reach that has a fil:threshold");
  }
}

void check_apart(const Statements& statements, const Interpretation& interpretation, const Kinds& kinds,
                 Faults& faults) {
  const auto apart = kinds.find_edge_type(vocab::fil_apartFrom), same = kinds.find_edge_type(vocab::fil_sameMatterAs),
             owns = kinds.find_edge_type(vocab::fil_owns);
  std::vector<std::pair<TermId, TermId>> told_as_one;
  for (const WrittenEdge& edge : interpretation.relations)
    if (edge.type == same) told_as_one.push_back(std::minmax(edge.source, edge.target));
  std::sort(told_as_one.begin(), told_as_one.end());
  for (const WrittenEdge& edge : interpretation.relations) {
    if (edge.type != apart) continue;
    const ClaimRecord* one = record_of(interpretation, edge.source);
    const ClaimRecord* other = record_of(interpretation, edge.target);
    if (!one || !other) continue;
    const auto fault = [&](std::string_view what, std::string remedy) {
      statements.fault(faults, model_fault::bad_relation, one->quad, TermRole::subject,
                       fmt::format("'{}' is apart from '{}', {}", statements.spelled(edge.source),
                                   statements.spelled(edge.target), what),
                       std::move(remedy));
    };
    const bool holdings = one->type == owns && other->type == owns && one->source != no_term;
    if (!holdings || one->source != other->source || one->target != other->target)
      fault("which is not a holding of the same owner in the same company", "drop it, or name the other holding");
    else if (std::binary_search(told_as_one.begin(), told_as_one.end(),
                                std::pair<TermId, TermId>(std::minmax(edge.source, edge.target))))
      fault("and the same holding as it", "keep fil:apartFrom or fil:sameMatterAs");
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
  for (const AttestationRecord& relay : relays) {
    const std::size_t first = find(relay.derived_from);
    if (first == relays.size() || relays[first].claim != relay.claim || relays[first].denies == relay.denies) continue;
    statements.fault(faults, model_fault::contrary_relay, relay.quad, TermRole::subject,
                     fmt::format("'{}' {} the claim, and '{}', from which it is derived, {} it",
                                 statements.spelled(relay.term), relay.denies ? "denies" : "affirms",
                                 statements.spelled(relays[first].term), relay.denies ? "affirms" : "denies"),
                     "prov:wasDerivedFrom names the attestation that it repeats; remove it or name another");
  }
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
