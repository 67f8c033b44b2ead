// SPDX-License-Identifier: Apache-2.0
// filiera mcp: the data as a server of the Model Context Protocol.
#include <unistd.h>

#include <fmt/format.h>

#include "cli/data/dataset.hpp"
#include "cli/line/command.hpp"
#include "cli/line/output_options.hpp"
#include "cli/mcp/server.hpp"
#include "cli/output/message.hpp"

namespace filiera {

namespace {

constexpr std::size_t longest_time = 86'400;

ExitCode run_mcp(const Arguments& arguments) {
  ServerLimits limits;
  if (const std::optional<std::size_t> seconds = positive_number(arguments, "time")) {
    if (*seconds > longest_time) throw UsageFailure(fmt::format("--time takes at most {} seconds", longest_time));
    limits.time = std::chrono::seconds(*seconds);
  }
  for (const std::string& path : data_paths(arguments))
    if (path == "-") throw UsageFailure("mcp reads requests from standard input: name the data with --data FILE");
  verify_snapshots(arguments);
  std::shared_ptr<const KeptData> data = keep_data(arguments);
  if (!arguments.given("quiet"))
    print_note(fmt::format("serving {} of {} on standard input and output",
                           counted(data->graph.data().claims_by_term.size(), "claim"),
                           counted(data->graph.data().documents.size(), "document")));
  serve(STDIN_FILENO, STDOUT_FILENO, std::move(data), arguments.value("texts").value_or(""), limits);
  return ExitCode::yes;
}

constexpr OptionSpec mcp_options[] = {
    {"texts", 0, "DIR", Arity::once, "the folder with the documents' texts: claims are told with their passages"},
    {"time", 0, "SECONDS", Arity::once, "the time for one call, after which it is ended (default: 60)"},
};

constexpr Example mcp_examples[] = {
    {"filiera mcp < /dev/null", "what a client starts, to write its requests to standard input"},
};

}  // namespace

extern const Command mcp_command;
constinit const Command mcp_command = {
    .name = "mcp",
    .operands = "",
    .summary = "the data for agents: a server of the Model Context Protocol on standard input and output",
    .description =
        "Reads the data once, then answers requests until its input ends, in the revisions 2026-07-28 and\n"
        "2025-11-25 of the protocol. The tools are verbs that only read: coverage, search, supply, path, impact,\n"
        "owners, timeline, claims, show and diff, with the arguments that the command line has, and answers as of\n"
        "--format brief. Claims, measures and documents are resources. Each call runs in a process of its own,\n"
        "which a client can cancel. A snapshot is verified first.",
    .shared = Shared::data,
    .options = mcp_options,
    .examples = mcp_examples,
    .run = run_mcp,
};

}  // namespace filiera
