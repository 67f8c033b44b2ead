// SPDX-License-Identifier: Apache-2.0
// Help on the terms of the ontology, generated from the ontology.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace filiera {

// The page of an edge type, effect, modality, metric or property: label, definition, carriers, behaviour, example.
// `name` is its local name, with or without "fil:". Empty for other words.
std::optional<std::string> term_page(std::string_view name);

// The page that lists one kind of terms with their definitions, by topic: edges, effects, modalities, metrics,
// properties. Empty for other words.
std::optional<std::string> term_list_page(std::string_view topic);

// All local names of terms that have a page, in order.
std::vector<std::string> term_names();

// The topics of term_list_page with their summaries.
struct TermTopic {
  std::string_view name;
  std::string_view summary;
};
std::vector<TermTopic> term_topics();

}  // namespace filiera
