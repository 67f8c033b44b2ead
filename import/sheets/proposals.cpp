// SPDX-License-Identifier: Apache-2.0
// Reads, examines and writes proposals.
#include "import/sheets/proposals.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "graph/load/builder.hpp"
#include "graph/sheets/cells.hpp"
#include "graph/snapshot/snapshot.hpp"
#include "import/records/json_records.hpp"
#include "import/records/named_source.hpp"
#include "import/records/record_faults.hpp"
#include "import/sheets/claim_columns.hpp"
#include "import/sheets/claims.hpp"
#include "import/sheets/proposed_values.hpp"
#include "import/sheets/row_faults.hpp"
#include "import/sheets/sheet_files.hpp"
#include "import/sheets/sheet_import.hpp"
#include "io/spelling.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

using OrderedJson = nlohmann::ordered_json;

constexpr std::string_view state_names[] = {"proposed", "accepted", "refused"};

// The text of a value that a cell can hold; empty for one that none can.
std::optional<std::string> cell_of(const nlohmann::json& value) {
  if (value.is_null()) return "";
  if (value.is_string()) return value.get<std::string>();
  if (value.is_boolean()) return value.get<bool>() ? "yes" : "no";
  if (value.is_number()) return value.dump();
  if (!value.is_array()) return std::nullopt;
  std::vector<std::string> values;
  for (const nlohmann::json& each : value) {
    std::optional<std::string> text = each.is_array() ? std::nullopt : cell_of(each);
    if (!text) return std::nullopt;
    values.push_back(std::move(*text));
  }
  return join_cell(values);
}

// The rows of a sheet with this one proposal.
std::vector<SheetRow> sheet_rows_of(const Proposal& proposal) {
  SheetRow header, row;
  header.number = row.number = proposal.line;
  const auto add = [&](std::string_view name, std::string cell) {
    header.cells.emplace_back(name);
    row.cells.push_back(std::move(cell));
  };
  std::vector<std::string> inferred;
  for (const auto& [name, cell] : proposal.columns)
    if (!equal_ignoring_case(name, "inferred")) add(name, cell);
  for (const std::string& name : proposal.inferred)
    if (name != "voice") inferred.push_back(name);  // who says so is no property of a claim
  if (!inferred.empty()) add("inferred", join_cell(inferred));
  if (proposal.span) {
    add("document", "<" + proposal.document + ">");
    add("from_char", std::to_string(proposal.span->start));
    add("to_char", std::to_string(proposal.span->end));
  }
  return {header, row};
}

std::string with_remedy(const std::string& message, const std::string& remedy) {
  return remedy.empty() ? message : fmt::format("{}: {}", message, remedy);
}

// So that a quote is looked for in the texts of all documents of the data.
void know_documents(SheetImport& shared) {
  const KnowledgeGraph* const graph = shared.options.graph;
  if (!graph) return;
  for (const DocumentRow& document : graph->data().documents) {
    try {
      shared.texts.find_text(shared.write.iri(graph->terms().value(document.term)));
    } catch (const CellFault&) {  // two texts may be its own: told if a proposal names it
    }
  }
}

// What the columns of one proposal name, beside its quote.
class Marking {
 public:
  Marking(const Proposal& proposal, SheetImport& shared) : passage_(proposal.quote), shared_(shared) {}

  void add(const SheetTable& table, const ClaimHeader& header) {
    add_name(table, header.subject, "subject");
    add_name(table, header.object, "object");
    for (const ClaimHeader::Column& column : header.columns) {
      const std::string cell = cell_text(table, column.number);
      if (cell.empty() || column.claim->iri == vocab::fil_inferred || column.claim->iri == vocab::fil_anyOf) continue;
      switch (column.claim->form) {
        case SheetColumn::link:
          add_name(table, column.number, "object");
          break;
        case SheetColumn::edge:
        case SheetColumn::things:
          add_name(table, column.number, column.claim->name);
          break;
        case SheetColumn::date:
          if (!passage_.tells_date(cell)) mark(column.claim->name);
          break;
        case SheetColumn::number:
        case SheetColumn::amounts:
          if (!passage_.tells_numbers(cell)) mark(column.claim->name);
          break;
        case SheetColumn::relation:
        case SheetColumn::words:
        case SheetColumn::flag:
        case SheetColumn::text:
          break;
      }
    }
    add_name(table, header.voice, "voice");
  }

