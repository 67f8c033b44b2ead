// SPDX-License-Identifier: Apache-2.0
// Writes prefixes and subjects in Turtle.
#include "export/rdf/turtle_block.hpp"

#include <algorithm>
#include <cstring>
#include <utility>

#include "io/utf8.hpp"
#include "ontology/vocabulary.hpp"
#include "rdf/characters.hpp"
#include "rdf/name_syntax.hpp"
#include "rdf/term_writer.hpp"

namespace filiera {
namespace {

// Searching more prefixes would cost more than Prefixes::split.
constexpr std::size_t most_lone_prefixes = 32;

// The prefixes whose namespace contains no other namespace, by name. In byte order, contained namespaces follow
// immediately.
std::vector<Prefix> lone(std::vector<Prefix> prefixes) {
  std::stable_sort(prefixes.begin(), prefixes.end(), [](const Prefix& a, const Prefix& b) { return a.iri < b.iri; });
  std::vector<Prefix> found;
  for (std::size_t i = 0; i < prefixes.size(); ++i) {
    const std::string& iri = prefixes[i].iri;
    const bool same = i > 0 && prefixes[i - 1].iri == iri;
    auto next = prefixes.begin() + static_cast<std::ptrdiff_t>(i);
    while (next != prefixes.end() && next->iri == iri) ++next;
    if (!same && (next == prefixes.end() || !next->iri.starts_with(iri))) found.push_back(prefixes[i]);
  }
  std::sort(found.begin(), found.end(), [](const Prefix& a, const Prefix& b) { return a.name < b.name; });
  if (found.size() > most_lone_prefixes) found.resize(most_lone_prefixes);
  return found;
}

// Whether other readers accept the name. Serd 0.30 rejects characters of PN_CHARS that are neither in PN_CHARS_BASE nor
// ASCII, rdflib 6.1 a dot.
bool is_read_everywhere(std::string_view prefix_name) {
  while (!prefix_name.empty()) {
    const CodePoint point = decode_utf8(prefix_name);
    if (point.value == U'.' || (point.value >= 0x80 && !is_name_start(point.value))) return false;
    prefix_name.remove_prefix(std::max<std::size_t>(point.size, 1));
  }
  return true;
}

}  // namespace

TurtleBlocks::TurtleBlocks(ByteSink& sink, const Prefixes& prefixes, BlankLabels& labels)
    : sink_(sink), labels_(labels) {
  for (const Prefix& prefix : prefixes.all()) {
    if (!is_read_everywhere(prefix.name)) continue;
    prefixes_.set(prefix.name, prefix.iri);
    sink.write("@prefix ");
    sink.write(prefix.name);
    sink.write(": ");
    write_iri(sink, prefix.iri);
    sink.write(" .\n");
  }
  lone_prefixes_ = lone(prefixes_.all());
  for (const Prefix& prefix : lone_prefixes_) recent_prefixes_.push_back(&prefix);
}

void TurtleBlocks::term(const TermView& term) {
  switch (term.kind) {
    case TermKind::iri:
      return iri(term.value);
    case TermKind::blank:
      return write_blank(sink_, labels_(term).value);
    case TermKind::literal:
      if (!write_turtle_value(sink_, term)) return;
      sink_.write("^^");
      return frequent_iri(term.datatype);
  }
}

// An IRI in the namespace of such a prefix has no other prefix.
void TurtleBlocks::iri(std::string_view iri) {
  for (const Prefix*& prefix : recent_prefixes_) {
    if (!iri.starts_with(prefix->iri)) continue;
    const std::string_view local = iri.substr(prefix->iri.size());
    if (local_name_form(local) != LocalName::plain) break;
    sink_.write(prefix->name);
    sink_.put(':');
    sink_.write(local);
    return std::swap(prefix, recent_prefixes_.front());
  }
  write_turtle_iri(sink_, iri, prefixes_);
}

void TurtleBlocks::frequent_iri(std::string_view iri) {
  std::uint64_t end = 0;
  if (iri.size() < sizeof end) return write_turtle_iri(sink_, iri, prefixes_);
  std::memcpy(&end, iri.data() + iri.size() - sizeof end, sizeof end);
  Known& known = known_[(end + iri.size()) * 0x9E3779B97F4A7C15 >> 56];  // Fibonacci hashing, Knuth 6.4
  if (known.iri != iri) known = {std::string(iri), prefixes_.shorten(iri).value_or("")};
  if (known.name.empty()) return write_turtle_iri(sink_, iri, prefixes_);
  sink_.write(known.name);
}

std::uint64_t TurtleBlocks::subject(const TermView& subject, std::span<const PredicateObject> properties,
                                    std::string_view indent, const std::optional<Triple>& reified) {
  std::uint64_t statements = 0;
  const PredicateObject* previous = nullptr;
  const auto write = [&](const PredicateObject& property) {
    const bool same_predicate = previous && previous->predicate == property.predicate;
    if (same_predicate && previous->object == property.object) return;
    if (same_predicate) {
      sink_.write(" , ");
    } else {
      if (previous) {
        sink_.write(" ;\n    ");
        sink_.write(indent);
      } else {
        sink_.write(indent);
        term(subject);
        sink_.put(' ');
      }
      if (property.predicate.value == vocab::rdf_type)
        sink_.put('a');
      else
        frequent_iri(property.predicate.value);
      sink_.put(' ');
    }
    term(property.object);
    previous = &property;
    ++statements;
  };

  const auto is_type = [](const PredicateObject& property) { return property.predicate.value == vocab::rdf_type; };
  for (const PredicateObject& property : properties)
    if (is_type(property)) write(property);
  for (const PredicateObject& property : properties)
    if (!is_type(property)) write(property);
  if (statements > 0 && reified) {
    sink_.write(" ;\n    ");
    sink_.write(indent);
    write_turtle_iri(sink_, vocab::rdf_reifies, prefixes_);
    sink_.write(" <<( ");
    term(reified->subject);
    sink_.put(' ');
    write_turtle_iri(sink_, reified->predicate.value, prefixes_);
    sink_.put(' ');
    term(reified->object);
    sink_.write(" )>>");
    ++statements;
  }
  if (statements > 0) sink_.write(" .\n");
  return statements;
}

}  // namespace filiera
