// SPDX-License-Identifier: Apache-2.0
// Writes sheets.
#include "export/sheets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "export/rdf/blank_labels.hpp"
#include "export/rdf/usual_prefixes.hpp"
#include "graph/model/codes.hpp"
#include "graph/model/decimal.hpp"
#include "graph/sheets/cells.hpp"
#include "graph/sheets/columns.hpp"
#include "graph/time/date.hpp"
#include "io/csv.hpp"
#include "io/spelling.hpp"
#include "ontology/vocabulary.hpp"
#include "rdf/iri.hpp"

namespace filiera {

namespace {

constexpr std::string_view xsd_integer_iri = "http://www.w3.org/2001/XMLSchema#integer";
constexpr std::string_view xsd_decimal_iri = "http://www.w3.org/2001/XMLSchema#decimal";
constexpr std::string_view xsd_boolean_iri = "http://www.w3.org/2001/XMLSchema#boolean";

// The cells of a row by the names of their columns.
using RowCells = std::map<std::string, std::string, std::less<>>;

// Writes rows with a fixed order of columns; of the others, those that some row has, in between, in order of their
// names.
class SheetWriter {
 public:
  SheetWriter(ByteSink& sink, std::vector<std::string> first, std::vector<std::string> last)
      : sink_(sink), columns_(std::move(first)), last_(std::move(last)) {}

  // First for every row, then header(), then write() for every row again.
  void meet(const RowCells& row) {
    for (const auto& [name, cell] : row) used_.insert(name);
  }
  // Whether the column may have this name: of names that differ only in case, a header holds the first that was met.
  bool takes(const std::string& name) {
    const auto [known, fresh] = spelled_.try_emplace(lower_ascii(name), name);
    return known->second == name;
  }
  void header() {
    // The first two say what the sheet is, even without rows.
    const std::set<std::string> always(columns_.begin(), columns_.begin() + 2);
    std::erase_if(columns_, [&](const std::string& name) { return !always.contains(name) && !used_.contains(name); });
    std::erase_if(last_, [&](const std::string& name) { return !used_.contains(name); });
    const std::set<std::string> fixed(columns_.begin(), columns_.end()), ends(last_.begin(), last_.end());
    for (const std::string& name : used_)
      if (!fixed.contains(name) && !ends.contains(name)) columns_.push_back(name);
    columns_.insert(columns_.end(), last_.begin(), last_.end());
    put(columns_);
  }
  void write(const RowCells& row) {
    std::vector<std::string> cells;
    for (const std::string& name : columns_) {
      const auto cell = row.find(name);
      cells.push_back(cell == row.end() ? std::string() : defused_cell(cell->second));
    }
    put(cells);
  }

 private:
  void put(std::span<const std::string> cells) {
    record_.clear();
    append_csv_record(record_, cells, Formulas::kept);
    sink_.write(record_);
  }

  ByteSink& sink_;
  std::vector<std::string> columns_, last_;
  std::set<std::string> used_;
  std::map<std::string, std::string> spelled_;
  std::string record_;
};

class SheetExport {
 public:
  explicit SheetExport(const KnowledgeGraph& graph)
      : graph_(graph),
        prefixes_(graph.data().prefixes),
        taken_(graph.data().quads.size()),
        columns_(claim_columns(graph.kinds())) {
    add_usual_prefixes(prefixes_, graph.terms(), PrefixesOf::stated);
    for (const ClaimColumn& column : columns_)
      if (column.form == SheetColumn::words)
        for (const CellWord& word : words_of(graph.kinds(), column.iri))
          words_[column.iri].emplace(word.iri, word.name);
  }

  SheetStatistics write(const std::array<ByteSink*, sheet_file_names.size()>& sinks);

 private:
  // The statements of a subject in the default graph that some column holds are noted when the row is sound.
  struct Row {
    RowCells cells;
    std::vector<std::size_t> taken;
  };

  // Both passes of a sheet: `each` calls its argument with every row, the same in both.
  template <class Each>
  std::uint64_t write_rows(SheetWriter& writer, Each each) {
    std::uint64_t rows = 0;
    each([&](const Row& row) { writer.meet(row.cells); });
    writer.header();
    each([&](const Row& row) {
      writer.write(row.cells);
      for (const std::size_t quad : row.taken) taken_[quad] = true;
      ++rows;
    });
    return rows;
  }