  std::vector<std::string> take() && { return std::move(marked_); }

 private:
  void mark(std::string_view column) {
    if (std::ranges::find(marked_, column) == marked_.end()) marked_.emplace_back(column);
  }

  void add_name(const SheetTable& table, std::optional<std::size_t> number, std::string_view column) {
    for (const std::string& name : split_cell(cell_text(table, number)))
      if (!passage_.names(name) && !names_known(name)) mark(column);
  }

  // Whether it has another name of the thing of this name.
  bool names_known(const std::string& name) {
    const KnowledgeGraph* const graph = shared_.options.graph;
    Unresolved ignored;
    const TermId term = graph ? shared_.names.find(name, {}, ignored) : no_term;
    const TermId there = term == no_term ? no_term : graph->terms().find_iri(shared_.sink.terms().value(term));
    if (there == no_term) return false;
    return std::ranges::any_of(graph->statements(there), [&](const Quad& quad) {
      const std::string_view predicate = graph->terms().value(quad.predicate);
      return (predicate == vocab::skos_prefLabel || predicate == vocab::skos_altLabel) &&
             passage_.names(graph->terms().value(quad.object));
    });
  }

  ProposedValues passage_;
  SheetImport& shared_;
  std::vector<std::string> marked_;
};

// Finds the quote, and marks what is not in it. Throws CellFault.
void locate_quote(Proposal& proposal, SheetImport& shared, const SheetFiles& files) {
  if (!proposal.span) {
    if (proposal.quote.empty()) refuse_row("no quote", "write in \"quote\" the words of the text that say so");
    TermId document = no_term;
    if (!proposal.document.empty()) {
      KindSet documents;
      documents.insert(Kind::document);
      Unresolved problem;
      document = shared.names.find(proposal.document, documents, problem);
      if (document == no_term) refuse_row(problem.message, problem.remedy);
    }
    const TextSpan span = shared.texts.find_exact_quote(proposal.quote, document);
    proposal.document = shared.sink.terms().value(document);
    proposal.quote = bytes_at(shared.texts.text(document), span);
    proposal.sha256 = shared.texts.find_text(document).value_or("");
    proposal.span = span;
  } else if (shared.options.texts) {
    const TermId document = shared.write.iri(proposal.document);
    const bool there = shared.texts.find_text(document).has_value();
    if (!there) refuse_row(fmt::format("no text of <{}> in {}", proposal.document, *shared.options.texts));
    if (bytes_at(shared.texts.text(document), *proposal.span) != proposal.quote)
      refuse_row("the text has other words there than the quote", "import the proposals again, or edit the quote");
  }
  Faults faults;
  const SheetTable table = [&] {
    SheetTable read(files.rows_of(proposal.id, faults), faults);
    if (!faults.has_errors()) read.next();
    return read;
  }();
  std::optional<ClaimHeader> header;
  if (!faults.has_errors()) header = claim_header(table, shared.vocabulary.columns(), faults);
  for (const Fault& fault : faults.sorted()) refuse_row(fault.message, fault.remedy);
  for (const char* found : {"document", "quote", "from_char", "to_char"})
    if (!proposal.cell(found).empty()) refuse_row(fmt::format("a second \"{}\"", found));
  Marking marking(proposal, shared);
  marking.add(table, *header);
  std::vector<std::string> inferred = split_cell(proposal.cell("inferred"));
  for (std::string& column : std::move(marking).take())
    if (std::ranges::find(inferred, column) == inferred.end()) inferred.push_back(std::move(column));
  proposal.inferred = std::move(inferred);
}

const nlohmann::json* member_of_type(const nlohmann::json& object, const char* name, nlohmann::json::value_t type) {
  const auto found = object.find(name);
  if (found == object.end()) return nullptr;
  const bool is_number = type == nlohmann::json::value_t::number_unsigned && found->is_number_unsigned();
  return found->type() == type || is_number ? &*found : nullptr;
}

