// SPDX-License-Identifier: Apache-2.0
// Reads the cells of a row of claims.
#include "import/sheets/claim_draft.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>

#include "graph/model/decimal.hpp"
#include "graph/sheets/cells.hpp"
#include "graph/time/date.hpp"
#include "import/claims/terms.hpp"
#include "import/sheets/row_faults.hpp"
#include "io/fold.hpp"
#include "io/spelling.hpp"
#include "rdf/iri.hpp"

namespace filiera {

namespace {

TermId word(std::string_view text, const ClaimColumn& column, std::size_t number, SheetImport& shared) {
  if (const std::optional<std::string> iri = shared.names.spelled_iri(text)) return shared.write.iri(*iri);
  const std::span<const CellWord> words = shared.vocabulary.words(column.iri);
  std::vector<std::string> names;
  for (const CellWord& word : words) {
    if (equal_ignoring_case(word.name, text) || (!word.label.empty() && fold(word.label) == fold(text)))
      return shared.write.iri(word.iri);
    names.push_back(word.name);
  }
  const std::vector<std::string> near = nearest_spellings(text, names, 1);
  refuse_cell(
      number, fmt::format("\"{}\" is not one of its words", text),
      near.empty() ? fmt::format("write {}", fmt::join(names, ", ")) : fmt::format("did you mean {}?", near.front()));
}

void draft_amounts(std::string_view cell, const ClaimHeader::Column& column, SheetImport& shared, ClaimDraft& draft) {
  for (std::string value : split_cell(cell)) {
    std::string iri;
    if (value.ends_with('>'))
      if (const std::size_t open = value.rfind(" <"); open != value.npos) {
        const std::optional<std::string> spelled = shared.names.spelled_iri(std::string_view(value).substr(open + 1));
        if (!spelled) refuse_cell(column.number, fmt::format("{} is not an IRI", value.substr(open + 1)));
        iri = *spelled;
        value.erase(open);
      }
    std::string error;
    const std::optional<CellAmount> amount = parse_amount(value, &error);
    if (!amount) refuse_cell(column.number, error);
    // Without an IRI of its own it has one that follows from that of the claim, which is not known yet.
    const TermId node = iri.empty() ? no_term : shared.write.iri(iri);
    std::string name;
    if (iri.empty()) {
      const std::string unique = stable_name("q", {column.claim->iri, amount->unit, amount->money ? "money" : ""});
      name = column.claim->iri == vocab::fil_unitPrice ? "unitPrice" : amount->money ? amount->unit : "quantity";
      // One of another unit or property in the same row is another amount.
      if (draft.amounts.try_emplace(name, unique).first->second != unique) name = unique;
    }
    draft.parts.push_back({no_term, column.claim->iri, node, column.number, name});
    const auto add = [&](std::string_view predicate, TermId object) {
      draft.parts.push_back({node, std::string(predicate), object, column.number, name, node == no_term});
    };
    add(vocab::rdf_type,
        shared.write.constant(amount->money ? vocab::schema_MonetaryAmount : vocab::schema_QuantitativeValue));
    for (const auto& [number, property] :
         {std::pair(&amount->value, vocab::schema_value), std::pair(&amount->minimum, vocab::schema_minValue),
          std::pair(&amount->maximum, vocab::schema_maxValue)})
      if (!number->empty()) add(property, shared.write.number(*number));
    if (!amount->unit.empty())
      add(amount->money ? vocab::schema_currency : vocab::schema_unitText, shared.write.text(amount->unit));
    const auto flag = [&](std::string_view property) { add(property, shared.write.typed("true", vocab::xsd_boolean)); };
    if (amount->strict) flag(vocab::fil_strict);
    if (amount->approximate) flag(vocab::fil_approximate);
  }
}

// Refuses a share that is none, and an end before a start: what no data may say.
void refuse_impossible(const SheetTable& table, const ClaimHeader& header) {
  constexpr std::array shares = {vocab::fil_share, vocab::fil_minShare, vocab::fil_maxShare, vocab::fil_overShare,
                                 vocab::fil_underShare};
  std::optional<EdtfDate> starts, ends;
  std::size_t end_column = 0;
  for (const ClaimHeader::Column& column : header.columns) {
    const std::string_view property = column.claim->iri;
    const std::string cell = cell_text(table, column.number);
    if (cell.empty()) continue;
    if (property == vocab::fil_starts) starts = parse_edtf(cell);
    if (property == vocab::fil_ends) {
      ends = parse_edtf(cell);
      end_column = column.number;
    }
    if (std::ranges::find(shares, property) == shares.end()) continue;
    const std::optional<Decimal> share = Decimal::parse(cell);
    if (share && (share->is_negative() || *share > *Decimal::parse("1")))
      refuse_cell(column.number, fmt::format("\"{}\" is not a share", cell),
                  "write a share from 0 to 1: 0.25 for 25 %");
  }
  if (starts && ends && starts->begin.first > ends->begin.last)
    refuse_cell(end_column, "the end lies before the start", "exchange the two, or correct one");
}

void draft_column(const SheetTable& table, const ClaimHeader::Column& column, SheetImport& shared, ClaimDraft& draft) {
  const std::string cell = cell_text(table, column.number);
  if (cell.empty() || column.claim->form == SheetColumn::link) return;
  const ClaimColumn& claim = *column.claim;
  if (claim.form == SheetColumn::amounts) return draft_amounts(cell, column, shared, draft);
  const bool is_text = claim.form == SheetColumn::text || !column.language.empty();
  for (const std::string& value : claim.single && !is_text ? std::vector{cell} : split_cell(cell)) {
    TermId object = no_term;
    if (is_text) {
      object = shared.write.text(value, column.language);
    } else if (claim.form == SheetColumn::words) {
      object = word(value, claim, column.number, shared);
    } else if (claim.form == SheetColumn::date) {
      DateError error;
      if (!parse_edtf(value, &error))
        refuse_cell(column.number, fmt::format("\"{}\" is not a date: {}", value, error.message), error.remedy);
      object = shared.write.date(value);
    } else if (claim.form == SheetColumn::number) {
      if (!Decimal::is_decimal(value))
        refuse_cell(column.number, fmt::format("\"{}\" is not a number", value),
                    "write digits, with a point before decimals");
      object = shared.write.number(value);
    } else if (claim.form == SheetColumn::flag) {
      const bool yes = equal_ignoring_case(value, "yes") || equal_ignoring_case(value, "true");
      if (!yes && !equal_ignoring_case(value, "no") && !equal_ignoring_case(value, "false"))
        refuse_cell(column.number, fmt::format("\"{}\" is neither yes nor no", value));
      object = shared.write.typed(yes ? "true" : "false", vocab::xsd_boolean);
    } else if (claim.iri == vocab::fil_inferred) {
      object = shared.write.iri(property_named(value, column.number, shared));
    } else if (claim.form == SheetColumn::relation) {
      object = draft_reference(value, {}, column.number, shared, draft);
    } else if (claim.iri == vocab::fil_anyOf) {
      const std::optional<std::string> set = shared.names.iri_of_id(value);
      if (!set)
        refuse_cell(column.number, fmt::format("\"{}\" is not the name of a set", value),
                    "write letters and digits, or an IRI");
      object = shared.write.iri(*set);
    } else {
      object = draft_reference(value, claim.range, column.number, shared, draft);
    }
    draft.parts.push_back({no_term, claim.iri, object, column.number});
  }
}

// The edge type of links that a cell names; null for an empty cell.
const EdgeType* edge_named(std::string_view edge, std::optional<std::size_t> column, const SheetImport& shared) {
  if (edge.empty()) return nullptr;
  const std::string iri = shared.names.spelled_iri(edge).value_or("");
  std::vector<std::string> names;
  const EdgeType* type = nullptr;
  for (const EdgeType& known : shared.vocabulary.kinds().edge_types()) {
    if (known.carrier != Carrier::link) continue;
    names.emplace_back(known.name());
    if (known.iri == iri || equal_ignoring_case(known.name(), edge) || fold(known.labels.get()) == fold(edge))
      type = &known;
  }
  if (type) return type;
  const std::vector<std::string> near = nearest_spellings(edge, names, 1);
  refuse_cell(column, fmt::format("\"{}\" is not an edge type of links", edge),
              near.empty() ? fmt::format("write one of {}", fmt::join(names, ", "))
                           : fmt::format("did you mean {}?", near.front()));
}

// Drafts the link of a row: edge and object, or one column of an edge type. False if the row is no link.
bool draft_link(const SheetTable& table, const ClaimHeader& header, SheetImport& shared, ClaimDraft& draft) {
  std::string object = cell_text(table, header.object);
  std::size_t object_column = header.object.value_or(0);
  const EdgeType* type = edge_named(cell_text(table, header.edge), header.edge, shared);
  for (const ClaimHeader::Column& column : header.columns) {
    if (column.claim->form != SheetColumn::link || table.cell(column.number).empty()) continue;
    if (type || !object.empty())
      refuse_cell(column.number,
                  fmt::format("this row has an edge already{}", type ? fmt::format(", {}", type->name()) : ""),
                  "a row is one link: write the second one in a row of its own, with the same subject");
    const Kinds& kinds = shared.vocabulary.kinds();
    type = &kinds.edge_type(*kinds.find_edge_type(column.claim->iri));
    object = cell_text(table, column.number);
    object_column = column.number;
  }
  const std::string subject = cell_text(table, header.subject);
  if (!type && (!subject.empty() || !object.empty()))
    refuse_row("a subject or an object without an edge", "write the edge type in column \"edge\"");
  if (!type) return false;
  if (subject.empty()) refuse_cell(header.subject, "a link without a subject");
  if (object.empty()) refuse_cell(object_column, "a link without an object");
  const auto add = [&](std::string_view predicate, TermId term, std::size_t column) {
    draft.parts.push_back({no_term, std::string(predicate), term, column});
  };
  add(vocab::rdf_subject, draft_reference(subject, type->domain, *header.subject, shared, draft), *header.subject);
  add(vocab::rdf_predicate, shared.write.iri(type->iri), header.edge.value_or(object_column));
  add(vocab::rdf_object, draft_reference(object, type->range, object_column, shared, draft), object_column);
  return true;
}

// The class of the claim: as it is told, or else what the row shows.
std::string_view class_of_draft(const SheetTable& table, const ClaimHeader& header, const SheetImport& shared,
                                bool is_link, const ClaimDraft& draft) {
  const std::string told = cell_text(table, header.kind);
  constexpr std::array classes = {vocab::fil_Link, vocab::fil_Measure, vocab::fil_Event, vocab::fil_Figure,
                                  vocab::fil_Remark};
  for (const std::string_view class_iri : classes)
    if (equal_ignoring_case(local_name(class_iri), told)) return class_iri;
  if (!told.empty())
    refuse_cell(header.kind, fmt::format("\"{}\" is not a kind of claim", told),
                "write Link, Measure, Event, Figure or Remark");
  if (is_link) return vocab::fil_Link;
  const auto has = [&](std::string_view property) {
    return std::ranges::any_of(
        draft.parts, [&](const ClaimDraft::Part& part) { return part.of_claim() && part.predicate == property; });
  };
  if (has(vocab::fil_effect)) return vocab::fil_Measure;
  if (has(vocab::fil_metric)) return vocab::fil_Figure;
  if (has(vocab::fil_text)) return vocab::fil_Remark;
  const Kinds& kinds = shared.vocabulary.kinds();
  for (const ClaimHeader::Column& column : header.columns)
    if (column.claim->form == SheetColumn::edge && has(column.claim->iri))
      return kinds.edge_type(*kinds.find_edge_type(column.claim->iri)).carrier == Carrier::event ? vocab::fil_Event
                                                                                                 : vocab::fil_Measure;
  refuse_row("this row says nothing: no edge, no effect, no metric, no text",
             "write subject, edge and object, or see filiera help sheets");
}

}  // namespace

TermId draft_reference(std::string_view text, KindSet allowed, std::size_t column, SheetImport& shared,
                       ClaimDraft& draft) {
  Unresolved problem;
  const TermId term = shared.names.find(text, allowed, problem);
  if (term != no_term) return term;
  if (!problem.message.empty()) refuse_cell(column, problem.message, problem.remedy);
  draft.made.push_back({std::string(text), allowed, column, draft.parts.size()});
  return no_term;
}

ClaimDraft draft_of_claim(const SheetTable& table, const ClaimHeader& header, SheetImport& shared) {
  ClaimDraft draft;
  const bool is_link = draft_link(table, header, shared, draft);
  for (const ClaimHeader::Column& column : header.columns) draft_column(table, column, shared, draft);
  for (const auto& [number, language] : header.labels)
    if (const std::string cell = cell_text(table, number); !cell.empty())
      draft.parts.push_back({no_term, std::string(vocab::skos_prefLabel), shared.write.text(cell, language), number});
  refuse_impossible(table, header);
  const bool says_nothing = !is_link && draft.parts.empty() && table.cell(header.kind).empty();
  if (!says_nothing || table.cell(header.id).empty())
    draft.class_iri = class_of_draft(table, header, shared, is_link, draft);
  return draft;
}

}  // namespace filiera