  // The places of the statements of a subject with a property, in the default graph.
  std::vector<std::size_t> places(TermId subject, std::string_view property) const;
  TermView object(std::size_t place) const { return graph_.terms()[graph_.data().quads[place].object]; }
  TermId object_id(std::size_t place) const { return graph_.data().quads[place].object; }

  // A name that sheets read as this IRI.
  std::string reference(TermId term) const;
  bool is_iri(TermId term) const { return graph_.terms().kind(term) == TermKind::iri; }
  static bool is_plain(const TermView& term) {
    return term.kind == TermKind::literal && term.datatype.empty() && is_cell_text(term.value);
  }
  static bool is_number(const TermView& term) {
    return term.kind == TermKind::literal && Decimal::is_decimal(term.value) && !term.value.starts_with('+') &&
           term.datatype == (term.value.find('.') == term.value.npos ? xsd_integer_iri : xsd_decimal_iri);
  }

  // How many texts of a language a cell holds: one, and nothing where there are more; or all, of texts with a language
  // alone or also of those without.
  enum class Texts : std::uint8_t { one, all, all_in_languages };
  // Adds a cell of texts for each language.
  void add_texts(Row& row, SheetWriter& writer, TermId subject, std::string_view property, std::string_view column,
                 Texts which) const;
  // Whether the subject is of this class; takes the statement that says so.
  bool take_class(Row& row, TermId subject, std::string_view class_iri) const;
  void add_inferred(Row& row, TermId subject) const;
  void add_column(Row& row, SheetWriter& writer, TermId claim, const ClaimColumn& column) const;
  std::optional<std::string> amount(TermId claim, const ClaimColumn& column, TermId node,
                                    std::vector<std::size_t>& taken) const;

  void each_document(SheetWriter& writer, const std::function<void(const Row&)>& take) const;
  void each_thing(SheetWriter& writer, const std::function<void(const Row&)>& take) const;
  void each_claim(SheetWriter& writer, const std::function<void(const Row&)>& take);
  std::optional<Row> claim_row(SheetWriter& writer, ClaimId claim) const;
  // Whether a row can hold the attestation; what it repeats is apart.
  bool add_attestation(Row& row, const AttestationRow& attestation) const;
  void add_repeated(Row& row, ClaimId claim, TermId attestation) const;
  void write_rest(ByteSink& sink, SheetStatistics& statistics);
  std::optional<TermId> single(Row& row, TermId subject, std::string_view property) const;

