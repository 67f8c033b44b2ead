// SPDX-License-Identifier: Apache-2.0
// Reads the statements of one subject as a record: a claim, an attestation, a document or an amount.
#pragma once

#include <fmt/format.h>

#include <array>
#include <bitset>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/load/interpretation.hpp"
#include "graph/load/model_faults.hpp"
#include "graph/model/properties.hpp"
#include "graph/model/value_forms.hpp"
#include "io/utf8.hpp"

namespace filiera {

// The current subject, its values by known property, and the interpretation that the records are added to.
class RecordReader {
 protected:
  RecordReader(const Statements& statements, const Kinds& kinds, Faults& faults);

  static constexpr std::size_t none = SIZE_MAX;
  static constexpr std::size_t longest_shown = 200;  // bytes of a term in a fault

  void fault(const FaultKind& kind, std::size_t quad, TermRole role, std::string message, std::string remedy = {});
  // As people read a term; of a long one its beginning and its end.
  std::string spelled(TermId term) const { return shortened(in_.spelled(term), longest_shown); }
  std::string spelled(std::string_view iri) const { return shortened(in_.spelled_iri(iri), longest_shown); }
  // Terms of one namespace: "fil:a, fil:b or fil:c"; "a, b or c of <NAMESPACE>" without a prefix for it.
  std::string list_of(std::initializer_list<std::string_view> iris, std::string_view before_last = " or ") const;
  std::string with_article(Kind kind) const;      // "a company"
  std::string any_of_kinds(KindSet kinds) const;  // "a company or an agent"
  std::string_view iri_of(TermId term) const;
  // "did you mean 'fil:x'?", else `otherwise`.
  std::string suggestion(std::string_view iri, std::string otherwise = {}) const;
  void read_known_property(std::size_t i);
  // Whether `term`, an end of an edge or the value of a property, is of an allowed kind; adds a fault if not.
  bool check_end(std::size_t i, TermRole role, TermId term, KindSet allowed);
  std::string untyped_remedy(std::size_t i, TermId term, KindSet allowed) const;
  std::size_t statement_of(KnownProperty p) const { return first_statement_[static_cast<std::size_t>(p)]; }
  bool has(KnownProperty p) const { return statement_of(p) != none; }
  TermId object(KnownProperty p) const { return has(p) ? in_.quads[statement_of(p)].object : no_term; }
  // Calls visit(i) with the statement of each value of a property; if several graphs state a value, with the first of
  // them.
  template <class Visit>
  void each_value(KnownProperty p, Visit visit) const {
    for (std::size_t i = statement_of(p); i < last_ && in_.quads[i].predicate == in_.quads[statement_of(p)].predicate;
         ++i)
      if (i == statement_of(p) || in_.quads[i].object != in_.quads[i - 1].object) visit(i);
  }
  // The first statement of the subject, or its rdf:type: the position of faults about missing parts.
  std::size_t anchor() const;
  void missing(TermId subject, std::string_view part, std::string remedy);
  void check_labels();
  std::optional<EdtfDate> read_date(KnownProperty p);
  StatedTime read_time();
  // The value of a property in its list, by `find`; empty without a value. A value that is not in the list is a fault,
  // whose remedy is the most similar term or else the result of `otherwise`.
  template <class Value, class Otherwise, class Find>
  std::optional<Value> read_value(KnownProperty p, std::string_view what, Otherwise otherwise, Find find) {
    if (!has(p)) return std::nullopt;
    const std::string_view iri = iri_of(object(p));
    const auto value = find(iri);
    if (value) return value;
    const auto near = kinds_.nearest_term(iri);
    std::string remedy = near && find(*near) ? suggestion(iri) : otherwise();
    fault(model_fault::unknown_value, statement_of(p), TermRole::object,
          fmt::format("unknown {} '{}'", what, spelled(object(p))), std::move(remedy));
    return std::nullopt;
  }
  static KindSet only(std::initializer_list<Kind> kinds);
  void read_claim(TermId subject, Kind kind);
  // Checks the values of fil:difference of a remark, and that it is about at least two claims.
  void check_difference();
  void read_link(TermId subject, ClaimRecord& claim);
  // Checks the values of each qualifier by their form, and those that are things by the range that the ontology states.
  // Values of lists and the dates of the claim's own time are checked where they are read.
  void check_qualifiers();
  // The value of a single qualifier that check_qualifiers() found no fault with.
  TermId sound(KnownProperty p) const { return unsound_[static_cast<std::size_t>(p)] ? no_term : object(p); }
  bool check_number(KnownProperty p);
  bool check_share(KnownProperty p);
  bool check_things(KnownProperty p, KindSet range);
  bool check_texts(KnownProperty p);
  void check_amount(TermId subject);
  // Checks that the values are amounts, at most one for each unit.
  bool check_amounts(KnownProperty p);
  std::string unit_of(TermId amount) const;  // the currency, else the word; "" for a number without a unit
  // Whether the number has more digits than a share may have; then a fault.
  bool too_long(KnownProperty p);
  // Checks that shares are exact or bounded on either side, and that some share satisfies the bounds.
  void check_shares();
  // Checks the interest and the share of a fil:owns link.
  void check_holding(TermId subject);
  // Checks the threshold, options and lists of a fil:Reach.
  void check_reach(TermId subject);
  void check_boolean(KnownProperty p);
  bool has_type(std::string_view class_iri) const;
  void read_attestation(TermId subject);
  bool read_span(TermId subject, AttestationRecord& record);
  void read_document(TermId subject);
  // Whether the document is a voice and never the source that is read: a notice that a list cites. It needs no date and
  // no digest. O(statements) on the first call.
  bool is_only_cited(TermId document) const;

  const Statements& in_;
  const Kinds& kinds_;
  Faults& faults_;
  Interpretation out_;
  TermId type_ = no_term;
  std::vector<std::uint8_t> known_property_of_term_;  // index into known_properties, or their number
  std::array<KindSet, std::size(known_properties)> ranges_;
  mutable std::vector<std::string> known_things_;
  static constexpr std::uint8_t is_voice = 1, is_read = 2;
  mutable std::vector<std::uint8_t> uses_of_documents_;  // by term; empty until it is asked for
  // State of the current subject.
  std::size_t first_ = 0;
  std::size_t last_ = 0;
  std::array<std::size_t, known_property_count> first_statement_{};
  std::bitset<known_property_count> unsound_;
};

}  // namespace filiera
