// SPDX-License-Identifier: Apache-2.0
// The properties that the interpretation of statements reads by name.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "ontology/vocabulary.hpp"

namespace filiera {

enum class Slot : std::uint8_t {
  subject,
  predicate,
  object,
  modality,
  starts,
  ends,
  when,
  product,
  to_place,
  effect,
  rate,
  metric,
  growth_of,
  about,
  amount,
  converted,
  unit_price,
  share,
  text,
  difference,
  affirms,
  denies,
  certainty,
  voice,
  derived_from,
  document,
  start,
  end,
  published,
  sha256,
  value,
  minimum,
  maximum,
  currency,
  preferred_label,
  count
};

struct SlotRow {
  Slot slot;
  std::string_view iri;
  bool single;  // at most one value
};

inline constexpr SlotRow slot_rows[] = {
    {Slot::subject, vocab::rdf_subject, true},
    {Slot::predicate, vocab::rdf_predicate, true},
    {Slot::object, vocab::rdf_object, true},
    {Slot::modality, vocab::fil_modality, true},
    {Slot::starts, vocab::fil_starts, true},
    {Slot::ends, vocab::fil_ends, true},
    {Slot::when, vocab::fil_when, true},
    {Slot::product, vocab::fil_product, true},
    {Slot::to_place, vocab::fil_toPlace, true},
    {Slot::effect, vocab::fil_effect, true},
    {Slot::rate, vocab::fil_rate, true},
    {Slot::metric, vocab::fil_metric, true},
    {Slot::growth_of, vocab::fil_growthOf, true},
    {Slot::difference, vocab::fil_difference, false},
    {Slot::about, vocab::fil_about, false},
    {Slot::amount, vocab::fil_amount, true},
    {Slot::converted, vocab::fil_converted, true},
    {Slot::unit_price, vocab::fil_unitPrice, true},
    {Slot::share, vocab::fil_share, true},
    {Slot::text, vocab::fil_text, false},
    {Slot::affirms, vocab::fil_affirms, true},
    {Slot::denies, vocab::fil_denies, true},
    {Slot::certainty, vocab::fil_certainty, true},
    {Slot::voice, vocab::prov_wasAttributedTo, true},
    {Slot::derived_from, vocab::prov_wasDerivedFrom, true},
    {Slot::document, vocab::oa_hasSource, true},
    {Slot::start, vocab::fil_start, true},
    {Slot::end, vocab::fil_end, true},
    {Slot::published, vocab::schema_datePublished, true},
    {Slot::sha256, vocab::fil_sha256, true},
    {Slot::value, vocab::schema_value, true},
    {Slot::minimum, vocab::schema_minValue, true},
    {Slot::maximum, vocab::schema_maxValue, true},
    {Slot::currency, vocab::schema_currency, true},
    {Slot::preferred_label, vocab::skos_prefLabel, false},
};

inline constexpr std::size_t slot_count = static_cast<std::size_t>(Slot::count);

}  // namespace filiera