  const KnowledgeGraph& graph_;
  Prefixes prefixes_;
  std::vector<bool> taken_;
  std::vector<ClaimColumn> columns_;
  std::map<std::string, std::map<std::string, std::string, std::less<>>, std::less<>> words_;
  std::uint64_t claims_ = 0;
};

std::vector<std::size_t> SheetExport::places(TermId subject, std::string_view property) const {
  std::vector<std::size_t> found;
  const TermId predicate = graph_.terms().find_iri(property);
  if (predicate == no_term) return found;
  for (const Quad& quad : graph_.statements(subject))
    if (quad.predicate == predicate && quad.graph == no_term)
      found.push_back(static_cast<std::size_t>(&quad - graph_.data().quads.data()));
  return found;
}

std::string SheetExport::reference(TermId term) const {
  const std::string_view iri = graph_.terms().value(term);
  if (const std::optional<std::string> name = prefixes_.shorten(iri))
    if (prefixes_.expand(*name) == iri && !first_illegal_in_iri(*name)) return *name;
  return fmt::format("<{}>", iri);
}

void SheetExport::add_texts(Row& row, SheetWriter& writer, TermId subject, std::string_view property,
                            std::string_view column, Texts which) const {
  std::map<std::string, std::vector<std::size_t>> by_language;
  for (const std::size_t place : places(subject, property)) {
    const TermView text = object(place);
    if (is_plain(text) && !(which == Texts::all_in_languages && text.language.empty()))
      by_language[std::string(text.language)].push_back(place);
  }
  for (const auto& [language, texts] : by_language) {
    const std::string name = column_in(column, language);
    if (!writer.takes(name) || (which == Texts::one && texts.size() > 1)) continue;
    std::vector<std::string> values;
    for (const std::size_t place : texts) values.emplace_back(object(place).value);
    row.cells[name] = which == Texts::one ? values.front() : join_cell(values);
    row.taken.insert(row.taken.end(), texts.begin(), texts.end());
  }
}

std::optional<TermId> SheetExport::single(Row& row, TermId subject, std::string_view property) const {
  const std::vector<std::size_t> found = places(subject, property);
  if (found.size() != 1) return std::nullopt;
  row.taken.push_back(found.front());
  return object_id(found.front());
}

bool SheetExport::take_class(Row& row, TermId subject, std::string_view class_iri) const {
  const TermId wanted = graph_.terms().find_iri(class_iri);
  bool found = false;
  for (const std::size_t place : places(subject, vocab::rdf_type))
    if (object_id(place) == wanted) {
      found = true;
      row.taken.push_back(place);
    }
  return found;
}

void SheetExport::add_inferred(Row& row, TermId subject) const {
  std::vector<std::string> names;
  for (const std::size_t place : places(subject, vocab::fil_inferred)) {
    const TermView property = object(place);
    if (property.kind != TermKind::iri) continue;
    const auto column = std::ranges::find(columns_, property.value, &ClaimColumn::iri);
    names.push_back(column != columns_.end() && column->name.find(':') == std::string::npos
                        ? column->name
                        : reference(object_id(place)));
    row.taken.push_back(place);
  }
  if (!names.empty()) row.cells["inferred"] = join_cell(names);
}

void SheetExport::each_document(SheetWriter& writer, const std::function<void(const Row&)>& take) const {
  for (std::size_t d = 0; d < graph_.data().documents.size(); ++d) {
    const TermId term = graph_.document(static_cast<DocumentId>(d)).term;
    if (!is_iri(term)) continue;
    Row row;
    row.cells["id"] = reference(term);
    if (!take_class(row, term, vocab::fil_Document)) continue;
    add_texts(row, writer, term, vocab::skos_prefLabel, "label", Texts::one);
    add_texts(row, writer, term, vocab::schema_name, "title", Texts::one);
    const auto add = [&](std::string_view property, std::string_view column,
                         const std::function<std::optional<std::string>(TermId)>& text) {
      const std::vector<std::size_t> found = places(term, property);
      if (found.size() != 1) return;
      const std::optional<std::string> cell = text(object_id(found.front()));
      if (!cell) return;
      row.cells[std::string(column)] = *cell;
      row.taken.push_back(found.front());
    };
    const auto plain = [&](TermId value) -> std::optional<std::string> {
      const TermView text = graph_.terms()[value];
      if (!is_plain(text) || !text.language.empty()) return std::nullopt;
      return std::string(text.value);
    };
    // One value, which neither looks like an IRI nor like several.
    const auto actor = [&](TermId value) -> std::optional<std::string> {
      if (is_iri(value)) return reference(value);
      const std::optional<std::string> text = plain(value);
      if (!text || text->find_first_of(":<") != text->npos) return std::nullopt;
      return join_cell(std::array{*text});
    };
    add(vocab::schema_datePublished, "published", [&](TermId value) -> std::optional<std::string> {
      const TermView date = graph_.terms()[value];
      if (date.datatype != vocab::edtf_EDTF || !is_cell_text(date.value) || !parse_edtf(date.value))
        return std::nullopt;
      return std::string(date.value);
    });
    add(vocab::schema_inLanguage, "language", plain);
    add(vocab::schema_publisher, "publisher", actor);
    add(vocab::schema_author, "author", actor);
    add(vocab::schema_url, "url", [&](TermId value) -> std::optional<std::string> {
      if (!is_iri(value)) return std::nullopt;
      return reference(value);
    });
    add(vocab::fil_sha256, "sha256", plain);
    add_inferred(row, term);
    take(row);
  }
}

void SheetExport::each_thing(SheetWriter& writer, const std::function<void(const Row&)>& take) const {
  constexpr std::array thing_classes = {vocab::fil_Company,   vocab::fil_Group, vocab::fil_Product,
                                        vocab::fil_Regulator, vocab::fil_Place, vocab::fil_Country,
                                        vocab::fil_Agent};
  for (VertexId v = 0; v < graph_.vertex_count(); ++v) {
    const TermId term = graph_.term_of_vertex(v);
    if (!is_iri(term) || is_claim(graph_.kind_of_vertex(v))) continue;
    Row row;
    row.cells["id"] = reference(term);
    std::vector<std::string> kinds;
    for (const std::size_t place : places(term, vocab::rdf_type)) {
      const std::string_view class_iri = object(place).value;
      if (object(place).kind != TermKind::iri || !graph_.kinds().kind_of_class(class_iri)) continue;
      kinds.push_back(std::ranges::find(thing_classes, class_iri) != thing_classes.end()
                          ? std::string(local_name(class_iri))
                          : reference(object_id(place)));
      row.taken.push_back(place);
    }
    if (kinds.empty()) continue;
    row.cells["kind"] = join_cell(kinds);
    add_texts(row, writer, term, vocab::skos_prefLabel, "label", Texts::one);
    add_texts(row, writer, term, vocab::skos_altLabel, "alias", Texts::all);
    std::vector<std::string> codes;
    for (const std::size_t place : places(term, vocab::skos_notation)) {
      const std::optional<Code> code = stated_code(object(place));
      if (!code || code->text != object(place).value || !well_formed(*code) || parse_code(code_text(*code)) != code)
        continue;
      codes.push_back(code_text(*code));
      row.taken.push_back(place);
    }
    if (!codes.empty()) row.cells["code"] = join_cell(codes);
    take(row);
  }
}

std::optional<std::string> SheetExport::amount(TermId claim, const ClaimColumn& column, TermId node,
                                               std::vector<std::size_t>& taken) const {
  if (!is_iri(node)) return std::nullopt;
  CellAmount amount;
  std::size_t classes = 0;
  std::set<std::string_view> met;
  for (const Quad& quad : graph_.statements(node)) {
    const TermView value = graph_.terms()[quad.object];
    const std::string_view predicate = graph_.terms().value(quad.predicate);
    if (quad.graph != no_term || !met.insert(predicate).second) return std::nullopt;
    const auto number = [&](std::string& part) {
      if (!is_number(value)) return false;
      part = value.value;
      return true;
    };
    const auto flag = [&](bool& part) {
      part = value.value == "true" && value.datatype == xsd_boolean_iri;
      return part;
    };
    const auto unit = [&] {
      if (!is_plain(value) || !value.language.empty() || value.value.find_first_of("<>") != value.value.npos)
        return false;
      amount.unit = value.value;
      return true;
    };
    bool known = false;
    if (predicate == vocab::rdf_type) {
      known = value.value == vocab::schema_MonetaryAmount || value.value == vocab::schema_QuantitativeValue;
      amount.money = value.value == vocab::schema_MonetaryAmount;
      ++classes;
    } else if (predicate == vocab::schema_value) {
      known = number(amount.value);
    } else if (predicate == vocab::schema_minValue) {
      known = number(amount.minimum);
    } else if (predicate == vocab::schema_maxValue) {
      known = number(amount.maximum);
    } else if (predicate == vocab::schema_currency || predicate == vocab::schema_unitText) {
      known = unit();
    } else if (predicate == vocab::fil_strict) {
      known = flag(amount.strict);
    } else if (predicate == vocab::fil_approximate) {
      known = flag(amount.approximate);
    }
    if (!known) return std::nullopt;
  }
  if (classes != 1 || met.contains(amount.money ? vocab::schema_unitText : vocab::schema_currency)) return std::nullopt;
  std::optional<std::string> cell = amount_cell(amount);
  if (!cell) return std::nullopt;
  const std::string_view iri = graph_.terms().value(node);
  const std::string name = column.iri == vocab::fil_unitPrice ? "unitPrice" : amount.money ? amount.unit : "quantity";
  if (iri != std::string(graph_.terms().value(claim)) + name) *cell += fmt::format(" <{}>", iri);
  for (const Quad& quad : graph_.statements(node))
    taken.push_back(static_cast<std::size_t>(&quad - graph_.data().quads.data()));
  return cell;
}

void SheetExport::add_column(Row& row, SheetWriter& writer, TermId claim, const ClaimColumn& column) const {
  if (column.form == SheetColumn::link) return;
  if (column.iri == vocab::fil_inferred) return add_inferred(row, claim);
  if (column.form == SheetColumn::text) return add_texts(row, writer, claim, column.iri, column.name, Texts::all);
  if (column.iri == vocab::fil_shareOf) add_texts(row, writer, claim, column.iri, column.name, Texts::all_in_languages);
  std::vector<std::string> values;
  std::vector<std::size_t> taken;
  const std::vector<std::size_t> found = places(claim, column.iri);
  if (found.size() > 1 && column.single) return;
  for (const std::size_t place : found) {
    const TermView value = object(place);
    std::optional<std::string> text;
    switch (column.form) {
      case SheetColumn::date:
        if (value.kind == TermKind::literal && value.datatype == vocab::edtf_EDTF && is_cell_text(value.value) &&
            parse_edtf(value.value))
          text = value.value;
        break;
      case SheetColumn::number:
        if (is_number(value)) text = value.value;
        break;
      case SheetColumn::flag:
        if (value.kind == TermKind::literal && value.datatype == xsd_boolean_iri &&
            (value.value == "true" || value.value == "false"))
          text = value.value == "true" ? "yes" : "no";
        break;
      case SheetColumn::amounts:
        text = amount(claim, column, object_id(place), taken);
        break;
      case SheetColumn::words:
        if (value.kind == TermKind::iri) {
          const auto& words = words_.at(column.iri);
          const auto word = words.find(value.value);
          const bool unique = word != words.end() && std::ranges::count_if(words, [&](const auto& other) {
                                                       return equal_ignoring_case(other.second, word->second);
                                                     }) == 1;
          text = unique ? word->second : reference(object_id(place));
        }
        break;
      default:
        if (value.kind == TermKind::iri) text = reference(object_id(place));
    }
    if (!text) continue;
    values.push_back(*text);
    taken.push_back(place);
  }
  if (values.empty()) return;
  row.cells[column.name] = column.single ? values.front() : join_cell(values);
  row.taken.insert(row.taken.end(), taken.begin(), taken.end());
}

std::optional<SheetExport::Row> SheetExport::claim_row(SheetWriter& writer, ClaimId claim) const {
  const TermId term = graph_.term_of_claim(claim);
  if (!is_iri(term)) return std::nullopt;
  Row row;
  row.cells["id"] = reference(term);
  const std::string_view class_iri = graph_.kinds().class_of_kind(graph_.kind_of_claim(claim));
  if (!take_class(row, term, class_iri)) return std::nullopt;
  row.cells["kind"] = local_name(class_iri);
  if (graph_.kind_of_claim(claim) == Kind::link) {
    const auto subject = single(row, term, vocab::rdf_subject), predicate = single(row, term, vocab::rdf_predicate),
               object = single(row, term, vocab::rdf_object);
    if (!subject || !predicate || !object || !is_iri(*subject) || !is_iri(*object)) return std::nullopt;
    const std::string_view iri = graph_.terms().value(*predicate);
    const std::optional<EdgeTypeId> type = graph_.kinds().find_edge_type(iri);
    if (!type) return std::nullopt;
    const std::string_view name = graph_.kinds().edge_type(*type).name();
    const bool unique = std::ranges::count_if(graph_.kinds().edge_types(), [&](const EdgeType& other) {
                          return other.carrier == Carrier::link && equal_ignoring_case(other.name(), name);
                        }) == 1;
    row.cells["subject"] = reference(*subject);
    row.cells["edge"] = unique ? std::string(name) : reference(*predicate);
    row.cells["object"] = reference(*object);
  }
  add_texts(row, writer, term, vocab::skos_prefLabel, "label", Texts::one);
  for (const ClaimColumn& column : columns_) add_column(row, writer, term, column);
  return row;
}

bool SheetExport::add_attestation(Row& row, const AttestationRow& attestation) const {
  const TermId term = attestation.term;
  if (!is_iri(term)) return false;
  const bool typed = take_class(row, term, vocab::fil_Attestation);
  const bool denies = attestation.denies != 0;
  const auto said = single(row, term, denies ? vocab::fil_denies : vocab::fil_affirms),
             voice = single(row, term, vocab::prov_wasAttributedTo), document = single(row, term, vocab::oa_hasSource),
             start = single(row, term, vocab::fil_start), end = single(row, term, vocab::fil_end);
  if (!typed || !said || !voice || !document || !start || !end || !is_iri(*voice) || !is_iri(*document)) return false;
  for (const TermId number : {*start, *end}) {
    const TermView text = graph_.terms()[number];
    if (!is_number(text) || text.value.size() > 18 || text.value.find_first_not_of("0123456789") != text.value.npos)
      return false;
  }
  row.cells["attestation"] = reference(term);
  row.cells["stance"] = denies ? "denies" : "affirms";
  row.cells["document"] = reference(*document);
  row.cells["from_char"] = graph_.terms().value(*start);
  row.cells["to_char"] = graph_.terms().value(*end);
  if (*voice != *document) row.cells["voice"] = reference(*voice);
  const std::vector<std::size_t> certainty = places(term, vocab::fil_certainty);
  if (certainty.size() == 1) {
    const std::string_view iri = object(certainty.front()).value;
    if (graph_.kinds().find_certainty(iri)) {
      row.cells["certainty"] = local_name(iri);
      row.taken.push_back(certainty.front());
    }
  }
  return true;
}

// A repeated attestation that has no row of its own would not be found; then the relay stays where the attestation is,
// in the last file.
void SheetExport::add_repeated(Row& row, ClaimId claim, TermId attestation) const {
  const std::vector<std::size_t> repeats = places(attestation, vocab::prov_wasDerivedFrom);
  if (repeats.size() != 1 || object_id(repeats.front()) == attestation) return;
  const AttestationId repeated = graph_.find_attestation(object_id(repeats.front()));
  if (repeated == no_attestation || graph_.attestation(repeated).claim != claim) return;
  if (Row other; !add_attestation(other, graph_.attestation(repeated))) return;
  row.cells["repeats"] = reference(object_id(repeats.front()));
  row.taken.push_back(repeats.front());
}

void SheetExport::each_claim(SheetWriter& writer, const std::function<void(const Row&)>& take) {
  claims_ = 0;
  for (const ClaimId claim : graph_.data().claims_by_term) {
    const std::optional<Row> row = claim_row(writer, claim);
    if (!row) continue;
    bool written = false;
    std::vector<const AttestationRow*> attestations;
    for (const AttestationRow& attestation : graph_.attestations(claim)) attestations.push_back(&attestation);
    std::ranges::sort(attestations, {}, [](const AttestationRow* attestation) { return attestation->term; });
    for (const AttestationRow* attestation : attestations) {
      Row whole = *row;
      if (!add_attestation(whole, *attestation)) continue;
      add_repeated(whole, claim, attestation->term);
      take(whole);
      written = true;
    }
    claims_ += written;
  }
}

// What no row holds.
void SheetExport::write_rest(ByteSink& sink, SheetStatistics& statistics) {
  BlankLabels labels;
  std::string record;
  const auto put = [&](std::vector<std::string> cells) {
    for (std::string& cell : cells) {
      statistics.replaced_characters += static_cast<std::uint64_t>(std::ranges::count(cell, '\0'));
      cell = defused_cell(cell);
    }
    record.clear();
    append_csv_record(record, cells, Formulas::kept);
    sink.write(record);
  };
  const auto name = [&](TermId term) {
    if (term == no_term) return std::string();
    if (is_iri(term)) return reference(term);
    return fmt::format("_:{}", labels(graph_.terms()[term]).value);
  };
  put({"subject", "predicate", "object", "text", "language", "datatype", "graph"});
  const auto& quads = graph_.data().quads;
  for (std::size_t i = 0; i < quads.size(); ++i) {
    if (taken_[i]) continue;
    const TermView object = graph_.terms()[quads[i].object];
    const bool literal = object.kind == TermKind::literal;
    put({name(quads[i].subject), name(quads[i].predicate), literal ? "" : name(quads[i].object),
         literal ? std::string(object.value) : "", std::string(object.language),
         object.datatype.empty() ? "" : name(graph_.terms().find_iri(object.datatype)), name(quads[i].graph)});
    ++statistics.statements;
  }
}

SheetStatistics SheetExport::write(const std::array<ByteSink*, sheet_file_names.size()>& sinks) {
  SheetStatistics statistics;
  std::string record;
  append_csv_record(record, std::array<std::string, 2>{"prefix", "iri"}, Formulas::kept);
  for (const Prefix& prefix : prefixes_.all())
    append_csv_record(record, std::array<std::string, 2>{defused_cell(prefix.name), defused_cell(prefix.iri)},
                      Formulas::kept);
  sinks[0]->write(record);
  SheetWriter documents(*sinks[1], {"id", "label"},
                        {"published", "language", "publisher", "author", "url", "sha256", "inferred"});
  statistics.documents = write_rows(documents, [&](const auto& take) { each_document(documents, take); });
  SheetWriter things(*sinks[2], {"id", "kind", "label"}, {"code"});
  statistics.things = write_rows(things, [&](const auto& take) { each_thing(things, take); });
  SheetWriter claims(
      *sinks[3], {"id", "kind", "subject", "edge", "object", "product", "modality", "starts", "ends", "when"},
      {"inferred", "stance", "certainty", "voice", "repeats", "document", "from_char", "to_char", "attestation"});
  statistics.rows = write_rows(claims, [&](const auto& take) { each_claim(claims, take); });
  statistics.claims = claims_;
  write_rest(*sinks[4], statistics);
  return statistics;
}

}  // namespace

SheetStatistics write_sheets(const KnowledgeGraph& graph, const std::array<ByteSink*, sheet_file_names.size()>& sinks) {
  return SheetExport(graph).write(sinks);
}

}  // namespace filiera