// A line of a queue; empty if it is none.
std::optional<Proposal> queued(const nlohmann::json& line) {
  using Type = nlohmann::json::value_t;
  if (!line.is_object()) return std::nullopt;
  Proposal proposal;
  TextSpan span;
  for (const auto& [name, text] : {std::pair("proposal", &proposal.id), std::pair("document", &proposal.document),
                                   std::pair("quote", &proposal.quote), std::pair("sha256", &proposal.sha256)}) {
    const nlohmann::json* const value = member_of_type(line, name, Type::string);
    if (!value || value->get_ref<const std::string&>().empty()) return std::nullopt;
    *text = value->get<std::string>();
  }
  for (const auto& [name, number] : {std::pair("from_char", &span.start), std::pair("to_char", &span.end)}) {
    const nlohmann::json* const value = member_of_type(line, name, Type::number_unsigned);
    if (!value) return std::nullopt;
    *number = value->get<std::uint64_t>();
  }
  if (span.end <= span.start) return std::nullopt;
  proposal.span = span;
  const nlohmann::json *const state = member_of_type(line, "state", Type::string),
                              *const claim = member_of_type(line, "claim", Type::object),
                              *const inferred = member_of_type(line, "inferred", Type::array);
  if (!state || !claim || !inferred) return std::nullopt;
  const auto known = std::ranges::find(state_names, state->get_ref<const std::string&>());
  if (known == std::end(state_names)) return std::nullopt;
  proposal.state = static_cast<ProposalState>(known - std::begin(state_names));
  for (const auto& [name, value] : claim->items()) {
    if (!value.is_string()) return std::nullopt;
    proposal.columns.emplace_back(name, value.get<std::string>());
  }
  for (const nlohmann::json& column : *inferred) {
    if (!column.is_string()) return std::nullopt;
    proposal.inferred.push_back(column.get<std::string>());
  }
  return proposal;
}

}  // namespace

std::string_view name_of(ProposalState state) { return state_names[static_cast<std::size_t>(state)]; }

std::string_view Proposal::cell(std::string_view column) const {
  for (const auto& [name, cell] : columns)
    if (equal_ignoring_case(name, column)) return cell;
  return {};
}

void Proposal::set(std::string_view column, std::string value) {
  if (equal_ignoring_case(column, "quote")) {
    quote = std::move(value);
    span.reset();
  } else if (equal_ignoring_case(column, "document")) {
    document = std::move(value);
    span.reset();
  } else {
    const auto known =
        std::ranges::find_if(columns, [&](const auto& each) { return equal_ignoring_case(each.first, column); });
    if (known == columns.end())
      columns.emplace_back(column, std::move(value));
    else
      known->second = std::move(value);
    std::erase_if(columns, [](const auto& each) { return each.second.empty(); });
  }
}

void read_proposals(const std::string& path, std::vector<Proposal>& proposals, std::vector<RefusedProposal>& refused) {
  JsonLineHandler handler;
  const auto refuse = [&](std::uint64_t line, std::string_view quote, std::string_view reason) {
    refused.push_back({path, line, std::string(quote), std::string(reason)});
  };
  handler.broken = [&](std::uint64_t line, std::string_view message, TextSpan) { refuse(line, "", message); };
  handler.record = [&](std::uint64_t line, const nlohmann::json& record, TextSpan) {
    if (!record.is_object()) return refuse(line, "", "no object with the columns of a claim");
    Proposal proposal;
    proposal.file = path;
    proposal.line = line;
    std::string unread;
    for (const auto& [name, value] : record.items()) {
      const std::optional<std::string> cell = cell_of(value);
      if (!cell)
        unread = fmt::format("\"{}\" is neither a text, a number, true or false, nor a list of these", name);
      else if (!cell->empty())
        proposal.set(name, *cell);
    }
    if (!unread.empty()) return refuse(line, proposal.quote, unread);
    proposal.id = fmt::format("p{}", proposals.size() + 1);
    proposals.push_back(std::move(proposal));
  };
  Faults faults;
  read_json_lines(open_named(path), handler, faults);
  for (const Fault& fault : faults.sorted()) refuse(fault.place.line, "", fault.message);
}

