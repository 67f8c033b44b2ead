// SPDX-License-Identifier: Apache-2.0
// filiera diff OLD NEW: differences between two data sets.
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "cli/data/lens_choice.hpp"
#include "cli/verbs/diff.hpp"
#include "cli/words/long_lines.hpp"
#include "cli/words/references.hpp"
#include "graph/model/properties.hpp"
#include "io/byte_sink.hpp"
#include "io/phrases.hpp"
#include "ontology/vocabulary.hpp"
#include "query/claims/differences.hpp"
#include "rdf/term_writer.hpp"

namespace filiera {

namespace {

constexpr std::string_view difference_names[] = {"added", "removed", "changed"};
constexpr Phrase change_phrases[] = {{"added"}, {"removed"}, {"changed"}};
constexpr auto amount_properties = qualifiers_of<ValueForm::amount>;

// A property with its removed and added values, in words.
struct PropertyLine {
  std::string property;
  std::vector<std::string> before, after;
};

// Whether two different values of the line have the same text.
bool ambiguous(const PropertyLine& line) {
  std::set<std::string_view> met;
  for (const std::vector<std::string>* side : {&line.before, &line.after})
    for (const std::string& text : *side)
      if (!met.insert(text).second) return true;
  return false;
}

std::string comma_list(const std::vector<std::string>& values) {
  return values.empty() ? "–" : fmt::format("{}", fmt::join(values, ", "));
}

class DataSetsAnswer {
 public:
  DataSetsAnswer(const Arguments& arguments, const Dataset& before, const Dataset& after, Differences found)
      : arguments_(arguments),
        found_(std::move(found)),
        before_(before.lens(), before.languages()),
        after_(after.lens(), after.languages()) {}

  Answer make() {
    told_before_ = references_of(answer_, before_, "Before");
    told_after_ = references_of(answer_, after_);
    answer_.json["lens"] = lens_json(arguments_, after_.lens().options(), after_.graph());
    answer_.list({"rows",
                  {{"CHANGE"}, {"KIND"}, {"WHAT"}, {"PROPERTY"}, {"OLD"}, {"NEW"}, {"ACCORDING TO"}},
                  found_.claims.size() + found_.things.size() + found_.others.size(),
                  [this](std::size_t i) { return row_of(told(i)); },
                  [this](std::size_t i) { return json_of(told(i)); }});
    answer_.records.fields = joined(
        {{"change", "kind", "iri", "says", "claim_before", "claim_after", "stance", "property", "before", "after"},
         voice_fields()});
    answer_.records.lines = [this](std::size_t i, const LineTaker& take) { take_lines(told(i), take); };
    if (auto note = lens_note(arguments_, after_.lens().options(), after_.graph())) answer_.notes.push_back(*note);
    answer_.notes.push_back(found_.empty() ? say("no difference") : counts(found_));
    if (!found_.empty()) answer_.exit = ExitCode::no;
    return std::move(answer_);
  }

 private:
  // A difference, and the data set that describes it: the later one if it has the subject.
  struct Told {
    Change change;
    const Wording& wording;
    TermId term;
    std::string kind;
    const ClaimDifference* claim = nullptr;  // null if `subject` is not a claim
    ClaimId id = no_claim;                   // of the claim in that data set
    const SubjectDifference* subject = nullptr;
    bool outside = false;  // outside of the model
  };

  Told told(std::size_t i) const {
    if (i < found_.claims.size()) return told(found_.claims[i]);
    i -= found_.claims.size();
    return i < found_.things.size() ? told(found_.things[i], false)
                                    : told(found_.others[i - found_.things.size()], true);
  }

  // If the claim is hidden or absent on both sides, only its parts differ.
  Told told(const ClaimDifference& claim) const {
    const bool in_after = claim.after != no_claim;
    const Wording& wording = in_after ? after_ : before_;
    const ClaimId id = in_after ? claim.after : claim.before;
    const KnowledgeGraph& graph = wording.graph();
    return {.change = claim.change,
            .wording = wording,
            .term = graph.term_of_claim(id),
            .kind = label_of(wording, graph.kind_of_claim(id)),
            .claim = &claim,
            .id = id};
  }

  Told told(const SubjectDifference& subject, bool outside) const {
    const bool in_after = subject.after != no_term;
    const Wording& wording = in_after ? after_ : before_;
    const TermId term = in_after ? subject.after : subject.before;
    const KnowledgeGraph& graph = wording.graph();
    std::string kind = outside ? say("other") : "";
    if (const VertexId v = graph.find_vertex(term); v != no_vertex)
      kind = label_of(wording, graph.kind_of_vertex(v));
    else if (graph.find_document(term) != no_document)
      kind = label_of(wording, Kind::document);
    return {.change = subject.change,
            .wording = wording,
            .term = term,
            .kind = std::move(kind),
            .subject = &subject,
            .outside = outside};
  }

