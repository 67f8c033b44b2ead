// SPDX-License-Identifier: Apache-2.0
// filiera report: a dossier on a thing, each sentence with a note that says who states it, in which document, where.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <iterator>
#include <map>
#include <set>
#include <utility>

#include "cli/data/lens_choice.hpp"
#include "cli/data/names.hpp"
#include "cli/line/command.hpp"
#include "cli/line/output_options.hpp"
#include "cli/output/message.hpp"
#include "cli/verbs/show_shared.hpp"
#include "cli/words/bibliography.hpp"
#include "cli/words/doubt_text.hpp"
#include "cli/words/held_in_part.hpp"
#include "cli/words/legend.hpp"
#include "graph/measures/reached_days.hpp"
#include "graph/ownership/ownership.hpp"
#include "io/escape.hpp"
#include "io/phrases.hpp"
#include "io/spelling.hpp"
#include "io/xml.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

// A sentence, and the number of its note, from 0.
struct Sentence {
  std::string text;
  std::size_t note = 0;
};

struct Chapter {
  std::string title;
  std::vector<Sentence> sentences;
};

struct Dossier {
  std::string title;
  std::string lens;                   // the note on the lens; "" without one
  std::vector<Chapter> chapters;      // without empty ones
  std::vector<std::string> notes;     // in order of first use
  std::vector<std::string> sources;   // one for each document
  std::vector<std::string> licences;  // of the documents, each once
  std::vector<std::string> limits;    // what it does not tell, in sentences
  std::vector<DocumentId> documents;  // that the notes name, ascending
};

class DossierWriter {
 public:
  DossierWriter(const Arguments& arguments, const Dataset& data, VertexId thing)
      : arguments_(arguments),
        data_(data),
        graph_(data.graph()),
        lens_(data.lens()),
        wording_(data.lens(), data.languages()),
        thing_(thing) {}

  Dossier make() {
    dossier_.title = wording_.name_of_vertex(thing_);
    dossier_.lens = lens_note(arguments_, lens_.options(), graph_).value_or("");
    const ClaimsAbout about = claims_about_thing(data_, thing_);
    Chapter disputed{say("Disputed"), {}}, possible{say("Only possible"), {}},
        unknown{say("Could not be established"), {}};
    const std::array<std::pair<Phrase, const std::vector<ClaimId>*>, 5> kinds = {{{{"Links"}, &about.links},
                                                                                  {{"Measures"}, &about.measures},
                                                                                  {{"Events"}, &about.events},
                                                                                  {{"Figures"}, &about.figures},
                                                                                  {{"Remarks"}, &about.remarks}}};
    for (const auto& [title, claims] : kinds) {
      Chapter chapter{say(title), {}};
      for (const ClaimId c : *claims) {
        const Stance stance = lens_.stance(c).stance;
        Chapter& into = stance == Stance::disputed || stance == Stance::denied_only ? disputed
                        : is_possible(c)                                            ? possible
                                                                                    : chapter;
        into.sentences.push_back({sentence(c), note_of(c)});
        add_unknown(unknown, c);
      }
      add(std::move(chapter));
    }
    const bool reached = add_reached(possible);
    add_absent(unknown, about, reached);
    for (Chapter* chapter : {&disputed, &possible, &unknown}) add(std::move(*chapter));
    add_sources();
    return std::move(dossier_);
  }

 private:
  void add(Chapter chapter) {
    if (!chapter.sentences.empty()) dossier_.chapters.push_back(std::move(chapter));
  }

  // Whether its text has a reason for doubt.
  bool is_possible(ClaimId c) const { return mark_of(wording_, lens_.doubts(c), c).starts_with(" ?"); }

  // "Huawei ─suppliesTo→ ByteDance: Huawei Ascend (contracted; 2026–)."
  std::string sentence(ClaimId c) const {
    std::vector<std::string> facts;
    if (const std::string status = wording_.marked_status(c); status != "–") facts.push_back(status);
    if (const std::string period = wording_.marked_period(c); period != "…") facts.push_back(period);
    std::string statement = wording_.statement(c);
    if (statement.ends_with('.')) statement.pop_back();  // of a remark
    return facts.empty() ? fmt::format("{}.", statement) : fmt::format("{} ({}).", statement, fmt::join(facts, "; "));
  }

