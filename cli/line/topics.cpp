// SPDX-License-Identifier: Apache-2.0
// The texts of `filiera help TOPIC`.
#include <fmt/format.h>

#include <string>

#include "cli/line/help.hpp"
#include "export/formats.hpp"

namespace filiera {

namespace {

constexpr std::string_view lens_text =
    R"(The lens selects the claims of an answer. Without options it selects all claims, at any time.

  --as-of DATE          claims that hold on that date
  --known-by DATE       claims published on or before that date
  --source NAME         claims of this document or voice (repeatable)
  --not-source NAME     no claims of this document or voice (repeatable)
  --stance asserted     claims that a source affirms and that no source denies, directly or by a denied answer
  --stance contested    claims that a source denies, directly or by a denied answer
  --stance differs      claims that no source denies, but that differ in figure, date or status from another claim on
                        the same matter, or are in conflict with another claim
  --stance all          all of these; contested claims are marked "disputed" (the default)
  --certain             no claims, hops and paths that are only possible; possible measures on the rest are kept and
                        marked, because nothing uncertain removes a restriction

There is no default date: with today's date, old data would silently give empty answers. Without --as-of, every answer
prints the period of each claim. The lens is repeated on standard error and in JSON.

An exception, an ending event, a denial or the lens removes a claim or a measure only if that is certain. If it is only
possible, the claim or measure is kept and marked as possible.
)";

constexpr std::string_view dates_text =
    R"(Dates are EDTF (ISO 8601-2): 2026, 2025-08, 2025-05-15; in data also sets, of which one date is meant:
[2025-04..2026-03] (between the two), [..2025-01] (that date or earlier), [2026..] (that date or later), [2021,2024-06]
(in 2021 or in that month, not between them). Both ends of ".." have one precision; a set contains no blanks.

A year or a month is a period: --as-of 2025 asks about all of 2025. A match is certain, possible or no (Kleene logic):

  certain     it holds on the date for every choice of the unknown days
  possible    it may hold: "match":"possible" in JSON; in tables "?" with the reason behind it or below
  no          it is not shown

Three reasons for possible are distinguished. A date that is written as one year or month, and holds the day asked, has no
mark. "as last told 2026-01" stands where a link was ongoing or contracted, or a measure in force, nothing ended it, and
no later source states it. Everything else is marked with its reason: "? end unknown", "? disputed", "? not told whether
they go to China".

Periods in tables: 2026 lies within that year; 2026– starts then, end not stated; –2025 ends then; … is not stated.
)";

constexpr std::string_view exit_codes_text = R"(  0  done, or the answer is yes
  1  the answer is no: no path, nothing found, differences, findings at or above --fail-on
  2  usage: an unknown option, verb or name, or an ambiguous name
  3  bad input: the data cannot be read, or violates the model (for check: 1); takes precedence over 1
  4  failed: the message begins with one of these words
       output    the answer or file could not be written
       endpoint  an endpoint or store cannot be reached, refuses or answers in part, or a limit was exceeded
       memory    there is not enough memory

Standard output carries data only; notes, progress and faults go to standard error. A pipe that its reader closes is not
an error: the exit code is that of the answer.
)";

constexpr std::string_view data_model_text =
    R"(A claim is a statement that may be true: a link between two things, a measure, an event, a figure or a remark. An
attestation is one voice, in one passage of one document, that affirms or denies one claim.

  Things    Company, Group, Product, Regulator, Place (a Country is one), Agent
  Claims    Link (subject, edge type, object), Measure, Event, Figure, Remark
  Sources   Attestation (affirms or denies, who, where), Document

The claim has the modality: sought, planned, contracted, ongoing, done. The attestation has the voice and its certainty.
A claim without an attestation is an error.

Goods flow along suppliesTo, manufactures, sells and inputTo, and against commissions and uses: supply and path follow
them. A measure governs a hop (supplier, product, recipient) if it is in force and every part that it states (goods,
places, parties) matches the hop; if a part of the hop is unknown, the match is possible. A measure without goods governs
no hop: it is listed with its party. Goods may be given by a code: HS 8542 contains HS 854231.

See docs/data-model.md. The terms are defined in ontology/filiera.ttl; data/ai-chips is an example.
)";

constexpr std::string_view sheets_text =
    R"(Sheets are tables in CSV that filiera import sheets reads, and that export -f sheets writes. The first row names the
columns, in any order. Only claims are needed.

  claims      one row is one voice on one claim
              a link: subject, edge, object; or the edge type as a column: subject, suppliesTo
              a measure: effect, with issuedBy, appliesTo, onParty, toPlace ...; an event: introduces, involves ...
              a figure: about, metric, amount; a remark: about, text@en
              product, modality, starts, ends, when, amount, condition@en, label@en ...: every edge type and qualifier
              id, kind, inferred; sameMatterAs, conflictsWith, answers ...: ids of claims
              stance (affirms, denies), certainty, voice, repeats (the voice that this one repeats)
              document, and quote, or from_char and to_char; without a document the row itself is the source
              attestation, remark@en
              a further voice on a claim needs its id, and what it says where
  things      id, kind, label@en, alias, code
  documents   id, label, title@en, published, language, publisher, author, url, sha256, file, inferred
  prefixes    prefix, iri; the prefix (own) is the namespace of new names
  statements  subject, predicate, object or text, language, datatype, graph: whatever has no column

A cell names things by label, other name, id, prefixed name or <IRI>; several values stand between " | ". Amounts are
text: 12 USD, over 12 pieces, 12 to 14 EUR, about 5.7 bn USD. Dates are EDTF (filiera help dates).

Of a folder the tables of these names and all workbooks are read; name any other table on the command line.

See docs/first-answer.md, and docs/importing.md for each column.
)";

// One paragraph for each row of the table of formats.
std::string formats_text() {
  std::string text =
      "The formats of filiera export -f. Without -f, the extension of --output decides; the default is turtle.\n\n";
  for (const Format& format : formats())
    text += fmt::format("  {:<9} {:<9} {}\n  {:<9} {:<9} holds {}\n", format.name, format.extension, format.media_type,
                        "", "", format.keeps);
  text += R"(
RDF formats contain all statements. The other formats contain the claims that the lens shows, in order of IRI, at most
--limit of them, and the things in them; --lang selects their labels. rdf12 follows a W3C draft that may still change;
the extension .ttl of --output means turtle. svg needs the program dot of Graphviz.
)";
  return text;
}

}  // namespace

std::span<const Topic> topics() {
  static const std::string formats = formats_text();
  static const Topic table[] = {
      {"lens", "which claims an answer contains", lens_text},
      {"dates", "dates, periods, and the meaning of ?", dates_text},
      {"sheets", "the columns of sheets", sheets_text},
      {"formats", "the formats of export and their contents", formats},
      {"exit-codes", "the meaning of the exit codes", exit_codes_text},
      {"data-model", "things, claims, attestations", data_model_text},
  };
  return table;
}

}  // namespace filiera
