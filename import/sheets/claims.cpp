// SPDX-License-Identifier: Apache-2.0
// Writes the claims of sheets and who says so.
#include "import/sheets/claims.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "import/claims/terms.hpp"
#include "import/records/named_source.hpp"
#include "import/records/record_faults.hpp"
#include "import/sheets/row_faults.hpp"
#include "io/spelling.hpp"
#include "rdf/iri.hpp"

namespace filiera {

std::string SheetClaims::Row::text(std::optional<std::size_t> column) const { return cell_text(table, column); }

void SheetClaims::read_ids(const std::string& sheet) {
  Faults found_again;
  SheetTable table(shared_.files.rows_of(sheet, found_again), found_again);
  const auto id = table.find("id");
  while (id && table.next()) {
    const std::string cell = cell_text(table, id);
    if (cell.empty() || table.broken()) continue;
    if (const auto iri = shared_.names.iri_of_id(cell)) shared_.names.set_id(cell, shared_.write.iri(*iri));
  }
}

TermId SheetClaims::sheet_document(const std::string& sheet) {
  const auto [known, fresh] = sheet_documents_.try_emplace(sheet, no_term);
  if (!fresh) return known->second;
  ClaimWriter& write = shared_.write;
  const std::string digest = digest_of_file(sheet);
  const TermId document = known->second = write.iri(shared_.namespaces.own + "D" + digest.substr(0, 8));
  write.begin(document, vocab::fil_Document);
  write.add(document, vocab::skos_prefLabel, write.text(std::filesystem::path(sheet).filename().string()));
  write.add(document, vocab::fil_sha256, write.text(digest));
  if (shared_.options.published)
    write.add(document, vocab::schema_datePublished, write.date(*shared_.options.published));
  shared_.names.set_kind(document, Kind::document);
  return document;
}

TermId SheetClaims::document_of(const Row& row, TextSpan& span) {
  const ClaimHeader& header = row.header;
  TermId document = no_term;
  if (const std::string told = row.text(header.document); !told.empty()) {
    Unresolved problem;
    KindSet documents;
    documents.insert(Kind::document);
    document = shared_.names.find(told, documents, problem);
    if (document == no_term) refuse_cell(header.document, problem.message, problem.remedy);
  }
  if (const std::string quote = row.text(header.quote); !quote.empty()) {
    span = shared_.texts.find_quote(quote, document, header.quote, header.document);
    return document;
  }
  const std::string from = row.text(header.from_char), to = row.text(header.to_char);
  if (!from.empty() || !to.empty()) {
    const auto number = [&](const std::string& text, std::optional<std::size_t> column) -> std::uint64_t {
      if (text.empty() || text.size() > 18 || !std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; }))
        refuse_cell(column, fmt::format("\"{}\" is not a number of characters", text),
                    "write both from_char and to_char, in characters from 0, the end exclusive");
      return std::stoull(text);
    };
    span = {number(from, header.from_char), number(to, header.to_char)};
    if (span.end <= span.start) refuse_cell(header.to_char, "to_char must be greater than from_char");
    if (document == no_term) refuse_cell(header.document, "from_char and to_char, but no document");
    return document;
  }
  if (document != no_term)
    refuse_row("a document, but no quote and no from_char and to_char",
               "write in column \"quote\" the words that say so; or leave \"document\" empty: then this row is the "
               "source");
  if (shared_.files.is_worksheet(row.sheet))
    refuse_row("a row of a workbook is not a stretch of a text",
               "name a document and quote it, or save the sheet as CSV");
  // The sheet itself is the source, at this row.
  span = row.table.row().span;
  return sheet_document(row.sheet);
}

std::optional<std::string> SheetClaims::iri_of_cell(const Row& row, std::optional<std::size_t> column,
                                                    std::string_view remedy) {
  const std::string id = row.text(column);
  if (id.empty()) return std::nullopt;
  std::optional<std::string> iri = shared_.names.iri_of_id(id);
  if (!iri) refuse_cell(column, fmt::format("\"{}\" is not an id", id), std::string(remedy));
  return iri;
}

std::string SheetClaims::iri_of_draft(const ClaimDraft& draft) {
  // The same subject, edge, object, product, status and dates are the same claim; of other claims, all that they say.
  std::vector<std::string> said = {std::string(draft.class_iri)};
  for (const ClaimDraft::Part& part : draft.parts) {
    constexpr std::array identity = {vocab::rdf_subject,  vocab::rdf_predicate, vocab::rdf_object, vocab::fil_product,
                                     vocab::fil_modality, vocab::fil_starts,    vocab::fil_ends,   vocab::fil_when};
    if (draft.class_iri == vocab::fil_Link &&
        (!part.of_claim() || std::ranges::find(identity, part.predicate) == identity.end()))
      continue;
    const auto told = [&](TermId term) { return term == no_term ? part.amount : shared_.sink.terms().value(term); };
    said.push_back(
        fmt::format("{} {} {}", part.of_claim() ? "" : told(part.subject), part.predicate, told(part.object)));
  }
  std::ranges::sort(said);
  return shared_.namespaces.own + stable_name("c", {fmt::format("{}", fmt::join(said, "\n"))});
}

