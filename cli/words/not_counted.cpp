// SPDX-License-Identifier: Apache-2.0
// Claims that are left out of an answer.
#include "cli/words/not_counted.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "cli/output/message.hpp"
#include "io/phrases.hpp"

namespace filiera {

void add_not_counted(Answer& answer, const Wording& wording, const std::shared_ptr<References>& references,
                     std::vector<ClaimId> claims) {
  constexpr std::size_t most = 20;
  if (claims.empty()) return;
  // Below an answer without rows no documents are listed.
  const Wording words = answer.records.size == 0
                            ? Wording(wording.lens(), {wording.languages().begin(), wording.languages().end()})
                            : wording;
  for (std::size_t i = 0; i < std::min(claims.size(), most); ++i)
    answer.notes.push_back(say("not counted: {} ({}), {}; nobody affirms it", words.statement(claims[i]),
                               words.identifier(claims[i]), listed(both_sides(words, claims[i]))));
  if (claims.size() > most)
    answer.notes.push_back(say("not counted: {} that nobody affirms; -f json lists them",
                               say_counted(claims.size() - most, {"{} more claim"}, {"{} more claims"})));
  const std::size_t count = claims.size();
  answer.json.list("notCounted", {count, [references, claims = std::move(claims)](std::size_t i) {
                                    return JsonObject(references->claim(claims[i]));
                                  }});
}

}  // namespace filiera
