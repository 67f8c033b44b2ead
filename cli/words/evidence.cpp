// SPDX-License-Identifier: Apache-2.0
// The passages behind claims.
#include "cli/words/evidence.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>

#include "cli/words/references.hpp"
#include "io/phrases.hpp"

namespace filiera {

namespace {

std::optional<std::string_view> words_of(const Wording& wording, const CitedPassage& passage_at, const Texts* texts) {
  const Text* text = texts ? texts->of(wording.graph(), passage_at.document) : nullptr;
  return text ? passage(text->bytes, passage_at.start, passage_at.end) : std::nullopt;
}

}  // namespace

std::vector<CitedPassage> passages_of(const Wording& wording, const std::vector<ClaimId>& claims) {
  std::map<std::tuple<DocumentId, std::uint32_t, std::uint32_t>, std::vector<ClaimId>> by_place;
  for (const ClaimId c : claims)
    for (const Wording::Side side : {Wording::Side::affirming, Wording::Side::denying})
      for (const AttestationRow* row : wording.attestations(c, side)) {
        std::vector<ClaimId>& at = by_place[{row->document, row->start, row->end}];
        const ClaimId owner = wording.graph().owner(c);
        if (std::find(at.begin(), at.end(), owner) == at.end()) at.push_back(owner);
      }
  std::vector<CitedPassage> passages;
  passages.reserve(by_place.size());
  for (auto& [place, supported] : by_place)
    passages.push_back({std::get<0>(place), std::get<1>(place), std::get<2>(place), std::move(supported)});
  return passages;
}

std::string place_text(const Wording& wording, const CitedPassage& passage, const Texts* texts) {
  const std::string document = wording.name_of_document(passage.document);
  if (const Text* text = texts ? texts->of(wording.graph(), passage.document) : nullptr) {
    const TextPlace position = position_of(text->bytes, passage.start);
    return fmt::format("{} {}:{}", document, position.line, position.column);
  }
  return fmt::format("{} [{}, {})", document, passage.start, passage.end);
}

Section evidence_section(const Wording& wording, const std::vector<CitedPassage>& passages, const Texts* texts) {
  Section section;
  section.lines.push_back({});
  section.lines.push_back({{say("Evidence"), Tone::strong}});
  for (const CitedPassage& passage : passages) {
    std::vector<std::string> ids;
    for (const ClaimId c : passage.claims) ids.push_back(wording.identifier(c));
    section.lines.push_back({{place_text(wording, passage, texts), Tone::strong},
                             {fmt::format("  {}", fmt::join(ids, ", ")), Tone::faint}});
    if (const std::optional<std::string_view> words = words_of(wording, passage, texts))
      section.lines.push_back({{fmt::format("  «{}»", *words), Tone::plain}});
    else if (texts)
      section.lines.push_back({{"  " + say("(the text is not among those of --texts)"), Tone::doubtful}});
  }
  return section;
}

Json evidence_json(const Wording& wording, const std::vector<CitedPassage>& passages, const Texts* texts) {
  Json list = Json::array();
  for (const CitedPassage& passage : passages) {
    Json json = {{"document", reference_json(wording, wording.graph().document(passage.document).term)},
                 {"start", passage.start},
                 {"end", passage.end}};
    if (const std::optional<std::string_view> words = words_of(wording, passage, texts)) json["text"] = *words;
    json["claims"] = Json::array();
    for (const ClaimId c : passage.claims)
      json["claims"].push_back(std::string(wording.graph().terms().value(wording.graph().term_of_claim(c))));
    list.push_back(std::move(json));
  }
  return list;
}

}  // namespace filiera