void SheetClaims::write_draft(const ClaimDraft& draft, TermId claim, const std::string& claim_iri, std::uint32_t row) {
  ClaimWriter& write = shared_.write;
  for (const ClaimDraft::Part& part : draft.parts) {
    write.set_origin({row, static_cast<std::uint32_t>(part.column + 1)});
    const TermId amount = part.amount.empty() ? no_term : write.iri(claim_iri + part.amount);
    const TermId subject = part.of_amount ? amount : part.of_claim() ? claim : part.subject;
    write.add(subject, part.predicate, part.object == no_term ? amount : part.object);
  }
}

void SheetClaims::write_remarks(const Row& row, TermId claim, const std::string& claim_iri, TermId document,
                                TextSpan span) {
  ClaimWriter& write = shared_.write;
  for (const auto& [number, language] : row.header.remarks) {
    const std::string text = row.text(number);
    if (text.empty()) continue;
    const TermId remark = write.iri(claim_iri + stable_name("r", {text, language}));
    const TermId editors = write.iri(shared_.namespaces.own + "Editors");
    if (write.begin(editors, vocab::fil_Agent))
      write.add(editors, vocab::skos_prefLabel, write.text("Editors of this data", "en"));
    if (!write.begin(remark, vocab::fil_Remark)) continue;
    write.add(remark, vocab::fil_about, claim);
    write.add(remark, vocab::fil_text, write.text(text, language));
    write.attest(remark, {document, "", span}, editors);
  }
}

void SheetClaims::read_row(const Row& row) {
  ClaimWriter& write = shared_.write;
  const ClaimHeader& header = row.header;
  ClaimDraft draft = draft_of_claim(row.table, header, shared_);

  // The attestation.
  const std::string stance = lower_ascii(row.text(header.stance));
  if (!stance.empty() && stance != "affirms" && stance != "denies")
    refuse_cell(header.stance, fmt::format("\"{}\" is not a stance", stance), "write affirms or denies");
  TermId certainty = no_term;
  if (const std::string told = row.text(header.certainty); !told.empty()) {
    for (const std::string_view known : {vocab::fil_certain, vocab::fil_probable, vocab::fil_possible})
      if (equal_ignoring_case(local_name(known), told) || shared_.names.spelled_iri(told) == known)
        certainty = write.constant(known);
    if (certainty == no_term)
      refuse_cell(header.certainty, fmt::format("\"{}\" is not a certainty", told),
                  "write certain, probable or possible");
  }
  ClaimDraft spoken;
  TermId voice = no_term;
  if (const std::string told = row.text(header.voice); !told.empty()) {
    KindSet voices;
    for (const Kind kind : {Kind::company, Kind::group, Kind::regulator, Kind::agent, Kind::document})
      voices.insert(kind);
    voice = draft_reference(told, voices, *header.voice, shared_, spoken);
  }
  write.set_origin({row.number, 0});
  TextSpan span;
  const TermId document = document_of(row, span);
  std::optional<std::string> attestation_iri =
      iri_of_cell(row, header.attestation, "write letters and digits, or an IRI");
  std::optional<std::string> claim_iri =
      iri_of_cell(row, header.id, "write letters, digits, '-', '_' and '.', or an IRI");

  // The row is sound: what it names comes into being.
  for (const ClaimDraft::New& name : draft.made)
    draft.parts[name.part].object =
        shared_.names.make(name.name, name.allowed, {row.number, static_cast<std::uint32_t>(name.column + 1)});
  if (!spoken.made.empty())
    voice = shared_.names.make(spoken.made.front().name, spoken.made.front().allowed,
                               {row.number, static_cast<std::uint32_t>(*header.voice + 1)}, true);
  if (voice == no_term) voice = document;
  if (!claim_iri) claim_iri = iri_of_draft(draft);
  const TermId claim = write.iri(*claim_iri);
  if (draft.class_iri.empty()) {
    bare_.push_back({claim, row.text(header.id), {row.number, static_cast<std::uint32_t>(*header.id + 1)}, row.sheet});
    report_.merged += 1;
  } else {
    said_.insert(claim);
    (write.begin(claim, draft.class_iri) ? report_.claims : report_.merged) += 1;
  }
  write_draft(draft, claim, *claim_iri, row.number);

  write.set_origin({row.number, 0});
  const bool denies = stance == "denies";
  if (!attestation_iri) {
    const TermInterner& terms = shared_.sink.terms();
    attestation_iri =
        *claim_iri + stable_name("a", {terms.value(voice), denies ? "denies" : "affirms", terms.value(document),
                                       std::to_string(span.start), std::to_string(span.end)});
  }
  const TermId attestation = write.iri(*attestation_iri);
  std::vector<Attested>& attested = attested_[claim];
  if (std::ranges::find(attested, attestation, &Attested::attestation) == attested.end())
    attested.push_back({attestation, voice});
  write.begin(attestation, vocab::fil_Attestation);
  write.add(attestation, denies ? vocab::fil_denies : vocab::fil_affirms, claim);
  write.add(attestation, vocab::prov_wasAttributedTo, voice);
  write.add(attestation, vocab::oa_hasSource, document);
  write.add(attestation, vocab::fil_start, write.number(std::to_string(span.start)));
  write.add(attestation, vocab::fil_end, write.number(std::to_string(span.end)));
  if (certainty != no_term) write.add(attestation, vocab::fil_certainty, certainty);
  if (const std::string told = row.text(header.repeats); !told.empty())
    repeats_.push_back(
        {attestation, claim, told, {row.number, static_cast<std::uint32_t>(*header.repeats + 1)}, row.sheet});
  write_remarks(row, claim, *claim_iri, document, span);
}

