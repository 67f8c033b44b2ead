// SPDX-License-Identifier: Apache-2.0
// The texts of `filiera help TOPIC`.
#include <fmt/format.h>

#include <string>

#include "cli/line/help.hpp"
#include "export/formats.hpp"

namespace filiera {

namespace {

constexpr std::string_view lens_text =
    R"(The lens decides which claims an answer sees. Without options it sees all, at any time.

  --as-of DATE          what holds in the world on that date
  --known-by DATE       only what had been published by then
  --source NAME         only what this document or voice says (repeatable)
  --not-source NAME     nothing of what it says (repeatable)
  --stance asserted     only claims that somebody affirms and nobody denies or answers with a denial
  --stance contested    only claims that somebody denies or answers with a denial
  --stance differs      only claims of which another telling of the same matter gives another figure, date or status,
                        or that stand in conflict with another, and that nobody denies
  --stance all          both, contested ones marked "contested" (the default)
  --certain             drop claims, hops and paths that are only possible; a measure that is only possibly
                        on one that is left stays, marked: nothing uncertain takes a restriction away

There is no default date: today's would silently empty a data set that ages. Without --as-of every answer prints the
period of each claim. The lens in force is repeated on standard error and in JSON.

An exception, an ending event, a denial or the lens removes a claim or a measure only where that is certain. Where it is
only possible, the claim or measure stays, marked as possible.
)";

constexpr std::string_view dates_text =
    R"(Dates are EDTF (ISO 8601-2): 2026, 2025-08, 2025-05-15; in data also sets that mean one date of them:
[2025-04..2026-03] (between the two), [..2025-01] (at some date up to), [2026..] (from then on).

A date of partial precision is a period: --as-of 2025 asks about all of 2025. An answer is certain, possible or not:

  certain     it holds on the date whatever the unknown days turn out to be
  possible    it may hold: marked "?" in tables and "match":"possible" in JSON
  not         it is not shown

Two kinds of possible are told apart: "ended at an unknown date", when an event ended it but nobody says on which day;
and "carried forward", when nothing is known after the last document that states it.

Periods in tables: 2026 is within that year; 2026– starts then, no end stated; –2025 ends then; … is unstated.
)";

constexpr std::string_view exit_codes_text = R"(  0  done, or the answer is yes
  1  the answer is no: no path, nothing found, differences, findings at or above --fail-on
  2  usage: an unknown option, verb or name, or a name that several things have
  3  bad input: the data cannot be read, or breaks the rules of the model (which check tells with 1); wins over 1
  4  failed: the message begins with what did
       output    the answer or file could not be written
       endpoint  an endpoint or store cannot be reached, refuses, answers only in part, or a limit was passed
       memory    there is not enough memory

Standard output carries data only; notes, progress and faults go to standard error. A pipe closed by its reader is no
error: the exit code is that of the answer.
)";

constexpr std::string_view data_model_text =
    R"(A claim is what may be true: a link between two things, a measure, an event, a figure or a remark. An attestation is one
voice, in one stretch of one document, that affirms or denies one claim.

  Things    Company, Group, Product, Regulator, Place (a Country is one), Agent
  Claims    Link (subject, edge type, object), Measure, Event, Figure, Remark
  Sources   Attestation (affirms or denies, who, where), Document

How firm the content is belongs to the claim: sought, planned, contracted, ongoing, done. Who says so, and how surely,
belongs to the attestation. A claim without attestation is an error.

Goods flow along suppliesTo, manufactures, sells and inputTo, and against commissions and uses: supply and path follow
them. A measure works on a hop (supplier, product, recipient) when it is in force and every part that it states (goods,
places, parties) holds for the hop; where a part of the hop is unknown the match is possible. A measure that names no
goods works on no hop: it stands on its party. Goods may be named by a code: HS 8542 holds HS 854231.

docs/data-model.md tells more. The terms, with definitions, are in ontology/filiera.ttl; data/ai-chips shows them at
work.
)";

// One paragraph for each row of the table of formats.
std::string formats_text() {
  std::string text =
      "The formats of filiera export -f; without -f the ending of --output decides, else it is turtle.\n\n";
  for (const Format& format : formats())
    text += fmt::format("  {:<9} {:<9} {}\n  {:<9} {:<9} holds {}\n", format.name, format.extension, format.media_type,
                        "", "", format.keeps);
  text += R"(
RDF formats hold all statements: the lens, --lang and --limit work on the others, which hold the claims that the lens
shows, in order of IRI, at most --limit of them, and what they speak of. rdf12 is written by a draft of the W3C that may
still change, and by the ending of --output a .ttl file is turtle. svg needs the program dot of Graphviz.
)";
  return text;
}

}  // namespace

std::span<const Topic> topics() {
  static const std::string formats = formats_text();
  static const Topic table[] = {
      {"lens", "which claims an answer sees", lens_text},
      {"dates", "dates, periods, and what ? means", dates_text},
      {"formats", "what export writes, and what each format holds", formats},
      {"exit-codes", "what the exit code says", exit_codes_text},
      {"data-model", "things, claims, attestations", data_model_text},
  };
  return table;
}

}  // namespace filiera
