// SPDX-License-Identifier: Apache-2.0
// Reads sheets into statements.
#include "import/sheets/sheets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <list>
#include <map>
#include <memory>
#include <set>
#include <unordered_map>
#include <utility>

#include "graph/model/codes.hpp"
#include "graph/model/decimal.hpp"
#include "graph/sheets/cells.hpp"
#include "graph/sheets/columns.hpp"
#include "import/claims/claim_writer.hpp"
#include "import/claims/terms.hpp"
#include "import/records/csv_rows.hpp"
#include "import/records/named_source.hpp"
#include "import/records/record_faults.hpp"
#include "import/records/sheet_table.hpp"
#include "import/records/workbook.hpp"
#include "import/sheets/quotes.hpp"
#include "import/sheets/resolver.hpp"
#include "io/fold.hpp"
#include "io/mapped_file.hpp"
#include "io/sha256.hpp"
#include "io/spelling.hpp"
#include "io/utf8.hpp"
#include "rdf/iri.hpp"
#include "rdf/language.hpp"
#include "rdf/name_syntax.hpp"

namespace filiera {

namespace {

namespace fs = std::filesystem;

enum class SheetKind : std::uint8_t { prefixes, statements, documents, things, claims };
constexpr std::array sheet_kinds = {SheetKind::prefixes, SheetKind::statements, SheetKind::documents, SheetKind::things,
                                    SheetKind::claims};
constexpr std::array<std::string_view, 5> sheet_names = {"prefixes", "statements", "documents", "things", "claims"};

constexpr std::size_t longest_text = std::size_t{64} << 20;

std::string bytes_of_file(const std::string& path, std::size_t most) {
  const std::unique_ptr<Source> source = open_named(path);
  std::string bytes, block(std::size_t{1} << 16, '\0');
  while (const std::size_t size = source->read(block.data(), block.size())) {
    bytes.append(block, 0, size);
    if (bytes.size() > most) throw SourceError(fmt::format("{}: a text of over {} bytes", path, most));
  }
  return bytes;
}

// A text of --texts.
struct SheetText {
  std::string path, digest, bytes;
  std::unique_ptr<QuotedText> quoted;
};

// A fault of one cell, thrown to end the reading of its row.
struct CellFault {
  const FaultKind* kind;
  std::optional<std::size_t> column;
  std::string message, remedy;
};

[[noreturn]] void refuse_cell(std::optional<std::size_t> column, std::string message, std::string remedy = {}) {
  throw CellFault{&record_fault::cell, column, std::move(message), std::move(remedy)};
}
[[noreturn]] void refuse_row(std::string message, std::string remedy = {}) {
  throw CellFault{&record_fault::row, std::nullopt, std::move(message), std::move(remedy)};
}

// The statements of one row, which are passed on when the whole row is sound.
struct RowDraft {
  struct Part {
    TermId subject;  // no_term: the claim
    std::string predicate;
    TermId object;
    std::size_t column;
    // Not empty: what the IRI of an amount adds to that of the claim. The amount is the object, or, where `of_amount`,
    // the subject.
    std::string amount = {};
    bool of_amount = false;

    bool of_claim() const { return subject == no_term && !of_amount; }
  };
  struct New {
    std::string name;
    KindSet allowed;
    std::size_t column;
    std::size_t part;  // the statement whose object it is
  };
  std::vector<Part> parts;
  std::vector<New> made;
  std::map<std::string, std::string, std::less<>> amounts;  // what is unique to an amount, by its short name
};

class SheetReader {
 public:
  SheetReader(const SheetOptions& options, StatementSink& sink, Faults& faults)
      : options_(options),
        sink_(sink),
        faults_(faults),
        kinds_(options.graph ? options.graph->kinds() : Kinds::shipped()),
        prefixes_(options.prefixes) {}

  SheetReport read(std::span<const std::string> files);

 private:
  using Files = std::map<SheetKind, std::vector<std::string>>;

  // How the cells of the present sheet of claims are read.
  struct ClaimSheet {
    struct Column {
      std::size_t number;
      const ClaimColumn* claim = nullptr;  // of a property or an edge type
      std::string language;
    };
    std::vector<Column> columns;                                       // of edge types and qualifiers
    std::vector<std::pair<std::size_t, std::string>> labels, remarks;  // number and language
    std::optional<std::size_t> id, kind, subject, edge, object, stance, certainty, voice, repeats, document, quote,
        from_char, to_char, attestation;
  };
  struct Attested {
    TermId attestation, voice;
  };
  struct Repeat {
    TermId attestation, claim;
    std::string text;
    Origin origin;
    std::string file;
  };

  std::optional<SheetKind> kind_of_file(const std::string& path);
  // A worksheet is named as it is in messages: FILE[WORKSHEET].
  std::unique_ptr<RowSource> rows_of(const std::string& path, Faults& faults);
  // The sheets in a file: itself, or the worksheets of a workbook.
  std::vector<std::string> sheets_in(const std::string& path);
  // Calls `take` for each whole row; a CellFault that it throws becomes a fault.
  void each_row(SheetTable& table, const std::function<void(SheetTable&)>& take);
  void report(SheetTable& table, const CellFault& fault, Faults& to);

  void read_prefixes(const std::string& path);
  void read_statements(const std::string& path);
  void extend_kinds();
  void read_documents(const std::string& path);
  void read_things(const std::string& path);
  void read_claim_ids(const std::string& path);
  void read_claims(const std::string& path);
  void finish();
  void declare_prefixes();

  std::optional<ClaimSheet> claim_sheet(SheetTable& table);
  void read_claim(const SheetTable& table, const ClaimSheet& sheet, const std::string& path);
  // Adds what the cells say of the claim to the draft; returns the class of the claim.
  std::string_view draft_claim(const SheetTable& table, const ClaimSheet& sheet, RowDraft& draft);
  void draft_column(const SheetTable& table, const ClaimSheet::Column& column, RowDraft& draft);
  void draft_amounts(std::string_view cell, const ClaimSheet::Column& column, RowDraft& draft);
  // The term of a thing, or no_term with a New in the draft.
  TermId reference(std::string_view text, KindSet allowed, std::size_t column, RowDraft& draft);
  TermId word(std::string_view text, const ClaimColumn& column, std::size_t number) const;
  std::string property_named(std::string_view text, std::size_t column) const;
  // Of a column of a header that was just read; a fault if it is none.
  std::string language_of(std::string_view column, SheetTable& table, std::size_t number);
  // Of every column of the header; a column that is not `known` is a fault.
  std::vector<std::string> languages_of(SheetTable& table, std::span<const std::string> known);
  TermId document_of(const SheetTable& table, const ClaimSheet& sheet, const std::string& path, TextSpan& span);
  TextSpan span_of_quote(const SheetTable& table, const ClaimSheet& sheet, TermId& document);
  void load_texts();
  SheetText* text_of(TermId document);
  TermId sheet_document(const std::string& path);
  std::string name_of(TermId term) const;
  std::string cell_text(const SheetTable& table, std::optional<std::size_t> column) const {
    return column ? text_of_cell(table.cell(column)) : std::string();
  }

  struct Worksheet {
    std::shared_ptr<Workbook> workbook;
    std::size_t number = 0;
    std::string name;
  };