  // Of a link or measure, the ends that nobody states.
  void add_unknown(Chapter& unknown, ClaimId c) {
    const Kind kind = graph_.kind_of_claim(c);
    if (kind != Kind::link && kind != Kind::measure) return;
    const StatedEnds stated = lens_.stated_ends(c);
    const std::string name = wording_.statement(c);
    if (!stated.start && !stated.end)
      unknown.sentences.push_back({say("{}: when it began and ended is not told.", name), note_of(c)});
    else if (!stated.start)
      unknown.sentences.push_back({say("{}: when it began is not told.", name), note_of(c)});
    else if (!stated.end)
      unknown.sentences.push_back({say("{}: whether it has ended is not told.", name), note_of(c)});
  }

  // The measures that reach the thing through ownership, with their days; what is only possible stands in `possible`.
  bool add_reached(Chapter& possible) {
    const Kind kind = graph_.kind_of_vertex(thing_);
    if ((kind != Kind::company && kind != Kind::group) || reaching_rules(graph_).empty()) return false;
    Chapter chapter{say("Reached through ownership"), {}};
    bool any = false;
    for (const auto& [measure, days] : reached_days(lens_, thing_)) {
      std::vector<std::string> certain, perhaps;
      for (const ReachedDays& each : days)
        (each.match == Match::certain ? certain : perhaps)
            .push_back(fmt::format("{}–{}", iso_date(each.days.first), iso_date(each.days.last)));
      const auto add_sentence = [&](const std::vector<std::string>& ranges, Chapter& into) {
        if (ranges.empty()) return;
        any = true;
        into.sentences.push_back({say("{} reaches {}: {}.", wording_.name_of_vertex(measure),
                                      wording_.name_of_vertex(thing_), fmt::join(ranges, ", ")),
                                  note_of(graph_.claim_of_vertex(measure))});
      };
      add_sentence(certain, chapter);
      add_sentence(perhaps, possible);
    }
    add(std::move(chapter));
    return any;
  }

  // The kinds of claims of which there are none.
  void add_absent(Chapter& unknown, const ClaimsAbout& about, bool reached) {
    const std::string name = wording_.name_of_vertex(thing_);
    for (const auto& [claims, phrase] : {std::pair(&about.links, Phrase{"No link of {} is told."}),
                                         std::pair(&about.measures, Phrase{"No measure on {} is told."}),
                                         std::pair(&about.events, Phrase{"No event about {} is told."}),
                                         std::pair(&about.figures, Phrase{"No figure about {} is told."})})
      if (claims->empty() && !(reached && claims == &about.measures))
        unknown.sentences.push_back({say_phrase(phrase, name), note_on_silence()});
    if (!dossier_.lens.empty() && !unknown.sentences.empty())
      unknown.title = say("Could not be established under this lens");
  }

  std::size_t note(std::string text) {
    const auto [place, fresh] = numbers_.try_emplace(text, dossier_.notes.size());
    if (fresh) dossier_.notes.push_back(std::move(text));
    return place->second;
  }

  // "c1: affirmed by Chosun Daily in A0 [12, 80); denied by ByteDance in A1 [5, 10); c2, which answers it: perhaps
  // denied by Hub in A2 [7, 9)".
  std::size_t note_of(ClaimId c) {
    std::vector<std::string> parts = tellings(c, Wording::Side::perhaps_affirming);
    std::ranges::move(tellings(c, Wording::Side::denying), std::back_inserter(parts));
    for (const ClaimId answer : lens_.denied_answers(c))
      parts.push_back(say("{}, which answers it: {}", wording_.identifier(answer),
                          fmt::join(tellings(answer, Wording::Side::denying), "; ")));
    if (parts.empty()) parts.push_back(say("the lens shows no attestation of it"));
    return note(fmt::format("{}: {}", wording_.identifier(c), fmt::join(parts, "; ")));
  }

