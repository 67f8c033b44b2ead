// SPDX-License-Identifier: Apache-2.0
// What the engine of pages has not: other programs and libraries, endpoints, imports, workbooks and pages, and the
// verbs that only work with these. Each says so.
#include "cli/data/endpoint.hpp"
#include "cli/line/command.hpp"
#include "cli/output/exit_code.hpp"
#include "cli/output/message.hpp"
#include "cli/output/workbook_writer.hpp"
#include "cli/verbs/export_page.hpp"
#include "cli/verbs/export_sheets.hpp"
#include "cli/verbs/export_targets.hpp"
#include "cli/verbs/import_sheets.hpp"
#include "import/lists/doors.hpp"
#include "io/descriptor.hpp"
#include "io/filter_program.hpp"
#include "io/shared_library.hpp"
#include "remote/fetch_plan.hpp"

namespace filiera {

namespace {

constexpr const char* absent = "a page cannot do this: ask the program";

ExitCode refuse(const Arguments&) { throw UsageFailure(absent); }

}  // namespace

std::string filtered(const std::string& program, std::span<const std::string>, std::string_view, std::string_view) {
  throw OutputError(program + ": " + absent);
}

SharedLibrary::SharedLibrary(std::string file) : file_(std::move(file)), handle_(nullptr) {
  throw SharedLibraryError(file_ + ": " + absent);
}
void* SharedLibrary::address_of(const char*) const { return nullptr; }

struct WorkbookWriter::State {};
WorkbookWriter::WorkbookWriter(std::size_t) : most_rows_(0) { throw UsageFailure(absent); }
WorkbookWriter::~WorkbookWriter() = default;
void WorkbookWriter::begin_sheet(std::string, std::vector<std::string>) {}
void WorkbookWriter::add(std::span<const std::string>) {}
void WorkbookWriter::write(ByteSink&) {}

// Endpoints

std::optional<std::string> endpoint_of(std::span<const std::string> paths) {
  for (const std::string& path : paths)
    if (path.starts_with("http://") || path.starts_with("https://")) return path;
  return std::nullopt;
}
EndpointGraph ask_endpoint(const Arguments&, const std::string&, const Question&) { throw UsageFailure(absent); }
Question question_about(std::span<const std::string>) { return {}; }
void fetch_supply(Subgraph&, Subgraph::Iri, Flow, std::uint32_t) {}
void fetch_product(Subgraph&, Subgraph::Iri) {}
void fetch_everything(Subgraph&) {}
Frontier::Frontier(Subgraph& subgraph, Subgraph::Iri start, const PathPattern&) : subgraph_(subgraph), start_(start) {}
bool Frontier::widen(const KnowledgeGraph&) { return false; }
void Subgraph::settle() {}
KnowledgeGraph Subgraph::graph() const { throw UsageFailure(absent); }

// Exports

std::vector<ReachedStatement> reached_statements(const KnowledgeGraph&, const Arguments& arguments) {
  if (arguments.value("reached")) throw UsageFailure(absent);
  return {};
}
bool is_read_back(const AtomicOutput&, const Arguments&) { return false; }
std::uint64_t read_back_or_fail(AtomicOutput&, const QuadSource&, BlankLabels&, Syntax) { return 0; }
std::uint64_t read_back_rdf12_or_fail(AtomicOutput&, const KnowledgeGraph&, BlankLabels&) { return 0; }
void export_shards(const Format&, const Dataset&, const Arguments&) { throw UsageFailure(absent); }
ExitCode export_to_store(const Dataset&, const Arguments&) { throw UsageFailure(absent); }
void export_sheets(const Dataset&, const Arguments&) { throw UsageFailure(absent); }
bool is_page(const Arguments& arguments) { return arguments.value("format") == page_format; }
ExitCode export_page(const Arguments&) { throw UsageFailure(absent); }

// Imports

std::span<const Door> doors() { return {}; }
std::string namespace_of(const Door&) { return {}; }
std::string check_sheets(std::span<const std::string>, const Arguments&, ReadResult&) { return {}; }

// Verbs

extern const Command mcp_command, init_command, import_command, match_command, review_command;
constinit const Command mcp_command = {
    .name = "mcp",
    .operands = "",
    .summary = "serve the data to agents by the Model Context Protocol",
    .description = "",
    .shared = Shared::data,
    .options = {},
    .examples = {},
    .run = refuse,
};
constinit const Command init_command = {
    .name = "init",
    .operands = "",
    .summary = "a folder to begin a knowledge base in",
    .description = "",
    .shared = Shared::output,
    .options = {},
    .examples = {},
    .run = refuse,
};
constinit const Command import_command = {
    .name = "import",
    .operands = "[PATH]...",
    .most_operands = SIZE_MAX,
    .summary = "tables and published lists as claims",
    .description = "",
    .shared = Shared::output,
    .options = {},
    .examples = {},
    .run = refuse,
};
constinit const Command match_command = {
    .name = "match",
    .operands = "[PATH]...",
    .most_operands = SIZE_MAX,
    .summary = "pairs of things that may be the same",
    .description = "",
    .shared = Shared::output,
    .options = {},
    .examples = {},
    .run = refuse,
};
constinit const Command review_command = {
    .name = "review",
    .operands = "[PATH]...",
    .most_operands = SIZE_MAX,
    .summary = "proposals, accepted or refused",
    .description = "",
    .shared = Shared::output,
    .options = {},
    .examples = {},
    .run = refuse,
};

}  // namespace filiera