  const SheetOptions& options_;
  StatementSink& sink_;
  Faults& faults_;
  std::list<MappedFile> mapped_;
  std::map<std::string, Worksheet, std::less<>> worksheets_;
  Kinds kinds_;
  Prefixes prefixes_;
  std::string own_;
  std::unique_ptr<ClaimWriter> write_;
  std::unique_ptr<SheetNames> names_;
  std::vector<ClaimColumn> columns_;
  std::map<std::string, std::vector<CellWord>, std::less<>> words_;  // by property
  std::vector<Quad> stated_;                                         // of the sheets of statements
  std::vector<std::unique_ptr<SheetText>> texts_;
  std::map<TermId, SheetText*> text_of_document_;
  std::unordered_map<TermId, std::vector<Attested>> attested_;
  std::vector<Repeat> repeats_;
  std::map<std::string, TermId, std::less<>> sheet_documents_;
  std::unordered_map<TermId, std::string> digests_;  // of documents that have one
  std::unordered_map<TermId, std::string> files_;    // of documents: the name of their text
  SheetReport report_;
};

std::vector<std::string> SheetReader::sheets_in(const std::string& path) {
  if (!ends_with_ignoring_case(path, ".xlsx")) return {path};
  std::vector<std::string> sheets;
  try {
    const MappedFile& file = mapped_.emplace_back(path);
    const auto workbook = std::make_shared<Workbook>(path, file.bytes(), faults_);
    const std::vector<std::string> names = workbook->worksheets();
    for (std::size_t i = 0; i < names.size(); ++i) {
      sheets.push_back(fmt::format("{}[{}]", path, names[i]));
      worksheets_[sheets.back()] = {workbook, i, names[i]};
    }
  } catch (const SourceError& error) {
    throw SourceError(fmt::format("{}: {}", path, error.what()));
  }
  return sheets;
}

std::unique_ptr<RowSource> SheetReader::rows_of(const std::string& path, Faults& faults) {
  const auto worksheet = worksheets_.find(path);
  if (worksheet == worksheets_.end()) return csv_rows(open_named(path), faults);
  return worksheet->second.workbook->rows(worksheet->second.number, faults);
}

std::optional<SheetKind> SheetReader::kind_of_file(const std::string& path) {
  const auto worksheet = worksheets_.find(path);
  const std::string stem =
      lower_ascii(worksheet == worksheets_.end() ? fs::path(path).stem().string() : worksheet->second.name);
  const auto named = std::ranges::find(sheet_names, stem);
  if (named != sheet_names.end()) return sheet_kinds[static_cast<std::size_t>(named - sheet_names.begin())];
  Faults ignored;
  const SheetTable table(rows_of(path, ignored), ignored);
  if (table.find("predicate")) return SheetKind::statements;
  if (table.find("subject") || table.find("edge") || table.find("object")) return SheetKind::claims;
  if (table.find("prefix")) return SheetKind::prefixes;
  if (table.find("published") || table.find("sha256")) return SheetKind::documents;
  if (table.find("kind") && table.find("label")) return SheetKind::things;
  faults_.add({&record_fault::unlike,
               {path, 1, 0},
               "this is no sheet of claims, things or documents",
               {},
               fmt::format("name the file {}.csv, or give it their columns", fmt::join(sheet_names, ".csv, "))});
  return std::nullopt;
}

void SheetReader::report(SheetTable& table, const CellFault& fault, Faults& to) {
  std::string message = fault.message;
  if (fault.column) message = fmt::format("column \"{}\": {}", table.header()[*fault.column], message);
  to.add({fault.kind,
          {table.name(), table.row().number, fault.column ? *fault.column + 1 : 0},
          std::move(message),
          {},
          fault.remedy});
}

void SheetReader::each_row(SheetTable& table, const std::function<void(SheetTable&)>& take) {
  while (table.next()) {
    if (table.broken()) continue;
    try {
      take(table);
    } catch (const CellFault& fault) {
      report(table, fault, faults_);
    }
  }
}

void SheetReader::read_prefixes(const std::string& path) {
  SheetTable table(rows_of(path, faults_), faults_);
  const auto name = table.find("prefix"), iri = table.find("iri");
  if (!table.require("prefix") || !table.require("iri")) return;
  each_row(table, [&](SheetTable& row) {
    const std::string prefix = cell_text(row, name), value = cell_text(row, iri);
    if (prefix == "(own)") {
      if (!is_absolute_iri(value)) refuse_cell(iri, fmt::format("\"{}\" is no IRI", value));
      if (options_.own_namespace.empty()) own_ = value;
      return;
    }
    if (!has_scheme(value) || !prefixes_.set(prefix, value))
      refuse_cell(has_scheme(value) ? name : iri, fmt::format("\"{}: {}\" is no prefix", prefix, value),
                  "write a name without its colon, and an absolute IRI");
    sink_.prefix(prefix, value);
  });
}

void SheetReader::read_statements(const std::string& path) {
  sink_.begin_file(path);
  SheetTable table(rows_of(path, faults_), faults_);
  bool whole = true;
  for (const std::string_view column : {"subject", "predicate", "object", "text"}) whole &= table.require(column);
  if (!whole) return;
  const auto subject = table.find("subject"), predicate = table.find("predicate"), object = table.find("object"),
             text = table.find("text"), language = table.find("language"), datatype = table.find("datatype"),
             graph = table.find("graph");
  each_row(table, [&](SheetTable& row) {
    const auto term = [&](std::optional<std::size_t> column, bool blank) {
      const std::string cell = cell_text(row, column);
      if (blank && cell.starts_with("_:") && is_blank_label(cell.substr(2)))
        return sink_.terms().intern({TermKind::blank, std::string_view(cell).substr(2), {}, {}});
      const std::optional<std::string> iri = names_->spelled_iri(cell);
      if (!iri)
        refuse_cell(column, fmt::format("\"{}\" is no IRI", cell), "write <IRI>, or a name with a declared prefix");
      return write_->iri(*iri);
    };
    Quad quad{term(subject, true), term(predicate, false), no_term, no_term};
    if (!row.cell(object).empty()) {
      quad.object = term(object, true);
    } else {
      const std::string tag = cell_text(row, language);
      if (!tag.empty() && !is_language_tag(tag)) refuse_cell(language, fmt::format("\"{}\" is no language tag", tag));
      const TermId type = row.cell(datatype).empty() ? no_term : term(datatype, false);
      if (!tag.empty() && type != no_term) refuse_cell(datatype, "a text has a language or a datatype, not both");
      // The only cells whose white space counts.
      const std::string value = text_of_cell(*text < row.row().cells.size() ? row.row().cells[*text] : std::string());
      quad.object = sink_.terms().intern_literal(value, type, tag);
    }
    if (!row.cell(graph).empty()) quad.graph = term(graph, true);
    sink_.statement(quad, {static_cast<std::uint32_t>(row.row().number), 0});
    stated_.push_back(quad);
  });
}

// The kinds that statements declare, before sheets use them.
void SheetReader::extend_kinds() {
  const auto is_declared = [&](const Quad& quad) {
    constexpr std::array classes = {vocab::fil_EdgeType, vocab::fil_Metric, vocab::fil_Effect,
                                    vocab::fil_Modality, vocab::owl_Class,  vocab::rdfs_Class};
    return sink_.terms().value(quad.predicate) == vocab::rdf_type &&
           std::ranges::find(classes, sink_.terms().value(quad.object)) != classes.end();
  };
  std::set<TermId> declared;
  for (const Quad& quad : stated_)
    if (is_declared(quad)) declared.insert(quad.subject);
  std::vector<Kinds::Declaration> declarations;
  for (const Quad& quad : stated_)
    if (declared.contains(quad.subject))
      declarations.push_back(
          {sink_.terms()[quad.subject], sink_.terms()[quad.predicate], sink_.terms()[quad.object], Place{}});
  Faults found_again;  // by the check of the whole
  if (!declarations.empty()) kinds_ = kinds_.extended(declarations, found_again);
  columns_ = claim_columns(kinds_);
  for (const ClaimColumn& column : columns_)
    if (column.form == SheetColumn::words) words_[column.iri] = words_of(kinds_, column.iri);
  // What statements name can be named in other sheets too.
  for (const Quad& quad : stated_) {
    const std::string_view predicate = sink_.terms().value(quad.predicate);
    if (sink_.terms().kind(quad.object) == TermKind::literal &&
        (predicate == vocab::skos_prefLabel || predicate == vocab::skos_altLabel))
      names_->set_name(sink_.terms().value(quad.object), quad.subject, predicate == vocab::skos_prefLabel);
    if (predicate == vocab::rdf_type)
      if (const auto kind = kinds_.kind_of_class(sink_.terms().value(quad.object)))
        names_->set_kind(quad.subject, *kind);
  }
}

std::string SheetReader::language_of(std::string_view column, SheetTable& table, std::size_t number) {
  const std::string language(parts_of_column(column).language);
  if (!language.empty() && !is_language_tag(language))
    faults_.add({&record_fault::column,
                 {table.name(), table.row().number, number + 1},
                 fmt::format("\"{}\" is no language tag", language),
                 {},
                 {}});
  return language;
}

namespace {

// Adds a fault for a column that a sheet does not have, with the nearest one that it has.
void refuse_column(SheetTable& table, std::size_t number, std::span<const std::string> known, Faults& faults) {
  const std::string& name = table.header()[number];
  const std::vector<std::string> near = nearest_spellings(parts_of_column(name).name, known, 1);
  faults.add({&record_fault::column,
              {table.name(), table.row().number, number + 1},
              fmt::format("there is no column \"{}\"", name),
              {},
              near.empty() ? "remove it; filiera help sheets lists the columns"
                           : fmt::format("did you mean {}?", near.front())});
}

}  // namespace

std::vector<std::string> SheetReader::languages_of(SheetTable& table, std::span<const std::string> known) {
  std::vector<std::string> languages;
  for (std::size_t i = 0; i < table.header().size(); ++i) {
    const std::string& header = table.header()[i];
    if (std::ranges::find(known, parts_of_column(lower_ascii(header)).name) == known.end())
      refuse_column(table, i, known, faults_);
    languages.push_back(language_of(header, table, i));
  }
  return languages;
}

void SheetReader::read_documents(const std::string& path) {
  sink_.begin_file(path);
  SheetTable table(rows_of(path, faults_), faults_);
  const std::vector<std::string> known = {"id",     "label", "title",  "published", "language", "publisher",
                                          "author", "url",   "sha256", "file",      "inferred"};
  const std::vector<std::string> languages = languages_of(table, known);
  each_row(table, [&](SheetTable& row) {
    write_->set_origin({static_cast<std::uint32_t>(row.row().number), 0});
    const std::string id = cell_text(row, row.find("id")), label = cell_text(row, row.find("label"));
    if (id.empty() && label.empty()) refuse_row("a document without id and label");
    const std::optional<std::string> iri = id.empty() ? names_->iri_of_label(label) : names_->iri_of_id(id);
    if (!iri) refuse_cell(row.find("id"), fmt::format("\"{}\" is no id", id), "write letters and digits, or an IRI");
    const TermId document = write_->iri(*iri);
    if (!write_->begin(document, vocab::fil_Document))
      refuse_row(fmt::format("a second row of \"{}\"", id.empty() ? label : id));
    names_->set_kind(document, Kind::document);
    if (!id.empty()) names_->set_id(id, document);
    bool labelled = false;
    for (std::size_t i = 0; i < row.header().size(); ++i) {
      const ColumnName column = parts_of_column(row.header()[i]);
      const std::string name = lower_ascii(column.name);
      const std::string cell = text_of_cell(row.cell(i));
      if (cell.empty() || name == "id") continue;
      if (name == "label" || name == "title") {
        labelled |= name == "label";
        write_->add(document, name == "label" ? vocab::skos_prefLabel : vocab::schema_name,
                    write_->text(cell, languages[i]));
        names_->set_name(cell, document, name == "label");
      } else if (name == "published") {
        DateError error;
        if (!parse_edtf(cell, &error))
          refuse_cell(i, fmt::format("\"{}\" is no date: {}", cell, error.message), error.remedy);
        write_->add(document, vocab::schema_datePublished, write_->date(cell));
      } else if (name == "language") {
        write_->add(document, vocab::schema_inLanguage, write_->text(cell));
      } else if (name == "publisher" || name == "author") {
        for (const std::string& value : split_cell(cell)) {
          const std::optional<std::string> actor = names_->spelled_iri(value);
          write_->add(document, name == "author" ? vocab::schema_author : vocab::schema_publisher,
                      actor ? write_->iri(*actor) : write_->text(value));
        }
      } else if (name == "url") {
        const std::optional<std::string> url = names_->spelled_iri(cell);
        if (!url) refuse_cell(i, fmt::format("\"{}\" is no URL", cell));
        write_->add(document, vocab::schema_url, write_->iri(*url));
      } else if (name == "sha256") {
        write_->add(document, vocab::fil_sha256, write_->text(cell));
        digests_[document] = lower_ascii(cell);
      } else if (name == "file") {
        files_[document] = cell;
      } else if (name == "inferred") {
        for (const std::string& value : split_cell(cell))
          write_->add(document, vocab::fil_inferred, write_->iri(property_named(value, i)));
      }
    }
    if (!files_.contains(document)) files_[document] = id.empty() ? label : id;
    // An id of the sheet is what people call it.
    if (!labelled && !names_->spelled_iri(id)) write_->add(document, vocab::skos_prefLabel, write_->text(id));
    if (options_.texts && !digests_.contains(document))
      if (const SheetText* text = text_of(document)) {
        write_->add(document, vocab::fil_sha256, write_->text(text->digest));
        digests_[document] = text->digest;
      }
  });
}

void SheetReader::read_things(const std::string& path) {
  sink_.begin_file(path);
  SheetTable table(rows_of(path, faults_), faults_);
  const std::vector<std::string> known = {"id", "kind", "label", "alias", "code"};
  const std::vector<std::string> languages = languages_of(table, known);
  if (!table.require("kind")) return;
  const auto id_column = table.find("id"), kind_column = table.find("kind");
  each_row(table, [&](SheetTable& row) {
    write_->set_origin({static_cast<std::uint32_t>(row.row().number), 0});
    const std::string id = cell_text(row, id_column);
    std::string label;
    for (std::size_t i = 0; i < row.header().size() && label.empty(); ++i)
      if (lower_ascii(parts_of_column(row.header()[i]).name) == "label") label = text_of_cell(row.cell(i));
    if (id.empty() && label.empty()) refuse_row("a thing without id and label");
    const std::optional<std::string> iri = id.empty() ? names_->iri_of_label(label) : names_->iri_of_id(id);
    if (!iri) refuse_cell(id_column, fmt::format("\"{}\" is no id", id), "write letters and digits, or an IRI");
    const TermId thing = write_->iri(*iri);
    std::vector<std::string> classes;
    for (const std::string& kind : split_cell(cell_text(row, kind_column))) {
      std::string class_iri;
      if (const std::optional<std::string> spelled = names_->spelled_iri(kind)) class_iri = *spelled;
      for (const std::string_view fil_class :
           {vocab::fil_Company, vocab::fil_Group, vocab::fil_Product, vocab::fil_Regulator, vocab::fil_Place,
            vocab::fil_Country, vocab::fil_Agent})
        if (equal_ignoring_case(local_name(fil_class), kind)) class_iri = fil_class;
      if (!kinds_.kind_of_class(class_iri))
        refuse_cell(kind_column, fmt::format("\"{}\" is no kind of thing", kind),
                    "write Company, Group, Product, Regulator, Place, Country or Agent");
      names_->set_kind(thing, *kinds_.kind_of_class(class_iri));
      classes.push_back(std::move(class_iri));
    }
    if (classes.empty())
      refuse_cell(kind_column, "a thing without a kind",
                  "write Company, Group, Product, Regulator, Place, Country or Agent");
    if (!write_->begin(thing, classes.front()))
      refuse_row(fmt::format("a second row of \"{}\"", id.empty() ? label : id));
    for (const std::string& class_iri : classes) write_->add(thing, vocab::rdf_type, write_->iri(class_iri));
    if (!id.empty()) names_->set_id(id, thing);
    for (std::size_t i = 0; i < row.header().size(); ++i) {
      const std::string name = lower_ascii(parts_of_column(row.header()[i]).name);
      const std::string cell = text_of_cell(row.cell(i));
      if (cell.empty()) continue;
      if (name == "label" || name == "alias") {
        for (const std::string& value : name == "alias" ? split_cell(cell) : std::vector{cell}) {
          write_->add(thing, name == "label" ? vocab::skos_prefLabel : vocab::skos_altLabel,
                      write_->text(value, languages[i]));
          names_->set_name(value, thing, name == "label");
        }
      } else if (name == "code") {
        for (const std::string& value : split_cell(cell)) {
          const std::optional<Code> code = parse_code(value);
          if (!code || !well_formed(*code))
            refuse_cell(i, fmt::format("\"{}\" is no code", value), "write it as HS 8542 or ECCN 3A090");
          write_->add(thing, vocab::skos_notation, write_->typed(code->text, code->list));
        }
      }
    }
  });
}

void SheetReader::read_claim_ids(const std::string& path) {
  Faults found_again;
  SheetTable table(rows_of(path, found_again), found_again);
  const auto id = table.find("id");
  while (id && table.next()) {
    const std::string cell = cell_text(table, id);
    if (cell.empty() || table.broken()) continue;
    if (const auto iri = names_->iri_of_id(cell)) names_->set_id(cell, write_->iri(*iri));
  }
}

std::optional<SheetReader::ClaimSheet> SheetReader::claim_sheet(SheetTable& table) {
  ClaimSheet sheet;
  const std::pair<std::string_view, std::optional<std::size_t> ClaimSheet::*> fixed[] = {
      {"id", &ClaimSheet::id},
      {"kind", &ClaimSheet::kind},
      {"subject", &ClaimSheet::subject},
      {"edge", &ClaimSheet::edge},
      {"object", &ClaimSheet::object},
      {"stance", &ClaimSheet::stance},
      {"certainty", &ClaimSheet::certainty},
      {"voice", &ClaimSheet::voice},
      {"repeats", &ClaimSheet::repeats},
      {"document", &ClaimSheet::document},
      {"quote", &ClaimSheet::quote},
      {"from_char", &ClaimSheet::from_char},
      {"to_char", &ClaimSheet::to_char},
      {"attestation", &ClaimSheet::attestation}};
  std::vector<std::string> known = {"label", "remark"};
  for (const auto& [name, member] : fixed) {
    sheet.*member = table.find(name);
    known.emplace_back(name);
  }
  for (const ClaimColumn& column : columns_) known.push_back(column.name);
  bool whole = true;
  for (std::size_t i = 0; i < table.header().size(); ++i) {
    const std::string& header = table.header()[i];
    if (std::ranges::any_of(fixed, [&](const auto& row) { return equal_ignoring_case(row.first, header); })) continue;
    ColumnName parts = parts_of_column(header);
    auto column =
        std::ranges::find_if(columns_, [&](const ClaimColumn& c) { return equal_ignoring_case(c.name, header); });
    if (column == columns_.end())
      column = std::ranges::find_if(columns_, [&](const ClaimColumn& c) {
        return equal_ignoring_case(c.name, parts.name) && (c.form == SheetColumn::text || c.iri == vocab::fil_shareOf);
      });
    else
      parts.language = {};
    const std::string language = language_of(parts.language.empty() ? "" : header, table, i);
    if (column != columns_.end())
      sheet.columns.push_back({i, &*column, language});
    else if (equal_ignoring_case(parts.name, "label"))
      sheet.labels.emplace_back(i, language);
    else if (equal_ignoring_case(parts.name, "remark"))
      sheet.remarks.emplace_back(i, language);
    else
      refuse_column(table, i, known, faults_), whole = false;
  }
  if (!whole) return std::nullopt;
  return sheet;
}

TermId SheetReader::reference(std::string_view text, KindSet allowed, std::size_t column, RowDraft& draft) {
  Unresolved problem;
  const TermId term = names_->find(text, allowed, problem);
  if (term != no_term) return term;
  if (!problem.message.empty()) refuse_cell(column, problem.message, problem.remedy);
  draft.made.push_back({std::string(text), allowed, column, draft.parts.size()});
  return no_term;
}

TermId SheetReader::word(std::string_view text, const ClaimColumn& column, std::size_t number) const {
  if (const std::optional<std::string> iri = names_->spelled_iri(text)) return write_->iri(*iri);
  const std::vector<CellWord>& words = words_.at(column.iri);
  std::vector<std::string> names;
  for (const CellWord& word : words) {
    if (equal_ignoring_case(word.name, text) || (!word.label.empty() && fold(word.label) == fold(text)))
      return write_->iri(word.iri);
    names.push_back(word.name);
  }
  const std::vector<std::string> near = nearest_spellings(text, names, 1);
  refuse_cell(
      number, fmt::format("\"{}\" is none of its words", text),
      near.empty() ? fmt::format("write {}", fmt::join(names, ", ")) : fmt::format("did you mean {}?", near.front()));
}

std::string SheetReader::property_named(std::string_view text, std::size_t column) const {
  if (const std::optional<std::string> iri = names_->spelled_iri(text)) return *iri;
  for (const ClaimColumn& known : columns_)
    if (known.name == text) return known.iri;
  constexpr std::pair<std::string_view, std::string_view> others[] = {{"subject", vocab::rdf_subject},
                                                                      {"edge", vocab::rdf_predicate},
                                                                      {"object", vocab::rdf_object},
                                                                      {"published", vocab::schema_datePublished}};
  for (const auto& [name, iri] : others)
    if (name == text) return std::string(iri);
  refuse_cell(column, fmt::format("\"{}\" is no column", text), "name the column whose value is not in the text");
}

void SheetReader::draft_amounts(std::string_view cell, const ClaimSheet::Column& column, RowDraft& draft) {
  for (std::string value : split_cell(cell)) {
    std::string iri;
    if (value.ends_with('>'))
      if (const std::size_t open = value.rfind(" <"); open != value.npos) {
        const std::optional<std::string> spelled = names_->spelled_iri(std::string_view(value).substr(open + 1));
        if (!spelled) refuse_cell(column.number, fmt::format("{} is no IRI", value.substr(open + 1)));
        iri = *spelled;
        value.erase(open);
      }
    std::string error;
    const std::optional<CellAmount> amount = parse_amount(value, &error);
    if (!amount) refuse_cell(column.number, error);
    // Without an IRI of its own it has one that follows from that of the claim, which is not known yet.
    const TermId node = iri.empty() ? no_term : write_->iri(iri);
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
        write_->constant(amount->money ? vocab::schema_MonetaryAmount : vocab::schema_QuantitativeValue));
    for (const auto& [number, property] :
         {std::pair(&amount->value, vocab::schema_value), std::pair(&amount->minimum, vocab::schema_minValue),
          std::pair(&amount->maximum, vocab::schema_maxValue)})
      if (!number->empty()) add(property, write_->number(*number));
    if (!amount->unit.empty())
      add(amount->money ? vocab::schema_currency : vocab::schema_unitText, write_->text(amount->unit));
    const auto flag = [&](std::string_view property) { add(property, write_->typed("true", vocab::xsd_boolean)); };
    if (amount->strict) flag(vocab::fil_strict);
    if (amount->approximate) flag(vocab::fil_approximate);
  }
}

void SheetReader::draft_column(const SheetTable& table, const ClaimSheet::Column& column, RowDraft& draft) {
  const std::string cell = cell_text(table, column.number);
  if (cell.empty() || column.claim->form == SheetColumn::link) return;
  const ClaimColumn& claim = *column.claim;
  if (claim.form == SheetColumn::amounts) return draft_amounts(cell, column, draft);
  const bool is_text = claim.form == SheetColumn::text || !column.language.empty();
  for (const std::string& value : claim.single && !is_text ? std::vector{cell} : split_cell(cell)) {
    TermId object = no_term;
    if (is_text) {
      object = write_->text(value, column.language);
    } else if (claim.form == SheetColumn::words) {
      object = word(value, claim, column.number);
    } else if (claim.form == SheetColumn::date) {
      DateError error;
      if (!parse_edtf(value, &error))
        refuse_cell(column.number, fmt::format("\"{}\" is no date: {}", value, error.message), error.remedy);
      object = write_->date(value);
    } else if (claim.form == SheetColumn::number) {
      if (!Decimal::is_decimal(value))
        refuse_cell(column.number, fmt::format("\"{}\" is no number", value),
                    "write digits, with a point before decimals");
      object = write_->number(value);
    } else if (claim.form == SheetColumn::flag) {
      const bool yes = equal_ignoring_case(value, "yes") || equal_ignoring_case(value, "true");
      if (!yes && !equal_ignoring_case(value, "no") && !equal_ignoring_case(value, "false"))
        refuse_cell(column.number, fmt::format("\"{}\" is neither yes nor no", value));
      object = write_->typed(yes ? "true" : "false", vocab::xsd_boolean);
    } else if (claim.iri == vocab::fil_inferred) {
      object = write_->iri(property_named(value, column.number));
    } else if (claim.form == SheetColumn::relation) {
      object = reference(value, {}, column.number, draft);
    } else if (claim.iri == vocab::fil_anyOf) {
      const std::optional<std::string> set = names_->iri_of_id(value);
      if (!set)
        refuse_cell(column.number, fmt::format("\"{}\" is no name of a set", value),
                    "write letters and digits, or an IRI");
      object = write_->iri(*set);
    } else {
      object = reference(value, claim.range, column.number, draft);
    }
    draft.parts.push_back({no_term, claim.iri, object, column.number});
  }
}

std::string_view SheetReader::draft_claim(const SheetTable& table, const ClaimSheet& sheet, RowDraft& draft) {
  // A link: edge and object, or one column of an edge type.
  std::string edge = cell_text(table, sheet.edge), object = cell_text(table, sheet.object);
  std::size_t object_column = sheet.object.value_or(0);
  const EdgeType* type = nullptr;
  if (!edge.empty()) {
    std::string iri = names_->spelled_iri(edge).value_or("");
    std::vector<std::string> names;
    for (const EdgeType& known : kinds_.edge_types()) {
      if (known.carrier != Carrier::link) continue;
      names.emplace_back(known.name());
      if (known.iri == iri || equal_ignoring_case(known.name(), edge) || fold(known.labels.get()) == fold(edge))
        type = &known;
    }
    if (!type) {
      const std::vector<std::string> near = nearest_spellings(edge, names, 1);
      refuse_cell(sheet.edge, fmt::format("\"{}\" is no edge type of links", edge),
                  near.empty() ? fmt::format("write one of {}", fmt::join(names, ", "))
                               : fmt::format("did you mean {}?", near.front()));
    }
  }
  for (const ClaimSheet::Column& column : sheet.columns) {
    if (column.claim->form != SheetColumn::link || table.cell(column.number).empty()) continue;
    if (type || !object.empty())
      refuse_cell(column.number, "this row has an edge already", "write one row for each link");
    type = &kinds_.edge_type(*kinds_.find_edge_type(column.claim->iri));
    object = cell_text(table, column.number);
    object_column = column.number;
  }
  const std::string told = cell_text(table, sheet.kind), subject = cell_text(table, sheet.subject);
  if (!type && (!subject.empty() || !object.empty()))
    refuse_row("a subject or an object without an edge", "write the edge type in column \"edge\"");
  if (type && (subject.empty() || object.empty()))
    refuse_cell(subject.empty() ? sheet.subject : object_column,
                subject.empty() ? "a link without a subject" : "a link without an object");
  if (type) {
    draft.parts.push_back({no_term, std::string(vocab::rdf_subject), no_term, *sheet.subject});
    draft.parts.back().object = reference(subject, type->domain, *sheet.subject, draft);
    if (draft.parts.back().object == no_term) draft.made.back().part = draft.parts.size() - 1;
    draft.parts.push_back(
        {no_term, std::string(vocab::rdf_predicate), write_->iri(type->iri), sheet.edge.value_or(object_column)});
    draft.parts.push_back({no_term, std::string(vocab::rdf_object), no_term, object_column});
    draft.parts.back().object = reference(object, type->range, object_column, draft);
    if (draft.parts.back().object == no_term) draft.made.back().part = draft.parts.size() - 1;
  }
  for (const ClaimSheet::Column& column : sheet.columns) draft_column(table, column, draft);
  for (const auto& [number, language] : sheet.labels)
    if (const std::string cell = cell_text(table, number); !cell.empty())
      draft.parts.push_back({no_term, std::string(vocab::skos_prefLabel), write_->text(cell, language), number});

  const auto has = [&](std::string_view property) {
    return std::ranges::any_of(
        draft.parts, [&](const RowDraft::Part& part) { return part.of_claim() && part.predicate == property; });
  };
  constexpr std::array classes = {vocab::fil_Link, vocab::fil_Measure, vocab::fil_Event, vocab::fil_Figure,
                                  vocab::fil_Remark};
  for (const std::string_view class_iri : classes)
    if (equal_ignoring_case(local_name(class_iri), told)) return class_iri;
  if (!told.empty())
    refuse_cell(sheet.kind, fmt::format("\"{}\" is no kind of claim", told),
                "write Link, Measure, Event, Figure or Remark");
  if (type) return vocab::fil_Link;
  if (has(vocab::fil_effect)) return vocab::fil_Measure;
  if (has(vocab::fil_metric)) return vocab::fil_Figure;
  if (has(vocab::fil_text)) return vocab::fil_Remark;
  for (const ClaimSheet::Column& column : sheet.columns)
    if (column.claim->form == SheetColumn::edge && has(column.claim->iri)) {
      const EdgeType& edge_type = kinds_.edge_type(*kinds_.find_edge_type(column.claim->iri));
      return edge_type.carrier == Carrier::event ? vocab::fil_Event : vocab::fil_Measure;
    }
  refuse_row("this row says nothing: no edge, no effect, no metric, no text",
             "write subject, edge and object, or see filiera help sheets");
}

TermId SheetReader::sheet_document(const std::string& path) {
  const auto [known, fresh] = sheet_documents_.try_emplace(path, no_term);
  if (!fresh) return known->second;
  const std::string digest = digest_of_file(path);
  const TermId document = known->second = write_->iri(own_ + "D" + digest.substr(0, 8));
  write_->begin(document, vocab::fil_Document);
  write_->add(document, vocab::skos_prefLabel, write_->text(fs::path(path).filename().string()));
  write_->add(document, vocab::fil_sha256, write_->text(digest));
  if (options_.published) write_->add(document, vocab::schema_datePublished, write_->date(*options_.published));
  names_->set_kind(document, Kind::document);
  return document;
}

void SheetReader::load_texts() {
  std::vector<std::string> paths;
  std::error_code error;
  for (fs::directory_iterator entry(*options_.texts, error), end; !error && entry != end; entry.increment(error))
    if (entry->is_regular_file(error)) paths.push_back(entry->path().string());
  if (error) throw SourceError(fmt::format("{}: {}", *options_.texts, error.message()));
  std::ranges::sort(paths);
  for (const std::string& path : paths) {
    auto text = std::make_unique<SheetText>();
    text->path = path;
    text->bytes = bytes_of_file(path, longest_text);
    text->digest = sha256_hex(text->bytes);
    texts_.push_back(std::move(text));
  }
}

SheetText* SheetReader::text_of(TermId document) {
  if (const auto known = text_of_document_.find(document); known != text_of_document_.end()) return known->second;
  std::string digest;
  if (const auto own = digests_.find(document); own != digests_.end()) digest = own->second;
  if (digest.empty() && options_.graph)
    if (const TermId there = options_.graph->terms().find_iri(sink_.terms().value(document)); there != no_term)
      if (const TermId value = options_.graph->object(there, vocab::fil_sha256); value != no_term)
        digest = lower_ascii(options_.graph->terms().value(value));
  SheetText* found = nullptr;
  for (const auto& text : texts_) {
    const fs::path path(text->path);
    const auto file = files_.find(document);
    const bool fits = digest.empty()
                          ? file != files_.end() && (path.filename() == file->second || path.stem() == file->second)
                          : text->digest == digest;
    if (!fits) continue;
    if (found && found->digest != text->digest)
      refuse_row(fmt::format("both {} and {} may be the text of {}", found->path, text->path, name_of(document)),
                 "name one of them, with its ending, in column \"file\" of documents");
    found = text.get();
  }
  return text_of_document_[document] = found;
}

std::string SheetReader::name_of(TermId term) const {
  const std::string_view iri = sink_.terms().value(term);
  return prefixes_.shorten(iri).value_or(std::string(local_name(iri)));
}

TextSpan SheetReader::span_of_quote(const SheetTable& table, const ClaimSheet& sheet, TermId& document) {
  const std::string quote = cell_text(table, sheet.quote);
  if (!options_.texts)
    refuse_cell(sheet.quote, "a quote is found in texts, which were not given",
                "give their folder with --texts, or write from_char and to_char");
  std::vector<std::pair<TermId, SheetText*>> where;
  if (document != no_term) {
    SheetText* const text = text_of(document);
    if (!text)
      refuse_cell(sheet.document, fmt::format("no text of {} in {}", name_of(document), *options_.texts),
                  "name its file in column \"file\" of documents, or correct its sha256");
    where.emplace_back(document, text);
  } else {
    for (const auto& [known, text] : text_of_document_)
      if (text) where.emplace_back(known, text);
  }
  struct Hit {
    TermId document;
    SheetText* text;
    TextSpan span;
  };
  std::vector<Hit> hits;
  for (const auto& [of, text] : where) {
    if (!text->quoted) text->quoted = std::make_unique<QuotedText>(text->bytes);
    for (const TextSpan& span : text->quoted->find(quote)) hits.push_back({of, text, span});
  }
  if (hits.size() == 1) {
    document = hits.front().document;
    return hits.front().span;
  }
  if (hits.empty()) {
    for (const auto& [of, text] : where)
      if (const TextSpan near = text->quoted->nearest(quote); near != TextSpan{})
        refuse_cell(sheet.quote,
                    fmt::format("the quote is not in {}", document == no_term ? "any document" : name_of(of)),
                    fmt::format("nearest: \"{}\"", shortened(bytes_at(text->bytes, near), 160)));
    refuse_cell(sheet.quote,
                fmt::format("the quote is not in {}", document == no_term ? "any document" : name_of(document)),
                "copy it from the text as it is");
  }
  if (hits[0].document != hits[1].document)
    refuse_cell(sheet.quote,
                fmt::format("the quote is in {} and in {}", name_of(hits[0].document), name_of(hits[1].document)),
                "name the document");
  refuse_cell(sheet.quote,
              fmt::format("the quote is in {} twice, at {} and at {}", name_of(hits[0].document), hits[0].span.start,
                          hits[1].span.start),
              "quote more of it, or write from_char and to_char");
}

TermId SheetReader::document_of(const SheetTable& table, const ClaimSheet& sheet, const std::string& path,
                                TextSpan& span) {
  TermId document = no_term;
  const std::string told = cell_text(table, sheet.document);
  if (!told.empty()) {
    Unresolved problem;
    KindSet documents;
    documents.insert(Kind::document);
    document = names_->find(told, documents, problem);
    if (document == no_term) refuse_cell(sheet.document, problem.message, problem.remedy);
  }
  const std::string from = cell_text(table, sheet.from_char), to = cell_text(table, sheet.to_char);
  const bool quoted = !table.cell(sheet.quote).empty();
  if (quoted) {
    span = span_of_quote(table, sheet, document);
    return document;
  }
  if (!from.empty() || !to.empty()) {
    const auto number = [&](const std::string& text, std::optional<std::size_t> column) -> std::uint64_t {
      if (text.empty() || text.size() > 18 || !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }))
        refuse_cell(column, fmt::format("\"{}\" is no number of characters", text),
                    "write both from_char and to_char, in characters from 0, the end exclusive");
      return std::stoull(text);
    };
    span = {number(from, sheet.from_char), number(to, sheet.to_char)};
    if (span.end <= span.start) refuse_cell(sheet.to_char, "to_char must be greater than from_char");
    if (document == no_term) refuse_cell(sheet.document, "from_char and to_char, but no document");
    return document;
  }
  if (document != no_term)
    refuse_row("a document, but no quote and no from_char and to_char",
               "write in column \"quote\" the words that say so");
  if (worksheets_.contains(path))
    refuse_row("a row of a workbook is no stretch of a text", "name a document and quote it, or save the sheet as CSV");
  // The sheet itself is the source, at this row.
  span = table.row().span;
  return sheet_document(path);
}

