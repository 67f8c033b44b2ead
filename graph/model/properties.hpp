// SPDX-License-Identifier: Apache-2.0
// The properties that the interpretation reads, and the table of qualifiers.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "ontology/vocabulary.hpp"

namespace filiera {

enum class KnownProperty : std::uint8_t {
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
  any_of,
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
  covers,
  value,
  minimum,
  maximum,
  currency,
  preferred_label,
  count
};

// The form of a qualifier's values, for code that checks, writes or compares claims.
enum class ValueForm : std::uint8_t {
  none,    // not a qualifier of a claim
  date,    // an EDTF literal
  number,  // a decimal
  share,   // a decimal from 0 to 1
  amount,  // a sum of money or a quantity; at most one for each unit
  thing,   // a vertex, a claim, or a few words; the ontology states of which kind (rdfs:range)
  term,    // of a list: a modality, an effect, a metric; or a name that the data gives
  text     // words, by language
};

// A row for each qualifier: its property, whether it has a single value, the form of its values, and its member in
// JSON. The ontology defines its domain, the kind of its values and its name.
struct KnownPropertyRow {
  KnownProperty property;
  std::string_view iri;
  bool single;  // at most one value
  ValueForm form = ValueForm::none;
  std::string_view json = {};
};

inline constexpr KnownPropertyRow known_properties[] = {
    {KnownProperty::subject, vocab::rdf_subject, true},
    {KnownProperty::predicate, vocab::rdf_predicate, true},
    {KnownProperty::object, vocab::rdf_object, true},
    {KnownProperty::modality, vocab::fil_modality, true, ValueForm::term, "modality"},
    {KnownProperty::starts, vocab::fil_starts, true, ValueForm::date, "starts"},
    {KnownProperty::ends, vocab::fil_ends, true, ValueForm::date, "ends"},
    {KnownProperty::when, vocab::fil_when, true, ValueForm::date, "when"},
    {KnownProperty::product, vocab::fil_product, true, ValueForm::thing, "product"},
    {KnownProperty::to_place, vocab::fil_toPlace, true, ValueForm::thing, "toPlace"},
    {KnownProperty::effect, vocab::fil_effect, true, ValueForm::term, "effect"},
    {KnownProperty::rate, vocab::fil_rate, true, ValueForm::number, "rate"},
    {KnownProperty::metric, vocab::fil_metric, true, ValueForm::term, "metric"},
    {KnownProperty::growth_of, vocab::fil_growthOf, true, ValueForm::term, "growthOf"},
    {KnownProperty::difference, vocab::fil_difference, false, ValueForm::term, "difference"},
    {KnownProperty::about, vocab::fil_about, false, ValueForm::thing, "about"},
    {KnownProperty::amount, vocab::fil_amount, false, ValueForm::amount, "amounts"},
    {KnownProperty::converted, vocab::fil_converted, false, ValueForm::amount, "converted"},
    {KnownProperty::unit_price, vocab::fil_unitPrice, false, ValueForm::amount, "unitPrices"},
    {KnownProperty::share, vocab::fil_share, true, ValueForm::share, "share"},
    {KnownProperty::text, vocab::fil_text, false, ValueForm::text, "text"},
    {KnownProperty::condition, vocab::fil_condition, false, ValueForm::text, "condition"},
    {KnownProperty::any_of, vocab::fil_anyOf, true, ValueForm::term, "anyOf"},
    {KnownProperty::share_of, vocab::fil_shareOf, false, ValueForm::thing, "shareOf"},
    {KnownProperty::inferred, vocab::fil_inferred, false, ValueForm::thing, "inferred"},
    {KnownProperty::min_share, vocab::fil_minShare, true, ValueForm::share, "minShare"},
    {KnownProperty::max_share, vocab::fil_maxShare, true, ValueForm::share, "maxShare"},
    {KnownProperty::over_share, vocab::fil_overShare, true, ValueForm::share, "overShare"},
    {KnownProperty::under_share, vocab::fil_underShare, true, ValueForm::share, "underShare"},
    {KnownProperty::interest, vocab::fil_interest, false, ValueForm::term, "interest"},
    {KnownProperty::reaches_owned, vocab::fil_reachesOwned, true},
    {KnownProperty::threshold, vocab::fil_threshold, true},
    {KnownProperty::strict, vocab::fil_strict, true},
    {KnownProperty::aggregate, vocab::fil_aggregate, true},
    {KnownProperty::indirect, vocab::fil_indirect, true},
    {KnownProperty::by_control, vocab::fil_byControl, true},
    {KnownProperty::method, vocab::fil_method, true},
    {KnownProperty::only_outside, vocab::fil_onlyOutside, false},
    {KnownProperty::affirms, vocab::fil_affirms, true},
    {KnownProperty::denies, vocab::fil_denies, true},
    {KnownProperty::certainty, vocab::fil_certainty, true},
    {KnownProperty::voice, vocab::prov_wasAttributedTo, true},
    {KnownProperty::derived_from, vocab::prov_wasDerivedFrom, true},
    {KnownProperty::document, vocab::oa_hasSource, true},
    {KnownProperty::start, vocab::fil_start, true},
    {KnownProperty::end, vocab::fil_end, true},
    {KnownProperty::published, vocab::schema_datePublished, true},
    {KnownProperty::sha256, vocab::fil_sha256, true},
    {KnownProperty::covers, vocab::fil_covers, false},
    {KnownProperty::value, vocab::schema_value, true},
    {KnownProperty::minimum, vocab::schema_minValue, true},
    {KnownProperty::maximum, vocab::schema_maxValue, true},
    {KnownProperty::currency, vocab::schema_currency, true},
    {KnownProperty::preferred_label, vocab::skos_prefLabel, false},
};

inline constexpr std::size_t known_property_count = static_cast<std::size_t>(KnownProperty::count);

// The IRIs of the qualifiers whose values have the form, in the order of the table.
template <ValueForm form>
inline constexpr auto qualifiers_of = [] {
  constexpr auto count = std::ranges::count(known_properties, form, &KnownPropertyRow::form);
  std::array<std::string_view, static_cast<std::size_t>(count)> iris;
  std::size_t next = 0;
  for (const KnownPropertyRow& row : known_properties)
    if (row.form == form) iris[next++] = row.iri;
  return iris;
}();

}  // namespace filiera
