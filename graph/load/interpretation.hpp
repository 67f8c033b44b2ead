// SPDX-License-Identifier: Apache-2.0
// The meaning of statements in the model: claims, edges, attestations, documents; and faults.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "graph/model/statements.hpp"
#include "graph/time/bounds.hpp"

namespace filiera {

struct ClaimRecord {
  TermId term = no_term;
  Kind kind = Kind::link;
  std::uint32_t quad = 0;  // one of its statements, for faults
  Modality modality = Modality::unstated;
  StatedTime time;
  TermId product = no_term;
  bool destination = false;
  // For links only.
  TermId source = no_term;
  TermId target = no_term;
  EdgeTypeId type = 0;
  TermId reach = no_term;  // for measures: the object of fil:reachesOwned
};

// An edge written on a measure or event, or a relation between claims.
struct WrittenEdge {
  TermId source = no_term;
  EdgeTypeId type = 0;
  TermId target = no_term;
};

struct AttestationRecord {
  TermId term = no_term;
  std::uint32_t quad = 0;
  TermId claim = no_term;
  TermId voice = no_term;
  TermId document = no_term;
  TermId derived_from = no_term;
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  Certainty certainty = Certainty::certain;
  bool denies = false;
};

// The days between the members of the sets by which a claim states its time.
struct GapsRecord {
  TermId claim = no_term;
  bool moment = false;  // of fil:when: `start` is of its end too, and `end` is empty
  std::vector<DayRange> start, end;
};

struct AboutRecord {
  TermId about = no_term;
  TermId claim = no_term;
};

// Each list is in order of its subjects' terms.
struct Interpretation {
  std::vector<std::uint8_t> kind_of_term;  // Kind, or no_kind
  static constexpr std::uint8_t no_kind = UINT8_MAX;
  std::vector<ClaimRecord> claims;
  std::vector<WrittenEdge> edges;
  std::vector<WrittenEdge> relations;
  std::vector<AttestationRecord> attestations;
  std::vector<TermId> spoken_of;  // the objects of fil:affirms and fil:denies, including those of faulty attestations
  std::vector<DocumentRow> documents;
  std::vector<AboutRecord> about;
  std::vector<GapsRecord> gaps;
  std::vector<bool> computed;  // by statement: recomputed on export, not stored

  std::optional<Kind> kind(TermId term) const {
    if (kind_of_term[term] == no_kind) return std::nullopt;
    return static_cast<Kind>(kind_of_term[term]);
  }
};

// Interprets the statements by the kinds. Records of things with errors may be missing or incomplete; statements
// outside the model are not a fault. O(n log n).
Interpretation interpret(const Statements& statements, const Kinds& kinds, Faults& faults);

}  // namespace filiera