void SheetReader::read_claim(const SheetTable& table, const ClaimSheet& sheet, const std::string& path) {
  RowDraft draft;
  const std::string_view class_iri = draft_claim(table, sheet, draft);
  const std::uint32_t row = static_cast<std::uint32_t>(table.row().number);

  // The attestation.
  const std::string stance = lower_ascii(cell_text(table, sheet.stance));
  if (!stance.empty() && stance != "affirms" && stance != "denies")
    refuse_cell(sheet.stance, fmt::format("\"{}\" is no stance", stance), "write affirms or denies");
  TermId certainty = no_term;
  if (const std::string told = cell_text(table, sheet.certainty); !told.empty()) {
    for (const std::string_view known : {vocab::fil_certain, vocab::fil_probable, vocab::fil_possible})
      if (equal_ignoring_case(local_name(known), told) || names_->spelled_iri(told) == known)
        certainty = write_->constant(known);
    if (certainty == no_term)
      refuse_cell(sheet.certainty, fmt::format("\"{}\" is no certainty", told), "write certain, probable or possible");
  }
  RowDraft spoken;
  TermId voice = no_term;
  if (const std::string told = cell_text(table, sheet.voice); !told.empty()) {
    KindSet voices;
    for (const Kind kind : {Kind::company, Kind::group, Kind::regulator, Kind::agent, Kind::document})
      voices.insert(kind);
    voice = reference(told, voices, *sheet.voice, spoken);
  }
  write_->set_origin({row, 0});
  TextSpan span;
  const TermId document = document_of(table, sheet, path, span);
  std::optional<std::string> attestation_iri;
  if (const std::string told = cell_text(table, sheet.attestation); !told.empty()) {
    attestation_iri = names_->iri_of_id(told);
    if (!attestation_iri)
      refuse_cell(sheet.attestation, fmt::format("\"{}\" is no id", told), "write letters and digits, or an IRI");
  }
  std::optional<std::string> claim_iri;
  const std::string id = cell_text(table, sheet.id);
  if (!id.empty()) {
    claim_iri = names_->iri_of_id(id);
    if (!claim_iri)
      refuse_cell(sheet.id, fmt::format("\"{}\" is no id", id), "write letters, digits, '-', '_' and '.', or an IRI");
  }

  // The row is sound: what it names comes into being.
  for (const RowDraft::New& name : draft.made)
    draft.parts[name.part].object =
        names_->make(name.name, name.allowed, {row, static_cast<std::uint32_t>(name.column + 1)});
  if (!spoken.made.empty())
    voice = names_->make(spoken.made.front().name, spoken.made.front().allowed,
                         {row, static_cast<std::uint32_t>(*sheet.voice + 1)}, true);
  if (voice == no_term) voice = document;
  if (!claim_iri) {
    // The same subject, edge, object, product, status and dates are the same claim; of other claims, all that they say.
    std::vector<std::string> said = {std::string(class_iri)};
    for (const RowDraft::Part& part : draft.parts) {
      constexpr std::array identity = {vocab::rdf_subject,  vocab::rdf_predicate, vocab::rdf_object, vocab::fil_product,
                                       vocab::fil_modality, vocab::fil_starts,    vocab::fil_ends,   vocab::fil_when};
      if (class_iri == vocab::fil_Link &&
          (!part.of_claim() || std::ranges::find(identity, part.predicate) == identity.end()))
        continue;
      const auto told = [&](TermId term) { return term == no_term ? part.amount : sink_.terms().value(term); };
      said.push_back(
          fmt::format("{} {} {}", part.of_claim() ? "" : told(part.subject), part.predicate, told(part.object)));
    }
    std::ranges::sort(said);
    claim_iri = own_ + stable_name("c", {fmt::format("{}", fmt::join(said, "\n"))});
  }
  const TermId claim = write_->iri(*claim_iri);
  const bool fresh = write_->begin(claim, class_iri);
  (fresh ? report_.claims : report_.merged) += 1;
  for (const RowDraft::Part& part : draft.parts) {
    write_->set_origin({row, static_cast<std::uint32_t>(part.column + 1)});
    const TermId amount = part.amount.empty() ? no_term : write_->iri(*claim_iri + part.amount);
    const TermId subject = part.of_amount ? amount : part.of_claim() ? claim : part.subject;
    write_->add(subject, part.predicate, part.object == no_term ? amount : part.object);
  }

  write_->set_origin({row, 0});
  std::vector<Attested>& attested = attested_[claim];
  if (!attestation_iri)
    attestation_iri =
        *claim_iri +
        stable_name("a", {sink_.terms().value(voice), stance == "denies" ? "denies" : "affirms",
                          sink_.terms().value(document), std::to_string(span.start), std::to_string(span.end)});
  const TermId attestation = write_->iri(*attestation_iri);
  if (std::ranges::find(attested, attestation, &Attested::attestation) == attested.end())
    attested.push_back({attestation, voice});
  write_->begin(attestation, vocab::fil_Attestation);
  write_->add(attestation, stance == "denies" ? vocab::fil_denies : vocab::fil_affirms, claim);
  write_->add(attestation, vocab::prov_wasAttributedTo, voice);
  write_->add(attestation, vocab::oa_hasSource, document);
  write_->add(attestation, vocab::fil_start, write_->number(std::to_string(span.start)));
  write_->add(attestation, vocab::fil_end, write_->number(std::to_string(span.end)));
  if (certainty != no_term) write_->add(attestation, vocab::fil_certainty, certainty);
  if (const std::string told = cell_text(table, sheet.repeats); !told.empty())
    repeats_.push_back({attestation, claim, told, {row, static_cast<std::uint32_t>(*sheet.repeats + 1)}, path});
  for (const auto& [number, language] : sheet.remarks) {
    const std::string text = cell_text(table, number);
    if (text.empty()) continue;
    const TermId remark = write_->iri(*claim_iri + stable_name("r", {text, language}));
    const TermId editors = write_->iri(own_ + "Editors");
    if (write_->begin(editors, vocab::fil_Agent))
      write_->add(editors, vocab::skos_prefLabel, write_->text("Editors of this data", "en"));
    if (!write_->begin(remark, vocab::fil_Remark)) continue;
    write_->add(remark, vocab::fil_about, claim);
    write_->add(remark, vocab::fil_text, write_->text(text, language));
    write_->attest(remark, {document, "", span}, editors);
  }
}

