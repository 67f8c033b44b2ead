// SPDX-License-Identifier: Apache-2.0
// Writes prefixes and subjects in Turtle.
#include "export/turtle_block.hpp"

#include "ontology/vocabulary.hpp"
#include "rdf/term_writer.hpp"

namespace filiera {
namespace {

constexpr std::string_view rdf_reifies = "http://www.w3.org/1999/02/22-rdf-syntax-ns#reifies";

}  // namespace

TurtleBlocks::TurtleBlocks(ByteSink& sink, const Prefixes& prefixes) : sink_(sink), prefixes_(prefixes) {
  for (const Prefix& prefix : prefixes.all()) {
    sink.write("@prefix ");
    sink.write(prefix.name);
    sink.write(": ");
    write_iri(sink, prefix.iri);
    sink.write(" .\n");
  }
}

void TurtleBlocks::term(const TermView& term) { write_turtle_term(sink_, labels_(term), prefixes_); }

// Predicates are few, and finding the prefix of an IRI costs more than writing it.
void TurtleBlocks::predicate(std::string_view iri) {
  const std::size_t letter = iri.empty() ? 0 : static_cast<unsigned char>(iri.back());
  Shortened& known = predicates_[(iri.size() * 7 + letter) % predicates_.size()];
  if (known.iri != iri) {
    const std::optional<Prefixes::Split> found = prefixes_.split(iri);
    known = {std::string(iri), found && !found->escaped ? found->prefix : nullptr};
  }
  if (!known.prefix) return write_turtle_iri(sink_, iri, prefixes_);
  sink_.write(known.prefix->name);
  sink_.put(':');
  sink_.write(iri.substr(known.prefix->iri.size()));
}

std::uint64_t TurtleBlocks::subject(const TermView& subject, std::span<const PredicateObject> properties,
                                    std::string_view indent, const std::optional<Triple>& reified) {
  std::uint64_t written = 0;
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
        predicate(property.predicate.value);
      sink_.put(' ');
    }
    term(property.object);
    previous = &property;
    ++written;
  };

  const auto is_type = [](const PredicateObject& property) {
    return property.predicate.value == vocab::rdf_type;
  };
  for (const PredicateObject& property : properties)
    if (is_type(property)) write(property);
  for (const PredicateObject& property : properties)
    if (!is_type(property)) write(property);
  if (written > 0 && reified) {
    sink_.write(" ;\n    ");
    sink_.write(indent);
    write_turtle_iri(sink_, rdf_reifies, prefixes_);
    sink_.write(" <<( ");
    term(reified->subject);
    sink_.put(' ');
    write_turtle_iri(sink_, reified->predicate.value, prefixes_);
    sink_.put(' ');
    term(reified->object);
    sink_.write(" )>>");
    ++written;
  }
  if (written > 0) sink_.write(" .\n");
  return written;
}

}  // namespace filiera