  // "denied by ByteDance in A1 [5, 10)" of each attestation of the side.
  std::vector<std::string> tellings(ClaimId c, Wording::Side side) {
    std::vector<std::string> parts;
    for (const AttestationRow* row : wording_.attestations(c, side)) {
      documents_.insert(row->document);
      const std::string voice = wording_.name(row->voice);
      const std::string place =
          fmt::format("{} [{}, {})", wording_.name_of_document(row->document), row->start, row->end);
      parts.push_back(perhaps_if(
          lens_.shows(*row) == Match::possible,
          row->denies != 0 ? say("denied by {} in {}", voice, place) : say("affirmed by {} in {}", voice, place)));
    }
    return parts;
  }

  // What is not told is told in none of the documents that the lens reads.
  std::size_t note_on_silence() {
    if (read_.empty())
      for (ClaimId c = 0; c < graph_.claim_count(); ++c)
        if (graph_.owner(c) == c)
          for (const AttestationRow& row : graph_.attestations(c))
            if (lens_.shows(row) != Match::no) read_.insert(row.document);
    std::vector<std::string> names;
    for (const DocumentId document : read_) {
      documents_.insert(document);
      names.push_back(wording_.name_of_document(document));
    }
    return note(names.empty() ? say("the lens reads no document") : say("in none of: {}", fmt::join(names, ", ")));
  }

  void add_sources() {
    std::set<std::string> licences;
    for (const DocumentId document : documents_) {
      dossier_.documents.push_back(document);
      const TermId term = graph_.document(document).term;
      dossier_.sources.push_back(fmt::format("{}: {}", wording_.name(term), document_text(wording_, document)));
      if (const TermId licence = graph_.object(term, vocab::dcterms_license); licence != no_term)
        licences.insert(fmt::format("{}: {}", wording_.name(term), wording_.name(licence)));
    }
    std::ranges::sort(dossier_.sources);
    if (std::string in_part = held_in_part_text(wording_); !in_part.empty())
      dossier_.limits.push_back(std::move(in_part));
    dossier_.limits.push_back(no_clearance_text());
    dossier_.licences.assign(licences.begin(), licences.end());
  }

  const Arguments& arguments_;
  const Dataset& data_;
  const KnowledgeGraph& graph_;
  const Lens& lens_;
  Wording wording_;
  VertexId thing_;
  Dossier dossier_;
  std::map<std::string, std::size_t> numbers_;  // of notes
  std::set<DocumentId> documents_;
  std::set<DocumentId> read_;  // under the lens; filled when it is first needed
};

std::string markdown_of(const Dossier& dossier) {
  std::string text = fmt::format("# {}\n\n", markdown(dossier.title));
  if (!dossier.lens.empty()) text += fmt::format("*{}*\n\n", markdown(dossier.lens));
  for (const Chapter& chapter : dossier.chapters) {
    text += fmt::format("## {}\n\n", markdown(chapter.title));
    for (const Sentence& sentence : chapter.sentences)
      text += fmt::format("{}[^{}]\n\n", markdown(sentence.text), sentence.note + 1);
  }
  const auto add_list = [&text](const std::string& title, const std::vector<std::string>& lines) {
    if (lines.empty()) return;
    text += fmt::format("## {}\n\n", title);
    for (const std::string& line : lines) text += fmt::format("- {}\n", markdown(line));
    text += '\n';
  };
  add_list(say("Sources"), dossier.sources);
  add_list(say("Licences"), dossier.licences);
  for (const std::string& line : dossier.limits) text += fmt::format("{}\n\n", markdown(line));
  for (std::size_t i = 0; i < dossier.notes.size(); ++i)
    text += fmt::format("[^{}]: {}\n", i + 1, markdown(dossier.notes[i]));
  return text;
}