void SheetReader::read_claims(const std::string& path) {
  sink_.begin_file(path);
  names_->set_file(path);
  Faults& of_rows = options_.keep_going ? report_.left_out : faults_;
  const std::size_t errors = of_rows.count(Severity::error);
  SheetTable table(rows_of(path, faults_), of_rows);
  const std::optional<ClaimSheet> sheet = claim_sheet(table);
  // A faulty header is none of the rows that can be left out.
  if (options_.keep_going && of_rows.count(Severity::error) > errors)
    for (const Fault& fault : of_rows.sorted())
      if (fault.place.file == path) faults_.add(fault);
  if (!sheet) return;
  while (table.next()) {
    ++report_.rows;
    const std::uint64_t taken = report_.claims + report_.merged;
    if (!table.broken()) {
      try {
        read_claim(table, *sheet, path);
      } catch (const CellFault& fault) {
        report(table, fault, of_rows);
      }
    }
    if (report_.claims + report_.merged == taken) ++report_.refused;
  }
}

// What can be told only when all rows are known: which attestation one repeats, and the kinds of new things.
void SheetReader::finish() {
  for (const Repeat& repeat : repeats_) {
    std::vector<TermId> found;
    const std::optional<std::string> iri = names_->iri_of_id(repeat.text);
    Unresolved ignored;
    const TermId voice = names_->find(repeat.text, {}, ignored);
    for (const Attested& attested : attested_[repeat.claim])
      if (attested.attestation != repeat.attestation &&
          (attested.voice == voice || (iri && sink_.terms().value(attested.attestation) == *iri)))
        found.push_back(attested.attestation);
    if (found.size() == 1) {
      sink_.begin_file(repeat.file);
      write_->set_origin(repeat.origin);
      write_->add(repeat.attestation, vocab::prov_wasDerivedFrom, found.front());
      continue;
    }
    faults_.add({&record_fault::cell,
                 {repeat.file, repeat.origin.line, repeat.origin.column},
                 found.empty()
                     ? fmt::format("column \"repeats\": no row of this claim has the voice \"{}\"", repeat.text)
                     : fmt::format("column \"repeats\": several rows of this claim have the voice \"{}\"", repeat.text),
                 {},
                 found.empty() ? "write a row of the claim with that voice" : "name the id in column \"attestation\""});
  }
  for (const SheetNames::Contradiction& name : names_->finish(report_.matched, report_.made))
    faults_.add({&record_fault::cell,
                 {name.file, name.origin.line, name.origin.column},
                 fmt::format("\"{}\" is used as things of different kinds", name.name),
                 {},
                 "give it a row in things, with its kind"});
}

