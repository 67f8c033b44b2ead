// SPDX-License-Identifier: Apache-2.0
// Statements of things, claims and attestations.
#include "import/claims/claim_writer.hpp"

#include "import/claims/terms.hpp"
#include "io/sha256.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

std::string stable_name(std::string_view first, std::initializer_list<std::string_view> parts) {
  std::string joined;
  for (const std::string_view part : parts) {
    joined += part;
    joined += '\x1f';
  }
  return std::string(first) + sha256_hex(joined).substr(0, 16);
}

ClaimWriter::ClaimWriter(StatementSink& sink, std::string own_namespace)
    : sink_(sink), own_namespace_(std::move(own_namespace)) {}

TermId ClaimWriter::own(std::string_view local) {
  scratch_ = own_namespace_;
  scratch_ += local;
  return iri(scratch_);
}

TermId ClaimWriter::constant(std::string_view iri) {
  TermId& known = constants_.try_emplace(iri.data(), no_term).first->second;
  // Another text may have been at that address before.
  if (known == no_term || sink_.terms().value(known) != iri) known = this->iri(iri);
  return known;
}

TermId ClaimWriter::text(std::string_view text, std::string_view language) {
  return sink_.terms().intern_literal(text, no_term, language);
}

TermId ClaimWriter::typed(std::string_view text, std::string_view datatype) {
  return sink_.terms().intern_literal(text, constant(datatype), {});
}

TermId ClaimWriter::date(std::string_view edtf) { return typed(edtf, vocab::edtf_EDTF); }

TermId ClaimWriter::number(std::string_view decimal) {
  return typed(decimal, decimal.find('.') == std::string_view::npos ? vocab::xsd_integer : vocab::xsd_decimal);
}

void ClaimWriter::add(TermId subject, std::string_view predicate, TermId object) {
  sink_.statement({subject, constant(predicate), object}, origin_);
}

bool ClaimWriter::begin(TermId subject, std::string_view class_iri) {
  if (!begun_.insert(subject).second) return false;
  add_constant(subject, vocab::rdf_type, class_iri);
  return true;
}

bool ClaimWriter::link(TermId claim, TermId subject, std::string_view edge, TermId object) {
  if (!begin(claim, vocab::fil_Link)) return false;
  add(claim, vocab::rdf_subject, subject);
  add_constant(claim, vocab::rdf_predicate, edge);
  add(claim, vocab::rdf_object, object);
  return true;
}

TermId ClaimWriter::attest(TermId claim, const Passage& passage, TermId voice, TermId repeats) {
  const std::uint32_t number = ++attestations_[claim];
  std::string name(sink_.terms().value(claim));
  name += 'a';
  name += passage.tag;
  if (number > 1) name += 'n' + std::to_string(number);
  const TermId attestation = iri(name);
  add_constant(attestation, vocab::rdf_type, vocab::fil_Attestation);
  add(attestation, vocab::fil_affirms, claim);
  add(attestation, vocab::prov_wasAttributedTo, voice);
  if (repeats != no_term) add(attestation, vocab::prov_wasDerivedFrom, repeats);
  add(attestation, vocab::oa_hasSource, passage.document);
  add(attestation, vocab::fil_start, this->number(std::to_string(passage.span.start)));
  add(attestation, vocab::fil_end, this->number(std::to_string(passage.span.end)));
  return attestation;
}

}  // namespace filiera
