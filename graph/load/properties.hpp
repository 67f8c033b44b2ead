// SPDX-License-Identifier: Apache-2.0
// The properties that the interpretation reads.
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
  min_share,
  max_share,
  over_share,
  under_share,
  interest,
  reaches_owned,
  threshold,
  strict,
  aggregate,
  indirect,
  by_control,
  method,
  only_outside,
  text,
  difference,
  condition,
  share_of,
  inferred,
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

// The form of a qualifier's values, for code that writes claims.
enum class ValueForm : std::uint8_t {
  none,    // not a qualifier of a claim
  date,    // an EDTF literal
  number,  // a decimal
  amount,  // a sum of money or a quantity; at most one for each unit
  thing,   // a vertex, a claim, or a few words
  term,    // of a list: a modality, an effect, a metric
  text     // words, by language
};

// A row for each qualifier: its property, whether it has a single value, the form of its values, and its member in
// JSON. The ontology defines its domain and its name.
struct SlotRow {
  Slot slot;
  std::string_view iri;
  bool single;  // at most one value
  ValueForm form = ValueForm::none;
  std::string_view json = {};
};

inline constexpr SlotRow slot_rows[] = {
    {Slot::subject, vocab::rdf_subject, true},
    {Slot::predicate, vocab::rdf_predicate, true},
    {Slot::object, vocab::rdf_object, true},
    {Slot::modality, vocab::fil_modality, true, ValueForm::term, "modality"},
    {Slot::starts, vocab::fil_starts, true, ValueForm::date, "starts"},
    {Slot::ends, vocab::fil_ends, true, ValueForm::date, "ends"},
    {Slot::when, vocab::fil_when, true, ValueForm::date, "when"},
    {Slot::product, vocab::fil_product, true, ValueForm::thing, "product"},
    {Slot::to_place, vocab::fil_toPlace, true, ValueForm::thing, "toPlace"},
    {Slot::effect, vocab::fil_effect, true, ValueForm::term, "effect"},
    {Slot::rate, vocab::fil_rate, true, ValueForm::number, "rate"},
    {Slot::metric, vocab::fil_metric, true, ValueForm::term, "metric"},
    {Slot::growth_of, vocab::fil_growthOf, true, ValueForm::term, "growthOf"},
    {Slot::difference, vocab::fil_difference, false, ValueForm::term, "difference"},
    {Slot::about, vocab::fil_about, false, ValueForm::thing, "about"},
    {Slot::amount, vocab::fil_amount, false, ValueForm::amount, "amounts"},
    {Slot::converted, vocab::fil_converted, false, ValueForm::amount, "converted"},
    {Slot::unit_price, vocab::fil_unitPrice, false, ValueForm::amount, "unitPrices"},
    {Slot::share, vocab::fil_share, true, ValueForm::number, "share"},
    {Slot::text, vocab::fil_text, false, ValueForm::text, "text"},
    {Slot::condition, vocab::fil_condition, false, ValueForm::text, "condition"},
    {Slot::share_of, vocab::fil_shareOf, false, ValueForm::thing, "shareOf"},
    {Slot::inferred, vocab::fil_inferred, false, ValueForm::thing, "inferred"},
    {Slot::min_share, vocab::fil_minShare, true},
    {Slot::max_share, vocab::fil_maxShare, true},
    {Slot::over_share, vocab::fil_overShare, true},
    {Slot::under_share, vocab::fil_underShare, true},
    {Slot::interest, vocab::fil_interest, false},
    {Slot::reaches_owned, vocab::fil_reachesOwned, true},
    {Slot::threshold, vocab::fil_threshold, true},
    {Slot::strict, vocab::fil_strict, true},
    {Slot::aggregate, vocab::fil_aggregate, true},
    {Slot::indirect, vocab::fil_indirect, true},
    {Slot::by_control, vocab::fil_byControl, true},
    {Slot::method, vocab::fil_method, true},
    {Slot::only_outside, vocab::fil_onlyOutside, false},
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
