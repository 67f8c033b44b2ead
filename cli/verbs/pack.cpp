// SPDX-License-Identifier: Apache-2.0
// filiera pack: the data as a snapshot that opens in milliseconds.
#include <fmt/format.h>

#include "cli/data/dataset.hpp"
#include "cli/line/command.hpp"
#include "cli/line/output_options.hpp"
#include "cli/output/answer.hpp"
#include "cli/output/message.hpp"
#include "graph/snapshot/snapshot.hpp"
#include "io/atomic_output.hpp"

namespace filiera {

namespace {

void report(const SnapshotSizes& sizes, std::size_t claims, const Arguments& arguments) {
  if (arguments.given("quiet")) return;
  std::string text = fmt::format("{}, {} bytes", counted(claims, "claim"), sizes.file);
  const auto each = [&](std::uint64_t bytes) { return static_cast<double>(bytes) / static_cast<double>(claims); };
  if (claims > 0)
    text +=
        fmt::format("; arrays of {:.1f} bytes a claim, {:.1f} with goods flow, {:.1f} with names", each(sizes.arrays),
                    each(sizes.arrays + sizes.goods_flow), each(sizes.arrays + sizes.goods_flow + sizes.names));
  print_note(text);
  if (!arguments.given("verbose")) return;
  for (const SectionSize& section : sizes.sections) print_note(fmt::format("{:>14}  {}", section.bytes, section.name));
}

ExitCode run_pack(const Arguments& arguments) {
  const std::optional<std::string> path = output_file(arguments);
  if (!path) throw UsageFailure("pack writes a file: name it, with -o FILE.fil");
  verify_snapshots(arguments, arguments.operands());
  const Dataset data(arguments, arguments.operands());
  AtomicOutput output(*path, existing_file(arguments), data.files());
  const SnapshotSizes sizes = write_snapshot(data.graph(), output);
  output.commit();
  report(sizes, data.graph().data().claims_by_term.size(), arguments);
  return ExitCode::yes;
}

constexpr Example pack_examples[] = {
    {"filiera pack -o chips.fil && filiera supply --to ByteDance -d chips.fil",
     "the shipped data as a snapshot, and a question to it"},
};

}  // namespace

extern const Command pack_command;
constinit const Command pack_command = {
    .name = "pack",
    .operands = "[PATH]...",
    .most_operands = SIZE_MAX,
    .summary = "a snapshot of the data that opens in milliseconds, whatever its size",
    .description =
        "Writes the data as a file that every verb accepts for --data and maps into memory without reading it\n"
        "whole: statements, indices, names, and the edge types that the data declares. Equal data gives equal\n"
        "bytes, whatever the order of reading. A snapshot depends on the version of filiera and on the byte order\n"
        "of the machine: keep the original data. Sizes go to standard error; with --verbose, those of each part.",
    .shared = Shared::data_and_file,
    .options = {},
    .examples = pack_examples,
    .run = run_pack,
};

}  // namespace filiera