void SheetClaims::read(const std::string& sheet) {
  shared_.sink.begin_file(sheet);
  shared_.names.set_file(sheet);
  const bool keep_going = shared_.options.keep_going;
  Faults& of_rows = keep_going ? report_.left_out : shared_.faults;
  const std::size_t errors = of_rows.count(Severity::error);
  SheetTable table(shared_.files.rows_of(sheet, shared_.faults), of_rows);
  const std::optional<ClaimHeader> header = claim_header(table, shared_.vocabulary.columns(), shared_.faults);
  // A faulty header is none of the rows that can be left out.
  if (keep_going && of_rows.count(Severity::error) > errors)
    for (const Fault& fault : of_rows.sorted())
      if (fault.place.file == sheet) shared_.faults.add(fault);
  if (!header) return;
  while (table.next()) {
    ++report_.rows;
    const std::uint64_t taken = report_.claims + report_.merged;
    if (!table.broken()) {
      try {
        read_row({table, *header, sheet, static_cast<std::uint32_t>(table.row().number)});
      } catch (const CellFault& fault) {
        add_cell_fault(table, fault, of_rows);
      }
    }
    if (report_.claims + report_.merged == taken) ++report_.refused;
  }
}

void SheetClaims::finish() {
  link_repeats();
  refuse_unsaid();
}

void SheetClaims::refuse_unsaid() {
  const KnowledgeGraph* const known = shared_.options.graph;
  for (const Bare& bare : bare_) {
    if (said_.contains(bare.claim)) continue;
    const TermId there = known ? known->terms().find_iri(shared_.sink.terms().value(bare.claim)) : no_term;
    if (there != no_term && known->find_claim(there) != no_claim) continue;
    shared_.faults.add({&record_fault::row,
                        {bare.file, bare.origin.line, bare.origin.column},
                        fmt::format("no row says what the claim \"{}\" is", bare.id),
                        {},
                        "write subject, edge and object in one row with this id; further rows need only the id"});
  }
}

void SheetClaims::link_repeats() {
  for (const Repeat& repeat : repeats_) {
    std::vector<TermId> found;
    const std::optional<std::string> iri = shared_.names.iri_of_id(repeat.text);
    Unresolved ignored;
    const TermId voice = shared_.names.find(repeat.text, {}, ignored);
    for (const Attested& attested : attested_[repeat.claim])
      if (attested.attestation != repeat.attestation &&
          (attested.voice == voice || (iri && shared_.sink.terms().value(attested.attestation) == *iri)))
        found.push_back(attested.attestation);
    if (found.size() == 1) {
      shared_.sink.begin_file(repeat.file);
      shared_.write.set_origin(repeat.origin);
      shared_.write.add(repeat.attestation, vocab::prov_wasDerivedFrom, found.front());
      continue;
    }
    shared_.faults.add(
        {&record_fault::cell,
         {repeat.file, repeat.origin.line, repeat.origin.column},
         found.empty()
             ? fmt::format("column \"repeats\": no row of this claim has the voice \"{}\"", repeat.text)
             : fmt::format("column \"repeats\": several rows of this claim have the voice \"{}\"", repeat.text),
         {},
         found.empty() ? "write a row of the claim with that voice" : "name the id in column \"attestation\""});
  }
}

void finish_claims(SheetClaims& claims, SheetImport& shared, SheetReport& report) {
  claims.finish();
  for (const SheetNames::Contradiction& name : shared.names.finish(report.matched, report.made))
    shared.faults.add({&record_fault::cell,
                       {name.file, name.origin.line, name.origin.column},
                       fmt::format("\"{}\" is used as things of different kinds", name.name),
                       {},
                       "give it a row in things, with its kind"});
  declare_prefixes(shared);
}

}  // namespace filiera
