// SPDX-License-Identifier: Apache-2.0
// The prefix table.
#include "rdf/prefixes.hpp"

#include <algorithm>

#include "rdf/byte_scan.hpp"
#include "rdf/name_forms.hpp"

namespace filiera {

bool Prefixes::set(std::string_view name, std::string_view iri) {
  if (!is_prefix_name(name) || iri.empty() || clean_iri_length(iri) != iri.size()) return false;
  const auto at = std::lower_bound(by_name_.begin(), by_name_.end(), name,
                                   [](const Prefix& prefix, std::string_view key) { return prefix.name < key; });
  const auto index = static_cast<std::size_t>(at - by_name_.begin());
  if (at != by_name_.end() && at->name == name) {
    at->iri = iri;
    std::erase(by_length_, index);
  } else {
    by_name_.insert(at, Prefix{std::string(name), std::string(iri)});
    for (std::size_t& other : by_length_)
      if (other >= index) ++other;
  }
  const auto place = std::partition_point(by_length_.begin(), by_length_.end(), [&](std::size_t other) {
    const std::size_t length = by_name_[other].iri.size();
    return length > iri.size() || (length == iri.size() && other < index);
  });
  by_length_.insert(place, index);
  return true;
}

std::optional<std::string_view> Prefixes::find(std::string_view name) const {
  const auto at = std::lower_bound(by_name_.begin(), by_name_.end(), name,
                                   [](const Prefix& prefix, std::string_view key) { return prefix.name < key; });
  if (at == by_name_.end() || at->name != name) return std::nullopt;
  return at->iri;
}

std::optional<Prefixes::Split> Prefixes::split(std::string_view iri) const {
  for (const std::size_t index : by_length_) {
    const Prefix& prefix = by_name_[index];
    const std::size_t length = prefix.iri.size();
    // The last character tells most namespaces apart; many begin alike.
    if (length > iri.size() || iri[length - 1] != prefix.iri[length - 1] || !iri.starts_with(prefix.iri)) continue;
    const std::string_view local = iri.substr(length);
    const LocalName form = local_name_form(local);
    if (form != LocalName::impossible) return Split{&prefix, local, form == LocalName::escaped};
  }
  return std::nullopt;
}

std::optional<std::string> Prefixes::shorten(std::string_view iri) const {
  const std::optional<Split> found = split(iri);
  if (!found) return std::nullopt;
  std::string text = found->prefix->name + ':';
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
        return found->prefix->name + ':' + std::string(found->local);
      return '<' + std::string(term.value) + '>';
    case TermKind::blank:
      return "_:" + std::string(term.value);
    case TermKind::literal:
      break;
  }
  return '"' + std::string(term.value) + '"';
}

}  // namespace filiera
