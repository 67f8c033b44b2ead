// SPDX-License-Identifier: Apache-2.0
// Compares documents and spans with texts.
#include "cli/verbs/text_check.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "cli/verbs/findings.hpp"
#include "io/fold.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

namespace {

constexpr FaultKind text_missing{"text-missing", Severity::error,
                                 "No file of the folder of --texts has the digest that the document states "
                                 "(fil:sha256). Either the text is not "
                                 "there, or it was changed after the spans were taken: find the original, or "
                                 "take the spans and the digest anew."};
constexpr FaultKind span_beyond_text{"span-beyond-text", Severity::error,
                                     "An attestation's span ends after the end of its document's text. "
                                     "Offsets count code points of the file as it is, "
                                     "from 0, the end exclusive."};
constexpr FaultKind voice_not_named{
    "voice-not-named", Severity::info,
    "The span of an attestation holds none of the names of its voice (labels and "
    "aliases). Right where the text says \"the agency\" or \"he\"; else the span misses "
    "the words that name who says it, or the voice is another. Voices that the text names nowhere are "
    "left out."};
constexpr const FaultKind* kinds[] = {&text_missing, &span_beyond_text, &voice_not_named};

// The code points [first, last) of the text.
std::string_view span_of(std::string_view text, std::size_t first, std::size_t last) {
  const auto offset = [&](std::size_t wanted) {
    std::size_t at = 0, passed = 0;
    for (; at < text.size(); ++at)
      if ((static_cast<unsigned char>(text[at]) & 0xC0) != 0x80 && passed++ == wanted) break;
    return at;
  };
  const std::size_t begin = offset(first);
  return text.substr(begin, offset(last) - begin);
}

// The folded names of a voice in all languages.
std::vector<std::string> names_of(const KnowledgeGraph& graph, TermId voice) {
  std::vector<std::string> names;
  for (const Quad& quad : graph.statements(voice)) {
    const std::string_view property = graph.terms().value(quad.predicate);
    if (property == vocab::skos_prefLabel || property == vocab::skos_altLabel || property == vocab::rdfs_label)
      names.push_back(fold(graph.terms().value(quad.object)));
  }
  return names;
}

std::vector<Finding> findings(const KnowledgeGraph& graph, const Texts& texts) {
  std::vector<Finding> found;
  const auto iri = [&](TermId term) { return std::string(graph.terms().value(term)); };
  struct Measured {
    const Text* text;
    std::size_t code_points;
    std::string folded;
  };
  std::vector<Measured> documents;
  for (DocumentId d = 0; d < graph.data().documents.size(); ++d) {
    const Text* text = texts.of(graph, d);
    documents.push_back({text, text ? code_points(text->bytes) : 0, text ? fold(text->bytes) : std::string()});
    if (text) continue;
    const TermId term = graph.document(d).term;
    found.push_back({&text_missing,
                     {iri(term), vocab::fil_sha256},
                     fmt::format("no text has the digest of {}", graph.spelled(term)),
                     "name the folder with the original text, or write the digest that sha256sum prints"});
  }
  for (const AttestationRow& row : graph.data().attestations) {
    const Measured& document = documents[row.document];
    if (!document.text) continue;
    if (row.end <= document.code_points) {
      // A document that speaks for itself need not contain its own name.
      if (graph.find_document(row.voice) != no_document) continue;
      const std::vector<std::string> names = names_of(graph, row.voice);
      const auto named_in = [&](const std::string& text) {
        return std::ranges::any_of(names, [&](const std::string& name) { return text.find(name) != text.npos; });
      };
      // A voice that is not named in the text at all speaks from outside, as editors do.
      if (!named_in(fold(span_of(document.text->bytes, row.start, row.end))) && named_in(document.folded))
        found.push_back({&voice_not_named,
                         {iri(row.term), vocab::fil_start},
                         fmt::format("the span of {} does not name {}", graph.spelled(row.term), graph.name(row.voice)),
                         "widen the span to the words that name the voice, or add the name used there as an alias"});
      continue;
    }
    found.push_back({&span_beyond_text,
                     {iri(row.term), vocab::fil_end},
                     fmt::format("the span of {} ends at {}, the text {} has {} code points", graph.spelled(row.term),
                                 row.end, document.text->path, document.code_points),
                     "count code points from 0; the end stands after the last one"});
  }
  return found;
}

}  // namespace

std::span<const FaultKind* const> text_faults() { return kinds; }

void check_texts(const KnowledgeGraph& graph, const Texts& texts, const Arguments& arguments,
                 std::span<const std::string> paths, Faults& faults) {
  add_findings(findings(graph, texts), arguments, paths, faults);
}

}  // namespace filiera
