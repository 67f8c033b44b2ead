// SPDX-License-Identifier: Apache-2.0
// The prefix table.
#include "rdf/prefixes.hpp"

#include <algorithm>

#include "rdf/byte_scan.hpp"
#include "rdf/name_forms.hpp"

namespace filiera {

bool Prefixes::set(std::string_view name, std::string_view iri) {
  if (!is_prefix_name(name) || iri.empty() || clean_iri_length(iri) != iri.size()) return false;
  const auto at =
      std::lower_bound(by_name_.begin(), by_name_.end(), name,
                       [](const Prefix& prefix, std::string_view key) { return prefix.name < key; });
  if (at != by_name_.end() && at->name == name)
    at->iri = iri;
  else
    by_name_.insert(at, Prefix{std::string(name), std::string(iri)});

  by_length_.resize(by_name_.size());
  for (std::size_t i = 0; i < by_length_.size(); ++i) by_length_[i] = i;
  std::stable_sort(by_length_.begin(), by_length_.end(), [&](std::size_t a, std::size_t b) {
    return by_name_[a].iri.size() > by_name_[b].iri.size();
  });
  return true;
}

std::optional<std::string_view> Prefixes::find(std::string_view name) const {
  const auto at =
      std::lower_bound(by_name_.begin(), by_name_.end(), name,
                       [](const Prefix& prefix, std::string_view key) { return prefix.name < key; });
  if (at == by_name_.end() || at->name != name) return std::nullopt;
  return at->iri;
}

std::optional<Prefixes::Split> Prefixes::split(std::string_view iri) const {
  for (const std::size_t index : by_length_) {
    const Prefix& prefix = by_name_[index];
    const std::size_t length = prefix.iri.size();
    // The last character tells most namespaces apart; many begin alike.
    if (length > iri.size() || iri[length - 1] != prefix.iri[length - 1] || !iri.starts_with(prefix.iri))
      continue;
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

}  // namespace filiera