  // A statement of one data set that the other lacks.
  struct Spoken {
    const Wording* wording;
    Quad quad;
    bool removed;
  };

  static std::string label_of(const Wording& wording, Kind kind) {
    return std::string(wording.graph().kinds().labels_of_kind(kind).get(wording.languages()));
  }

  static std::string value(const Wording& wording, TermId term) {
    const TermView view = wording.graph().terms()[term];
    if (view.kind != TermKind::literal) return wording.name(term);
    return view.language.empty() ? std::string(view.value) : fmt::format("{} ({})", view.value, view.language);
  }

  // The term in N-Triples.
  static std::string exact_value(const Wording& wording, TermId term) {
    StringSink sink;
    write_term(sink, wording.graph().terms()[term]);
    return std::string(sink.text());
  }

  // The text of a value: in words, or exact.
  using ValueText = std::string (*)(const Wording&, TermId);
  static PropertyLine line_of(const std::string& property, ValueText text, std::span<const Spoken> spoken) {
    PropertyLine line{property, {}, {}};
    for (const Spoken& said : spoken) {
      std::string words = text(*said.wording, said.quad.object);
      if (said.quad.graph != no_term) words += say(" in {}", text(*said.wording, said.quad.graph));
      (said.removed ? line.before : line.after).push_back(std::move(words));
    }
    return line;
  }

  // The statements by property, except for those of `left_out`. In words, unless different values would have the same
  // text.
  std::vector<PropertyLine> properties(const SubjectDifference& subject,
                                       std::span<const std::string_view> left_out) const {
    std::map<std::string_view, std::vector<Spoken>> by_property;
    for (const bool removed : {true, false})
      for (const Quad& quad : removed ? subject.removed : subject.added) {
        const Wording& wording = removed ? before_ : after_;
        const std::string_view iri = wording.graph().terms().value(quad.predicate);
        if (std::find(left_out.begin(), left_out.end(), iri) == left_out.end())
          by_property[iri].push_back({&wording, quad, removed});
      }
    std::vector<PropertyLine> list;
    list.reserve(by_property.size());
    for (const auto& [iri, spoken] : by_property) {
      const std::string property = spoken.front().wording->graph().spelled(spoken.front().quad.predicate);
      PropertyLine line = line_of(property, value, spoken);
      list.push_back(ambiguous(line) ? line_of(property, exact_value, spoken) : std::move(line));
    }
    return list;
  }

  static std::string attestation_text(const Wording& wording, AttestationId id) {
    const AttestationRow& row = wording.graph().attestation(id);
    const std::string voice = wording.name(row.voice);
    const std::string document = wording.name_of_document(row.document);
    std::string text = row.denies ? say("denied by {}", voice) : say("affirmed by {}", voice);
    if (voice != document) text += say(" via {}", document);
    if (row.certainty != Certainty::certain) text += fmt::format(", {}", wording.certainty_text(row));
    return fmt::format("{} [{}, {})", text, row.start, row.end);
  }

  static AttestationId attestation(const Wording& wording, TermId term) {
    return term == no_term ? no_attestation : wording.graph().find_attestation(term);
  }

  static std::string amount(const Wording& wording, ClaimId claim, std::string_view property) {
    if (claim == no_claim) return {};
    return amounts_text(amounts_of(wording.graph(), wording.graph().term_of_claim(claim), property));
  }

  std::vector<PropertyLine> lines_of(const ClaimDifference& claim) const {
    std::vector<PropertyLine> lines = properties(claim.own, amount_properties);
    for (const std::string_view property : amount_properties) {
      PropertyLine line{spelled(iri_term(property), after_.graph().data().prefixes), {}, {}};
      if (std::string text = amount(before_, claim.before, property); !text.empty())
        line.before.push_back(std::move(text));
      if (std::string text = amount(after_, claim.after, property); !text.empty())
        line.after.push_back(std::move(text));
      if (line.before != line.after) lines.push_back(std::move(line));
    }
    for (const SubjectDifference& part : claim.parts) {
      const AttestationId before = attestation(before_, part.before);
      const AttestationId after = attestation(after_, part.after);
      if (before == no_attestation && after == no_attestation) continue;
      PropertyLine line{say("attestation"), {}, {}};
      if (before != no_attestation) line.before.push_back(attestation_text(before_, before));
      if (after != no_attestation) line.after.push_back(attestation_text(after_, after));
      // The text hides some details, such as prov:wasDerivedFrom.
      if (line.before == line.after) {
        for (PropertyLine& further : properties(part, {})) lines.push_back(std::move(further));
        continue;
      }
      lines.push_back(std::move(line));
    }
    // Amounts may differ in details that their text hides.
    if (lines.empty())
      for (const SubjectDifference& part : claim.parts)
        for (PropertyLine& line : properties(part, {})) lines.push_back(std::move(line));
    return lines;
  }

