// SPDX-License-Identifier: Apache-2.0
// Prefixes and the namespaces that they stand for: shortening IRIs to prefixed names, and expanding those.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "rdf/term.hpp"

namespace filiera {

struct Prefix {
  std::string name;  // without its colon; may be empty
  std::string iri;
};

class Prefixes {
 public:
  // What `split` found: the name of the prefix, and the rest of the IRI. `escaped`: the rest needs backslashes as a
  // PN_LOCAL.
  struct Split {
    std::string_view prefix;
    std::string_view local;
    bool escaped;
  };

  // Declares a prefix or changes its namespace. Refuses, with false, a name that is no PN_PREFIX and an empty
  // IRI or one with characters that no IRI may hold. O(log prefixes).
  bool set(std::string_view name, std::string_view iri);

  // A copy, in order of their names.
  std::vector<Prefix> all() const;
  std::size_t size() const { return by_name_.size(); }

  // The namespace of a prefix; absent when it is not declared.
  std::optional<std::string_view> find(std::string_view name) const;

  // The longest namespace that begins the IRI and leaves a legal local name (of two prefixes for one
  // namespace, the first by name); absent when there is none. Valid until the next `set`. O(log
  // prefixes) for each namespace that the IRI begins like.
  std::optional<Split> split(std::string_view iri) const;

  // The prefixed name of an IRI; absent when there is none.
  std::optional<std::string> shorten(std::string_view iri) const;

  // The IRI of a prefixed name, whose local part is taken as it stands; absent when there is no colon or the
  // prefix is not declared.
  std::optional<std::string> expand(std::string_view prefixed_name) const;

 private:
  using IriAndName = std::pair<std::string, std::string>;
  // In the order of pairs; an IRI alone is compared with theirs.
  struct ByIri {
    using is_transparent = void;
    bool operator()(const IriAndName& a, const IriAndName& b) const { return a < b; }
    bool operator()(const IriAndName& a, std::string_view iri) const { return a.first < iri; }
    bool operator()(std::string_view iri, const IriAndName& b) const { return iri < b.first; }
  };

  std::map<std::string, std::string, std::less<>> by_name_;
  std::set<IriAndName, ByIri> by_iri_;
};

// How people read a term: the prefixed name where it needs no backslashes, else "<IRI>"; a literal in quotes,
// without language and datatype; "_:label".
std::string spelled(const TermView& term, const Prefixes& prefixes);

}  // namespace filiera
