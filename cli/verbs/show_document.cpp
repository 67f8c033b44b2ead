// SPDX-License-Identifier: Apache-2.0
// filiera show of a document: its date and its claims.
#include <fmt/format.h>

#include <algorithm>

#include "cli/verbs/show_shared.hpp"
#include "cli/words/long_lines.hpp"
#include "cli/words/references.hpp"
#include "export/selection.hpp"
#include "graph/model/title.hpp"
#include "io/phrases.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

// The claims attested in the document, in order of their first position.
std::vector<ClaimId> claims_in(const Lens& lens, DocumentId document) {
  const KnowledgeGraph& graph = lens.graph();
  std::vector<const AttestationRow*> rows;
  for (const AttestationRow& row : graph.data().attestations)
    if (row.document == document && lens.shows(row) != Match::no && lens.listed(row.claim) != Match::no)
      rows.push_back(&row);
  std::stable_sort(rows.begin(), rows.end(), [](const AttestationRow* a, const AttestationRow* b) {
    return a->start != b->start ? a->start < b->start : a->end < b->end;
  });
  std::vector<ClaimId> claims;
  claims.reserve(rows.size());
  for (const AttestationRow* row : rows) claims.push_back(row->claim);
  keep_first(claims);
  return claims;
}

}  // namespace

Answer show_document(const ShowRequest& request, DocumentId document) {
  const KnowledgeGraph& graph = request.data.graph();
  const Wording& wording = request.wording;
  const DocumentRow& row = graph.document(document);
  const std::string language = wording.text_of(row.term, vocab::schema_inLanguage);
  const std::string title = title_of(graph, document, wording.languages());
  const std::string label = wording.name(row.term);
  const std::string alias = wording.text_of(row.term, vocab::skos_altLabel);
  Answer answer;
  Section head;
  head.lines.push_back({{title, Tone::strong},
                        {fmt::format("  {}  {}", graph.kinds().labels_of_kind(Kind::document).get(wording.languages()),
                                     graph.spelled(row.term)),
                         Tone::plain}});
  if (label != title) head.lines.push_back({{say("also called {}", label), Tone::plain}});
  if (!alias.empty()) head.lines.push_back({{alias, Tone::plain}});
  std::string facts = say("published {}", format_range(row.published));
  const auto add = [&facts](Phrase phrase, const std::string& fact) {
    if (!fact.empty()) facts += say_phrase(phrase, fact);
  };
  add({", language {}"}, language);
  add({", in {}"}, wording.text_of(row.term, vocab::schema_publisher));
  add({", by {}"}, wording.text_of(row.term, vocab::schema_author));
  if (const TermId url = graph.object(row.term, vocab::schema_url); url != no_term)
    add({", {}"}, std::string(graph.terms().value(url)));
  head.lines.push_back({{std::move(facts), Tone::plain}});
  head.lines.push_back({});
  answer.before.push_back(std::move(head));
  answer.json = Json{{"iri", graph.terms().value(row.term)},
                     {"name", title},
                     {"kind", "Document"},
                     {"published", format_range(row.published)},
                     {"sha256", wording.text_of(row.term, vocab::fil_sha256)}};
  const std::vector<ClaimId> claims = claims_in(request.data.lens(), document);
  const auto row_of = [&wording, claims, document](std::size_t i) -> Row {
    const ClaimId c = claims[i];
    std::vector<std::string> stances, voices;
    for (const Wording::Side side : {Wording::Side::affirming, Wording::Side::denying}) {
      std::vector<std::string> names;
      for (const AttestationRow* at : wording.attestations(c, side))
        if (at->document == document) names.push_back(wording.name(at->voice));
      if (names.empty()) continue;
      stances.push_back((side == Wording::Side::affirming ? say("affirmed") : say("denied")) +
                        (stances.empty() ? wording.stance_in_brackets(c) : ""));
      voices.push_back(listed(names));
    }
    const std::string intended = wording.graph().real(c) ? "" : fmt::format(" ({})", wording.status(c));
    return {wording.identifier(c), wording.statement(c) + intended, std::move(stances), std::move(voices)};
  };
  const std::shared_ptr<References> references = references_of(answer, wording);
  answer.list(
      {"rows", {{"CLAIM"}, {"SAYS"}, {"STANCE"}, {"WHO"}}, claims.size(), row_of, [references, claims](std::size_t i) {
         return Json{{"claim", references->claim(claims[i])}};
       }});
  // Of a claim, what this document says.
  answer.records.fields = claim_fields();
  answer.records.lines = [&wording, claims, document](std::size_t i, const LineTaker& take) {
    const Fields fields = claim_fields();
    const auto column = static_cast<std::size_t>(std::ranges::find(fields, "document_iri") - fields.begin());
    const std::string iri = identifier_of(wording.graph(), wording.graph().document(document).term);
    take_claim_lines(wording, claims[i], {}, [&](const Fields& line) {
      if (line[column] == iri) take(line);
    });
  };
  if (claims.empty()) answer.notes.push_back(say("the lens shows no claim of it"));
  add_evidence(request, claims, answer);
  return answer;
}

}  // namespace filiera