std::string html_of(const Dossier& dossier, std::string_view language) {
  const auto escaped = [](std::string_view text) {
    std::string out;
    append_xml(out, escape_for_terminal(text));
    return out;
  };
  const std::string title = escaped(dossier.title);
  std::string text = fmt::format(
      "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<title>{}</title>\n</head>\n<body>\n"
      "<h1>{}</h1>\n",
      escaped(language), title, title);
  if (!dossier.lens.empty()) text += fmt::format("<p><em>{}</em></p>\n", escaped(dossier.lens));
  for (const Chapter& chapter : dossier.chapters) {
    text += fmt::format("<h2>{}</h2>\n", escaped(chapter.title));
    for (const Sentence& sentence : chapter.sentences)
      text += fmt::format("<p>{}<sup><a href=\"#note{}\">{}</a></sup></p>\n", escaped(sentence.text), sentence.note + 1,
                          sentence.note + 1);
  }
  const auto add_list = [&](const std::string& title_of_list, const std::vector<std::string>& lines) {
    if (lines.empty()) return;
    text += fmt::format("<h2>{}</h2>\n<ul>\n", escaped(title_of_list));
    for (const std::string& line : lines) text += fmt::format("<li>{}</li>\n", escaped(line));
    text += "</ul>\n";
  };
  add_list(say("Sources"), dossier.sources);
  add_list(say("Licences"), dossier.licences);
  for (const std::string& line : dossier.limits) text += fmt::format("<p>{}</p>\n", escaped(line));
  text += fmt::format("<h2>{}</h2>\n<ol>\n", escaped(say("Notes")));
  for (std::size_t i = 0; i < dossier.notes.size(); ++i)
    text += fmt::format("<li id=\"note{}\">{}</li>\n", i + 1, escaped(dossier.notes[i]));
  return text + "</ol>\n</body>\n</html>\n";
}

// The format by its name, else by the ending of the file; Markdown without either.
std::string report_format(const Arguments& arguments) {
  if (const std::optional<std::string> name = arguments.value("format")) return *name;
  const std::optional<std::string> file = output_file(arguments);
  const std::string ending = file ? lower_ascii(std::filesystem::path(*file).extension().string()) : "";
  if (ending.empty() || ending == ".md") return "md";
  for (const auto& [known, name] :
       {std::pair(".html", "html"), std::pair(".bib", "bibtex"), std::pair(".json", "csl-json")})
    if (ending == known) return name;
  throw UsageFailure(
      fmt::format("--output {}: the ending {} names no format; use .md .html .bib .json, or --format", *file, ending));
}

ExitCode run_report(const Arguments& arguments) {
  const std::string format = report_format(arguments);
  const Dataset data(arguments);
  const VertexId thing = data.graph().find_vertex(
      resolve(data.names(), data.graph(), arguments.operands()[0], wanted_vertex(data.graph())));
  const Dossier dossier = DossierWriter(arguments, data, thing).make();
  const Wording wording(data.lens(), data.languages());
  const std::string text = format == "html"       ? html_of(dossier, in_english() ? "en" : data.languages().front())
                                 : format == "bibtex" ? bibtex(wording, dossier.documents)
                           : format == "csl-json" ? csl_json(wording, dossier.documents)
                                                  : markdown_of(dossier);
  write_output(text, text_output_options(arguments), data.files());
  if (output_file(arguments) && !arguments.given("quiet"))
    print_note(
        fmt::format("{}, {}", counted(dossier.chapters.size(), "chapter"), counted(dossier.notes.size(), "note")));
  return ExitCode::yes;
}

constexpr OptionSpec report_options[] = {
    {"format", 'f', "md|html|bibtex|csl-json", Arity::once,
     "the dossier as Markdown (default) or HTML, or its documents as a bibliography. Without it, the ending of "
     "--output chooses: .md .html .bib .json"},
};

constexpr Example report_examples[] = {
    {"filiera report ByteDance -o bytedance.md", "all that is told of ByteDance, with a note to each sentence"},
    {"filiera report H20 -f bibtex", "the documents that tell of H20, for a bibliography"},
};

}  // namespace

extern const Command report_command;
constinit const Command report_command = {
    .name = "report",
    .operands = "NAME",
    .least_operands = 1,
    .most_operands = 1,
    .summary = "a dossier on a thing, with a note to each sentence: who says so, in which document, where",
    .description =
        "The links, measures, events, figures and remarks about NAME, as Markdown or HTML. What is disputed, what is\n"
        "only possible, and what could not be established stand in chapters of their own. Each sentence ends in a\n"
        "note: the claim, who affirms and who denies it, in which document, and where in it. Sources and their\n"
        "licences are listed at the end. Equal data gives equal bytes.",
    .shared = Shared::all,
    .options = report_options,
    .examples = report_examples,
    .run = run_report,
};

}  // namespace filiera
