// SPDX-License-Identifier: Apache-2.0
// Resolves names on the command line, with messages for those that cannot be resolved.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "cli/line/options.hpp"
#include "graph/lens/lens.hpp"
#include "graph/model/names.hpp"

namespace filiera {

// The subjects that a name may have, with their description for messages: "a company, group, product, ...".
struct Wanted {
  std::string_view words;
  Names::Filter accept;
};

Wanted wanted_vertex(const KnowledgeGraph& graph);
// What a subject is, for people: "company", "measure", "claim" ...; "outside the model" if it is none of them. In
// English, unless other languages are preferred.
std::string kind_text(const KnowledgeGraph& graph, TermId term, std::span<const std::string> languages = {});

// A company, a group or a product: an end of a flow of goods.
Wanted wanted_goods_end(const KnowledgeGraph& graph);
Wanted wanted_kind(const KnowledgeGraph& graph, Kind kind, std::string_view words);
Wanted wanted_voice(const KnowledgeGraph& graph);     // a document, or a voice of an attestation
Wanted wanted_anything(const KnowledgeGraph& graph);  // a thing, a claim, an attestation or a document

// The one subject named `text`; if nothing is, the one product or measure that carries this code ("HS 8542"), or else a
// finer one. Throws UsageFailure if the name is unknown (with suggestions), ambiguous (with the
// candidates), or names something that is not wanted.
TermId resolve(const Names& names, const KnowledgeGraph& graph, std::string_view text, const Wanted& wanted);

// The products named `text`: for a code ("HS 8542") all products that carry it or a finer one, ascending; else the one
// product with this name. Throws UsageFailure as resolve(), or if no product carries the code.
std::vector<VertexId> resolve_products(const Names& names, const KnowledgeGraph& graph, std::string_view text);

// The prefixes of --prefix. Throws UsageFailure.
Prefixes prefixes(const Arguments& arguments);

}  // namespace filiera
