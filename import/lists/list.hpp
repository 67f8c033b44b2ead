// SPDX-License-Identifier: Apache-2.0
// The frame of every import of a publication: its document, its rows and what became of each, its parties and places.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "graph/time/date.hpp"
#include "import/claims/claim_writer.hpp"
#include "import/records/sheet_table.hpp"
#include "io/fault.hpp"
#include "io/source.hpp"
#include "rdf/prefixes.hpp"

namespace filiera {

struct Door;

// A row that was not taken.
struct Refusal {
  std::string file;
  std::uint64_t row = 0;  // as a spreadsheet counts, or the number of the record in a file of another form
  std::string name;       // of the party or thing; "" if it has none
  std::string reason;
};

// rows = claims + things + merged + refused: each row became a claim or more, or only named a thing, or says what an
// earlier row said of the same, or was refused.
struct ListReport {
  std::uint64_t rows = 0;
  std::uint64_t claims = 0;
  std::uint64_t things = 0;
  std::uint64_t merged = 0;
  std::vector<Refusal> refused;
  std::vector<std::string> notes;  // columns that were not read, and the like; one line each
  std::string published;           // the day of the data, an EDTF date; "" if nothing tells it
  std::uint64_t written = 0;       // claims, of which one row may make several
};

struct ListOptions {
  bool keep_personal = false;
  bool keep_going = false;               // refuse faulty rows instead of the file
  std::optional<std::string> published;  // the day of the data, an EDTF date
  Prefixes prefixes = {};                // those that the user chose
};

class List {
 public:
  // Statements go to `sink`, with the row as their line. All arguments must outlive this object.
  List(const Door& door, const ListOptions& options, StatementSink& sink, Faults& faults);

  ClaimWriter& write() { return write_; }
  Faults& faults() { return faults_; }
  const ListOptions& options() const { return options_; }

  // Begins a file: its digest and its document. The passage of the next claims is in it. Throws SourceError.
  void begin_file(const std::string& path);
  // The bytes of the file begun. Throws SourceError.
  std::unique_ptr<Source> source() const;
  const std::string& path() const { return path_; }
  // The document of the file.
  TermId document() const { return passage_.document; }
  const Passage& passage() const { return passage_; }

  // Reads a table of the file begun: calls `take` for each whole row, between begin_row and end_row. A faulty row is
  // refused, or, without --keep-going, a fault of the file. `columns` are all that the import reads, those before
  // `needed` must be there; others become a note. False if one is missing.
  bool read_table(std::span<const std::string_view> columns, std::size_t needed,
                  const std::function<void(const SheetTable&)>& take);

  // The same for rows that are taken later: `take` is called outside of a row.
  bool read_table_rows(std::span<const std::string_view> columns, std::size_t needed,
                       const std::function<void(const SheetTable&)>& take);

  void begin_row(std::uint64_t row, TextSpan span);
  void end_row();
  // A row that is taken later, when what it names is known. It counts from begin_row() on.
  struct RowPlace {
    std::string path;
    Passage passage;
    std::uint64_t row = 0;
  };
  RowPlace place_of_row(std::uint64_t row, TextSpan span) const;
  void begin_row(const RowPlace& place);
  // A line or record that cannot be read: refused with --keep-going, else a fault of the file.
  void broken_row(const FaultKind& kind, std::uint64_t row, TextSpan span, std::string_view message);
  // Refuses the row begun; what it wrote of things stays.
  void refuse(std::string_view name, std::string reason);

  // Writes the class and, once, the label of a thing, counted for the row. False if it was known.
  bool thing(TermId thing, std::string_view class_iri, std::string_view label, std::string_view language = {});
  // The row names a thing that this import does not describe otherwise, such as a country.
  void named() { ++row_things_; }
  // Another name of a thing, unless it is its label or was told before.
  void alias(TermId thing, std::string_view name, std::string_view language = {});
  // The country of a code or a name; a place of that name if it is no country.
  TermId place(std::string_view text);

  // Whether the text is a URL, of a source that the row cites. Rows with another text are counted in a note.
  bool is_url(std::string_view text);

  // Begins a claim, counted for the row. False if it had been begun.
  bool claim(TermId claim, std::string_view class_iri);
  bool link(TermId claim, TermId subject, std::string_view edge, TermId object);
  // The same for a remark, in English, on things.
  bool remark(TermId remark, std::span<const TermId> about, std::string_view text);
  // The document affirms the claim in the record; `repeats` is the attestation that it repeats.
  TermId attest(TermId claim, TermId repeats = no_term) {
    return write_.attest(claim, passage_, passage_.document, repeats);
  }
  // `voice` affirms the claim, as the document repeats.
  void attest_by(TermId voice, TermId claim) { attest(claim, write_.attest(claim, passage_, voice)); }
  // The same of the voice with this name; the document itself affirms the claim if the name is "".
  void attest_by_name(std::string_view voice, TermId claim);
  // The measure covers every dealing.
  void cover_all_goods(TermId measure);
  // A party has its seat in a country.
  void seat(TermId party, std::string_view party_name, std::string_view country);
  // The same for each country that one of the texts is a code or a name of, once; other texts are passed over.
  void seats(TermId party, std::string_view party_name, std::span<const std::string> texts);

  // The latest day that the data tells of: it is not older than that.
  void tell_of(Day day);
  // What a date of EDTF says of the day of the data: it is not older than its first day.
  void tell_of(std::string_view edtf);
  // The publisher of the data, where that of the door is only a format.
  void set_publisher(std::string_view name) { publisher_ = name; }
  // Sets the day of the data, unless the user has.
  void set_published(std::string edtf);
  void note(std::string line) { report_.notes.push_back(std::move(line)); }

  // Writes the documents, and returns the report. Call once, at the end.
  ListReport finish();

 private:
  struct File {
    TermId document;
    std::string name, digest;
  };

  const Door& door_;
  const ListOptions& options_;
  StatementSink& sink_;
  Faults& faults_;
  ClaimWriter write_;
  std::string path_;
  std::vector<File> files_;
  Passage passage_;
  ListReport report_;
  std::string published_, publisher_;
  Day latest_ = unbounded_past;
  std::uint64_t row_ = 0, row_claims_ = 0, row_things_ = 0;
  bool row_refused_ = false;
  std::uint64_t bad_urls_ = 0;  // rows
  std::string first_bad_url_;   // and its place
  bool row_has_bad_url_ = false;
  bool all_goods_named_ = false;
  std::unordered_map<TermId, std::unordered_set<TermId>> names_;  // of things, as terms
};

// The day in "30.04.2025" or "30.04.25" (of this century); empty for any other.
std::optional<Day> day_of_dotted(std::string_view text);
// The date of a text as EDTF, of the precision that it has: "2025", "2025-04", "2025-04-30", with a time behind it or
// without, "30.4.2025" or "30 April 2025"; empty for any other, also for "4/5/2025", whose month may be either number.
std::optional<std::string> edtf_of(std::string_view text);
// Whether a period from one EDTF date to another surely ends before it begins; not if one of them is no date.
bool ends_before_start(std::string_view start, std::string_view end);
// The end of what is over on a day that is not told, which began at this EDTF date, or at an unknown one (""): a set.
std::string some_day_from(std::string_view start);
// The day in "4/30/2025", "04/30/25" or "4/30/98" (a year of two digits lies between 1950 and 2049), month first.
std::optional<Day> day_of_american(std::string_view text);

}  // namespace filiera
