// SPDX-License-Identifier: Apache-2.0
// Prefixes and their namespaces: shortens IRIs to prefixed names, and expands those.
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
  // The result of split(): the name of the prefix, and the rest of the IRI. `escaped`: the rest needs backslashes as a
  // PN_LOCAL.
  struct Split {
    std::string_view prefix;
    std::string_view local;
    bool escaped;
  };

  // Declares a prefix or changes its namespace. Returns false for a name that is not a PN_PREFIX, an empty IRI, and an
  // IRI with illegal characters. O(log prefixes).
  bool set(std::string_view name, std::string_view iri);

  // A copy, ordered by name.
  std::vector<Prefix> all() const;
  std::size_t size() const { return by_name_.size(); }

  // The namespace of a prefix; empty if it is not declared.
  std::optional<std::string_view> find(std::string_view name) const;

  // The longest namespace that is a prefix of the IRI and leaves a legal local name (of two prefixes with one
  // namespace, the first by name); empty if there is none. Valid until the next `set`. O(log prefixes) for each
  // namespace with a common prefix.
  std::optional<Split> split(std::string_view iri) const;

  // The prefixed name of an IRI; empty if there is none.
  std::optional<std::string> shorten(std::string_view iri) const;

  // The IRI of a prefixed name, whose local part is used unchanged; empty if there is no colon or the prefix is not
  // declared.
  std::optional<std::string> expand(std::string_view prefixed_name) const;

 private:
  using IriAndName = std::pair<std::string, std::string>;
  // Orders by (IRI, name); can be compared with an IRI alone.
  struct ByIri {
    using is_transparent = void;
    bool operator()(const IriAndName& a, const IriAndName& b) const { return a < b; }
    bool operator()(const IriAndName& a, std::string_view iri) const { return a.first < iri; }
    bool operator()(std::string_view iri, const IriAndName& b) const { return iri < b.first; }
  };

  std::map<std::string, std::string, std::less<>> by_name_;
  std::set<IriAndName, ByIri> by_iri_;
};

// A term for people: the prefixed name if it needs no backslashes, else "<IRI>"; a literal in quotes, without language
// and datatype; "_:label".
std::string spelled(const TermView& term, const Prefixes& prefixes);

}  // namespace filiera
