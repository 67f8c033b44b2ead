// SPDX-License-Identifier: Apache-2.0
// Resolution of IRI references by the pseudocode of RFC 3986, sections 5.2.2 to 5.2.4.
#include "rdf/iri.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstddef>
#include <utility>

#include "io/utf8.hpp"
#include "rdf/byte_scan.hpp"
#include "rdf/characters.hpp"

namespace filiera {

namespace {

constexpr bool is_scheme_char(char c) {
  return is_ascii_letter(c) || is_ascii_digit(c) || c == '+' || c == '-' || c == '.';
}

// The length of the scheme; npos if there is none.
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

// Productions ucschar and, in a query, iprivate (RFC 3987, section 2.2).
constexpr bool is_iri_character(char32_t c, bool in_query) {
  if (c < 0xA0) return false;
  if ((c >= 0xE000 && c <= 0xF8FF) || c >= 0xF0000) return in_query && (c & 0xFFFE) != 0xFFFE;
  if (c < 0x10000) return c <= 0xD7FF || (c >= 0xF900 && c <= 0xFDCF) || (c >= 0xFDF0 && c <= 0xFFEF);
  return (c & 0xFFFE) != 0xFFFE && !(c >= 0xE0000 && c <= 0xE0FFF);
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

std::string rfc3987_fault(std::string_view iri) {
  const auto special = [](char c) {
    return c == '%' || c == '[' || c == ']' || c == '#' || static_cast<signed char>(c) < 0;
  };
  const IriParts parts = split_iri(iri);
  std::string_view host = parts.authority.value_or(std::string_view());
  host.remove_prefix(std::min(host.find('@') + 1, host.size()));
  const bool literal = host.starts_with('[') && host.find(']') != std::string_view::npos;
  const std::size_t host_end = literal ? host.find(']') + 1 : std::min(host.find(':'), host.size());
  const std::string_view port = host.substr(host_end);
  if (!port.empty() && (port[0] != ':' || port.find_first_not_of("0123456789", 1) != std::string_view::npos))
    return fmt::format("the port of this IRI is not a number: '{}'", port);
  const char* address = literal ? host.data() : nullptr;
  bool in_fragment = false;
  for (auto at = std::find_if(iri.begin(), iri.end(), special); at != iri.end();
       at = std::find_if(at, iri.end(), special)) {
    const std::string_view rest = iri.substr(static_cast<std::size_t>(at - iri.begin()));
    if (*at == '%' && !(rest.size() > 2 && hex_value(rest[1]) >= 0 && hex_value(rest[2]) >= 0))
      return "'%' in this IRI is not followed by two hexadecimal digits";
    if (*at == '#' && std::exchange(in_fragment, true)) return "this IRI has a second '#'";
    if ((*at == '[' || *at == ']') && !(address && rest.data() >= address && rest.data() < address + host_end))
      return fmt::format("this IRI has a '{}', which is allowed only around an IP address", *at);
    if (static_cast<signed char>(*at) >= 0) {
      ++at;
      continue;
    }
    const CodePoint point = decode_utf8(rest);
    const bool in_query = parts.query && rest.data() >= parts.query->data() && !in_fragment;
    if (!is_iri_character(point.value, in_query))
      return fmt::format("this IRI has the character U+{:04X}", static_cast<std::uint32_t>(point.value));
    at += std::max<std::ptrdiff_t>(point.size, 1);
  }
  return "";
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
