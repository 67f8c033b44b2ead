// SPDX-License-Identifier: Apache-2.0
// The prefix table.
#include "rdf/prefixes.hpp"

#include <algorithm>
#include <iterator>

#include "rdf/byte_scan.hpp"
#include "rdf/name_syntax.hpp"

namespace filiera {

bool Prefixes::set(std::string_view name, std::string_view iri) {
  if (!is_prefix_name(name) || iri.empty() || clean_iri_length(iri) != iri.size()) return false;
  const auto [at, added] = by_name_.try_emplace(std::string(name), iri);
  if (!added) {
    by_iri_.erase({at->second, at->first});
    at->second = iri;
  }
  by_iri_.emplace(iri, name);
  return true;
}

std::vector<Prefix> Prefixes::all() const {
  std::vector<Prefix> prefixes;
  prefixes.reserve(by_name_.size());
  for (const auto& [name, iri] : by_name_) prefixes.push_back({name, iri});
  return prefixes;
}

std::optional<std::string_view> Prefixes::find(std::string_view name) const {
  const auto at = by_name_.find(name);
  if (at == by_name_.end()) return std::nullopt;
  return at->second;
}

// In byte order, the longest namespace that is a prefix of the IRI is the last one that is not greater than the IRI,
// unless others with a common prefix follow it; then continue with the common prefix.
std::optional<Prefixes::Split> Prefixes::split(std::string_view iri) const {
  for (std::string_view start = iri; !start.empty();) {
    auto at = by_iri_.lower_bound(start);
    if (at == by_iri_.end() || at->first != start) {
      if (at == by_iri_.begin()) return std::nullopt;
      const std::string_view before = std::prev(at)->first;
      const auto apart = std::mismatch(start.begin(), start.end(), before.begin(), before.end());
      start = start.substr(0, static_cast<std::size_t>(apart.first - start.begin()));
      if (start.size() < before.size()) continue;
      at = by_iri_.lower_bound(start);
    }
    const std::string_view local = iri.substr(start.size());
    const LocalName form = local_name_form(local);
    if (form != LocalName::impossible) return Split{at->second, local, form == LocalName::escaped};
    start.remove_suffix(1);
  }
  return std::nullopt;
}

std::optional<std::string> Prefixes::shorten(std::string_view iri) const {
  const std::optional<Split> found = split(iri);
  if (!found) return std::nullopt;
  std::string text(found->prefix);
  text += ':';
  append_local_name(text, found->local);
  return text;
}

std::optional<std::string> Prefixes::expand(std::string_view prefixed_name) const {
  const std::size_t colon = prefixed_name.find(':');
  if (colon == std::string_view::npos) return std::nullopt;
  const std::optional<std::string_view> iri = find(prefixed_name.substr(0, colon));
  if (!iri) return std::nullopt;
  return std::string(*iri) += prefixed_name.substr(colon + 1);
}

std::string spelled(const TermView& term, const Prefixes& prefixes) {
  switch (term.kind) {
    case TermKind::iri:
      if (const auto found = prefixes.split(term.value); found && !found->escaped)
        return std::string(found->prefix) + ':' + std::string(found->local);
      return '<' + std::string(term.value) + '>';
    case TermKind::blank:
      return "_:" + std::string(term.value);
    case TermKind::literal:
      break;
  }
  return '"' + std::string(term.value) + '"';
}

}  // namespace filiera