std::vector<std::string> examine_proposals(std::span<Proposal> proposals, const SheetOptions& options) {
  std::vector<std::string> reasons(proposals.size());
  std::map<std::string, std::size_t, std::less<>> number_of;
  for (std::size_t i = 0; i < proposals.size(); ++i) number_of.emplace(proposals[i].id, i);
  Faults faults;
  {
    SheetFiles files(faults);
    for (const Proposal& proposal : proposals) {
      Proposal unmarked = proposal;
      unmarked.span.reset();
      unmarked.inferred.clear();
      files.add_rows(proposal.id, sheet_rows_of(unmarked));
    }
    Builder scratch;
    SheetImport shared(options, files, read_prefixes({}, options, files, scratch, faults), scratch, faults);
    read_statements({}, shared);
    know_documents(shared);
    for (std::size_t i = 0; i < proposals.size(); ++i) {
      try {
        locate_quote(proposals[i], shared, files);
      } catch (const CellFault& fault) {
        reasons[i] = with_remedy(fault.message, fault.remedy);
      }
    }
  }
  std::vector<Proposal> located;
  for (std::size_t i = 0; i < proposals.size(); ++i)
    if (reasons[i].empty()) located.push_back(proposals[i]);
  Builder builder;
  if (options.graph) copy_statements(*options.graph, "", "k", builder);
  write_proposals(located, options, builder, faults);
  std::move(builder).finish(faults);
  for (const Fault& fault : faults.sorted())
    if (const auto of = number_of.find(fault.place.file);
        of != number_of.end() && fault.kind->severity == Severity::error && reasons[of->second].empty())
      reasons[of->second] = with_remedy(fault.message, fault.remedy);
  return reasons;
}

SheetReport write_proposals(std::span<const Proposal> proposals, const SheetOptions& given, StatementSink& sink,
                            Faults& faults) {
  SheetOptions options = given;
  options.texts.reset();
  options.keep_going = false;
  SheetReport report;
  SheetFiles files(faults);
  for (const Proposal& proposal : proposals) files.add_rows(proposal.id, sheet_rows_of(proposal));
  SheetImport shared(options, files, read_prefixes({}, options, files, sink, faults), sink, faults);
  read_statements({}, shared);
  SheetClaims claims(shared, report);
  for (const Proposal& proposal : proposals) claims.read_ids(proposal.id);
  for (const Proposal& proposal : proposals) claims.read(proposal.id);
  finish_claims(claims, shared, report);
  return report;
}

std::string queue_text(std::span<const Proposal> proposals) {
  std::string text;
  for (const Proposal& proposal : proposals) {
    const std::map<std::string, std::string> claim(proposal.columns.begin(), proposal.columns.end());
    const TextSpan span = proposal.span.value_or(TextSpan());
    const OrderedJson line = {
        {"proposal", proposal.id},       {"state", name_of(proposal.state)}, {"claim", claim},
        {"document", proposal.document}, {"quote", proposal.quote},          {"from_char", span.start},
        {"to_char", span.end},           {"sha256", proposal.sha256},        {"inferred", proposal.inferred}};
    text += line.dump(-1, ' ', false, OrderedJson::error_handler_t::replace);
    text += '\n';
  }
  return text;
}

std::vector<Proposal> read_queue(const std::string& path, Faults& faults) {
  std::vector<Proposal> proposals;
  std::set<std::string, std::less<>> ids;
  const auto refuse = [&](std::uint64_t line, std::string message) {
    faults.add(
        {&record_fault::json, {path, line, 0}, std::move(message), {}, "filiera import proposals writes queues"});
  };
  JsonLineHandler handler;
  handler.broken = [&](std::uint64_t line, std::string_view message, TextSpan) { refuse(line, std::string(message)); };
  handler.record = [&](std::uint64_t line, const nlohmann::json& record, TextSpan) {
    std::optional<Proposal> proposal = queued(record);
    if (!proposal) return refuse(line, "this is no line of a queue of proposals");
    if (!ids.insert(proposal->id).second) return refuse(line, fmt::format("a second proposal \"{}\"", proposal->id));
    proposal->file = path;
    proposal->line = line;
    proposals.push_back(std::move(*proposal));
  };
  read_json_lines(open_named(path), handler, faults);
  return proposals;
}

}  // namespace filiera