// The prefixes that the user chose, and one for the names that were made.
void SheetReader::declare_prefixes() {
  const TermInterner& terms = sink_.terms();
  const auto uses = [&](std::string_view iri) {
    for (TermId id = 0; id < terms.size(); ++id)
      if (terms.kind(id) == TermKind::iri && terms.value(id).starts_with(iri)) return true;
    return false;
  };
  for (const Prefix& prefix : options_.prefixes.all()) sink_.prefix(prefix.name, prefix.iri);
  const std::vector<Prefix> declared = prefixes_.all();
  const auto own = std::ranges::find(declared, own_, &Prefix::iri);
  if (own != declared.end() && uses(own_)) sink_.prefix(own->name, own->iri);
}

SheetReport SheetReader::read(std::span<const std::string> files) {
  Files by_kind;
  for (const std::string& file : files)
    for (const std::string& sheet : sheets_in(file))
      if (const std::optional<SheetKind> kind = kind_of_file(sheet)) by_kind[*kind].push_back(sheet);
  own_ = options_.own_namespace;
  if (options_.graph)
    for (const Prefix& prefix : options_.graph->data().prefixes.all())
      if (!prefixes_.find(prefix.name)) prefixes_.set(prefix.name, prefix.iri);
  for (const std::string& path : by_kind[SheetKind::prefixes]) read_prefixes(path);
  if (own_.empty()) own_ = sheets_namespace;
  if (const std::vector<Prefix> declared = prefixes_.all();
      !prefixes_.find("kb") && std::ranges::find(declared, own_, &Prefix::iri) == declared.end())
    prefixes_.set("kb", own_);
  constexpr std::pair<std::string_view, std::string_view> usual[] = {
      {"fil", vocab::fil},
      {"rdf", "http://www.w3.org/1999/02/22-rdf-syntax-ns#"},
      {"schema", "https://schema.org/"},
      {"skos", "http://www.w3.org/2004/02/skos/core#"},
      {"xsd", vocab::xsd},
      {"edtf", vocab::edtf},
      {"prov", "http://www.w3.org/ns/prov#"},
      {"oa", "http://www.w3.org/ns/oa#"},
      {"owl", "http://www.w3.org/2002/07/owl#"},
      {"rdfs", "http://www.w3.org/2000/01/rdf-schema#"}};
  for (const auto& [name, iri] : usual)
    if (!prefixes_.find(name)) prefixes_.set(name, iri);
  write_ = std::make_unique<ClaimWriter>(sink_, own_);
  names_ = std::make_unique<SheetNames>(*write_, sink_, kinds_, prefixes_, own_, options_.known, options_.graph);
  if (options_.texts) load_texts();
  for (const std::string& path : by_kind[SheetKind::statements]) read_statements(path);
  extend_kinds();
  // A thing is known before a claim names it.
  for (const std::string& path : by_kind[SheetKind::documents]) read_documents(path);
  for (const std::string& path : by_kind[SheetKind::things]) read_things(path);
  for (const std::string& path : by_kind[SheetKind::claims]) read_claim_ids(path);
  for (const std::string& path : by_kind[SheetKind::claims]) read_claims(path);
  finish();
  declare_prefixes();
  return std::move(report_);
}

}  // namespace

