// SPDX-License-Identifier: Apache-2.0
// The rows of the options that verbs share.
#include "cli/line/shared_options.hpp"

namespace filiera {

namespace {

constexpr OptionSpec data_rows[] = {
    {"data", 'd', "PATH", Arity::many,
     "a file, a folder, a snapshot or - for standard input; repeatable. supply, path, claims, show and owners also "
     "accept the http(s):// URL of a SPARQL endpoint. Default: $FILIERA_DATA, else the shipped data"},
    {"input-format", 0, "turtle|ntriples|nquads|trig", Arity::once,
     "the syntax of the data, if the file name does not imply it"},
    {"base", 0, "IRI", Arity::once, "the base of relative IRIs in the data (default: the IRI of their file)"},
    {"same", 0, "FILE", Arity::many,
     "pairs of things that are the same under different names, as a table of SSSOM; repeatable. Their names, claims "
     "and measures are read as those of one thing"},
    {"prefix", 0, "P=IRI", Arity::many, "use P: as prefix for IRI in names and in output; repeatable"},
};

constexpr OptionSpec endpoint_rows[] = {
    {"timeout", 0, "SECONDS", Arity::once, "maximum wait for one answer of an endpoint or store (default: 60)"},
    {"max-requests", 0, "N", Arity::once, "maximum number of requests for one query (default: 2000)"},
    {"max-rows", 0, "N", Arity::once, "maximum number of rows for one query (default: 5000000)"},
    {"max-bytes", 0, "N", Arity::once, "maximum number of bytes for one query (default: 1000000000)"},
    {"max-time", 0, "SECONDS", Arity::once, "maximum time for one query (default: 600)"},
};

constexpr OptionSpec lens_rows[] = {
    {"as-of", 0, "DATE", Arity::once, "only claims that hold on this date (2026, 2025-08, 2025-05-15)"},
    {"known-by", 0, "DATE", Arity::once, "only claims published by this date"},
    {"source", 0, "NAME", Arity::many, "only claims of this document or voice; repeatable"},
    {"not-source", 0, "NAME", Arity::many, "no claims of this document or voice; repeatable"},
    {"stance", 0, "asserted|contested|differs|all", Arity::once,
     "only claims that no source denies, only denied ones, only ones that differ from others, or all (default); see "
     "filiera help lens"},
    {"certain", 0, "", Arity::flag, "only results that are certain"},
};

constexpr OptionSpec output_rows[] = {
    {"format", 'f', "table|json|jsonl|csv|xlsx|md|dot|svg|brief|cells", Arity::once,
     "how to print the answer (default: table); dot and svg draw those of supply, path, impact and owners; brief is "
     "short JSON, for language models; cells is the table as JSON, for pages"},
    {"limit", 0, "N", Arity::once, "print at most N rows"},
    {"offset", 0, "N", Arity::once, "leave out the first N rows"},
    {"output", 'o', "FILE", Arity::once,
     "write to a file, completely or not at all; an existing file is an error; - is standard output. Without --format, "
     "the ending chooses the format: .txt .csv .xlsx .json .jsonl .md .dot .svg"},
    {"overwrite", 'O', "", Arity::flag, "allow --output to replace an existing file"},
    {"lang", 0, "LIST", Arity::once,
     "languages of answers and labels in order of preference (default: en), such as it,en"},
    {"color", 0, "auto|always|never", Arity::once, "colour of tables (default: auto, which respects NO_COLOR)"},
    {"layout", 0, "auto|cards|table", Arity::once,
     "rows of a table as lines or as paragraphs (default: auto, paragraphs where the table is wider than the "
     "terminal)"},
    {"width", 0, "COLUMNS", Arity::once, "the width of tables and paragraphs (default: that of the terminal)"},
    {"pager", 0, "", Arity::toggle, "show what is longer than the terminal in $PAGER, or else less (default)"},
    {"progress", 0, "", Arity::toggle, "show progress bars on standard error"},
    {"quiet", 'q', "", Arity::flag, "no notes on standard error, except the reason for an empty answer"},
    {"verbose", 'v', "", Arity::flag, "more notes on standard error"},
    {"help", 'h', "", Arity::flag, "print this help"},
};

}  // namespace

const OptionGroup data_option_group = {"Data", data_rows};
const OptionGroup endpoint_option_group = {"Endpoint", endpoint_rows};
const OptionGroup lens_option_group = {"Lens", lens_rows};
const OptionGroup output_option_group = {"Output", output_rows};
const std::span<const OptionSpec> message_options = std::span(output_rows).last(4);

}  // namespace filiera
