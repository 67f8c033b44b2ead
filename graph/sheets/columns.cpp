// SPDX-License-Identifier: Apache-2.0
// Makes the columns of claims from the table of kinds.
#include "graph/sheets/columns.hpp"

#include <algorithm>
#include <map>

#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

// Those of a link are columns of every sheet.
bool is_of_claims(const Property& property) {
  for (const std::string_view of_links : {vocab::rdf_subject, vocab::rdf_predicate, vocab::rdf_object})
    if (property.iri == of_links) return false;
  constexpr Kind claims[] = {Kind::link, Kind::measure, Kind::event, Kind::figure, Kind::remark};
  return std::ranges::any_of(claims, [&](Kind kind) { return property.domain.contains(kind); });
}

SheetColumn form_of(std::string_view iri) {
  if (iri == vocab::fil_approximate || iri == vocab::fil_strict) return SheetColumn::flag;
  const auto row = std::ranges::find(known_properties, iri, &KnownPropertyRow::iri);
  if (row == std::end(known_properties) || row->property == KnownProperty::any_of) return SheetColumn::things;
  switch (row->form) {
    case ValueForm::date:
      return SheetColumn::date;
    case ValueForm::number:
    case ValueForm::share:
      return SheetColumn::number;
    case ValueForm::amount:
      return SheetColumn::amounts;
    case ValueForm::term:
      return SheetColumn::words;
    case ValueForm::text:
      return SheetColumn::text;
    case ValueForm::none:
    case ValueForm::thing:
      break;
  }
  return SheetColumn::things;
}

bool is_single(std::string_view iri) {
  if (form_of(iri) == SheetColumn::flag) return true;
  const auto row = std::ranges::find(known_properties, iri, &KnownPropertyRow::iri);
  return row != std::end(known_properties) && row->single;
}

}  // namespace

std::vector<ClaimColumn> claim_columns(const Kinds& kinds) {
  std::vector<ClaimColumn> columns;
  const auto known = [&](std::string_view iri) {
    return std::ranges::find(columns, iri, &ClaimColumn::iri) != columns.end();
  };
  for (const EdgeType& type : kinds.edge_types()) {
    const SheetColumn form = type.carrier == Carrier::link    ? SheetColumn::link
                             : type.carrier == Carrier::claim ? SheetColumn::relation
                                                              : SheetColumn::edge;
    columns.push_back({std::string(type.name()), type.iri, form, type.range, form == SheetColumn::link});
  }
  for (const Property& property : kinds.properties())
    if (!property.computed && is_of_claims(property) && !known(property.iri))
      columns.push_back({std::string(local_name(property.iri)), property.iri, form_of(property.iri), property.range,
                         is_single(property.iri)});
  std::map<std::string, int> names;
  for (const std::string_view name : claim_sheet_columns) names[std::string(name)] = 1;
  for (const ClaimColumn& column : columns) ++names[column.name];
  for (ClaimColumn& column : columns)
    // fil:text is the column "text" of every sheet.
    if (names[column.name] > 1 && column.iri != vocab::fil_text) column.name = column.iri;
  std::ranges::sort(columns, {}, &ClaimColumn::name);
  return columns;
}

std::vector<CellWord> words_of(const Kinds& kinds, std::string_view property) {
  std::vector<CellWord> words;
  const auto add = [&](std::string_view iri, const Labels* labels) {
    if (!iri.empty())
      words.push_back({std::string(local_name(iri)), std::string(iri), labels ? std::string(labels->get()) : ""});
  };
  if (property == vocab::fil_modality)
    for (const ModalityTerm& modality : kinds.modalities()) add(modality.iri, &modality.labels);
  else if (property == vocab::fil_effect)
    for (const Effect& effect : kinds.effects()) add(effect.iri, &effect.labels);
  else if (property == vocab::fil_metric || property == vocab::fil_growthOf)
    for (const Metric& metric : kinds.metrics()) add(metric.iri, &metric.labels);
  else if (property == vocab::fil_certainty)
    for (const std::string_view iri : {vocab::fil_certain, vocab::fil_probable, vocab::fil_possible}) add(iri, nullptr);
  else if (property == vocab::fil_interest)
    for (const std::string_view iri : {vocab::fil_shareholding, vocab::fil_votingRights, vocab::fil_control})
      add(iri, nullptr);
  else if (property == vocab::fil_difference)
    for (const std::string_view iri :
         {vocab::fil_scope, vocab::fil_time, vocab::fil_status, vocab::fil_rounding, vocab::fil_wording})
      add(iri, nullptr);
  return words;
}

std::span<const FixedColumn> fixed_columns() {
  static constexpr FixedColumn columns[] = {{vocab::rdf_subject, "subject", "claims"},
                                            {vocab::rdf_predicate, "edge", "claims"},
                                            {vocab::rdf_object, "object", "claims"},
                                            {vocab::rdf_type, "kind", "claims"},
                                            {vocab::fil_affirms, "stance", "claims"},
                                            {vocab::fil_denies, "stance", "claims"},
                                            {vocab::prov_wasAttributedTo, "voice", "claims"},
                                            {vocab::prov_wasDerivedFrom, "repeats", "claims"},
                                            {vocab::oa_hasSource, "document", "claims"},
                                            {vocab::fil_start, "from_char", "claims"},
                                            {vocab::fil_end, "to_char", "claims"},
                                            {vocab::skos_prefLabel, "label", "things"},
                                            {vocab::skos_altLabel, "alias", "things"},
                                            {vocab::skos_notation, "code", "things"},
                                            {vocab::schema_datePublished, "published", "documents"},
                                            {vocab::schema_inLanguage, "language", "documents"},
                                            {vocab::schema_name, "title", "documents"},
                                            {vocab::schema_publisher, "publisher", "documents"},
                                            {vocab::schema_author, "author", "documents"},
                                            {vocab::schema_url, "url", "documents"},
                                            {vocab::fil_sha256, "sha256", "documents"}};
  return columns;
}

std::string column_in(std::string_view name, std::string_view language) {
  std::string column(name);
  if (!language.empty()) {
    column += '@';
    column += language;
  }
  return column;
}

ColumnName parts_of_column(std::string_view column) {
  const std::size_t at = column.rfind('@');
  if (at == column.npos || at == 0) return {column, {}};
  return {column.substr(0, at), column.substr(at + 1)};
}

}  // namespace filiera