  // Empty if the subject exists on one side only.
  std::vector<PropertyLine> lines_of(const Told& told) const {
    if (told.change != Change::changed && !told.outside) return {};
    return told.claim ? lines_of(*told.claim) : properties(*told.subject, {});
  }

  static std::string_view name_of(Change change) { return difference_names[static_cast<std::size_t>(change)]; }

  Row row_of(const Told& told) const {
    std::vector<std::string> property, before, after;
    for (PropertyLine& line : lines_of(told)) {
      property.push_back(std::move(line.property));
      before.push_back(comma_list(line.before));
      after.push_back(comma_list(line.after));
    }
    const Tone tone = told.change == Change::added     ? Tone::good
                      : told.change == Change::removed ? Tone::bad
                                                       : Tone::plain;
    const Wording& wording = told.wording;
    return {Cell(say(change_phrases[static_cast<std::size_t>(told.change)]), tone),
            told.kind,
            told.claim ? fmt::format("{} {}{}", wording.identifier(told.id), wording.statement(told.id),
                                     wording.stance_in_brackets(told.id))
                       : wording.name(told.term),
            Cell(std::move(property)),
            Cell(std::move(before)),
            Cell(std::move(after)),
            told.claim ? listed(both_sides(wording, told.id)) : "–"};
  }

  // The lines of the row in csv: one for each value that a property had or has, and each voice about the claim.
  void take_lines(const Told& told, const LineTaker& take) const {
    const Wording& wording = told.wording;
    const auto side = [](const Wording& of, ClaimId c) { return c == no_claim ? std::string() : claim_field(of, c); };
    Fields own{std::string(name_of(told.change)), told.kind, std::string(wording.graph().terms().value(told.term)),
               told.claim ? wording.statement(told.id) : wording.name(told.term)};
    own.push_back(told.claim ? side(before_, told.claim->before) : "");
    own.push_back(told.claim ? side(after_, told.claim->after) : "");
    own.push_back(told.claim ? std::string(json_name(wording.lens().stance(told.id).stance)) : "");
    std::vector<Fields> values;
    for (const PropertyLine& line : lines_of(told))
      for (std::size_t i = 0; i < std::max(line.before.size(), line.after.size()); ++i)
        values.push_back(
            {line.property, i < line.before.size() ? line.before[i] : "", i < line.after.size() ? line.after[i] : ""});
    if (values.empty()) values.emplace_back(3);
    take_product({{own},
                  std::move(values),
                  told.claim ? voice_lines(wording, told.id) : std::vector<Fields>{Fields(voice_fields().size())}},
                 take);
  }

  Json json_of(const Told& told) const {
    const Wording& wording = told.wording;
    Json json = {{"change", name_of(told.change)},
                 {"kind", told.kind},
                 {"iri", wording.graph().terms().value(told.term)},
                 {"name", told.claim ? wording.statement(told.id) : wording.name(told.term)}};
    if (told.claim) {
      const auto side = [](References& of, ClaimId c) { return c == no_claim ? Json(nullptr) : of.claim(c); };
      json["before"] = side(*told_before_, told.claim->before);
      json["after"] = side(*told_after_, told.claim->after);
    }
    json["properties"] = Json::array();
    for (const PropertyLine& line : lines_of(told))
      json["properties"].push_back({{"property", line.property}, {"before", line.before}, {"after", line.after}});
    return json;
  }

  static std::string counts(const Differences& found) {
    const auto part = [](const auto& list, Phrase what) {
      std::array<std::size_t, 3> count{};
      for (const auto& difference : list) ++count[static_cast<std::size_t>(difference.change)];
      return list.empty() ? std::string() : say_phrase(what, count[0], count[1], count[2]);
    };
    std::vector<std::string> parts{part(found.claims, {"claims: {} added, {} removed, {} changed"}),
                                   part(found.things, {"things and documents: {} added, {} removed, {} changed"}),
                                   part(found.others, {"outside the model: {} added, {} removed, {} changed"})};
    std::erase(parts, "");
    return fmt::format("{}", fmt::join(parts, "; "));
  }

  const Arguments& arguments_;
  Differences found_;
  Wording before_, after_;
  Answer answer_;
  std::shared_ptr<References> told_before_, told_after_;
};

}  // namespace

Answer answer_of_data_sets(const Arguments& arguments, const Dataset& before, const Dataset& after) {
  return answer_made_by<DataSetsAnswer>(arguments, before, after, differences(before.lens(), after.lens()));
}

}  // namespace filiera