std::vector<std::string> sheet_files(std::span<const std::string> paths) {
  std::vector<std::string> files;
  for (const std::string& path : paths) {
    std::error_code ignored;
    if (!fs::is_directory(path, ignored)) {
      files.push_back(path);
      continue;
    }
    const std::size_t before = files.size();
    for (const std::string_view name : sheet_names) {
      const fs::path file = fs::path(path) / fmt::format("{}.csv", name);
      if (fs::exists(file, ignored)) files.push_back(file.string());
    }
    std::vector<std::string> workbooks;
    for (fs::directory_iterator entry(path, ignored), end; !ignored && entry != end; entry.increment(ignored))
      if (const std::string file = entry->path().string();
          ends_with_ignoring_case(file, ".xlsx") && !entry->path().filename().string().starts_with('~'))
        workbooks.push_back(file);
    std::ranges::sort(workbooks);
    files.insert(files.end(), workbooks.begin(), workbooks.end());
    if (files.size() == before)
      throw SourceError(fmt::format("{}: no sheet in this folder: {}.csv", path, fmt::join(sheet_names, ".csv, ")));
  }
  return files;
}

SheetReport read_sheets(std::span<const std::string> paths, const SheetOptions& options, StatementSink& sink,
                        Faults& faults) {
  const std::vector<std::string> files = sheet_files(paths);
  return SheetReader(options, sink, faults).read(files);
}

}  // namespace filiera
