// SPDX-License-Identifier: Apache-2.0
// Reads the statements of one subject as a record.
#include "graph/load/claim_reader.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string_view>
#include <utility>

#include "io/spelling.hpp"
#include "ontology/vocabulary.hpp"

namespace filiera {

RecordReader::RecordReader(const Statements& statements, const Kinds& kinds, Faults& faults)
    : in_(statements), kinds_(kinds), faults_(faults), type_(statements.terms.find_iri(vocab::rdf_type)) {
  known_property_of_term_.assign(in_.terms.size(), std::size(known_properties));
  for (std::size_t i = 0; i < std::size(known_properties); ++i) {
    const std::string_view iri = known_properties[i].iri;
    if (const TermId term = in_.terms.find_iri(iri); term != no_term)
      known_property_of_term_[term] = static_cast<std::uint8_t>(i);
    if (const Property* property = kinds_.find_property(iri)) ranges_[i] = property->range;
  }
}

void RecordReader::fault(const FaultKind& kind, std::size_t quad, TermRole role, std::string message,
                         std::string remedy) {
  in_.fault(faults_, kind, quad, role, std::move(message), std::move(remedy));
}

std::string RecordReader::list_of(std::initializer_list<std::string_view> iris, std::string_view before_last) const {
  const std::string_view first = *iris.begin();
  const bool without_prefix = spelled(first).starts_with('<');
  std::string list;
  for (const std::string_view& iri : iris) {
    if (!list.empty()) list += &iri + 1 == iris.end() ? before_last : ", ";
    list += without_prefix ? std::string(local_name(iri)) : spelled(iri);
  }
  if (without_prefix) list += fmt::format(" of <{}>", first.substr(0, first.size() - local_name(first).size()));
  return list;
}

std::string RecordReader::with_article(Kind kind) const {
  const std::string_view noun = kinds_.labels_of_kind(kind).get();
  const bool vowel = !noun.empty() && std::string_view("aeiou").find(noun.front()) != std::string_view::npos;
  return fmt::format("{} {}", vowel ? "an" : "a", noun);
}

std::string RecordReader::any_of_kinds(KindSet kinds) const {
  std::string names;
  for (std::size_t k = 0; k < kind_count; ++k)
    if (kinds.contains(static_cast<Kind>(k)))
      names += (names.empty() ? "" : " or ") + with_article(static_cast<Kind>(k));
  return names;
}

std::string_view RecordReader::iri_of(TermId term) const {
  return in_.terms.kind(term) == TermKind::iri ? in_.terms.value(term) : std::string_view();
}

std::string RecordReader::suggestion(std::string_view iri, std::string otherwise) const {
  const auto near = kinds_.nearest_term(iri);
  // A term of the ontology that is in the wrong place is no remedy for itself.
  return near && *near != iri ? fmt::format("did you mean '{}'?", spelled(*near)) : std::move(otherwise);
}

void RecordReader::read_known_property(std::size_t i) {
  const std::uint8_t number = known_property_of_term_[in_.quads[i].predicate];
  if (number == std::size(known_properties)) return;
  const KnownPropertyRow& row = known_properties[number];
  std::size_t& first = first_statement_[static_cast<std::size_t>(row.property)];
  if (first == none)
    first = i;
  else if (row.single && in_.quads[first].object != in_.quads[i].object)
    fault(
        model_fault::repeated, i, TermRole::object,
        fmt::format("'{}' has a second value for '{}'", spelled(in_.quads[i].subject), spelled(in_.quads[i].predicate)),
        "keep one; where sources differ, write one claim for each");
}

bool RecordReader::check_end(std::size_t i, TermRole role, TermId term, KindSet allowed) {
  const std::optional<Kind> kind = out_.kind(term);
  if (!kind) {
    const bool literal = in_.terms.kind(term) == TermKind::literal;
    fault(model_fault::untyped, i, role,
          literal ? fmt::format("expected a thing, but {} is a text", spelled(term))
                  : fmt::format("'{}' has no class", spelled(term)),
          !literal ? untyped_remedy(i, term, allowed)
          : allowed == only({Kind::amount})
              ? "write the IRI of a " + list_of({vocab::schema_MonetaryAmount, vocab::schema_QuantitativeValue})
              : "write the IRI of a thing");
    return false;
  }
  if (allowed.empty() || allowed.contains(*kind)) return true;
  fault(model_fault::wrong_kind, i, role,
        fmt::format("expected {}, but '{}' is {}", any_of_kinds(allowed), spelled(term), with_article(*kind)),
        "name one, or correct its class");
  return false;
}

std::string RecordReader::untyped_remedy(std::size_t i, TermId term, KindSet allowed) const {
  // Each looks at all things: for the faults alone that are shown.
  if (faults_.full(in_.files[in_.source_of(i).file], Severity::error)) return {};
  if (known_things_.empty())
    for (TermId t = 0; t < out_.kind_of_term.size(); ++t)
      if (out_.kind(t)) known_things_.push_back(spelled(t));
  const auto near = nearest_spellings(spelled(term), known_things_, 1);
  if (!near.empty()) return fmt::format("did you mean '{}'?", near.front());
  std::string_view class_iri = vocab::fil_Company;
  for (std::size_t k = kind_count; k-- > 0;)
    if (allowed.contains(static_cast<Kind>(k))) class_iri = kinds_.class_of_kind(static_cast<Kind>(k));
  return fmt::format("add '{} a {} .'", spelled(term), spelled(class_iri));
}

std::size_t RecordReader::anchor() const {
  for (std::size_t i = first_; i < last_; ++i)
    if (in_.quads[i].predicate == type_) return i;
  return first_;
}

void RecordReader::missing(TermId subject, std::string_view part, std::string remedy) {
  fault(model_fault::missing_part, anchor(), TermRole::subject, fmt::format("'{}' has no {}", spelled(subject), part),
        std::move(remedy));
}

void RecordReader::check_labels() {
  std::set<std::string_view> languages;
  each_value(KnownProperty::preferred_label, [&](std::size_t i) {
    if (!languages.insert(in_.terms[in_.quads[i].object].language).second)
      fault(model_fault::repeated_label, i, TermRole::object,
            fmt::format("'{}' has two preferred labels in one language", spelled(in_.quads[i].subject)),
            "make one of them " + spelled(vocab::skos_altLabel));
  });
}

std::optional<EdtfDate> RecordReader::read_date(KnownProperty p) {
  if (!has(p)) return std::nullopt;
  const std::size_t i = statement_of(p);
  const TermId value = in_.quads[i].object;
  const TermView term = in_.terms[value];
  const bool is_literal = term.kind == TermKind::literal;
  const bool is_marked = is_literal && term.datatype == vocab::edtf_EDTF;
  DateError error;
  std::optional<EdtfDate> date;
  if (is_literal) date = parse_edtf(term.value, &error);
  if (!is_marked)
    fault(model_fault::bad_date, i, TermRole::object,
          is_literal && term.datatype.starts_with(vocab::xsd)
              ? fmt::format("expected an EDTF date, but {} is an xsd:{}", spelled(value), local_name(term.datatype))
              : fmt::format("{} is not {}", spelled(value), is_literal ? "marked as a date" : "a date"),
          fmt::format("write {}\"{}\"^^{}", date ? "" : "it as, for example, ", date ? term.value : "2026-03-10",
                      spelled(vocab::edtf_EDTF)));
  else if (!date)
    fault(model_fault::bad_date, i, TermRole::object,
          fmt::format("{} is not a date: {}", spelled(value), error.message), error.remedy);
  return is_marked ? date : std::nullopt;
}

StatedTime RecordReader::read_time() {
  StatedTime time;
  const auto starts = read_date(KnownProperty::starts);
  const auto ends = read_date(KnownProperty::ends);
  const auto when = read_date(KnownProperty::when);
  if (when && (starts || ends)) {
    fault(model_fault::bad_date, statement_of(KnownProperty::when), TermRole::predicate,
          fmt::format("'{}' together with a start or an end", spelled(vocab::fil_when)),
          fmt::format("write {} for a period, or {} for one date",
                      list_of({vocab::fil_starts, vocab::fil_ends}, " and "), spelled(vocab::fil_when)));
    return time;
  }
  for (const auto& [date, p] : {std::pair{&starts, KnownProperty::starts}, std::pair{&ends, KnownProperty::ends}})
    if (*date && (*date)->interval)
      fault(model_fault::bad_date, statement_of(p), TermRole::object, "expected one date, but this is an interval",
            "write the set of possible days, '[a..b]'");
  if (when) {
    time.start = when->begin;
    time.end = when->end;
    time.start_as_set = time.end_as_set = when->set;
    if (!when->gaps.empty()) out_.gaps.push_back({in_.quads[first_].subject, true, when->gaps, {}});
  }
  if (starts) {
    time.start = starts->begin;
    time.start_as_set = starts->set;
  }
  if (ends) {
    time.end = ends->begin;
    time.end_as_set = ends->set;
  }
  if ((starts && !starts->gaps.empty()) || (ends && !ends->gaps.empty())) {
    out_.gaps.push_back({in_.quads[first_].subject, false, {}, {}});
    if (starts) out_.gaps.back().start = starts->gaps;
    if (ends) out_.gaps.back().end = ends->gaps;
  }
  if (starts && ends && starts->begin.first > ends->begin.last)
    fault(model_fault::bad_date, statement_of(KnownProperty::ends), TermRole::object, "the end lies before the start",
          "exchange the two, or correct one");
  return time;
}

KindSet RecordReader::only(std::initializer_list<Kind> kinds) {
  KindSet set;
  for (const Kind kind : kinds) set.insert(kind);
  return set;
}

void RecordReader::check_qualifiers() {
  unsound_.reset();
  for (std::size_t i = 0; i < std::size(known_properties); ++i) {
    const KnownProperty p = known_properties[i].property;
    if (!has(p)) continue;
    bool fits = true;
    switch (known_properties[i].form) {
      case ValueForm::number:
        fits = check_number(p);
        break;
      case ValueForm::share:
        fits = check_share(p);
        break;
      case ValueForm::amount:
        fits = check_amounts(p);
        break;
      case ValueForm::thing:
        fits = check_things(p, ranges_[i]);
        break;
      case ValueForm::text:
        fits = check_texts(p);
        break;
      case ValueForm::date:
        if (p != KnownProperty::starts && p != KnownProperty::ends && p != KnownProperty::when)
          fits = read_date(p).has_value();
        break;
      case ValueForm::term:
      case ValueForm::none:
        break;
    }
    if (!fits) unsound_.set(static_cast<std::size_t>(p));
  }
}

bool RecordReader::check_number(KnownProperty p) {
  if (!has(p) || is_number(in_.terms[object(p)])) return true;
  const TermView term = in_.terms[object(p)];
  if (const auto meant = term.kind == TermKind::literal ? Decimal::parse_double(term.value) : std::nullopt)
    fault(model_fault::bad_value, statement_of(p), TermRole::object,
          fmt::format("{} has an exponent, which is not accepted", spelled(object(p))), "write " + meant->text());
  else
    fault(model_fault::bad_value, statement_of(p), TermRole::object,
          fmt::format("{} is not a number", spelled(object(p))), "write an integer or a decimal");
  return false;
}

bool RecordReader::check_share(KnownProperty p) {
  if (too_long(p)) return false;
  if (is_share(in_.terms[object(p)])) return true;
  const bool number = is_number(in_.terms[object(p)]);
  fault(model_fault::bad_value, statement_of(p), TermRole::object,
        fmt::format("{} is not a {}", spelled(object(p)), number ? "share" : "number"),
        number ? "write a share from 0 to 1: 0.25 for 25 %" : "write an integer or a decimal: 0.25 for 25 %");
  return false;
}

bool RecordReader::check_things(KnownProperty p, KindSet range) {
  bool fits = true;
  if (!range.empty())
    each_value(p, [&](std::size_t i) { fits &= check_end(i, TermRole::object, in_.quads[i].object, range); });
  return fits;
}

bool RecordReader::check_texts(KnownProperty p) {
  bool fits = true;
  each_value(p, [&](std::size_t i) {
    const TermId value = in_.quads[i].object;
    if (in_.terms.kind(value) == TermKind::literal) return;
    fits = false;
    fault(model_fault::bad_value, i, TermRole::object,
          fmt::format("expected words, but '{}' is a thing", spelled(value)),
          "write a text in quotation marks, with its language");
  });
  return fits;
}

void RecordReader::check_amount(TermId subject) {
  for (const KnownProperty p : {KnownProperty::value, KnownProperty::minimum, KnownProperty::maximum}) check_number(p);
  if (!has(KnownProperty::value) && !has(KnownProperty::minimum) && !has(KnownProperty::maximum))
    missing(subject, "value", "add " + list_of({vocab::schema_value, vocab::schema_minValue, vocab::schema_maxValue}));
  if (has(KnownProperty::currency) && !is_currency(in_.terms[object(KnownProperty::currency)]))
    fault(model_fault::bad_value, statement_of(KnownProperty::currency), TermRole::object,
          fmt::format("{} is not a currency", spelled(object(KnownProperty::currency))),
          "write its three capital letters of ISO 4217, for example \"CNY\"");
  const auto minimum =
      has(KnownProperty::minimum) ? number_of(in_.terms[object(KnownProperty::minimum)]) : std::nullopt;
  const auto maximum =
      has(KnownProperty::maximum) ? number_of(in_.terms[object(KnownProperty::maximum)]) : std::nullopt;
  if (minimum && maximum && *maximum < *minimum)
    fault(model_fault::bad_value, statement_of(KnownProperty::maximum), TermRole::object,
          "the maximum is below the minimum", "exchange the two, or correct one");
  const bool money = has_type(vocab::schema_MonetaryAmount);
  if (money && !has(KnownProperty::currency))
    missing(subject, "currency", fmt::format("add {}, for example \"CNY\"", spelled(vocab::schema_currency)));
}

bool RecordReader::check_amounts(KnownProperty p) {
  bool fits = true;
  std::set<std::string> units;
  each_value(p, [&](std::size_t i) {
    const TermId amount = in_.quads[i].object;
    if (!check_end(i, TermRole::object, amount, only({Kind::amount}))) {
      fits = false;
      return;
    }
    const std::string unit = unit_of(amount);
    if (units.insert(unit).second) return;
    fits = false;
    fault(model_fault::repeated, i, TermRole::object,
          fmt::format("'{}' has a second value for '{}'{}", spelled(in_.quads[i].subject),
                      spelled(in_.quads[i].predicate), unit.empty() ? "" : " in " + unit),
          "keep one for each unit; where sources differ, write one claim for each");
  });
  return fits;
}

std::string RecordReader::unit_of(TermId amount) const {
  const auto first = std::ranges::lower_bound(in_.quads, amount, {}, &Quad::subject);
  for (auto quad = first; quad != in_.quads.end() && quad->subject == amount; ++quad) {
    const std::string_view property = iri_of(quad->predicate);
    if (property == vocab::schema_currency || property == vocab::schema_unitText)
      return std::string(in_.terms.value(quad->object));
  }
  return {};
}

bool RecordReader::has_type(std::string_view class_iri) const {
  for (std::size_t i = first_; i < last_; ++i)
    if (in_.quads[i].predicate == type_ && iri_of(in_.quads[i].object) == class_iri) return true;
  return false;
}

void RecordReader::read_attestation(TermId subject) {
  AttestationRecord record;
  record.term = subject;
  record.quad = static_cast<std::uint32_t>(anchor());
  for (const KnownProperty p : {KnownProperty::affirms, KnownProperty::denies})
    if (has(p)) out_.spoken_of.push_back(object(p));
  if (has(KnownProperty::affirms) == has(KnownProperty::denies)) {
    missing(subject, has(KnownProperty::affirms) ? "single claim: it affirms and denies" : "claim",
            fmt::format("an attestation has either one {} or one {}", spelled(vocab::fil_affirms),
                        spelled(vocab::fil_denies)));
    return;
  }
  record.denies = has(KnownProperty::denies);
  const KnownProperty claim = record.denies ? KnownProperty::denies : KnownProperty::affirms;
  record.claim = object(claim);
  bool fits = check_end(statement_of(claim), TermRole::object, record.claim,
                        only({Kind::link, Kind::measure, Kind::event, Kind::figure, Kind::remark}));
  record.certainty = read_value<Certainty>(
                         KnownProperty::certainty, "certainty",
                         [this] {
                           return "write " + list_of({vocab::fil_certain, vocab::fil_probable, vocab::fil_possible});
                         },
                         [this](std::string_view iri) { return kinds_.find_certainty(iri); })
                         .value_or(Certainty::certain);
  if (has(KnownProperty::voice)) {
    record.voice = object(KnownProperty::voice);
    fits &= check_end(statement_of(KnownProperty::voice), TermRole::object, record.voice,
                      only({Kind::company, Kind::group, Kind::regulator, Kind::agent, Kind::document}));
  } else {
    missing(subject, "voice",
            fmt::format("add {}; the article's own voice is its {}", spelled(vocab::prov_wasAttributedTo),
                        spelled(vocab::fil_Document)));
    fits = false;
  }
  if (has(KnownProperty::document)) {
    record.document = object(KnownProperty::document);
    fits &= check_end(statement_of(KnownProperty::document), TermRole::object, record.document, only({Kind::document}));
  } else {
    missing(subject, "document", "add " + spelled(vocab::oa_hasSource));
    fits = false;
  }
  if (has(KnownProperty::derived_from)) {
    record.derived_from = object(KnownProperty::derived_from);
    fits &= check_end(statement_of(KnownProperty::derived_from), TermRole::object, record.derived_from,
                      only({Kind::attestation}));
  }
  fits &= read_span(subject, record);
  if (fits) out_.attestations.push_back(record);
}

bool RecordReader::read_span(TermId subject, AttestationRecord& record) {
  if (!has(KnownProperty::start) || !has(KnownProperty::end)) {
    missing(subject, "span",
            fmt::format("add {}, in code points, end exclusive", list_of({vocab::fil_start, vocab::fil_end}, " and ")));
    return false;
  }
  const auto start = parse_offset(in_.terms[object(KnownProperty::start)]);
  const auto end = parse_offset(in_.terms[object(KnownProperty::end)]);
  if (!start || !end || *start >= *end) {
    fault(model_fault::bad_span, statement_of(start ? KnownProperty::end : KnownProperty::start), TermRole::object,
          fmt::format("empty span: end ({1}) must be greater than start ({0})", spelled(object(KnownProperty::start)),
                      spelled(object(KnownProperty::end))),
          "write two integers from 0, in code points, end exclusive");
    return false;
  }
  record.start = *start;
  record.end = *end;
  return true;
}

bool RecordReader::is_only_cited(TermId document) const {
  if (uses_of_documents_.empty()) {
    uses_of_documents_.resize(in_.terms.size());
    const TermId voice = in_.terms.find_iri(vocab::prov_wasAttributedTo),
                 source = in_.terms.find_iri(vocab::oa_hasSource);
    for (const Quad& quad : in_.quads) {
      if (quad.predicate != voice && quad.predicate != source) continue;
      uses_of_documents_[quad.object] |= quad.predicate == source ? is_read : is_voice;
    }
  }
  return uses_of_documents_[document] == is_voice;
}

void RecordReader::read_document(TermId subject) {
  DocumentRow row{subject, {}};
  if (const auto published = read_date(KnownProperty::published))
    row.published = {published->begin.first, published->end.last};
  else if (!has(KnownProperty::published) && !is_only_cited(subject))
    fault(model_fault::undated_document, anchor(), TermRole::subject,
          fmt::format("'{}' has no date of publication", spelled(subject)),
          fmt::format("add {}, an EDTF set if it is uncertain", spelled(vocab::schema_datePublished)));
  if (!has(KnownProperty::sha256)) {
    if (!is_only_cited(subject))
      fault(model_fault::undigested_document, anchor(), TermRole::subject,
            fmt::format("'{}' has no digest of its text", spelled(subject)),
            fmt::format("add {}, the 64 hexadecimal digits that sha256sum prints for the text",
                        spelled(vocab::fil_sha256)));
  } else if (!is_sha256(in_.terms[object(KnownProperty::sha256)]))
    fault(model_fault::bad_value, statement_of(KnownProperty::sha256), TermRole::object,
          fmt::format("{} is not a SHA-256", spelled(object(KnownProperty::sha256))), "write 64 hexadecimal digits");
  check_things(KnownProperty::covers, only({Kind::measure}));
  out_.documents.push_back(row);
}

void RecordReader::read_claim(TermId subject, Kind kind) {
  ClaimRecord claim;
  claim.term = subject;
  claim.kind = kind;
  claim.quad = static_cast<std::uint32_t>(anchor());
  claim.modality = read_value<Modality>(
                       KnownProperty::modality, "modality",
                       [this] {
                         return "write " + list_of({vocab::fil_sought, vocab::fil_planned, vocab::fil_contracted,
                                                    vocab::fil_ongoing, vocab::fil_done});
                       },
                       [this](std::string_view iri) { return kinds_.find_modality(iri); })
                       .value_or(Modality::unstated);
  claim.time = read_time();
  check_qualifiers();
  claim.product = sound(KnownProperty::product);
  claim.destination = kind == Kind::link && sound(KnownProperty::to_place) != no_term;
  check_shares();
  if (has(KnownProperty::reaches_owned) && check_end(statement_of(KnownProperty::reaches_owned), TermRole::object,
                                                     object(KnownProperty::reaches_owned), only({Kind::reach})))
    claim.reach = object(KnownProperty::reaches_owned);

  if (kind == Kind::link) read_link(subject, claim);
  if (kind == Kind::measure) {
    if (!has(KnownProperty::effect))
      missing(subject, "effect",
              fmt::format("add {}, for example {}", spelled(vocab::fil_effect), spelled(vocab::fil_prohibits)));
    read_value<EffectId>(
        KnownProperty::effect, "effect",
        [this] {
          return fmt::format("write {} ..., or declare it as a {}",
                             list_of({vocab::fil_prohibits, vocab::fil_restricts, vocab::fil_permits}, ", "),
                             spelled(vocab::fil_Effect));
        },
        [this](std::string_view iri) { return kinds_.find_effect(iri); });
  }
  if (kind == Kind::figure) {
    if (!has(KnownProperty::metric))
      missing(
          subject, "metric",
          fmt::format("add {}, for example {}", spelled(vocab::fil_metric), spelled(vocab::fil_monthlyActiveUsers)));
    for (const KnownProperty p : {KnownProperty::metric, KnownProperty::growth_of})
      read_value<const Metric*>(
          p, "metric",
          [this] {
            return fmt::format("write {} ..., or declare it as a {}",
                               list_of({vocab::fil_spending, vocab::fil_monthlyActiveUsers}, ", "),
                               spelled(vocab::fil_Metric));
          },
          [this](std::string_view iri) -> std::optional<const Metric*> {
            const Metric* metric = kinds_.find_metric(iri);
            return metric ? std::optional(metric) : std::nullopt;
          });
    if (!has(KnownProperty::amount) && !has(KnownProperty::share))
      missing(subject, "amount", "add " + list_of({vocab::fil_amount, vocab::fil_share}));
  }
  if (kind == Kind::remark && !has(KnownProperty::text))
    missing(subject, "text", "write it in your own words with " + spelled(vocab::fil_text));
  if (kind == Kind::figure || kind == Kind::remark) {
    if (!has(KnownProperty::about)) missing(subject, "thing that it is about", "add " + spelled(vocab::fil_about));
    each_value(KnownProperty::about, [&](std::size_t i) {
      if (check_end(i, TermRole::object, in_.quads[i].object, {})) out_.about.push_back({in_.quads[i].object, subject});
    });
  }
  if (kind == Kind::remark && has(KnownProperty::difference)) check_difference();
  out_.claims.push_back(claim);
}

void RecordReader::check_difference() {
  static constexpr std::initializer_list<std::string_view> differences = {
      vocab::fil_scope, vocab::fil_time, vocab::fil_status, vocab::fil_rounding, vocab::fil_wording};
  each_value(KnownProperty::difference, [&](std::size_t i) {
    if (std::ranges::find(differences, iri_of(in_.quads[i].object)) == differences.end())
      fault(model_fault::unknown_value, i, TermRole::object,
            fmt::format("unknown difference '{}'", spelled(in_.quads[i].object)), "write " + list_of(differences));
  });
  const KindSet claims = only({Kind::link, Kind::measure, Kind::event, Kind::figure, Kind::remark});
  std::size_t compared = 0;
  each_value(KnownProperty::about, [&](std::size_t i) {
    if (const auto kind = out_.kind(in_.quads[i].object)) compared += claims.contains(*kind) ? 1 : 0;
  });
  if (compared < 2)
    fault(model_fault::missing_part, statement_of(KnownProperty::difference), TermRole::predicate,
          fmt::format("'{}' compares fewer than two claims",
                      spelled(in_.quads[statement_of(KnownProperty::difference)].subject)),
          fmt::format("add the claims that differ with {}, or drop {}", spelled(vocab::fil_about),
                      spelled(vocab::fil_difference)));
}

void RecordReader::read_link(TermId subject, ClaimRecord& claim) {
  for (const auto& [p, iri] :
       {std::pair{KnownProperty::subject, vocab::rdf_subject},
        std::pair{KnownProperty::predicate, vocab::rdf_predicate}, std::pair{KnownProperty::object, vocab::rdf_object}})
    if (!has(p))
      missing(subject, spelled(iri),
              "a link has one " + list_of({vocab::rdf_subject, vocab::rdf_predicate, vocab::rdf_object}, " and "));
  if (!has(KnownProperty::subject) || !has(KnownProperty::predicate) || !has(KnownProperty::object)) return;
  const auto type = kinds_.find_edge_type(iri_of(object(KnownProperty::predicate)));
  if (!type) {
    const auto inverse = kinds_.find_inverse(iri_of(object(KnownProperty::predicate)));
    fault(
        model_fault::unknown_value, statement_of(KnownProperty::predicate), TermRole::object,
        fmt::format("'{}' is not an edge type", spelled(object(KnownProperty::predicate))),
        inverse ? fmt::format("write '{}' with subject and object exchanged", spelled(kinds_.edge_type(*inverse).iri))
        : iri_of(object(KnownProperty::predicate)).empty()
            ? "write the IRI of an edge type"
            : suggestion(iri_of(object(KnownProperty::predicate)), "declare it as a " + spelled(vocab::fil_EdgeType)));
    return;
  }
  const EdgeType& edge_type = kinds_.edge_type(*type);
  if (edge_type.carrier != Carrier::link) {
    fault(model_fault::wrong_carrier, statement_of(KnownProperty::predicate), TermRole::object,
          fmt::format("'{}' is not written as a link", spelled(object(KnownProperty::predicate))),
          edge_type.carrier == Carrier::claim ? "write it directly on the claim"
                                              : "write it directly on the measure or event");
    return;
  }
  const bool subject_fits = check_end(statement_of(KnownProperty::subject), TermRole::object,
                                      object(KnownProperty::subject), edge_type.domain);
  const bool object_fits =
      check_end(statement_of(KnownProperty::object), TermRole::object, object(KnownProperty::object), edge_type.range);
  if (!subject_fits || !object_fits) return;
  claim.source = object(KnownProperty::subject);
  claim.target = object(KnownProperty::object);
  claim.type = *type;
  check_holding(subject);
}

}  // namespace filiera
