// SPDX-License-Identifier: Apache-2.0
// Names on the command line: what they stand for, or why they stand for nothing.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/line/options.hpp"
#include "graph/lens/lens.hpp"
#include "graph/model/names.hpp"

namespace filiera {

// What a name may stand for, with the words for it in messages: "a company, group, product, ...".
struct Wanted {
  std::string_view words;
  Names::Filter accept;
};

Wanted wanted_vertex(const KnowledgeGraph& graph);
// A company, a group or a product: where goods come from or go to.
Wanted wanted_goods_end(const KnowledgeGraph& graph);
Wanted wanted_kind(const KnowledgeGraph& graph, Kind kind, std::string_view words);
Wanted wanted_voice(const KnowledgeGraph& graph);     // a document, or whoever says something
Wanted wanted_anything(const KnowledgeGraph& graph);  // a thing, a claim, an attestation or a document

// The one subject that is called `text`. Throws UsageFailure: unknown, with suggestions; ambiguous, with the
// candidates; known but not wanted.
TermId resolve(const Names& names, const KnowledgeGraph& graph, std::string_view text, const Wanted& wanted);

// The products that `text` names: where it is a code ("HS 8542"), all that carry it or a finer one, in order; else the
// one product that is called so. Throws UsageFailure: as resolve(), or no product carries the code.
std::vector<VertexId> resolve_products(const Names& names, const KnowledgeGraph& graph, std::string_view text);

// What --prefix declares. Throws UsageFailure.
Prefixes prefixes(const Arguments& arguments);

}  // namespace filiera
