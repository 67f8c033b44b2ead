// SPDX-License-Identifier: Apache-2.0
// Reads the statements of one claim as a record: what all kinds of claims have, and what is of links, measures,
// figures and remarks alone.
#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "graph/record_reader.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

void RecordReader::read_claim(TermId subject, Kind kind) {
  ClaimRecord claim;
  claim.term = subject;
  claim.kind = kind;
  claim.quad = static_cast<std::uint32_t>(anchor());
  claim.modality = read_value<Modality>(
                       Slot::modality, "modality",
                       [this] {
                         return "write " + list_of({vocab::fil_sought, vocab::fil_planned, vocab::fil_contracted,
                                                    vocab::fil_ongoing, vocab::fil_done});
                       },
                       [this](std::string_view iri) { return kinds_.find_modality(iri); })
                       .value_or(Modality::unstated);
  claim.time = read_time();
  if (has(Slot::product) &&
      check_end(slot(Slot::product), TermRole::object, object(Slot::product), only({Kind::product})))
    claim.product = object(Slot::product);
  if (kind == Kind::link && has(Slot::to_place))
    claim.destination = check_end(slot(Slot::to_place), TermRole::object, object(Slot::to_place), only({Kind::place}));
  for (const Slot s : {Slot::amount, Slot::converted, Slot::unit_price})
    if (has(s)) check_end(slot(s), TermRole::object, object(s), only({Kind::amount}));
  for (const Slot s : {Slot::share, Slot::rate}) check_number(s);
  if (has(Slot::share) && is_number(in_.terms[object(Slot::share)]) && !is_share(in_.terms[object(Slot::share)]))
    fault(model_fault::bad_value, slot(Slot::share), TermRole::object,
          fmt::format("{} is not a share", spelled(object(Slot::share))), "write a part of one: 0.25 for 25 %");

  if (kind == Kind::link) read_link(subject, claim);
  if (kind == Kind::measure) {
    if (!has(Slot::effect))
      missing(subject, "effect",
              fmt::format("add {}, for example {}", spelled(vocab::fil_effect), spelled(vocab::fil_prohibits)));
    read_value<EffectId>(
        Slot::effect, "effect",
        [this] {
          return fmt::format("write {} ..., or declare it as a {}",
                             list_of({vocab::fil_prohibits, vocab::fil_restricts, vocab::fil_permits}, ", "),
                             spelled(vocab::fil_Effect));
        },
        [this](std::string_view iri) { return kinds_.find_effect(iri); });
  }
  if (kind == Kind::figure) {
    if (!has(Slot::metric))
      missing(
          subject, "metric",
          fmt::format("add {}, for example {}", spelled(vocab::fil_metric), spelled(vocab::fil_monthlyActiveUsers)));
    for (const Slot s : {Slot::metric, Slot::growth_of})
      read_value<const Metric*>(
          s, "metric",
          [this] {
            return fmt::format("write {} ..., or declare it as a {}",
                               list_of({vocab::fil_spending, vocab::fil_monthlyActiveUsers}, ", "),
                               spelled(vocab::fil_Metric));
          },
          [this](std::string_view iri) -> std::optional<const Metric*> {
            const Metric* metric = kinds_.find_metric(iri);
            return metric ? std::optional(metric) : std::nullopt;
          });
    if (!has(Slot::amount) && !has(Slot::share))
      missing(subject, "amount", "add " + list_of({vocab::fil_amount, vocab::fil_share}));
  }
  if (kind == Kind::remark && !has(Slot::text))
    missing(subject, "text", "say it in your own words with " + spelled(vocab::fil_text));
  if (kind == Kind::figure || kind == Kind::remark) {
    if (!has(Slot::about)) missing(subject, "thing that it is about", "add " + spelled(vocab::fil_about));
    each_value(Slot::about, [&](std::size_t i) {
      if (check_end(i, TermRole::object, in_.quads[i].object, {})) out_.about.push_back({in_.quads[i].object, subject});
    });
  }
  if (kind == Kind::remark && has(Slot::difference)) check_difference();
  out_.claims.push_back(claim);
}

void RecordReader::check_difference() {
  static constexpr std::initializer_list<std::string_view> differences = {
      vocab::fil_scope, vocab::fil_time, vocab::fil_status, vocab::fil_rounding, vocab::fil_wording};
  each_value(Slot::difference, [&](std::size_t i) {
    if (std::ranges::find(differences, iri_of(in_.quads[i].object)) == differences.end())
      fault(model_fault::unknown_value, i, TermRole::object,
            fmt::format("unknown difference '{}'", spelled(in_.quads[i].object)), "write " + list_of(differences));
  });
  const KindSet claims = only({Kind::link, Kind::measure, Kind::event, Kind::figure, Kind::remark});
  std::size_t compared = 0;
  each_value(Slot::about, [&](std::size_t i) {
    if (const auto kind = out_.kind(in_.quads[i].object)) compared += claims.contains(*kind) ? 1 : 0;
  });
  if (compared < 2)
    fault(model_fault::missing_part, slot(Slot::difference), TermRole::predicate,
          fmt::format("'{}' compares no two claims", spelled(in_.quads[slot(Slot::difference)].subject)),
          fmt::format("add with {} the claims that differ, or drop {}", spelled(vocab::fil_about),
                      spelled(vocab::fil_difference)));
}

void RecordReader::read_link(TermId subject, ClaimRecord& claim) {
  for (const auto& [s, iri] :
       {std::pair{Slot::subject, vocab::rdf_subject}, std::pair{Slot::predicate, vocab::rdf_predicate},
        std::pair{Slot::object, vocab::rdf_object}})
    if (!has(s))
      missing(subject, spelled(iri),
              "a link has one " + list_of({vocab::rdf_subject, vocab::rdf_predicate, vocab::rdf_object}, " and "));
  if (!has(Slot::subject) || !has(Slot::predicate) || !has(Slot::object)) return;
  const auto type = kinds_.find_edge_type(iri_of(object(Slot::predicate)));
  if (!type) {
    const auto inverse = kinds_.find_inverse(iri_of(object(Slot::predicate)));
    fault(model_fault::unknown_value, slot(Slot::predicate), TermRole::object,
          fmt::format("'{}' is not an edge type", spelled(object(Slot::predicate))),
          inverse ? fmt::format("write '{}' with subject and object exchanged", spelled(kinds_.edge_type(*inverse).iri))
          : iri_of(object(Slot::predicate)).empty()
              ? "write the IRI of an edge type"
              : suggestion(iri_of(object(Slot::predicate)), "declare it as a " + spelled(vocab::fil_EdgeType)));
    return;
  }
  const EdgeType& edge_type = kinds_.edge_type(*type);
  if (edge_type.carrier != Carrier::link) {
    fault(model_fault::wrong_carrier, slot(Slot::predicate), TermRole::object,
          fmt::format("'{}' is not written as a link", spelled(object(Slot::predicate))),
          edge_type.carrier == Carrier::claim ? "write it directly on the claim"
                                              : "write it directly on the measure or event");
    return;
  }
  const bool subject_fits = check_end(slot(Slot::subject), TermRole::object, object(Slot::subject), edge_type.domain);
  const bool object_fits = check_end(slot(Slot::object), TermRole::object, object(Slot::object), edge_type.range);
  if (!subject_fits || !object_fits) return;
  claim.source = object(Slot::subject);
  claim.target = object(Slot::object);
  claim.type = *type;
}

}  // namespace filiera
