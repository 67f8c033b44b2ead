// SPDX-License-Identifier: Apache-2.0
// Escapes and writes terms.
#include "rdf/term_writer.hpp"

#include <string>

#include "rdf/byte_scan.hpp"
#include "rdf/name_syntax.hpp"

namespace filiera {
namespace {

constexpr std::string_view xsd = "http://www.w3.org/2001/XMLSchema#";

void write_escaped_byte(ByteSink& sink, char byte) {
  switch (byte) {
    case '"':
      return sink.write("\\\"");
    case '\\':
      return sink.write("\\\\");
    case '\n':
      return sink.write("\\n");
    case '\r':
      return sink.write("\\r");
    case '\t':
      return sink.write("\\t");
    case '\b':
      return sink.write("\\b");
    case '\f':
      return sink.write("\\f");
    default:
      break;
  }
  constexpr char digits[] = "0123456789ABCDEF";
  const auto code = static_cast<unsigned char>(byte);
  const char escape[] = {'\\', 'u', '0', '0', digits[code >> 4], digits[code & 15]};
  sink.write({escape, sizeof escape});
}

void write_quoted(ByteSink& sink, std::string_view text) {
  sink.put('"');
  for (;;) {
    const std::size_t clean = clean_string_length(text);
    sink.write(text.substr(0, clean));
    if (clean == text.size()) break;
    write_escaped_byte(sink, text[clean]);
    text.remove_prefix(clean + 1);
  }
  sink.put('"');
}

// Writes the language tag, if the literal has one.
bool write_language(ByteSink& sink, const TermView& literal) {
  if (literal.language.empty()) return false;
  if (!is_language_tag(literal.language))
    throw UnwritableTerm("'" + std::string(literal.language) + "' is not a language tag");
  sink.put('@');
  sink.write(literal.language);
  return true;
}

std::size_t digits_at(std::string_view text, std::size_t at) {
  std::size_t end = at;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  return end - at;
}

std::size_t sign_at(std::string_view text, std::size_t at) {
  return at < text.size() && (text[at] == '+' || text[at] == '-') ? 1 : 0;
}

// The local name of the XSD datatype of a bare number or boolean; "" for any other text. Excludes forms that begin or
// end with the point, on which readers differ.
std::string_view bare_number_type(std::string_view text) {
  std::size_t at = sign_at(text, 0);
  const std::size_t whole = digits_at(text, at);
  if (whole == 0) return "";
  at += whole;
  if (at == text.size()) return "integer";
  if (text[at] == '.') {
    const std::size_t fraction = digits_at(text, at + 1);
    if (fraction == 0) return "";
    at += 1 + fraction;
    if (at == text.size()) return "decimal";
  }
  if (text[at] != 'e' && text[at] != 'E') return "";
  at += 1 + sign_at(text, at + 1);
  const std::size_t exponent = digits_at(text, at);
  return exponent > 0 && at + exponent == text.size() ? "double" : "";
}

bool may_be_bare(const TermView& literal) {
  if (!literal.datatype.starts_with(xsd) || !literal.language.empty()) return false;
  const std::string_view type = literal.datatype.substr(xsd.size());
  if (type == "boolean") return literal.value == "true" || literal.value == "false";
  return !type.empty() && type == bare_number_type(literal.value);
}

}  // namespace

void write_iri(ByteSink& sink, std::string_view iri) {
  if (clean_iri_length(iri) != iri.size())
    throw UnwritableTerm("<" + std::string(iri) + "> contains a character that is not allowed in an IRI");
  sink.put('<');
  sink.write(iri);
  sink.put('>');
}

void write_blank(ByteSink& sink, std::string_view label) {
  if (!is_blank_label(label)) throw UnwritableTerm("'" + std::string(label) + "' is not a label of a blank node");
  sink.write("_:");
  sink.write(label);
}

void write_literal(ByteSink& sink, const TermView& literal) {
  write_quoted(sink, literal.value);
  if (write_language(sink, literal) || literal.datatype.empty()) return;
  sink.write("^^");
  write_iri(sink, literal.datatype);
}

void write_term(ByteSink& sink, const TermView& term) {
  switch (term.kind) {
    case TermKind::iri:
      return write_iri(sink, term.value);
    case TermKind::blank:
      return write_blank(sink, term.value);
    case TermKind::literal:
      return write_literal(sink, term);
  }
}

void write_turtle_iri(ByteSink& sink, std::string_view iri, const Prefixes& prefixes) {
  const std::optional<Prefixes::Split> found = prefixes.split(iri);
  if (!found) return write_iri(sink, iri);
  sink.write(found->prefix);
  sink.put(':');
  if (!found->escaped) return sink.write(found->local);
  std::string local;
  append_local_name(local, found->local);
  sink.write(local);
}

bool write_turtle_value(ByteSink& sink, const TermView& literal) {
  if (may_be_bare(literal)) {
    sink.write(literal.value);
    return false;
  }
  write_quoted(sink, literal.value);
  return !write_language(sink, literal) && !literal.datatype.empty();
}

}  // namespace filiera
