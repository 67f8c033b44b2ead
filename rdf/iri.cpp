// SPDX-License-Identifier: Apache-2.0
// Resolution of IRI references by the pseudocode of RFC 3986, sections 5.2.2 to 5.2.4.
#include "rdf/iri.hpp"

#include <algorithm>

#include "rdf/byte_scan.hpp"
#include "rdf/characters.hpp"

namespace filiera {

namespace {

constexpr bool is_scheme_char(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '+' || c == '-' || c == '.';
}

// The length of the scheme, npos when there is none.
std::size_t scheme_length(std::string_view iri) {
  if (iri.empty() || !is_ascii_letter(iri[0])) return std::string_view::npos;
  std::size_t i = 1;
  while (i < iri.size() && is_scheme_char(iri[i])) ++i;
  return i < iri.size() && iri[i] == ':' ? i : std::string_view::npos;
}

// RFC 3986, section 5.2.4; appends to `out`.
void append_without_dot_segments(std::string& out, std::string_view input) {
  const std::size_t start = out.size();
  const auto drop_last_segment = [&] {
    const std::size_t slash = out.rfind('/');
    out.resize(slash == std::string::npos || slash < start ? start : slash);
  };
  while (!input.empty()) {
    if (input.starts_with("../")) {
      input.remove_prefix(3);
    } else if (input.starts_with("./") || input.starts_with("/./")) {
      input.remove_prefix(2);
    } else if (input == "/.") {
      input = "/";
    } else if (input.starts_with("/../")) {
      input.remove_prefix(3);
      drop_last_segment();
    } else if (input == "/..") {
      input = "/";
      drop_last_segment();
    } else if (input == "." || input == "..") {
      input = {};
    } else {
      const std::size_t end = input.find('/', 1);
      out.append(input.substr(0, end));
      input.remove_prefix(end == std::string_view::npos ? input.size() : end);
    }
  }
}

std::string merged_path(const IriParts& base, std::string_view path) {
  if (base.authority && base.path.empty()) return '/' + std::string(path);
  const std::size_t slash = base.path.rfind('/');
  std::string merged(slash == std::string_view::npos ? std::string_view{} : base.path.substr(0, slash + 1));
  return merged += path;
}

}  // namespace

bool has_scheme(std::string_view iri) { return scheme_length(iri) != std::string_view::npos; }

std::optional<std::size_t> first_illegal_in_iri(std::string_view iri) {
  const std::size_t clean = clean_iri_length(iri);
  return clean < iri.size() ? std::optional(clean) : std::nullopt;
}

IriParts split_iri(std::string_view iri) {
  IriParts parts;
  if (const std::size_t length = scheme_length(iri); length != std::string_view::npos) {
    parts.scheme = iri.substr(0, length);
    iri.remove_prefix(length + 1);
  }
  if (const std::size_t hash = iri.find('#'); hash != std::string_view::npos) {
    parts.fragment = iri.substr(hash + 1);
    iri = iri.substr(0, hash);
  }
  if (const std::size_t mark = iri.find('?'); mark != std::string_view::npos) {
    parts.query = iri.substr(mark + 1);
    iri = iri.substr(0, mark);
  }
  if (iri.starts_with("//")) {
    const std::size_t end = std::min(iri.find('/', 2), iri.size());
    parts.authority = iri.substr(2, end - 2);
    iri.remove_prefix(end);
  }
  parts.path = iri;
  return parts;
}

void append_resolved(std::string& target, const IriParts& base, std::string_view reference) {
  const IriParts ref = split_iri(reference);
  if (ref.scheme) {
    target += reference;
    return;
  }
  target += *base.scheme;
  target += ':';
  if (const auto& authority = ref.authority ? ref.authority : base.authority) {
    target += "//";
    target += *authority;
  }
  std::optional<std::string_view> query = ref.query;
  if (ref.authority || ref.path.starts_with('/')) {
    append_without_dot_segments(target, ref.path);
  } else if (ref.path.empty()) {
    target += base.path;
    if (!query) query = base.query;
  } else {
    append_without_dot_segments(target, merged_path(base, ref.path));
  }
  if (query) {
    target += '?';
    target += *query;
  }
  if (ref.fragment) {
    target += '#';
    target += *ref.fragment;
  }
}

}  // namespace filiera
