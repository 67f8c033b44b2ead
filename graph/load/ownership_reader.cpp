// SPDX-License-Identifier: Apache-2.0
// Reads and checks the shares, interests and ownership rules of claims.
#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "graph/load/claim_reader.hpp"
#include "graph/model/decimal.hpp"
#include "graph/model/value_forms.hpp"

namespace filiera {

bool RecordReader::too_long(KnownProperty p) {
  // Sums of shares are exact, at a cost that grows with the square of the digits.
  constexpr std::size_t most_digits = 1000;
  const TermView value = in_.terms[object(p)];
  if (!is_number(value) || value.value.size() <= most_digits) return false;
  fault(model_fault::bad_value, statement_of(p), TermRole::object,
        fmt::format("a share of {} digits", value.value.size()), fmt::format("write at most {}", most_digits));
  return true;
}

void RecordReader::check_shares() {
  static constexpr KnownProperty shares[] = {KnownProperty::share, KnownProperty::min_share, KnownProperty::max_share,
                                             KnownProperty::over_share, KnownProperty::under_share};
  if (std::ranges::none_of(shares, [&](KnownProperty p) { return has(p); })) return;
  if (std::ranges::any_of(shares, [&](KnownProperty p) { return has(p) && sound(p) == no_term; })) return;
  const auto both = [&](KnownProperty a, KnownProperty b) {
    if (!has(a) || !has(b)) return false;
    fault(model_fault::bad_value, statement_of(b), TermRole::predicate,
          fmt::format("'{}' together with '{}'", spelled(in_.quads[statement_of(b)].predicate),
                      spelled(in_.quads[statement_of(a)].predicate)),
          "keep one of the two");
    return true;
  };
  for (const KnownProperty bound :
       {KnownProperty::min_share, KnownProperty::over_share, KnownProperty::max_share, KnownProperty::under_share})
    if (both(KnownProperty::share, bound)) return;
  if (both(KnownProperty::min_share, KnownProperty::over_share) ||
      both(KnownProperty::max_share, KnownProperty::under_share))
    return;
  const KnownProperty least = has(KnownProperty::min_share) ? KnownProperty::min_share : KnownProperty::over_share;
  const KnownProperty most = has(KnownProperty::max_share) ? KnownProperty::max_share : KnownProperty::under_share;
  // A missing bound means 0 or 1.
  const auto number = [&](KnownProperty p) { return *Decimal::parse(in_.terms.value(object(p))); };
  const Decimal low = has(least) ? number(least) : Decimal(0), high = has(most) ? number(most) : Decimal(1);
  const bool open = has(KnownProperty::over_share) || has(KnownProperty::under_share);
  if (low < high || (!open && low == high)) return;
  const KnownProperty told = has(most) ? most : least;
  fault(model_fault::bad_value, statement_of(told), TermRole::object, "no share satisfies these bounds",
        "exchange the two, or correct one");
}

void RecordReader::check_holding(TermId subject) {
  const bool owns = iri_of(object(KnownProperty::predicate)) == vocab::fil_owns;
  if (iri_of(object(KnownProperty::predicate)) == vocab::fil_jointWith &&
      object(KnownProperty::subject) == object(KnownProperty::object))
    fault(model_fault::bad_value, statement_of(KnownProperty::object), TermRole::object,
          fmt::format("'{}' joins '{}' with itself", spelled(subject), spelled(object(KnownProperty::object))),
          "name another party, or remove the link");
  if (has(KnownProperty::interest) && !owns) {
    fault(model_fault::wrong_carrier, statement_of(KnownProperty::interest), TermRole::predicate,
          fmt::format("'{}' on a link that is not '{}'", spelled(vocab::fil_interest), spelled(vocab::fil_owns)),
          "drop it, or write the link as one of ownership");
    return;
  }
  constexpr KnownProperty shares[] = {KnownProperty::share, KnownProperty::min_share, KnownProperty::max_share,
                                      KnownProperty::over_share, KnownProperty::under_share};
  if (iri_of(object(KnownProperty::predicate)) == vocab::fil_parentOf)
    for (const KnownProperty p : shares)
      if (has(p))
        fault(model_fault::bad_value, statement_of(p), TermRole::predicate,
              fmt::format("'{}' states control and a share", spelled(subject)),
              fmt::format("control has no share: drop the share, or write a link of '{}'", spelled(vocab::fil_owns)));
  if (!owns) return;
  std::size_t interests = 0;
  bool control = false;
  each_value(KnownProperty::interest, [&](std::size_t i) {
    const std::string_view iri = iri_of(in_.quads[i].object);
    control |= iri == vocab::fil_control;
    if (++interests == 2)
      fault(model_fault::repeated, i, TermRole::object,
            fmt::format("'{}' has a second value for '{}'", spelled(subject), spelled(vocab::fil_interest)),
            "write one link for each interest");
    if (iri != vocab::fil_shareholding && iri != vocab::fil_votingRights && iri != vocab::fil_control)
      fault(model_fault::unknown_value, i, TermRole::object,
            fmt::format("unknown interest '{}'", spelled(in_.quads[i].object)),
            "write " + list_of({vocab::fil_shareholding, vocab::fil_votingRights, vocab::fil_control}));
  });
  if (!control) return;
  for (const KnownProperty p : shares)
    if (has(p))
      fault(model_fault::bad_value, statement_of(p), TermRole::predicate,
            fmt::format("'{}' states control and a share", spelled(subject)),
            "control has no share: drop the share, or write " +
                list_of({vocab::fil_shareholding, vocab::fil_votingRights}));
}

void RecordReader::check_boolean(KnownProperty p) {
  if (!has(p)) return;
  const TermView value = in_.terms[object(p)];
  if (value.kind == TermKind::literal &&
      (value.value == "true" || value.value == "false" || value.value == "1" || value.value == "0"))
    return;
  fault(model_fault::bad_value, statement_of(p), TermRole::object,
        fmt::format("{} is neither true nor false", spelled(object(p))), "write true or false");
}

void RecordReader::check_reach(TermId subject) {
  if (!has(KnownProperty::threshold)) {
    missing(subject, "threshold", fmt::format("add {}, for example 0.5", spelled(vocab::fil_threshold)));
  } else {
    const TermView threshold = in_.terms[object(KnownProperty::threshold)];
    if (too_long(KnownProperty::threshold)) return;
    if (!is_share(threshold) || Decimal::parse(threshold.value)->is_zero())
      fault(model_fault::bad_value, statement_of(KnownProperty::threshold), TermRole::object,
            fmt::format("{} is not a threshold", spelled(object(KnownProperty::threshold))),
            "write a share over 0 and up to 1: 0.5 for 50 %");
    else if (has(KnownProperty::strict) && is_true_text(in_.terms.value(object(KnownProperty::strict))) &&
             !(*Decimal::parse(threshold.value) < Decimal(1)))
      fault(model_fault::bad_value, statement_of(KnownProperty::strict), TermRole::object,
            fmt::format("no share exceeds the threshold of '{}'", spelled(subject)),
            fmt::format("write a smaller {}, or drop {}", spelled(vocab::fil_threshold), spelled(vocab::fil_strict)));
  }
  for (const KnownProperty p :
       {KnownProperty::strict, KnownProperty::aggregate, KnownProperty::indirect, KnownProperty::by_control})
    check_boolean(p);
  if (has(KnownProperty::method)) {
    const std::string_view iri = iri_of(object(KnownProperty::method));
    if (iri != vocab::fil_cascade && iri != vocab::fil_multiplication)
      fault(model_fault::unknown_value, statement_of(KnownProperty::method), TermRole::object,
            fmt::format("unknown method '{}'", spelled(object(KnownProperty::method))),
            "write " + list_of({vocab::fil_cascade, vocab::fil_multiplication}));
  }
  each_value(KnownProperty::interest, [&](std::size_t i) {
    const std::string_view iri = iri_of(in_.quads[i].object);
    if (iri != vocab::fil_shareholding && iri != vocab::fil_votingRights)
      fault(model_fault::unknown_value, i, TermRole::object,
            fmt::format("a reach cannot count '{}'", spelled(in_.quads[i].object)),
            iri == vocab::fil_control ? fmt::format("write '{} true' for control", spelled(vocab::fil_byControl))
                                      : "write " + list_of({vocab::fil_shareholding, vocab::fil_votingRights}));
  });
  each_value(KnownProperty::only_outside,
             [&](std::size_t i) { check_end(i, TermRole::object, in_.quads[i].object, only({Kind::place})); });
}

}  // namespace filiera
