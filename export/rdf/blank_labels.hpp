// SPDX-License-Identifier: Apache-2.0
// Labels of blank nodes in order of first occurrence: b1, b2, …
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "rdf/term.hpp"

namespace filiera {

class BlankLabels {
 public:
  // The term; a blank node with its new label. The view is valid as long as this object.
  TermView operator()(const TermView& term) {
    if (term.kind != TermKind::blank) return term;
    auto at = labels_.find(term.value);
    if (at == labels_.end())
      at = labels_.emplace(std::string(term.value), "b" + std::to_string(labels_.size() + 1)).first;
    return {TermKind::blank, at->second, {}, {}};
  }

 private:
  struct Hash : std::hash<std::string_view> {
    using is_transparent = void;
  };
  std::unordered_map<std::string, std::string, Hash, std::equal_to<>> labels_;
};

}  // namespace filiera
