// SPDX-License-Identifier: Apache-2.0
// The rows of the options that verbs share.
#include "cli/line/shared_options.hpp"

namespace filiera {

namespace {

constexpr OptionSpec data_rows[] = {
    {"data", 'd', "PATH", Arity::many,
     "a file, a folder, a snapshot or - for standard input; repeatable. supply, path, claims and show also ask the "
     "SPARQL "
     "endpoint of an http(s):// URL. Without it: $FILIERA_DATA, else the shipped data"},
    {"input-format", 0, "turtle|ntriples|nquads|trig", Arity::once,
     "the syntax of the data, if its file name does not say"},
    {"base", 0, "IRI", Arity::once,
     "what relative IRIs in the data are resolved against (default: the IRI of their file)"},
    {"prefix", 0, "P=IRI", Arity::many, "let P: stand for IRI in names and in output; repeatable"},
};

constexpr OptionSpec endpoint_rows[] = {
    {"timeout", 0, "SECONDS", Arity::once, "the longest wait for one answer of an endpoint or store (default: 60)"},
    {"max-requests", 0, "N", Arity::once, "the most requests for one question (default: 2000)"},
    {"max-rows", 0, "N", Arity::once, "the most rows of all answers to one question (default: 5000000)"},
    {"max-bytes", 0, "N", Arity::once, "the most bytes of all answers to one question (default: 1000000000)"},
    {"max-time", 0, "SECONDS", Arity::once, "the longest time for one question (default: 600)"},
};

constexpr OptionSpec lens_rows[] = {
    {"as-of", 0, "DATE", Arity::once, "only claims that hold on this date (2026, 2025-08, 2025-05-15)"},
    {"known-by", 0, "DATE", Arity::once, "only claims published by this date"},
    {"source", 0, "NAME", Arity::many, "only claims of this document or voice; repeatable"},
    {"not-source", 0, "NAME", Arity::many, "no claims of this document or voice; repeatable"},
    {"stance", 0, "asserted|contested|differs|all", Arity::once,
     "claims that nobody denies, those that somebody denies, those told differently too, or all, marked (default)"},
    {"certain", 0, "", Arity::flag, "only results that are certain"},
};

constexpr OptionSpec output_rows[] = {
    {"format", 'f', "table|json|jsonl|csv|md", Arity::once, "how to print the answer (default: table)"},
    {"limit", 0, "N", Arity::once, "print at most N rows"},
    {"output", 'o', "FILE", Arity::once,
     "write to a file, whole or not at all; an existing one is kept; - is standard output"},
    {"overwrite", 'O', "", Arity::flag, "let --output replace an existing file"},
    {"lang", 0, "LIST", Arity::once, "languages of labels in order of preference (default: en), such as it,en"},
    {"color", 0, "auto|always|never", Arity::once, "colour of tables (default: auto; NO_COLOR is heeded)"},
    {"progress", 0, "", Arity::toggle, "bars on standard error during long work"},
    {"quiet", 'q', "", Arity::flag, "no notes on standard error but why an answer is empty"},
    {"verbose", 'v', "", Arity::flag, "more notes on standard error"},
    {"help", 'h', "", Arity::flag, "print this help"},
};

}  // namespace

const OptionGroup data_option_group = {"Data", data_rows};
const OptionGroup endpoint_option_group = {"Endpoint", endpoint_rows};
const OptionGroup lens_option_group = {"Lens", lens_rows};
const OptionGroup output_option_group = {"Output", output_rows};

}  // namespace filiera
